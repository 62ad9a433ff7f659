"""What a family said for all belongings, for the pages that show one of them."""

from __future__ import annotations

from desktop_app.domain.refusals import Refused
from desktop_app.domain.wishes import Wishes, wishes_for_all
from desktop_app.ui.session import Session


def standing_wishes(session: Session, case_id: int) -> Wishes:
    """The answers that stand; nothing for who may not read them."""
    found = session.services.preferences.of_case(session.actor, case_id)
    return Wishes() if isinstance(found, Refused) else wishes_for_all(found.rows)
