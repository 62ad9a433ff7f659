"""What another desk wrote into a row of the directory while somebody had it open."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.directory import Resource, ResourceStatus

Page = Mapping[str, str]
"""What stands in each field of the dialog, by its title."""


def changed_meanwhile(begun: Page, mine: Page, theirs: Page, before: Resource, now: Resource) -> str:
    """What they wrote, where it differs from what was typed, and that nothing of it is lost."""
    written = [title for title in theirs if theirs[title] != begun.get(title, "")]
    both = [title for title in written if mine.get(title, "") not in {begun.get(title, ""), theirs[title]}]
    taken = [title for title in written if title not in both]
    said = [_tr("Another desk changed this a moment ago; nothing was overwritten.")]
    if now.verified_on is not None and now.verified_on != before.verified_on:
        said.append(_tr("{name} called there and found it right.").format(name=now.verified_by))
    if now.status is ResourceStatus.OFF and before.status is not ResourceStatus.OFF:
        said.append(_tr("It is out of use now, and stays so."))
    if taken:
        said.append(_tr("They wrote, and it stands here now: {titles}.").format(titles="; ".join(taken)))
    if both:
        named = "; ".join(f"{title} ({theirs[title] or _tr('nothing')})" for title in both)
        said.append(_tr("You typed something else where they wrote: {titles}.").format(titles=named))
    said.append(_tr("What you typed is still here. Save once more to keep the row as it stands here."))
    return " ".join(said)


def _tr(text: str) -> str:
    return QCoreApplication.translate("directory", text)
