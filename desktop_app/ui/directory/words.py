"""How the directory is said: what a row is, for whom, whether it is printed, and when somebody calls again."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.cases import Manner
from desktop_app.domain.directory import AUDIENCES, Resource, ResourceStatus
from desktop_app.ui.moments import day_month


def category_word(category: str) -> str:
    """What a category is called in a list."""
    return {
        "crisis": _tr("Crisis line"),
        "support_group": _tr("Support group"),
        "advocate": _tr("Advocate"),
        "rights": _tr("Victims' rights"),
        "compensation": _tr("Compensation"),
        "custody_notice": _tr("Custody notices"),
        "prosecutor": _tr("Prosecutor's office"),
        "medical_examiner": _tr("Medical examiner"),
        "funeral": _tr("Funeral help"),
        "cleaning": _tr("Cleaning"),
        "children": _tr("Children"),
        "money": _tr("Help with money"),
        "other": _tr("Other help"),
    }.get(category, category)


def audience_word(audience: str) -> str:
    """For which families, beginning a line."""
    said = _audience(audience)
    return said[:1].upper() + said[1:]


def audience_words(resource: Resource) -> str:
    """For which packets a row is meant."""
    named = [_audience(each) for each in AUDIENCES if each in resource.audiences]
    if len(resource.audiences & {each.value for each in Manner}) == len(Manner):
        return _tr("every packet")
    return ", ".join(named) or _tr("on request")


def freshness(resource: Resource, today: date) -> str:
    """Whether a row may be printed, and why not."""
    if resource.status is ResourceStatus.OFF:
        return _tr("no, not in use")
    if resource.status is ResourceStatus.AGENCY_MUST_FILL:
        return _tr("no, your agency fills this in")
    if resource.verified_on is None:
        return _tr("no, not checked yet")
    day = day_month(resource.verified_on, today)
    if resource.printable(today):
        return _tr("yes, checked {day}").format(day=day)
    return _tr("no, last checked {day}").format(day=day)


def due_words(resource: Resource, today: date) -> str:
    """When somebody calls again."""
    if resource.due is None:
        return _tr("not checked yet")
    day = day_month(resource.due, today)
    if resource.due < today:
        return _tr("was due {day}").format(day=day)
    return _tr("due today") if resource.due == today else _tr("due by {day}").format(day=day)


def reach_words(resource: Resource) -> str:
    """How a service is reached, on one line."""
    return " · ".join(part for part in (resource.phone, resource.text_line, resource.web) if part)


def language_word(language: str) -> str:
    """A language of the leaflets."""
    return {"en": _tr("English"), "es": _tr("Spanish"), "vi": _tr("Vietnamese")}.get(language, language)


def _audience(audience: str) -> str:
    return {
        "homicide": _tr("after a homicide"),
        "suicide": _tr("after a suicide"),
        "undetermined": _tr("not yet decided"),
        "children": _tr("where there are children"),
        "line_of_duty": _tr("after a death in the line of duty"),
        "agency_involved": _tr("where an agency was involved"),
        "violence_at_home": _tr("violence at home, on the folded sheet"),
    }.get(audience, audience)


def _tr(text: str) -> str:
    return QCoreApplication.translate("directory", text)
