"""The Handouts page: choose, see, print or save."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.handouts import Document, FamilyPacket, packet_gaps
from desktop_app.domain.permissions import Action, may
from desktop_app.domain.refusals import Refused
from desktop_app.domain.times import local_day
from desktop_app.domain.week_board import WeekBoard
from desktop_app.printing.documents import file_name
from desktop_app.ui import pdf_output
from desktop_app.ui.handouts.choosing import Choice, Choosing
from desktop_app.ui.handouts.documents import About, Kind, printable_by
from desktop_app.ui.handouts.gaps import gap_sentence
from desktop_app.ui.handouts.rendering import Rendering
from desktop_app.ui.messages import Messages
from desktop_app.ui.pdf_preview import PdfPreview
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.empty import EmptyState
from desktop_app.ui.widgets.heading import PAGE_MARGINS, PageHeading
from desktop_app.ui.widgets.notice import Notice

Printable = Document | WeekBoard


class HandoutsPage(QWidget):
    """`print_document` and `save_document` are where a document leaves memory; tests and the tour replace them."""

    open_directory_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setObjectName("handouts")
        self._session = session
        self._pending: tuple[Printable, Choice] | None = None
        self._shown: tuple[Printable, Choice] | None = None
        self._case_of: dict[int, int | None] = {}
        self._folder = Path()
        self.print_document: Callable[[QWidget, QPdfDocument, Messages], bool] = pdf_output.ask_and_print
        self.save_document: Callable[[QWidget, bytes, str, Messages], Path | None] = pdf_output.save_pdf
        self.choosing = Choosing(printable_by(session.actor.role), session.actor.role, session.today())
        self.preview = PdfPreview()
        self.rendering = Rendering()
        self.notice, self.gaps = Notice(), Notice()
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
        day = None
        if appointment_id:
            detail = self._session.services.appointments.detail(self._session.actor, appointment_id)
            if not isinstance(detail, Refused):
                day = local_day(detail.appointment.event.start, detail.room.zone)
        self.choosing.choose(kind, case_id, day)
        self._bring_day()
        self.choosing.choose_appointment(appointment_id)
        self.refresh()

    def refresh(self) -> None:
        """Read the document that is chosen and begin to draw it; the last page stays until the new one is there."""
        choice = self.choosing.choice()
        self.notice.clear()
        self.gaps.clear()
        if not _complete(choice):
            self._show_nothing(choice)
            return
        document = self._read(choice)
        if isinstance(document, Refused):
            self._show_refusal(sentences(document))
            return
        self._pending = document, choice
        self._offer(possible=False)
        if isinstance(document, FamilyPacket):
            self._show_gaps(document)
        self.rendering.start(document, choice.language, large_print=choice.large_print)

    # Reading

    def _bring_cases(self) -> None:
        session = self._session
        if may(session.actor.role, Action.VIEW_CASES):
            cases = session.services.cases.list(session.actor)
            self.choosing.show_cases(() if isinstance(cases, Refused) else cases)

    def _bring_day(self) -> None:
        session = self._session
        schedule = session.services.schedule.day(session.actor, self.choosing.choice().day)
        if isinstance(schedule, Refused):
            self.choosing.show_day(None)
            return
        self._case_of = {visit.id: visit.case_id for visit in schedule.appointments}
        self.choosing.show_day(schedule)

    def _read(self, choice: Choice) -> Printable | Refused:
        handouts, actor = self._session.services.handouts, self._session.actor
        case_id, visit_id = choice.case_id or 0, choice.appointment_id or 0
        match choice.kind:
            case Kind.APPOINTMENT_LETTER:
                return handouts.appointment_letter(actor, visit_id, choice.language)
            case Kind.BELONGINGS_LIST:
                return handouts.belongings_list(actor, case_id, choice.language)
            case Kind.RETURN_RECORD:
                return handouts.return_record(actor, visit_id, choice.language)
            case Kind.RETAINED_ITEMS:
                return handouts.retained_items(actor, case_id, choice.language)
            case Kind.FAMILY_PACKET:
                return handouts.family_packet(actor, case_id, choice.language)
            case Kind.ROLE_CHECKLIST:
                return self._read_checklist(choice)
            case Kind.DAY_SHEET:
                return handouts.day_sheet(actor, choice.day, choice.language)
            case Kind.WEEK_BOARD:
                return self._session.services.week_board.of_week(actor, choice.day, choice.language)

    def _read_checklist(self, choice: Choice) -> Document | Refused:
        services, actor = self._session.services, self._session.actor
        if choice.about is About.CASE:
            view = services.checklists.for_case(actor, choice.case_id or 0)
        else:
            view = services.checklists.for_appointment(actor, choice.appointment_id or 0)
        if isinstance(view, Refused):
            return view
        shown = view.checklist
        visit_id = shown.visit.id if shown.visit else None
        return services.handouts.role_checklist(actor, shown.id, choice.role, choice.language, visit_id)

    # Showing

    def _show_nothing(self, choice: Choice) -> None:
        self._clear()
        if choice.about is About.CASE:
            self.empty.say(self.tr("No family yet"), self.tr("When a case is open on Returns, its documents are here."))
        else:
            self.empty.say(self.tr("No appointment on this day"), self.tr("Choose another day at the left."))
        self._right.setCurrentWidget(self.empty)

    def _show_refusal(self, sentence: str) -> None:
        self._clear()
        self.notice.say(sentence, "clay")
        self._right.setCurrentWidget(self.preview)

    def _clear(self) -> None:
        self._pending = self._shown = None
        self.rendering.forget()
        self.preview.clear()

    def _offer(self, *, possible: bool) -> None:
        """What is on screen may be printed only while it is what is chosen."""
        self.preview.print_button.setEnabled(possible)
        self.preview.save_button.setEnabled(possible)

    def _show_gaps(self, packet: FamilyPacket) -> None:
        sentence = gap_sentence(packet_gaps(packet))
        if sentence:
            self.gaps.say(sentence, "clay", self.tr("Open the directory"))

    def _on_rendered(self, data: bytes) -> None:
        self._shown = self._pending
        self._right.setCurrentWidget(self.preview)
        self._offer(possible=self.preview.show_pdf(data))

    def _on_cannot_print(self, characters: tuple[str, ...]) -> None:
        named = ", ".join(f"{character} (U+{ord(character):04X})" for character in characters)
        self._show_refusal(
            self.tr(
                "This was not made, because the typeface has no letters for {characters}. "
                "Please write the name or word with other letters, and it will be printed."
            ).format(characters=named)
        )

    # What a person does

    def _on_day(self) -> None:
        self._bring_day()
        self.refresh()

    def _on_print(self) -> None:
        if self._shown is None:
            return
        _, choice = self._shown
        if self.print_document(self, self.preview.document(), self._session.messages):
            self._record(choice, self.tr("Handed to the printer."))

    def _on_save(self) -> None:
        if self._shown is None:
            return
        document, choice = self._shown
        suggested = str(self._folder / file_name(document))
        path = self.save_document(self, self.preview.data(), suggested, self._session.messages)
        if path is not None:
            self._folder = path.parent
            self._record(choice, self.tr("Saved as {name}.").format(name=path.name))

    def _record(self, choice: Choice, said: str) -> None:
        session, case_id = self._session, choice.case_id
        if choice.appointment_id is not None:
            case_id = self._case_of.get(choice.appointment_id)
        outcome = session.services.handouts.printed(
            session.actor, choice.kind.value, case_id, choice.appointment_id, choice.language
        )
        if isinstance(outcome, Refused):
            self.notice.say(sentences(outcome), "clay")
        else:
            self.notice.say(said, "green")

    def _on_directory(self) -> None:
        self.open_directory_wanted.emit()

    # How it is put together

    def _assemble(self) -> None:
        self.preview.setObjectName("handouts.preview")
        self.preview.print_button.setObjectName("handouts.print")
        self.preview.save_button.setObjectName("handouts.save")
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
        page.addWidget(PageHeading(self.tr("Handouts"), self.tr("seen here first, then printed or saved")))
        page.addWidget(self.notice)
        page.addWidget(self.gaps)
        page.addLayout(row, 1)

    def _connect(self) -> None:
        self.choosing.changed.connect(self.refresh)
        self.choosing.day_changed.connect(self._on_day)
        self.rendering.rendered.connect(self._on_rendered)
        self.rendering.cannot_print.connect(self._on_cannot_print)
        self.preview.print_requested.connect(self._on_print)
        self.preview.save_requested.connect(self._on_save)
        self.gaps.action_requested.connect(self._on_directory)


def _complete(choice: Choice) -> bool:
    chosen = {About.CASE: choice.case_id, About.APPOINTMENT: choice.appointment_id, About.DAY: choice.day}
    return chosen[choice.about] is not None
