"""The words on the screen for the domain's enums, times and days."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from desktop_app.domain.times import local

_WORDS: dict[str, dict[str, object]] = {
    "Role": {
        "front_desk": QT_TRANSLATE_NOOP("words", "Front desk"),
        "evidence": QT_TRANSLATE_NOOP("words", "Evidence"),
        "victim_services": QT_TRANSLATE_NOOP("words", "Victim services"),
        "supervisor": QT_TRANSLATE_NOOP("words", "Supervisor"),
        "administrator": QT_TRANSLATE_NOOP("words", "Administrator"),
    },
    "Purpose": {
        "victim_interview": QT_TRANSLATE_NOOP("words", "Victim interview"),
        "witness_interview": QT_TRANSLATE_NOOP("words", "Witness interview"),
        "family_meeting": QT_TRANSLATE_NOOP("words", "Family meeting"),
        "protection_order": QT_TRANSLATE_NOOP("words", "Help with a protection order"),
        "return_of_belongings": QT_TRANSLATE_NOOP("words", "Return of belongings"),
    },
    "RoomKind": {
        "soft_interview": QT_TRANSLATE_NOOP("words", "Soft interview room"),
        "child_friendly": QT_TRANSLATE_NOOP("words", "Child-friendly interview room"),
        "property_return": QT_TRANSLATE_NOOP("words", "Property return room"),
    },
    "Status": {
        "tentative": QT_TRANSLATE_NOOP("words", "tentative"),
        "confirmed": QT_TRANSLATE_NOOP("words", "confirmed"),
        "arrived": QT_TRANSLATE_NOOP("words", "arrived"),
        "in_room": QT_TRANSLATE_NOOP("words", "in the room"),
        "finished": QT_TRANSLATE_NOOP("words", "finished"),
        "reset_done": QT_TRANSLATE_NOOP("words", "room is reset"),
        "postponed_by_person": QT_TRANSLATE_NOOP("words", "postponed by the person"),
        "postponed_by_agency": QT_TRANSLATE_NOOP("words", "postponed by the agency"),
        "cancelled": QT_TRANSLATE_NOOP("words", "cancelled"),
    },
    "Need": {
        "wheelchair": QT_TRANSLATE_NOOP("words", "wheelchair"),
        "interpreter": QT_TRANSLATE_NOOP("words", "interpreter"),
        "child": QT_TRANSLATE_NOOP("words", "child"),
        "support_person": QT_TRANSLATE_NOOP("words", "support person"),
    },
    "Duty": {
        "host": QT_TRANSLATE_NOOP("words", "host"),
        "evidence": QT_TRANSLATE_NOOP("words", "evidence person"),
        "advocate": QT_TRANSLATE_NOOP("words", "advocate"),
        "interpreter": QT_TRANSLATE_NOOP("words", "interpreter"),
        "child_supervisor": QT_TRANSLATE_NOOP("words", "child supervisor"),
    },
    "Manner": {
        "homicide": QT_TRANSLATE_NOOP("words", "Homicide"),
        "suicide": QT_TRANSLATE_NOOP("words", "Suicide"),
        "undetermined": QT_TRANSLATE_NOOP("words", "Not yet decided"),
    },
    "Pronoun": {
        "he": QT_TRANSLATE_NOOP("words", "he, his"),
        "she": QT_TRANSLATE_NOOP("words", "she, her"),
        "they": QT_TRANSLATE_NOOP("words", "they, their"),
    },
    "Standing": {
        "not_settled": QT_TRANSLATE_NOOP("words", "Not settled yet"),
        "next_of_kin": QT_TRANSLATE_NOOP("words", "Next of kin"),
        "personal_representative": QT_TRANSLATE_NOOP("words", "Personal representative"),
        "designee": QT_TRANSLATE_NOOP("words", "Designee"),
        "excluded": QT_TRANSLATE_NOOP("words", "Excluded"),
        "disputed": QT_TRANSLATE_NOOP("words", "Disputed"),
    },
    "ResourceStatus": {
        "active": QT_TRANSLATE_NOOP("words", "In use"),
        "needs_verification": QT_TRANSLATE_NOOP("words", "Needs to be checked"),
        "agency_must_fill": QT_TRANSLATE_NOOP("words", "Yours to fill in"),
        "off": QT_TRANSLATE_NOOP("words", "Not in use"),
    },
    "FollowUpKind": {
        "after_return": QT_TRANSLATE_NOOP("words", "Call after the return"),
        "weeks_later": QT_TRANSLATE_NOOP("words", "Call some weeks later"),
        "still_held": QT_TRANSLATE_NOOP("words", "Call about what we still have"),
        "ask_again": QT_TRANSLATE_NOOP("words", "Call to ask again"),
        "cleared": QT_TRANSLATE_NOOP("words", "Call to say that it may come now"),
        "declined_kept": QT_TRANSLATE_NOOP("words", "Call about what they did not take"),
        "before_sending": QT_TRANSLATE_NOOP("words", "Call before the parcel leaves"),
        "after_arrival": QT_TRANSLATE_NOOP("words", "Call whether the parcel came"),
        "parcel_lost": QT_TRANSLATE_NOOP("words", "Call about the parcel that is lost"),
        "looked_for": QT_TRANSLATE_NOOP("words", "Call about what was not found"),
    },
    "FollowUpOutcome": {
        "reached": QT_TRANSLATE_NOOP("words", "Reached"),
        "no_answer": QT_TRANSLATE_NOOP("words", "No answer"),
        "declined": QT_TRANSLATE_NOOP("words", "They want no more calls"),
        "unsafe": QT_TRANSLATE_NOOP("words", "Not safe to call"),
        "not_needed": QT_TRANSLATE_NOOP("words", "Not needed any more"),
    },
    "Category": {
        "clothing": QT_TRANSLATE_NOOP("words", "Clothing"),
        "jewellery": QT_TRANSLATE_NOOP("words", "Jewelry"),
        "cash": QT_TRANSLATE_NOOP("words", "Cash"),
        "device": QT_TRANSLATE_NOOP("words", "Device"),
        "wallet": QT_TRANSLATE_NOOP("words", "Wallet"),
        "keys": QT_TRANSLATE_NOOP("words", "Keys"),
        "documents": QT_TRANSLATE_NOOP("words", "Documents"),
        "letters": QT_TRANSLATE_NOOP("words", "Letters"),
        "medication": QT_TRANSLATE_NOOP("words", "Medication"),
        "firearm": QT_TRANSLATE_NOOP("words", "Firearm"),
        "biological": QT_TRANSLATE_NOOP("words", "Biological"),
        "sensitive": QT_TRANSLATE_NOOP("words", "Private or sensitive"),
        "third_party": QT_TRANSLATE_NOOP("words", "Somebody else's property"),
        "other": QT_TRANSLATE_NOOP("words", "Other"),
    },
    "HoldKind": {
        "investigative": QT_TRANSLATE_NOOP("words", "Investigator"),
        "prosecutor": QT_TRANSLATE_NOOP("words", "Prosecutor"),
        "court_order": QT_TRANSLATE_NOOP("words", "Court order"),
        "medical_examiner": QT_TRANSLATE_NOOP("words", "Medical examiner"),
        "appeal_period": QT_TRANSLATE_NOOP("words", "Appeal period"),
        "retention": QT_TRANSLATE_NOOP("words", "Retention law"),
        "ownership": QT_TRANSLATE_NOOP("words", "Ownership question"),
        "litigation": QT_TRANSLATE_NOOP("words", "Litigation"),
    },
    "Basis": {
        "owner": QT_TRANSLATE_NOOP("words", "Owner of the belonging"),
        "personal_representative": QT_TRANSLATE_NOOP("words", "Personal representative, with letters"),
        "small_estate": QT_TRANSLATE_NOOP("words", "Small-estate affidavit"),
        "next_of_kin": QT_TRANSLATE_NOOP("words", "Next of kin by statute"),
        "court_order": QT_TRANSLATE_NOOP("words", "Court order"),
        "designee": QT_TRANSLATE_NOOP("words", "Designee, with a notarized letter"),
        "guardian": QT_TRANSLATE_NOOP("words", "Parent or guardian of a minor"),
    },
    "Ruling": {
        "waiting": QT_TRANSLATE_NOOP("words", "Waits for a second person"),
        "accepted": QT_TRANSLATE_NOOP("words", "Accepted"),
        "not_accepted": QT_TRANSLATE_NOOP("words", "Not accepted"),
        "counsel": QT_TRANSLATE_NOOP("words", "Counsel was asked"),
    },
    "FlagKind": {
        "safety": QT_TRANSLATE_NOOP("words", "Safety"),
        "do_not_contact": QT_TRANSLATE_NOOP("words", "Do not contact"),
        "interpreter": QT_TRANSLATE_NOOP("words", "Interpreter needed"),
        "estranged": QT_TRANSLATE_NOOP("words", "Family is estranged"),
        "media": QT_TRANSLATE_NOOP("words", "Media interest"),
        "suspect_related": QT_TRANSLATE_NOOP("words", "Tied to the suspect"),
        "counsel": QT_TRANSLATE_NOOP("words", "Has a lawyer"),
    },
    "FlagWhy": {
        "they_asked": QT_TRANSLATE_NOOP("words", "They asked for it"),
        "court_order": QT_TRANSLATE_NOOP("words", "A court order says so"),
        "investigator_said": QT_TRANSLATE_NOOP("words", "The investigator said so"),
        "staff_saw": QT_TRANSLATE_NOOP("words", "Staff noticed it"),
        "counsel_said": QT_TRANSLATE_NOOP("words", "Counsel said so"),
    },
    "CaseState": {
        "open": QT_TRANSLATE_NOOP("words", "Goes on"),
        "on_hold": QT_TRANSLATE_NOOP("words", "On hold"),
        "withdrawn": QT_TRANSLATE_NOOP("words", "Withdrawn"),
    },
    "StateBy": {
        "family": QT_TRANSLATE_NOOP("words", "The family"),
        "investigator": QT_TRANSLATE_NOOP("words", "The investigator"),
        "prosecutor": QT_TRANSLATE_NOOP("words", "The prosecutor"),
        "counsel": QT_TRANSLATE_NOOP("words", "Counsel"),
        "agency": QT_TRANSLATE_NOOP("words", "The agency"),
    },
    "Decision": {
        "not_asked": QT_TRANSLATE_NOOP("words", "not asked yet"),
        "return": QT_TRANSLATE_NOOP("words", "Return"),
        "later": QT_TRANSLATE_NOOP("words", "Not now, later"),
        "do_not_return": QT_TRANSLATE_NOOP("words", "Do not return"),
        "undecided": QT_TRANSLATE_NOOP("words", "Undecided"),
    },
    "Cleaning": {
        "not_asked": QT_TRANSLATE_NOOP("words", "not asked yet"),
        "leave": QT_TRANSLATE_NOOP("words", "Leave as it is"),
        "clean": QT_TRANSLATE_NOOP("words", "Clean"),
        "repair": QT_TRANSLATE_NOOP("words", "Repair"),
        "do_not_open": QT_TRANSLATE_NOOP("words", "Do not open"),
    },
    "Packaging": {
        "not_asked": QT_TRANSLATE_NOOP("words", "not asked yet"),
        "plain_box": QT_TRANSLATE_NOOP("words", "Plain box with a lid"),
        "small_box": QT_TRANSLATE_NOOP("words", "Keepsake box"),
        "wrapped": QT_TRANSLATE_NOOP("words", "Wrapped"),
        "own_bag": QT_TRANSLATE_NOOP("words", "The family's own bag"),
        "cloth": QT_TRANSLATE_NOOP("words", "Cloth of their faith"),
    },
    "ConditionTold": {
        "not_asked": QT_TRANSLATE_NOOP("words", "not asked yet"),
        "none": QT_TRANSLATE_NOOP("words", "Nothing"),
        "summary": QT_TRANSLATE_NOOP("words", "In short"),
        "full": QT_TRANSLATE_NOOP("words", "Everything"),
    },
    "Photographs": {
        "not_asked": QT_TRANSLATE_NOOP("words", "not asked yet"),
        "no": QT_TRANSLATE_NOOP("words", "No photographs"),
        "described": QT_TRANSLATE_NOOP("words", "Described only"),
        "envelope": QT_TRANSLATE_NOOP("words", "Sealed envelope"),
        "with_advocate": QT_TRANSLATE_NOOP("words", "With an advocate"),
    },
    "ContactMethod": {
        "not_asked": QT_TRANSLATE_NOOP("words", "not asked yet"),
        "phone": QT_TRANSLATE_NOOP("words", "Telephone"),
        "text": QT_TRANSLATE_NOOP("words", "Text message"),
        "email": QT_TRANSLATE_NOOP("words", "E-mail"),
        "letter": QT_TRANSLATE_NOOP("words", "Letter"),
        "in_person": QT_TRANSLATE_NOOP("words", "In person"),
        "through_somebody": QT_TRANSLATE_NOOP("words", "Through somebody they trust"),
    },
    "Voicemail": {
        "not_asked": QT_TRANSLATE_NOOP("words", "not asked yet"),
        "yes": QT_TRANSLATE_NOOP("words", "Voicemail is safe"),
        "no": QT_TRANSLATE_NOOP("words", "No voicemail"),
    },
    "Revocation": {
        "by_word": QT_TRANSLATE_NOOP("words", "By word"),
        "in_writing": QT_TRANSLATE_NOOP("words", "In writing"),
    },
    "ConsentState": {
        "given": QT_TRANSLATE_NOOP("words", "In force"),
        "expired": QT_TRANSLATE_NOOP("words", "Over"),
        "revoked": QT_TRANSLATE_NOOP("words", "Taken back"),
    },
    "Outcome": {
        "returned": QT_TRANSLATE_NOOP("words", "Returned"),
        "kept_for_later": QT_TRANSLATE_NOOP("words", "Kept for later"),
        "not_wanted": QT_TRANSLATE_NOOP("words", "Not wanted back"),
        "not_brought": QT_TRANSLATE_NOOP("words", "Not here today"),
    },
    "Phase": {
        "before": QT_TRANSLATE_NOOP("words", "Before"),
        "during": QT_TRANSLATE_NOOP("words", "During"),
        "after": QT_TRANSLATE_NOOP("words", "After"),
    },
    "Answer": {
        "done": QT_TRANSLATE_NOOP("words", "Done"),
        "not_applicable": QT_TRANSLATE_NOOP("words", "Not applicable"),
    },
    "Stage": {
        "authority": QT_TRANSLATE_NOOP("words", "Authority"),
        "holds": QT_TRANSLATE_NOOP("words", "Holds"),
        "contact": QT_TRANSLATE_NOOP("words", "Family contact"),
        "choices": QT_TRANSLATE_NOOP("words", "Choices"),
        "scheduled": QT_TRANSLATE_NOOP("words", "Scheduled"),
        "prepared": QT_TRANSLATE_NOOP("words", "Prepared"),
        "in_room": QT_TRANSLATE_NOOP("words", "In the room"),
        "follow_up": QT_TRANSLATE_NOOP("words", "Follow-up"),
        "closed": QT_TRANSLATE_NOOP("words", "Closed"),
        "on_hold": QT_TRANSLATE_NOOP("words", "On hold"),
        "postponed": QT_TRANSLATE_NOOP("words", "Postponed by the family"),
        "disputed": QT_TRANSLATE_NOOP("words", "Disputed"),
        "withdrawn": QT_TRANSLATE_NOOP("words", "Withdrawn"),
    },
    "Place": {
        "evidence_room": QT_TRANSLATE_NOOP("words", "Evidence room"),
        "holding_shelf": QT_TRANSLATE_NOOP("words", "Holding shelf"),
        "return_room": QT_TRANSLATE_NOOP("words", "Return room"),
        "with_family": QT_TRANSLATE_NOOP("words", "With the family"),
        "carrier": QT_TRANSLATE_NOOP("words", "With the carrier"),
        "other_authority": QT_TRANSLATE_NOOP("words", "With another authority"),
        "not_found": QT_TRANSLATE_NOOP("words", "Not found, supervisor told"),
        "destroyed": QT_TRANSLATE_NOOP("words", "Final disposition"),
    },
    "NoticeMethod": {
        "mailed": QT_TRANSLATE_NOOP("words", "Mailed letter"),
        "certified": QT_TRANSLATE_NOOP("words", "Certified mail"),
        "by_hand": QT_TRANSLATE_NOOP("words", "Personal delivery"),
        "by_email": QT_TRANSLATE_NOOP("words", "E-mail"),
    },
    "NoticeVersion": {
        "personal": QT_TRANSLATE_NOOP("words", "Personal letter"),
        "statutory": QT_TRANSLATE_NOOP("words", "Letter that names the law"),
    },
    "DestructionState": {
        "asked": QT_TRANSLATE_NOOP("words", "Waits for a second person"),
        "approved": QT_TRANSLATE_NOOP("words", "Approved"),
        "withdrawn": QT_TRANSLATE_NOOP("words", "Withdrawn"),
        "done": QT_TRANSLATE_NOOP("words", "Done"),
    },
    "Given": {
        "given": QT_TRANSLATE_NOOP("words", "Given"),
        "declined": QT_TRANSLATE_NOOP("words", "Declined"),
        "mail_later": QT_TRANSLATE_NOOP("words", "By mail later"),
    },
    "Way": {
        "printed": QT_TRANSLATE_NOOP("words", "Printed"),
        "saved": QT_TRANSLATE_NOOP("words", "Saved as PDF"),
        "protected": QT_TRANSLATE_NOOP("words", "Saved with a password"),
        "unknown": QT_TRANSLATE_NOOP("words", "Printed or saved"),
    },
    "Withdrawal": {
        "family_changed": QT_TRANSLATE_NOOP("words", "The family changed its mind"),
        "new_hold": QT_TRANSLATE_NOOP("words", "An authority still needs it"),
        "dispute": QT_TRANSLATE_NOOP("words", "It is disputed who may receive"),
        "litigation": QT_TRANSLATE_NOOP("words", "A civil case"),
        "not_needed": QT_TRANSLATE_NOOP("words", "It is not needed any more"),
    },
    "Condition": {
        "ground": QT_TRANSLATE_NOOP("words", "The family's own word, or a letter whose days are over"),
        "call": QT_TRANSLATE_NOOP("words", "Victim services spoke with the family"),
        "holds": QT_TRANSLATE_NOOP("words", "Every hold cleared"),
        "check": QT_TRANSLATE_NOOP("words", "The check of its category"),
        "stopped": QT_TRANSLATE_NOOP("words", "No dispute and no civil case"),
        "place": QT_TRANSLATE_NOOP("words", "In the evidence room or on the holding shelf"),
    },
    "PackState": {
        "open": QT_TRANSLATE_NOOP("words", "To pack"),
        "packed": QT_TRANSLATE_NOOP("words", "Packed"),
        "checked": QT_TRANSLATE_NOOP("words", "Checked"),
        "not_found": QT_TRANSLATE_NOOP("words", "Not found, supervisor told"),
        "take_out": QT_TRANSLATE_NOOP("words", "Take out again"),
    },
    "PostingState": {
        "packing": QT_TRANSLATE_NOOP("words", "Being packed"),
        "ready": QT_TRANSLATE_NOOP("words", "Packed and checked"),
        "sent": QT_TRANSLATE_NOOP("words", "On its way"),
        "delivered": QT_TRANSLATE_NOOP("words", "Signed for"),
        "came_back": QT_TRANSLATE_NOOP("words", "Came back to us"),
        "lost": QT_TRANSLATE_NOOP("words", "The carrier cannot find it"),
        "given_up": QT_TRANSLATE_NOOP("words", "Not sent after all"),
    },
    "Keeps": {
        "no_period": QT_TRANSLATE_NOOP("words", "the agency has not set how long they are kept"),
        "not_over": QT_TRANSLATE_NOOP("words", "the return goes on"),
        "period_runs": QT_TRANSLATE_NOOP("words", "the agency's period is not over"),
        "litigation": QT_TRANSLATE_NOOP("words", "there is a litigation hold"),
        "counsel": QT_TRANSLATE_NOOP("words", "a flag says that a lawyer is involved"),
        "holds": QT_TRANSLATE_NOOP("words", "a hold on a belonging is not cleared"),
        "belongings": QT_TRANSLATE_NOOP("words", "a belonging is still here, and its end is not decided and done"),
        "calls": QT_TRANSLATE_NOOP("words", "a promised call is open"),
        "visit": QT_TRANSLATE_NOOP("words", "a visit is still to come or going on"),
        "log": QT_TRANSLATE_NOOP("words", "the log noted something about them less than a year ago"),
    },
    "Spoiled": {
        "miswritten": QT_TRANSLATE_NOOP("words", "Written wrongly"),
        "damaged": QT_TRANSLATE_NOOP("words", "Torn or wet"),
        "lost": QT_TRANSLATE_NOOP("words", "Lost"),
        "not_needed": QT_TRANSLATE_NOOP("words", "Not needed any more"),
    },
    "PaperState": {
        "blank": QT_TRANSLATE_NOOP("words", "Blank"),
        "entered": QT_TRANSLATE_NOOP("words", "Entered afterwards"),
        "spoiled": QT_TRANSLATE_NOOP("words", "Spoiled"),
    },
    "Blocks": {
        "booking": QT_TRANSLATE_NOOP("words", "booking"),
        "contact": QT_TRANSLATE_NOOP("words", "any contact with the family"),
        "offering": QT_TRANSLATE_NOOP("words", "offering belongings"),
        "scheduling": QT_TRANSLATE_NOOP("words", "scheduling the return"),
        "preparing": QT_TRANSLATE_NOOP("words", "preparing"),
        "cleaning": QT_TRANSLATE_NOOP("words", "cleaning"),
        "release": QT_TRANSLATE_NOOP("words", "releasing an item"),
        "ready": QT_TRANSLATE_NOOP("words", "an item being ready"),
        "confirm": QT_TRANSLATE_NOOP("words", "confirming"),
        "arrival": QT_TRANSLATE_NOOP("words", "arrival"),
        "check_in": QT_TRANSLATE_NOOP("words", "check-in"),
        "start": QT_TRANSLATE_NOOP("words", "starting"),
        "handover": QT_TRANSLATE_NOOP("words", "handing over"),
        "close": QT_TRANSLATE_NOOP("words", "closing the visit"),
        "archive": QT_TRANSLATE_NOOP("words", "closing the case"),
        "dispose": QT_TRANSLATE_NOOP("words", "destroying an item"),
    },
}
"""By the enum's name and its member's value, so that a screen imports no more of the domain than it shows."""

_RULES: dict[str, object] = {
    "cash_count": QT_TRANSLATE_NOOP("words", "cash counted by two people"),
    "device_release": QT_TRANSLATE_NOOP("words", "device release check"),
    "medication_policy": QT_TRANSLATE_NOOP("words", "medication policy check"),
    "firearm_eligibility": QT_TRANSLATE_NOOP("words", "ownership and eligibility check"),
    "biological_retention": QT_TRANSLATE_NOOP("words", "retention check for biological items"),
    "letters_reviewed": QT_TRANSLATE_NOOP("words", "letters reviewed"),
    "supervisor_decision": QT_TRANSLATE_NOOP("words", "a supervisor's decision recorded"),
    "owner_settled": QT_TRANSLATE_NOOP("words", "owner settled"),
}

_LACKING: dict[str, object] = {
    "disputed": QT_TRANSLATE_NOOP("words", "who may receive is disputed; counsel must decide"),
    "recipient": QT_TRANSLATE_NOOP("words", "nobody's standing to receive is settled with a document seen"),
    "clearance": QT_TRANSLATE_NOOP("words", "no item has all its holds cleared"),
    "check": QT_TRANSLATE_NOOP("words", "a category check is missing"),
    "choices": QT_TRANSLATE_NOOP("words", "the family has not been asked about every cleared item"),
    "cleaning_choice": QT_TRANSLATE_NOOP("words", "nobody of the family has asked for cleaning or repair"),
    "cleaning_held": QT_TRANSLATE_NOOP("words", "what is to be cleaned is held; cleaning cannot be undone"),
    "evidence_person": QT_TRANSLATE_NOOP("words", "no evidence person is assigned to the visit"),
    "signatures": QT_TRANSLATE_NOOP("words", "the record changed after it was signed, or not all three have signed"),
    "outcomes": QT_TRANSLATE_NOOP("words", "an item that was brought has no outcome yet"),
    "packing": QT_TRANSLATE_NOOP("words", "the packing list is not whole, or no second person has checked it"),
    "missing_item": QT_TRANSLATE_NOOP("words", "an item was not found; the family is told before the visit"),
    "missing_untold": QT_TRANSLATE_NOOP("words", "the family has not been told yet what was not found"),
    "in_return_room": QT_TRANSLATE_NOOP("words", "a belonging still lies in the return room"),
}


def word(member: StrEnum) -> str:
    """What a member of a domain enum is called on the screen."""
    return QCoreApplication.translate("words", str(_WORDS[type(member).__name__][member.value]))


def rule_word(rule: str) -> str:
    """What a category check is called."""
    return QCoreApplication.translate("words", str(_RULES.get(rule, rule)))


def lacking_word(what: str) -> str:
    """What keeps a gate shut beside steps."""
    return QCoreApplication.translate("words", str(_LACKING.get(what, what)))


def clock(instant: int, zone: str) -> str:
    """An instant as the wall clock reads in its zone: `9:30 am`."""
    return wall_clock(local(instant, zone))


def wall_clock(at: datetime) -> str:
    """A wall-clock time: `9:30 am`."""
    half = "am" if at.hour < 12 else "pm"
    return f"{at.hour % 12 or 12}:{at.minute:02d} {half}"


def day_words(day: date) -> str:
    """A day in the words of the screen's language: `Tuesday 24 November`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd d MMMM")


def short_day(day: date) -> str:
    """A day in few letters: `24 Nov`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")
