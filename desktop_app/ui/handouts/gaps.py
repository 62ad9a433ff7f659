"""What staff must know of a packet that is not complete; the family's page never says it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.handouts import PacketGap, ResourceKind


def gap_sentence(gaps: Sequence[PacketGap]) -> str:
    """One calm sentence or two: what is missing, and what waits for somebody to check it."""
    missing = [kind_words(gap.kind) for gap in gaps if gap.reason == "missing"]
    unchecked = [gap.name for gap in gaps if gap.reason in {"not_verified", "review_due"}]
    parts = []
    if missing:
        parts.append(_tr("Not in this packet: {kinds}.").format(kinds=", ".join(missing)))
    if unchecked:
        parts.append(_tr("Left out until somebody has checked it: {names}.").format(names=", ".join(unchecked)))
    return " ".join(parts)


def kind_words(kind: ResourceKind) -> str:
    """A kind of resource, as staff call it."""
    return {
        "crisis": _tr("a crisis line"),
        "support_group": _tr("a support group"),
        "advocate": _tr("an advocate"),
        "rights": _tr("victims' rights"),
        "compensation": _tr("victim compensation"),
        "custody_notice": _tr("custody notices"),
        "prosecutor": _tr("the prosecutor's office"),
        "medical_examiner": _tr("the medical examiner"),
        "funeral": _tr("funeral help"),
        "cleaning": _tr("cleaning"),
        "children": _tr("help for children"),
        "money": _tr("help with money"),
        "other": _tr("other help"),
    }.get(kind, kind)


def _tr(text: str) -> str:
    return QCoreApplication.translate("packet", text)
