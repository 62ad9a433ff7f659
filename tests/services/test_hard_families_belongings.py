"""Families whose belongings do not go the ordinary way: each told whole, with the words a person reads on the way."""

from __future__ import annotations

from datetime import date, timedelta

from desktop_app.domain.appointments import Status
from desktop_app.domain.cases import Manner
from desktop_app.domain.custody import Place
from desktop_app.domain.handouts import CRIME_ONLY
from desktop_app.domain.items import Category, Check, Decision, HoldKind, Outcome, Packaging
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.refusals import Refused
from desktop_app.domain.signatures import Signer
from tests.agency import TODAY, SampleAgency, given
from tests.services.story import FD, NOT_YET, YES, Story, carried, words

TOLD_LATER = TODAY + timedelta(days=21)


def test_hard_family_suicide_with_note_and_firearm(agency: SampleAgency) -> None:
    """The letter stays with the medical examiner for now; nobody is shown a firearm they did not ask for."""
    june = Story(agency, "June", Manner.SUICIDE)
    june.kin("Rose Hill", "mother")
    june.belongs("1", Category.LETTERS, "Her letter")
    june.belongs("2", Category.FIREARM, "A handgun")
    june.belongs("3", Category.CLOTHING, "Her blue scarf")
    june.services.items.place_hold(
        june.evidence, june.item("1").id, HoldKind.MEDICAL_EXAMINER, "County medical examiner", date(2026, 12, 3)
    )
    assert june.answer()[1:3] == [
        "The notification of this family is not confirmed yet. Next move: Victim services.",
        "No belonging is cleared yet. Next move: Evidence.",
    ]
    june.tick("B1")
    june.clear("2")
    june.clear("3")
    june.check("2")
    june.told()
    assert june.answer()[:2] == [YES, "2 of 3 belongings are cleared to be offered."]
    listed = given(june.services.handouts.belongings_list(june.advocate, june.case_id))
    assert [each.description for each in listed.items] == ["Her blue scarf"]
    kept = given(june.services.handouts.retained_items(june.advocate, june.case_id))
    assert [each.description for each in kept.items] == ["Her letter"]

    paper = june.packet()
    assert paper.manner == "suicide"
    assert not carried(paper) & CRIME_ONLY
    told = june.services.preferences.record(june.advocate, june.case_id, Topic.COMPENSATION, Reply.TOLD)
    assert isinstance(told, Refused)
    given(june.choose("3"))
    given(june.choose("2", Decision.DO_NOT_RETURN, warned=True))
    assert june.answer()[1] == "1 of 2 belongings is cleared to be offered."

    visit = june.booked()
    letter = given(june.services.handouts.appointment_letter(june.advocate, visit.id))
    assert "handgun" not in repr(letter)
    june.clear("1", "County medical examiner")
    assert "Her letter is cleared and still waits for: letters reviewed. Evidence records it." in june.answer()
    given(june.choose("1"))
    visit = june.sit_down(visit)
    assert "letters reviewed" in words(june.give(visit, "1"))
    assert words(june.give(visit, "2")).startswith("A handgun has its own appointment")
    given(june.give(visit, "3"))
    lying = given(june.services.return_documents.table(june.evidence, visit.id))
    assert [each.number for each in lying] == ["3"]
    agency.carry(visit, Status.RESET_DONE)
    assert {kind for _, kind in june.calls()} == {"after_return", "weeks_later", "ask_again", "declined_kept"}


def test_a_firearm_that_is_wanted_after_all_has_a_visit_of_its_own(agency: SampleAgency) -> None:
    """A family may change its mind; then the firearm has an appointment of its own, and nothing else is given there."""
    june = Story(agency, "June", Manner.SUICIDE)
    june.kin("Rose Hill", "mother")
    june.belongs("1", Category.FIREARM, "A handgun")
    june.belongs("2", Category.CLOTHING, "Her blue scarf")
    june.clear("1")
    june.clear("2")
    june.told()
    given(june.choose("2", Decision.LATER, ask_on=TOLD_LATER))
    given(june.choose("1"))
    assert june.board() == "1 belonging the family wants still needs its check. Next move: Evidence"
    june.check("1", expires=date(2026, 12, 4))
    visit = june.sit_down(june.booked())
    assert words(june.give(visit, "2")) == (
        "Her blue scarf has its own appointment and is never handed over with other belongings."
    )
    given(june.give(visit, "1"))
    agency.carry(visit, Status.FINISHED)
    assert june.way("1") is Place.WITH_FAMILY
    assert june.way("2") is Place.EVIDENCE_ROOM


