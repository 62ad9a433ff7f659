"""Accounts in Settings: who signs in, locks, and what the agency chose."""
