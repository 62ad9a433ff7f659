"""Add a row to the directory, or change one: how it is reached, what it offers in each language, for whom, until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.directory import (
    AUDIENCES,
    CATEGORIES,
    FRESH_FOR_DAYS,
    LANGUAGES,
    Resource,
    ResourceStatus,
    merged,
)
from desktop_app.domain.refusals import Refused
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.directory.meanwhile import changed_meanwhile
from desktop_app.ui.directory.words import audience_word, category_word, language_word
from desktop_app.ui.returns.inputs import ChoiceField, DateField
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import NoteField, TextField
from desktop_app.ui.widgets.segmented import Segmented
from desktop_app.ui.widgets.text import section_label

WIDTH, GAP = 1060, 24  # pixels
BLANK = Resource(
    "", "", "", "", "", {}, {}, "", frozenset(), "support_group", ResourceStatus.AGENCY_MUST_FILL, jurisdiction=""
)


class ResourceDialog(CalmDialog):
    """With no resource it adds one. What a family reads must be checked again after a change."""

    def __init__(
        self,
        session: Session,
        resource: Resource | None = None,
        parent: QWidget | None = None,
        *,
        jurisdictions: Sequence[str] = (),
    ) -> None:
        super().__init__("", parent, width=WIDTH)
        self._session, self._new, self._resource = session, resource is None, resource or BLANK
        self.saved: Resource | None = None
        self._lines: list[TextField] = []
        self.setObjectName("directory.dialog")
        self.setWindowTitle(self.tr("Directory"))
        self.refusal.setAccessibleName(self.tr("What is still open"))
        self.set_sentence(self.tr("What a family reads is printed only once somebody has checked it."))
        row, foot = QHBoxLayout(), QHBoxLayout()
        for make in (self._make_reach, self._make_offer, self._make_audiences):
            column = QVBoxLayout()
            column.setSpacing(10)
            make(column)
            column.addStretch(1)
            row.addLayout(column, 1)
        self._make_filed(foot, jurisdictions)
        for part in (row, foot):
            part.setSpacing(GAP)
            self.body.addLayout(part)
        self._begin_from(self._resource)
        (self.name if self._new else self.phone).line.setFocus()

    def problem(self) -> str:
        """Keeps the row; a refusal is said in the dialog."""
        session, directory = self._session, self._session.services.directory
        wish = self.wish()
        outcome = (
            directory.add(session.actor, wish) if self._new else directory.change(session.actor, self._resource, wish)
        )
        if isinstance(outcome, Refused):
            return self._look_again(wish) or sentences(outcome)
        self.saved = outcome
        return ""

    def _look_again(self, wish: Resource) -> str:
        """Where another desk wrote into this row meanwhile: what that is. What was typed stays, to be saved once more."""
        session, before, begun, stood, mine = self._session, self._resource, self._begun, self._stood, self._page()
        found = session.services.directory.all(session.actor)
        now = before if isinstance(found, Refused) else next((each for each in found if each.id == before.id), before)
        if now == before:
            return ""
        self._begin_from(now)
        theirs = self._page()
        self._fill(merged(begun, wish, now))
        for line in self._lines:
            line.line.setModified(line.text() != theirs[line.title()])
        for note in self.about.values():
            note.edit.document().setModified(note.text() != theirs[note.title()])
        session.changed.emit()
        return changed_meanwhile(stood, mine, theirs, before, now)

    def wish(self) -> Resource:
        """The row as it stands in the fields."""
        kept = self._resource
        return replace(
            kept,
            name=self.name.text(),
            phone=self.phone.text(),
            text_line=self.text_line.text(),
            web=self.web.text(),
            languages=self.languages.text(),
            jurisdiction=self.jurisdiction.text(),
            source=self.source.text(),
            category=self.category.value(),
            hours={**kept.hours, **{each: field.text() for each, field in self.hours.items()}},
            about={**kept.about, **{each: field.text() for each, field in self.about.items()}},
            audiences=frozenset(each for each, box in self.audiences.items() if box.isChecked()),
            review_days=self.every.value(),
            review_due=self.due.day() if kept.due is not None else None,
        )

    def _begin_from(self, resource: Resource) -> None:
        """Show a row as it is kept; what differs from it later was typed."""
        self._resource = resource
        self.set_heading(resource.name or self.tr("Add a resource"))
        self.due.setVisible(resource.due is not None)
        self._fill(resource)
        self._begun, self._stood = self.wish(), self._page()

    def _fill(self, resource: Resource) -> None:
        self.name.set_text(resource.name)
        self.phone.set_text(resource.phone)
        self.text_line.set_text(resource.text_line)
        self.web.set_text(resource.web)
        self.languages.set_text(resource.languages)
        self.jurisdiction.set_text(resource.jurisdiction)
        self.source.set_text(resource.source)
        self.category.set_value(resource.category)
        for each in LANGUAGES:
            self.hours[each].set_text(resource.hours.get(each, ""))
            self.about[each].set_text(resource.about.get(each, ""))
        for each, box in self.audiences.items():
            box.setChecked(each in resource.audiences)
        self.every.offer(self._rhythms(resource.review_days))
        self.every.set_value(resource.review_days)
        if resource.due is not None:
            self.due.edit.set_day(resource.due)
        for field in self._lines:
            field.line.setCursorPosition(0)

    def _page(self) -> dict[str, str]:
        """What stands in each field that is shown, by its title."""
        stands = {field.title(): field.text() for field in (*self._lines, *self.about.values())}
        stands |= {field.title(): field.box.currentText() for field in (self.category, self.every)}
        stands[self.tr("For which families")] = ", ".join(
            box.text() for box in self.audiences.values() if box.isChecked()
        )
        if self._resource.due is not None:
            stands[self.due.title()] = self.due.edit.text()
        return stands

    def _make_reach(self, column: QVBoxLayout) -> None:
        self.name = self._field(column, "name", self.tr("Name"))
        self.phone = self._field(column, "phone", self.tr("Telephone"))
        self.text_line = self._field(column, "text_line", self.tr("Text or TTY"))
        self.web = self._field(column, "web", self.tr("Web address"))
        self.languages = self._field(column, "languages", self.tr("Languages spoken there"))

    def _make_offer(self, column: QVBoxLayout) -> None:
        """Hours and what it offers, once in each language of the leaflets."""
        self.category: ChoiceField[str] = ChoiceField(
            self.tr("Category"), [(each, category_word(each)) for each in CATEGORIES]
        )
        self.category.box.setObjectName("directory.dialog.category")
        column.addWidget(self.category)
        self.language = Segmented([(each, language_word(each)) for each in LANGUAGES], self.tr("Language"))
        self.language.setObjectName("directory.dialog.language")
        self.language.chosen.connect(self._on_language)
        column.addWidget(self.language)
        self._told = QStackedWidget()
        self.hours: dict[str, TextField] = {}
        self.about: dict[str, NoteField] = {}
        for each in LANGUAGES:
            page = QWidget()
            inner = QVBoxLayout(page)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(10)
            title = self.tr("Hours, {language}").format(language=language_word(each))
            self.hours[each] = self._field(inner, "hours", title, f"hours_{each}")
            about = NoteField(self.tr("What it offers, {language}").format(language=language_word(each)))
            about.edit.setObjectName(f"directory.dialog.about_{each}")
            self.about[each] = about
            inner.addWidget(about)
            self._told.addWidget(page)
        column.addWidget(self._told)

    def _make_audiences(self, column: QVBoxLayout) -> None:
        column.addWidget(section_label(self.tr("For which families")))
        self.audiences: dict[str, QCheckBox] = {}
        for each in AUDIENCES:
            box = QCheckBox(audience_word(each))
            box.setAccessibleName(audience_word(each))
            box.setObjectName(f"directory.dialog.for.{each}")
            self.audiences[each] = box
            column.addWidget(box)

    def _make_filed(self, row: QHBoxLayout, jurisdictions: Sequence[str]) -> None:
        """Where it works, where it was found, and when somebody calls again; no family reads this."""
        self.jurisdiction = self._field(row, "jurisdiction", self.tr("Where it works"))
        self.jurisdiction.set_help(self.tr("The United States, your state, your county."))
        completer = QCompleter(sorted({each for each in jurisdictions if each}), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.jurisdiction.line.setCompleter(completer)
        self.source = self._field(row, "source", self.tr("Where it was found"))
        self.every: ChoiceField[int] = ChoiceField(self.tr("Somebody calls again"), self._rhythms(FRESH_FOR_DAYS))
        self.every.box.setObjectName("directory.dialog.every")
        self.every.box.currentIndexChanged.connect(self._on_every)
        self.due = DateField(self.tr("Next review"), self._session.today())
        self.due.edit.setObjectName("directory.dialog.due")
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(self.every, 1, Qt.AlignmentFlag.AlignTop)
        when.addWidget(self.due, 1, Qt.AlignmentFlag.AlignTop)
        row.addLayout(when, 1)

    def _rhythms(self, days: int) -> list[tuple[int, str]]:
        options = [
            (30, self.tr("every month")),
            (90, self.tr("every three months")),
            (FRESH_FOR_DAYS, self.tr("every 180 days")),
            (365, self.tr("every year")),
        ]
        known = days in dict(options)
        return options if known else [*options, (days, self.tr("every {days} days").format(days=days))]

    def _on_language(self, language: str) -> None:
        self._told.setCurrentIndex(LANGUAGES.index(language))

    def _on_every(self) -> None:
        if self._resource.verified_on is not None:
            self.due.edit.set_day(self._resource.verified_on + timedelta(days=self.every.value()))

    def _field(self, into: QVBoxLayout | QHBoxLayout, holds: str, title: str, name: str = "") -> TextField:
        field = TextField(title, holds=holds)
        field.line.setObjectName(f"directory.dialog.{name or holds}")
        self._lines.append(field)
        into.addWidget(field, 0 if isinstance(into, QVBoxLayout) else 1, Qt.AlignmentFlag.AlignTop)
        return field
