"""The Returns page: each family, from the first hold to the last signature."""