def test_hard_family_cash_and_jewellery(agency: SampleAgency) -> None:
    """Money is counted twice, by two people, by its pieces; a ring lies in a small box, and both are signed for."""
    kai = Story(agency, "Kai", Manner.HOMICIDE)
    kai.kin("Joy Hill", "wife")
    kai.belongs("1", Category.CASH, "Cash")
    kai.belongs("2", Category.JEWELLERY, "Ring, yellow metal")
    kai.clear("1")
    kai.clear("2")
    kai.told()
    assert "Cash is cleared and still waits for: cash counted by two people. Evidence records it." in kai.answer()
    given(kai.choose("1"))
    assert kai.board() == "The family has not been asked about 1 belonging. Next move: Victim services"
    given(kai.choose("2"))
    kai.check("1")
    visit = kai.sit_down(kai.booked())
    packing = given(kai.services.packing.list_for(kai.evidence, visit.id)).listed
    assert {line.item.number: line.packaging for line in packing.lines} == {
        "1": Packaging.PLAIN_BOX, "2": Packaging.SMALL_BOX
    }  # fmt: skip
    cash, count = kai.item("1").id, kai.services.cash.count
    assert words(kai.give(visit, "1")) == "Cash is counted by two people first."
    given(count(kai.evidence, visit.id, cash, kai.evidence.id, {"bill_2000": 2}))
    assert words(count(kai.evidence, visit.id, cash, kai.evidence.id, {"bill_2000": 2})) == (
        "The second count is made by another person, who has not seen the first."
    )
    given(count(kai.evidence, visit.id, cash, kai.second.id, {"bill_2000": 1}))
    assert words(kai.give(visit, "1")) == "The two counts of Cash differ. Please count it again, both of you."
    agency.count_cash(visit, kai.item("1"), kai.evidence, kai.second, cents=4_000)
    given(kai.give(visit, "1"))
    given(kai.give(visit, "2"))
    page = given(kai.services.return_documents.draft(kai.evidence, visit.id))
    assert [each.amount for each in page.cash] == ["$40.00"]  # type: ignore[union-attr]
    record = agency.sign_all(visit)
    agency.carry(visit, Status.FINISHED)
    late = kai.services.return_documents.sign(
        kai.evidence, record.document.id, Signer.WITNESS, record.signatures[0].method
    )
    assert isinstance(late, Refused)
    assert isinstance(kai.give(visit, "2", Outcome.NOT_WANTED), Refused)
    given(kai.services.return_documents.add_addendum(kai.supervisor, record.document.id, "Counted by lamp light."))
    proof = given(kai.services.return_documents.verify(kai.supervisor, record.document.id))
    assert proof.holds
    assert proof.complete
    assert kai.answer()[1] == "Nothing is left to offer."
    assert [kind for _, kind in kai.calls()] == ["after_return", "weeks_later"]


