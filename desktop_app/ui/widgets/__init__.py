"""Small building blocks of the pages, one per file."""
