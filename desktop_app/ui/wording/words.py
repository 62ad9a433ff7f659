"""What is said about a wording: its document, its version, who read it, and what keeps it from being printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.handouts import Letterhead
from desktop_app.domain.wording import FormWording, Unkind, Version, VersionState
from desktop_app.printing.proofs import Slip
from desktop_app.ui.handouts.documents import form_title
from desktop_app.ui.handouts.languages import named
from desktop_app.ui.moments import day_month, moment_words
from desktop_app.ui.session import Session

_MOST_NAMED = 4


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)


def full_name(form: str, language: str) -> str:
    """Document and language."""
    return f"{form_title(form)} · {named([language])[0][1]}"


def version_words(number: int) -> str:
    """Which version it is."""
    return _tr("version {number}").format(number=number) if number else _tr("as it came with Safekeeping")


def begun(text: str) -> str:
    """With a capital letter, as at the beginning of a line."""
    return text[:1].upper() + text[1:]


def reviewed_words(found: FormWording, session: Session) -> str:
    """Who read it through and when; or that nobody has, and what that means."""
    text = found.text
    if text.reviewed_by and text.reviewed_on:
        day = day_month(text.reviewed_on, session.today())
        return _tr("reviewed by {name} on {day}").format(name=text.reviewed_by, day=day)
    return "" if found.reviewed else _tr("not reviewed yet, and the page says so")


def standing_words(found: FormWording, session: Session) -> str:
    """Version and review in one quiet line."""
    parts = [version_words(found.text.number), reviewed_words(found, session)]
    if found.waiting is not None:
        parts.append(_tr("version {number} waits for a supervisor").format(number=found.waiting.number))
    return begun(" · ".join(part for part in parts if part))


def state_word(version: Version, used: int) -> tuple[str, str]:
    """What became of a version, and its tone."""
    if version.state is VersionState.WITHDRAWN:
        return _tr("taken back"), "stone"
    if version.state is VersionState.WAITING:
        return _tr("waits for a supervisor"), "clay"
    return (_tr("in use"), "green") if version.number == used else (_tr("earlier"), "stone")


def made_words(version: Version, session: Session) -> str:
    """Who wrote it, who approved it and who took it back."""
    said = [_tr("Written by {name}, {moment}").format(name=version.author, moment=_moment(version.made_at, session))]
    if version.approved_at is not None:
        moment = _moment(version.approved_at, session)
        said.append(_tr("Approved by {name}, {moment}").format(name=version.approved_by, moment=moment))
    if version.withdrawn_at is not None:
        moment = _moment(version.withdrawn_at, session)
        said.append(_tr("Taken back by {name}, {moment}").format(name=version.withdrawn_by, moment=moment))
    return "\n".join(said)


def slip_sentence(slip: Slip) -> str:
    """The line, and what is wrong with it."""
    what = _reason(slip)
    return _tr("Line {line}: {what}").format(line=slip.line, what=what) if slip.line else what


def values_sentence(left_out: tuple[str, ...]) -> str:
    """Which values the text does not use any more."""
    if not left_out:
        return ""
    shown = ", ".join(f"{{{name}}}" for name in left_out[:_MOST_NAMED])
    more = len(left_out) - _MOST_NAMED
    if more > 0:
        return _tr("Not in the text any more: {names} and {more} more.").format(names=shown, more=more)
    return _tr("Not in the text any more: {names}.").format(names=shown)


def unkind_sentence(found: tuple[Unkind, ...]) -> str:
    """Words to look at once more."""
    if not found:
        return ""
    shown = ", ".join(
        _tr("\u201c{word}\u201d in line {line}").format(word=each.word, line=each.line) for each in found[:_MOST_NAMED]
    )
    return _tr("Please look again, families read this: {words}.").format(words=shown)


def grade_sentence(grade: float | None) -> str:
    """How hard it is to read."""
    if grade is None:
        return ""
    shown = f"{max(0.0, grade):.1f}"
    if grade > AIM:
        return _tr("Reading grade {grade}; aim for 6 or below").format(grade=shown)
    return _tr("Reading grade {grade}").format(grade=shown)


AIM = 6.0
"""US school grade that families' papers keep to."""


def letterhead(session: Session) -> Letterhead:
    """The agency's own head over invented words."""
    agency = session.agency
    return Letterhead(agency.name, _tr("Victim Services"), agency.phone, agency.phone_hours)


def _moment(at: int, session: Session) -> str:
    return moment_words(at, session.zone)


def _reason(slip: Slip) -> str:
    """Why it cannot be printed, in words for somebody who writes letters."""
    pattern = {
        "no such value in this document": _tr(
            "{key} is no value of this document. Please choose one from the list, or write the words themselves."
        ),
        "the form needs this value and the document does not have it": _tr("{key} is no value of this document."),
        "no such value for this short word": _tr("{key} cannot be filled in here."),
        "no such short word in this form": _tr("\u201c{key}\u201d is no short word of this document."),
        "a brace that is not a {placeholder}": _tr(
            "a brace stands alone. Values are written like {{person_name}}, with both braces."
        ),
        "the typeface has no such letter": _tr("the typeface has no letter for {key}. Please write it differently."),
        "missing before the end of the form": _tr("what begins here has no {{{{end}}}}."),
        "missing after {{signatures}}": _tr("what begins here has no {{{{end}}}}."),
        "there is nothing to end here": _tr("this {{{{end}}}} ends nothing."),
        "not a known directive, or not in a paragraph of its own": _tr(
            "signs in double braces stand alone, with an empty line before and after them."
        ),
        "a form begins with front matter between two lines of +++": _tr(
            "the text begins with its title between two lines of +++."
        ),
        "the first heading of a document has one #": _tr("the first heading has one #, for the title."),
        "a document has one title, with one #": _tr("there is one title already. Please use ## for a section."),
        "a heading may be only one # deeper than the one before it": _tr(
            "this heading skips a level. Please take one # away."
        ),
        "a document begins with a title, with one #": _tr("the page has no title. Please begin it with one #."),
        "not part of the small Markdown of the forms": _tr(
            "this cannot be printed here: {key}. Headings, bullets, boxes and tables can."
        ),
        "a bullet holds one paragraph, no list or box inside": _tr("a bullet holds one paragraph, and no list inside."),
        "not everybody could read this page": _tr("this page could not be read aloud to everybody ({key})."),
    }.get(slip.why)
    if pattern is not None:
        return pattern.format(key=slip.key)
    if slip.key == "front matter":
        return _tr("please look at the lines between the two +++ ({why}).").format(why=slip.why)
    return f"{slip.key}: {slip.why}"
