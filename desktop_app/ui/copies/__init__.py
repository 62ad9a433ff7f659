"""Copies of the records: the card in Settings, the list, and putting one back."""
