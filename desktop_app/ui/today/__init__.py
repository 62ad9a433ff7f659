"""Today: what this role must do now, and what blocks it."""
