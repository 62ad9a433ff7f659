"""Small numbers as words, as one says them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def in_words(count: int) -> str:
    """`four`; from thirteen on the figures read better."""
    spelled = (
        _tr("no"), _tr("one"), _tr("two"), _tr("three"), _tr("four"), _tr("five"), _tr("six"),
        _tr("seven"), _tr("eight"), _tr("nine"), _tr("ten"), _tr("eleven"), _tr("twelve"),
    )  # fmt: skip
    return spelled[count] if count < len(spelled) else str(count)


def guests_today(count: int) -> str:
    """`four guests today`."""
    if count == 0:
        return _tr("nobody is expected today")
    if count == 1:
        return _tr("one guest today")
    return _tr("{count} guests today").format(count=in_words(count))


def appointments_today(count: int) -> str:
    """`three appointments today`."""
    if count == 0:
        return _tr("no appointments today")
    if count == 1:
        return _tr("one appointment today")
    return _tr("{count} appointments today").format(count=in_words(count))


def returns_today(count: int) -> str:
    """`two returns today`."""
    if count == 0:
        return _tr("no family comes today")
    if count == 1:
        return _tr("one return today")
    return _tr("{count} returns today").format(count=in_words(count))


def _tr(text: str) -> str:
    return QCoreApplication.translate("today", text)
