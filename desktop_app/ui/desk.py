"""One desk: who signs in, and whose session it is until it is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop_app.domain.accounts import IDLE_MINUTES
from desktop_app.domain.agency import Agency
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.acting import Clock
from desktop_app.services.services import Services
from desktop_app.ui import clipboard, unlearned
from desktop_app.ui.cover import kept_covered
from desktop_app.ui.desk_pages import DeskPages
from desktop_app.ui.idle import IdleWatch
from desktop_app.ui.lock import let_go, lock_all
from desktop_app.ui.messages import Messages
from desktop_app.ui.session import Session
from desktop_app.ui.sign_in import SignInPage, SignInPerson
from desktop_app.ui.window import MainWindow
from desktop_app.ui.words import word

if TYPE_CHECKING:
    from desktop_app.services.entrance import Entered, Entrance
    from desktop_app.services.preparing import Prepared
    from desktop_app.ui.entrance.door import Door
    from desktop_app.ui.wording.unsaved import Unsaved


class Desk(QObject):
    """Holds the window and the session of whoever is signed in.

    A sample agency is open all the time and one click signs in. An agency's own records are behind `entrance`: they are
    opened with a password, and shut again whenever the desk is locked.
    """

    look_chosen = Signal(bool)
    """Dark, or light again."""

    def __init__(
        self,
        services: Services | None,
        agency: Agency | None,
        clock: Clock,
        window: MainWindow | None = None,
        entrance: Entrance | None = None,
        entered: Entered | None = None,
    ) -> None:
        super().__init__()
        self._services = services
        self._agency = agency
        self._clock = clock
        self.messages = Messages()
        self.window = window or MainWindow()
        self.pages = DeskPages(self.window)
        self.pages.look_chosen.connect(self.look_chosen)
        self.pages.restore_wanted.connect(self.put_back, Qt.ConnectionType.QueuedConnection)
        self.session: Session | None = None
        self._unsaved: dict[int, dict[tuple[str, str], Unsaved]] = {}
        self.idle = IdleWatch()
        self.door = self._door(entrance) if entrance else None
        clipboard.watch()
        unlearned.watch()
        self.idle.idle.connect(lock_all)
        self.idle.looked.connect(self.look_again)
        self._asking = False
        self.window.lock_requested.connect(self.lock)
        self.window.may_close = self.may_close
        if self.door is not None and entered is not None:
            self.door.welcome(entered)
        else:
            self.lock()

    def lock(self) -> None:
        """Back to "Who is at this desk?"; nothing of one person's view stays for the next."""
        self.pages.forget()
        if self.session is not None:
            self._agency = self.session.agency  # its name or telephone may be another one since
            let_go(self.session)
            self.session = None
        self.idle.stop()
        if self.door is not None:
            self._services = self._agency = None
            self.door.shut()
            return
        _, agency = self._opened()
        note = self.tr("Sample agency. Everything here is invented.") if agency.sample else ""
        people = [SignInPerson(each.id, each.name, word(each.role)) for each in self.people()]
        page = SignInPage(agency.name, people, note)
        page.chosen.connect(self.sign_in)
        self.window.show_alone(page)

    def may_close(self) -> bool:
        """Words that somebody typed for a document and has not saved live no longer than the program: asked first."""
        if self.door is not None and self.door.busy:
            return False
        if not any(self._unsaved.values()):
            return True
        sentence = self.tr(
            "Somebody at this desk wrote words for a document and has not saved them as a version. If Safekeeping closes "
            "now, they are gone."
        )
        title, yes, no = self.tr("Words are not saved yet"), self.tr("Close without them"), self.tr("Go back")
        return self.messages.ask(self.window, title, sentence, yes, no)

    def put_back(self, prepared: Prepared) -> None:
        """A copy takes the place of the records; then everybody signs in again."""
        session = self.session
        if session is None:
            return  # the desk was locked meanwhile: the next sign-in takes away what lies ready
        self.lock()
        if self.door is not None:
            self.door.put_back(prepared, session.actor)

    def people(self) -> tuple[StaffMember, ...]:
        """Everyone who may sign in with one click, by role."""
        services, _ = self._opened()
        return tuple(sorted(services.staff.all(), key=_by_role))

    def sign_in(self, staff_id: int) -> None:
        """One click: open the pages for one person."""
        self._begin(next(each for each in self.people() if each.id == staff_id))

    def look_again(self) -> None:
        """Every few seconds: whether whoever sits here still may, and said lately who they are."""
        session = self.session
        if session is None or self.door is None or self._asking:
            return
        people = session.services.accounts
        if people.must_confirm(session.actor, Action.VIEW_SCHEDULE) is True:
            self._confirm(session)
        elif isinstance(people.standing(session.actor), Refused):
            lock_all()
        else:
            session.services.backups.tend(session.actor)

    def _confirm(self, session: Session) -> None:
        """After twelve hours everything is hidden until the password is given; whoever does not give it is signed out."""
        from desktop_app.ui.accounts.confirming import ask

        self._asking = True
        sentence = self.tr("You have been signed in for twelve hours. Please confirm it with your password.")
        with kept_covered():
            stays = ask(session, self.window, sentence)
        self._asking = False
        if not stays and self.session is session:
            lock_all()

    def _door(self, entrance: Entrance) -> Door:
        from desktop_app.ui.entrance.door import Door

        door = Door(entrance, self.window, self.messages, self._clock)
        door.opened.connect(self._on_opened)
        door.given_up.connect(self.lock)
        door.entered.connect(self._on_entered)
        return door

    def _on_opened(self, entered: Entered) -> None:
        """A card or a first password that nobody looks at is as good as a page."""
        self._watch(entered.services, entered.actor)

    def _watch(self, services: Services, actor: StaffMember) -> None:
        chosen = services.accounts.security(actor)
        self.idle.start(IDLE_MINUTES if isinstance(chosen, Refused) else chosen.idle_minutes)

    def _on_entered(self, entered: Entered) -> None:
        self._services, self._agency = entered.services, entered.agency
        self._begin(entered.actor)

    def _begin(self, actor: StaffMember) -> None:
        """Open the pages for one person, Today first."""
        services, agency = self._opened()
        self.session = Session(services, agency, actor, self.messages, self._clock)
        self.session.unsaved = self._unsaved.setdefault(actor.id, {})
        self.session.changed.connect(self.window.refresh)
        self._watch(services, actor)
        self.window.set_person(actor.name, word(actor.role))
        looking = self.tr(
            "You are looking at these records as they were when you signed in. Nothing can be changed or printed here, and "
            "their log does not tell of it."
        )
        self.window.set_note(looking if services.only_looking else "")
        self.pages.show(self.session)

    def _opened(self) -> tuple[Services, Agency]:
        if self._services is None or self._agency is None:
            raise RuntimeError("the records are shut")
        return self._services, self._agency


def _by_role(member: StaffMember) -> tuple[int, str]:
    return list(Role).index(member.role), member.name
