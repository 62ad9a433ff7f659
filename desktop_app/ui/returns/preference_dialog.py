"""The day to ask again, or a word beside an answer; and the answers a family gave before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.preferences import NEED_DAY, NEED_DETAIL, Preference, Reply
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.moments import day_month, moment_words
from desktop_app.ui.returns.inputs import DateField
from desktop_app.ui.returns.preference_words import said_word, topic_word
from desktop_app.ui.returns.saving import SavingDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.fields import NoteField
from desktop_app.ui.widgets.text import label, line

translate = QCoreApplication.translate
LATER = timedelta(days=30)


class PreferenceDialog(SavingDialog):
    """Keeps one answer with what it needs beside it."""

    def __init__(
        self, session: Session, case_id: int, said: Preference, reply: Reply, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, topic_word(said.topic), parent, sentence=said_word(reply))
        self.setObjectName("preference")
        self._case_id, self._said, self._reply = case_id, said, reply
        suggested = said.ask_on or session.today() + LATER
        self.day = DateField(
            self.tr("Ask again on"), suggested, self.tr("A call is promised for this day and stays on Today.")
        )
        self.day.edit.setObjectName("preference.ask_on")
        self.detail = NoteField(self.tr("A word about it"))
        self.detail.set_help(self.tr("Who, which or what. As short as it can be."))
        self.detail.edit.setObjectName("preference.detail")
        self.confirm.setObjectName("preference.save")
        if reply in NEED_DAY:
            self.body.addWidget(self.day)
        self.body.addWidget(self.detail)
        self.detail.set_text(said.detail if said.reply is reply else "")

    def wrong(self) -> str:
        if self._reply in NEED_DETAIL and not self.detail.text():
            self.detail.set_problem(self.tr("Please fill this in."))
            return self.tr("Please say in a word who or what is meant.")
        return "" if self.detail.fits() else self.tr("Please keep it shorter.")

    def save(self) -> object:
        ask_on = self.day.day() if self._reply in NEED_DAY else None
        return self.session.services.preferences.record(
            self.session.actor, self._case_id, self._said.topic, self._reply, self.detail.text(), ask_on
        )


class RevisionsDialog(CalmDialog):
    """Earlier answers, the newest first: each with who asked and when. Nothing is ever written over."""

    def __init__(self, title: str, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(
            title,
            parent,
            sentence=translate("returns", "The newest answer counts. Nothing is written over."),
            confirm=translate("returns", "Close"),
            confirm_is_safe=True,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("revisions")
        self.cancel.hide()
        for number, (said, when) in enumerate(rows):
            if number:
                self.body.addWidget(line())
            self.body.addWidget(label(said, "strong" if not number else "", wrap=True))
            self.body.addWidget(label(when, "second", wrap=True))


def revisions(said: Sequence[Preference], session: Session) -> list[tuple[str, str]]:
    """The answers of one topic in words, newest first."""
    return [(_said_words(each, session), _when_words(each, session)) for each in reversed(said)]


def _said_words(said: Preference, session: Session) -> str:
    parts = [said_word(said.reply), said.detail]
    if said.ask_on is not None:
        pattern = translate("returns", "ask again on {day}")
        parts.append(pattern.format(day=day_month(said.ask_on, session.today())))
    return " \u00b7 ".join(part for part in parts if part)


def _when_words(said: Preference, session: Session) -> str:
    when = moment_words(said.asked_at or 0, session.zone)
    return translate("returns", "{when}, asked by {who}").format(when=when, who=said.asked_by)
