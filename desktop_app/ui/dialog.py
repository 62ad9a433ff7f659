"""The one kind of dialog: calm, keeps what was typed when refused, and its safe button is the default one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.cover import CoverableStack, cover_all
from desktop_app.ui.lock import LockKey, ScreenKey, let_go, running
from desktop_app.ui.screens import screen_of
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label

MARGIN = 24
_SCREEN_GAP = 48  # pixels a dialog leaves free on a small screen


class CalmDialog(QDialog):
    """Fill `body`, override `problem()` for what cannot be done yet, connect to `accepted` or call `exec()`.

    Esc and the cancel button leave everything as it was; where something was typed, Esc asks to be pressed once more.
    Enter in a field goes to the next field; it presses the confirming button only where that is the safe one
    (`confirm_is_safe=True`). F8 hides it, F9 leaves it and locks.
    """

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        sentence: str = "",
        confirm: str = "",
        cancel: str = "",
        confirm_is_safe: bool = False,
        width: int = 520,
    ) -> None:
        super().__init__(parent)
        self._warned_of: tuple[str, ...] = ()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(width)
        self._heading = label(title, "title", wrap=True)
        self._sentence = label(sentence, "subtitle", wrap=True)
        self._sentence.setVisible(bool(sentence))
        self.refusal = Notice()
        self.refusal.setObjectName("dialog.refusal")
        self.confirm = Button(confirm or self.tr("Save"), "primary")
        self.confirm.setObjectName("dialog.confirm")
        self.cancel = Button(cancel or self.tr("Cancel"))
        self.cancel.setObjectName("dialog.cancel")
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._buttons = QHBoxLayout()
        self._assemble()
        self.confirm.clicked.connect(self._on_confirm)
        self.cancel.clicked.connect(self.reject)
        self.set_safe(self.confirm if confirm_is_safe else self.cancel)
        ScreenKey(Qt.Key.Key_F8, self).pressed.connect(self._toggle_cover)
        self.lock_key = LockKey(self)

    def problem(self) -> str:
        """The sentence that says why this cannot be done yet; empty when it can. Subclasses override it."""
        return ""

    def refuse(self, sentence: str) -> None:
        """Say above the buttons why it was refused; the dialog stays open with everything that was typed."""
        self.refusal.say(sentence, "clay")

    def set_heading(self, title: str) -> None:
        """Another title over the content."""
        self._heading.setText(title)
        self.setAccessibleName(title)

    def set_sentence(self, sentence: str) -> None:
        """Another sentence under the title."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))

    def add_button(self, button: QPushButton) -> None:
        """Put a further button at the left of the foot."""
        self._buttons.insertWidget(self._buttons.indexOf(self.cancel) - 1, button)

    def keep_in_sight(self, part: QWidget) -> None:
        """Put something above the buttons, where it is read however far the fields were scrolled."""
        self._last.insertWidget(self._last.indexOf(self.refusal), part)

    def fill_height(self) -> None:
        """Let the content take all the height there is, for what is read and written in large panes."""
        self._scroll.fill_height()

    def reveal(self, field: QWidget | None) -> None:
        """Give a field the focus and scroll to it."""
        if field is not None:
            field.setFocus()
            self._scroll.show_field(field)

    def set_safe(self, button: QPushButton) -> None:
        """Which button Enter presses."""
        for other in (self.confirm, self.cancel):
            other.setDefault(other is button)

    def exec(self) -> int:
        """Wait for the answer; nothing this dialog belongs to is freed meanwhile."""
        with running():
            return super().exec()

    def deleteLater(self) -> None:
        """Free it as soon as no dialog that was opened from it waits any more."""
        let_go(self)

    def setVisible(self, visible: bool) -> None:
        """Leave no gap where a mere question has no body; called by show(), open() and exec() alike."""
        self._scroll.setVisible(self.body.count() > 0)
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Open at the size the content needs; Qt alone would stop at two thirds of the screen."""
        super().showEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Make room when something appears, such as a sentence under a field; never shrink while someone reads."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on instead of cancelling; nothing reaches a covered dialog."""
        if self._stack.is_covered():
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape and self._stays_for_what_was_typed():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
                return
            if self.cancel.isDefault():
                self.focusNextChild()
                self.reveal(self.focusWidget())
                return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross of the window is pressed by mistake as easily as Esc."""
        if self._stays_for_what_was_typed():
            event.ignore()
        else:
            super().closeEvent(event)

    def _stays_for_what_was_typed(self) -> bool:
        """Whether words would be lost that nobody was asked about yet; asks once, in the dialog itself."""
        typed = () if self.cancel.isHidden() else _typed_in(self)
        if not typed or typed == self._warned_of:
            return False
        self._warned_of = typed
        self.refusal.say(self.tr("What you wrote here is not kept yet. To leave it, press Esc once more."), "accent")
        return True

    def _on_content_changed(self) -> None:
        """The layouts between the scrolling content and the dialog remember sizes; let them forget before measuring."""
        for holder in (self._content, self._stack, self):
            layout = holder.layout()
            if layout is not None:
                layout.invalidate()
        self._grow()

    def _grow(self) -> None:
        if not self.isVisible():
            return
        room = screen_of(self).availableSize()
        wanted = self.sizeHint().boundedTo(QSize(room.width() - _SCREEN_GAP, room.height() - _SCREEN_GAP))
        if wanted.height() > self.height() or wanted.width() > self.width():
            self.resize(wanted.expandedTo(self.size()))

    def _assemble(self) -> None:
        self._content = QWidget()
        self._stack = CoverableStack(self._content)
        shell = QVBoxLayout(self)
        shell.setContentsMargins(0, 0, 0, 0)
        shell.addWidget(self._stack)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 20, 0, 20)
        column.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 0, MARGIN, 4)
        head.setSpacing(6)
        head.addWidget(self._heading)
        head.addWidget(self._sentence)
        column.addLayout(head)
        self._scroll = _Scroll(self.body)
        self._scroll.content_changed.connect(self._on_content_changed, Qt.ConnectionType.QueuedConnection)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        foot = self._last = QVBoxLayout()
        foot.setContentsMargins(MARGIN, 8, MARGIN, 0)
        foot.setSpacing(12)
        foot.addWidget(self.refusal)
        self._buttons.setSpacing(12)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.cancel)
        self._buttons.addWidget(self.confirm)
        foot.addLayout(self._buttons)
        return foot

    def _on_confirm(self) -> None:
        problem = self.problem()
        if problem:
            self.refuse(problem)
            return
        self.refusal.clear()
        self.accept()

    def _toggle_cover(self) -> None:
        cover_all(not self._stack.is_covered())


def _typed_in(dialog: QWidget) -> tuple[str, ...]:
    """The words somebody typed since the dialog opened; passwords and what is read only are none of them."""
    lines = [
        each.text()
        for each in dialog.findChildren(QLineEdit)
        if each.isModified() and each.echoMode() == QLineEdit.EchoMode.Normal and not _is_number(each)
    ]
    notes = [each.toPlainText() for each in dialog.findChildren(QPlainTextEdit) if each.document().isModified()]
    return tuple(words for words in (*lines, *notes) if words.strip())


def _is_number(line: QLineEdit) -> bool:
    """The line of a number, a day or a time, which is chosen again as fast as it is asked about."""
    return isinstance(line.parent(), QAbstractSpinBox)


class _Scroll(QScrollArea):
    """As tall as its content, until the screen ends; then it scrolls."""

    content_changed = Signal()

    def __init__(self, body: QVBoxLayout) -> None:
        super().__init__()
        self._inner = QWidget()
        self._inner.setProperty("role", "scrolled")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(MARGIN, 4, MARGIN, 4)
        self._column.addLayout(body)
        self._column.addStretch(1)
        self._inner.installEventFilter(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(self._inner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass on that the content wants another size; a scroll area keeps that to itself."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.content_changed.emit()
        return super().eventFilter(watched, event)

    def fill_height(self) -> None:
        """No empty room beneath the content."""
        self._column.setStretch(0, 1)
        self._column.setStretch(1, 0)

    def show_field(self, field: QWidget) -> None:
        """Scroll to a field, measured after everything that just appeared has its place."""
        self._column.activate()
        self.ensureWidgetVisible(field)

    def sizeHint(self) -> QSize:
        """The content's own size; the dialog cuts it to what the screen holds."""
        width = max(self._inner.minimumSizeHint().width(), self.window().minimumWidth())
        height = (
            self._inner.heightForWidth(width) if self._inner.hasHeightForWidth() else self._inner.sizeHint().height()
        )
        return QSize(width, max(height, self._inner.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the content, as low as two rows."""
        return QSize(self._inner.minimumSizeHint().width(), min(self._inner.minimumSizeHint().height(), 120))
