from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.series import LAST, Frequency, NthWeekday, Repeat, Series
from desktop_app.ui.rooms.repeat import Repeats
from desktop_app.ui.rooms.repeat_words import repeat_words
from tests.agency import ZONE
from tests.ui.conftest import nameless

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def repeats(qtbot: QtBot) -> Repeats:
    made = Repeats(TUESDAY, ZONE)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_visit_does_not_repeat_unless_it_is_asked_to(repeats: Repeats) -> None:
    assert repeats.repeat() is None
    assert repeats.often.currentText() == "Does not repeat"
    assert not any(part.isVisible() for part in (repeats.every, repeats.ends, repeats.count, repeats.sentence))


def test_every_second_tuesday_by_mouse(qtbot: QtBot, repeats: Repeats) -> None:
    repeats.often.choose(Frequency.WEEKLY)
    repeats.every.stepUp()
    assert repeats.repeat() == Repeat(Frequency.WEEKLY, 2, frozenset({1}), count=6)
    assert repeats.sentence.text() == "Every second Tuesday until 2 February 2027, 6 visits"
    qtbot.mouseClick(repeats.days[3], Qt.MouseButton.LeftButton)
    assert repeats.repeat() == Repeat(Frequency.WEEKLY, 2, frozenset({1, 3}), count=6)
    assert repeats.every.text() == "2 weeks"


def test_the_second_tuesday_of_every_month_by_keyboard(qtbot: QtBot, repeats: Repeats) -> None:
    repeats.set_first(date(2026, 12, 8), ZONE)
    repeats.often.setFocus()
    for _ in range(3):
        qtbot.keyClick(repeats.often, Qt.Key.Key_Down)
    qtbot.keyClick(repeats.month, Qt.Key.Key_Down)
    qtbot.keyClick(repeats.ends, Qt.Key.Key_Down)
    repeats.until.setDate(QDate(2027, 3, 31))
    assert repeats.repeat() == Repeat(Frequency.MONTHLY, month_rule=NthWeekday(2, 1), until=date(2027, 3, 31))
    assert repeats.sentence.text() == "Every month on the second Tuesday until 9 March 2027, 4 visits"
    assert repeats.until.isVisible()
    assert not repeats.count.isVisible()


def test_a_day_is_ticked_with_the_space_bar(qtbot: QtBot, repeats: Repeats) -> None:
    repeats.often.choose(Frequency.WEEKLY)
    repeats.days[4].setFocus()
    qtbot.keyClick(repeats.days[4], Qt.Key.Key_Space)
    assert repeats.repeat() == Repeat(Frequency.WEEKLY, 1, frozenset({1, 4}), count=6)


def test_another_first_day_takes_its_weekday_along(repeats: Repeats) -> None:
    repeats.often.choose(Frequency.WEEKLY)
    repeats.set_first(date(2026, 11, 26), ZONE)
    assert repeats.repeat() == Repeat(Frequency.WEEKLY, 1, frozenset({3}), count=6)
    repeats.days[0].click()
    repeats.set_first(date(2026, 11, 27), ZONE)
    assert repeats.repeat() == Repeat(Frequency.WEEKLY, 1, frozenset({0, 3}), count=6), "chosen by hand, it stays"


def test_without_a_day_the_visits_own_counts(repeats: Repeats) -> None:
    repeats.often.choose(Frequency.WEEKLY)
    repeats.days[1].click()
    assert repeats.repeat() == Repeat(Frequency.WEEKLY, 1, frozenset({1}), count=6)


def test_too_many_are_said_at_once(repeats: Repeats) -> None:
    repeats.often.choose(Frequency.WEEKLY)
    repeats.count.setValue(366)
    assert "366 visits in 3 years at most" in repeats.sentence.text()


def test_every_control_has_a_name_for_the_ear(repeats: Repeats) -> None:
    for often in Frequency:
        repeats.often.choose(often)
        assert nameless(repeats) == []
    assert repeats.days[0].accessibleName() == "Monday"


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        (Repeat(Frequency.DAILY, count=3), "Every day until 26 November 2026, 3 visits"),
        (Repeat(Frequency.DAILY, 2, count=2), "Every second day until 26 November 2026, 2 visits"),
        (Repeat(Frequency.DAILY, 10, count=2), "Every 10 days until 4 December 2026, 2 visits"),
        (Repeat(Frequency.DAILY, count=1), "Every day: one visit, on 24 November 2026"),
        (
            Repeat(Frequency.WEEKLY, 1, frozenset({0, 1, 4}), count=3),
            "Every week on Monday, Tuesday and Friday until 30 November 2026, 3 visits",
        ),
        (
            Repeat(Frequency.WEEKLY, 3, frozenset({1, 2}), count=3),
            "Every third week on Tuesday and Wednesday until 15 December 2026, 3 visits",
        ),
        (Repeat(Frequency.WEEKLY, 6, frozenset({1}), count=2), "Every 6 weeks on Tuesday until 5 January 2027, 2 visits"),
        (Repeat(Frequency.MONTHLY, month_rule=23, count=2), "Every month on the 23rd until 23 January 2027, 2 visits"),
        (Repeat(Frequency.MONTHLY, month_rule=11, count=2), "Every month on the 11th until 11 January 2027, 2 visits"),
        (
            Repeat(Frequency.MONTHLY, 2, month_rule=NthWeekday(LAST, 1), count=2),
            "Every second month on the last Tuesday until 26 January 2027, 2 visits",
        ),
        (
            Repeat(Frequency.WEEKLY, 1, frozenset({1}), until=date(2026, 11, 20)),
            "No date is left. Please let it end later, or choose other days.",
        ),
    ],
)  # fmt: skip
def test_a_rule_is_said_in_plain_words(repeat: Repeat, words: str) -> None:
    assert repeat_words(Series(0, repeat, datetime(2026, 11, 24, 10, 0), 60, ZONE)) == words
