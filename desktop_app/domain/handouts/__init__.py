"""What each printed document holds: plain text, dates and tuples, already chosen and allowed by the caller."""

from __future__ import annotations

from desktop_app.domain.handouts.agency_papers import AgencyPaper
from desktop_app.domain.handouts.custody_papers import BoxLabel, BoxLabels, CustodyLeaf, CustodyLeg
from desktop_app.domain.handouts.document import Document
from desktop_app.domain.handouts.family_forms import DesigneeForm, KeepForLater, KeptItem
from desktop_app.domain.handouts.family_papers import (
    FamilyPaper,
    GapReason,
    PaperGap,
    gaps,
    past_review,
    printed_resources,
)
from desktop_app.domain.handouts.forms import ConsentForm, HoldKind, ReleaseRequest, RequestedItem
from desktop_app.domain.handouts.kinds import About, Audience, Kind
from desktop_app.domain.handouts.letterhead import Letterhead
from desktop_app.domain.handouts.letters import AppointmentLetter, InterviewLetter, LetterItem
from desktop_app.domain.handouts.lists import BelongingsList, Care, ChoiceItem, RetainedItem, RetainedItems, Wish
from desktop_app.domain.handouts.notices import NoticeLetter
from desktop_app.domain.handouts.overdue import Overdue, PastReview, RunNotice, WaitingAnswer
from desktop_app.domain.handouts.paper_forms import BlankForm, BlankForms, PaperNote
from desktop_app.domain.handouts.post_record import PostedItem, PostRecord
from desktop_app.domain.handouts.records import (
    NOT_THERE,
    AddedNote,
    CashCount,
    Outcome,
    ReturnItem,
    ReturnRecord,
    Signature,
)
from desktop_app.domain.handouts.resources import CRIME_ONLY, REACHED_BY, HeldBack, Manner, Resource, ResourceKind
from desktop_app.domain.handouts.staff_papers import (
    ChecklistStep,
    DaySheet,
    DaySheetRow,
    DryRun,
    GateStands,
    OpenStep,
    Phase,
    Role,
    RoleChecklist,
    RoomReadiness,
)

__all__ = [
    "CRIME_ONLY",
    "NOT_THERE",
    "REACHED_BY",
    "About",
    "AddedNote",
    "AgencyPaper",
    "AppointmentLetter",
    "Audience",
    "BelongingsList",
    "BlankForm",
    "BlankForms",
    "BoxLabel",
    "BoxLabels",
    "Care",
    "CashCount",
    "ChecklistStep",
    "ChoiceItem",
    "ConsentForm",
    "CustodyLeaf",
    "CustodyLeg",
    "DaySheet",
    "DaySheetRow",
    "DesigneeForm",
    "Document",
    "DryRun",
    "FamilyPaper",
    "GapReason",
    "GateStands",
    "HeldBack",
    "HoldKind",
    "InterviewLetter",
    "KeepForLater",
    "KeptItem",
    "Kind",
    "LetterItem",
    "Letterhead",
    "Manner",
    "NoticeLetter",
    "OpenStep",
    "Outcome",
    "Overdue",
    "PaperGap",
    "PaperNote",
    "PastReview",
    "Phase",
    "PostRecord",
    "PostedItem",
    "ReleaseRequest",
    "RequestedItem",
    "Resource",
    "ResourceKind",
    "RetainedItem",
    "RetainedItems",
    "ReturnItem",
    "ReturnRecord",
    "Role",
    "RoleChecklist",
    "RoomReadiness",
    "RunNotice",
    "Signature",
    "WaitingAnswer",
    "Wish",
    "gaps",
    "past_review",
    "printed_resources",
]  # fmt: skip
