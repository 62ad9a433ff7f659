"""The causes whose sentence needs no more than its facts put in."""

from __future__ import annotations

from desktop_app.domain.refusals import Cause

PLAIN: dict[Cause, str] = {
    Cause.NOT_FOUND: "This is no longer here. Please go back and open it again.",
    Cause.CHANGED_MEANWHILE: "Somebody changed this a moment ago. Please look at it again; nothing was overwritten.",
    Cause.IN_THE_PAST: "This time has passed. Please choose a later one.",
    Cause.RETURN_STOPPED: "This return is on hold, withdrawn or disputed. No visit is booked and nothing is given until "
    "that is settled.",
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
    Cause.CUSTODY_NOT_IN_ROOM: "{item} is not recorded as being in this room. Please bring it here and record that first, "
    "or record that it was not brought.",
    Cause.CUSTODY_IN_PARCEL: "{item} goes to a carrier, and comes back from one, with its parcel. Please record that under "
    "By post, where it is packed, checked and called about.",
    Cause.ITEM_CARRIED: "{item} has been carried since, and its way tells where it is and under which seal. The rest can "
    "be corrected.",
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
    Cause.PRINT_ANSWERED: "This was answered and put right once already. Both answers stay in the log.",
    Cause.PRINT_NOT_KEPT: "The pages of this were not kept, because it was printed before the program kept them.",
    Cause.FILE_PASSWORD_SHORT: "Please choose a longer password: at least {least} characters. Several words with spaces "
    "are good.",
    Cause.FILE_PASSWORD_LONG: "This password is too long for a PDF. Please take a few words less.",
    Cause.RECORD_DAMAGED: "What is kept of this record is not what was signed. Nothing is printed. Please tell the supervisor.",
    Cause.SIGNED_ALREADY: "This person has signed already.",
    Cause.NOT_DRAWN: "Please sign on the line first, or choose that it was signed on paper.",
    Cause.NOT_COMPLETED: "This record is not complete yet, so it can still be made again. Nothing has to be added.",
    Cause.NEVER_BY_POST: "{item} is never sent by post. Please give it in person, or ask the supervisor.",
    Cause.POST_NOT_WISHED: "The family has not asked for their things to be sent. Victim services asks them where it would be "
    "right for them.",
    Cause.POSTING_STANDS: "A parcel for this family is being prepared, or on its way. Please see it through first.",
    Cause.POSTING_CLOSED: "This parcel has left, or is not sent any more, so it is not changed.",
    Cause.PARCEL_NOT_CHECKED: "What is packed and what may be sent differ, or no second person has checked it. Please look "
    "through the list together.",
    Cause.CALL_BEFORE_SENDING: "Victim services calls the family before anything leaves, so that it never comes as a "
    "surprise.",
    Cause.NOT_ON_ITS_WAY: "This parcel is not on its way.",
    Cause.NOT_LOST: "Nothing of this parcel is looked for any more.",
    Cause.DUPLICATE: "This is here already. Please open it instead.",
    Cause.IMPORT_COLUMNS: "The file could not be read as a list. Please save it again as CSV and choose it once more.",
    Cause.SUPERVISORS_CHECK: "A supervisor decides about private things, and records this check.",
    Cause.WHOLE_NUMBER: "Please keep only the last four digits of the reference, never a whole number.",
    Cause.SEEN_BY_REVIEWER: "Whoever saw the document and whoever decides about it are two people. Please ask somebody "
    "else.",
    Cause.RENAMED_BY_REVIEWER: "You changed the name of this person. Somebody else looks at their document again.",
    Cause.REVIEWED_APART: "A document that says who may receive is recorded under \u201cMay receive\u201d, and a second person "
    "decides about it.",
    Cause.RULING_GIVEN: "This document has been decided about already. Please record what was seen now.",
    Cause.OTHER_AUTHORITY: "One letter asks one authority. Please choose only the holds that this authority decides.",
    Cause.FLAG_CLEARED: "This flag has been cleared already.",
    Cause.WITHDRAWN_FIRST: "This return was withdrawn. Please let it go on first, once the family asks for it.",
    Cause.SAME_MANNER: "This is the manner of death on record. Please choose another one.",
    Cause.NOT_COORDINATOR: "The coordinator of this family takes note of this, or a supervisor.",
    Cause.FOLLOW_UP_DONE: "This call has been recorded already.",
    Cause.NOTICE_CALL_FIRST: "A letter is never the first word. Victim services speaks with the family first, and records "
    "the call.",
    Cause.NOTICE_RULE_UNVERIFIED: "Nobody has looked this rule up yet. A supervisor records who did, and when.",
    Cause.NOTICE_OTHER_RULE: "Another rule is the one for {item}. Please write a letter of its own.",
    Cause.NOTICE_METHOD: "The rule asks for another way: {method}. Sent differently, its days do not run.",
    Cause.NOTICE_NO_CITATION: "This rule has no citation. Please send the personal letter, or ask a supervisor to add it.",
    Cause.NOTICE_NOT_NAMED: "{item} is never named in a letter. Victim services speaks about it in person.",
    Cause.NOTICE_EXCLUDED: "Nobody writes to this person: they are excluded, or tied to the suspect.",
    Cause.NOTICE_DO_NOT_CONTACT: "They asked not to be contacted. Please speak with a supervisor before any letter.",
    Cause.ITEM_GONE: "{item} is not here any more.",
    Cause.NO_GROUND: "The family has not said, after they were told what may follow, that they do not want {item}; and no "
    "letter about it has run its days.",
    Cause.NOT_SPOKEN_WITH: "Nobody has spoken with the family. Victim services calls first, and records the call.",
    Cause.DISPUTE_STOPS: "It is disputed who may receive. A supervisor decides with counsel first.",
    Cause.LITIGATION_STOPS: "A civil case holds everything of this family.",
    Cause.NOT_STORED: "{item} is recorded here: {place}. It has to be in the evidence room or on the holding shelf.",
    Cause.SECOND_APPROVER: "A second person approves: a supervisor who did not ask for it and is not the authority.",
    Cause.NOT_APPROVED: "Nobody has approved this. A supervisor who did not ask for it does.",
    Cause.APPROVAL_VOID: "Something changed after it was approved. Please withdraw it; it can be asked for again.",
    Cause.DONE_BY_TWO: "Two people do this together: who does it, and a witness. Whoever approved it watches or stays away.",
    Cause.CUSTODY_ENDS: "{item} is not carried there by hand. A final disposition is asked for and approved first.",
    Cause.PURGE_ASKED: "Somebody has asked for this already. Another supervisor approves it, or takes it back.",
    Cause.PURGE_BY_ANOTHER: "A supervisor who did not ask for this approves it. Please ask somebody else.",
    Cause.PAPER_USED: "Form {number} has been used already. A number is never used twice.",
    Cause.PAPER_VISIT: "Only a confirmed return that has not ended here is entered from paper. For a visit that has ended, "
    "a supervisor adds a note to its record.",
    Cause.PAPER_UNSIGNED: "The form is signed by all three before it is entered. Without that it is no record.",
    Cause.PAPER_TIME: "Please check when it really happened: after the form was given out and the room was held, and not "
    "later than now.",
    Cause.CHECK_IN_EARLY: "A check-in is offered once the visit has begun.",
    Cause.CHECK_IN_ONESELF: "Somebody else offers this to you. Please ask them to.",
    Cause.CHECK_IN_OFFERED: "{name} was offered a check-in after this visit already.",
    Cause.SUPERVISOR_EXPLAINS: "A supervisor finds out what became of it, and records that.",
    Cause.MISSING_SETTLED: "{item} was found again, or what became of it is recorded already.",
    Cause.MISSING_TOLD: "It is recorded already that the family was told about {item}.",
    Cause.REVIEW_TOO_FAR: "Please let somebody check it again within {days} days. Numbers change without a word.",
    Cause.RESOURCE_OFF: "This is not in use. Please take it into use first.",
    Cause.WORDING_DECIDED: "This version has been decided about already. Please save a new one instead.",
    Cause.WORDING_BY_ANOTHER: "You wrote this version. Please ask another supervisor to read and approve it.",
    Cause.WORDING_OLDER: "A later version is in use already. To print this one instead, write from it and save it as a new "
    "version.",
    Cause.WORDING_NO_TRANSLATION: "English is what the others are translated from. A supervisor approves it; it needs no "
    "further review.",
    Cause.WORDING_OWN_REVIEW: "Whoever wrote these words does not review them. Please ask somebody else who knows the language.",
    Cause.PERIOD: "Please choose a period of at most {days} days.",
    Cause.PASSWORD_SHORT: "Please choose a longer password: at least {least} characters. Several words with spaces are "
    "good.",
    Cause.PASSWORD_COMMON: "This password is on the list of those that are guessed first, or differs from one of them "
    "only by what stands behind it. Please choose another one.",
    Cause.PASSWORD_EXPECTED: "This password is what others would try first: a name, a word of this place, or the same "
    "sign again and again. Please choose another one.",
    Cause.PASSWORD_SAME: "This is the password you have. Please choose another one.",
    Cause.PASSWORDS_DIFFER: "The two passwords are not the same. Please type the new one again.",
    Cause.NOT_SIGNED_IN: "The name or the password is not right. Please try again.",
    Cause.ACCOUNT_LOCKED: "This account is locked after {most} failed tries. A supervisor or an administrator can "
    "release it.",
    Cause.ACCOUNT_DISABLED: "This account is switched off. Please ask a supervisor or an administrator.",
    Cause.ACCOUNT_LAST: "Nobody else could let others in. Please give another supervisor or administrator a password "
    "first.",
    Cause.CONFIRM_YOURSELF: "Please confirm first that it is you, with your password.",
    Cause.PASSWORD_FIRST: "Please choose a password of your own first.",
    Cause.NO_PASSWORDS: "This is a sample agency: nobody has a password here.",
    Cause.NO_COPIES: "This is a sample agency: there are no copies of it.",
    Cause.COPY_NOT_WHOLE: "This copy is not whole, so it is not put back. Please choose another one. Nothing was changed.",
    Cause.COPY_OLDER_KEY: "This copy is from before the keys were changed. Please type the password you had then, or the "
    "recovery key of that day.",
    Cause.COPY_PASSWORD: "That is not the password of that day. Nothing was changed.",
    Cause.ONLY_LOOKING: "These records can only be looked at from here, so nothing is changed, printed or saved.",
    Cause.COPY_RUNNING: "A copy is being made just now. Please try again in a moment. Nothing was removed.",
    Cause.FOLDER: "This folder cannot be used. Please choose one that is there, on another disk or share than the records.",
    Cause.RECOVERY_WRONG: "This recovery key does not open these records. Please check every group on the card.",
}
