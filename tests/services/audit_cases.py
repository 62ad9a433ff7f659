"""The use cases of the log, for tests/services/use_cases.py."""

from __future__ import annotations

from desktop_app.domain.audit import ExportWhy, LogWish, Verdict
from desktop_app.domain.permissions import Action
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.store import history
from tests.agency import SampleAgency

AD, SU = Role.ADMINISTRATOR, Role.SUPERVISOR


def _review(it: SampleAgency, who: StaffMember) -> object:
    return it.services.audit.review(who, history.head().seq)


AUDIT = (
    ("audit.state", (Action.VIEW_LOG,), AD, lambda it, who: it.services.audit.state(who)),
    ("audit.review_due", (Action.VIEW_LOG,), SU, lambda it, who: it.services.audit.review_due(who)),
    ("audit.find", (Action.VIEW_LOG,), AD, lambda it, who: it.services.audit.find(who, LogWish())),
    ("audit.check", (Action.VIEW_LOG,), AD, lambda it, who: it.services.audit.check(who)),
    (
        "audit.checked",
        (Action.VIEW_LOG,),
        AD,
        lambda it, who: it.services.audit.checked(who, Verdict(None, 1, 0, 1)),
        True,
    ),
    ("audit.verify", (Action.VIEW_LOG,), SU, lambda it, who: it.services.audit.verify(who), True),
    ("audit.review", (Action.REVIEW_LOG,), SU, _review, True),
    ("audit.set_folder", (Action.CHANGE_SECURITY,), SU, lambda it, who: it.services.audit.set_folder(who, ""), True),
    (
        "audit.export",
        (Action.EXPORT_LOG,),
        AD,
        lambda it, who: it.services.audit.export(who, ExportWhy.COURT),
        True,
    ),
)
