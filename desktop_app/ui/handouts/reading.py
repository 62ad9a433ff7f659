"""Asks the right service for the document that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.handouts import BelongingsList, Document, RetainedItems
from desktop_app.domain.handouts.agency_papers import AGENCY_PAPERS
from desktop_app.domain.handouts.packets import Packet
from desktop_app.domain.refusals import Refused
from desktop_app.domain.week_board import WeekBoard
from desktop_app.ui.handouts.choosing import Choice
from desktop_app.ui.handouts.documents import About, Kind
from desktop_app.ui.session import Session

Printable = Document | WeekBoard


def read_document(session: Session, choice: Choice) -> Printable | Packet | Refused:
    """What is chosen, filled."""
    handouts, actor = session.services.handouts, session.actor
    match choice.kind:
        case Kind.ROLE_CHECKLIST:
            return _checklist(session, choice)
        case Kind.DAY_SHEET:
            return handouts.day_sheet(actor, choice.day, choice.language)
        case Kind.WEEK_BOARD:
            return session.services.week_board.of_week(actor, choice.day, choice.language)
        case Kind.OVERDUE:
            return handouts.overdue(actor, choice.language)
        case paper if paper in AGENCY_PAPERS:
            return handouts.agency_paper(actor, paper, choice.language)
        case _ if choice.about is About.APPOINTMENT:
            return _of_visit(session, choice)
        case _:
            return _of_family(session, choice)


def why_empty(document: Printable | Packet) -> tuple[str, str] | None:
    """A list without a line is not shown: its first sentence would promise a family what is not there."""
    match document:
        case BelongingsList(items=()):
            return (
                _tr("Nothing can be offered yet"),
                _tr("The list is here as soon as the holds on a belonging are cleared and its check is done."),
            )
        case RetainedItems(items=()):
            return _tr("Nothing is held"), _tr("No belonging of this family stays here for somebody's decision.")
    return None


def _of_visit(session: Session, choice: Choice) -> Document | Refused:
    handouts, actor, visit_id = session.services.handouts, session.actor, choice.appointment_id or 0
    match choice.kind:
        case Kind.RETURN_RECORD:
            return handouts.return_record(actor, visit_id, choice.language)
        case Kind.ROOM_READINESS:
            return handouts.room_readiness(actor, visit_id, choice.language)
        case _:
            return handouts.appointment_letter(actor, visit_id, choice.language)


def _of_family(session: Session, choice: Choice) -> Document | Packet | Refused:
    """A leaflet is whatever has no service of its own."""
    handouts, actor, case_id = session.services.handouts, session.actor, choice.case_id or 0
    match choice.kind:
        case Kind.BELONGINGS_LIST:
            return handouts.belongings_list(actor, case_id, choice.language)
        case Kind.RETAINED_ITEMS:
            return handouts.retained_items(actor, case_id, choice.language)
        case Kind.KEEP_FOR_LATER:
            return handouts.keep_for_later(actor, case_id, choice.language)
        case Kind.DESIGNEE:
            return handouts.designee_form(actor, case_id, choice.language)
        case Kind.FAMILY_PACKET:
            return handouts.family_packet(actor, case_id, choice.language)
        case leaflet:
            return handouts.family_paper(actor, leaflet, choice.case_id, choice.language)


def _checklist(session: Session, choice: Choice) -> Document | Refused:
    services, actor = session.services, session.actor
    if choice.about is About.CASE:
        view = services.checklists.for_case(actor, choice.case_id or 0)
    else:
        view = services.checklists.for_appointment(actor, choice.appointment_id or 0)
    if isinstance(view, Refused):
        return view
    shown = view.checklist
    visit_id = shown.visit.id if shown.visit else None
    return services.handouts.role_checklist(actor, shown.id, choice.role, choice.language, visit_id)


def _tr(text: str) -> str:
    return QCoreApplication.translate("handouts", text)
