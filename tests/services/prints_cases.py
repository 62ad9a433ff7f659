"""The use cases of the log of prints. See use_cases.py."""

from __future__ import annotations

from desktop_app.domain.permissions import Action
from desktop_app.domain.prints import Given, Printout, Way
from desktop_app.domain.staff import Role
from tests.agency import SampleAgency, given

EV, VS = Role.EVIDENCE, Role.VICTIM_SERVICES


def one(agency: SampleAgency) -> int:
    """The id of a packet that was printed for the first family."""
    printout = Printout(b"%PDF-1.7", Way.PRINTED)
    return given(agency.services.handouts.printed(agency.one(VS), "family_packet", 1, None, "en", printout)).id


PRINTS: tuple[tuple[object, ...], ...] = (
    ("prints.of_case", (Action.VIEW_CASES,), EV, lambda it, who: it.services.prints.of_case(who, 1)),
    ("prints.pdf", (Action.PRINT_CASE_DOCUMENT,), EV, lambda it, who: it.services.prints.pdf(who, 1), False, one),
    (
        "prints.again",
        (Action.PRINT_CASE_DOCUMENT,),
        EV,
        lambda it, who: it.services.prints.again(who, 1, Way.PRINTED),
        True,
        one,
    ),
    (
        "prints.answer",
        (Action.PRINT_CASE_DOCUMENT,),
        EV,
        lambda it, who: it.services.prints.answer(who, 1, Given.GIVEN),
        True,
        one,
    ),
)
"""Method, guards, somebody who may, a call, whether it writes, what makes it possible."""
