"""A family's story told through the services: who does what, and the words a person reads at each turning point."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.authority import Basis, Ruling
from desktop_app.domain.cases import Case, FamilyMember, Manner, NewCase, Pronoun, Standing
from desktop_app.domain.custody import Place
from desktop_app.domain.follow_ups import FollowUpOutcome
from desktop_app.domain.handouts import FamilyPaper, Kind
from desktop_app.domain.identity import Document
from desktop_app.domain.items import CHECKS, Category, Check, Cleaning, Decision, Item, Outcome, Packaging
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.domain.times import HOUR, Span, local_day
from desktop_app.ui.returns.answer_lines import answer_heading, answer_lines
from desktop_app.ui.returns.board_words import move_words, waits_line
from desktop_app.ui.sentences import sentences
from tests.agency import ZONE, SampleAgency, given

EV, VS, SU, FD = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR, Role.FRONT_DESK
YES, NOT_YET = "Can we call this family yet?  Yes.", "Can we call this family yet?  Not yet."


def words(refused: object) -> str:
    """The sentences of a refusal, as the person who tried reads them."""
    assert isinstance(refused, Refused), f"not refused: {refused}"
    return sentences(refused)


class Story:
    """One family, from the day its case is opened."""

    def __init__(self, agency: SampleAgency, name: str, manner: Manner, **more: object) -> None:
        self.agency, self.services, self.name = agency, agency.services, name
        self.evidence, self.advocate, self.supervisor = (agency.one(role) for role in (EV, VS, SU))
        self.second = agency.one(EV, but=self.evidence.id)
        new = NewCase(f"26-{name}", f"{name} Hill", name, Pronoun.THEY, manner, "Det. S. Park")
        case = given(self.services.cases.open(self.advocate, new))
        if more:
            case = given(self.services.cases.change(self.supervisor, replace(case, **more)))  # type: ignore[arg-type]
        self.case_id = case.id

    # --- what is read ---

    @property
    def found(self) -> FamilyReturn:
        return given(self.services.cases.family_return(self.supervisor, self.case_id))

    @property
    def case(self) -> Case:
        return self.found.case

    @property
    def today(self) -> date:
        return local_day(self.agency.clock.moment, ZONE)

    def item(self, number: str) -> Item:
        return next(each for each in self.found.items if each.number == number)

    def relative(self, name: str) -> FamilyMember:
        return next(each for each in self.found.family if each.name == name)

    def answer(self) -> list[str]:
        """The panel "Can we call this family yet?", line by line."""
        found = self.found
        lines = answer_lines(found, self.today)
        return [answer_heading(found.answer), *(f"{line.strong} {line.text}".strip() for line in lines)]

    def board(self) -> str:
        """What the board says of this family."""
        row = given(self.services.board.of_case(self.supervisor, self.case_id))
        return ". ".join(part for part in (waits_line(row, self.today), move_words(row.role)) if part)

    def packet(self, language: str = "en") -> FamilyPaper:
        """The guide of the packet that this family takes home."""
        return given(self.services.handouts.family_paper(self.advocate, Kind.FAMILY_PACKET, self.case_id, language))

    def calls(self) -> list[tuple[date, str]]:
        """The calls that are still promised: their day and why."""
        promised = given(self.services.follow_ups.of_case(self.advocate, self.case_id))
        return [(each.due_on, each.kind.value) for each in promised if each.outcome is None]

    # --- what is done ---

    def add(self, name: str, relationship: str, standing: Standing, **more: object) -> FamilyMember:
        new = FamilyMember(0, self.case_id, name, relationship, standing, **more)  # type: ignore[arg-type]
        return given(self.services.cases.add_member(self.advocate, self.case_id, new))

    def settle(self, name: str, standing: Standing) -> FamilyMember:
        member = replace(self.relative(name), standing=standing)
        return given(self.services.cases.change_member(self.supervisor, member))

    def document(self, name: str, basis: Basis, document: str) -> int:
        """Evidence saw a document; it waits for a second person."""
        seen = self.services.authority.record(
            self.evidence, self.relative(name).id, basis, document, "County court", "4417", self.today
        )
        return given(seen).id

    def accept(self, name: str, basis: Basis = Basis.NEXT_OF_KIN, document: str = "Birth record") -> None:
        """Evidence saw a document, and victim services accepted it."""
        given(self.services.authority.decide(self.advocate, self.document(name, basis, document), Ruling.ACCEPTED))

    def kin(self, name: str, relationship: str, **more: object) -> FamilyMember:
        """A member of the family who may receive, with an accepted document."""
        self.add(name, relationship, Standing.NEXT_OF_KIN, **more)
        self.accept(name)
        return self.relative(name)

    def belongs(self, number: str, category: Category, family: str, description: str = "") -> Item:
        listed = Item(
            0, self.case_id, number, category, description or family, family, "", 1, "Shelf 3", f"S-{number}", ""
        )
        return given(self.services.items.add(self.evidence, self.case_id, listed))

    def clear(self, number: str, by: str = "Det. S. Park") -> Item:
        """Everything that holds a belonging is lifted by a named authority, each hold alone."""
        for hold in self.item(number).waiting_holds:
            told = (by, "Investigator", "Fairhaven", "form", f"PR-{number}", self.today)
            given(self.services.items.clear_hold(self.evidence, hold.id, *told))
        return self.item(number)

    def check(self, number: str, actor: StaffMember | None = None, expires: date | None = None) -> Item:
        item = self.item(number)
        done = Check(CHECKS[item.category], f"C-{number}", self.today, expires)
        return given(self.services.items.record_check(actor or self.evidence, item.id, done))

    def tick(self, *gates: str) -> None:
        self.agency.tick_case(self.case_id, *gates)

    def told(self) -> None:
        """The family was notified, who may receive is settled, and they were told what there is."""
        self.tick("B1", "B2", "B3", "B4", "B5")

    def choose(self, number: str, decision: Decision = Decision.RETURN, **more: object) -> object:
        box = Packaging.SMALL_BOX if self.item(number).category is Category.JEWELLERY else Packaging.PLAIN_BOX
        cleaning = more.pop("cleaning", Cleaning.LEAVE)
        return self.services.items.record_choice(
            self.advocate,
            self.item(number).id,
            decision,
            cleaning,
            box,
            **more,  # type: ignore[arg-type]
        )

    def book(self, hour: int = 10, days: int = 6, **more: object) -> object:
        """A visit in some days from the first one, a Tuesday: six days on, it is a Monday."""
        guest = more.pop("guest_name", None) or (self.found.answer.recipients or self.found.family)[0].name
        wish = self.agency.request(
            hour, 4, 24, purpose=Purpose.RETURN_OF_BELONGINGS, case_id=self.case_id, guest_name=guest,
            evidence_id=self.evidence.id, **more,
        )  # fmt: skip
        moved = Span(wish.event.start + days * 24 * HOUR, wish.event.end + days * 24 * HOUR)
        return self.services.appointments.book(self.advocate, replace(wish, event=moved))

    def booked(self, hour: int = 10, days: int = 6, **more: object) -> Appointment:
        self.tick("B6")
        visit = self.book(hour, days, **more)
        assert isinstance(visit, Appointment), words(visit)
        return visit

    def confirmed(self, **more: object) -> Appointment:
        """A visit everybody has said yes to."""
        return self.agency.carry(self.booked(**more), Status.CONFIRMED)  # type: ignore[arg-type]

    def sit_down(self, visit: Appointment, name: str = "") -> Appointment:
        """The family is in the room, everything prepared, and the document of one of them was looked at."""
        visit = self.agency.carry(visit, Status.IN_ROOM)
        receives = self.relative(name) if name else self.found.answer.recipients[0]
        given(self.services.identity.record(self.evidence, visit.id, receives.id, Document.PASSPORT))
        return visit

    def give(self, visit: Appointment, number: str, outcome: Outcome = Outcome.RETURNED, name: str = "") -> object:
        receives = self.relative(name) if name else self.found.answer.recipients[0]
        return self.services.items.hand_over(
            self.evidence, visit.id, self.item(number).id, outcome, self.second.id, receives.id
        )

    def reach(self, kind: str) -> None:
        """A promised call is made, and somebody answers."""
        calls = given(self.services.follow_ups.of_case(self.advocate, self.case_id))
        call = next(each for each in calls if each.kind.value == kind and each.outcome is None)
        given(self.services.follow_ups.record(self.advocate, call.id, FollowUpOutcome.REACHED))

    def way(self, number: str) -> Place:
        return given(self.services.custody.way(self.evidence, self.item(number).id)).place

    def later(self, days: float) -> None:
        self.agency.clock.moment += int(days * 24 * HOUR)


def carried(paper: object) -> set[str]:
    """The kinds of services on a packet's guide."""
    return {row.kind for row in paper.resources}  # type: ignore[attr-defined]
