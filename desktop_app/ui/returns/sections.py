"""The parts of a family's page, declared: which tab holds which part, each built when it is first turned to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from desktop_app.domain.returns import FamilyReturn
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.segmented import Segmented

translate = QCoreApplication.translate

Make = Callable[[Session], QWidget]
"""Builds a part; its import stands inside, so that a part nobody turns to is never loaded."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a family's page. The part has `show_return(FamilyReturn)`, or `show_case(case_id)` alone."""

    key: str
    title: str
    make: Make


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab; several sections in it are chosen by a row of buttons at its top."""

    title: str
    sections: tuple[Section, ...]


def tabs() -> tuple[Tab, ...]:
    """The tabs of a family's page, in order. A new part is one more `Section` here and one function beneath."""
    say = translate
    return (
        Tab(say("returns", "Overview"), (Section("overview", "", _overview),)),
        Tab(say("returns", "People"), (Section("people", say("returns", "The family"), _people),)),
        Tab(say("returns", "Belongings"), (Section("belongings", say("returns", "All belongings"), _belongings),)),
        Tab(
            say("returns", "Choices"),
            (
                Section("preferences", say("returns", "The call"), _preferences),
                Section("choices", say("returns", "Each belonging"), _choices),
                Section("consents", say("returns", "Consent to share"), _consents),
            ),
        ),
        Tab(say("returns", "Checklist"), (Section("checklist", "", _checklist),)),
        Tab(
            say("returns", "At the table"),
            (
                Section("visits", say("returns", "Visits"), _visits),
                Section("packing", say("returns", "Packing"), _packing),
                Section("post", say("returns", "By post"), _post),
                Section("missing", say("returns", "Not found"), _missing),
            ),
        ),
        Tab(
            say("returns", "Afterwards"),
            (
                Section("notices", say("returns", "Letters"), _notices),
                Section("destructions", say("returns", "Final disposition"), _destructions),
                Section("check_ins", say("returns", "Care for staff"), _check_ins),
                Section("kept", say("returns", "Paper and keeping"), _kept),
            ),
        ),
        Tab(
            say("returns", "Handouts"),
            (
                Section("documents", say("returns", "To print"), _documents),
                Section("printed", say("returns", "Printed before"), _printed),
            ),
        ),
        Tab(say("returns", "History"), (Section("history", "", _history),)),
    )


def _overview(session: Session) -> QWidget:
    from desktop_app.ui.returns.overview import Overview

    return Overview(session)


def _people(session: Session) -> QWidget:
    from desktop_app.ui.returns.people import People

    return People(session)


def _belongings(session: Session) -> QWidget:
    from desktop_app.ui.returns.belongings import Belongings

    return Belongings(session)


def _preferences(session: Session) -> QWidget:
    from desktop_app.ui.returns.preferences import PreferencesView

    return PreferencesView(session)


def _consents(session: Session) -> QWidget:
    from desktop_app.ui.returns.consents import Consents

    return Consents(session)


def _choices(session: Session) -> QWidget:
    from desktop_app.ui.returns.choices import Choices

    return Choices(session)


def _checklist(session: Session) -> QWidget:
    from desktop_app.ui.checklists import ChecklistView

    return ChecklistView(session)


def _visits(session: Session) -> QWidget:
    from desktop_app.ui.returns.visits import Visits

    return Visits(session)


def _packing(session: Session) -> QWidget:
    from desktop_app.ui.returns.packing import PackingPart

    return PackingPart(session)


def _notices(session: Session) -> QWidget:
    from desktop_app.ui.returns.notices import NoticesPart

    return NoticesPart(session)


def _destructions(session: Session) -> QWidget:
    from desktop_app.ui.returns.destructions import DestructionsPart

    return DestructionsPart(session)


def _missing(session: Session) -> QWidget:
    from desktop_app.ui.returns.missing_items import MissingItems

    return MissingItems(session)


def _check_ins(session: Session) -> QWidget:
    from desktop_app.ui.returns.staff_checkins import StaffCheckins

    return StaffCheckins(session)


def _kept(session: Session) -> QWidget:
    from desktop_app.ui.returns.retention import KeptRecords

    return KeptRecords(session)


def _post(session: Session) -> QWidget:
    from desktop_app.ui.returns.by_post import PostPart

    return PostPart(session)


def _documents(session: Session) -> QWidget:
    from desktop_app.ui.returns.documents import Documents

    return Documents(session)


def _printed(session: Session) -> QWidget:
    from desktop_app.ui.returns.printed import Printed

    return Printed(session)


def _history(session: Session) -> QWidget:
    from desktop_app.ui.history import HistoryView

    return HistoryView(session)


class TabPage(QWidget):
    """The ground of one tab: builds its sections when they are first shown, and fills only the one in sight."""

    made = Signal(str)
    """A part was built: its key."""

    def __init__(self, session: Session, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._sections = {section.key: section for section in tab.sections}
        self._parts: dict[str, QWidget] = {}
        self._found: FamilyReturn | None = None
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(12)
        self.choice: Segmented | None = None
        if len(tab.sections) > 1:
            self.choice = Segmented([(each.key, each.title) for each in tab.sections], tab.title)
            for each in tab.sections:
                self.choice.segment(each.key).setObjectName(f"family.section.{each.key}")
            row = QHBoxLayout()
            row.addWidget(self.choice)
            row.addStretch(1)
            column.addLayout(row)
            self.choice.chosen.connect(self._on_chosen)
        column.addLayout(self._stack, 1)

    def keys(self) -> tuple[str, ...]:
        """The sections of this tab."""
        return tuple(self._sections)

    def key(self) -> str:
        """The section in sight."""
        return self.choice.value() if self.choice else next(iter(self._sections))

    def turn_to(self, key: str) -> None:
        """Put a section in sight."""
        if self.choice:
            self.choice.set_value(key)

    def part(self, key: str) -> QWidget:
        """A section's part, built now when nobody turned to it before."""
        if key not in self._parts:
            part = self._sections[key].make(self._session)
            part.layout().setContentsMargins(0, 0, 0, 0)
            self._parts[key] = part
            self._stack.addWidget(part)
            self.made.emit(key)
        return self._parts[key]

    def show_return(self, found: FamilyReturn) -> None:
        """Fill the section in sight."""
        self._found = found
        key = self.key()
        part = self.part(key)
        self._stack.setCurrentWidget(part)
        show = getattr(part, "show_return", None)
        if show is not None:
            show(found)
        else:
            part.show_case(found.case.id)

    def _on_chosen(self, _key: str) -> None:
        if self._found is not None:
            self.show_return(self._found)
