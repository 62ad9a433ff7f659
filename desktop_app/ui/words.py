"""The words on the screen for the domain's enums, times and days."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from desktop_app.domain.appointments import Need, Status
from desktop_app.domain.cases import Manner, Pronoun, Standing
from desktop_app.domain.directory import ResourceStatus
from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome
from desktop_app.domain.items import Category, Cleaning, Decision, HoldKind, Outcome, Packaging
from desktop_app.domain.protocols import Answer, Blocks, Phase
from desktop_app.domain.returns import Stage
from desktop_app.domain.rooms import Purpose, RoomKind
from desktop_app.domain.staff import Role
from desktop_app.domain.times import local

_WORDS: dict[StrEnum, object] = {
    Role.FRONT_DESK: QT_TRANSLATE_NOOP("words", "Front desk"),
    Role.EVIDENCE: QT_TRANSLATE_NOOP("words", "Evidence"),
    Role.VICTIM_SERVICES: QT_TRANSLATE_NOOP("words", "Victim services"),
    Role.SUPERVISOR: QT_TRANSLATE_NOOP("words", "Supervisor"),
    Purpose.VICTIM_INTERVIEW: QT_TRANSLATE_NOOP("words", "Victim interview"),
    Purpose.WITNESS_INTERVIEW: QT_TRANSLATE_NOOP("words", "Witness interview"),
    Purpose.FAMILY_MEETING: QT_TRANSLATE_NOOP("words", "Family meeting"),
    Purpose.PROTECTION_ORDER: QT_TRANSLATE_NOOP("words", "Help with a protection order"),
    Purpose.RETURN_OF_BELONGINGS: QT_TRANSLATE_NOOP("words", "Return of belongings"),
    RoomKind.SOFT_INTERVIEW: QT_TRANSLATE_NOOP("words", "Soft interview room"),
    RoomKind.CHILD_FRIENDLY: QT_TRANSLATE_NOOP("words", "Child-friendly interview room"),
    RoomKind.PROPERTY_RETURN: QT_TRANSLATE_NOOP("words", "Property return room"),
    Status.TENTATIVE: QT_TRANSLATE_NOOP("words", "tentative"),
    Status.CONFIRMED: QT_TRANSLATE_NOOP("words", "confirmed"),
    Status.ARRIVED: QT_TRANSLATE_NOOP("words", "arrived"),
    Status.IN_ROOM: QT_TRANSLATE_NOOP("words", "in the room"),
    Status.FINISHED: QT_TRANSLATE_NOOP("words", "finished"),
    Status.RESET_DONE: QT_TRANSLATE_NOOP("words", "room is reset"),
    Status.POSTPONED_BY_PERSON: QT_TRANSLATE_NOOP("words", "postponed by the person"),
    Status.POSTPONED_BY_AGENCY: QT_TRANSLATE_NOOP("words", "postponed by the agency"),
    Status.CANCELLED: QT_TRANSLATE_NOOP("words", "cancelled"),
    Need.WHEELCHAIR: QT_TRANSLATE_NOOP("words", "wheelchair"),
    Need.INTERPRETER: QT_TRANSLATE_NOOP("words", "interpreter"),
    Need.CHILD: QT_TRANSLATE_NOOP("words", "child"),
    Need.SUPPORT_PERSON: QT_TRANSLATE_NOOP("words", "support person"),
    Manner.HOMICIDE: QT_TRANSLATE_NOOP("words", "Homicide"),
    Manner.SUICIDE: QT_TRANSLATE_NOOP("words", "Suicide"),
    Manner.UNDETERMINED: QT_TRANSLATE_NOOP("words", "Not yet decided"),
    Pronoun.HE: QT_TRANSLATE_NOOP("words", "he, his"),
    Pronoun.SHE: QT_TRANSLATE_NOOP("words", "she, her"),
    Pronoun.THEY: QT_TRANSLATE_NOOP("words", "they, their"),
    Standing.NOT_SETTLED: QT_TRANSLATE_NOOP("words", "Not settled yet"),
    Standing.NEXT_OF_KIN: QT_TRANSLATE_NOOP("words", "Next of kin"),
    Standing.PERSONAL_REPRESENTATIVE: QT_TRANSLATE_NOOP("words", "Personal representative"),
    Standing.DESIGNEE: QT_TRANSLATE_NOOP("words", "Designee"),
    Standing.EXCLUDED: QT_TRANSLATE_NOOP("words", "Excluded"),
    Standing.DISPUTED: QT_TRANSLATE_NOOP("words", "Disputed"),
    ResourceStatus.ACTIVE: QT_TRANSLATE_NOOP("words", "In use"),
    ResourceStatus.NEEDS_VERIFICATION: QT_TRANSLATE_NOOP("words", "Needs to be checked"),
    ResourceStatus.AGENCY_MUST_FILL: QT_TRANSLATE_NOOP("words", "Yours to fill in"),
    FollowUpKind.AFTER_RETURN: QT_TRANSLATE_NOOP("words", "Call after the return"),
    FollowUpKind.WEEKS_LATER: QT_TRANSLATE_NOOP("words", "Call some weeks later"),
    FollowUpKind.STILL_HELD: QT_TRANSLATE_NOOP("words", "Call about what we still have"),
    FollowUpOutcome.REACHED: QT_TRANSLATE_NOOP("words", "Reached"),
    FollowUpOutcome.NO_ANSWER: QT_TRANSLATE_NOOP("words", "No answer"),
    FollowUpOutcome.DECLINED: QT_TRANSLATE_NOOP("words", "They would rather not"),
    FollowUpOutcome.UNSAFE: QT_TRANSLATE_NOOP("words", "Not safe to call"),
    Category.CLOTHING: QT_TRANSLATE_NOOP("words", "Clothing"),
    Category.JEWELLERY: QT_TRANSLATE_NOOP("words", "Jewelry"),
    Category.CASH: QT_TRANSLATE_NOOP("words", "Cash"),
    Category.DEVICE: QT_TRANSLATE_NOOP("words", "Device"),
    Category.WALLET: QT_TRANSLATE_NOOP("words", "Wallet"),
    Category.KEYS: QT_TRANSLATE_NOOP("words", "Keys"),
    Category.DOCUMENTS: QT_TRANSLATE_NOOP("words", "Documents"),
    Category.LETTERS: QT_TRANSLATE_NOOP("words", "Letters"),
    Category.MEDICATION: QT_TRANSLATE_NOOP("words", "Medication"),
    Category.FIREARM: QT_TRANSLATE_NOOP("words", "Firearm"),
    Category.BIOLOGICAL: QT_TRANSLATE_NOOP("words", "Biological"),
    Category.OTHER: QT_TRANSLATE_NOOP("words", "Other"),
    HoldKind.INVESTIGATIVE: QT_TRANSLATE_NOOP("words", "Investigator"),
    HoldKind.PROSECUTOR: QT_TRANSLATE_NOOP("words", "Prosecutor"),
    HoldKind.COURT_ORDER: QT_TRANSLATE_NOOP("words", "Court order"),
    HoldKind.MEDICAL_EXAMINER: QT_TRANSLATE_NOOP("words", "Medical examiner"),
    HoldKind.APPEAL_PERIOD: QT_TRANSLATE_NOOP("words", "Appeal period"),
    HoldKind.RETENTION: QT_TRANSLATE_NOOP("words", "Retention law"),
    HoldKind.OWNERSHIP: QT_TRANSLATE_NOOP("words", "Ownership question"),
    HoldKind.LITIGATION: QT_TRANSLATE_NOOP("words", "Litigation"),
    Decision.NOT_ASKED: QT_TRANSLATE_NOOP("words", "not asked yet"),
    Decision.RETURN: QT_TRANSLATE_NOOP("words", "Return"),
    Decision.LATER: QT_TRANSLATE_NOOP("words", "Not now, later"),
    Decision.DO_NOT_RETURN: QT_TRANSLATE_NOOP("words", "Do not return"),
    Decision.UNDECIDED: QT_TRANSLATE_NOOP("words", "Undecided"),
    Cleaning.NOT_ASKED: QT_TRANSLATE_NOOP("words", "not asked yet"),
    Cleaning.LEAVE: QT_TRANSLATE_NOOP("words", "Leave as it is"),
    Cleaning.CLEAN: QT_TRANSLATE_NOOP("words", "Clean"),
    Cleaning.DO_NOT_OPEN: QT_TRANSLATE_NOOP("words", "Do not open"),
    Packaging.NOT_ASKED: QT_TRANSLATE_NOOP("words", "not asked yet"),
    Packaging.PLAIN_BOX: QT_TRANSLATE_NOOP("words", "Plain box with a lid"),
    Packaging.SMALL_BOX: QT_TRANSLATE_NOOP("words", "Small box"),
    Packaging.WRAPPED: QT_TRANSLATE_NOOP("words", "Wrapped"),
    Packaging.OWN_BAG: QT_TRANSLATE_NOOP("words", "The family's own bag"),
    Outcome.RETURNED: QT_TRANSLATE_NOOP("words", "Returned"),
    Outcome.KEPT_FOR_LATER: QT_TRANSLATE_NOOP("words", "Kept for later"),
    Outcome.NOT_WANTED: QT_TRANSLATE_NOOP("words", "Not wanted back"),
    Outcome.NOT_BROUGHT: QT_TRANSLATE_NOOP("words", "Not here today"),
    Phase.BEFORE: QT_TRANSLATE_NOOP("words", "Before"),
    Phase.DURING: QT_TRANSLATE_NOOP("words", "During"),
    Phase.AFTER: QT_TRANSLATE_NOOP("words", "After"),
    Answer.DONE: QT_TRANSLATE_NOOP("words", "Done"),
    Answer.NOT_APPLICABLE: QT_TRANSLATE_NOOP("words", "Not applicable"),
    Stage.AUTHORITY: QT_TRANSLATE_NOOP("words", "Authority"),
    Stage.HOLDS: QT_TRANSLATE_NOOP("words", "Holds"),
    Stage.CHOICES: QT_TRANSLATE_NOOP("words", "Family contact and choices"),
    Stage.SCHEDULED: QT_TRANSLATE_NOOP("words", "Scheduled"),
    Stage.IN_ROOM: QT_TRANSLATE_NOOP("words", "In the room"),
    Stage.FOLLOW_UP: QT_TRANSLATE_NOOP("words", "Follow-up"),
    Stage.CLOSED: QT_TRANSLATE_NOOP("words", "Closed"),
    Blocks.BOOKING: QT_TRANSLATE_NOOP("words", "booking"),
    Blocks.CONTACT: QT_TRANSLATE_NOOP("words", "any contact with the family"),
    Blocks.OFFERING: QT_TRANSLATE_NOOP("words", "offering belongings"),
    Blocks.SCHEDULING: QT_TRANSLATE_NOOP("words", "scheduling the return"),
    Blocks.PREPARING: QT_TRANSLATE_NOOP("words", "preparing"),
    Blocks.CLEANING: QT_TRANSLATE_NOOP("words", "cleaning"),
    Blocks.RELEASE: QT_TRANSLATE_NOOP("words", "releasing an item"),
    Blocks.READY: QT_TRANSLATE_NOOP("words", "an item being ready"),
    Blocks.CONFIRM: QT_TRANSLATE_NOOP("words", "confirming"),
    Blocks.ARRIVAL: QT_TRANSLATE_NOOP("words", "arrival"),
    Blocks.CHECK_IN: QT_TRANSLATE_NOOP("words", "check-in"),
    Blocks.START: QT_TRANSLATE_NOOP("words", "starting"),
    Blocks.HANDOVER: QT_TRANSLATE_NOOP("words", "handing over"),
    Blocks.CLOSE: QT_TRANSLATE_NOOP("words", "closing the visit"),
    Blocks.ARCHIVE: QT_TRANSLATE_NOOP("words", "closing the case"),
    Blocks.DISPOSE: QT_TRANSLATE_NOOP("words", "destroying an item"),
}

_RULES: dict[str, object] = {
    "cash_count": QT_TRANSLATE_NOOP("words", "cash counted by two people"),
    "device_release": QT_TRANSLATE_NOOP("words", "device release check"),
    "medication_policy": QT_TRANSLATE_NOOP("words", "medication policy check"),
    "firearm_eligibility": QT_TRANSLATE_NOOP("words", "ownership and eligibility check"),
    "biological_retention": QT_TRANSLATE_NOOP("words", "retention check for biological items"),
    "letters_reviewed": QT_TRANSLATE_NOOP("words", "letters reviewed"),
}

_LACKING: dict[str, object] = {
    "disputed": QT_TRANSLATE_NOOP("words", "who may receive is disputed; counsel must decide"),
    "recipient": QT_TRANSLATE_NOOP("words", "nobody's standing to receive is settled with a document seen"),
    "clearance": QT_TRANSLATE_NOOP("words", "no item has all its holds cleared"),
    "check": QT_TRANSLATE_NOOP("words", "a category check is missing"),
    "choices": QT_TRANSLATE_NOOP("words", "the family has not been asked about every cleared item"),
    "evidence_person": QT_TRANSLATE_NOOP("words", "no evidence person is assigned to the visit"),
    "outcomes": QT_TRANSLATE_NOOP("words", "an item that was brought has no outcome yet"),
}


def word(member: StrEnum) -> str:
    """What a member of a domain enum is called on the screen."""
    return QCoreApplication.translate("words", str(_WORDS[member]))


def rule_word(rule: str) -> str:
    """What a category check is called."""
    return QCoreApplication.translate("words", str(_RULES.get(rule, rule)))


def lacking_word(what: str) -> str:
    """What keeps a gate shut beside steps."""
    return QCoreApplication.translate("words", str(_LACKING.get(what, what)))


def clock(instant: int, zone: str) -> str:
    """An instant as the wall clock reads in its zone: `9:30 am`."""
    at = local(instant, zone)
    half = "am" if at.hour < 12 else "pm"  # noqa: PLR2004 - noon
    return f"{at.hour % 12 or 12}:{at.minute:02d} {half}"


def day_words(day: date) -> str:
    """A day in the words of the screen's language: `Tuesday 24 November`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd d MMMM")


def short_day(day: date) -> str:
    """A day in few letters: `24 Nov`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")
