"""What stands where in the editor of a document's words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.screens import screen_of
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label
from desktop_app.ui.wording.pages import PageView
from desktop_app.ui.wording.pane import MarkdownPane

SIZE = QSize(1320, 940)
_AROUND = 48  # pixels left free on the screen
_LEAST = 300


class EditorLayout(CalmDialog):
    """The parts, not what they do."""

    def put_together(self) -> None:
        """The text and its tools at the left, its pages at the right."""
        self.pane, self.pages = MarkdownPane(), PageView()
        self.notice, self.values = Notice(), QComboBox()
        self.every_part = QCheckBox(self.tr("Show every part, also those printed only sometimes"))
        self.pane.setObjectName("wording.text")
        self.pane.setAccessibleName(self.tr("The words of the document"))
        self.pages.setObjectName("wording.pages")
        self.every_part.setObjectName("wording.every_part")
        self.every_part.setAccessibleName(self.every_part.text())
        self.notice.setObjectName("wording.notice")
        self.slip = Notice()
        self.slip.setObjectName("wording.slip")
        self.slip.close_button.hide()
        self.hints = label("", "second", wrap=True)
        self.hints.setObjectName("wording.hints")
        self.grade = label("", "second")
        self.grade.setObjectName("wording.grade")
        self.count = label("", "second")
        self.discard = Button(self.tr("Discard changes"))
        self.discard.setObjectName("wording.discard")
        self.versions = Button(self.tr("Versions…"))
        self.versions.setObjectName("wording.versions")
        self.add_button(self.versions)
        self.add_button(self.discard)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(16)
        halves.addWidget(self._left())
        halves.addWidget(self._right())
        halves.setSizes([1, 1])
        self.body.addWidget(self.notice)
        self.body.addWidget(halves, 1)
        self.fill_height()
        self.resize(SIZE.boundedTo(screen_of(self).availableSize() - QSize(_AROUND, _AROUND)))

    def _left(self) -> QWidget:
        self.values.setObjectName("wording.values")
        self.values.setAccessibleName(self.tr("A value to insert"))
        self.values.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.values.setMinimumContentsLength(16)
        self.insert = Button(self.tr("Insert"))
        self.insert.setObjectName("wording.insert")
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.values, 1)
        tools.addWidget(self.insert)
        tools.addWidget(self.grade)
        made = QWidget()
        made.setMinimumWidth(_LEAST)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self.pane, 1)
        column.addWidget(self.slip)
        column.addWidget(self.hints)
        return made

    def _right(self) -> QWidget:
        tools = QHBoxLayout()
        tools.addWidget(self.every_part)
        tools.addStretch(1)
        tools.addWidget(self.count)
        made = QWidget()
        made.setMinimumWidth(_LEAST)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self.pages, 1)
        return made
