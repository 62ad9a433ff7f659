"""Reads an item list as evidence systems export it: bytes to a table, a table to belongings, each bad line named."""

from __future__ import annotations

from desktop_app.domain.item_import.categories import category_of
from desktop_app.domain.item_import.columns import REQUIRED, Column, guess_columns
from desktop_app.domain.item_import.plan import BadRow, ImportedItem, ImportPlan, read_items, to_import
from desktop_app.domain.item_import.table import LARGEST, MOST_ROWS, BadRowCause, Row, Table, Unreadable, read_table

__all__ = [
    "LARGEST",
    "MOST_ROWS",
    "REQUIRED",
    "BadRow",
    "BadRowCause",
    "Column",
    "ImportPlan",
    "ImportedItem",
    "Row",
    "Table",
    "Unreadable",
    "category_of",
    "guess_columns",
    "read_items",
    "read_table",
    "to_import",
]
