"""Calendar files (RFC 5545): appointments out, busy times and closed times in."""
