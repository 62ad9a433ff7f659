"""What staff must know of a packet that is not complete; the family's page never says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop_app.domain.handouts import FamilyPaper, GapReason, Kind, PaperGap, ResourceKind, past_review
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.wording import Forms
from desktop_app.printing.forms import load_form
from desktop_app.printing.values.family_papers import DEADLINE
from desktop_app.ui.messages import Messages


def gap_sentence(gaps: Sequence[PaperGap]) -> str:
    """A calm sentence for each: what is missing, and why a row is left out. An empty row of a missing kind adds nothing."""
    missing = dict.fromkeys(gap.kind for gap in gaps if gap.reason == "missing")
    kinds = ", ".join(kind_words(kind) for kind in missing)
    parts = [_tr("Not in this packet: {kinds}.").format(kinds=kinds)] if missing else []
    for reason, sentence in _left_out().items():
        names = dict.fromkeys(
            gap.name for gap in gaps if gap.reason == reason and not (reason == "not_filled" and gap.kind in missing)
        )
        if names:
            parts.append(sentence.format(names=", ".join(names)))
    return " ".join(parts)


def deadline_sentence(papers: Iterable[FamilyPaper], language: str, forms: Forms) -> str:
    """That the guide after a homicide names no date by which to ask for compensation, while nobody has written it."""
    if all(paper.kind is not Kind.AFTER_HOMICIDE for paper in papers):
        return ""
    front = load_form(row_of(Kind.AFTER_HOMICIDE).form, language, forms=forms).front
    if DEADLINE not in front.needs or front.words.get(DEADLINE, "").strip():
        return ""
    return _tr(
        "No deadline for victim compensation is on it: write your state's own, in this language, into the wording of "
        "After a homicide (All documents)."
    )


class PastReviewAsked:
    """A row past its review never drops out silently: before the first print of what is shown, it is asked once."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._names: tuple[str, ...] = ()

    def show_gaps(self, gaps: Sequence[PaperGap]) -> None:
        """What is shown now leaves these out."""
        self._names = past_review(gaps)

    def forget(self) -> None:
        """Nothing with resources is shown."""
        self._names = ()

    def goes_on(self, parent: QWidget) -> bool:
        """Whether to print or save without them. Whoever said yes is not asked again for the same pages."""
        if not self._names:
            return True
        sentence = _tr("These rows are past their review and are left out: {names}.").format(
            names=", ".join(self._names)
        )
        yes, no = _tr("Go on without them"), _tr("Go back")
        if not self._messages.ask(parent, _tr("Not everything is printed"), sentence, yes, no):
            return False
        self.forget()
        return True


def _left_out() -> dict[GapReason, str]:
    return {
        "review_due": _tr("Past their review, so left out: {names}."),
        "not_verified": _tr("Left out until somebody has checked it: {names}."),
        "not_filled": _tr("Yours to fill in: {names}."),
        "only_beside": _tr("Left out, because it is printed only beside your state's child protection line: {names}."),
        "off": _tr("Not in use: {names}."),
    }


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
