"""Dates and times as a person says them, in English and Spanish, whatever the computer's own language is."""

from __future__ import annotations

from datetime import date, datetime, time

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
}  # fmt: skip


def day(value: date, language: str) -> str:
    """Without the year: "December 1", "1 de diciembre"."""
    month = _MONTHS[language][value.month - 1]
    return f"{value.day} de {month}" if language == "es" else f"{month} {value.day}"


def day_and_year(value: date, language: str) -> str:
    """For records: "December 1, 2026", "1 de diciembre de 2026"."""
    return f"{day(value, language)} de {value.year}" if language == "es" else f"{day(value, language)}, {value.year}"


def weekday(value: date, language: str) -> str:
    """For a letter: "Tuesday, November 24", "martes 24 de noviembre"."""
    joint = " " if language == "es" else ", "
    return _DAYS[language][value.weekday()] + joint + day(value, language)


def weekday_and_time(value: datetime, language: str) -> str:
    """For a letter: "Tuesday, November 24, at 10:00 in the morning"."""
    return f"{weekday(value.date(), language)}, {spoken_time(value.time(), language)}"


def spoken_time(value: time, language: str) -> str:
    """Twelve hours and the part of the day, never "am": "at 2:30 in the afternoon", "a la 1:00 de la tarde"."""
    hour = value.hour % 12 or 12
    clock = f"{hour}:{value.minute:02d}"
    if language == "es":
        return f"{'a la' if hour == 1 else 'a las'} {clock} {_part_of_day_es(value)}"
    if (value.hour, value.minute) == (12, 0):
        return "at 12:00 noon"
    if value.hour < 12:
        return f"at {clock} in the morning"
    return f"at {clock} in the afternoon" if value.hour < 18 else f"at {clock} in the evening"


def short_time(value: time, language: str) -> str:
    """For tables that staff read: "10:00 am", "10:00 a. m."."""
    half = "a. m." if language == "es" else "am"
    if value.hour >= 12:
        half = "p. m." if language == "es" else "pm"
    # a narrow column must not part "10:00" from "am"
    return f"{value.hour % 12 or 12}:{value.minute:02d}\N{NO-BREAK SPACE}" + half.replace(" ", "\N{NO-BREAK SPACE}")


def moment(value: datetime, language: str) -> str:
    """For records: "November 24, 2026, 10:48 am"."""
    return f"{day_and_year(value.date(), language)}, {short_time(value.time(), language)}"


def duration(minutes: int, language: str) -> str:
    """Hours and minutes in words: "1 hour and 30 minutes", "2 horas"."""
    hours, rest = divmod(minutes, 60)
    names = ("hora", "minuto", " y ") if language == "es" else ("hour", "minute", " and ")
    parts = [
        f"{count} {name}{'' if count == 1 else 's'}" for count, name in ((hours, names[0]), (rest, names[1])) if count
    ]
    return names[2].join(parts)


def _part_of_day_es(value: time) -> str:
    if (value.hour, value.minute) == (12, 0):
        return "del mediodía"
    if value.hour < 6:
        return "de la madrugada"
    if value.hour < 12:
        return "de la mañana"
    return "de la tarde" if value.hour < 20 else "de la noche"
