"""The base of every table."""

from __future__ import annotations

from typing import Any

from peewee import DatabaseProxy, Model

database_proxy = DatabaseProxy()
_Model: Any = Model


class Row(_Model):  # type: ignore[misc]
    """The base of every table. Columns are peewee's own objects, so they are typed where rows become values."""

    class Meta:
        database = database_proxy
        legacy_table_names = False
