"""One row for each document that is printed: domain reference, section 9.

A new document is a member of `Kind`, a row here, its form in `forms/`, its title in `ui/handouts/documents.py` and, unless it is a
`FamilyPaper`, its data, the function in `printing/values/` and the service that gathers it.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import get_args

from desktop_app.domain.handouts.kinds import About, Audience, Kind
from desktop_app.domain.handouts.resources import CRIME_ONLY, Manner, ResourceKind
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.staff import Role

FAMILY_LANGUAGES = ("en", "es", "vi")
STAFF_LANGUAGES = ("en", "es")
ALL_MANNERS: tuple[Manner, ...] = get_args(Manner)
EVERY_RESOURCE: frozenset[ResourceKind] = frozenset(get_args(ResourceKind))
AFTER_NO_CRIME = EVERY_RESOURCE - CRIME_ONLY
_CASE = frozenset({Action.PRINT_CASE_DOCUMENT})
_NOTICE = frozenset({Action.SEND_NOTICE})
_AGENCY = frozenset({Action.PRINT_AGENCY_FORM})
_VISIT = frozenset({Action.PRINT_INTERVIEW_LETTER})


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """What there is to know about a document before it is filled.

    `code` is the domain reference's, empty where it has none; `form` the folder in `forms/`, empty for a set of others; `actions`
    those of which one is enough to print it. Not `listed`: it is made where it belongs (the consents, the table), or another row
    leads to it. `carries` are the kinds of resources its form prints, `needs` those without which it is not complete, `mark` the
    mark of a case whose resources it brings whether or not the case has it. `discreet`: it names no person, record or agency.
    """

    code: str
    kind: Kind
    form: str
    audience: Audience
    about: About
    actions: frozenset[Action]
    listed: bool = True
    large_print: bool = True
    manners: tuple[Manner, ...] = ALL_MANNERS
    carries: frozenset[ResourceKind] = frozenset()
    needs: tuple[ResourceKind, ...] = ()
    mark: str = ""
    discreet: bool = False
    file: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages its form is written in."""
        return FAMILY_LANGUAGES if self.audience is Audience.FAMILY else STAFF_LANGUAGES

    @property
    def file_kind(self) -> str:
        """The beginning of its file's name: never what happened to anybody."""
        return self.file or self.kind.value


_F, _S = Audience.FAMILY, Audience.STAFF


def _leaflet(
    code: str,
    kind: Kind,
    form: str,
    carries: AbstractSet[ResourceKind] = frozenset(),
    needs: tuple[ResourceKind, ...] = (),
    *,
    manner: Manner | None = None,
    mark: str = "",
    discreet: bool = False,
    file: str = "",
) -> CatalogueRow:
    """A leaflet for families; the guide of one manner of death is reached through the packet, never chosen for another."""
    return CatalogueRow(
        code,
        kind,
        form,
        _F,
        About.NOTHING if discreet else About.CASE,
        _CASE,
        listed=manner is None,
        manners=(manner,) if manner else ALL_MANNERS,
        carries=frozenset(carries),
        needs=needs,
        mark=mark,
        discreet=discreet,
        file=file,
    )


