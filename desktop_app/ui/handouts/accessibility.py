"""What the rules of accessibility found: a calm line, and behind it all 32 rules by name. Nothing here is "certified"."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.printing.checking import Finding, Report, Status
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.returns.row_table import RowTable
from desktop_app.ui.returns.rows import Cell, RowModel
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.text import label

RULE, STATUS, DETAIL = range(3)
_TONES: dict[Status, str] = {"passed": "green", "look": "blue", "failed": "clay"}
WIDTH, HEIGHT = 860, 430  # pixels


def summary(report: Report) -> str:
    """How many rules passed and how many a person looks at, in one line."""
    count = {status: sum(each.status == status for each in report.findings) for status in _TONES}
    if count["failed"]:
        return _tr("Accessibility: {passed} passed, {failed} not passed, {look} for you to look at.").format(**count)
    return _tr("Accessibility: {passed} passed, {look} for you to look at.").format(**count)


def why_not(report: Report) -> str:
    """The sentence for a document that is neither printed nor saved: which rule, and where."""
    rules = "; ".join(
        _tr("{rule} ({detail})").format(rule=each.rule.value, detail=each.detail) if each.detail else each.rule.value
        for each in report.failed
    )
    words = _tr(
        "This is neither printed nor saved, because not everybody could read it. The rule that is not met: {rules}."
    )
    return words.format(rules=rules)


class RuleModel(RowModel[Finding]):
    """Columns: rule, what was found, and where or what to do."""

    def cell(self, row: Finding, column: int) -> Cell:
        if column == RULE:
            return Cell(row.rule.value, strong=True)
        if column == STATUS:
            return Cell(status_words(row.status), tone=_TONES[row.status])
        return Cell(row.detail or _to_look_at(row))

    def key(self, row: Finding) -> object:
        return row.rule


class RulesDialog(CalmDialog):
    """All 32, in the order in which office programs list them; those that did not pass and those for a person come first."""

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("Accessibility"),
            parent,
            sentence=_passes(report),
            confirm=_tr("Close"),
            confirm_is_safe=True,
            width=WIDTH,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("accessibility")
        self.confirm.setObjectName("accessibility.close")
        self.cancel.hide()
        columns = (_tr("Rule"), _tr("Found"), _tr("What it means here"))
        self.table = RowTable(RuleModel(columns), _tr("The 32 rules"), widths=(250, 160, 0))
        self.table.setObjectName("accessibility.rules")
        self.table.setMinimumHeight(HEIGHT)
        self.table.show_rows(tuple(sorted(report.findings, key=_first)))
        self.body.addWidget(self.table)
        self.table.setFocus()


class AccessibilityLine(QWidget):
    """After each print or save: what the machine found, and the way to all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handouts.accessibility")
        self._report: Report | None = None
        self.words = label("", "second")
        self.words.setObjectName("handouts.accessibility.words")
        self.show_rules = Button(self.tr("Show the rules"), "link")
        self.show_rules.setObjectName("handouts.accessibility.rules")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.words)
        row.addWidget(self.show_rules)
        row.addStretch(1)
        self.show_rules.clicked.connect(self._on_rules)
        self.hide()

    def say(self, report: Report | None) -> None:
        """Show what was found; nothing where nothing was checked."""
        self._report = report
        self.words.setText(summary(report) if report else "")
        self.setVisible(report is not None)

    def clear(self) -> None:
        """Nothing was printed or saved of what is on screen."""
        self.say(None)

    def _on_rules(self) -> None:
        if self._report is not None:
            RulesDialog(self._report, self).open()


def status_words(status: Status) -> str:
    """What was found, in a word or two."""
    return {"passed": _tr("Passed"), "look": _tr("For you to look at"), "failed": _tr("Not passed")}[status]


def _passes(report: Report) -> str:
    if not report.passed:
        return summary(report)
    return _tr(
        "This document passes PDF/UA-1 machine checks. Whether the order and the colors are right, a person sees best."
    )


def _to_look_at(finding: Finding) -> str:
    if finding.status != "look":
        return ""
    words = {
        "Logical reading order": _tr("Read it from top to bottom: is this the order in which it is meant to be read?"),
        "Color contrast": _tr("Do all words stand out well from the paper, also when it is printed in gray?"),
    }
    return words.get(finding.rule.value, "")


def _first(finding: Finding) -> int:
    """What did not pass, then what a person looks at, then the rest."""
    return ("failed", "look", "passed").index(finding.status)


def _tr(text: str) -> str:
    return QCoreApplication.translate("accessibility", text)
