"""The screen in the lobby: initials, host, room and time of whoever is expected now, and a kind sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.ui.cover import CoverableStack, cover_all
from desktop_app.ui.lobby_board import STRONG, BigWords, LobbyBoard
from desktop_app.ui.lock import LockKey, ScreenKey, let_go
from desktop_app.ui.screens import screen_of
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.words import clock, day_words

REFRESH, TICK = 30_000, 1_000  # milliseconds
SIZE = (1100, 680)


class LobbyButton(Button):
    """Opens the lobby screen, and closes it again; whoever may not book does not see it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", "quiet", "", parent)
        self.setObjectName("rooms.lobby")
        self._session = session
        self.screen_shown: LobbyScreen | None = None
        self._gone: LobbyScreen | None = None
        self._say()
        self.clicked.connect(self._on_clicked)
        if not session.may(Action.BOOK):
            self.hide()

    def _on_clicked(self) -> None:
        if self.screen_shown is not None:
            self.screen_shown.reject()
            return
        self.screen_shown = LobbyScreen(self._session)
        self.screen_shown.finished.connect(self._on_closed)
        self.window().installEventFilter(self.screen_shown)
        self.screen_shown.appear(screen_of(self))
        self._say()

    def _on_closed(self) -> None:
        """The window is still busy closing: it is kept until another one is opened."""
        self._gone, self.screen_shown = self.screen_shown, None
        self._say()

    def _say(self) -> None:
        self.set_words(self.tr("Lobby screen") if self.screen_shown is None else self.tr("Close lobby screen"))


class LobbyScreen(QDialog):
    """A window of its own, on the second screen where there is one. It goes when the desk is locked or closed."""

    def __init__(self, session: Session) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("lobby")
        self.setProperty("public", True)  # no message stands in front of it
        self.setWindowTitle(self.tr("Lobby"))
        self.setAccessibleName(self.tr("Lobby screen"))
        self.resize(*SIZE)
        self._session = session
        self.day, self.time = BigWords(20, "second"), BigWords(40, "ink", STRONG)
        self.agency = BigWords(26, "accent", STRONG)
        self.board = LobbyBoard(session.zone)
        self.kind = BigWords(28, "ink", words=self.tr("Welcome. Please sit down; someone will come to you."))
        self.kind.setObjectName("lobby.sentence")
        self._refresh, self._tick = QTimer(self, interval=REFRESH), QTimer(self, interval=TICK)
        self._assemble()
        self._refresh.timeout.connect(self.reload)
        self._tick.timeout.connect(self._show_time)
        session.changed.connect(self.reload)
        ScreenKey(Qt.Key.Key_F8, self).pressed.connect(self._toggle_cover)
        LockKey(self)
        self.reload()

    def appear(self, beside: object) -> None:
        """Full screen on another screen than the desk's, or as a window where there is only one."""
        other = next((each for each in QGuiApplication.screens() if each is not beside), None)
        self._refresh.start()
        self._tick.start()
        if other is None:
            self.show()
            return
        self.setGeometry(other.geometry())
        self.showFullScreen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything grows with the screen."""
        super().resizeEvent(event)
        share = min(max(self.height() / 768, 0.8), 2.0)
        for line, px in ((self.agency, 26), (self.day, 20), (self.time, 40), (self.kind, 28)):
            line.set_size(round(px * share))

    def reload(self) -> None:
        """Read the five columns again."""
        found = self._session.services.lobby.rows(self._session.actor)
        self.board.show_visits(() if isinstance(found, Refused) else found)
        self._show_time()

    def done(self, result: int) -> None:
        """Nothing is read for a screen that is gone."""
        self._refresh.stop()
        self._tick.stop()
        super().done(result)
        let_go(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 fills the screen, and gives it back; Esc closes."""
        if event.key() == Qt.Key.Key_F11:
            self._toggle_full()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice with the mouse is F11."""
        self._toggle_full()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """When the desk's window closes, this one does not stay behind."""
        if event.type() == QEvent.Type.Close and self.isVisible():
            self.reject()
        return False

    def _toggle_full(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _toggle_cover(self) -> None:
        cover_all(not self._stack.is_covered())

    def _show_time(self) -> None:
        self.time.setText(clock(self._session.now(), self._session.zone))
        self.day.setText(day_words(self._session.today()))

    def _assemble(self) -> None:
        self.agency.setText(self._session.agency.name)
        self.time.setObjectName("lobby.time")
        self.time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self.agency)
        names.addWidget(self.day)
        head.addLayout(names, 1)
        head.addWidget(self.time)
        content = QWidget()
        content.setProperty("role", "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(56, 40, 56, 40)
        column.setSpacing(24)
        column.addLayout(head)
        column.addWidget(self.board, 1)
        column.addWidget(self.kind)
        self._stack = CoverableStack(content)
        shell = QVBoxLayout(self)
        shell.setContentsMargins(0, 0, 0, 0)
        shell.addWidget(self._stack)
