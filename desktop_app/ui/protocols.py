"""The Protocols page: both protocols to read, each step with its why, each gate with what it keeps shut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from desktop_app.domain.protocols import Gate, Phase, Protocol, Step
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import AT_WORK, Role
from desktop_app.ui import words
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import Card, empty
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.pill import Pill
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text import label, line, section_label

READING_WIDTH = 1040
"""Pixels; longer lines are hard to read."""


class ProtocolsPage(QWidget):
    """Nothing here changes anything: a running checklist keeps the version it began with."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("protocols")
        self._session = session
        self._protocols: tuple[Protocol, ...] = ()
        self.heading = PageHeading(self.tr("Protocols"))
        self.notice = Notice()
        self.protocol: Segmented | None = None
        self.language = Segmented([("en", self.tr("English")), ("es", self.tr("Español"))], self.tr("Language"))
        self.role = Segmented([(role.value, words.word(role)) for role in AT_WORK], self.tr("Role"))
        self.steps, self.gates = ReadingColumn(), ReadingColumn()
        self.tabs = QTabWidget()
        self._assemble()
        self.language.set_value(session.language)
        self.role.set_value(session.actor.role.value)
        self.language.chosen.connect(self._show)
        self.role.chosen.connect(self._show)

    def reload(self) -> None:
        """Read the protocols once; they do not change while the application runs."""
        if self._protocols:
            return
        found = self._session.services.checklists.protocols(self._session.actor)
        if isinstance(found, Refused):
            self.notice.say(sentences(found), "clay")
            return
        self._protocols = found
        language = self._session.language
        self.protocol = Segmented([(each.id, each.title[language]) for each in found], self.tr("Protocol"))
        self.protocol.setObjectName("protocols.protocol")
        self.protocol.chosen.connect(self._show)
        self._choices.insertWidget(0, self.protocol)
        self._show()

    def _shown(self) -> Protocol | None:
        if self.protocol is None:
            return None
        return next(each for each in self._protocols if each.id == self.protocol.value())

    def _show(self) -> None:
        protocol, language = self._shown(), self.language.value()
        if protocol is None:
            return
        self.heading.set_subtitle(self.tr("version {version}").format(version=protocol.version))
        self._source.setText(protocol.source)
        _fill_steps(self.steps, protocol, Role(self.role.value()), language)
        _fill_gates(self.gates, protocol, language)

    def _assemble(self) -> None:
        self.language.setObjectName("protocols.language")
        self.role.setObjectName("protocols.role")
        self.tabs.setObjectName("protocols.tabs")
        self.tabs.setAccessibleName(self.tr("Steps or gates"))
        self.steps.setObjectName("protocols.steps")
        self.gates.setObjectName("protocols.gates")
        self._source = label("", "second", wrap=True)
        self._choices = QHBoxLayout()
        self._choices.addStretch(1)
        self._choices.addWidget(self.language)
        by_role = QWidget()
        column = QVBoxLayout(by_role)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.role, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.steps, 1)
        self.tabs.addTab(by_role, self.tr("Steps"))
        self.tabs.addTab(self.gates, self.tr("Gates"))
        card = Card()
        card.body.addWidget(self.tabs)
        page = QVBoxLayout(self)
        page.setContentsMargins(*PAGE_MARGINS)
        page.setSpacing(14)
        page.addWidget(self.heading)
        page.addWidget(self.notice)
        page.addLayout(self._choices)
        page.addWidget(card, 1)
        page.addWidget(self._source)


class ReadingColumn(QScrollArea):
    """Text to read from top to bottom, no wider than is comfortable; the keyboard scrolls it."""

    def __init__(self) -> None:
        super().__init__()
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        inner.setMaximumWidth(READING_WIDTH)
        self.rows = QVBoxLayout(inner)
        self.rows.setContentsMargins(2, 8, 16, 16)
        self.rows.setSpacing(10)
        self.rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidgetResizable(True)
        self.setWidget(inner)


def _fill_steps(column: ReadingColumn, protocol: Protocol, role: Role, language: str) -> None:
    empty(column.rows)
    column.verticalScrollBar().setValue(0)
    mine = [step for step in protocol.steps if step.role is role]
    if not mine:
        column.rows.addWidget(label(_tr("This role has no steps of its own here."), "subtitle", wrap=True))
    for phase in Phase:
        steps = [step for step in mine if step.phase is phase]
        if steps:
            column.rows.addWidget(section_label(words.word(phase)))
        for step in steps:
            column.rows.addWidget(_step_row(step, protocol, language))
            column.rows.addWidget(line())


def _step_row(step: Step, protocol: Protocol, language: str) -> QWidget:
    texts = [label(_in(step.text, language), wrap=True), label(_in(step.why, language), "second", wrap=True)]
    pill = None
    if step.gate:
        gate = protocol.gate(step.gate)
        pill = Pill(f"{gate.id} · {_in(gate.title, language)}", "accent", symbol="")
    return _row(texts, pill)


def _fill_gates(column: ReadingColumn, protocol: Protocol, language: str) -> None:
    empty(column.rows)
    column.verticalScrollBar().setValue(0)
    for gate in protocol.gates:
        column.rows.addWidget(_gate_row(gate, protocol.steps_of(gate.id), language))
        column.rows.addWidget(line())


def _gate_row(gate: Gate, steps: Sequence[Step], language: str) -> QWidget:
    roles = tuple(dict.fromkeys(words.word(step.role) for step in steps))
    texts = [
        label(f"{gate.id} · {_in(gate.title, language)}", "strong", wrap=True),
        label(_in(gate.cleared_when, language), wrap=True),
    ]
    if roles:
        texts.append(label(_tr("Opened by: {roles}").format(roles=", ".join(roles)), "second", wrap=True))
    return _row(texts, Pill(_tr("blocks {what}").format(what=words.word(gate.blocks)), "stone", symbol=""))


def _row(texts: Sequence[QWidget], pill: Pill | None) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(16)
    column = QVBoxLayout()
    column.setSpacing(2)
    for text in texts:
        column.addWidget(text)
    row.addLayout(column, 1)
    if pill is not None:
        row.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
    return made


def _in(text: Mapping[str, str], language: str) -> str:
    return text.get(language) or text.get("en", "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("protocols", text)
