"""The Today page: one look for each role, one query a list, arrivals noticed while it is on screen."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.follow_ups import FollowUpOutcome
from desktop_app.domain.permissions import Action
from desktop_app.domain.protocols import Answer
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.staff import Role
from desktop_app.domain.times import local
from desktop_app.domain.today import DeskGuest
from desktop_app.ui import words
from desktop_app.ui.accounts.reminder import AccountsReminder
from desktop_app.ui.calm_card import CalmCard
from desktop_app.ui.copies.warning import CopiesWarning
from desktop_app.ui.log.reminder import LogReminder
from desktop_app.ui.returns.hold_requests import WaitingAnswers
from desktop_app.ui.rooms.waiting_list import EarlierStrip
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.today import keyboard
from desktop_app.ui.today.alerts import Alerts
from desktop_app.ui.today.arrivals import Arrivals
from desktop_app.ui.today.counting import appointments_today, guests_today, returns_today
from desktop_app.ui.today.destructions import ApprovalsCard
from desktop_app.ui.today.directory_line import DirectoryLine
from desktop_app.ui.today.follow_ups import FollowUpsCard
from desktop_app.ui.today.guests import GuestsCard
from desktop_app.ui.today.items import WaitingItemsCard
from desktop_app.ui.today.missing_items import MissingItemsCard
from desktop_app.ui.today.steps import StepsCard
from desktop_app.ui.today.unannounced import Unannounced, UnannouncedCard, quiet_seat
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.widgets.notice import Notice

LOOK_EVERY = 10_000
"""Milliseconds between two looks at the guests while the page is on screen."""
NOON, EVENING = 12, 17

Row = TypeVar("Row")


class TodayPage(QWidget):
    """Front desk: guests and the desk's steps, nothing else. Other roles: their appointments, steps and what waits."""

    hide_wanted = Signal()
    open_case_wanted = Signal(int)
    open_appointment_wanted = Signal(int)
    review_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("today")
        self._session = session
        self._role = session.actor.role
        self._seen: tuple[DeskGuest, ...] = ()
        self.heading = PageHeading(self.tr("Today"))
        self.notice = Notice()
        self.notice.setObjectName("today.notice")
        self.alerts, self.arrivals = Alerts(), Arrivals()
        self.earlier, self.log = EarlierStrip(session), LogReminder(session)
        self.copies, self.accounts = CopiesWarning(session), AccountsReminder(session)
        self._make_cards()
        self._assemble()
        self._connect()
        self.look = QTimer(self)
        self.look.setInterval(LOOK_EVERY)
        self.look.timeout.connect(self._look_again)

    # What is shown

    def reload(self) -> None:
        """Read every list once and show it."""
        before = keyboard.from_focus_on(self)
        self._show_guests(self._guests())
        self._show_the_rest()
        self._show_alerts()
        self.earlier.reload()
        self.log.reload()
        self.copies.reload()
        self.accounts.reload()
        keyboard.read_in_order(self._cards)
        keyboard.give_back(self, before)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for arrivals while somebody can see them."""
        super().showEvent(event)
        self.look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop watching; what was just answered is shown no longer."""
        super().hideEvent(event)
        self.look.stop()
        self.notice.clear()
        self.steps.forget_answered()

    def _look_again(self) -> None:
        """Somebody may have arrived, and time alone makes a guest late."""
        if self._guests() != self._seen:
            self.reload()
        else:
            self._show_alerts()

    def _show_alerts(self) -> None:
        found = self._rows(self._session.services.today.alerts(self._session.actor))
        self.alerts.show_alerts(found, self._session.now())

    def _guests(self) -> tuple[DeskGuest, ...]:
        return self._rows(self._session.services.today.guests(self._session.actor, self._session.today()))

    def _show_heading(self, count: int) -> None:
        counted = {Role.FRONT_DESK: guests_today, Role.EVIDENCE: returns_today}.get(self._role, appointments_today)
        self.heading.set_title(self._greeting())
        self.heading.set_subtitle(f"{words.day_words(self._session.today())} · {counted(count)}")

    def _greeting(self) -> str:
        hour = local(self._session.now(), self._session.zone).hour
        if hour < NOON:
            return self.tr("Good morning")
        return self.tr("Good afternoon") if hour < EVENING else self.tr("Good evening")

    def _show_guests(self, guests: tuple[DeskGuest, ...]) -> None:
        self._seen = guests
        if self._role is Role.VICTIM_SERVICES:
            self.arrivals.show_guests(guests)
        if self._role is Role.EVIDENCE:
            guests = tuple(each for each in guests if each.purpose is Purpose.RETURN_OF_BELONGINGS)
        self.guests.show_guests(guests)
        self._show_heading(len(guests))

    def _show_the_rest(self) -> None:
        services, actor, today = self._session.services, self._session.actor, self._session.today()
        self.steps.show_steps(self._rows(services.today.steps(actor, self._session.language)))
        if self.unannounced is not None:
            self.unannounced.show_extension(self._extension())
        if self.follow_ups is not None:
            self.follow_ups.show_calls(self._rows(services.follow_ups.due(actor, today)), today)
        if self.items is not None:
            self.items.show_cases(self._rows(services.cases.list(actor)), today)
        if self.answers is not None:
            self.answers.reload()
        if self.missing is not None:
            self.missing.show_missing(self._rows(services.missing_items.waiting(actor)))
        if self.directory is not None:
            self.directory.show_count(len(self._rows(services.directory.due(actor))))
        if self.approvals is not None:
            self.approvals.show_waiting(self._rows(services.destructions.waiting(actor)))

    def _rows(self, outcome: tuple[Row, ...] | Refused) -> tuple[Row, ...]:
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
            return ()
        return outcome

    def _extension(self) -> str:
        people = self._session.services.staff.all()
        there = (each.extension for each in people if each.role is Role.VICTIM_SERVICES and each.active)
        return self.tr(" or ").join(extension for extension in there if extension)

    # What a person does

    def _on_arrived(self, appointment_id: int, version: int) -> None:
        appointments = self._session.services.appointments
        outcome = appointments.arrive(self._session.actor, appointment_id, version)
        if not isinstance(outcome, Refused):
            self._finish(outcome)
            return
        guest = next((each.label for each in self._seen if each.appointment_id == appointment_id), "")
        self.notice.say("\n".join([quiet_seat(guest, self._extension()), sentences(outcome)]), "clay")

    def _on_not_here(self, appointment_id: int, version: int) -> None:
        appointments = self._session.services.appointments
        self._finish(appointments.not_here(self._session.actor, appointment_id, version))

    def _on_done(self, checklist_id: int, step_id: str) -> None:
        self._answer(checklist_id, step_id, Answer.DONE, "")

    def _on_not_applicable(self, checklist_id: int, step_id: str) -> None:
        step = self.steps.step(checklist_id, step_id)
        if step is None:
            return
        reason = self._session.messages.ask_reason(self, self.tr("Why does this step not apply?"), step.text)
        if reason is not None:
            self._answer(checklist_id, step_id, Answer.NOT_APPLICABLE, reason)

    def _on_taken_back(self, checklist_id: int, step_id: str) -> None:
        session, step = self._session, self.steps.step(checklist_id, step_id)
        visit_id = step.appointment_id if step else None
        self._finish(session.services.checklists.take_back(session.actor, checklist_id, step_id, visit_id))

    def _answer(self, checklist_id: int, step_id: str, answer: Answer, reason: str) -> None:
        session, step = self._session, self.steps.step(checklist_id, step_id)
        visit_id = step.appointment_id if step else None
        outcome = session.services.checklists.answer(session.actor, checklist_id, step_id, answer, reason, visit_id)
        if step is not None and not isinstance(outcome, Refused):
            done = answer is Answer.DONE
            said = self.tr("recorded for {who}") if done else self.tr("does not apply, recorded for {who}")
            self.steps.keep_answered(step, said.format(who=session.actor.short_name), applicable=done)
        self._finish(outcome)

    def _on_called(self, follow_up_id: int, outcome: str) -> None:
        follow_ups = self._session.services.follow_ups
        self._finish(follow_ups.record(self._session.actor, follow_up_id, FollowUpOutcome(outcome)))

    def _finish(self, outcome: object) -> None:
        """Say a refusal in the page; show what is recorded now either way."""
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
            self.reload()
            return
        self.notice.clear()
        self._session.changed.emit()

    def _on_card(self) -> None:
        self._run_card(UnannouncedCard(self._extension(), self))

    def _on_two_people(self) -> None:
        from desktop_app.ui.today.two_people_card import TwoPeopleCard

        self._run_card(TwoPeopleCard(self._extension(), self))

    def _on_missing_card(self) -> None:
        from desktop_app.ui.returns.missing_card import MissingCard

        self._run_card(MissingCard(self))

    @staticmethod
    def _run_card(card: CalmCard) -> None:
        card.exec()
        card.deleteLater()

    def _on_hide(self) -> None:
        self.hide_wanted.emit()

    # How it is put together

    def _make_cards(self) -> None:
        desk, titles = self._role is Role.FRONT_DESK, self._titles()
        self.guests = GuestsCard(*titles[self._role], arriving=desk and self._session.may(Action.MARK_ARRIVED))
        answers, nothing = self._session.may(Action.ANSWER_STEP), self.tr("Nothing waits for you now.")
        self.steps = StepsCard(self.tr("Your steps"), nothing, opens_cases=not desk, answers=answers)
        self.unannounced = Unannounced("") if desk else None
        self.follow_ups = FollowUpsCard() if self._role is Role.VICTIM_SERVICES else None
        self.items = WaitingItemsCard() if self._role in {Role.EVIDENCE, Role.SUPERVISOR} else None
        self.missing = MissingItemsCard(self._session) if self._session.may(Action.VIEW_CASES) else None
        self.approvals = ApprovalsCard(self._session) if self._role is Role.SUPERVISOR else None
        self.directory = DirectoryLine() if self._session.may(Action.CHANGE_DIRECTORY) else None
        self.answers = WaitingAnswers(self._session) if self._role in {Role.EVIDENCE, Role.SUPERVISOR} else None

    def _titles(self) -> dict[Role, tuple[str, str]]:
        """The first card's title and what it says when the day is empty."""
        return {
            Role.FRONT_DESK: (self.tr("Guests"), self.tr("Nobody is expected today.")),
            Role.EVIDENCE: (self.tr("Returns today"), self.tr("No family comes today.")),
            Role.VICTIM_SERVICES: (self.tr("Appointments today"), self.tr("No appointment today.")),
            Role.SUPERVISOR: (self.tr("Appointments today"), self.tr("No appointment today.")),
        }

    def _assemble(self) -> None:
        hide = Button(self.tr("Hide this screen  F8"))
        hide.setObjectName("today.hide")
        hide.clicked.connect(self._on_hide)
        self.heading.add_action(hide)
        left, right = QVBoxLayout(), QVBoxLayout()
        columns = QHBoxLayout()
        columns.setSpacing(18)
        for column in (left, right):
            column.setSpacing(14)
            columns.addLayout(column, 1)
        beneath = (self.missing, self.follow_ups, self.approvals, self.answers, self.items, self.directory)
        at_left: list[QWidget] = [self.guests, *(card for card in beneath if card is not None)]
        for card in at_left:
            left.addWidget(card, 1 if card is self.guests else 0)
        right.addWidget(self.steps)
        self._cards = (*at_left, self.steps)
        if self.unannounced is not None:
            self.steps.foot.addWidget(self.unannounced)
        page = QVBoxLayout(self)
        page.setContentsMargins(*PAGE_MARGINS)
        page.setSpacing(14)
        told = (self.log, self.copies, self.accounts)
        for part in (self.heading, self.notice, self.alerts, self.earlier, self.arrivals, *told):
            page.addWidget(part)
        page.addLayout(columns, 1)

    def _connect(self) -> None:
        self.guests.arrived.connect(self._on_arrived)
        self.guests.not_here.connect(self._on_not_here)
        self.guests.opened.connect(self.open_appointment_wanted)
        self.alerts.opened.connect(self.open_appointment_wanted)
        self.arrivals.opened.connect(self.open_appointment_wanted)
        self.steps.done.connect(self._on_done)
        self.steps.not_applicable.connect(self._on_not_applicable)
        self.steps.taken_back.connect(self._on_taken_back)
        self.steps.case_wanted.connect(self.open_case_wanted)
        self.steps.appointment_wanted.connect(self.open_appointment_wanted)
        if self.unannounced is not None:
            self.unannounced.card_wanted.connect(self._on_card)
            self.unannounced.two_people_wanted.connect(self._on_two_people)
        if self.missing is not None:
            self.missing.case_wanted.connect(self.open_case_wanted)
            self.missing.card_wanted.connect(self._on_missing_card)
        if self.follow_ups is not None:
            self.follow_ups.recorded.connect(self._on_called)
            self.follow_ups.case_wanted.connect(self.open_case_wanted)
        if self.items is not None:
            self.items.case_wanted.connect(self.open_case_wanted)
        if self.approvals is not None:
            self.approvals.case_wanted.connect(self.open_case_wanted)
        if self.directory is not None:
            self.directory.opened.connect(self.review_wanted)
        if self.answers is not None:
            self.answers.case_wanted.connect(self.open_case_wanted)
