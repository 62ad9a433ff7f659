"""Appointments: booked, moved, confirmed, met, finished; every refusal is explained before the database has to."""

from __future__ import annotations

from desktop_app.services.appointments.booking import AppointmentBooking
from desktop_app.services.appointments.moves import AppointmentMoves
from desktop_app.services.appointments.reading import AppointmentDetail, AppointmentReading

__all__ = ["AppointmentDetail", "AppointmentService"]


class AppointmentService(AppointmentReading, AppointmentBooking, AppointmentMoves):
    """Room bookings."""