def test_hard_family_phone_with_locked_screen(agency: SampleAgency) -> None:
    """What a family wants most: held, then cleared, then checked, and the check ends before the visit does."""
    ira = Story(agency, "Ira", Manner.UNDETERMINED)
    ira.kin("Sol Hill", "brother")
    ira.belongs("1", Category.DEVICE, "Mobile phone, black", "Mobile phone, black, locked")
    ira.tick("B1")
    assert ira.answer()[:3] == [
        NOT_YET,
        "No belonging is cleared yet. Next move: Evidence.",
        "Mobile phone, black waits for the investigator (Det. S. Park). Held since 24 November.",
    ]
    assert ira.board() == "1 belonging is still held by the investigator since 24 November. Next move: Evidence"
    ira.clear("1")
    ira.told()
    waits = "Mobile phone, black is cleared and still waits for: device release check. Evidence records it."
    assert ira.answer()[:3] == [YES, "1 of 1 belongings is cleared to be offered.", waits]
    given(ira.choose("1"))
    assert ira.board() == "1 belonging the family wants still needs its check. Next move: Evidence"
    nameless = Check("device_release", "", TODAY, None)
    assert words(ira.services.items.record_check(ira.evidence, ira.item("1").id, nameless)) == (
        "Please fill in: the reference."
    )
    ira.check("1", expires=date(2026, 11, 29))
    assert waits not in ira.answer()
    visit = ira.confirmed()
    agency.tick_visit(visit, "B10")
    assert ira.board() == "Everything is ready for the visit on 30 November"

    ira.later(6)
    assert waits in ira.answer()
    assert ira.board().startswith("Nothing can be brought to the visit on 30 November")
    agency.tick_visit(visit, "B11")
    visit = given(ira.services.appointments.arrive(agency.one(FD), visit.id, visit.version))
    shut = words(ira.services.appointments.start(ira.advocate, visit.id, visit.version))
    assert "the packing list is not whole" in shut
    ira.check("1")
    visit = ira.sit_down(visit)
    given(ira.give(visit, "1"))
    assert ira.way("1") is Place.WITH_FAMILY
    assert not carried(ira.packet()) & CRIME_ONLY


def test_hard_family_item_missing(agency: SampleAgency) -> None:
    """A ring is not where it should be: packing stops, the supervisor looks, the family hears the truth beforehand."""
    tia = Story(agency, "Tia", Manner.HOMICIDE)
    tia.kin("Lee Hill", "mother")
    tia.belongs("1", Category.KEYS, "Her keys")
    tia.belongs("2", Category.JEWELLERY, "Her ring, yellow metal")
    tia.clear("1")
    tia.clear("2")
    tia.told()
    given(tia.choose("1"))
    given(tia.choose("2"))
    visit, packing = tia.confirmed(), tia.services.packing
    keys, ring = tia.item("1").id, tia.item("2").id
    given(packing.pack(tia.evidence, visit.id, keys, 1))
    given(packing.not_found(tia.evidence, visit.id, ring))
    stop = (
        "Her ring, yellow metal was not found where it should be. Please stop here: the supervisor looks for it, and "
        "victim services tell the family before the visit."
    )
    assert words(packing.pack(tia.evidence, visit.id, ring, 1)) == stop
    assert words(packing.reconcile(tia.second, visit.id, [keys])) == stop
    assert tia.answer()[:3] == [
        YES,
        "1 of 2 belongings is cleared to be offered.",
        (
            "Her ring, yellow metal was not found where it should be. The supervisor looks for it. Tell the family before "
            "they come."
        ),
    ]
    assert tia.board() == "A belonging was not found on 24 November, and is looked for. Next move: Supervisor"

    [missing] = given(tia.services.missing_items.of_case(tia.advocate, tia.case_id))
    given(tia.services.missing_items.tell(tia.advocate, [missing.move_id], tia.today))
    given(tia.choose("2", Decision.LATER, ask_on=date(2026, 12, 8)))
    given(packing.reconcile(tia.second, visit.id, [keys]))
    agency.tick_visit(visit, "B10")
    visit = tia.sit_down(visit)
    assert "not recorded as being in this room" in words(tia.give(visit, "2"))
    given(tia.give(visit, "1"))
    agency.carry(visit, Status.RESET_DONE)
    assert (date(2026, 12, 8), "ask_again") in tia.calls()
    assert tia.board() == "A belonging was not found on 24 November, and is looked for. Next move: Supervisor"
    explain = tia.services.missing_items.explain
    assert words(explain(tia.advocate, missing.move_id, "x")) == "This is for supervisor. Please ask one of them."

    given(tia.services.custody.move(tia.evidence, [ring], Place.EVIDENCE_ROOM, {}))
    assert tia.way("2") is Place.EVIDENCE_ROOM
    assert tia.answer()[:2] == [YES, "1 of 1 belongings is cleared to be offered."]
    assert isinstance(explain(tia.supervisor, missing.move_id, "Found on another shelf."), Refused)
    assert (tia.today, "looked_for") in tia.calls(), "they were told that it was not found, and hear that it is"
    assert tia.board().startswith("A call is promised for 30 November")
