"""What can happen, as sentences with places for its facts; every act that is logged has its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def acts() -> dict[str, str]:
    """The sentence of every act, by its name in the log."""
    return _family() | _belongings() | _afterwards() | _desk() | _accounts()


def _family() -> dict[str, str]:
    """A family, who may receive, and what it said."""
    return {
        "case.open": translate("history", "Opened the case. Manner: {manner}"),
        "case.change": translate("history", "Changed the case. {manner_changed}"),
        "case.state": translate("history", "The return is now: {state}. {state_by}"),
        "case.manner": translate("history", "The manner of death was decided anew: {manner}. New holds: {holds}"),
        "case.manner_seen": translate("history", "Took note of the new manner of death"),
        "authority.record": translate("history", "Saw a document: {basis}"),
        "authority.decide": translate("history", "Decided about a document: {basis}, {ruling}"),
        "flag.set": translate("history", "Set a flag: {flag}. {why}"),
        "flag.clear": translate("history", "Cleared a flag: {flag}"),
        "case.date": translate("history", "Added a date to be gentle with: {day}"),
        "member.add": translate("history", "Added a family member. Standing: {standing}"),
        "member.change": translate("history", "Changed a family member. Standing: {standing}. {review}"),
        "preference.record": translate("history", "Recorded what the family said: {topic}, {reply}"),
        "consent.record": translate("history", "Recorded a consent to share, until {expires_on}"),
        "consent.revoke": translate("history", "A consent to share was taken back: {how}"),
        "follow_up.add": translate("history", "Promised a call for {due}: {kind}"),
        "follow_up.of_before": translate("history", "Promised calls to families from before. Calls: {calls}"),
        "follow_up.record": translate("history", "Recorded how a call ended: {outcome}"),
        "case.view": translate("history", "Looked at the family's records"),
    }


def _belongings() -> dict[str, str]:
    """Belongings: held, cleared, packed, carried, given."""
    return {
        "hold.ask": translate("history", "Asked an authority. Holds: {holds}"),
        "hold.remind": translate("history", "Reminded an authority. Holds: {holds}"),
        "hold.came_back": translate("history", "A letter to an authority came back on {day}. Holds: {holds}"),
        "hold.still_needed": translate("history", "The answer: still needed until {day}. Holds: {holds}"),
        "item.add": translate("history", "Added item {number}"),
        "item.import": translate("history", "Imported the list: {added} added, {already} there already"),
        "item.correct": translate("history", "Corrected what the list says of item {was}"),
        "item.describe": translate("history", "Changed the words the family reads for item {number}"),
        "hold.place": translate("history", "Placed a hold on item {number}: {kind}"),
        "hold.clear": translate("history", "Recorded a clearance for item {number}: {kind}, by {instrument}"),
        "item.check": translate("history", "Recorded a check for item {number}: {rule}"),
        "item.choice": translate("history", "Recorded the family's choice for item {number}: {decision}"),
        "custody.move": translate("history", "Carried item {numbers}. Now: {place}"),
        "packing.pack": translate("history", "Packed item {number} into box {box}"),
        "packing.unpack": translate("history", "Took item {number} out of its box"),
        "packing.not_found": translate("history", "Item {number} was not found; supervisor told"),
        "packing.reconcile": translate("history", "Checked the packing list as a second person: {count} belongings"),
        "item.outcome": translate("history", "At the table, item {number}: {outcome}"),
        "step.done": translate("history", "Did the step {step}"),
        "step.taken_back": translate("history", "Took back what was answered to the step {step}"),
        "step.not_applicable": translate("history", "Marked a step as not applicable: {step}"),
        "post.begin": translate("history", "Began a parcel for the family"),
        "post.readdress": translate("history", "Changed where the parcel goes"),
        "post.pack": translate("history", "Packed item {number} into box {box} of the parcel"),
        "post.unpack": translate("history", "Took item {number} out of the parcel"),
        "post.reconcile": translate("history", "Checked the parcel as a second person: {count} belongings"),
        "post.send": translate("history", "Gave the parcel to the carrier: {count} belongings"),
        "post.delivered": translate("history", "The parcel was signed for on {day}: {count} belongings"),
        "post.came_back": translate("history", "The parcel came back: {count} belongings"),
        "post.lost": translate("history", "The carrier could not find the parcel, said on {day}: {count} belongings"),
        "post.after_all": translate("history", "The lost parcel came after all on {day}: {count} belongings"),
        "post.give_up": translate("history", "The parcel is not sent after all"),
        "missing.tell": translate("history", "The family was told on {day} what was not found: item {number}"),
        "missing.explain": translate("history", "A supervisor recorded what became of item {number}"),
    }


def _afterwards() -> dict[str, str]:
    """Letters, the final disposition, paper, and how long records are kept."""
    return {
        "notice_rule.keep": translate("history", "Kept a notice rule of {days} days"),
        "notice_rule.end": translate("history", "Took a notice rule out of use"),
        "notice.call": translate("history", "Spoke with the family on {day}"),
        "notice.record": translate("history", "Sent a letter: {version}. Items {numbers}, until {due}"),
        "notice.came_back": translate("history", "A letter came back undelivered on {day}. Items {numbers}"),
        "destruction.ask": translate("history", "Asked for the final disposition of item {number}, by {instrument}"),
        "destruction.approve": translate("history", "Approved the final disposition of item {number}"),
        "destruction.withdraw": translate(
            "history", "Withdrew the final disposition of item {number}: {withdrawn_why}"
        ),
        "destruction.finish": translate(
            "history", "The final disposition of item {number} was carried out by two people"
        ),
        "retention.set": translate("history", "Set how many years records are kept: {years}"),
        "purge.ask": translate("history", "Asked that these records be removed for good"),
        "purge.withdraw": translate("history", "Took back the request to remove these records"),
        "purge.approve": translate("history", "Approved it: removed for good, {removed} entries"),
        "paper.issue": translate("history", "Gave out paper forms {number} to {last}"),
        "paper.enter": translate("history", "Entered paper form {number} afterwards; it happened on {day} at {time}"),
        "paper.spoil": translate("history", "Paper form {number} is not used: {spoiled}"),
        "check_in.offer": translate("history", "A check-in was offered to a colleague"),
    }


def _desk() -> dict[str, str]:
    """The schedule, what is printed, and the agency's own words."""
    return {
        "series.book": translate("history", "Booked visits that repeat: {visits}"),
        "series.change": translate("history", "Changed visits of a series: {visits}"),
        "series.cancelled": translate("history", "Cancelled visits of a series: {visits}"),
        "series.postponed_by_person": translate("history", "The person postponed visits of a series: {visits}"),
        "series.postponed_by_agency": translate("history", "The agency postponed visits of a series: {visits}"),
        "series.restore": translate("history", "Took a change of a series back, or did it again: {visits}"),
        "handout.print": translate("history", "Printed or saved: {document}"),
        "handout.given": translate("history", "{given}: {document}"),
        "calendar.export": translate("history", "Saved as a calendar file"),
        "resource.add": translate("history", "Added a row to the directory: {resource}"),
        "resource.change": translate("history", "Changed a row of the directory: {resource}"),
        "resource.verify": translate("history", "Called, still right, on {day}: {resource} in the directory"),
        "resource.retire": translate("history", "Took a row of the directory out of use: {resource}"),
        "resource.use_again": translate("history", "Took a row of the directory into use again: {resource}"),
        "wording.save": translate("history", "Saved new words: {form}, {language}, version {number}"),
        "wording.approve": translate("history", "Approved new words: {form}, {language}, version {number}"),
        "wording.withdraw": translate("history", "Took words back: {form}, {language}, version {number}"),
        "wording.review": translate("history", "A translation was read through: {form}, {language}, version {number}"),
    }


