"""Making a visit one for firearms alone: asked once, because nothing else can be packed for it after that."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.items import Category, Item
from desktop_app.services.packing import VisitPacking
from desktop_app.ui.session import Session

translate = QCoreApplication.translate


def firearm_alone(session: Session, parent: QWidget, found: VisitPacking | None) -> Item | None:
    """The firearm to pack first, when there is one and the person means it."""
    apart = found.listed.apart if found else ()
    item = next((each for each in apart if each.category is Category.FIREARM), None)
    if item is None:
        return None
    sure = session.messages.ask(
        parent,
        translate("packing", "Is this visit for the firearm alone?"),
        translate(
            "packing",
            "A firearm has its own appointment: nothing else is packed for this visit or given at it. The family's other "
            "belongings need a visit of their own.",
        ),
        translate("packing", "Only the firearm"),
        translate("packing", "Go back"),
    )
    return item if sure else None
