"""The first start: the agency, its rooms and the first supervisor, asked once."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QVBoxLayout, QWidget

from desktop_app.ui.dialog import CalmDialog
from desktop_app.ui.first_rooms import FirstRoom, RoomRows
from desktop_app.ui.widgets.fields import Field, TextField
from desktop_app.ui.widgets.text import line, section_label

_WIDTH = 980


@dataclass(frozen=True, slots=True)
class FirstStart:
    """What the first start asked for; every text is trimmed and not empty, except a room's entrance."""

    agency_name: str
    address: str
    phone: str
    zone: str  # an IANA name, checked
    rooms: tuple[FirstRoom, ...]
    supervisor: str
    phone_hours: str = ""


class FirstStartDialog(CalmDialog):
    """After `exec()` returned accepted, `result_value()` holds the answers."""

    def __init__(self, parent: QWidget | None = None, *, zone: str = "") -> None:
        super().__init__(
            self.tr("Welcome to Safekeeping"),
            parent,
            sentence=self.tr("Three things before you begin: the agency, its rooms, and the first supervisor."),
            confirm=self.tr("Begin"),
            cancel=self.tr("Not now"),
            confirm_is_safe=True,
            width=_WIDTH,
        )
        self.setObjectName("first_start")
        self.lock_key.setEnabled(False)  # nobody is signed in yet
        self._zones = available_timezones()
        self.agency_name = TextField(self.tr("Name of the agency"), holds="name")
        self.address = TextField(self.tr("Street address, as printed on letters"), holds="address")
        self.phone = TextField(self.tr("Telephone a person answers"), holds="phone")
        self.phone_hours = TextField(self.tr("When a person answers it"), holds="phone_hours")
        self.phone_hours.set_text(self.tr("8 am to 6 pm"))
        self.zone = self._zone_field(zone or bytes(QTimeZone.systemTimeZoneId().data()).decode())
        self.rooms = RoomRows()
        self.supervisor = TextField(self.tr("Name of the first supervisor"), holds="supervisor")
        for name in ("agency_name", "address", "phone", "phone_hours", "supervisor"):
            getattr(self, name).line.setObjectName(f"first_start.{name}")
        self._fill_body()
        self.agency_name.setFocus()

    def result_value(self) -> FirstStart:
        """The answers as one value."""
        return FirstStart(
            agency_name=self.agency_name.text(),
            address=self.address.text(),
            phone=self.phone.text(),
            zone=self._zone_box.currentText().strip(),
            rooms=self.rooms.value(),
            supervisor=self.supervisor.text(),
            phone_hours=self.phone_hours.text(),
        )

    def problem(self) -> str:
        """Mark what is missing at its field, go to the first of them, and say so once above the buttons."""
        wrong: list[QWidget] = [field for field, sentence in self._needed() if not self._accept_text(field, sentence)]
        if self._zone_box.currentText().strip() not in self._zones:
            self.zone.set_problem(self.tr("Please choose a time zone from the list, such as America/Chicago."))
            wrong.append(self.zone)
        if not self.rooms.check():
            wrong.append(self.rooms)
        if not wrong:
            return ""
        self.reveal(wrong[0])
        return self.tr("Something is still missing. It is marked above.")

    def _needed(self) -> tuple[tuple[TextField, str], ...]:
        return (
            (self.agency_name, self.tr("Please write the agency's name.")),
            (self.address, self.tr("Please write the address families come to.")),
            (self.phone, self.tr("Please write a number that a person answers.")),
            (self.phone_hours, self.tr("Please write when a person answers it, such as 8 am to 6 pm.")),
            (self.supervisor, self.tr("Please write the supervisor's name.")),
        )

    @staticmethod
    def _accept_text(field: TextField, sentence: str) -> bool:
        field.set_problem("" if field.text() else sentence)
        return bool(field.text())

    def _zone_field(self, zone: str) -> Field:
        self._zone_box = QComboBox()
        self._zone_box.setObjectName("first_start.zone")
        self._zone_box.setEditable(True)
        self._zone_box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._zone_box.addItems(sorted(self._zones))
        completer = QCompleter(self._zone_box.model(), self._zone_box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._zone_box.setCompleter(completer)
        self._zone_box.setCurrentText(zone)
        field = Field(self.tr("Time zone"), self._zone_box)
        self._zone_box.currentTextChanged.connect(self._on_zone)
        return field

    def _on_zone(self) -> None:
        self.zone.set_problem("")

    def _fill_body(self) -> None:
        agency = QGridLayout()
        agency.setHorizontalSpacing(16)
        agency.setVerticalSpacing(12)
        agency.addWidget(self.agency_name, 0, 0, Qt.AlignmentFlag.AlignTop)
        agency.addWidget(self.phone, 0, 1, Qt.AlignmentFlag.AlignTop)
        agency.addWidget(self.phone_hours, 0, 2, Qt.AlignmentFlag.AlignTop)
        agency.addWidget(self.address, 1, 0, Qt.AlignmentFlag.AlignTop)
        agency.addWidget(self.zone, 1, 1, 1, 2, Qt.AlignmentFlag.AlignTop)
        for column, share in enumerate((5, 3, 3)):
            agency.setColumnStretch(column, share)
        supervisor = QGridLayout()
        supervisor.addWidget(self.supervisor, 0, 0)
        supervisor.setColumnStretch(0, 3)
        supervisor.setColumnStretch(1, 2)
        self._section(self.tr("Your agency"), agency)
        self.body.addWidget(line())
        self.body.addWidget(section_label(self.tr("Your rooms")))
        self.body.addWidget(self.rooms)
        self.body.addWidget(line())
        self._section(self.tr("First supervisor"), supervisor)

    def _section(self, title: str, content: QGridLayout | QVBoxLayout) -> None:
        self.body.addWidget(section_label(title))
        self.body.addLayout(content)
