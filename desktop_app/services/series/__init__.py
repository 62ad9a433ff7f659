"""Visits that repeat: weighed date by date, booked and changed together, each an appointment of its own."""

from __future__ import annotations

from desktop_app.services.series.planning import Edit, SeriesView
from desktop_app.services.series.restoring import NO_RULES, Restored, Rules
from desktop_app.services.series.service import SeriesService, Written

__all__ = ["NO_RULES", "Edit", "Restored", "Rules", "SeriesService", "SeriesView", "Written"]
