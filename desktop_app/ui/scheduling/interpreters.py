"""Interpreters: who comes, for which languages; one more; one who no longer comes."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop_app.domain.appointments import Appointment
from desktop_app.domain.refusals import Refused
from desktop_app.domain.team import Interpreter
from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.rooms.choices import language_word, languages
from desktop_app.ui.scheduling.list_dialog import ListDialog
from desktop_app.ui.scheduling.rows import Rows, VisitList, link, row
from desktop_app.ui.sentences import sentences
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fields import TextField
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.text import label

COLUMNS = 3
OURS = "en"
DAYS_AHEAD = 366


class InterpretersDialog(ListDialog):
    """Everyone who still comes, by name."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        sentence = self.tr("Somebody from outside the family, who does not sign in here.")
        super().__init__(session, self.tr("Interpreters"), sentence, parent, 600)
        self.setObjectName("interpreters")
        self.notice = Notice()
        self.rows = Rows(self.tr("Nobody yet. Add the interpreters your agency works with."))
        self.add = Button(self.tr("Add an interpreter…"), "quiet", "plus")
        self.add.setObjectName("interpreters.add")
        self.add.clicked.connect(self._on_add)
        self.add_button(self.add)
        self.visits = VisitList(session, "interpreters.visits")
        self.visits.open_wanted.connect(self.want)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.visits)
        self.body.addWidget(self.rows)
        self.reload()
        self.confirm.setFocus()

    def reload(self) -> None:
        """Read who comes."""
        found = self._session.services.team.interpreters(self._session.actor)
        if isinstance(found, Refused):
            self.refuse(sentences(found))
            return
        self.rows.fill([self._row(each) for each in found])

    def _row(self, each: Interpreter) -> QWidget:
        spoken = self.tr("{name} no longer comes").format(name=each.name)
        ends = link(self.tr("No longer comes"), spoken, f"interpreters.end.{each.id}", each.id)
        ends.setProperty("who", each.name)
        ends.clicked.connect(self._on_end)
        parts = (", ".join(language_word(code) for code in each.languages), each.phone)
        return row(each.name, " · ".join(part for part in parts if part), ends)

    def _on_add(self) -> None:
        if self.run(InterpreterDialog(self._session, self)):
            self._session.changed.emit()
            self.reload()
            self.confirm.setFocus()

    def _on_end(self) -> None:
        who = str(self.sender().property("who"))
        number = int(self.sender().property("key"))
        outcome = self._session.services.team.deactivate_interpreter(self._session.actor, number)
        if isinstance(outcome, Refused):
            self.refuse(sentences(outcome))
            return
        told = self.tr("{name} is not offered any more.")
        self.notice.say(told.format(name=who), "green")
        self.visits.show_visits(self.tr("Down for these visits. Please find somebody else:"), self._visits_of(number))
        self._session.changed.emit()
        self.reload()
        self.confirm.setFocus()

    def _visits_of(self, interpreter_id: int) -> tuple[Appointment, ...]:
        session = self._session
        found = session.services.schedule.period(session.actor, session.today(), DAYS_AHEAD)
        booked = () if isinstance(found, Refused) else found.appointments
        now = session.now()
        return tuple(each for each in booked if each.interpreter_id == interpreter_id and each.event.end > now)


class InterpreterDialog(CalmDialog):
    """A new interpreter."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Add an interpreter"), parent, confirm=self.tr("Add"))
        self.setObjectName("interpreter")
        self._session = session
        self.name = TextField(self.tr("Name"), holds="name")
        self.phone = TextField(self.tr("Telephone"), holds="phone")
        self.name.line.setObjectName("interpreter.name")
        self.phone.line.setObjectName("interpreter.phone")
        self.languages: dict[str, QCheckBox] = {}
        self.body.addWidget(self.name)
        self.body.addWidget(label(self.tr("Languages beside English"), "field"))
        grid = QGridLayout()
        offered = [(words, code) for words, code in languages() if code != OURS]
        for number, (words, code) in enumerate(offered):
            box = self.languages[code] = QCheckBox(words)
            box.setAccessibleName(words)
            box.setObjectName(f"interpreter.language.{code}")
            grid.addWidget(box, number // COLUMNS, number % COLUMNS)
        self.body.addLayout(grid)
        self.body.addWidget(self.phone)
        self.name.setFocus()

    def problem(self) -> str:
        """Keep them; a refusal is said in the dialog."""
        chosen = tuple(code for code, box in self.languages.items() if box.isChecked())
        outcome = self._session.services.team.add_interpreter(
            self._session.actor, self.name.text(), chosen, self.phone.text()
        )
        return sentences(outcome) if isinstance(outcome, Refused) else ""
