"""Each document's data as the plain values its form asks for: dates said in the reader's language, codes in the form's words.

A module for each family of documents; `READERS` says which function reads which document.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.domain.handouts import (
    AgencyPaper,
    AppointmentLetter,
    BelongingsList,
    BlankForms,
    ConsentForm,
    CustodyLeaf,
    DaySheet,
    DesigneeForm,
    Document,
    DryRun,
    FamilyPaper,
    InterviewLetter,
    KeepForLater,
    NoticeLetter,
    Overdue,
    PostRecord,
    ReleaseRequest,
    RetainedItems,
    ReturnRecord,
    RoleChecklist,
    RoomReadiness,
)
from desktop_app.domain.return_papers import CashSheet, FirearmReturn, RecordSheet
from desktop_app.printing.values.agency_papers import agency_values
from desktop_app.printing.values.consents import consent_values
from desktop_app.printing.values.family_forms import designee_values, keep_values
from desktop_app.printing.values.family_papers import family_values
from desktop_app.printing.values.hold_requests import request_values
from desktop_app.printing.values.letters import appointment_values, interview_values
from desktop_app.printing.values.lists import belongings_values, retained_values
from desktop_app.printing.values.notices import notice_values
from desktop_app.printing.values.overdue import overdue_values
from desktop_app.printing.values.packing import dry_run_values, leaf_values
from desktop_app.printing.values.paper_forms import blank_values
from desktop_app.printing.values.post_record import post_values
from desktop_app.printing.values.records import record_values
from desktop_app.printing.values.return_papers import cash_values, firearm_values, sheet_values
from desktop_app.printing.values.staff_papers import checklist_values, day_sheet_values, room_values
from desktop_app.printing.values.wording import Values, Wording, foreign, sentence

READERS: dict[type, Callable[[Any, Wording], Values]] = {
    AppointmentLetter: appointment_values,
    InterviewLetter: interview_values,
    BelongingsList: belongings_values,
    RetainedItems: retained_values,
    ReturnRecord: record_values,
    NoticeLetter: notice_values,
    PostRecord: post_values,
    BlankForms: blank_values,
    CashSheet: cash_values,
    FirearmReturn: firearm_values,
    RecordSheet: sheet_values,
    FamilyPaper: family_values,
    ConsentForm: consent_values,
    ReleaseRequest: request_values,
    CustodyLeaf: leaf_values,
    DryRun: dry_run_values,
    RoleChecklist: checklist_values,
    DaySheet: day_sheet_values,
    RoomReadiness: room_values,
    KeepForLater: keep_values,
    DesigneeForm: designee_values,
    AgencyPaper: agency_values,
    Overdue: overdue_values,
}

__all__ = ["READERS", "Values", "Wording", "foreign", "sentence", "values_of"]


def values_of(document: Document, wording: Wording) -> Values:
    """Everything the document's form may name."""
    return {"phone": document.letterhead.phone} | READERS[type(document)](document, wording)
