"""Whatever is typed, every service keeps it tidy or refuses it; days and numbers that cannot be are refused too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.domain.agency import Agency
from desktop_app.domain.cases import SensitiveDate
from desktop_app.domain.consents import Consent
from desktop_app.domain.items import Check, HoldKind
from desktop_app.domain.notices import NoticeMethod, NoticeVersion, NoticeWish
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.protocols import Answer
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.rooms import Room, RoomKind
from desktop_app.domain.staff import Role
from desktop_app.services.services import Services
from tests.agency import TODAY, ZONE, SampleAgency, causes, contents, given
from tests.services.by_post_cases import begun, case_of, far_away, packed, sent
from tests.services.notices_cases import ORDER, RULE, first_item, gate_open, ready_to_write
from tests.services.retention_cases import missing
from tests.services.use_cases import NEW_CASE, item, listed, member

FD, EV, VS, SU = Role.FRONT_DESK, Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
Typing = Callable[[SampleAgency, str], object]


def _book(it: SampleAgency, text: str) -> object:
    return it.services.appointments.book(it.one(FD), it.request(guest_name=text))


def _change(it: SampleAgency, text: str) -> object:
    visit = it.visit("Tess Howard")
    return it.services.appointments.change(it.one(FD), visit.id, visit.version, it.request(14, guest_name=text))


def _case(field: str) -> Typing:
    return lambda it, text: it.services.cases.open(it.one(VS), replace(NEW_CASE, **{field: text}))


def _changed_case(field: str) -> Typing:
    return lambda it, text: it.services.cases.change(it.one(VS), replace(it.family("Rosa").case, **{field: text}))


def _member(field: str) -> Typing:
    return lambda it, text: it.services.cases.add_member(it.one(VS), 1, replace(member(), **{field: text}))


def _item(field: str) -> Typing:
    return lambda it, text: it.services.items.add(it.one(EV), 1, replace(item("77"), **{field: text}))


def _listed(field: str) -> Typing:
    return lambda it, text: it.services.items.import_items(it.one(EV), 1, [replace(listed("77"), **{field: text})])


def _words(it: SampleAgency, text: str) -> object:
    wallet = it.family("Rosa").items[0]
    return it.services.items.describe(it.one(EV), wallet.id, wallet.version, text, "")


def _condition(it: SampleAgency, text: str) -> object:
    wallet = it.family("Rosa").items[0]
    return it.services.items.describe(it.one(EV), wallet.id, wallet.version, "Her wallet", text)


def _clearance(place: int) -> Typing:
    def clear(it: SampleAgency, text: str) -> object:
        told = ["Judge Hill", "Judge", "County court", "order", "C-1"]
        told[place] = text
        hold = it.family("Rosa").items[-1].waiting_holds[0]
        return it.services.items.clear_hold(it.one(EV), hold.id, *told, TODAY)  # type: ignore[arg-type]

    return clear


def _resource(field: str) -> Typing:
    def change(it: SampleAgency, text: str) -> object:
        first = given(it.services.directory.all(it.one(SU)))[0]
        value = {"en": "Always", "es": text} if field in {"hours", "about"} else text
        return it.services.directory.change(it.one(VS), first, replace(first, **{field: value}))

    return change


def _cancel(it: SampleAgency, text: str) -> object:
    visit = it.visit("Tess Howard")
    return it.services.appointments.cancel(it.one(FD), visit.id, visit.version, text)


def _consent(it: SampleAgency, **changes: str) -> object:
    member = it.family("Rosa").family[0]
    plain = Consent(0, member.case_id, member.id, "Harbor Center", "a place in a group", TODAY, TOMORROW)
    return it.services.consents.record(it.one(VS), replace(plain, **changes))


def _step(it: SampleAgency, text: str) -> object:
    view = given(it.services.checklists.for_appointment(it.one(VS), it.visit("Rita Soto").id))
    steps = view.checklist.protocol.steps
    step = next(s for s in steps if s.optional and s.role is VS and s.id not in view.checklist.marks)
    return it.services.checklists.answer(it.one(VS), view.checklist.id, step.id, Answer.NOT_APPLICABLE, text)


def _rule(field: str) -> Typing:
    return lambda it, text: it.services.notices.keep_rule(it.one(SU), replace(RULE, **{field: text}))


def _tracking(it: SampleAgency, text: str) -> object:
    wish = NoticeWish(
        1,
        NoticeVersion.PERSONAL,
        NoticeMethod.MAILED,
        it.family("Rosa").family[0].id,
        (first_item(it).id,),
        TODAY,
        text,
    )
    return it.services.notices.record(it.one(VS), 1, wish)


def _disposition(field: str) -> Typing:
    return lambda it, text: it.services.destructions.ask(it.one(EV), first_item(it).id, replace(ORDER, **{field: text}))


def _address(it: SampleAgency, text: str) -> object:
    recipient = it.family("Rosa").answer.recipients[0].id
    return it.services.by_post.begin(it.one(VS), case_of(it), recipient, text)


def _explained(it: SampleAgency, text: str) -> object:
    waiting = given(it.services.missing_items.waiting(it.one(SU)))
    return it.services.missing_items.explain(it.one(SU), waiting[0].move_id, text)


FIRST: dict[str, Callable[[SampleAgency], object]] = {
    "notice tracking": ready_to_write,
    **dict.fromkeys(("disposition by_name", "disposition instrument", "disposition reference"), gate_open),
    "address": far_away,
    "another address": begun,
    **dict.fromkeys(("carrier", "parcel number"), packed),
    **dict.fromkeys(("signed by", "claim"), sent),
    "explanation": missing,
}
"""What has to be so before something can be typed there at all."""


def ready(agency: SampleAgency, name: str) -> Typing:
    FIRST.get(name, _nothing)(agency)
    return (NEEDED | OPEN)[name]


def _nothing(agency: SampleAgency) -> None:
    """Most can be typed at once."""


NEEDED: dict[str, Typing] = {
    "book": _book,
    "change": _change,
    **{f"open {field}": _case(field) for field in ("number", "person_name", "name_to_use")},
    **{f"case {field}": _changed_case(field) for field in ("person_name", "name_to_use")},
    "member": _member("name"),
    "consent recipient": lambda it, text: _consent(it, recipient=text),
    "consent purpose": lambda it, text: _consent(it, purpose=text),
    "date": lambda it, text: it.services.cases.add_date(it.one(VS), 1, SensitiveDate(TODAY, text)),
    **{f"item {field}": _item(field) for field in ("number", "description")},
    **{f"import {field}": _listed(field) for field in ("number", "description")},
    "words": _words,
    "hold": lambda it, text: it.services.items.place_hold(it.one(EV), 1, HoldKind.LITIGATION, text, None),
    "check": lambda it, text: it.services.items.record_check(it.one(EV), 5, Check("cash_count", text, TODAY, None)),
    "clearance name": _clearance(0),
    "clearance document": _clearance(3),
    "clearance reference": _clearance(4),
    "staff": lambda it, text: it.services.staff.add(it.one(SU), text, Role.EVIDENCE),
    "resource": _resource("name"),
    "resource jurisdiction": _resource("jurisdiction"),
    "cancel": _cancel,
    "step": _step,
    **{f"rule {field}": _rule(field) for field in ("jurisdiction", "verified_by")},
    **{f"disposition {field}": _disposition(field) for field in ("by_name", "instrument", "reference")},
    "address": _address,
    "another address": lambda it, text: it.services.by_post.readdress(it.one(VS), 1, text),
    "carrier": lambda it, text: it.services.by_post.send(it.named("Lena Brandt"), 1, text, "RR 1"),
    "parcel number": lambda it, text: it.services.by_post.send(it.named("Lena Brandt"), 1, "Post", text),
    "signed by": lambda it, text: it.services.by_post.delivered(it.one(VS), 1, text, TODAY),
    "claim": lambda it, text: it.services.by_post.lost(it.one(VS), 1, TODAY, text),
    "explanation": _explained,
}
OPEN: dict[str, Typing] = {
    "open investigator": _case("investigator"),
    **{f"member {f}": _member(f) for f in ("relationship", "phone", "safe_contact", "contact_times", "name_to_use")},
    "wish": lambda it, text: it.services.preferences.record(it.one(VS), 1, Topic.PLACE, Reply.AT_HOME, text),
    **{f"item {f}": _item(f) for f in ("family_condition", "location", "seal", "barcode")},
    **{f"import {f}": _listed(f) for f in ("location", "seal", "barcode")},
    "condition": _condition,
    "clearance title": _clearance(1),
    "clearance agency": _clearance(2),
    "extension": lambda it, text: it.services.staff.add(it.one(SU), "Someone New", Role.EVIDENCE, text),
    **{f"resource {f}": _resource(f) for f in ("phone", "text_line", "web", "hours", "about", "languages", "source")},
    "rule citation": _rule("citation"),
    "notice tracking": _tracking,
}
BAD = {Cause.UNREADABLE, Cause.IMPORT_ROWS}


@pytest.mark.parametrize("name", NEEDED)
def test_letters_nobody_can_see_fill_in_nothing(agency: SampleAgency, name: str) -> None:
    typing = ready(agency, name)
    before = contents(agency.database)
    empty = {Cause.EMPTY, Cause.REASON_NEEDED, Cause.CLEARANCE_INCOMPLETE, Cause.IMPORT_ROWS, Cause.UNREADABLE}
    for text in ("\u200b", "\ufeff\u00ad", " \t\u00a0", "\x00\x1b", "\u2060\u3164"):
        assert causes(typing(agency, text)) <= empty, ascii(text)
    assert contents(agency.database) == before


@pytest.mark.parametrize("name", NEEDED | OPEN)
def test_signs_that_control_or_turn_are_refused(agency: SampleAgency, name: str) -> None:
    typing = ready(agency, name)
    before = contents(agency.database)
    for letter in ("\x07", "\x85", "\u202e", "\u2067"):
        assert causes(typing(agency, f"A{letter}b")) <= BAD, ascii(letter)
    assert contents(agency.database) == before


@pytest.mark.parametrize("name", NEEDED | OPEN)
def test_a_text_without_end_is_refused(agency: SampleAgency, name: str) -> None:
    assert causes(ready(agency, name)(agency, "x" * 301)) <= {Cause.TOO_LONG, Cause.IMPORT_ROWS}


@pytest.mark.parametrize("name", NEEDED | OPEN)
def test_forty_plain_letters_are_always_kept(agency: SampleAgency, name: str) -> None:
    typing = ready(agency, name)
    if typing is _change:
        agency.clock.moment -= 1
    outcome = typing(agency, " " + "x" * 39 + "\u200b ")
    assert not isinstance(outcome, Refused), outcome


def test_what_is_kept_is_tidy(agency: SampleAgency) -> None:
    booked = given(agency.services.appointments.book(agency.one(FD), agency.request(guest_name=" Jose\u0301\u200b ")))
    assert (booked.guest_name, booked.guest_label) == ("José", "J.")
    opened = given(agency.services.cases.open(agency.one(VS), replace(NEW_CASE, number=" 26-1\u200b ")))
    assert opened.number == "26-1"
    again = agency.services.cases.open(agency.one(VS), replace(NEW_CASE, number="26\u00ad-1"))
    assert causes(again) == {Cause.DUPLICATE}
    brandt = agency.services.staff.add(agency.one(SU), "Lena\u00a0Brandt\u200d", Role.EVIDENCE)
    assert causes(brandt) == {Cause.DUPLICATE}


@pytest.mark.parametrize("size", [-1, 0, 1000])
def test_a_visit_has_people(agency: SampleAgency, size: int) -> None:
    assert Cause.COUNT in causes(agency.services.appointments.book(agency.one(FD), agency.request(party_size=size)))
    visit = agency.visit("Tess Howard")
    change = agency.services.appointments.change(
        agency.one(FD), visit.id, visit.version, agency.request(14, party_size=size)
    )
    assert Cause.COUNT in causes(change)


@pytest.mark.parametrize("quantity", [-1, 0])
def test_a_belonging_is_at_least_one_piece(agency: SampleAgency, quantity: int) -> None:
    items, evidence = agency.services.items, agency.one(EV)
    assert causes(items.add(evidence, 1, replace(item("77"), quantity=quantity))) == {Cause.COUNT}
    answer = items.import_items(evidence, 1, [listed("77"), replace(listed("78"), quantity=quantity, line=3)])
    assert isinstance(answer, Refused)
    assert [(reason.cause, reason.facts["lines"]) for reason in answer.reasons] == [(Cause.IMPORT_ROWS, (3,))]


def test_nothing_was_cleared_checked_or_seen_tomorrow(agency: SampleAgency) -> None:
    items, evidence = agency.services.items, agency.one(EV)
    hold = agency.family("Rosa").items[-1].waiting_holds[0]
    who = ("Judge Hill", "Judge", "County court", "order", "C-1")
    assert causes(items.clear_hold(evidence, hold.id, *who, TOMORROW)) == {Cause.IN_THE_FUTURE}
    assert causes(items.record_check(evidence, 5, Check("cash_count", "R-1", TOMORROW, None))) == {Cause.IN_THE_FUTURE}
    seen = replace(member(), authority_document="Letters", authority_seen_on=TOMORROW)
    assert causes(agency.services.cases.add_member(agency.one(VS), 1, seen)) == {Cause.IN_THE_FUTURE}
    known = replace(agency.family("Rosa").family[0], authority_document="Letters", authority_seen_on=TOMORROW)
    assert causes(agency.services.cases.change_member(agency.one(VS), known)) == {Cause.IN_THE_FUTURE}
    line = given(agency.services.directory.all(agency.one(VS)))[0]
    assert causes(agency.services.directory.verify(agency.one(VS), line, TOMORROW)) == {Cause.IN_THE_FUTURE}
    given(items.clear_hold(evidence, hold.id, *who, TODAY))


def test_the_agencys_own_midnight_decides(agency: SampleAgency) -> None:
    agency.clock.moment += 12 * 3600  # 21:50 in New York: 25 November in UTC, still the 24th here
    late = Check("cash_count", "R-1", TOMORROW, None)
    assert causes(agency.services.items.record_check(agency.one(EV), 5, late)) == {Cause.IN_THE_FUTURE}


def test_days_come_in_their_order(agency: SampleAgency) -> None:
    items, evidence = agency.services.items, agency.one(EV)
    assert causes(items.place_hold(evidence, 1, HoldKind.LITIGATION, "Court", YESTERDAY)) == {Cause.DAY_ORDER}
    given(items.place_hold(evidence, 1, HoldKind.LITIGATION, "Court", TODAY))
    expired = Check("cash_count", "R-1", TODAY, YESTERDAY)
    assert causes(items.record_check(evidence, 5, expired)) == {Cause.DAY_ORDER}
    given(agency.services.cases.add_date(agency.one(VS), 1, SensitiveDate(YESTERDAY, "birthday")))
    given(agency.services.cases.add_date(agency.one(VS), 1, SensitiveDate(TOMORROW, "hearing")))


HERE = Agency("Fairhaven Police", "12 Main St", "555-0100", "", ZONE)
SOFT = Room(0, "Cedar", RoomKind.SOFT_INTERVIEW, ZONE, 4, True, "")


@pytest.mark.parametrize(
    ("agency_wish", "rooms", "supervisor", "cause"),
    [
        (replace(HERE, name="\u200b"), [SOFT], "Ruth", Cause.EMPTY),
        (HERE, [SOFT], "\ufeff", Cause.EMPTY),
        (HERE, [replace(SOFT, name="\u00ad")], "Ruth", Cause.EMPTY),
        (HERE, [replace(SOFT, name="\u202ered")], "Ruth", Cause.UNREADABLE),
        (HERE, [SOFT, replace(SOFT, name="cedar\u200b")], "Ruth", Cause.DUPLICATE),
        (replace(HERE, address="x" * 301), [SOFT], "Ruth", Cause.TOO_LONG),
        (HERE, [SOFT], "R" * 121, Cause.TOO_LONG),
    ],
)
def test_a_first_start_is_checked_whole(
    services: Services, agency_wish: Agency, rooms: list[Room], supervisor: str, cause: Cause
) -> None:
    assert causes(services.agency.set_up(agency_wish, rooms, supervisor)) == {cause}
    assert services.agency.get() is None
