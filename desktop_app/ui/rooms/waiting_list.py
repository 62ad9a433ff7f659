"""The waiting list on the screen: "would come earlier" in an appointment, and the strip with an earlier time."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTime, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from desktop_app.domain.appointments import MOVABLE, Appointment
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.domain.waiting_list import EarlierOffer, EarlierWish
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.choices import QuarterTime
from desktop_app.ui.rooms.find_time_words import slot_care, weekday_day
from desktop_app.ui.rooms.steps import Step
from desktop_app.ui.rooms.suiting import WeekdayChips
from desktop_app.ui.rooms.wording import spoken_times
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import clock

OPENS, CLOSES = 8 * 60, 18 * 60  # minutes
WEEK, MIDNIGHT = 7, 24 * 60


class EarlierWishLine(QWidget):
    """In an appointment: whether its guest would come earlier, and the button to say so. Hidden where it cannot be."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._appointment: Appointment | None = None
        self._wish: EarlierWish | None = None
        self._words = label("", "second", wrap=True)
        self.ask = Button(self.tr("Would come earlier…"), "quiet")
        self.ask.setObjectName("appointment.earlier")
        self.end = Button(self.tr("Keep this time after all"), "quiet")
        self.end.setObjectName("appointment.earlier.close")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._words, 1)
        row.addWidget(self.ask)
        row.addWidget(self.end)
        self.ask.clicked.connect(self._on_ask)
        self.end.clicked.connect(self._on_end)
        self.hide()

    def show_appointment(self, appointment: Appointment) -> None:
        """Read the wish of an appointment, where it may still be moved and this role may move it."""
        self._appointment = appointment
        open_still = appointment.status in MOVABLE and appointment.event.start > self._session.now()
        found = self._session.services.waiting_list.wish_of(self._session.actor, appointment.id) if open_still else None
        self._wish = None if isinstance(found, Refused) else found
        self.setVisible(open_still and self._session.may(Action.KEEP_WAITING_LIST))
        self._words.setText(wish_words(self._wish) if self._wish else "")
        self.ask.setVisible(self._wish is None)
        self.end.setVisible(self._wish is not None)

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def _on_ask(self) -> None:
        if self._appointment is None:
            return
        dialog = EarlierWishDialog(self._session, self._appointment, self)
        dialog.finished.connect(self._on_asked)
        dialog.open()

    def _on_asked(self, result: int) -> None:
        self.sender().deleteLater()
        if result == QDialog.DialogCode.Accepted and self._appointment is not None:
            self.show_appointment(self._appointment)
            self.changed.emit()

    def _on_end(self) -> None:
        if self._wish is None or self._appointment is None:
            return
        outcome = self._session.services.waiting_list.close(self._session.actor, self._wish.id)
        if self._session.answer(self, outcome):
            self.show_appointment(self._appointment)
            self.changed.emit()


