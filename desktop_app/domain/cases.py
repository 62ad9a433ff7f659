"""A family's case: the person who died, the family and each member's standing, dates to be gentle with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.authority import Authority, Basis, Ruling


class Manner(StrEnum):
    """Manner of death as the medical examiner or coroner set it; it decides the family packet."""

    HOMICIDE = "homicide"
    SUICIDE = "suicide"
    UNDETERMINED = "undetermined"


class Pronoun(StrEnum):
    """How the person who died is spoken of in letters."""

    HE = "he"
    SHE = "she"
    THEY = "they"


class ContactMethod(StrEnum):
    """How it is safe to reach somebody, as they said it themselves."""

    NOT_ASKED = "not_asked"
    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"
    THROUGH_SOMEBODY = "through_somebody"


class Voicemail(StrEnum):
    """Whether a message may be left. Until somebody asked, none is."""

    NOT_ASKED = "not_asked"
    YES = "yes"
    NO = "no"


class Standing(StrEnum):
    """A family member's standing toward the belongings. Never ranked, always recorded by a person."""

    NOT_SETTLED = "not_settled"
    NEXT_OF_KIN = "next_of_kin"
    PERSONAL_REPRESENTATIVE = "personal_representative"
    DESIGNEE = "designee"
    EXCLUDED = "excluded"
    DISPUTED = "disputed"


RECEIVING = frozenset({Standing.NEXT_OF_KIN, Standing.PERSONAL_REPRESENTATIVE, Standing.DESIGNEE})


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """A member of the family; `authority_*` say which document was seen, never its number or image."""

    id: int
    case_id: int
    name: str
    relationship: str
    standing: Standing
    authority_document: str = ""
    authority_seen_on: date | None = None
    phone: str = ""
    safe_contact: str = ""
    language: str = "en"
    version: int = 1
    authority: Authority | None = None
    """The newest document recorded with its own basis; None for what was written down before there was a review."""
    suspect_related: bool = False
    """Whether an uncleared flag ties them to the suspect: they cannot receive, whatever document they hold."""
    name_to_use: str = ""
    """How they wish to be spoken to; empty where the name itself is right."""
    contact_method: ContactMethod = ContactMethod.NOT_ASKED
    contact_times: str = ""
    voicemail: Voicemail = Voicemail.NOT_ASKED

    @property
    def called(self) -> str:
        """The name for a greeting and for the first words of a call."""
        return self.name_to_use or self.name

    @property
    def kept_away(self) -> bool:
        """Whether they have no part in this return: excluded, or tied to the suspect by a flag nobody has cleared."""
        return self.standing is Standing.EXCLUDED or self.suspect_related

    @property
    def may_receive(self) -> bool:
        """Whether the standing and an accepted document together allow belongings to be given (gate B2).

        `authority_document` is the accepted one: of a document that waits for its review nothing stands there.
        """
        seen = bool(self.authority_document) and self.authority_seen_on is not None
        return self.standing in RECEIVING and seen and not self.suspect_related


@dataclass(frozen=True, slots=True)
class SensitiveDate:
    """A date to be gentle with: a birthday, a hearing, a funeral."""

    day: date
    what: str


class CaseState(StrEnum):
    """Whether a family's return goes on. Neither side state is a fault of the family."""

    OPEN = "open"
    ON_HOLD = "on_hold"
    WITHDRAWN = "withdrawn"


class StateBy(StrEnum):
    """Who asked for the return to be put on hold, or withdrew it."""

    FAMILY = "family"
    INVESTIGATOR = "investigator"
    PROSECUTOR = "prosecutor"
    COUNSEL = "counsel"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Case:
    """One death and one family's return. `name_to_use` is how the family speaks of the person who died."""

    id: int
    number: str
    person_name: str
    name_to_use: str
    pronoun: Pronoun
    manner: Manner
    coordinator_id: int | None
    investigator: str
    opened_at: int
    version: int = 1
    state: CaseState = CaseState.OPEN
    state_by: StateBy | None = None
    state_reason: str = ""
    state_since: int | None = None
    line_of_duty: bool = False
    agency_involved: bool = False
    violence_at_home: bool = False
    children: bool = False
    litigation: bool = False
    """A litigation hold: nothing of this case is purged or destroyed while it stands."""

    @property
    def audiences(self) -> frozenset[str]:
        """Whom a resource may be meant for to stand in this family's packet.

        Violence at home adds nothing here: what helps then is handed over apart and unseen, never in a family's packet.
        """
        marks = ("children", "line_of_duty", "agency_involved")
        return frozenset({self.manner.value, *(mark for mark in marks if getattr(self, mark))})


@dataclass(frozen=True, slots=True)
class MannerChange:
    """The manner of death as it was decided anew, by whom; `seen_at` when the coordinator took note."""

    id: int
    case_id: int
    was: Manner
    manner: Manner
    by_name: str
    at: int
    seen_at: int | None = None


@dataclass(frozen=True, slots=True)
class NewCase:
    """What opens a case."""

    number: str
    person_name: str
    name_to_use: str
    pronoun: Pronoun
    manner: Manner
    investigator: str = ""


_BASIS = {
    Standing.PERSONAL_REPRESENTATIVE: Basis.PERSONAL_REPRESENTATIVE,
    Standing.DESIGNEE: Basis.DESIGNEE,
}


def accepted_document(member: FamilyMember) -> Authority | None:
    """The document that lets somebody receive, also one from before there was a review; None where none is accepted."""
    if member.authority is not None:
        return member.authority if member.authority.accepted else None
    if not member.authority_document or member.authority_seen_on is None:
        return None
    basis = _BASIS.get(member.standing, Basis.NEXT_OF_KIN)
    seen = (member.authority_document, "", "", member.authority_seen_on, "")
    return Authority(0, member.id, basis, *seen, Ruling.ACCEPTED)


def recipients(family: tuple[FamilyMember, ...]) -> tuple[FamilyMember, ...]:
    """Who may receive, when nobody's standing is disputed; a dispute stops the line for everyone."""
    if any(member.standing is Standing.DISPUTED for member in family):
        return ()
    return tuple(member for member in family if member.may_receive)


def reopens(was: Manner, manner: Manner) -> bool:
    """Whether a new manner of death asks the investigator about every belonging again.

    A finding of homicide does, and so does a finding that is taken back; "not yet decided" becoming suicide does not.
    """
    return manner is not was and (manner is Manner.HOMICIDE or was is not Manner.UNDETERMINED)
