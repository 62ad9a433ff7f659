"""Safekeeping: soft interview rooms and the return of belongings, scheduled with care."""

__version__ = "0.1.0"
