"""Belongings read with what the family said for all of them; called inside a transaction."""

from __future__ import annotations

from desktop_app.domain.items import Item
from desktop_app.domain.wishes import all_as_wished, wishes_for_all
from desktop_app.store import items, preferences


def belongings_as_wished(case_id: int) -> tuple[Item, ...]:
    """Every belonging of a family, as it is to be packed and told of."""
    return all_as_wished(items.of_cases((case_id,)), wishes_for_all(preferences.of_case(case_id)))
