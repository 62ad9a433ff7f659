"""Brings in a case's item list: choose the file, see what was understood, then all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFileDialog, QGridLayout, QHBoxLayout, QWidget

from desktop_app.domain.item_import import REQUIRED, Column, ImportPlan, Table, guess_columns, read_items, read_table
from desktop_app.domain.refusals import Refused
from desktop_app.services.items import ImportResult
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.returns.item_import_models import BadRowsModel, PreviewModel, column_word
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import Field
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import ElidedLabel, label, section_label

PREVIEW = 50
"""Rows shown before anything is imported."""
HEIGHT = 210


class ImportDialog(CalmDialog):
    """`choose()` reads a file; the import happens once, and only when no line is left that needs a look."""

    def __init__(self, session: Session, case_id: int, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Import a list"),
            parent,
            sentence=self.tr("A CSV file as your evidence system exports it. Every belonging begins with a hold."),
            confirm=self.tr("Import"),
            width=940,
        )
        self.setObjectName("import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._case_id = session, case_id
        self._table: Table | None = None
        self._plan: ImportPlan | None = None
        self._imported: ImportResult | None = None
        self.pick = Button(self.tr("Choose a file…"))
        self.path = ElidedLabel(self.tr("No file chosen yet"), "second")
        self.columns = {column: QComboBox() for column in Column}
        self.preview = RowTable(PreviewModel(), self.tr("The list as it would be read"), widths=(100, 0, 110, 80, 90))
        self.bad = RowTable(BadRowsModel(), self.tr("Lines that need a look"), widths=(70, 0, 260))
        self.leave_out = QCheckBox("")
        self.count = label("", "strong", wrap=True)
        self.result = Notice()
        self._lay_out()
        self._name_parts()
        self._connect_parts()
        self._show()

    def choose(self, path: Path) -> None:
        """Read a file and show what was understood."""
        self.refusal.clear()
        self.path.setText(path.name)
        try:
            table = read_table(path.read_bytes())
        except OSError:
            self.refuse(self.tr("This file could not be opened. Please check that it is not open elsewhere, and choose it again."))
            return
        if isinstance(table, Refused):
            self.refuse(sentences(table))
            return
        self._table = table
        self._offer_columns(table)
        self._read()

    def problem(self) -> str:
        """Import everything at once; a refusal keeps the dialog as it is."""
        if self._plan is None:
            return self.tr("Please choose a file, and say which columns hold the item number and the description.")
        if self._plan.bad_rows and not self.leave_out.isChecked():
            return self.tr("Some lines need a look. Correct the file and choose it again, or leave those lines out.")
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            outcome = self._session.services.items.import_items(self._session.actor, self._case_id, self._plan.items)
        finally:
            QApplication.restoreOverrideCursor()
        if isinstance(outcome, Refused):
            return sentences(outcome)
        self._imported = outcome
        return ""

    def accept(self) -> None:
        """Stay open and say what came in; Close leaves."""
        outcome = self._imported
        if outcome is None:
            return
        words = self.tr("One belonging added.") if outcome.added == 1 else self.tr("{count} belongings added.").format(count=f"{outcome.added:,}")
        if outcome.already:
            words += " " + self.tr("{count} were here already and stay as they are.").format(count=f"{outcome.already:,}")
        self.result.say(words, "green")
        self.confirm.hide()
        self.cancel.setText(self.tr("Close"))
        for part in (self.pick, self.leave_out, *self.columns.values()):
            part.setEnabled(False)
        self._session.changed.emit()

    def _offer_columns(self, table: Table) -> None:
        guessed = guess_columns(table.header)
        for column, combo in self.columns.items():
            combo.blockSignals(True)
            combo.clear()
            combo.addItem(self.tr("not in the file"), -1)
            for index, name in enumerate(table.header):
                combo.addItem(name or self.tr("column {number}").format(number=index + 1), index)
            combo.setCurrentIndex(guessed.get(column, -1) + 1)
            combo.blockSignals(False)

    def _read(self) -> None:
        if self._table is None:
            return
        chosen = {column: int(combo.currentData()) for column, combo in self.columns.items()}
        plan = read_items(self._table, {column: index for column, index in chosen.items() if index >= 0})
        self._plan = None if isinstance(plan, Refused) else plan
        self._show()

    def _show(self) -> None:
        plan, table = self._plan, self._table
        self._mapping.setVisible(table is not None)
        for widget in (self.preview, self._preview_title):
            widget.setVisible(plan is not None)
        bad = bool(plan and plan.bad_rows)
        for part in (self.bad, self._bad_title, self.leave_out):
            part.setVisible(bad)
        for column in REQUIRED:
            missing = table is not None and int(self.columns[column].currentData() or 0) < 0
            self._fields[column].set_problem(self.tr("Which column is this?") if missing else "")
        self.confirm.setEnabled(plan is not None)
        if plan is None:
            self.count.setText("")
            return
        self.preview.show_rows(plan.items[:PREVIEW])
        self.bad.show_rows(plan.bad_rows)
        self.leave_out.setText(self.tr("Leave these {count} lines out").format(count=len(plan.bad_rows)))
        words = self.tr("{count} belongings can be read.").format(count=f"{len(plan.items):,}")
        if bad:
            words += " " + self.tr("{count} lines need a look.").format(count=len(plan.bad_rows))
        if len(plan.items) > PREVIEW:
            words += " " + self.tr("The first {count} are shown.").format(count=PREVIEW)
        self.count.setText(words)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.pick)
        top.addWidget(self.path, 1)
        self._mapping = QWidget()
        grid = QGridLayout(self._mapping)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        self._fields = {column: Field(column_word(column), combo) for column, combo in self.columns.items()}
        for place, field in enumerate(self._fields.values()):
            grid.addWidget(field, place // 4, place % 4, Qt.AlignmentFlag.AlignTop)
        self._preview_title = section_label(self.tr("As it would be read"))
        self._bad_title = section_label(self.tr("Lines that need a look"))
        self.body.addLayout(top)
        for part in (self._mapping, self._preview_title, self.preview, self._bad_title, self.bad, self.leave_out):
            self.body.addWidget(part)
        self.body.addWidget(self.count)
        self.body.addWidget(self.result)
        self.preview.setFixedHeight(HEIGHT)
        self.bad.setFixedHeight(HEIGHT - 60)

    def _name_parts(self) -> None:
        self.pick.setObjectName("import.choose")
        self.preview.setObjectName("import.preview")
        self.bad.setObjectName("import.bad")
        self.leave_out.setObjectName("import.leave_out")
        self.confirm.setObjectName("import.save")
        self.result.setObjectName("import.result")
        for column, combo in self.columns.items():
            combo.setObjectName(f"import.map.{column.value}")

    def _connect_parts(self) -> None:
        self.pick.clicked.connect(self._on_pick)
        for combo in self.columns.values():
            combo.currentIndexChanged.connect(self._read)

    def _on_pick(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), "", self.tr("Lists (*.csv *.txt *.tsv)"))
        if name:
            self.choose(Path(name))
