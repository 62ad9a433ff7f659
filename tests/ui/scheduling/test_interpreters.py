from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.appointments import Appointment, BookingRequest
from desktop_app.domain.refusals import Refused
from desktop_app.domain.rooms import Purpose
from desktop_app.domain.team import Interpreter
from desktop_app.domain.times import HOUR, Span
from desktop_app.ui.scheduling.interpreters import InterpreterDialog, InterpretersDialog
from desktop_app.ui.session import Session
from tests.ui.conftest import MORNING, the, words_in
from tests.ui.scheduling.conftest import Opens, within

LEFT = Qt.MouseButton.LeftButton


def coming(session: Session) -> tuple[Interpreter, ...]:
    found = session.services.team.interpreters(session.actor)
    assert isinstance(found, tuple)
    return found


def test_somebody_is_added_with_their_languages(qtbot: QtBot, session: Session, opens: Opens) -> None:
    dialog = opens(InterpretersDialog)
    assert isinstance(dialog, InterpretersDialog)
    before = coming(session)

    def fill(inner: InterpreterDialog) -> None:
        qtbot.keyClicks(inner.name.line, "Luz Ortega")
        qtbot.mouseClick(inner.confirm, LEFT)
        assert inner.refusal.sentence() == "Please fill in: the languages."
        for code in ("es", "pt"):
            inner.languages[code].setFocus()
            qtbot.keyClick(inner.languages[code], Qt.Key.Key_Space)
        qtbot.keyClicks(inner.phone.line, "555-0100")
        qtbot.mouseClick(inner.confirm, LEFT)

    within(InterpreterDialog, fill)
    qtbot.mouseClick(dialog.add, LEFT)
    [added] = [each for each in coming(session) if each not in before]
    assert (added.name, added.languages, added.phone) == ("Luz Ortega", ("es", "pt"), "555-0100")
    assert "Spanish, Portuguese · 555-0100" in words_in(dialog)


def test_who_no_longer_comes_leaves_their_visits_to_be_looked_at(qtbot: QtBot, session: Session, opens: Opens) -> None:
    luz = session.services.team.add_interpreter(session.actor, "Luz Ortega", ("es",))
    assert isinstance(luz, Interpreter)
    start = MORNING // HOUR * HOUR + 6 * 24 * HOUR
    wish = BookingRequest(
        Purpose.WITNESS_INTERVIEW, 1, Span(start, start + HOUR), session.actor.id, "Ann Bell", not_a_suspect=True
    )
    booked = session.services.appointments.book(session.actor, replace(wish, interpreter_id=luz.id))
    assert isinstance(booked, Appointment), booked if isinstance(booked, Refused) else ""
    dialog = opens(InterpretersDialog)
    assert isinstance(dialog, InterpretersDialog)
    qtbot.mouseClick(the(dialog, f"interpreters.end.{luz.id}"), LEFT)
    assert luz.id not in [each.id for each in coming(session)]
    assert dialog.notice.sentence() == "Luz Ortega is not offered any more."
    assert booked.number in words_in(dialog.visits)
    opens_it = the(dialog.visits, "interpreters.visits.open")
    qtbot.waitUntil(lambda: opens_it.height() > 16)
    qtbot.mouseClick(opens_it, LEFT)
    assert dialog.wanted == booked.id
