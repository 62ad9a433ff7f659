"""The causes whose sentence needs no more than its facts put in."""

from __future__ import annotations

from desktop_app.domain.refusals import Cause

PLAIN: dict[Cause, str] = {
    Cause.NOT_FOUND: "This is no longer here. Please go back and open it again.",
    Cause.CHANGED_MEANWHILE: "Somebody changed this a moment ago. Please look at it again; nothing was overwritten.",
    Cause.IN_THE_PAST: "This time has passed. Please choose a later one.",
    Cause.RETURN_STOPPED: "This return is on hold or withdrawn. Nothing is given until it is opened again.",
    Cause.NOTHING_COUNTED: "Please count at least one bill or coin.",
    Cause.TOO_FAR: "This time is too far away. Please choose a day within the next five years.",
    Cause.LENGTH: "A visit takes between {shortest} minutes and {longest} minutes.",
    Cause.NOT_STEP_FREE: "{room} has a step. Please choose a step-free room.",
    Cause.TOO_MANY_PEOPLE: "{room} has {seats} seats, host included. Please choose a larger room.",
    Cause.SUSPECT: "These rooms are for victims, witnesses and families. Please confirm that this person is not a "
    "suspect or a person of interest.",
    Cause.CASE_NEEDED: "A return of belongings belongs to a family's case. Please choose the case.",
    Cause.VISIT_NEEDED: "This step belongs to a visit, and none is booked. Please book the visit first.",
    Cause.ONE_PARTY: "Both are the same party. Please choose two that are kept apart.",
    Cause.PARTY_NEEDED: "This family has more than one party. Please choose which one is meant.",
    Cause.DUTY_OPEN: "Nobody is down for this yet. Please choose somebody first.",
    Cause.SPAN: "Please check the times: the end comes after the start.",
    Cause.STATUS: "This visit is {current} now, so this cannot be done.",
    Cause.REASON_NEEDED: "Please give a short reason.",
    Cause.NO_LETTER: "This visit is {current}, so there is no letter for it. Please book a new visit first.",
    Cause.EARLIER_HOURS: "Please leave room for the visit between the two hours: it takes {minutes} minutes.",
    Cause.REPEAT_NOT_SUPPORTED: "A visit cannot repeat in this way ({part}). Please choose every day, week or month, "
    "and where it ends.",
    Cause.REPEAT_TOO_LONG: "This repeats more often, or for longer, than can be planned: {most} visits in {years} years "
    "at most. Please let it end earlier.",
    Cause.SERIES_EMPTY: "No date is left. Please let it end later, or choose other days.",
    Cause.SERIES_OF_RETURNS: "A family has one return of belongings at a time, so it does not repeat. Please book each "
    "return on its own.",
    Cause.NOTHING_SAVED: "Nothing was saved. Everything is as it was.",
    Cause.SERIES_DAY: "Several visits cannot be moved to another day at once. Please move only this visit, or keep the "
    "day.",
    Cause.STEP_NOT_OPTIONAL: "This step opens a gate, so it cannot be left out.",
    Cause.ITEM_NOT_AUTHORISED: "Nobody has cleared {item} yet. Evidence records the clearance.",
    Cause.CLEARANCE_INCOMPLETE: "A clearance needs the name of who gave it, the kind of document and its reference.",
    Cause.CLEARED_BY_RECORDER: "The person who clears an item and the person who records it are two people.",
    Cause.HOLD_CLEARED: "This hold has been cleared already.",
    Cause.RECIPIENT_NOT_SETTLED: "Who may receive is not settled for this person. Victim services can settle it.",
    Cause.THREE_PEOPLE: "Three different people are needed: who cleared it, who gives it, and a witness.",
    Cause.CLEANING_NOT_OPEN: "{item} is still held. Cleaning cannot be undone, so it is chosen after the holds are "
    "cleared.",
    Cause.CLEANING_NOT_WARNED: "Cleaning {item} cannot be undone. Please tell them so, and tick that they said yes again.",
    Cause.ANSWER_UNKNOWN: "This cannot be answered here. Please open the family again.",
    Cause.NOTHING_NEW: "This is what stands already. Nothing was changed.",
    Cause.ASK_LATER_THAN_TODAY: "Please choose a later day to ask again.",
    Cause.CONSENT_ONE_RECIPIENT: "A consent names one recipient. Please record another one for each further recipient.",
    Cause.CONSENT_OVER: "This consent would be over already. Please choose a later day.",
    Cause.CONSENT_TOO_LONG: "A consent lasts one year at most. Please choose an earlier day; it can be asked for again.",
    Cause.CONSENT_FOR_CHILD: "This person may not consent for a child. Please ask a parent or guardian who may, or the "
    "supervisor.",
    Cause.CONSENT_REVOKED: "This consent was taken back already.",
    Cause.NOT_IN_ROOM: "The visit has not started. Please start it first.",
    Cause.OUTCOME_RECORDED: "{item} has been given already. A correction is a note added by a supervisor.",
    Cause.FIREARM_APART: "{item} has its own appointment and is never handed over with other belongings.",
    Cause.CUSTODY_SAME_PLACE: "{item} is there already ({place}).",
    Cause.CUSTODY_ROUTE: "{item} is recorded here: {place}. From there it is not carried straight to this place: {to}.",
    Cause.CUSTODY_WITH_FAMILY: "{item} is with the family. If it ever comes back, it is taken in as a new item.",
    Cause.CUSTODY_AT_TABLE: "{item} goes to the family at the table, where the outcome is recorded with a witness.",
    Cause.CUSTODY_TIME: "{item} was moved later than this desk's clock says. Please check the clock.",
    Cause.CUSTODY_SEAL: "{item} lay on the table. Please seal it again and give the new seal's number.",
    Cause.NOT_PREPARED: "{item} is not on this visit's list. It goes along once it is cleared, checked and wanted now.",
    Cause.ITEM_NOT_FOUND: "{item} was not found where it should be. Please stop here: the supervisor looks for it, and "
    "victim services tell the family before the visit.",
    Cause.PACKED_BY_YOU: "You packed this list; a second person checks it. Please let them sign in.",
    Cause.PACKING_DIFFERS: "The boxes and the list differ: {open} still to be packed, {unseen} not seen by you, {surplus} "
    "that do not belong here.",
    Cause.NOTHING_PACKED: "There is nothing on this list to check.",
    Cause.IDENTITY_OTHER: "The document that was looked at belongs to somebody else. Please look at this person's document "
    "first.",
    Cause.PIECES: "Please check the numbers: up to {most} pieces of each kind.",
    Cause.COUNTED_BY_ONE: "The second count is made by another person, who has not seen the first.",
    Cause.CASH_NOT_COUNTED: "{item} is counted by two people first.",
    Cause.CASH_DIFFERS: "The two counts of {item} differ. Please count it again, both of you.",
    Cause.OUTCOMES_OPEN: "Please go through every belonging first, or stop for today: the record is made when nothing "
    "is left open.",
    Cause.ONE_RECIPIENT: "One visit has one person who receives. Somebody else has a visit and a record of their own.",
    Cause.RECORD_CHANGED: "Something changed after this page was made, so it is no longer the record. Please make it "
    "again and sign the new one.",
    Cause.SIGNED_ALREADY: "This person has signed already.",
    Cause.NOT_DRAWN: "Please sign on the line first, or choose that it was signed on paper.",
    Cause.NOT_COMPLETED: "This record is not complete yet, so it can still be made again. Nothing has to be added.",
    Cause.DUPLICATE: "This is here already. Please open it instead.",
    Cause.IMPORT_COLUMNS: "The file could not be read as a list. Please save it again as CSV and choose it once more.",
    Cause.SUPERVISORS_CHECK: "A supervisor decides about private things, and records this check.",
    Cause.WHOLE_NUMBER: "Please keep only the last four digits of the reference, never a whole number.",
    Cause.SEEN_BY_REVIEWER: "Whoever saw the document and whoever decides about it are two people. Please ask somebody "
    "else.",
    Cause.RULING_GIVEN: "This document has been decided about already. Please record what was seen now.",
    Cause.OTHER_AUTHORITY: "One letter asks one authority. Please choose only the holds that this authority decides.",
    Cause.FLAG_CLEARED: "This flag has been cleared already.",
    Cause.SAME_MANNER: "This is the manner of death on record. Please choose another one.",
    Cause.NOT_COORDINATOR: "The coordinator of this family takes note of this, or a supervisor.",
    Cause.FOLLOW_UP_DONE: "This call has been recorded already.",
    Cause.PERIOD: "Please choose a period of at most {days} days.",
}
