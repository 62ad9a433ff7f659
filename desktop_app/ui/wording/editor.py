"""Editing the words of one document in one language: the text at the left, its printed page live at the right."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.permissions import Action
from desktop_app.domain.reading import grade
from desktop_app.domain.refusals import Cause, Refused
from desktop_app.domain.wording import SHARED, FormText, FormWording, unkind
from desktop_app.printing.proofs import Slip, proof, shipped_words, values_for
from desktop_app.ui import theme
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.wording import words
from desktop_app.ui.wording.editor_layout import EditorLayout
from desktop_app.ui.wording.proofing import DrawnPage, Proofing, Wish
from desktop_app.ui.wording.unsaved import Unsaved

PAUSE = 120
"""Milliseconds without a letter after which the page is laid out anew."""


class EditorDialog(EditorLayout):
    """What is typed stays with whoever typed it, also when the desk is locked, until it is saved or discarded."""

    saved = Signal()

    def __init__(self, session: Session, found: FormWording, parent: QWidget | None = None) -> None:
        self._session, self._found = session, found
        self._form, self._language = found.text.form, found.text.language
        super().__init__(
            words.full_name(self._form, self._language),
            parent,
            sentence=words.standing_words(found, session),
            confirm=session.tr("Save as a new version"),
            cancel=session.tr("Close"),
        )
        self.setObjectName("wording.editor")
        self._head = words.letterhead(session)
        self._begun_from = found.latest
        self._kept = self._kept_text()
        self.proofing = Proofing(self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self.put_together()
        self._connect()
        self._begin()

    def text(self) -> str:
        """What stands in the pane."""
        return self.pane.toPlainText()

    def changed(self) -> bool:
        """Whether it differs from the version it was begun from."""
        return self.text().strip() != self._kept.strip()

    def problem(self) -> str:
        """Lays the text out once more, and keeps it as a new version."""
        try:
            proof(self._typed(), self._head)
        except Slip as slip:
            self._on_slipped(slip)
            self.pane.go_to(slip.line)
            return words.slip_sentence(slip)
        session = self._session
        outcome = session.services.wording.save(
            session.actor, self._form, self._language, self.text(), self._begun_from
        )
        if isinstance(outcome, Refused):
            self._look_again(outcome)
            return sentences(outcome)
        self._forget_unsaved()
        return ""

    def accept(self) -> None:
        """It was saved: whoever shows which version is in use reads it again."""
        super().accept()
        self.saved.emit()

    def done(self, result: int) -> None:
        """No page that is still being drawn is wanted any more."""
        self._pause.stop()
        self.proofing.forget()
        super().done(result)

    # What is shown

    def _kept_text(self) -> str:
        """The version that waits, or the one in use."""
        waiting = self._found.waiting
        source = waiting.source if waiting else self._found.text.source
        return source or shipped_words(self._form, self._language)

    def _begin(self) -> None:
        unsaved = self._session.unsaved.get((self._form, self._language))
        if unsaved is not None:
            self._begun_from = unsaved.latest
        self.pane.setPlainText(unsaved.text if unsaved else self._kept)
        self._say_standing(came_back=unsaved is not None)
        self.pane.setFocus()
        self._on_pause()

    def _say_standing(self, *, came_back: bool) -> None:
        waiting = self._found.waiting
        if came_back:
            self.notice.say(self.tr("This is what you wrote and have not saved yet."), "accent")
        elif waiting is None:
            self.notice.clear()
        elif self._session.may(Action.APPROVE_WORDING) and waiting.made_by != self._session.actor.id:
            sentence = self.tr("Version {number}, by {name}, waits for you. Read it through before you approve it.")
            self.notice.say(
                sentence.format(number=waiting.number, name=waiting.author), "clay", self.tr("Approve this version")
            )
        else:
            sentence = self.tr("Version {number} waits until a supervisor who did not write it approves it.")
            self.notice.say(sentence.format(number=waiting.number), "accent")

    def _look_again(self, refused: Refused) -> None:
        """Somebody saved a version meanwhile: it is in the list to be read, and the next save goes behind it."""
        if all(reason.cause is not Cause.CHANGED_MEANWHILE for reason in refused.reasons):
            return
        found = self._session.services.wording.open(self._session.actor, self._form, self._language)
        if isinstance(found, Refused):
            return
        self._take(found)
        if found.versions:
            last = found.versions[0]
            sentence = self.tr(
                "Version {number}, by {name}, is in the list of versions now. What you wrote is still here. Saved once "
                "more, it becomes the version after it."
            )
            self.notice.say(sentence.format(number=last.number, name=last.author), "accent")

    def _typed(self) -> FormText:
        return FormText(self._form, self._language, -1, self.text())

    def _on_typed(self) -> None:
        changed = self.changed()
        key = (self._form, self._language)
        if changed:
            self._session.unsaved[key] = Unsaved(self.text(), self._begun_from)
        else:
            self._forget_unsaved()
        self.discard.setEnabled(changed)
        self.confirm.setEnabled(changed)
        self._pause.start()

    def _on_pause(self) -> None:
        """Begin to lay it out, and meanwhile read it."""
        self._pause.stop()
        self._start()
        self._say_reading()

    def _start(self) -> None:
        wish = Wish(
            self._typed(), self._head, self.tr("Specimen"), self.pages.wanted_width(), self.every_part.isChecked()
        )
        self.proofing.start(wish)

    def _say_reading(self) -> None:
        source = self.text()
        found = grade(source) if self._language == "en" and self._form != SHARED else None
        self.grade.setText(words.grade_sentence(found))
        theme.mark(self.grade, tone="clay" if found is not None and found > words.AIM else "")
        known = values_for(self._typed(), self._head)
        self._offer(known.offered)
        hints = (
            words.values_sentence(known.left_out),
            words.unkind_sentence(unkind(self._form, self._language, source)),
        )
        self.hints.setText("\n".join(hint for hint in hints if hint))
        self.hints.setVisible(any(hints))

    def _offer(self, offered: object) -> None:
        if self.values.property("offered") == offered:
            return
        self.values.setProperty("offered", offered)
        self.values.clear()
        for name, value in dict(offered).items():
            self.values.addItem(f"{{{name}}}   {value}" if value else f"{{{name}}}", name)
        self.values.setEnabled(bool(offered))
        self.insert.setEnabled(bool(offered))

    def _on_page(self, page: DrawnPage) -> None:
        self.pages.show_drawn(page)
        if page.index == 0:
            self.slip.clear()
            self.pane.show_line(0)
            self.count.setText(self.tr("{count} pages").format(count=page.count) if page.count > 1 else "")

    def _on_slipped(self, slip: Slip) -> None:
        """The last page that could be printed stays."""
        self.slip.say(words.slip_sentence(slip), "clay", self.tr("Go to the line") if slip.line else "")
        self.slip.setProperty("line", slip.line)
        self.pane.show_line(slip.line)

    # What a person does

    def _on_go(self) -> None:
        self.pane.go_to(int(self.slip.property("line")))

    def _on_insert(self) -> None:
        self.pane.insert(f"{{{self.values.currentData()}}}")

    def _on_discard(self) -> None:
        sure = self._session.messages.ask(
            self,
            self.tr("Discard your changes"),
            self.tr("What you wrote since the last version is taken away. The versions stay."),
            self.tr("Discard"),
            self.tr("Keep writing"),
        )
        if sure:
            self._begun_from = self._found.latest
            self.pane.setPlainText(self._kept)
            self._forget_unsaved()
            self._say_standing(came_back=False)
            self._on_pause()

    def _on_approve(self) -> None:
        waiting, session = self._found.waiting, self._session
        if waiting is None:
            return
        outcome = session.services.wording.approve(session.actor, waiting.id)
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
            return
        self._take(outcome)
        self.notice.say(self.tr("Version {number} is in use from now on.").format(number=waiting.number), "green")

    def _on_versions(self) -> None:
        from desktop_app.ui.wording.versions import VersionsDialog

        dialog = VersionsDialog(self._session, self._found, self)
        dialog.wording_changed.connect(self._take)
        dialog.words_wanted.connect(self._on_words)
        dialog.exec()
        dialog.deleteLater()

    def _on_words(self, source: str) -> None:
        """What was typed gives way only when somebody says so, and can be brought back with Undo."""
        sure = not self.changed() or self._session.messages.ask(
            self,
            self.tr("Write from this version"),
            self.tr("What you wrote since the last version is taken away. The versions stay."),
            self.tr("Write from this version"),
            self.tr("Keep writing"),
        )
        if sure:
            self.pane.write_over(source)

    def _take(self, found: FormWording) -> None:
        """Something became of a version: what was typed meanwhile stays."""
        unchanged = not self.changed()
        self._found, self._begun_from = found, found.latest
        self._kept = self._kept_text()
        if unchanged:
            self.pane.setPlainText(self._kept)
        self.set_sentence(words.standing_words(found, self._session))
        self._say_standing(came_back=False)
        self._on_typed()
        self.saved.emit()

    def _forget_unsaved(self) -> None:
        self._session.unsaved.pop((self._form, self._language), None)

    def _connect(self) -> None:
        self.pane.typed.connect(self._on_typed)
        self._pause.timeout.connect(self._on_pause)
        self.pages.width_changed.connect(self._pause.start)
        self.every_part.toggled.connect(self._start)
        self.proofing.page_drawn.connect(self._on_page)
        self.proofing.slipped.connect(self._on_slipped)
        self.slip.action_requested.connect(self._on_go)
        self.notice.action_requested.connect(self._on_approve)
        self.insert.clicked.connect(self._on_insert)
        self.discard.clicked.connect(self._on_discard)
        self.versions.clicked.connect(self._on_versions)
