"""What every page is given: who is signed in, the services, the one door for messages, and the "changed" signal."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.agency import Agency
from desktop_app.domain.permissions import Action, may, only_reads
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.times import local_day
from desktop_app.domain.wording import SHIPPED, Forms
from desktop_app.services.acting import Clock
from desktop_app.services.services import Services
from desktop_app.ui.messages import Messages
from desktop_app.ui.returns.table_memory import TableMemory
from desktop_app.ui.sentences import sentences
from desktop_app.ui.wording.unsaved import Unsaved

T = TypeVar("T")


class Session(QObject):
    """One person at one desk."""

    changed = Signal()

    def __init__(
        self, services: Services, agency: Agency, actor: StaffMember, messages: Messages, clock: Clock
    ) -> None:
        super().__init__()
        self.services = services
        self.agency = agency
        self.actor = actor
        self.messages = messages
        self.language = "en"
        self.tables: dict[int, TableMemory] = {}
        """What this desk remembers of the visits at the table, by appointment."""
        self.unsaved: dict[tuple[str, str], Unsaved] = {}
        """Wording this person has typed and not saved, by form and language; it outlives the lock of the desk."""
        self._clock = clock

    def may(self, action: Action) -> bool:
        """Whether an action is offered here at all: what a service would refuse to whoever sits here is not."""
        looking = self.services.only_looking and not only_reads(action)
        return may(self.actor.role, action) and not looking

    @property
    def zone(self) -> str:
        """The agency's IANA zone."""
        return self.agency.zone

    def now(self) -> int:
        """Epoch seconds, by the session's clock."""
        return self._clock()

    def today(self) -> date:
        """The agency's calendar day."""
        return local_day(self.now(), self.agency.zone)

    def forms(self) -> Forms:
        """The words in which documents are printed now. Whoever may not print anything has none of the agency's own."""
        found = self.services.wording.forms(self.actor)
        return SHIPPED if isinstance(found, Refused) else found

    def answer(self, parent: QWidget, outcome: T | Refused) -> bool:
        """True when the outcome is a value; a refusal is told in words and changes nothing."""
        if isinstance(outcome, Refused):
            self.messages.tell(parent, self.tr("Not yet"), sentences(outcome))
            return False
        return True
