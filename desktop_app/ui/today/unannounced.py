"""What the front desk does and says when someone comes without an appointment (domain reference, 8.3)."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.calm_card import CalmCard
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label, section_label


class Unannounced(QWidget):
    """The words at hand on Today, and the way to the whole card."""

    card_wanted = Signal()
    two_people_wanted = Signal()

    def __init__(self, extension: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.unannounced")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 19, 0, 0)
        column.setSpacing(6)
        column.addWidget(section_label(self.tr("Someone came without an appointment?")))
        self.words = label("", wrap=True)
        self.words.setObjectName("today.unannounced.open")
        self.words.setTextFormat(Qt.TextFormat.RichText)
        flags = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self.words.setTextInteractionFlags(flags)
        self.words.linkActivated.connect(self._on_link)
        self.show_extension(extension)
        column.addWidget(self.words)
        self.two_people = Button(self.tr("Two people came for the same belongings…"), "link")
        self.two_people.setObjectName("today.two_people")
        self.two_people.clicked.connect(self.two_people_wanted)
        column.addWidget(self.two_people, 0, Qt.AlignmentFlag.AlignLeft)

    def show_extension(self, extension: str) -> None:
        """Say where victim services are reached."""
        call = self.tr("call victim services on {extension}") if extension else self.tr("call victim services")
        sentence = self.tr("Offer a seat in the quiet waiting room, {call}, and say: {words}").format(
            call=call.format(extension=extension), words=glad_you_came()
        )
        link = self.tr("Open the card")
        shown = f'{escape(sentence)} <a href="card" style="text-decoration:none">{escape(link)}</a>'
        self.words.setText(f'<p style="line-height:118%">{shown}</p>')
        self.words.setAccessibleName(f"{sentence} {link}")

    def _on_link(self) -> None:
        self.card_wanted.emit()


class UnannouncedCard(CalmCard):
    """The hand-off on one card: do, say, and what to leave to others. Everything on it may be read by the lobby."""

    def __init__(self, extension: str, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Someone came without an appointment"), parent)
        self.setObjectName("today.card")
        call = self.tr("Call victim services on {extension}.") if extension else self.tr("Call victim services.")
        self.part(
            self.tr("Do"),
            self.tr("Offer a seat in the quiet waiting room, away from the counter."),
            call.format(extension=extension),
            self.tr("Stay near until someone comes. Offer water."),
        )
        self.part(self.tr("Say"), glad_you_came(), self.tr("“You do not have to explain anything here.”"))
        self.part(
            self.tr("Leave to victim services"),
            self.tr("Do not fetch anything, and hand nothing over at the counter."),
            self.tr("Do not say “evidence”. Say “belongings”."),
            self.tr("Do not ask what happened, or for identification at the window."),
            self.tr("Take no fee."),
        )
        self.part(
            self.tr("If someone is unwell or in danger"),
            self.tr("Call 911. When someone speaks of not wanting to live, call or text 988 with them."),
        )
        self.confirm.setFocus()


def quiet_seat(guest: str, extension: str) -> str:
    """What to do for a guest whose room is not ready yet; in a full lobby it says for whom."""
    call = _tr("call victim services on {extension}") if extension else _tr("call victim services")
    offer = _tr("{guest}: please offer a quiet seat and {call}. They are not ready yet.")
    return offer.format(guest=guest, call=call.format(extension=extension))


def glad_you_came() -> str:
    """The one sentence to say."""
    return _tr("“I\u00a0am glad you came. Someone who knows about this will be with you in a moment.”")


def _tr(text: str) -> str:
    return QCoreApplication.translate("unannounced", text)
