"""Records that victim services spoke with a family, and the letter that was sent after it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.cases import FamilyMember, Standing
from desktop_app.domain.items import Item
from desktop_app.domain.notices import (
    Notice,
    NoticeMethod,
    NoticeRule,
    NoticeVersion,
    NoticeWish,
    due_on,
    governs,
)
from desktop_app.ui.moments import day_month
from desktop_app.ui.returns.inputs import ChoiceField, DateField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.text import label
from desktop_app.ui.words import word

translate = QCoreApplication.translate
ITEM = Qt.ItemDataRole.UserRole
LIST_HEIGHT = 132  # pixels; more scrolls


def rule_title(rule: NoticeRule) -> str:
    """`Cash, 60 days, mailed letter: Ohio`; the place may be long, so it comes last."""
    category = word(rule.category) if rule.category else translate("returns", "Any belonging")
    return translate("returns", "{category}, {days} days, {method}: {place}").format(
        place=rule.jurisdiction, category=category, days=rule.days, method=word(rule.method).lower()
    )


class CallDialog(SavingDialog):
    """Who was spoken with and when; nothing else is written down."""

    def __init__(
        self, session: Session, case_id: int, family: Sequence[FamilyMember], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            session,
            translate("returns", "We spoke with the family"),
            parent,
            sentence=translate(
                "returns", "In person or by telephone, about what we still have. What was said is written nowhere."
            ),
            confirm=translate("returns", "Record that we spoke"),
        )
        self._case_id = case_id
        self.member = ChoiceField(self.tr("With whom"), [(each.id, each.name) for each in family])
        self.day = DateField(self.tr("On"), session.today())
        self.setObjectName("call")
        self.member.box.setObjectName("call.member")
        self.day.edit.setObjectName("call.day")
        self.confirm.setObjectName("call.save")
        self.side_by_side(self.member, self.day)

    def save(self) -> object:
        service = self.session.services.notices
        return service.record_call(self.session.actor, self._case_id, self.member.value(), self.day.day())


class CameBackDialog(SavingDialog):
    """On which day a letter was here again."""

    def __init__(self, session: Session, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "Came back undelivered"),
            parent,
            sentence=translate(
                "returns", "Its days do not run. Victim services looks for another way to reach the family."
            ),
            confirm=translate("returns", "Record that it came back"),
        )
        self._notice_id = notice.id
        self.day = DateField(self.tr("On"), session.today())
        self.setObjectName("came_back")
        self.day.edit.setObjectName("came_back.day")
        self.confirm.setObjectName("came_back.save")
        self.body.addWidget(self.day)

    def save(self) -> object:
        service = self.session.services.notices
        return service.came_back(self.session.actor, self._notice_id, self.day.day())


class NoticeDialog(SavingDialog):
    """One letter, one rule, the belongings that the rule is for."""

    sent: Notice | None = None

    def __init__(
        self,
        session: Session,
        case_id: int,
        rules: Sequence[NoticeRule],
        family: Sequence[FamilyMember],
        items: Sequence[Item],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            session,
            translate("returns", "A letter to the family"),
            parent,
            sentence=translate("returns", "It says again what was said in the call, and leaves them time."),
            confirm=translate("returns", "Record and show the letter"),
            width=640,
        )
        self._case_id, self._rules, self._items = case_id, tuple(rules), tuple(items)
        ready = [each for each in rules if each.verified]
        self.rule = ChoiceField(self.tr("Rule"), [(each, rule_title(each)) for each in ready])
        self.version = ChoiceField(self.tr("Letter"), [(each, word(each)) for each in NoticeVersion])
        addressees = [each for each in family if each.standing is not Standing.EXCLUDED and not each.suspect_related]
        self.member = ChoiceField(self.tr("To"), [(each.id, each.name) for each in addressees])
        self.items = QListWidget()
        self.items.setMaximumHeight(LIST_HEIGHT)
        self.method = ChoiceField(self.tr("Sent by"), [(each, word(each)) for each in NoticeMethod])
        self.day = DateField(self.tr("Sent on"), session.today())
        self.tracking = TextField(
            self.tr("Number of the letter"), self.tr("By which it is found again, if it has one."), holds="tracking"
        )
        self.until = label("", "second", wrap=True)
        self._assemble_form()
        self.rule.box.currentIndexChanged.connect(self._on_rule)
        self.day.edit.dateChanged.connect(self._show_until)
        self._on_rule()

    def wrong(self) -> str:
        return "" if self._chosen() else self.tr("Please choose at least one belonging.")

    def save(self) -> object:
        wish = NoticeWish(
            self.rule.value().id,
            self.version.value(),
            self.method.value(),
            self.member.value(),
            self._chosen(),
            self.day.day(),
            self.tracking.text(),
        )
        outcome = self.session.services.notices.record(self.session.actor, self._case_id, wish)
        self.sent = outcome if isinstance(outcome, Notice) else None
        return outcome

    def accept(self) -> None:
        """The letter is shown once it is recorded."""
        owner = self.parentWidget()
        super().accept()
        show = getattr(owner, "show_letter", None)
        if self.sent is not None and show is not None:
            show(self.sent)

    def _assemble_form(self) -> None:
        self.setObjectName("notice")
        self.rule.box.setObjectName("notice.rule")
        self.version.box.setObjectName("notice.version")
        self.member.box.setObjectName("notice.member")
        self.method.box.setObjectName("notice.method")
        self.items.setObjectName("notice.items")
        self.day.edit.setObjectName("notice.sent_on")
        self.tracking.line.setObjectName("notice.tracking")
        self.until.setObjectName("notice.until")
        self.confirm.setObjectName("notice.save")
        self.body.addWidget(self.rule)
        self.side_by_side(self.version, self.member)
        self.body.addWidget(Field(self.tr("About"), self.items, self.tr("Space leaves one out or takes it in.")))
        self.side_by_side(self.method, self.day)
        self.body.addWidget(self.tracking)
        self.body.addWidget(self.until)

    def _on_rule(self) -> None:
        """The belongings that a rule is for, and the way it wants its letter sent."""
        rule = self.rule.value()
        self.rule.set_help(rule.citation)
        self.method.set_value(rule.method)
        self.items.clear()
        for item in self._items:
            if item.gone or not governs(rule, item, self._rules):
                continue
            words = self.tr("{item} (item {number})").format(
                item=item.family_description or item.description, number=item.number
            )
            row = QListWidgetItem(words, self.items)
            row.setData(ITEM, item.id)
            row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Unchecked)
        self._show_until()

    def _show_until(self) -> None:
        day = day_month(due_on(self.rule.value(), self.day.day()), self.session.today())
        self.until.setText(self.tr("Its days run until {day}; that day is the family's too.").format(day=day))

    def _chosen(self) -> tuple[int, ...]:
        rows = (self.items.item(number) for number in range(self.items.count()))
        return tuple(row.data(ITEM) for row in rows if row.checkState() is Qt.CheckState.Checked)
