"""The use cases of the agency's own words; see use_cases.py."""

from __future__ import annotations

from desktop_app.domain.permissions import Action
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.wording import FormWording, Version
from tests.agency import TODAY, SampleAgency, given

CANARY = "Zyxwena Quorlbyn"
FD, VS, SU = Role.FRONT_DESK, Role.VICTIM_SERVICES, Role.SUPERVISOR
WORDS = f'+++\ntitle = "Care"\n+++\n\n# {CANARY}\n\n{{person_name}}.'


def written(agency: SampleAgency, words: str = WORDS, language: str = "en", latest: int = 0) -> Version:
    """A version that waits."""
    return given(agency.services.wording.save(agency.one(VS), "care", language, words, latest))


def approved(agency: SampleAgency, words: str = WORDS, language: str = "en", latest: int = 0) -> FormWording:
    """A version that is in use."""
    version = written(agency, words, language, latest)
    return given(agency.services.wording.approve(agency.one(SU), version.id))


def _review(agency: SampleAgency, actor: StaffMember) -> object:
    return agency.services.wording.review(actor, "care", "es", 0, CANARY, TODAY)


WORDING = (
    ("wording.forms", (Action.VIEW_WORDING,), FD, lambda it, who: it.services.wording.forms(who)),
    ("wording.list", (Action.EDIT_WORDING,), VS, lambda it, who: it.services.wording.list(who)),
    ("wording.open", (Action.EDIT_WORDING,), VS, lambda it, who: it.services.wording.open(who, "care", "en")),
    (
        "wording.save",
        (Action.EDIT_WORDING,),
        VS,
        lambda it, who: it.services.wording.save(who, "care", "en", WORDS, 0),
        True,
    ),
    (
        "wording.approve",
        (Action.APPROVE_WORDING,),
        SU,
        lambda it, who: it.services.wording.approve(who, 1),
        True,
        written,
    ),
    (
        "wording.withdraw",
        (Action.EDIT_WORDING,),
        VS,
        lambda it, who: it.services.wording.withdraw(who, 1),
        True,
        written,
    ),
    ("wording.review", (Action.EDIT_WORDING,), VS, _review, True),
)
"""Method, guards, somebody who may, a call, whether it writes, what makes it possible."""
