"""One invented document of each kind, as a busy agency would fill it; `text` replaces every typed value at once."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from typing import get_args

from desktop_app.domain.handouts import (
    AddedNote,
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
    Document,
    DryRun,
    FamilyPacket,
    InterviewLetter,
    Letterhead,
    LetterItem,
    Manner,
    OpenStep,
    ReleaseRequest,
    RequestedItem,
    Resource,
    RetainedItem,
    RetainedItems,
    ReturnItem,
    ReturnRecord,
    RoleChecklist,
    Signature,
)
from desktop_app.domain.return_papers import CashSheet, CountedRow, FirearmChecked, FirearmReturn, ReturnPaper

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


def family_packet(manner: Manner) -> FamilyPacket:
    return FamilyPacket(
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
        "In this state, ask within three years",
    )


def role_checklist() -> RoleChecklist:
    done = datetime(2026, 11, 23, 16, 5, tzinfo=UTC)
    steps = (
        ChecklistStep("before", "Confirm who has told whom, and that it was done with care", "B1", "MR", done),
        ChecklistStep("before", "Read the flags: orders, estranged relatives, press", "", "MR", done),
        ChecklistStep("before", "Check the authority of the person who will receive", "B2", "MR", done),
        ChecklistStep("before", "Offer each choice, and tell condition to the depth they wish", "B5, B6"),
        ChecklistStep("before", "Ask for dates to avoid; book with front desk and evidence", "B8, B9"),
        ChecklistStep("before", "Confirm the interpreter", "", not_applicable="They speak English"),
        ChecklistStep("during", "Set the pace; say that they can stop"),
        ChecklistStep("during", "Hand over the sheet of what we still have, and read it together"),
        ChecklistStep("after", "Offer the handouts and the packet", "B15"),
        ChecklistStep("after", "Call within one to three days", "B16"),
    )
    return RoleChecklist(HEAD, "26-0117", "victim_services", "Return of belongings", "1", steps, VISIT)


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


def signed_copy() -> ReturnRecord:
    record = return_record(signed=True)
    note = AddedNote("The seal of the wallet is 44861", "R. Okafor", datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
    by_pen = replace(record.recipient, strokes=STROKES)
    return replace(record, record_number="26-0117-R7", recipient=by_pen, fingerprint="ab12cd34" * 8, addenda=(note,))


def cash_sheet() -> CashSheet:
    rows = (CountedRow(2_000, False, 2, 2), CountedRow(100, True, 1, 1), CountedRow(25, True, None, None))
    return CashSheet(
        HEAD, "26-0117", "Daniel", "Cash, counted by two", VISIT, "Return room", rows, "A. Novak", "M. Reyes",
        4_100, 4_100, "Dana W.",
    )  # fmt: skip


def firearm_return() -> FirearmReturn:
    record = replace(
        return_record(signed=True), items=(ReturnItem("22", "Handgun, black", "44871", "returned"),), cash=()
    )
    checked = FirearmChecked("22", "Handgun, black", "44871", "C-118", date(2026, 11, 20), date(2026, 12, 20))
    return FirearmReturn(record, (checked,))


SAMPLES: dict[str, Document | ReturnPaper] = {
    "release_request": release_request(),
    "consent": consent(),
    "appointment_letter": appointment_letter(),
    "interview_letter": interview_letter(),
    "belongings_list": belongings_list(),
    "return_record_unmarked": return_record(recorded=False),
    "return_record_unsigned": return_record(),
    "return_record_signed": return_record(signed=True),
    "return_record_copy": signed_copy(),
    "cash_count": cash_sheet(),
    "firearm_return": firearm_return(),
    "retained_items": retained_items(),
    **{f"family_packet_{manner}": family_packet(manner) for manner in get_args(Manner)},
    "role_checklist": role_checklist(),
    "day_sheet": day_sheet(),
    "custody_leaf": custody_leaf(),
    "dry_run": dry_run(),
}

_CODES = {
    "place",
    "from_place",
    "to_place",
    "manner",
    "role",
    "host_role",
    "phase",
    "wish",
    "care",
    "outcome",
    "kind",
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
