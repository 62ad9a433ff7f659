"""Queries that are asked often: their SQL is written once, and then only the values change."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from peewee import Value

from desktop_app.store.models import database_proxy


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value goes; each may be used more than once in a query."""

    at: int


def place(at: int) -> Any:
    """In a query, the value that is handed in at this position, as it is."""
    return Value(_Place(at), converter=False)


class Prepared:
    """A query of plain rows. Writing the SQL of a small query takes longer than asking it."""

    def __init__(self, query: Any) -> None:
        self._query = query
        self._sql = ""
        self._values: tuple[Any, ...] = ()

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """Every row, with the values in their places."""
        if not self._sql:
            self._sql, written = self._query.sql()
            self._values = tuple(written)
        given = [values[each.at] if isinstance(each, _Place) else each for each in self._values]
        found: list[tuple[Any, ...]] = database_proxy.execute_sql(self._sql, given).fetchall()
        return found


class PreparedRows(Prepared):
    """A query of whole rows of one table; each is read by its columns' names, a reference to another row as `..._id`."""

    def __init__(self, query: Any) -> None:
        super().__init__(query.tuples())
        columns = query.model._meta.sorted_fields  # noqa: SLF001 - how peewee names the columns of a whole row
        self._names = tuple(getattr(column, "object_id_name", column.name) for column in columns)

    def named(self, *values: Any) -> list[SimpleNamespace]:
        """Every row, with the values in their places."""
        return [SimpleNamespace(**dict(zip(self._names, row, strict=True))) for row in self.rows(*values)]
