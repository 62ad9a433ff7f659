"""What Safekeeping remembers: the encrypted database, and nothing else knows SQL."""
