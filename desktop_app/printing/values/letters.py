"""The values of the letters about a visit."""

from __future__ import annotations

from desktop_app.domain.handouts import AppointmentLetter, InterviewLetter
from desktop_app.printing import dates
from desktop_app.printing.values.wording import Values, Wording, in_english, listed, sentence


def appointment_values(document: AppointmentLetter, wording: Wording) -> Values:
    wrapped = wording.form.word("wrapped")
    items = tuple(
        f"{sentence(item.description)} {wrapped}" if item.wrapped else item.description for item in document.items
    )
    return _visit(document, wording) | {
        "person_name": document.person_name,
        "items": listed(items),
        "retained": tuple(
            {"description": sentence(item.description), "reason": sentence(item.reason)} for item in document.retained
        ),
        "call_by": dates.day(document.call_by, wording.language) if document.call_by else "",
        "bring": listed(document.bring),
    }


def interview_values(document: InterviewLetter, wording: Wording) -> Values:
    return _visit(document, wording) | {
        "interpreter": document.interpreter,
        "people": listed(document.people),
        "recorded_yes": document.recorded is True,
        "recorded_no": document.recorded is False,
        "recorded_open": document.recorded is None,
    }


def _visit(document: AppointmentLetter | InterviewLetter, wording: Wording) -> Values:
    return {
        "recipient": document.recipient,
        "when": dates.weekday_and_time(document.starts, wording.language),
        "how_long": wording.how_long(document.minutes),
        "where": in_english(sentence(document.where), wording.language),
        "host": document.host,
        "host_role": wording.role(document.host_role),
    }
