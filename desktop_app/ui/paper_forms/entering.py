"""A form that was written by hand, entered afterwards: everything on it in one dialog, kept in one go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop_app.domain.identity import Document
from desktop_app.domain.items import Category, Item, Outcome
from desktop_app.domain.paper_forms import PaperForm, Written
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role
from desktop_app.domain.times import instant, local, local_day
from desktop_app.printing.documents import render
from desktop_app.printing.fonts import CannotPrint
from desktop_app.printing.forms import LANGUAGES
from desktop_app.services.paper_forms import LateVisit
from desktop_app.services.return_documents import RecordPage
from desktop_app.ui.paper_forms.counting import PaperCounts
from desktop_app.ui.paper_forms.moment import MomentField
from desktop_app.ui.returns.inputs import ChoiceField
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.returns.table_words import document_words
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.card import empty
from desktop_app.ui.widgets.text import label, section_label
from desktop_app.ui.words import clock, day_words, word

translate = QCoreApplication.translate


class EnterDialog(SavingDialog):
    """Which form, which visit, when it really was, who sat there, and what happened to each belonging."""

    def __init__(
        self,
        session: Session,
        forms: Sequence[PaperForm],
        visits: Sequence[LateVisit],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            session,
            translate("paper_forms", "Enter a paper form"),
            parent,
            sentence=translate(
                "paper_forms",
                "Type what stands on the form, nothing else. The record says that it was entered afterwards.",
            ),
            confirm=translate("paper_forms", "Enter it"),
            width=720,
        )
        self.setObjectName("paper.enter_dialog")
        self._visits = {each.visit.id: each for each in visits}
        self._outcomes: dict[int, ChoiceField[Outcome | None]] = {}
        self._counts: list[PaperCounts] = []
        zone = session.zone
        self.form = ChoiceField(self.tr("Form"), [(each.id, each.number) for each in forms])
        self.visit = ChoiceField(self.tr("Visit"), [(each.visit.id, _named(each, zone)) for each in visits])
        start = local(visits[0].visit.event.start, zone)
        self.happened = MomentField(self.tr("When it really was"), start.date(), start.time())
        people = session.services.staff.all()
        self.recipient = ChoiceField(self.tr("Who received"), self._receiving(visits[0]))
        self.document = ChoiceField(
            self.tr("Identification that was seen"), [(each, document_words(each)) for each in Document]
        )
        gives = [(each.id, each.name) for each in people if each.role is Role.EVIDENCE]
        self.evidence = ChoiceField(self.tr("Who gave, for the agency"), gives)
        self.witness = ChoiceField(self.tr("Witness"), [(each.id, each.name) for each in people])
        self.signed = QCheckBox(self.tr("All three have signed the form, and it is kept with the case."))
        self._things = QVBoxLayout()
        self._things.setSpacing(10)
        self._lay_out()
        self._show_visit()
        self.visit.box.currentIndexChanged.connect(self._show_visit)

    def wrong(self) -> str:
        if not self.recipient.value():
            return self.tr(
                "Nobody's standing to receive is settled. Please settle that first, on the page of the people."
            )
        if any(each.value() is None for each in self._outcomes.values()):
            return self.tr("Please say for each belonging what happened to it.")
        moment = instant(self.happened.moment(), self.session.zone)
        return self.tr("The clocks skip this time. Please choose another.") if isinstance(moment, Refused) else ""

    def save(self) -> object:
        return self.session.services.paper_forms.enter(
            self.session.actor, self.form.value(), self._written(), self._render, self._language()
        )

    def problem(self) -> str:
        try:
            return super().problem()
        except CannotPrint as stopped:
            words = self.tr("These letters cannot be printed: {letters}. Please write them differently.")
            return words.format(letters=" ".join(stopped.characters))

    def _written(self) -> Written:
        moment = instant(self.happened.moment(), self.session.zone)
        first, second = self.evidence.value(), self.witness.value()
        given = {key: each.value() for key, each in self._outcomes.items()}
        counted = [each for each in self._counts if given[each.item.id] is Outcome.RETURNED]
        return Written(
            self.visit.value(),
            0 if isinstance(moment, Refused) else moment,
            self.recipient.value(),
            self.document.value(),
            first,
            second,
            {key: outcome for key, outcome in given.items() if outcome is not None},
            tuple(count for each in counted for count in each.counts(first, second)),
            self.signed.isChecked(),
        )

    def _language(self) -> str:
        spoken = self._visits[self.visit.value()].visit.language
        return spoken if spoken in LANGUAGES else LANGUAGES[0]

    def _render(self, page: RecordPage) -> bytes:
        return render(page, self._language(), forms=self.session.forms())

    def _show_visit(self) -> None:
        """The people and the belongings of the visit chosen."""
        late = self._visits[self.visit.value()]
        self.recipient.offer(self._receiving(late))
        start = local(late.visit.event.start, self.session.zone)
        self.happened.set_moment(start.date(), start.time())
        empty(self._things)
        self._outcomes, self._counts = {}, []
        for item in late.lying:
            self._things.addWidget(self._thing(item))
        if not late.lying:
            sentence = self.tr("Nothing was prepared for this visit, so no form can be entered for it.")
            self._things.addWidget(label(sentence, "subtitle", wrap=True))

    def _receiving(self, late: LateVisit) -> list[tuple[int, str]]:
        return [(each.id, each.name) for each in late.recipients] or [(0, self.tr("nobody yet"))]

    def _thing(self, item: Item) -> QWidget:
        options: list[tuple[Outcome | None, str]] = [(None, self.tr("please choose"))]
        options += [(each, word(each)) for each in Outcome]
        field = ChoiceField(f"{item.number}  {item.family_description or item.description}", options)
        field.box.setObjectName(f"paper.outcome.{item.id}")
        self._outcomes[item.id] = field
        if item.category is not Category.CASH:
            return field
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(field)
        counts = PaperCounts(item)
        self._counts.append(counts)
        column.addWidget(counts)
        return made

    def _lay_out(self) -> None:
        for field, name in (
            (self.form, "form"),
            (self.visit, "visit"),
            (self.recipient, "recipient"),
            (self.document, "document"),
            (self.evidence, "evidence"),
            (self.witness, "witness"),
        ):
            field.box.setObjectName(f"paper.{name}")
        self.signed.setObjectName("paper.signed")
        self.signed.setAccessibleName(self.signed.text())
        self.confirm.setObjectName("paper.enter_save")
        self.side_by_side(self.form, self.visit)
        self.side_by_side(self.happened, self.recipient)
        self.side_by_side(self.document, self.evidence)
        self.body.addWidget(self.witness)
        self.body.addWidget(section_label(self.tr("What happened to each belonging")))
        self.body.addLayout(self._things)
        self.body.addWidget(self.signed)


def _named(late: LateVisit, zone: str) -> str:
    start = late.visit.event.start
    return f"{day_words(local_day(start, zone))}, {clock(start, zone)} \u00b7 {late.visit.number}"
