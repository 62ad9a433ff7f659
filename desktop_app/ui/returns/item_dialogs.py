"""The small dialogs about one belonging: add one, place a hold, record a check, the words for the family."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSpinBox, QWidget

from desktop_app.domain.items import CHECKS, Category, Check, HoldKind, Item
from desktop_app.domain.refusals import Refused
from desktop_app.ui.returns.inputs import ChoiceField, DateField, OptionalDateField
from desktop_app.ui.returns.phrases import FamilyWords
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import Field, NoteField, TextField
from desktop_app.ui.words import rule_word, word

translate = QCoreApplication.translate
WORDS_LIMIT = 120  # characters: one line of a letter and of the table


class ItemDialog(SavingDialog):
    """Adds one belonging by the number of the evidence system, which begins with a hold; or mends a slip in the list."""

    def __init__(self, session: Session, case_id: int, parent: QWidget | None = None, item: Item | None = None) -> None:
        adds = translate(
            "returns", "The evidence system keeps custody. Here stands its number, and the hold begins with it."
        )
        mends = translate(
            "returns",
            "What the list says of it. Its holds and its category stay, and the history tells who corrected it.",
        )
        title = translate("returns", "Add an item") if item is None else translate("returns", "Correct an item")
        super().__init__(session, title, parent, sentence=adds if item is None else mends)
        self._case_id, self._item = case_id, item
        self.number = TextField(self.tr("Item number in the evidence system"), holds="number")
        self.category = ChoiceField(self.tr("Category"), [(each, word(each)) for each in Category])
        self.description = TextField(
            self.tr("Description"),
            self.tr("Color, not material: \u201cring, yellow metal\u201d. The words for the family come later."),
            holds="description",
        )
        self.quantity = QSpinBox()
        self.quantity.setRange(1, 9999)
        self.location = TextField(self.tr("Location"), holds="location")
        self.seal = TextField(self.tr("Seal"), holds="seal")
        self._assemble_form()
        if item is not None:
            self._fill(item)

    def _fill(self, item: Item) -> None:
        texts = (self.number, item.number), (self.description, item.description)
        for field, words in (*texts, (self.location, item.location), (self.seal, item.seal)):
            field.set_text(words)
        self.location.line.setCursorPosition(0)
        self.category.set_value(item.category)
        self.category.box.setEnabled(False)
        self.quantity.setValue(item.quantity)

    def wrong(self) -> str:
        for field in (self.number, self.description):
            if not field.text():
                field.set_problem(self.tr("Please fill this in."))
                return self.tr("{field} is still empty.").format(field=field.title())
        return ""

    def save(self) -> object:
        if self._item is not None:
            mended = replace(
                self._item,
                number=self.number.text(),
                description=self.description.text(),
                quantity=self.quantity.value(),
                location=self.location.text(),
                seal=self.seal.text(),
            )
            return self.session.services.items.correct(self.session.actor, mended)
        item = Item(
            0,
            self._case_id,
            self.number.text(),
            self.category.value(),
            self.description.text(),
            "",
            "",
            self.quantity.value(),
            self.location.text(),
            self.seal.text(),
            "",
        )
        return self.session.services.items.add(self.session.actor, self._case_id, item)

    def _assemble_form(self) -> None:
        self.setObjectName("item")
        self.number.line.setObjectName("item.number")
        self.category.box.setObjectName("item.category")
        self.description.line.setObjectName("item.description")
        self.quantity.setObjectName("item.quantity")
        self.location.line.setObjectName("item.location")
        self.seal.line.setObjectName("item.seal")
        self.confirm.setObjectName("item.save")
        self.side_by_side(self.number, self.category)
        self.body.addWidget(self.description)
        self.side_by_side(Field(self.tr("Pieces"), self.quantity), self.location, self.seal)


class HoldDialog(SavingDialog):
    """One more reason to keep one item, and who decides about it."""

    def __init__(self, session: Session, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(
            session, translate("returns", "Add a hold"), parent, sentence=item.family_description or item.description
        )
        self._item = item
        self.kind = ChoiceField(self.tr("Kind"), [(each, word(each)) for each in HoldKind])
        self.authority = TextField(
            self.tr("Who decides"),
            self.tr("Name and office. They are asked when the hold is looked at again."),
            holds="authority",
        )
        self.review = OptionalDateField(self.tr("Look at it again on"), None, session.today() + timedelta(days=14))
        self.setObjectName("hold")
        self.kind.box.setObjectName("hold.kind")
        self.authority.line.setObjectName("hold.authority")
        self.review.box.setObjectName("hold.review")
        self.review.edit.setObjectName("hold.review_on")
        self.confirm.setObjectName("hold.save")
        for field in (self.kind, self.authority, self.review):
            self.body.addWidget(field)

    def save(self) -> object:
        return self.session.services.items.place_hold(
            self.session.actor, self._item.id, self.kind.value(), self.authority.text(), self.review.day()
        )


class CheckDialog(SavingDialog):
    """The check that a category needs was completed. Never its result."""

    def __init__(self, session: Session, item: Item, parent: QWidget | None = None) -> None:
        self._rule = CHECKS.get(item.category, "")
        super().__init__(
            session,
            translate("returns", "Record a check"),
            parent,
            sentence=translate(
                "returns", "{item}: {rule}. Only that it was completed is kept, never its result."
            ).format(item=item.family_description or item.description, rule=rule_word(self._rule)),
        )
        self._item = item
        self.reference = TextField(
            self.tr("Reference"), self.tr("The sheet or number by which it is found again."), holds="reference"
        )
        self.by_name = TextField(self.tr("Completed by"), holds="by_name")
        self.by_name.set_text(session.actor.name)
        self.day = DateField(self.tr("Completed on"), session.today())
        self.expires = OptionalDateField(self.tr("Valid until"), None, session.today() + timedelta(days=30))
        self.setObjectName("check")
        self.reference.line.setObjectName("check.reference")
        self.day.edit.setObjectName("check.date")
        self.expires.box.setObjectName("check.expires")
        self.expires.edit.setObjectName("check.expires_on")
        self.confirm.setObjectName("check.save")
        self.by_name.line.setObjectName("check.by_name")
        self.body.addWidget(self.reference)
        self.body.addWidget(self.by_name)
        self.side_by_side(self.day, self.expires)

    def save(self) -> object:
        check = Check(self._rule, self.reference.text(), self.day.day(), self.expires.day(), self.by_name.text())
        return self.session.services.items.record_check(self.session.actor, self._item.id, check)


class WordsDialog(SavingDialog):
    """What the family will read about one belonging."""

    def __init__(self, session: Session, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            translate("returns", "Words for the family"),
            parent,
            sentence=translate("returns", "The evidence system says: {description}").format(
                description=item.description
            ),
        )
        self._item = item
        self.description = TextField(
            self.tr("What it is, as the family will read it"),
            self.tr("Plain words: \u201cdark hooded sweatshirt\u201d. No item number, no codes."),
            holds="family_description",
        )
        self.description.keep_to(WORDS_LIMIT)
        self.description.set_text(item.family_description)
        self.condition = NoteField(self.tr("Its condition, told plainly and kindly"))
        self.condition.set_help(self.tr("Tears, stains, odor, missing parts. The family chooses how much they hear."))
        self.condition.set_text(item.family_condition)
        self.setObjectName("words")
        self.description.line.setObjectName("words.description")
        self.condition.edit.setObjectName("words.condition")
        self.confirm.setObjectName("words.save")
        self.body.addWidget(self.description)
        self.body.addWidget(self.condition)
        self._offer_phrases()

    def _offer_phrases(self) -> None:
        """Sentences to begin from, in the words that a family can bear; the note above is never copied."""
        found = self.session.services.phrases.for_category(self.session.actor, self._item.category)
        if isinstance(found, Refused):
            return
        self.phrases = FamilyWords(found, self.session.language)
        self.phrases.show_text(self.condition.text())
        self.body.addWidget(self.phrases)
        self.phrases.edited.connect(self.condition.set_text)
        self.condition.changed.connect(self.phrases.show_text)

    def wrong(self) -> str:
        return "" if self.condition.fits() else self.tr("Please keep the condition shorter.")

    def save(self) -> object:
        return self.session.services.items.describe(
            self.session.actor, self._item.id, self._item.version, self.description.text(), self.condition.text()
        )
