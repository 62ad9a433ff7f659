"""Handouts: what families and staff take in their hands, seen before it is printed or saved."""
