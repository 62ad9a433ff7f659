"""Reports on the use of the rooms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.reports import Report, report_on
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import Span, day_span, in_order
from desktop_app.services.acting import Service
from desktop_app.store import agency, reports, rooms, staff_checkins

LONGEST_PERIOD = 3660
"""Days: ten years."""


class ReportService(Service):
    """Counts of visits and hours over a period."""

    def over(self, actor: StaffMember, first: date, last: date) -> Report | Refused:
        """The report on the days from first to last, both included."""
        if refused := self._deny(actor, Action.VIEW_REPORTS):
            return refused
        if wrong := _wrong_period(first, last):
            return wrong
        with self._database.reading():
            found = agency.get()
            zone = found.zone if found else "UTC"
            span = Span(day_span(first, zone).start, day_span(last, zone).end)
            known = [(each.id, each.name, each.zone) for each in rooms.all_rooms()]
            report = report_on(reports.visits(span), known, zone, first, last)
            return replace(report, check_ins=staff_checkins.offered_in(span))

    def exported(self, actor: StaffMember, first: date, last: date) -> Refused | None:
        """Write down that a report left as a file."""
        if refused := self._deny(actor, Action.EXPORT_REPORT):
            return refused
        with self._writing():
            self._record(actor, "report.export", "report", None, first=first, last=last)
        return None


def _wrong_period(first: date, last: date) -> Refused | None:
    if wrong := in_order("first", first, "last", last):
        return Refused((wrong,))
    return refuse(Cause.PERIOD, days=LONGEST_PERIOD) if (last - first).days > LONGEST_PERIOD else None
