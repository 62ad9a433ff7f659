"""Dates and times as a person says them, in English, Spanish and Vietnamese, whatever the computer's own language is."""

from __future__ import annotations

from datetime import date, datetime, time

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "vi": ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
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
    "vi": tuple(f"tháng {number}" for number in range(1, 13)),
}  # fmt: skip
_LENGTHS = {
    "en": ("hour", "minute", " and ", "s"),
    "es": ("hora", "minuto", " y ", "s"),
    "vi": ("giờ", "phút", " ", ""),
}


def day(value: date, language: str) -> str:
    """Without the year: "December 1", "1 de diciembre", "ngày 1 tháng 12"."""
    month = _MONTHS[language][value.month - 1]
    said = {"en": f"{month} {value.day}", "es": f"{value.day} de {month}", "vi": f"ngày {value.day} {month}"}
    return said[language]


def day_and_year(value: date, language: str) -> str:
    """For records: "December 1, 2026", "1 de diciembre de 2026", "ngày 1 tháng 12 năm 2026"."""
    return day(value, language) + {"en": ", ", "es": " de ", "vi": " năm "}[language] + str(value.year)


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
    if language == "vi":
        minutes = f" {value.minute:02d}" if value.minute else ""
        return f"lúc {hour} giờ{minutes} {_part_of_day_vi(value)}"
    clock = f"{hour}:{value.minute:02d}"
    if language == "es":
        return f"{'a la' if hour == 1 else 'a las'} {clock} {_part_of_day_es(value)}"
    if (value.hour, value.minute) == (12, 0):
        return "at 12:00 noon"
    if value.hour < 12:
        return f"at {clock} in the morning"
    return f"at {clock} in the afternoon" if value.hour < 18 else f"at {clock} in the evening"


def short_time(value: time, language: str) -> str:
    """For tables and records: "10:00 am", "10:00 a. m.", "10:00 sáng"."""
    if language == "vi":
        return f"{value.hour % 12 or 12}:{value.minute:02d}\N{NO-BREAK SPACE}{_part_of_day_vi(value)}"
    half = "a. m." if language == "es" else "am"
    if value.hour >= 12:
        half = "p. m." if language == "es" else "pm"
    # a narrow column must not part "10:00" from "am"
    return f"{value.hour % 12 or 12}:{value.minute:02d}\N{NO-BREAK SPACE}" + half.replace(" ", "\N{NO-BREAK SPACE}")


def moment(value: datetime, language: str) -> str:
    """For records: "November 24, 2026, 10:48 am"."""
    return f"{day_and_year(value.date(), language)}, {short_time(value.time(), language)}"


def duration(minutes: int, language: str) -> str:
    """Hours and minutes in words: "1 hour and 30 minutes", "2 horas", "1 giờ 30 phút"."""
    hour, minute, joint, many = _LENGTHS[language]
    hours, rest = divmod(minutes, 60)
    parts = [f"{count} {name}{'' if count == 1 else many}" for count, name in ((hours, hour), (rest, minute)) if count]
    return joint.join(parts)


def _part_of_day_es(value: time) -> str:
    if (value.hour, value.minute) == (12, 0):
        return "del mediodía"
    if value.hour < 6:
        return "de la madrugada"
    if value.hour < 12:
        return "de la mañana"
    return "de la tarde" if value.hour < 20 else "de la noche"


def _part_of_day_vi(value: time) -> str:
    """Night until one and from ten, noon from eleven to one, as it is said of visits and of records."""
    for until, part in ((1, "đêm"), (11, "sáng"), (13, "trưa"), (18, "chiều"), (22, "tối")):
        if value.hour < until:
            return part
    return "đêm"
