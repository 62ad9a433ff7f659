"""Keeping parties apart: who is kept from whom, and which appointments already stand too near."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse, together
from desktop_app.domain.separation import (
    MOST_MINUTES,
    Near,
    Party,
    Scope,
    Separation,
    Side,
    Why,
    sides_of,
    too_near,
)
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.acting import Service
from desktop_app.store import appointments, cases, rooms, separation


@dataclass(frozen=True, slots=True)
class KeptApart:
    """A new rule, and the appointments booked before it that it would not have allowed: for a person to move."""

    rule: Separation
    too_near: tuple[Near, ...]


class SeparationService(Service):
    """Parties and the rules that keep them apart; rules are ended, never removed."""

    def parties(self, actor: StaffMember) -> tuple[Party, ...] | Refused:
        """Every party; the front desk sees codes only, and of nobody whose they are."""
        if refused := self._deny(actor, Action.BOOK):
            return refused
        with self._database.reading():
            known = separation.parties()
        return tuple(replace(each, case_id=None) for each in known) if actor.role is Role.FRONT_DESK else known

    def rules(self, actor: StaffMember) -> tuple[Separation, ...] | Refused:
        """Every rule that still holds."""
        if refused := self._deny(actor, Action.KEEP_APART):
            return refused
        with self._database.reading():
            return separation.standing()

    def too_near(self, actor: StaffMember) -> tuple[Near, ...] | Refused:
        """Every two appointments to come that a rule would not allow now, wherever they came from."""
        if refused := self._deny(actor, Action.KEEP_APART):
            return refused
        with self._database.reading():
            return tuple(pair for rule in separation.standing() for pair in self._too_near(rule))

    def keep_apart(
        self, actor: StaffMember, one: Side, other: Side, minutes: int, scope: Scope, why: Why
    ) -> KeptApart | Refused:
        """A new rule between two sides; each becomes a party, and the appointments meant are marked as theirs."""
        if refused := self._deny(actor, Action.KEEP_APART):
            return refused
        if one == other:
            return refuse(Cause.ONE_PARTY)
        if not 0 <= minutes <= MOST_MINUTES:
            return refuse(Cause.COUNT, field="apart_minutes", least=0, most=MOST_MINUTES)
        with self._writing():
            known = separation.parties()
            first, second = self._meant(one, known), self._meant(other, known)
            if isinstance(first, Refused) or isinstance(second, Refused):
                return together(first, second)
            sides = _told_apart(first, second)
            if isinstance(sides, Refused):
                return sides
            if any(_says(rule, *sides, minutes, scope) for rule in separation.standing()):
                return refuse(Cause.DUPLICATE, what="separation")
            pair = self._parties(*sides)
            rule = separation.add(pair[0].id, pair[1].id, minutes, scope, why)
            found = self._too_near(rule)
            self._record(
                actor,
                "separation.keep_apart",
                "separation",
                rule.id,
                case_id=pair[0].case_id or pair[1].case_id,
                minutes=minutes,
                scope=scope.value,
                too_near=len(found),
            )
            return KeptApart(rule, found)

    def end(self, actor: StaffMember, separation_id: int) -> Separation | Refused:
        """End a rule; that it was there stays on record."""
        if refused := self._deny(actor, Action.KEEP_APART):
            return refused
        with self._writing():
            rule = separation.get(separation_id)
            if rule is None or rule.ended_at is not None:
                return refuse(Cause.NOT_FOUND)
            separation.end(rule.id, self._clock())
            self._record(actor, "separation.end", "separation", rule.id, case_id=self._case_of(rule))
            return replace(rule, ended_at=self._clock())

    def _too_near(self, rule: Separation) -> tuple[Near, ...]:
        known = separation.parties()
        pair = [each for each in known if rule.other(each.id) is not None]
        visits = separation.visits_of(pair, self._clock())
        return too_near(rule, visits, {room.id: room for room in rooms.all_rooms()}, sides_of(known))

    @staticmethod
    def _case_of(rule: Separation) -> int | None:
        cases_of = {each.id: each.case_id for each in separation.parties()}
        return cases_of.get(rule.one_id) or cases_of.get(rule.other_id)

    def _meant(self, side: Side, known: tuple[Party, ...]) -> _Meant | Refused:
        """Who a side means, before anything is written; refused when a divided family leaves it open."""
        visit = appointments.get(side.appointment_id) if side.appointment_id is not None else None
        if side.appointment_id is not None and visit is None:
            return refuse(Cause.NOT_FOUND)
        party_id = visit.party_id if visit else side.party_id
        if party_id is not None:
            party = next((each for each in known if each.id == party_id), None)
            return _Meant(party, party.case_id, None) if party else refuse(Cause.NOT_FOUND)
        case_id = visit.case_id if visit else side.case_id
        if visit is None and (case_id is None or cases.get(case_id) is None):
            return refuse(Cause.NOT_FOUND)
        of_case = [each for each in known if case_id is not None and each.case_id == case_id]
        if len(of_case) > 1:
            return refuse(Cause.PARTY_NEEDED)
        return _Meant(of_case[0] if of_case else None, case_id, visit)

    def _parties(self, one: _Meant, other: _Meant) -> tuple[Party, Party]:
        """Both as parties, written where they are new, with the appointments meant marked as theirs."""
        first = one.party or separation.add_party(one.case_id)
        divided = one.case_id is not None and one.case_id == other.case_id and other.party is None
        second = other.party or separation.add_party(other.case_id)
        for meant, party in ((one, first), (other, second)):
            if meant.visit is not None:
                separation.set_party(meant.visit.id, meant.visit.version, party.id)
        if divided and (one.party is not None or one.visit is None):
            self._mark_the_rest(first)
        return first, second

    def _mark_the_rest(self, party: Party) -> None:
        """A family's visits that meant its only party keep meaning it, now that there are two."""
        for each in separation.visits_of((party,), self._clock()):
            if each.party_id is None:
                separation.set_party(each.id, each.version, party.id)


@dataclass(frozen=True, slots=True)
class _Meant:
    """A side understood: its party (none yet means a new one), its case, and the visit to be marked as the party's."""

    party: Party | None
    case_id: int | None
    visit: Appointment | None


def _told_apart(one: _Meant, other: _Meant) -> tuple[_Meant, _Meant] | Refused:
    """Two sides as two parties: of a family with one party, a visit that is meant becomes another party's."""
    if one.party is None and other.party is None:
        return (other, one) if one.visit is not None and other.visit is None else (one, other)
    if one.party != other.party:
        return one, other
    if other.visit is not None:
        return one, replace(other, party=None)
    if one.visit is not None:
        return other, replace(one, party=None)
    return refuse(Cause.ONE_PARTY)


def _says(rule: Separation, one: _Meant, other: _Meant, minutes: int, scope: Scope) -> bool:
    """Whether a rule says just this already."""
    pair = {each.party.id for each in (one, other) if each.party is not None}
    return pair == {rule.one_id, rule.other_id} and (rule.minutes, rule.scope) == (minutes, scope)
