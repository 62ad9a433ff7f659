"""Brings in a case's item list: choose the file, see what was understood, then all of it or nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.item_import import REQUIRED, ImportPlan, Table, to_import
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.services.items import ImportResult
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.lock import running
from desktop_app.ui.returns.item_import_models import (
    BadRowsModel,
    PreviewModel,
    PreviewRow,
    belongings_words,
    file_words,
    left_out_words,
    look_words,
    preview_rows,
    refusal_words,
)
from desktop_app.ui.returns.item_import_parts import ColumnBoxes, Source
from desktop_app.ui.returns.item_import_reading import (
    LONG_FILE,
    LONG_LIST,
    Reading,
    ReadList,
    map_columns,
    read_file,
)
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label, section_label

PREVIEW = 50
"""Rows shown before anything is imported."""
BAD_SHOWN = 200
PREVIEW_HEIGHT, BAD_HEIGHT, DONE_HEIGHT = 160, 140, 420


class ImportDialog(CalmDialog):
    """`choose()` reads a file; the import happens once, and only when no line is left that needs a look."""

    def __init__(self, session: Session, case_id: int, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Import a list"),
            parent,
            sentence=self.tr(
                "A CSV file as your evidence system exports it. Nothing is added before you have seen it, "
                "and every belonging begins with a hold."
            ),
            confirm=self.tr("Import"),
            width=1060,
        )
        self.setObjectName("import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._case_id = session, case_id
        self._table: Table | None = None
        self._plan: ImportPlan | None = None
        self._imported: ImportResult | None = None
        self.reading = Reading()
        self.source = Source()
        self.mapping = ColumnBoxes()
        self.preview = RowTable(PreviewModel(), self.tr("The list as it would be read"), widths=(58, 120, 0, 130, 90))
        self.bad = RowTable(BadRowsModel(), self.tr("Lines that need a look"), widths=(72, 340, 0))
        self.leave_out = QCheckBox("")
        self.count = label("", "strong", wrap=True)
        self.result = Notice()
        self.result.close_button.hide()
        self._bad_title = section_label(self.tr("Lines that need a look"))
        self._arrange()
        self._name_parts()
        self._connect_parts()
        self._show()
        self.source.pick.setFocus()

    def choose(self, path: Path) -> None:
        """Read a file and show what was understood; a long one is read beside, and can be stopped."""
        self._forget()
        self.source.say_file(path.name)
        try:
            apart = path.stat().st_size > LONG_FILE
        except OSError:
            apart = False
        self._read(partial(read_file, path), apart)

    def problem(self) -> str:
        """Import everything at once; a refusal keeps the dialog as it is."""
        if self._imported is not None or self._plan is None:
            return self.tr("Please choose a file, and say which columns hold the item number and the description.")
        rows = to_import(self._plan, leave_out=self.leave_out.isChecked())
        if isinstance(rows, Refused):
            if rows.reasons[0].cause is not Cause.IMPORT_ROWS:
                return refusal_words(rows)
            self.reveal(self.leave_out)
            return self.tr("Some lines need a look. Correct the file and choose it again, or leave those lines out.")
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            outcome = self._session.services.items.import_items(self._session.actor, self._case_id, rows)
        finally:
            QApplication.restoreOverrideCursor()
        if isinstance(outcome, Refused):
            return refusal_words(outcome)
        self._imported = outcome
        return ""

    def accept(self) -> None:
        """Stay open and say what came in; Close leaves."""
        if self._imported is None or self._plan is None:
            return
        self.result.say(self._result_words(self._imported, self._plan), "green")
        self.confirm.hide()
        self.cancel.set_words(self.tr("Close"))
        self.cancel.setFocus()
        for part in (self.source, self.mapping, self.count, self._bad_title, self.bad, self.leave_out):
            part.hide()
        self.preview.setMinimumHeight(DONE_HEIGHT)
        self._session.changed.emit()

    def done(self, result: int) -> None:
        """A reading that is still under way is not wanted any more."""
        self.reading.stop()
        super().done(result)

    def _result_words(self, imported: ImportResult, plan: ImportPlan) -> str:
        words = [self.tr("{count} added.").format(count=f"{imported.added:,}")]
        if imported.already == 1:
            words.append(self.tr("1 was here already and stays as it is."))
        elif imported.already:
            words.append(
                self.tr("{count} were here already and stay as they are.").format(count=f"{imported.already:,}")
            )
        if plan.bad_rows:
            words.append(left_out_words(plan.bad_rows))
        return " ".join(words)

    def _forget(self) -> None:
        self._table = self._plan = None
        self.refusal.clear()
        self.leave_out.setChecked(False)

    def _read(self, work: partial[object], apart: bool) -> None:
        self.reading.start(work, apart=apart)
        if self.reading.busy():
            self._show()

    def _on_read(self, outcome: object) -> None:
        if isinstance(outcome, ReadList):
            new = self._table is not outcome.table
            self._table, self._plan = outcome.table, outcome.plan
            if new:
                self.source.say_how(file_words(outcome.table))
                self.mapping.offer(outcome.table, outcome.columns)
        self._show()
        if isinstance(outcome, Refused):
            self.refuse(refusal_words(outcome))
        elif isinstance(outcome, OSError):
            self.refuse(
                self.tr(
                    "This file could not be opened. Please check that it is not open elsewhere, and choose it again."
                )
            )

    def _on_mapped(self) -> None:
        if self._table is not None:
            self.leave_out.setChecked(False)
            self.refusal.clear()
            work = partial(map_columns, self._table, self.mapping.columns())
            self._read(work, len(self._table.rows) > LONG_LIST)

    def _on_stop(self) -> None:
        self.reading.stop()
        self._forget()
        self.source.say_file("")
        self._show()

    def _show(self) -> None:
        table, plan = self._table, self._plan
        busy = self.reading.busy()
        self.source.set_busy(busy)
        self._main.setVisible(table is not None)
        self.mapping.ask_for(set(REQUIRED) - set(self.mapping.columns()) if table else set())
        bad = plan.bad_rows if plan else ()
        for part in (self.bad, self._bad_title, self.leave_out):
            part.setVisible(bool(bad))
        self.confirm.setEnabled(plan is not None and not busy)
        if table is not None and not busy:
            self.preview.show_rows(self._first_lines(table))
            self.bad.show_rows(bad[:BAD_SHOWN])
            one, many = self.tr("Leave this line out"), self.tr("Leave these {count} lines out")
            words = one if len(bad) == 1 else many.format(count=f"{len(bad):,}")
            self.leave_out.setText(words)
            self.leave_out.setAccessibleName(words)
        self._count()

    def _first_lines(self, table: Table) -> tuple[PreviewRow, ...]:
        left_out = self.leave_out.isChecked()
        return preview_rows(table, self.mapping.columns(), self._plan, most=PREVIEW, left_out=left_out)

    def _count(self) -> None:
        plan, table = self._plan, self._table
        if plan is None or table is None:
            self.count.setText(self.tr("The lines of the file"))
            return
        words = belongings_words(len(plan.items))
        if plan.bad_rows and self.leave_out.isChecked():
            words = self.tr("{belongings} will be added, {count} left out.").format(
                belongings=words, count=f"{len(plan.bad_rows):,}"
            )
        elif plan.bad_rows:
            words = self.tr("{belongings}, {look}.").format(belongings=words, look=look_words(len(plan.bad_rows)))
        else:
            words = self.tr("{belongings}, every line can be read.").format(belongings=words)
        if len(table.rows) > PREVIEW:
            words += " " + self.tr("The first {count} lines are shown.").format(count=PREVIEW)
        self.count.setText(words)

    def _arrange(self) -> None:
        """The columns at the left, what comes of them at the right."""
        self.preview.setMinimumHeight(PREVIEW_HEIGHT)
        self.bad.setMinimumHeight(BAD_HEIGHT)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.count)
        right.addWidget(self.preview, 1)
        head = QHBoxLayout()
        head.addWidget(self._bad_title, 1)
        head.addWidget(self.leave_out)
        right.addLayout(head)
        right.addWidget(self.bad)
        self._main = QWidget()
        row = QHBoxLayout(self._main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self.mapping)
        row.addLayout(right, 1)
        for part in (self.source, self.result, self._main):
            self.body.addWidget(part)

    def _name_parts(self) -> None:
        self.preview.setObjectName("import.preview")
        self.bad.setObjectName("import.bad")
        self.leave_out.setObjectName("import.leave_out")
        self.count.setObjectName("import.count")
        self.confirm.setObjectName("import.save")
        self.result.setObjectName("import.result")

    def _connect_parts(self) -> None:
        self.source.pick.clicked.connect(self._on_pick)
        self.source.stop.clicked.connect(self._on_stop)
        self.mapping.changed.connect(self._on_mapped)
        self.leave_out.toggled.connect(self._show)
        self.reading.read.connect(self._on_read)

    def _on_pick(self) -> None:
        with running(listen=True):
            name, _ = QFileDialog.getOpenFileName(
                self, self.tr("Choose a file"), "", self.tr("Lists (*.csv *.txt *.tsv);;All files (*)")
            )
        if name:
            self.choose(Path(name))
