"""A belonging is not where it should be: stop, tell the supervisor, and tell the family the truth before the visit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.ui.calm_card import CalmCard


class MissingCard(CalmCard):
    """Words for three people: who packs, who looks for it, who calls the family."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_tr("A belonging was not found"), parent, width=640)
        self.setObjectName("missing.card")
        self.part(
            _tr("Stop"),
            _tr("Stop packing this one. Leave the shelf as it is. Pack nothing in its place."),
            _tr("Tell the supervisor now, in person or by telephone, not by a note."),
        )
        self.part(
            _tr("The supervisor looks for it"),
            _tr("Found again: evidence carries it to a shelf, with its seal, and it can be packed."),
            _tr("Not found: the supervisor records in a sentence what became of it."),
        )
        self.part(
            _tr("Victim services tell the family, before the visit and never at the table"),
            _tr("“I have to tell you something that should not have happened. We cannot find one of the belongings.”"),
            _tr("“We are still looking, and I will call you on a day that we choose now, whatever we find.”"),
            _tr("“You may still come for the others, or wait. You do not have to decide today.”"),
            _tr("Say which one it is. Do not promise that it will be found. Do not blame anybody."),
        )
        self.part(
            _tr("What the program keeps"),
            _tr("That it was not found, by whom and when; that it was found or explained; on which day the family was "
                "told and by whom. It cannot lie on the table until it is found, and no visit begins before they know."),
            _tr("The visit can go on with the others once the family has chosen “Not now, later” for this one."),
        )  # fmt: skip
        self.confirm.setFocus()


def _tr(text: str) -> str:
    return QCoreApplication.translate("missing_card", text)
