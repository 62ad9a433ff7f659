"""Notice rules: each as somebody looked it up; another one in its place, or none any more."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from desktop_app.domain.items import Category
from desktop_app.domain.notices import NoticeMethod, NoticeRule
from desktop_app.domain.refusals import Refused
from desktop_app.domain.texts import COUNTS
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.inputs import ChoiceField, OptionalDateField
from desktop_app.ui.returns.notice_dialogs import rule_title
from desktop_app.ui.scheduling.list_dialog import ListDialog
from desktop_app.ui.scheduling.rows import Rows, link, row
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.words import word

translate = QCoreApplication.translate


class RulesDialog(ListDialog):
    """Every rule in use."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        sentence = translate(
            "notices", "Safekeeping knows no law. What stands here was looked up by somebody of your agency."
        )
        super().__init__(session, translate("notices", "Notice rules"), sentence, parent, 680)
        self.setObjectName("notice_rules")
        self._rules: dict[int, NoticeRule] = {}
        self.rows = Rows(self.tr("None yet. Ask counsel, then add what your law or your policy says."))
        self.add = Button(self.tr("Add a rule\u2026"), "quiet", "plus")
        self.add.setObjectName("notice_rules.add")
        self.add.clicked.connect(self._on_add)
        self.add_button(self.add)
        self.body.addWidget(self.rows)
        self.reload()
        self.confirm.setFocus()

    def reload(self) -> None:
        """Read the rules in use."""
        found = self._session.services.notices.rules(self._session.actor)
        if isinstance(found, Refused):
            self.refuse(sentences(found))
            return
        self._rules = {rule.id: rule for rule in found}
        self.rows.fill([self._row(rule) for rule in found])

    def _row(self, rule: NoticeRule) -> QWidget:
        title = rule_title(rule)
        changes = link(
            self.tr("Change\u2026"),
            self.tr("Change: {rule}").format(rule=title),
            f"notice_rules.change.{rule.id}",
            rule.id,
        )
        changes.clicked.connect(self._on_change)
        ends = link(
            self.tr("No longer used"),
            self.tr("No longer used: {rule}").format(rule=title),
            f"notice_rules.end.{rule.id}",
            rule.id,
        )
        ends.clicked.connect(self._on_end)
        parts = (rule.citation or self.tr("no citation"), self._looked_up(rule, self._session.today()))
        return row(title, " \u00b7 ".join(parts), changes, ends)

    def _looked_up(self, rule: NoticeRule, today: date) -> str:
        if rule.verified_on is None:
            return self.tr("not looked up yet, so no letter goes by it")
        words = self.tr("looked up by {who} on {day}")
        if rule.check_again(today):
            words = self.tr("looked up by {who} on {day}: please look again")
        return words.format(who=rule.verified_by, day=day_month(rule.verified_on, today))

    def _on_add(self) -> None:
        self._open(None)

    def _on_change(self) -> None:
        self._open(self._rules.get(int(self.sender().property("key"))))

    def _open(self, rule: NoticeRule | None) -> None:
        if self.run(RuleDialog(self._session, rule, self)):
            self._session.changed.emit()
            self.reload()
            self.confirm.setFocus()

    def _on_end(self) -> None:
        outcome = self._session.services.notices.end_rule(self._session.actor, int(self.sender().property("key")))
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
            return
        self._session.changed.emit()
        self.reload()
        self.confirm.setFocus()


class RuleDialog(CalmDialog):
    """Blank for a new rule: no number of days is suggested. A changed rule takes the place of the old one."""

    def __init__(self, session: Session, rule: NoticeRule | None, parent: QWidget | None = None) -> None:
        super().__init__(
            translate("notices", "Change a rule") if rule else translate("notices", "Add a rule"),
            parent,
            sentence=translate(
                "notices", "As your law or policy says it. Letters sent before keep the rule they went by."
            ),
            confirm=translate("notices", "Keep it"),
            width=600,
        )
        self.setObjectName("notice_rule")
        self._session, self._rule = session, rule
        categories = [(None, self.tr("Any belonging")), *((each, word(each)) for each in Category)]
        self.jurisdiction = TextField(
            self.tr("Jurisdiction"), self.tr("The state, county or city whose rule it is."), holds="jurisdiction"
        )
        self.category: ChoiceField[Category | None] = ChoiceField(self.tr("For"), categories)
        self.method = ChoiceField(self.tr("Sent by"), [(each, word(each)) for each in NoticeMethod])
        self.days = QSpinBox()
        self.days.setRange(0, COUNTS["notice_days"])
        self.days.setSpecialValueText(" ")
        self.citation = TextField(
            self.tr("Citation"), self.tr("Only a rule with one can stand on the letter that names the law."),
            holds="citation",
        )  # fmt: skip
        self.verified_by = TextField(
            self.tr("Looked up by"), self.tr("Until then no letter goes by it."), holds="verified_by"
        )
        self.verified_on = OptionalDateField(self.tr("Looked up on"), None, session.today())
        self._assemble_form()
        if rule is not None:
            self._fill(rule)
        self.jurisdiction.setFocus()

    def problem(self) -> str:
        """Keep it; a refusal is said in the dialog."""
        wish = NoticeRule(
            self._rule.id if self._rule else 0,
            self.jurisdiction.text(),
            self.category.value(),
            self.method.value(),
            self.days.value(),
            self.citation.text(),
            self.verified_on.day(),
            self.verified_by.text(),
        )
        outcome = self._session.services.notices.keep_rule(self._session.actor, wish)
        return sentences(outcome) if isinstance(outcome, Refused) else ""

    def _fill(self, rule: NoticeRule) -> None:
        self.jurisdiction.set_text(rule.jurisdiction)
        self.category.set_value(rule.category)
        self.method.set_value(rule.method)
        self.days.setValue(rule.days)
        self.citation.set_text(rule.citation)
        self.verified_by.set_text(rule.verified_by)
        self.verified_on.box.setChecked(rule.verified_on is not None)
        self.verified_on.edit.set_day(rule.verified_on or self._session.today())

    def _assemble_form(self) -> None:
        days = Field(self.tr("Days"), self.days, self.tr("Counted from the day after the letter was sent."))
        self.jurisdiction.line.setObjectName("notice_rule.jurisdiction")
        self.category.box.setObjectName("notice_rule.category")
        self.method.box.setObjectName("notice_rule.method")
        self.days.setObjectName("notice_rule.days")
        self.citation.line.setObjectName("notice_rule.citation")
        self.verified_by.line.setObjectName("notice_rule.verified_by")
        self.verified_on.box.setObjectName("notice_rule.verified")
        self.verified_on.edit.setObjectName("notice_rule.verified_on")
        self.confirm.setObjectName("notice_rule.save")
        self.body.addWidget(self.jurisdiction)
        self.side_by_side(self.category, self.method)
        self.body.addWidget(days)
        self.body.addWidget(self.citation)
        self.side_by_side(self.verified_by, self.verified_on)

    def side_by_side(self, *fields: QWidget) -> None:
        """Put fields into one row of the form."""
        across = QHBoxLayout()
        across.setSpacing(12)
        for field in fields:
            across.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(across)
