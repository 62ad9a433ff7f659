"""Before anybody is in: the notice, which is acknowledged, and then name and password."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.entrance.fields import PasswordField
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import Passage, label

_WIDTH = 480


def statements() -> tuple[str, ...]:
    """The four of AC-8: what whoever signs in is told, and agrees to."""
    return (
        _tr("This is a restricted system of a police agency. It holds records about people in its care."),
        _tr("What is done here may be watched, recorded and reviewed."),
        _tr("Use without permission is prohibited. It may have criminal and civil penalties."),
        _tr("Whoever uses it agrees that its use is watched and recorded."),
    )


class NoticePage(QWidget):
    """The four statements and the agency's own words beneath them; they stay until somebody acknowledges them."""

    acknowledged = Signal()

    def __init__(self, own: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAccessibleName(self.tr("Before you sign in"))
        self.understood = Button(self.tr("I understand"), "primary")
        self.understood.setObjectName("notice.understood")
        self.understood.clicked.connect(self.acknowledged)
        column = _column(self)
        column.addWidget(label(self.tr("Safekeeping"), "brand"))
        column.addWidget(label(self.tr("Before you sign in"), "title"))
        for sentence in statements():
            column.addWidget(label(sentence, wrap=True))
        if own:
            words = Passage(own)
            words.setObjectName("notice.own")
            column.addWidget(words)
        column.addSpacing(10)
        column.addWidget(self.understood, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        self.setFocusProxy(self.understood)


class PasswordPage(QWidget):
    """Name and password. What is wrong is said without telling which of the two it is."""

    tried = Signal(str, str)
    recovery_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sign_in")
        self.setAccessibleName(self.tr("Sign in"))
        self.name = TextField(self.tr("Name"), holds="name")
        self.name.line.setObjectName("sign_in.name")
        self.password = PasswordField(self.tr("Password"), "sign_in.password")
        self.notice = Notice()
        self.notice.setObjectName("sign_in.refusal")
        self.enter = Button(self.tr("Sign in"), "primary")
        self.enter.setObjectName("sign_in.enter")
        self.recovery = Button(self.tr("Use the recovery card…"), "link")
        self.recovery.setObjectName("sign_in.recovery")
        self._assemble()
        self.name.line.returnPressed.connect(self.password.setFocus)
        self.password.line.returnPressed.connect(self._on_enter)
        self.enter.clicked.connect(self._on_enter)
        self.recovery.clicked.connect(self.recovery_wanted)
        self.setFocusProxy(self.name.line)

    def refuse(self, sentence: str) -> None:
        """Say why not; the name stays, the password goes."""
        self.password.forget()
        self.notice.say(sentence, "clay")
        self.password.setFocus()

    def _on_enter(self) -> None:
        if not self.name.text():
            self.name.setFocus()
            return
        self.notice.clear()
        typed = self.password.text()
        self.password.forget()
        self.tried.emit(self.name.text(), typed)

    def _assemble(self) -> None:
        column = _column(self)
        column.addWidget(label(self.tr("Safekeeping"), "brand"))
        column.addWidget(label(self.tr("Who is at this desk?"), "lead"))
        column.addSpacing(6)
        for part in (self.name, self.password, self.notice):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.enter)
        row.addStretch(1)
        row.addWidget(self.recovery)
        column.addSpacing(4)
        column.addLayout(row)
        column.addStretch(2)


def _column(page: QWidget) -> QVBoxLayout:
    """A narrow column in the middle of the window."""
    middle = QWidget()
    middle.setFixedWidth(_WIDTH)
    across = QHBoxLayout(page)
    across.setContentsMargins(28, 28, 28, 28)
    across.addStretch(1)
    across.addWidget(middle)
    across.addStretch(1)
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    column.addStretch(1)
    return column


def _tr(text: str) -> str:
    return QCoreApplication.translate("entrance", text)