def _accounts() -> dict[str, str]:
    """Who signs in, the log, and copies of the records."""
    return {
        "account.add": translate("history", "Added an account: {role}"),
        "account.first": translate("history", "The first password was made"),
        "account.give_password": translate("history", "Gave a password for the first sign-in"),
        "account.change_password": translate("history", "Changed their own password"),
        "account.disable": translate("history", "Switched an account off"),
        "account.enable": translate("history", "Switched an account on again"),
        "account.unused": translate("history", "An account nobody used was switched off"),
        "account.release": translate("history", "Released a locked account"),
        "account.recover": translate("history", "Signed in with the recovery card"),
        "account.recovery": translate("history", "Made a new recovery card"),
        "account.recovery_kept": translate("history", "The recovery card is on paper"),
        "account.recovery_failed": translate("history", "A recovery key was typed that is not right"),
        "account.security": translate("history", "Changed the screen lock: {minutes} minutes"),
        "account.sign_in": translate("history", "Signed in"),
        "account.sign_out": translate("history", "Signed out"),
        "account.turned_away": translate("history", "Turned away: the account is switched off"),
        "account.confirm": translate("history", "Confirmed who they are"),
        "account.notice": translate("history", "Acknowledged the notice"),
        "account.notice_words": translate("history", "Changed the words of the notice before the sign-in"),
        "account.failed": translate("history", "A try to sign in failed"),
        "account.locked": translate("history", "An account was locked after failed tries"),
        "account.refused_locked": translate("history", "A locked account was tried"),
        "account.tries_lost": translate("history", "The file of failed tries was lost"),
        "audit.view": translate("history", "Looked at the log"),
        "audit.verify": translate("history", "Checked the log: {entries} entries. {result}"),
        "audit.review": translate("history", "Read the log up to entry {entry}"),
        "audit.export": translate("history", "Took a copy of the log"),
        "audit.folder": translate("history", "Chose the second place for signed checkpoints"),
        "audit.key": translate("history", "A new key signs the checkpoints from here on"),
        "backup.make": translate("history", "Asked for a copy of the records"),
        "backup.renew": translate("history", "Asked for a new copy and for the removal of every older one"),
        "backup.failed": translate("history", "A copy of the records could not be made"),
        "backup.choice": translate("history", "Changed where and how often copies are made: every {hours} hours"),
        "backup.restore": translate("history", "Asked to put a copy back in the place of the records"),
        "backup.restored": translate("history", "A copy was put back in the place of the records"),
    }
