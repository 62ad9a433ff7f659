"""Calendar files: a room's or a person's visits out, busy and closed times in."""
