"""Somebody who walks a journey: signs in, opens families and documents, and keeps pictures when asked to."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.sample import HeldClock
from desktop_app.tour.hands import Hands, NotThere, until
from desktop_app.ui.desk import Desk
from desktop_app.ui.handouts.leaving import Left
from desktop_app.ui.handouts.page import HandoutsPage
from desktop_app.ui.messages import Messages
from desktop_app.ui.pdf_preview import PdfPreview
from desktop_app.ui.theme import current

SETTLING = 5
"""Rounds of events after which every layout has answered every other."""
INK = 110
"""Lightness, 0 to 255: words on a page are darker, its boxes and lines are not."""
_EDGE = 40
"""Pixels at the sides of the pages, where the ground and the scroll bar are."""
VEIL = QColor(34, 48, 47, 60)


class Walker:
    """Pictures go to `out`, numbered; without it nothing is written."""

    def __init__(self, desk: Desk, clock: HeldClock, out: Path | None = None) -> None:
        self.desk = desk
        self.clock = clock
        self.hands = Hands()
        self.out = out
        self.count = 0

    def snap(self, name: str) -> None:
        """Keep a picture of the window with the dialog over it, as a person sees it."""
        for _ in range(SETTLING):
            QApplication.processEvents()
        if self.out is None:
            return
        window = self.desk.window
        picture = window.grab()
        painter = QPainter(picture)
        for dialog in self._dialogs():
            shown = dialog.grab()
            size = picture.deviceIndependentSize()
            place = QPoint(int(size.width() - dialog.width()) // 2, max(0, int(size.height() - dialog.height()) // 2))
            painter.fillRect(window.rect(), VEIL)
            painter.drawPixmap(place, shown)
            painter.setPen(QColor(current().line))
            painter.drawRect(QRect(place, dialog.size()).adjusted(-1, -1, 0, 0))
        painter.end()
        self._keep(picture, name)

    def snap_pages(self, name: str) -> None:
        """Keep a picture of a dialog or a screen that shows pages, once they are drawn."""
        shown = [each for each in self.hands.front().findChildren(PdfPreview) if each.isVisible()]
        if not shown or not until(partial(_is_drawn, shown[0].view.viewport())):
            raise NotThere(f"the pages of {name} were not drawn")
        self.snap(name)

    def snap_alone(self, window: QWidget, name: str) -> None:
        """Keep a picture of another window."""
        for _ in range(SETTLING):
            QApplication.processEvents()
        if self.out is not None:
            self._keep(window.grab(), name)

    def sign_in(self, name: str) -> None:
        """Lock if needed, and sign in with one click."""
        if self.hands.sees("rail.lock"):
            self.hands.click("rail.lock")
        person = next(each for each in self.desk.people() if each.name == name)
        self.hands.click(f"sign_in.person.{person.id}")

    def open_family(self, number: str) -> None:
        """Open a family from the board."""
        self.hands.click("rail.returns")
        if self.hands.sees("family.back"):
            self.hands.click("family.back")
        self.hands.open_row("returns.board", number)
        self.hands.find("family.tabs")

    def tick_for_family(self, number: str, *steps: str, phase: str = "Before") -> None:
        """Tick steps on the checklist of a family."""
        self.open_family(number)
        tabs = self.hands.find("family.tabs", QTabWidget)
        index = next(i for i in range(tabs.count()) if tabs.tabText(i).startswith("Checklist"))
        self.click_tab(tabs, index)
        self._tick(steps, phase)

    def tick_for_appointment(self, appointment_id: int, *steps: str) -> None:
        """Tick steps on the checklist of an appointment, from its panel on the Rooms page."""
        self.hands.click("rail.rooms")

        def in_checklist() -> None:
            self._tick(steps, "Before")
            self.hands.click("dialog.confirm")

        def in_panel() -> None:
            self.hands.in_dialog(lambda: self.hands.click("appointment.checklist"), in_checklist)

        self.hands.in_dialog(lambda: self.open_on_agenda(appointment_id), in_panel)

    def finish(self, appointment_id: int) -> None:
        """End a visit from its panel."""
        self.hands.click("rail.rooms")

        def in_panel() -> None:
            self.hands.click("appointment.finish")
            self.snap("visit-finished")
            self.hands.click("dialog.cancel")

        self.hands.in_dialog(lambda: self.open_on_agenda(appointment_id), in_panel)

    def open_selected(self) -> None:
        """Open the appointment that is chosen on the Rooms page, by keyboard."""
        view = self.hands.find("rooms.view")
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Return)

    def open_on_agenda(self, appointment_id: int) -> None:
        """Open an appointment from the agenda table of the Rooms page."""
        self.hands.click("rooms.shape.agenda")
        guest = next(each for each in self._guests() if each.appointment_id == appointment_id)
        self.hands.open_row("rooms.agenda", guest.room if self._only_one_in(guest.room) else guest.host)

    def guest(self, label: str) -> int:
        """The appointment of today's guest with these initials."""
        return next(each.appointment_id for each in self._guests() if each.label == label)

    def name_of(self, begins: str, ends: str) -> str:
        """The full object name of the first visible widget whose name begins and ends so."""
        for each in self.hands.front().findChildren(QWidget):
            if each.isVisible() and each.objectName().startswith(begins) and each.objectName().endswith(ends):
                return each.objectName()
        raise NotThere(f"{begins}…{ends} is not on the screen")

    def click_tab(self, tabs: QTabWidget, index: int) -> None:
        """Click a tab of a tab bar."""
        QTest.mouseClick(
            tabs.tabBar(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            tabs.tabBar().tabRect(index).center(),
        )
        QApplication.processEvents()

    def document(
        self, kind: str, person: str, *, family: str = "", language: str = "English", large: bool = False
    ) -> None:
        """Open a document, wait until its pages are drawn, and print it."""
        if self.desk.session is None or self.desk.session.actor.name != person:
            self.sign_in(person)
        if family:
            self.open_family(family)
            tabs = self.hands.find("family.tabs", QTabWidget)
            index = next(i for i in range(tabs.count()) if tabs.tabText(i).startswith("Handouts"))
            self.click_tab(tabs, index)
            self.hands.click(f"family.handout.{kind}")
        else:
            self.hands.click("rail.handouts")
        self.hands.click_inside("handouts.language", language)
        if large:
            self.hands.click("handouts.large_print")
        self.keep_page(f"{kind}-{language.lower()}")
        if large:
            self.hands.click("handouts.large_print")

    def keep_page(self, name: str) -> None:
        """Wait for the preview, take its picture, and print what it shows."""
        page = self.desk.window.page("handouts")
        assert isinstance(page, HandoutsPage)
        if not until(page.rendering.settled):
            raise NotThere(f"the preview of {name} did not come")
        if not until(partial(_is_drawn, page.preview.view.viewport())):
            raise NotThere(f"the pages of {name} were not drawn")
        self.snap(f"handout-{name}")
        self._printed = name
        page.leaving.print_document = self._print
        page.leaving.print_several = self._print_several
        self.hands.click("handouts.print")

    def _print(
        self, _parent: QWidget, _document: QPdfDocument, _messages: Messages, _behind: QPdfDocument | None = None
    ) -> bool:
        page = self.desk.window.page("handouts")
        assert isinstance(page, HandoutsPage)
        if self.out is not None:
            (self.out / f"{self.count:02d}-{self._printed}.pdf").write_bytes(page.preview.data())
        return True

    def _print_several(self, *_: object) -> Left:
        """A packet is kept as it is on screen; no printer is asked for."""
        self._print(self.desk.window, QPdfDocument(), self.desk.messages)
        return Left()

    def _tick(self, steps: tuple[str, ...], phase: str) -> None:
        for step in steps:
            if not self.hands.sees(f"checklist.step.{step}"):
                self.hands.click_inside("checklist.phase", phase)
            self.hands.click(f"checklist.step.{step}")

    def _guests(self) -> tuple[object, ...]:
        session = self.desk.session
        if session is None:
            return ()
        day = local_day(self.clock.moment, session.zone)
        guests = session.services.today.guests(session.actor, day)
        return () if isinstance(guests, Refused) else guests

    def _only_one_in(self, room: str) -> bool:
        return sum(each.room == room for each in self._guests()) == 1

    @staticmethod
    def _dialogs() -> list[QWidget]:
        top = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isModal()]
        return top[-1:] if len(top) < 2 else [each for each in top if each is QApplication.activeModalWidget()]

    def _keep(self, picture: QPixmap, name: str) -> None:
        assert self.out is not None
        self.count += 1
        if not picture.save(str(self.out / f"{self.count:02d}-{name}.png")):
            raise OSError(f"the picture {name} could not be written")


def _is_drawn(viewport: QWidget) -> bool:
    """Whether the pages, which Qt draws in a thread of its own, are there: whether ink is on the paper."""
    middle = viewport.rect().adjusted(_EDGE, 0, -_EDGE, 0)
    middle.setWidth(middle.width() // 4 * 4)  # a line of grey bytes without filling
    grey = viewport.grab(middle).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    return min(bytes(grey.constBits()), default=255) < INK
