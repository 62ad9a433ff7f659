"""The carrier cannot find a parcel: words for whoever calls the family, today and until there is an answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.ui.calm_card import CalmCard


class LostCard(CalmCard):
    """Words for the call, and what happens beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_tr("The carrier cannot find the parcel"), parent, width=640)
        self.setObjectName("lost.card")
        self.part(
            _tr("Call the family today, and tell them the truth"),
            _tr(
                "\u201cI have to tell you something that should not have happened. The carrier cannot find the parcel with "
                "the belongings.\u201d"
            ),
            _tr(
                "\u201cWe asked them to keep looking, and we ask again. I will call you on a day that we choose now, "
                "whatever we learn.\u201d"
            ),
            _tr(
                "\u201cYou do not have to do anything. If something comes to your door after all, please tell us.\u201d"
            ),
        )
        self.part(
            _tr("Only in the way that is safe for them"),
            _tr("Read Safe contact before you call. Leave no word about it with anybody else, and no voicemail."),
            _tr("They asked not to be called: do not call. Who coordinates their return decides how they are told."),
        )
        self.part(
            _tr("In this call"),
            _tr(
                "Say what was in it, if they want to hear it. Do not promise that it will be found. Do not blame anybody."
            ),
            _tr("Record afterwards, under Not found, on which day the family was told."),
        )
        self.part(
            _tr("Beside it"),
            _tr("The supervisor asks the carrier again, by its reference, and records what became of each belonging."),
            _tr("Found again: evidence carries it to a shelf, with its seal. Then it can be sent anew, or fetched."),
        )  # fmt: skip
        self.confirm.setFocus()


def _tr(text: str) -> str:
    return QCoreApplication.translate("lost_card", text)
