"""Queries that are asked often: their SQL is written once, and then only the values change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        self._places = False

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """Every row, with the values in their places."""
        if not self._sql:
            self._sql, written = self._query.sql()
            self._values = tuple(written)
            self._places = any(isinstance(each, _Place) for each in written)
        given: Sequence[Any] = self._values
        if self._places:
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


class PreparedInsert:
    """New rows of one table, with the defaults of their columns; gives the id. Never for rows written many at a time."""

    def __init__(self, model: Any) -> None:
        meta = model._meta  # noqa: SLF001 - how peewee names the columns of a whole row
        self._fields = [each for each in meta.sorted_fields if each is not meta.primary_key]
        columns = ", ".join(f'"{each.column_name}"' for each in self._fields)
        self._row = f"({', '.join('?' for _ in self._fields)})"
        self._sql = f'INSERT INTO "{meta.table_name}" ({columns}) VALUES '  # noqa: S608 - names of ours alone
        self._defaults = {each.name: each.default for each in self._fields}

    def add(self, **values: Any) -> int:
        """Write a row; the names are those of its columns."""
        return int(database_proxy.execute_sql(self._sql + self._row, self._written(values)).lastrowid)

    def add_all(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write a few rows in one statement."""
        if rows:
            written = [value for row in rows for value in self._written(row)]
            database_proxy.execute_sql(self._sql + ", ".join(self._row for _ in rows), written)

    def _written(self, values: Mapping[str, Any]) -> list[Any]:
        if unknown := values.keys() - self._defaults.keys():
            raise TypeError(f"no such columns: {sorted(unknown)}")
        given = {**self._defaults, **values}
        return [_as_kept(each, given[each.name]) for each in self._fields]


def _as_kept(field: Any, value: Any) -> Any:
    """A value as the database keeps it; numbers, text and nothing are that already."""
    return value if value is None or type(value) in {int, str} else field.db_value(value)
