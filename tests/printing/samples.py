"""One invented document of each kind, as a busy agency would fill it; `text` replaces every typed value at once."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from typing import get_args

from desktop_app.domain.handouts import (
    AddedNote,
    AgencyPaper,
    AppointmentLetter,
    BelongingsList,
    CashCount,
    ChecklistStep,
    ChoiceItem,
    ConsentForm,
    CustodyLeaf,
    CustodyLeg,
    DaySheet,
    DaySheetRow,
    DesigneeForm,
    Document,
    DryRun,
    FamilyPaper,
    InterviewLetter,
    KeepForLater,
    KeptItem,
    Kind,
    Letterhead,
    LetterItem,
    Manner,
    NoticeLetter,
    OpenStep,
    Overdue,
    PastReview,
    PostedItem,
    PostRecord,
    ReleaseRequest,
    RequestedItem,
    Resource,
    RetainedItem,
    RetainedItems,
    ReturnItem,
    ReturnRecord,
    RoleChecklist,
    RoomReadiness,
    RunNotice,
    Signature,
    WaitingAnswer,
)
from desktop_app.domain.handouts.agency_papers import AGENCY_PAPERS
from desktop_app.domain.handouts.catalogue import GUIDES
from desktop_app.domain.return_papers import CashSheet, CountedRow, FirearmChecked, FirearmReturn, RecordSheet

HEAD = Letterhead("Fairhaven Police Department", "Victim Services", "555-0142", "8 am to 6 pm")
VISIT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
RETAINED = (
    RetainedItem(
        "His telephone",
        "The investigator needs it a little longer",
        "Detective L. Chen",
        date(2026, 12, 1),
        "M. Reyes, 555-0142",
    ),
    RetainedItem(
        "His jacket",
        "The court may want to see it",
        "The prosecutor's office",
        date(2027, 2, 15),
        "M. Reyes, 555-0142",
    ),
)
RESOURCES = (
    Resource(
        "crisis",
        "988 Suicide & Crisis Lifeline",
        "988",
        "Day and night",
        "Call or text. Press 2 for Spanish.",
        date(2026, 10, 2),
    ),
    Resource(
        "support_group",
        "Harbor Circle",
        "555-0177",
        "Mondays, 6 pm",
        "Families who meet at the library.",
        date(2026, 10, 2),
    ),
    Resource("advocate", "Harbor Advocates", "555-0163", "9 am to 5 pm", "Not part of the police.", date(2026, 10, 2)),
    Resource("rights", "Victim rights card", "555-0142", "", "We have it in many languages.", date(2026, 10, 2)),
    Resource("compensation", "State compensation program", "555-0188", "9 am to 4 pm", "", date(2026, 10, 2)),
    Resource("custody_notice", "VINE", "555-0199", "Day and night", "", date(2026, 10, 2)),
    Resource("prosecutor", "District attorney, witness help", "555-0151", "9 am to 5 pm", "", date(2026, 10, 2)),
    Resource("medical_examiner", "County medical examiner", "555-0155", "8 am to 4 pm", "", date(2026, 10, 2)),
    Resource("funeral", "Funeral cost help line", "555-0159", "9 am to 5 pm", "", date(2026, 10, 2)),
    Resource("cleaning", "Clear Water Home Care", "555-0161", "Day and night", "They ask first.", date(2026, 10, 2)),
    Resource(
        "children", "The Lighthouse, for children", "555-0164", "After school", "Ages 4 to 17.", date(2026, 10, 2)
    ),
    Resource("money", "Legal aid", "555-0165", "9 am to 5 pm", "Free advice about bills.", date(2026, 10, 2)),
    Resource("other", "Parents' evening line", "555-0111", "Evenings", "", None),
)


def appointment_letter() -> AppointmentLetter:
    return AppointmentLetter(
        HEAD,
        "26-0117",
        "Ms. W.",
        "Daniel",
        VISIT,
        "East entrance, 20 Harbor Street. Parking space 2 is kept for you.",
        "M. Reyes",
        items=(LetterItem("His wallet and keys"), LetterItem("His ring, in a small box"), LetterItem("His sweatshirt", wrapped=True)),
        retained=RETAINED[:1],
        call_by=date(2026, 12, 1),
    )  # fmt: skip


def interview_letter() -> InterviewLetter:
    return InterviewLetter(
        HEAD,
        "26-0131",
        "Ms. T.",
        datetime(2026, 11, 25, 13, 30, tzinfo=UTC),
        "Main entrance, 20 Harbor Street. The room is next to the door.",
        "J. Okafor",
        minutes=90,
        people=("Detective L. Chen", "J. Okafor, victim services", "Your sister, if you wish"),
        recorded=True,
        interpreter="Vietnamese, in the room",
    )


def belongings_list() -> BelongingsList:
    items = (
        ChoiceItem("His wallet, with cards and a photo", "The leather is worn. Nothing is missing.", "return", "as_is"),
        ChoiceItem("His keys, on a blue ring", "", "return"),
        ChoiceItem("A ring, yellow metal", "", "later"),
        ChoiceItem("His gray sweatshirt", "It is stained and was cut at the front. It is wrapped."),
        ChoiceItem("A book, The Long Way Home", "", "no"),
    )
    return BelongingsList(HEAD, "26-0117", "Ms. W.", "Daniel", items, "M. Reyes")


def return_record(*, signed: bool = False, recorded: bool = True) -> ReturnRecord:
    at = datetime(2026, 11, 24, 11, 12, tzinfo=UTC) if signed else None
    items = (
        ReturnItem("14", "Wallet, with cards and a photo", "Whole", "returned"),
        ReturnItem("15", "Keys, on a blue ring", "Whole", "returned"),
        ReturnItem("16", "Ring, yellow metal, in a small box", "Whole", "returned"),
        ReturnItem("18", "Gray sweatshirt, wrapped", "Whole", "declined_keep", date(2027, 11, 24)),
        ReturnItem("19", "Cash, $412.00", "Whole", "returned"),
        ReturnItem("21", "Telephone", "", "retained"),
        ReturnItem("22", "Watch", "", "looked_for", reason="The prosecutor still needs it for the case."),
    )
    return ReturnRecord(
        HEAD,
        "26-0117",
        "FPD 2026-004411",
        "Daniel W.",
        "personal representative",
        "State driver license",
        "A. Novak",
        VISIT,
        "Return room",
        items if recorded else tuple(replace(item, outcome="", keep_until=None) for item in items),
        Signature("Dana W.", at),
        Signature("A. Novak", at),
        Signature("M. Reyes", at),
        (CashCount("19", "$412.00", "A. Novak", "M. Reyes"),),
    )


def retained_items() -> RetainedItems:
    return RetainedItems(HEAD, "26-0117", "Ms. W.", "Daniel", RETAINED, "M. Reyes", date(2026, 12, 1))


def family_packet(manner: Manner) -> FamilyPaper:
    return FamilyPaper(
        GUIDES[manner],
        manner,
        HEAD,
        "26-0117",
        "Daniel",
        "M. Reyes",
        "555-0142",
        date(2026, 11, 24),
        "Detective L. Chen",
        "555-0148",
        RESOURCES,
    )


VIOLENCE = (
    Resource(
        "other",
        "National Domestic Violence Hotline",
        "1-800-799-7233 · Text START to 88788",
        "24 hours, every day",
        "Talk in private if a partner or someone at home hurts or scares you.",
        date(2026, 10, 2),
    ),
    Resource(
        "other",
        "National Sexual Assault Hotline (RAINN)",
        "1-800-656-4673",
        "24 hours, every day",
        "Talk in private with a trained person after a sexual assault, now or years ago.",
        date(2026, 10, 2),
    ),
    Resource(
        "other",
        "StrongHearts Native Helpline",
        "1-844-762-8483",
        "24 hours, every day",
        "Support for Native people who have been hurt by a partner or by sexual violence.",
        date(2026, 10, 2),
    ),
)
LEAFLETS = (
    Kind.CARE,
    Kind.OTHER_PLACES,
    Kind.CHILDREN,
    Kind.PRIVACY,
    Kind.RESOURCE_CARD,
    Kind.CONTACT_CARD,
    Kind.QUESTIONS,
    Kind.PRIVATE_HELP,
    Kind.LINE_OF_DUTY,
)


def leaflet(kind: Kind, manner: Manner = "homicide") -> FamilyPaper:
    made = replace(family_packet(manner), kind=kind, manner=manner, agency_involved=True)
    if kind is not Kind.PRIVATE_HELP:
        return made
    rows = (*VIOLENCE, *(row for row in RESOURCES if row.kind == "crisis"))
    return replace(made, record_number="", person_name="", contact="", resources=rows)


def role_checklist() -> RoleChecklist:
    done = datetime(2026, 11, 23, 16, 5, tzinfo=UTC)
    steps = (
        ChecklistStep(
            "before", "Confirm who has told whom, and that it was done with care", "B1", "MR", done, stands="open"
        ),
        ChecklistStep("before", "Read the flags: orders, estranged relatives, press", "", "MR", done),
        ChecklistStep("before", "Check the authority of the person who will receive", "B2", "MR", done, stands="open"),
        ChecklistStep("before", "Offer each choice, and tell condition to the depth they wish", "B5", stands="shut"),
        ChecklistStep("before", "Ask for dates to avoid; book with front desk and evidence", "B8", stands="not_needed"),
        ChecklistStep("before", "Confirm the interpreter", "", not_applicable="They speak English"),
        ChecklistStep("during", "Set the pace; say that they can stop"),
        ChecklistStep("during", "Hand over the sheet of what we still have, and read it together"),
        ChecklistStep("after", "Offer the handouts and the packet", "B15"),
        ChecklistStep("after", "Call within one to three days", "B16"),
    )
    return RoleChecklist(HEAD, "26-0117", "victim_services", "Return of belongings", "1", steps, VISIT, ("B5", "B9"))


def day_sheet() -> DaySheet:
    rows = (
        DaySheetRow(time(9, 0), "K. T.", "J. Okafor", "Harbor room", "Main entrance"),
        DaySheetRow(time(10, 0), "D. W.", "M. Reyes", "Return room", "East entrance"),
        DaySheetRow(time(13, 30), "L. P.", "J. Okafor", "Garden room", "Main entrance"),
        DaySheetRow(time(15, 0), "S. R.", "M. Reyes", "Willow room", "Main entrance"),
    )
    return DaySheet(HEAD, date(2026, 11, 24), rows)


def custody_leaf() -> CustodyLeaf:
    legs = (
        CustodyLeg("evidence_room", "holding_shelf", datetime(2026, 11, 23, 15, 40, tzinfo=UTC), "A. Novak", "118-204"),
        CustodyLeg("holding_shelf", "return_room", datetime(2026, 11, 24, 9, 20, tzinfo=UTC), "A. Novak", "118-204"),
        CustodyLeg("return_room", "evidence_room", datetime(2026, 11, 24, 11, 40, tzinfo=UTC), "A. Novak", "118-377"),
    )
    return CustodyLeaf(HEAD, "FPD 2026-004411", "18", "Sweatshirt, gray, cut", "evidence_room", "118-377", legs)


def dry_run() -> DryRun:
    steps = (
        OpenStep("front_desk", "Keep parking space 2 free from half past nine"),
        OpenStep("evidence", "Carry the boxes to the holding shelf"),
        OpenStep("victim_services", "Call the family: is it still the right day?"),
        OpenStep("victim_services", "Make the room ready, water and tissues", "B11"),
    )
    return DryRun(
        HEAD,
        "26-0117",
        VISIT,
        90,
        "Return room",
        "East entrance",
        "D. W.",
        2,
        "M. Reyes",
        "A. Novak",
        2,
        4,
        True,
        steps,
    )


def consent() -> ConsentForm:
    return ConsentForm(
        HEAD,
        "26-0117",
        "Elena Walsh",
        "Daniel",
        "Harbor Grief Center",
        "a place in the support group",
        date(2026, 11, 24),
        date(2027, 2, 22),
        "M. Reyes",
    )


def notice_letter(kind: Kind) -> NoticeLetter:
    return NoticeLetter(
        kind,
        HEAD,
        "26-0117",
        "Elena Walsh",
        "Daniel",
        ("A gray wool coat", "His keys, three on a ring"),
        date(2026, 11, 20),
        date(2027, 1, 23),
        "M. Reyes",
        "Ohio",
        "Example Code 1.23",
        60,
    )


def release_request() -> ReleaseRequest:
    items = (
        RequestedItem("7", "Ring, yellow metal", "prosecutor", date(2026, 10, 12)),
        RequestedItem("8", "Mobile phone, black, locked", "court_order", date(2026, 10, 30)),
    )
    head = replace(HEAD, unit="Property and Evidence")
    asked = date(2026, 11, 24)
    return ReleaseRequest(
        head, "26-0117", "Harbor County district attorney", asked, "L. Brandt", items, date(2026, 12, 8)
    )


STROKES = (((0.1, 0.2), (0.2, 0.1), (0.3, 0.25)), ((0.4, 0.2), (0.6, 0.18)))


def record_sheet() -> RecordSheet:
    record = return_record(signed=True)
    note = AddedNote("The seal of the wallet is 44861", "R. Okafor", datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
    by_pen = replace(record.recipient, strokes=STROKES)
    signed = (by_pen, record.evidence, record.witness)
    return RecordSheet(HEAD, "26-0117-R7", "ab12cd34" * 8, *signed, (note,))


def cash_sheet() -> CashSheet:
    rows = (CountedRow(2_000, False, 2, 2), CountedRow(100, True, 1, 1), CountedRow(25, True, None, None))
    return CashSheet(
        HEAD, "26-0117", "Daniel", "Cash, counted by two", VISIT, "Return room", rows, "A. Novak", "M. Reyes",
        4_100, 4_100, "Dana W.",
    )  # fmt: skip


def post_record() -> PostRecord:
    return PostRecord(
        return_record().letterhead,
        "26-014417-P1",
        "26-014417",
        "Daniel Walker",
        "Elena Walker",
        (PostedItem("7", "Gray sweatshirt", "44870"), PostedItem("9", "Keys on a red band")),
        1,
        "Postal service",
        "RR 123 456 789",
        date(2026, 11, 24),
        "Lena Brandt",
        "Peter Novak",
        "Elena Walker",
        date(2026, 12, 1),
    )


def firearm_return() -> FirearmReturn:
    record = replace(
        return_record(signed=True), items=(ReturnItem("22", "Handgun, black", "44871", "returned"),), cash=()
    )
    checked = FirearmChecked("22", "Handgun, black", "44871", "C-118", date(2026, 11, 20), date(2026, 12, 20))
    return FirearmReturn(record, (checked,))


def keep_for_later() -> KeepForLater:
    items = (
        KeptItem("His gray sweatshirt, wrapped", "later", date(2027, 2, 24)),
        KeptItem("A ring, yellow metal", "later", date(2026, 12, 15)),
        KeptItem("A book, The Long Way Home", "not_wanted", date(2027, 2, 22)),
        KeptItem("His work gloves", "not_wanted"),
    )
    return KeepForLater(HEAD, "26-0117", "Ms. W.", "Daniel", items, "M. Reyes")


def designee_form() -> DesigneeForm:
    return DesigneeForm(HEAD, "26-0117", "Dana Walsh", "Daniel", "M. Reyes")


def room_readiness() -> RoomReadiness:
    ready = (
        "Confirm that nothing evidentiary is stored in the room",
        "Prepare the comfort kit: water, tissues, a snack, a quiet item to hold",
        "Check that the room and the kit are free of scent",
    )
    reset = ("Free the time after the visit only when the room has been reset", "Restock the comfort kit")
    return RoomReadiness(
        HEAD, "26-0131", "Harbor room", "Main entrance", VISIT, ready, reset, recording=True, children=True
    )


def overdue() -> Overdue:
    answers = (
        WaitingAnswer("26-0088", "Harbor County district attorney", 3, date(2026, 9, 30), 2, True),
        WaitingAnswer("26-0117", "Medical examiner", 1, date(2026, 11, 10), 0, True, date(2026, 11, 20)),
    )
    reviews = (PastReview("26-0091", "", 2, date(2026, 11, 1)),)
    notices = (RunNotice("25-0402", 4, date(2026, 8, 20), date(2026, 11, 18)),)
    return Overdue(HEAD, date(2026, 11, 24), answers, reviews, notices)


def agency_paper(kind: Kind) -> AgencyPaper:
    return AgencyPaper(kind, HEAD, date(2026, 11, 24), "Lena Brandt")


SAMPLES: dict[str, Document] = {
    "release_request": release_request(),
    "consent": consent(),
    "notice_personal": notice_letter(Kind.NOTICE_PERSONAL),
    "notice_statutory": notice_letter(Kind.NOTICE_STATUTORY),
    "appointment_letter": appointment_letter(),
    "interview_letter": interview_letter(),
    "belongings_list": belongings_list(),
    "return_record_unmarked": return_record(recorded=False),
    "return_record_unsigned": return_record(),
    "return_record_signed": return_record(signed=True),
    "record_sheet": record_sheet(),
    "cash_count": cash_sheet(),
    "firearm_return": firearm_return(),
    "post_record": post_record(),
    "retained_items": retained_items(),
    **{f"family_packet_{manner}": family_packet(manner) for manner in get_args(Manner)},
    **{kind.value: leaflet(kind) for kind in LEAFLETS},
    "role_checklist": role_checklist(),
    "day_sheet": day_sheet(),
    "custody_leaf": custody_leaf(),
    "dry_run": dry_run(),
    "keep_for_later": keep_for_later(),
    "designee": designee_form(),
    "room_readiness": room_readiness(),
    "overdue": overdue(),
    **{kind.value: agency_paper(kind) for kind in AGENCY_PAPERS},
}

_CODES = {
    "place",
    "from_place",
    "to_place",
    "manner",
    "role",
    "host_role",
    "phase",
    "stands",
    "wish",
    "care",
    "outcome",
    "kind",
    "kept",
    "manners",
}


def with_text(value: object, text: str) -> object:
    """The same document with every typed text replaced."""
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(with_text(entry, text) for entry in value)
    if not is_dataclass(value):
        return value
    changed = {
        part.name: with_text(getattr(value, part.name), text) for part in fields(value) if part.name not in _CODES
    }
    return replace(value, **changed)
