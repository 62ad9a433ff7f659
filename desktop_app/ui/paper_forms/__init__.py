"""Numbered paper forms on the screen: given out, entered afterwards, spoiled."""