class EarlierWishDialog(CalmDialog):
    """On which days and at what hours somebody would come earlier."""

    def __init__(self, session: Session, appointment: Appointment, parent: QWidget | None = None) -> None:
        sentence = self.tr(
            "When a time is free that suits, you are told here and on the Today page. Nothing moves by itself."
        )
        super().__init__(
            self.tr("Would come earlier"), parent, sentence=sentence, confirm=self.tr("Keep on the list"), width=640
        )
        self.setObjectName("earlier")
        self.confirm.setObjectName("earlier.save")
        self._session, self._appointment = session, appointment
        self.weekdays = WeekdayChips("earlier")
        self.earliest, self.latest = QuarterTime(), QuarterTime()
        for field, minute, name in ((self.earliest, OPENS, "earliest"), (self.latest, CLOSES, "latest")):
            field.setDisplayFormat("h:mm ap")
            field.setTime(QTime(minute // 60, minute % 60))
            field.setObjectName(f"earlier.{name}")
        hours = QHBoxLayout()
        hours.setSpacing(14)
        hours.addWidget(Field(self.tr("Not before"), self.earliest))
        hours.addWidget(Field(self.tr("Over by"), self.latest))
        hours.addStretch(1)
        self.body.addWidget(self.weekdays)
        self.body.addLayout(hours)
        self.earliest.setFocus()

    def problem(self) -> str:
        """Ask the service to keep it."""
        wish = EarlierWish(
            0, self._appointment.id, self._session.today(), self.weekdays.days(),
            _minute(self.earliest.time()), _minute(self.latest.time()),
        )  # fmt: skip
        outcome = self._session.services.waiting_list.add(self._session.actor, wish)
        return sentences(outcome) if isinstance(outcome, Refused) else ""


class EarlierStrip(Notice):
    """One earlier time at a time, by initials. What is declined is not said again while this desk is open.

    `did` carries the step of what was moved, to take back.
    """

    moved = Signal(object)
    did = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("earlier.strip")
        self.action.setObjectName("earlier.offer")
        self._session = session
        self._declined: set[tuple[int, int]] = set()
        self._offer: EarlierOffer | None = None
        self.action_requested.connect(self._on_offer)
        self.close_button.clicked.connect(self._on_later)

    def offer(self) -> EarlierOffer | None:
        """What is said now."""
        return self._offer

    def reload(self) -> None:
        """Say the first earlier time that is free and has not been declined; nothing where there is none."""
        self._offer = None
        if self._session.may(Action.KEEP_WAITING_LIST):
            found = self._session.services.waiting_list.offers(self._session.actor)
            waiting = () if isinstance(found, Refused) else found
            self._offer = next((each for each in waiting if _key(each) not in self._declined), None)
        if self._offer is None:
            self.hide()
            return
        sentence = offer_words(self._offer)
        if sentence != self.sentence() or self.isHidden():
            self.say(sentence, "accent", self.tr("Offer it…"))

    def _on_offer(self) -> None:
        if self._offer is None:
            return
        dialog = EarlierOfferDialog(self._session, self._offer, self)
        dialog.finished.connect(self._on_answered)
        dialog.open()

    def _on_answered(self, result: int) -> None:
        dialog = self.sender()
        dialog.deleteLater()
        if not isinstance(dialog, EarlierOfferDialog):
            return
        if result == QDialog.DialogCode.Accepted and dialog.moved_appointment is not None:
            self._session.changed.emit()
            self.moved.emit(dialog.moved_appointment)
            if dialog.step is not None:
                self.did.emit(dialog.step)
        elif dialog.declined and self._offer is not None:
            self._declined.add(_key(self._offer))
        self.reload()

    def _on_later(self) -> None:
        """Closed: not said again for this time; the wish stays."""
        if self._offer is not None:
            self._declined.add(_key(self._offer))
        self.reload()


class EarlierOfferDialog(CalmDialog):
    """Call the person, then say what they said. Nothing is moved before."""

    def __init__(self, session: Session, offer: EarlierOffer, parent: QWidget | None = None) -> None:
        title = self.tr("An earlier time for {who}").format(who=offer.label)
        super().__init__(title, parent, confirm=self.tr("They take it"), cancel=self.tr("Not now"), width=540)
        self.setObjectName("earlier_offer")
        self.confirm.setObjectName("earlier_offer.take")
        self._session, self._shown = session, offer
        self.moved_appointment: Appointment | None = None
        self.step: Step | None = None
        self.declined = False
        day = weekday_day(local_day(offer.slot.event.start, offer.zone))
        times = spoken_times(offer.slot.event, offer.zone)
        lead = self.tr("{day}, {times}, {room}").format(day=day, times=times, room=offer.room)
        self.body.addWidget(label(lead, "lead", wrap=True))
        if care := slot_care(offer.slot):
            self.body.addWidget(label(self.tr("To think of: {care}.").format(care=care), "", wrap=True, tone="clay"))
        was = weekday_day(local_day(offer.event.start, offer.zone))
        words = self.tr(
            "Appointment {number}, now on {day} at {time}. Please ask the person first; nothing moves before."
        )
        told = words.format(number=offer.number, day=was, time=clock(offer.event.start, offer.zone))
        self.body.addWidget(label(told, "subtitle", wrap=True))
        self._no = Button(self.tr("They keep their time"))
        self._no.setObjectName("earlier_offer.keep")
        self.add_button(self._no)
        self._no.clicked.connect(self._on_no)
        self.cancel.setFocus()

    def problem(self) -> str:
        """Ask the service to move the appointment."""
        services, actor, wish = self._session.services, self._session.actor, self._shown.wish
        before = services.appointments.detail(actor, wish.appointment_id)
        reason = self.tr("They asked to come earlier") if self._shown.confirmed else ""
        outcome = services.waiting_list.accept(actor, self._shown, reason)
        if isinstance(outcome, Refused):
            return sentences(outcome)
        self.moved_appointment = outcome
        if not isinstance(before, Refused):
            self.step = Step.of_change(before.appointment, outcome, wish)
        return ""

    def _on_no(self) -> None:
        """Their wish stays open for other times."""
        self.declined = True
        self.reject()


def offer_words(offer: EarlierOffer) -> str:
    """What the strip says: `An earlier time is free for R. S.: Thu 26 Nov, 10:00 am.`."""
    day = weekday_day(local_day(offer.slot.event.start, offer.zone))
    words = QCoreApplication.translate("waiting_list", "An earlier time is free for {who}: {day}, {time}.")
    return words.format(who=offer.label, day=day, time=clock(offer.slot.event.start, offer.zone))


def wish_words(wish: EarlierWish) -> str:
    """What an appointment says of its wish: `Would come earlier: Mon, Tue, 9:00 am to 12:00 pm.`."""
    locale = QLocale()
    names = [locale.standaloneDayName(day + 1, QLocale.FormatType.ShortFormat) for day in sorted(wish.weekdays)]
    any_day = QCoreApplication.translate("waiting_list", "any day")
    words = QCoreApplication.translate("waiting_list", "Would come earlier: {days}, {start} to {end}.")
    start, end = (_clock(minute) for minute in (wish.from_minute, wish.until_minute))
    return words.format(days=any_day if len(names) == WEEK else ", ".join(names), start=start, end=end)


def _clock(minute: int) -> str:
    half = "am" if minute % MIDNIGHT < MIDNIGHT // 2 else "pm"
    return f"{minute // 60 % 12 or 12}:{minute % 60:02} {half}"


def _minute(time: QTime) -> int:
    return time.hour() * 60 + time.minute()


def _key(offer: EarlierOffer) -> tuple[int, int]:
    return offer.wish.id, offer.slot.event.start
