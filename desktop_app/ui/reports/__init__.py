"""The Reports page: what the rooms were used for, in charts and tables."""
