"""Families in which it is hard to say who comes, who may, and how one speaks with them: each told whole."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.appointments import Need, Status
from desktop_app.domain.authority import Basis, Ruling
from desktop_app.domain.cases import Manner, Standing
from desktop_app.domain.custody import Place
from desktop_app.domain.flags import FlagKind, FlagWhy
from desktop_app.domain.handouts import CRIME_ONLY
from desktop_app.domain.identity import Document
from desktop_app.domain.items import Category, Cleaning, Outcome
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.refusals import Refused
from desktop_app.domain.separation import Scope, Side, Why
from tests.agency import SampleAgency, given
from tests.services.story import NOT_YET, YES, Story, carried, words


def test_hard_family_suspect_is_the_next_of_kin(agency: SampleAgency) -> None:
    """The husband holds the documents; the investigator says that he is tied to the suspect. The sister receives."""
    nora = Story(agency, "Nora", Manner.HOMICIDE)
    nora.kin("Paul Hill", "husband")
    nora.belongs("1", Category.KEYS, "Her keys")
    nora.belongs("2", Category.JEWELLERY, "Her ring, yellow metal")
    nora.tick("B1")
    nora.clear("1")
    assert nora.answer()[0] == YES
    paul = nora.relative("Paul Hill")
    tied = FlagKind.SUSPECT_RELATED, FlagWhy.INVESTIGATOR_SAID
    given(nora.services.flags.set(nora.supervisor, nora.case_id, paul.id, *tied))
    assert nora.answer()[:4] == [
        NOT_YET,
        "Kept away from this return: Paul Hill. Read People before any call or visit.",
        (
            "Nobody who may receive is left: who is recorded is kept away. Counsel is asked who else there is. "
            "Next move: Supervisor."
        ),
        "1 of 2 belongings is cleared.",
    ]
    assert nora.board() == "Nobody who may receive is left, who is recorded is kept away. Next move: Supervisor"
    assert "nobody's standing to receive is settled" in words(nora.choose("1"))
    seen = nora.document("Paul Hill", Basis.NEXT_OF_KIN, "Marriage record")
    stopped = words(nora.services.authority.decide(nora.advocate, seen, Ruling.ACCEPTED))
    assert stopped == "This person is flagged as tied to the suspect. A supervisor decides with counsel first."
    nora.settle("Paul Hill", Standing.EXCLUDED)

    nora.add("Ines Roca", "sister", Standing.NEXT_OF_KIN)
    assert nora.answer()[2] == (
        "A document was seen, and no second person has decided about it yet. Next move: Victim services."
    )
    seen = nora.document("Ines Roca", Basis.NEXT_OF_KIN, "Birth record")
    assert nora.board() == "A document seen on 24 November waits for its review. Next move: Victim services"
    asked = given(nora.services.authority.decide(nora.advocate, seen, Ruling.COUNSEL))
    assert nora.board() == "Counsel was asked who may receive, and has not answered yet. Next move: Supervisor"
    given(nora.services.authority.decide(nora.supervisor, asked.id, Ruling.ACCEPTED))
    nora.told()
    assert nora.answer() == [
        YES,
        "Kept away from this return: Paul Hill. Read People before any call or visit.",
        "1 of 2 belongings is cleared to be offered.",
        "Her ring, yellow metal waits for the investigator (Det. S. Park). Held since 24 November.",
        "Ines Roca may receive: sister, next of kin. Birth record, seen on 24 November.",
    ]

    assert given(nora.services.flags.of_case(nora.supervisor, nora.case_id)).keep_apart
    his = Side(appointment_id=agency.visit("Tess Howard").id)
    given(nora.services.separation.keep_apart(
        nora.supervisor, Side(case_id=nora.case_id), his, 60, Scope.BUILDING, Why.TWO_SIDES
    ))  # fmt: skip
    given(nora.choose("1"))
    visit = nora.sit_down(nora.booked())
    stopped = words(nora.give(visit, "1", name="Paul Hill"))
    assert stopped == "This person is flagged as tied to the suspect. A supervisor decides with counsel first."
    assert words(nora.services.identity.record(nora.evidence, visit.id, paul.id, Document.PASSPORT)) == stopped
    assert words(nora.give(visit, "2")) == (
        "Her ring, yellow metal is still held: investigator. Evidence records the clearance."
    )
    given(nora.give(visit, "1"))
    agency.carry(visit, Status.FINISHED)
    assert nora.packet().manner == "homicide"
    assert carried(nora.packet()) >= CRIME_ONLY
    assert nora.answer()[0] == YES  # what is promised is called, though the ring still stays
    assert nora.calls() == [
        (date(2026, 12, 2), "after_return"), (date(2026, 12, 21), "weeks_later"), (date(2026, 12, 24), "still_held"),
    ]  # fmt: skip


def test_hard_family_two_divided_families(agency: SampleAgency) -> None:
    """A sister and a partner dispute who may receive. Counsel says both: each comes on a day of their own."""
    amal = Story(agency, "Amal", Manner.HOMICIDE)
    amal.add("Lan Hill", "sister", Standing.DISPUTED)
    amal.add("Carl Voss", "partner", Standing.DISPUTED)
    for number, thing in (("1", "Their keys"), ("2", "Their ring, yellow metal")):
        amal.belongs(number, Category.OTHER, thing)
        amal.clear(number)
    amal.tick("B1")
    disputed = [
        NOT_YET,
        "Who may receive is disputed. Offer nothing until counsel has answered. Next move: Supervisor.",
        "2 of 2 belongings are cleared.",
    ]
    assert amal.answer() == disputed
    assert amal.board() == "It is disputed who may receive, so nothing is offered. Next move: Supervisor"
    seen = amal.document("Lan Hill", Basis.NEXT_OF_KIN, "Birth record")
    ruled = amal.services.authority.decide(amal.advocate, seen, Ruling.ACCEPTED)
    assert words(ruled) == "This person's standing is: disputed. A supervisor decides with counsel first."
    assert "who may receive is disputed; counsel must decide (supervisor)" in words(amal.choose("1"))
    assert isinstance(amal.book(), Refused)
    asked = given(amal.services.authority.decide(amal.advocate, seen, Ruling.COUNSEL))
    amal.settle("Lan Hill", Standing.NEXT_OF_KIN)
    assert amal.answer() == disputed  # one of two is not enough

    amal.settle("Carl Voss", Standing.DESIGNEE)
    assert "Counsel was asked who may receive, and has not answered yet. Next move: Supervisor." in amal.answer()
    given(amal.services.authority.decide(amal.supervisor, asked.id, Ruling.ACCEPTED))
    amal.accept("Carl Voss", Basis.COURT_ORDER, "Court order")
    amal.told()
    assert amal.answer()[-1] == "Lan Hill, Carl Voss may receive; their standing is under People."
    apart = amal.services.preferences.record
    assert isinstance(apart(amal.advocate, amal.case_id, Topic.COMPANY, Reply.SEPARATE_VISITS), Refused)
    given(apart(amal.advocate, amal.case_id, Topic.COMPANY, Reply.SEPARATE_VISITS, "Lan and Carl, on two days"))
    given(amal.choose("1"))
    given(amal.choose("2"))

    first = amal.booked(guest_name="Lan Hill")
    assert words(amal.book(14, guest_name="Carl Voss")).startswith("This family's return is booked for 30 Nov at 10:00")
    first = amal.sit_down(first, "Lan Hill")
    given(amal.give(first, "1", name="Lan Hill"))
    assert words(amal.give(first, "2", name="Carl Voss")) == (
        "The document that was looked at belongs to somebody else. Please look at this person's document first."
    )
    given(amal.services.identity.record(
        amal.evidence, first.id, amal.relative("Carl Voss").id, Document.PASSPORT
    ))  # fmt: skip
    assert "a visit and a record of their own" in words(amal.give(first, "2", name="Carl Voss"))
    given(amal.give(first, "2", Outcome.KEPT_FOR_LATER, "Lan Hill"))
    agency.carry(first, Status.RESET_DONE)
    assert amal.way("2") is Place.EVIDENCE_ROOM
    assert (date(2026, 12, 21), "ask_again") in amal.calls()

    amal.later(1)
    second = amal.sit_down(amal.booked(days=8, guest_name="Carl Voss"), "Carl Voss")
    given(amal.give(second, "2", name="Carl Voss"))
    agency.carry(second, Status.RESET_DONE)
    received = {each.number: each.outcome.recipient for each in amal.found.items if each.outcome}
    assert received == {"1": "Lan Hill", "2": "Carl Voss"}
    assert amal.answer()[1] == "Nothing is left to offer."
    assert "ask_again" not in [kind for _, kind in amal.calls()]


def test_hard_family_minor_child(agency: SampleAgency) -> None:
    """A child asks for her own toy: her guardian receives it, somebody minds her, the packet has words for children."""
    eva = Story(agency, "Eva", Manner.HOMICIDE, children=True)
    eva.add("Mia Hill", "daughter", Standing.NOT_SETTLED)
    eva.add("Ruth Hill", "grandmother", Standing.DESIGNEE)
    eva.belongs("1", Category.OTHER, "Mia's stuffed rabbit")
    eva.clear("1")
    eva.tick("B1")
    assert eva.answer()[0] == NOT_YET
    assert eva.board() == "It is not settled yet who may receive. Next move: Victim services"
    eva.accept("Ruth Hill", Basis.GUARDIAN, "Guardianship order")
    eva.told()
    assert eva.answer() == [
        YES,
        "1 of 1 belongings is cleared to be offered.",
        "Ruth Hill may receive: grandmother, designee. Guardianship order, seen on 24 November.",
    ]
    given(eva.choose("1"))
    given(eva.services.preferences.record(eva.advocate, eva.case_id, Topic.CHILDREN, Reply.CHILDREN_MINDED))
    minder = agency.named("Omar Haddad")
    needs = {"needs": frozenset({Need.CHILD}), "party_size": 2, "child_supervisor_id": minder.id}
    visit = eva.sit_down(eva.booked(guest_name="Ruth Hill", **needs))
    mia = eva.relative("Mia Hill")
    not_settled = "Who may receive is not settled for this person. Victim services can settle it."
    assert words(eva.give(visit, "1", name="Mia Hill")) == not_settled
    assert words(eva.services.identity.record(eva.evidence, visit.id, mia.id, Document.OTHER)) == not_settled
    given(eva.give(visit, "1"))
    agency.carry(visit, Status.FINISHED)
    assert "children" in carried(eva.packet())
    assert "children" not in carried(Story(agency, "Noah", Manner.HOMICIDE).packet())
    assert [kind for _, kind in eva.calls()] == ["after_return", "weeks_later"]


def test_hard_family_interpreter(agency: SampleAgency) -> None:
    """The mother speaks Spanish: nobody calls without an interpreter, and everything she reads is in her language."""
    luz = Story(agency, "Luz", Manner.SUICIDE)
    luz.kin("Ana Hill", "mother", language="es")
    luz.add("Leo Hill", "son", Standing.NOT_SETTLED)
    luz.belongs("1", Category.KEYS, "Sus llaves", "Key ring, 4 keys")
    luz.clear("1")
    luz.told()
    assert luz.answer() == [
        YES,
        "1 of 1 belongings is cleared to be offered.",
        "They speak: Spanish. Arrange an interpreter before the call, never a relative or a child.",
        "Ana Hill may receive: mother, next of kin. Birth record, seen on 24 November.",
    ]
    given(luz.services.preferences.record(luz.advocate, luz.case_id, Topic.ACCESS, Reply.INTERPRETER))
    given(luz.choose("1"))
    luis = next(each for each in given(luz.services.team.interpreters(luz.advocate)) if "es" in each.languages)
    visit = luz.booked(language="es", needs=frozenset({Need.INTERPRETER}), interpreter_id=luis.id)
    shut = words(luz.services.appointments.confirm(luz.advocate, visit.id, visit.version))
    assert "Confirm interpreter and support people" in shut
    visit = luz.sit_down(visit)
    given(luz.give(visit, "1"))
    agency.carry(visit, Status.FINISHED)
    first = next(row for row in luz.packet("es").resources if row.name.startswith("988"))
    assert first.hours == "Las 24 horas, todos los días"
    listed = given(luz.services.handouts.retained_items(luz.advocate, luz.case_id, "es"))
    assert listed.letterhead.unit == "Servicios para víctimas"


def test_hard_family_line_of_duty_death(agency: SampleAgency) -> None:
    """Colleagues are both staff and mourners: the department's radio is not the family's, and no colleague receives."""
    max_ = Story(agency, "Max", Manner.HOMICIDE, line_of_duty=True, agency_involved=True)
    max_.kin("Dee Hill", "wife")
    max_.belongs("1", Category.THIRD_PARTY, "Radio of the department")
    max_.belongs("2", Category.CLOTHING, "Uniform shirt")
    max_.clear("1", "Dee Hill")
    max_.clear("2")
    max_.told()
    assert (
        "Radio of the department is cleared and still waits for: owner settled. Evidence records it." in max_.answer()
    )
    offered = {row.name for row in max_.packet().resources}
    assert any("C.O.P.S." in name for name in offered)
    assert any("PSOB" in name for name in offered)
    assert not any("C.O.P.S." in row.name for row in Story(agency, "Abe", Manner.HOMICIDE).packet().resources)
    too_soon = max_.choose("2", cleaning=Cleaning.CLEAN)
    assert "cannot be undone" in words(too_soon)
    given(max_.choose("2", cleaning=Cleaning.CLEAN, warned=True))
    given(max_.choose("1"))
    visit = max_.sit_down(max_.booked())
    assert "owner settled" in words(max_.give(visit, "1"))
    given(max_.give(visit, "2"))
    agency.carry(visit, Status.FINISHED)
    assert max_.way("1") is Place.EVIDENCE_ROOM
    assert {kind for _, kind in max_.calls()} == {"after_return", "weeks_later", "ask_again"}
