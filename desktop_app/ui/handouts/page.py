"""The Handouts page: choose, see, print or save."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.handouts import FamilyPaper, gaps
from desktop_app.domain.handouts.packets import Packet
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.return_papers import SignedCopy
from desktop_app.domain.wording import Forms
from desktop_app.printing.checking import Report
from desktop_app.ui.handouts.accessibility import AccessibilityLine, why_not
from desktop_app.ui.handouts.choosing import Choice, Choosing
from desktop_app.ui.handouts.day_letters import DayLettersDialog
from desktop_app.ui.handouts.day_visits import DayVisits
from desktop_app.ui.handouts.documents import About, printable_by, title
from desktop_app.ui.handouts.gaps import PastReviewAsked, deadline_sentence, gap_sentence
from desktop_app.ui.handouts.jobs import Job, no_letters
from desktop_app.ui.handouts.languages import TheirLanguage
from desktop_app.ui.handouts.leaving import Leaving, Left
from desktop_app.ui.handouts.packet import PacketParts
from desktop_app.ui.handouts.reading import Printable, read_document, why_empty
from desktop_app.ui.handouts.rendering import Rendering
from desktop_app.ui.handouts.signed_notice import SignedNotice
from desktop_app.ui.pdf_preview import PdfPreview
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.wording.line import WordingLine

Shown = tuple[Printable | Packet, Choice, Forms]


class HandoutsPage(QWidget):
    """Shows what is chosen; `leaving` is where it leaves memory."""

    open_directory_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("handouts")
        self._session = session
        self._pending: Shown | None = None
        self._shown: Shown | None = None
        self._visits, self._theirs = DayVisits(session), TheirLanguage(session)
        self.leaving = Leaving(session, self)
        self.choosing = Choosing(printable_by(session.actor.role), session)
        self.parts = PacketParts()
        self.choosing.add_parts(self.parts)
        self.preview = PdfPreview()
        self.preview.offer_password()
        self.rendering = Rendering()
        self.past_review = PastReviewAsked(session.messages)
        self.notice, self.gaps, self.signed = Notice(), Notice(), SignedNotice(session)
        self.accessibility = AccessibilityLine()
        self.wording = WordingLine(session)
        self.empty = EmptyState(self.tr("Nothing to show yet"), "", icon="handouts")
        self._assemble()
        self._connect()

    def reload(self) -> None:
        """Bring the families and the day's appointments, keep what is chosen, and show it."""
        self._bring_cases()
        self._bring_day()
        self.refresh()

    def show_document(self, kind: str, case_id: int = 0, appointment_id: int = 0) -> None:
        """Open with this chosen; 0 leaves the family or the appointment as it is."""
        self._bring_cases()
        day = self._visits.ask_for(appointment_id) if appointment_id else None
        self.choosing.choose(kind, case_id, day)
        self._bring_day()
        self.choosing.choose_appointment(appointment_id)
        self.refresh()

    def refresh(self) -> None:
        """Read the document that is chosen and begin to draw it; the last page stays until the new one is there."""
        choice = self.choosing.speak(self._theirs.of(self.choosing.held_to(""), self._visits.languages))
        self.wording.show_for(choice.kind, choice.language)
        for part in (self.notice, self.gaps, self.accessibility):
            part.clear()
        self.past_review.forget()
        self.signed.forget()
        if not _complete(choice):
            self._show_nothing(*self._what_lacks(choice))
            return
        document = read_document(self._session, choice)
        if isinstance(document, Refused):
            self._show_refusal(sentences(document))
            return
        if empty := why_empty(document):
            self._show_nothing(*empty)
            return
        if isinstance(document, SignedCopy):
            choice = self.choosing.held_to(document.language)
        self.parts.show_packet(document if isinstance(document, Packet) else None, choice.case_id)
        forms = self._session.forms()
        self._pending = document, choice, forms
        self._offer(possible=False)
        self.signed.show_copy(document, choice, self._visits.case_of(choice.appointment_id))
        if isinstance(document, FamilyPaper | Packet):
            self._show_gaps(document, choice.language, forms)
        drawn = self.parts.bound() if isinstance(document, Packet) else document
        if drawn == ():
            self._show_left_out()
        else:
            self.rendering.start(drawn, choice.language, large_print=choice.large_print, forms=forms)

    # Reading

    def _bring_cases(self) -> None:
        session = self._session
        if session.may(Action.VIEW_CASES):
            cases = session.services.cases.list(session.actor)
            self.choosing.show_cases(() if isinstance(cases, Refused) else cases)

    def _bring_day(self) -> None:
        self.choosing.show_day(self._visits.bring(self.choosing.choice().day))

    # Showing

    def _what_lacks(self, choice: Choice) -> tuple[str, str]:
        if choice.about is About.CASE:
            return self.tr("No family yet"), self.tr("When a case is open on Returns, its documents are here.")
        return self.tr("No appointment on this day"), self.tr("Choose another day at the left.")

    def _show_nothing(self, title: str, sentence: str) -> None:
        self._clear()
        self.empty.say(title, sentence)
        self._right.setCurrentWidget(self.empty)

    def _show_refusal(self, sentence: str) -> None:
        self._clear()
        self.notice.say(sentence, "clay")
        self._right.setCurrentWidget(self.preview)

    def _clear(self) -> None:
        self._pending = self._shown = None
        self.parts.hide()
        self._clear_preview()

    def _clear_preview(self) -> None:
        self.rendering.forget()
        self.preview.clear()

    def _offer(self, *, possible: bool) -> None:
        """What is on screen may be printed only while it is what is chosen."""
        for button in (self.preview.print_button, self.preview.save_button, self.preview.protect_button):
            button.setEnabled(possible)

    def _show_left_out(self) -> None:
        """Folded sheets alone can still be printed."""
        self._clear_preview()
        self._shown = self._pending
        self._offer(possible=bool(self.parts.outputs()))
        self._right.setCurrentWidget(self.preview)

    def _show_gaps(self, paper: FamilyPaper | Packet, language: str, forms: Forms) -> None:
        packet = isinstance(paper, Packet)
        found = paper.gaps(self.parts.without()) if packet else gaps(paper)
        self.past_review.show_gaps(found)
        papers = self.parts.bound() if packet else (paper,)
        sentence = " ".join(filter(None, (gap_sentence(found), deadline_sentence(papers, language, forms))))
        if sentence:
            self.gaps.say(sentence, "clay", self.tr("Open the directory"))

    def _on_rendered(self, data: bytes) -> None:
        self._shown = self._pending
        self._right.setCurrentWidget(self.preview)
        self._offer(possible=self.preview.show_pdf(data))

    def _on_cannot_print(self, characters: tuple[str, ...]) -> None:
        self._show_refusal(no_letters(characters))

    def _on_not_accessible(self, report: Report) -> None:
        self._show_refusal(why_not(report))
        self.accessibility.say(report)

    # What a person does

    def _on_sheet(self, kind: str) -> None:
        self.choosing.document.setCurrentIndex(self.choosing.document.findData(kind))

    def _on_day(self) -> None:
        self._bring_day()
        self.refresh()

    def _on_print(self) -> None:
        if (shown := self._still_shown()) is None:
            return
        document, choice, forms = shown
        if isinstance(document, Packet):
            self._tell(self.leaving.print_several(self.parts.jobs(choice), forms, self.preview.document()))
            return
        jobs, went = [(self._job(document, choice), self.preview.data())], self.signed.goes_with()
        behind = self.signed.sheet() if went else None
        jobs += [went] if went else []
        self._tell(self.leaving.print_one(self.preview.document(), jobs, forms, behind))

    def _on_save(self) -> None:
        self._save(locked=False)

    def _on_protect(self) -> None:
        self._save(locked=True)

    def _save(self, *, locked: bool) -> None:
        if (shown := self._still_shown()) is None:
            return
        document, choice, forms = shown
        if isinstance(document, Packet):
            self._tell(self.leaving.save_several(self.parts.jobs(choice), forms, locked=locked))
            return
        job, data = self._job(document, choice), self.preview.data()
        self._tell(self.leaving.save_one(job, data, forms, locked=locked, beside=self.signed.save_beside))

    def _still_shown(self) -> Shown | None:
        """What is on screen, if it is still so and somebody goes on with it.

        A row that was taken out of use, other words or a changed record since then are shown first, and printed after.
        """
        if self._shown is None:
            return None
        document, choice, forms = self._shown
        if read_document(self._session, choice) != document or self._session.forms() != forms:
            self.refresh()
            if self._pending is not None:
                words = self.tr("Something on it was changed meanwhile. Please look at it as it is now, then go on.")
                self.notice.say(words, "accent")
            return None
        return self._shown if self.past_review.goes_on(self) else None

    def _on_all_letters(self) -> None:
        choice = self.choosing.choice()
        self.day_letters = DayLettersDialog(self._session, choice.day, large_print=choice.large_print, parent=self)
        self.day_letters.accepted.connect(self._on_letters_chosen)
        self.day_letters.finished.connect(self.day_letters.deleteLater)
        self.day_letters.open()

    def _on_letters_chosen(self) -> None:
        jobs = self.day_letters.jobs()
        self._tell(self.leaving.print_several(jobs, self._session.forms(), self.preview.document()))

    def _job(self, document: Printable, choice: Choice) -> Job:
        visit_id = choice.appointment_id
        case_id = choice.case_id if visit_id is None else self._visits.case_of(visit_id)
        name, written = title(choice.kind), (document,)
        return Job(name, choice.kind.value, written, choice.language, choice.large_print, case_id, visit_id)

    def _tell(self, left: Left) -> None:
        """What became of it, and what the rules of accessibility found."""
        if not left.sentence:
            return
        self.notice.say(left.sentence, left.tone)
        self.accessibility.say(left.report or self.rendering.report)

    def _on_directory(self) -> None:
        self.open_directory_wanted.emit()

    # How it is put together

    def _assemble(self) -> None:
        self.preview.setObjectName("handouts.preview")
        self.preview.print_button.setObjectName("handouts.print")
        self.preview.save_button.setObjectName("handouts.save")
        self.preview.protect_button.setObjectName("handouts.protect")
        self.preview.print_button.set_words(self.tr("Print…"))
        self.preview.save_button.set_words(self.tr("Save…"))
        self.notice.setObjectName("handouts.notice")
        self.gaps.setObjectName("handouts.gaps")
        self._right = QStackedWidget()
        self._right.addWidget(self.preview)
        self._right.addWidget(self.empty)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.choosing)
        row.addWidget(self._right, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(*PAGE_MARGINS)
        page.setSpacing(14)
        head = PageHeading(self.tr("Handouts"))
        head.beside(self.wording)
        for part in (head, self.notice, self.accessibility, self.gaps, self.signed):
            page.addWidget(part)
        page.addLayout(row, 1)

    def _connect(self) -> None:
        self.choosing.changed.connect(self.refresh)
        self.choosing.day_changed.connect(self._on_day)
        self.parts.changed.connect(self.refresh)
        self.parts.sheet_wanted.connect(self._on_sheet)
        self.rendering.rendered.connect(self._on_rendered)
        self.rendering.cannot_print.connect(self._on_cannot_print)
        self.rendering.not_accessible.connect(self._on_not_accessible)
        self.preview.print_requested.connect(self._on_print)
        self.preview.save_requested.connect(self._on_save)
        self.preview.protect_requested.connect(self._on_protect)
        self.choosing.all_letters_wanted.connect(self._on_all_letters)
        self.wording.changed.connect(self.refresh)
        self.gaps.action_requested.connect(self._on_directory)


def _complete(choice: Choice) -> bool:
    chosen = {About.CASE: choice.case_id, About.APPOINTMENT: choice.appointment_id}
    return choice.about in {About.DAY, About.NOTHING} or chosen[choice.about] is not None
