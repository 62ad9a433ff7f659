"""Two people come for the same belongings: nobody at the desk decides, nothing is given, and neither waits in the open."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.ui.calm_card import CalmCard


class TwoPeopleCard(CalmCard):
    """Everything on it may be read by the lobby: it names nobody and no case."""

    def __init__(self, extension: str, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Two people came for the same belongings"), parent)
        self.setObjectName("today.two_people_card")
        call = _tr("Call victim services on {extension}.") if extension else _tr("Call victim services.")
        self.part(
            _tr("Do"),
            _tr("Offer each a quiet seat, in two rooms where you can, and by two doors."),
            call.format(extension=extension),
            _tr("Stay with them until somebody comes. Do not tell one that the other is here."),
        )
        self.part(
            _tr("Say to each"),
            _tr("“I\u00a0am glad you came. We want to be fair to everyone, so nothing is given to anybody today.”"),
            _tr("“Everything is kept safe. Someone will sit down with you alone and tell you what comes next.”"),
        )
        self.part(
            _tr("Leave to others"),
            _tr("Do not decide who is closer, and do not compare papers. Do not say “evidence”. Say “belongings”."),
            _tr("Do not fetch anything, and hand nothing over."),
        )
        self.part(
            _tr("What is recorded, and by whom"),
            _tr("Victim services set the standing of both to “disputed” on the page of the people. That stops the "
                "return for everyone until a supervisor has decided with counsel; the visit is postponed by the agency."),
            _tr("If the two must be kept apart, victim services add that under Settings, “Keep apart”."),
        )  # fmt: skip
        self.confirm.setFocus()


def _tr(text: str) -> str:
    return QCoreApplication.translate("two_people", text)