CATALOGUE: tuple[CatalogueRow, ...] = (
    CatalogueRow("H1", Kind.APPOINTMENT_LETTER, "appointment_letter", _F, About.APPOINTMENT, _VISIT),
    CatalogueRow("H2", Kind.BELONGINGS_LIST, "belongings_list", _F, About.CASE, _CASE),
    CatalogueRow("H3", Kind.RETURN_RECORD, "return_record", _F, About.APPOINTMENT, _CASE),
    CatalogueRow("H4", Kind.RETAINED_ITEMS, "retained_items", _F, About.CASE, _CASE),
    CatalogueRow("H7-H9", Kind.FAMILY_PACKET, "", _F, About.CASE, _CASE),
    _leaflet(
        "H7",
        Kind.AFTER_HOMICIDE,
        "family_packet_homicide",
        EVERY_RESOURCE,
        (
            "crisis",
            "support_group",
            "advocate",
            "rights",
            "compensation",
            "custody_notice",
            "prosecutor",
            "medical_examiner",
            "funeral",
        ),
        manner="homicide",
        file="family_packet",
    ),
    _leaflet(
        "H8",
        Kind.AFTER_SUICIDE,
        "family_packet_suicide",
        AFTER_NO_CRIME,
        ("crisis", "support_group", "medical_examiner", "funeral"),
        manner="suicide",
        file="family_packet",
    ),
    _leaflet(
        "H9",
        Kind.NOT_YET_DECIDED,
        "family_packet_undetermined",
        AFTER_NO_CRIME,
        ("crisis", "medical_examiner", "funeral"),
        manner="undetermined",
        file="family_packet",
    ),
    _leaflet("H5", Kind.CARE, "care", {"cleaning", "crisis"}, ("crisis",)),
    _leaflet("H6", Kind.OTHER_PLACES, "other_places", {"medical_examiner", "funeral", "money"}, ("medical_examiner",)),
    _leaflet("H10", Kind.CHILDREN, "children", {"children", "crisis"}, ("children", "crisis"), mark="children"),
    _leaflet("H12", Kind.PRIVACY, "privacy", {"advocate"}),
    _leaflet("H13", Kind.RESOURCE_CARD, "resource_card", EVERY_RESOURCE, ("crisis",)),
    _leaflet("H14", Kind.CONTACT_CARD, "contact_card"),
    _leaflet("H15", Kind.QUESTIONS, "questions"),
    _leaflet(
        "H16",
        Kind.PRIVATE_HELP,
        "private_help",
        {"other", "crisis"},
        ("other", "crisis"),
        mark="violence_at_home",
        discreet=True,
        file="information",
    ),
    _leaflet(
        "H17",
        Kind.LINE_OF_DUTY,
        "line_of_duty",
        {"support_group", "money", "funeral", "children", "crisis", "other"},
        ("support_group", "money", "crisis"),
        mark="line_of_duty",
        file="family_support",
    ),
    CatalogueRow("H11", Kind.INTERVIEW_LETTER, "interview_letter", _F, About.APPOINTMENT, _VISIT, listed=False),
    CatalogueRow(
        "F1-F3", Kind.ROLE_CHECKLIST, "role_checklist", _S, About.APPOINTMENT, frozenset({Action.PRINT_CHECKLIST})
    ),
    CatalogueRow(
        "F4", Kind.RELEASE_REQUEST, "release_request", _S, About.CASE, frozenset({Action.ASK_AUTHORITY}), listed=False
    ),
    CatalogueRow("F5", Kind.DESIGNEE, "designee", _F, About.CASE, _CASE),
    CatalogueRow("F6", Kind.CONSENT, "consent", _F, About.CASE, frozenset({Action.VIEW_CONSENTS}), listed=False),
    CatalogueRow("F7", Kind.KEEP_FOR_LATER, "keep_for_later", _F, About.CASE, _CASE),
    CatalogueRow("F8", Kind.CASH_COUNT, "cash_count", _F, About.APPOINTMENT, _CASE, listed=False),
    CatalogueRow("F9", Kind.FIREARM_RETURN, "firearm_return", _F, About.APPOINTMENT, _CASE, listed=False),
    CatalogueRow(
        "F11", Kind.ROOM_READINESS, "room_readiness", _S, About.APPOINTMENT, frozenset({Action.PRINT_CHECKLIST})
    ),
    CatalogueRow("F12", Kind.NOTICE_PERSONAL, "notice_letter_personal", _F, About.CASE, _NOTICE, listed=False),
    CatalogueRow("F12", Kind.NOTICE_STATUTORY, "notice_letter_statutory", _F, About.CASE, _NOTICE, listed=False),
    CatalogueRow("", Kind.POST_RECORD, "post_record", _F, About.CASE, _CASE, listed=False),
    CatalogueRow("", Kind.RECORD_SHEET, "record_sheet", _F, About.APPOINTMENT, _CASE, listed=False),
    CatalogueRow(
        "",
        Kind.PAPER_FORM,
        "blank_return_record",
        _F,
        About.NOTHING,
        frozenset({Action.ISSUE_PAPER_FORMS}),
        listed=False,
        large_print=False,
    ),
    CatalogueRow("F10", Kind.CUSTODY_LEAF, "custody_leaf", _S, About.CASE, _CASE, listed=False),
    CatalogueRow("", Kind.DRY_RUN, "dry_run", _S, About.APPOINTMENT, _CASE, listed=False),
    CatalogueRow("F13", Kind.PRESS_REVIEW, "press_review", _S, About.NOTHING, _AGENCY),
    CatalogueRow("F14", Kind.PARTNER_AGREEMENT, "partner_agreement", _S, About.NOTHING, _AGENCY),
    CatalogueRow("F14", Kind.OUTREACH_LETTER, "outreach_letter", _S, About.NOTHING, _AGENCY),
    CatalogueRow("F14", Kind.SELF_ASSESSMENT, "self_assessment", _S, About.NOTHING, _AGENCY),
    CatalogueRow("F14", Kind.ACTION_PLAN, "action_plan", _S, About.NOTHING, _AGENCY),
    CatalogueRow("R1", Kind.DAY_SHEET, "day_sheet", _S, About.DAY, frozenset({Action.PRINT_DAY_SHEET})),
    CatalogueRow(
        "R2", Kind.WEEK_BOARD, "week_board", _S, About.DAY, frozenset({Action.PRINT_WEEK_BOARD}), large_print=False
    ),
    CatalogueRow("R3", Kind.OVERDUE, "overdue", _S, About.NOTHING, _CASE),
)
_ROWS = {row.kind: row for row in CATALOGUE}
GUIDES: dict[Manner, Kind] = {row.manners[0]: row.kind for row in CATALOGUE if len(row.manners) == 1}
"""The guide of a family packet by manner of death (H7, H8, H9)."""


def row_of(kind: Kind) -> CatalogueRow:
    """The row of a document."""
    return _ROWS[kind]


def rows_for(role: Role) -> tuple[CatalogueRow, ...]:
    """The documents that a role may choose from, in the order of the list."""
    allowed = (row for row in CATALOGUE if row.listed and any(may(role, action) for action in row.actions))
    return tuple(sorted(allowed, key=_place))


def _place(row: CatalogueRow) -> int:
    return tuple(Kind).index(row.kind)
