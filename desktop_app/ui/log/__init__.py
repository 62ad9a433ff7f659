"""The log: read, reviewed, checked, copied for others."""
