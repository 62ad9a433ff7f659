"""The way back and forth through the changes of the Rooms page: asks the services, and keeps what they answer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.waiting_list import EarlierWish
from desktop_app.services.series import Restored, Written
from desktop_app.ui.rooms.steps import Step, Steps, Wanted
from desktop_app.ui.session import Session

FOR_GOOD = frozenset({Cause.CHANGED_MEANWHILE, Cause.NOT_FOUND, Cause.STATUS, Cause.IN_THE_PAST})
"""No waiting helps against these; against any other a step is kept, for the time may be free again later."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a step: the visits as they are now, or why nothing was changed."""

    step: Step
    visits: tuple[Appointment, ...] = ()
    refused: Refused | None = None

    @property
    def for_good(self) -> bool:
        """Whether the step was forgotten."""
        return self.refused is not None and any(each.cause in FOR_GOOD for each in self.refused.reasons)


class Undoing(QObject):
    """Lives as long as the page: nothing of it stays when somebody else signs in."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.steps = Steps()

    def did(self, step: Step) -> None:
        """Something was done."""
        self.steps.did(step)
        self.changed.emit()

    def undo(self) -> Outcome | None:
        """Take the last change back; None when there is none. It needs no new reason: that it is taken back is one."""
        wanted = self.steps.back()
        if wanted is None:
            return None
        answer = self._restore(wanted, self.tr("Taken back"), again=False)
        if isinstance(answer, Refused):
            return self._refused(wanted.step, answer)
        self.steps.went_back(answer.visits, answer.rules)
        self._wait_again(wanted.step.wish)
        self.changed.emit()
        return Outcome(wanted.step, answer.visits)

    def redo(self) -> Outcome | None:
        """Do it again, for the reasons it had; None when nothing was taken back."""
        wanted = self.steps.again()
        if wanted is None:
            return None
        answer = self._restore(wanted, "", again=True)
        if isinstance(answer, Refused):
            return self._refused(wanted.step, answer)
        self.steps.went_again(answer.visits, answer.rules)
        self._stop_waiting(wanted.step.wish)
        self.changed.emit()
        return Outcome(wanted.step, answer.visits)

    def _restore(self, wanted: Wanted, reason: str, *, again: bool) -> Restored | Refused:
        """A visit that repeats goes with its series: its rule is put back too."""
        services, actor = self._session.services, self._session.actor
        if any(each.series_id is not None for each in wanted.visits):
            return services.series.restore(actor, wanted.visits, wanted.rules, reason, again=again)
        answer = services.appointments.restore(actor, wanted.visits, reason, again=again)
        return answer if isinstance(answer, Refused) else Restored(answer, wanted.rules)

    def _refused(self, step: Step, refused: Refused) -> Outcome:
        outcome = Outcome(step, refused=refused)
        if outcome.for_good:
            self.steps.forget(step)
            self.changed.emit()
        return outcome

    def _wait_again(self, wish: EarlierWish | None) -> None:
        """Whoever did not come earlier after all still would."""
        if wish is not None:
            self._session.services.waiting_list.add(self._session.actor, wish)

    def _stop_waiting(self, wish: EarlierWish | None) -> None:
        if wish is None:
            return
        waiting_list, actor = self._session.services.waiting_list, self._session.actor
        found = waiting_list.wish_of(actor, wish.appointment_id)
        if isinstance(found, EarlierWish):
            waiting_list.close(actor, found.id)


def step_of(dialog: object, before: Appointment | None) -> Step | None:
    """What an accepted dialog wrote: a whole series, a new booking, or a change of the appointment `before`."""
    written = getattr(dialog, "written", None)
    if isinstance(written, Written):
        return Step.of_series(written)
    names = ("booked", "moved_appointment", "changed_appointment")
    after = next((found for name in names if (found := getattr(dialog, name, None)) is not None), None)
    if not isinstance(after, Appointment):
        return None
    return Step.of_change(before, after) if before is not None else Step.of_booking(after)
