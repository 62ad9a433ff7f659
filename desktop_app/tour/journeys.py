"""The journeys in their order; the tour takes pictures of them, the tests check them."""

from __future__ import annotations

from desktop_app.tour.afterwards import afterwards
from desktop_app.tour.evidence import evidence
from desktop_app.tour.front_desk import front_desk
from desktop_app.tour.scheduling import scheduling
from desktop_app.tour.victim_services import victim_services

__all__ = ["JOURNEYS", "afterwards", "evidence", "front_desk", "scheduling", "victim_services"]

JOURNEYS = (front_desk, scheduling, evidence, victim_services, afterwards)
