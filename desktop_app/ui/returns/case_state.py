"""What stands above a family's page: flags, a return on hold, a manner of death decided anew, two sides to keep apart."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.case_states import MannerNews
from desktop_app.domain.cases import Case, CaseState
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Refused
from desktop_app.domain.returns import FamilyReturn
from desktop_app.domain.times import local_day
from desktop_app.ui.moments import day_month, moment_words
from desktop_app.ui.returns.case_state_dialogs import MannerDialog, StateDialog
from desktop_app.ui.returns.flags import FlagChips, FlagsDialog
from desktop_app.ui.scheduling.keep_apart import RulesDialog
from desktop_app.ui.session import Session
from desktop_app.ui.widgets.button import Button
from desktop_app.ui.widgets.fitting import FittingScroll
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.words import word

translate = QCoreApplication.translate
LEAST = 150  # pixels that stay in sight on a small screen: two notices and a row of chips


def manner_words(news: MannerNews, zone: str) -> str:
    """What changed, who said so, and what to do about it; nothing was cancelled."""
    change = news.change
    said = translate("returns", "The manner of death changed from {was} to {manner} on {day}, decided by {who}.")
    day = day_month(local_day(change.at, zone))
    parts = [said.format(was=word(change.was).lower(), manner=word(change.manner).lower(), day=day, who=change.by_name)]
    if news.reopened:
        parts.append(
            translate("returns", "Belongings not returned yet are held again until the investigator clears each.")
        )
    if news.packets:
        days = ", ".join(day_month(local_day(each.at, zone)) for each in news.packets)
        replace = translate("returns", "The family packet of {days} is to be replaced by the one that fits now.")
        parts.append(replace.format(days=days))
    if news.visits:
        times = ", ".join(moment_words(start, zone) for start in news.visits)
        stands = translate(
            "returns", "The visit of {times} still stands. Ask the investigator first, then call the family about it."
        )
        parts.append(stands.format(times=times))
    return " ".join(parts)


def state_words(case: Case, zone: str) -> str:
    """As `On hold since 3 November. The prosecutor: until the hearing.`; empty while the return goes on."""
    if case.state is CaseState.OPEN:
        return ""
    since = day_month(local_day(case.state_since, zone)) if case.state_since is not None else ""
    head = translate("returns", "{state} since {day}.").format(state=word(case.state), day=since)
    who = word(case.state_by) if case.state_by else ""
    why = ": ".join(part for part in (who, case.state_reason) if part)
    return f"{head} {why}{'' if why.endswith(('.', '?')) else '.'}"


class CaseStateBar(QWidget):
    """`show_return()` reads what is to be minded; it takes no room when there is nothing."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("family.state")
        self._session = session
        self._case: Case | None = None
        self._may_note, self._may_state = session.may(Action.CHANGE_MANNER), session.may(Action.CHANGE_CASE)
        self._may_separate = session.may(Action.KEEP_APART)
        self.chips = FlagChips()
        self.manner, self.state, self.apart = Notice(), Notice(), Notice()
        self.manner.setObjectName("family.manner")
        self.state.setObjectName("family.on_hold")
        self.apart.setObjectName("family.apart")
        scroll = FittingScroll(least=LEAST)
        scroll.rows.setSpacing(8)
        for part in (self.manner, self.state, self.chips, self.apart):
            scroll.rows.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for notice in (self.manner, self.state, self.apart):
            notice.close_button.hide()
        self.manner.action_requested.connect(self._on_noted)
        self.state.action_requested.connect(self._on_state)
        self.apart.action_requested.connect(self._on_apart)
        self.hide()

    def show_return(self, found: FamilyReturn) -> None:
        """Show what is to be minded of a family."""
        self._case = found.case
        self.chips.show_flags(found.flags, found.family, self._session.today())
        self._show_manner(found.case.id)
        words = state_words(found.case, self._session.zone)
        self._say(self.state, words, self.tr("Change\u2026") if self._may_state else "")
        self._show_apart(found.case.id)
        parts = (self.chips, self.manner, self.state, self.apart)
        self.setVisible(any(not part.isHidden() for part in parts))

    def _show_manner(self, case_id: int) -> None:
        news = self._session.services.cases.manner_news(self._session.actor, case_id)
        words = "" if isinstance(news, Refused) else "\n".join(manner_words(each, self._session.zone) for each in news)
        self._say(self.manner, words, self.tr("I took note") if self._may_note else "")

    def _show_apart(self, case_id: int) -> None:
        found = self._session.services.flags.of_case(self._session.actor, case_id)
        suggested = not isinstance(found, Refused) and found.keep_apart
        words = self.tr(
            "Somebody of this family is tied to the suspect. Think of keeping the two sides apart on the schedule."
        )
        self._say(self.apart, words if suggested else "", self.tr("Keep apart\u2026") if self._may_separate else "")

    @staticmethod
    def _say(notice: Notice, words: str, action: str) -> None:
        if not words:
            notice.clear()
        elif notice.isHidden() or notice.sentence() != words:
            notice.say(words, "clay", action)

    def _on_noted(self) -> None:
        if self._case is None:
            return
        outcome = self._session.services.cases.acknowledge_manner(self._session.actor, self._case.id)
        if self._session.answer(self, outcome):
            self._session.changed.emit()

    def _on_state(self) -> None:
        if self._case is not None:
            StateDialog(self._session, self._case, self).open()

    def _on_apart(self) -> None:
        dialog = RulesDialog(self._session, self)
        dialog.finished.connect(self._on_apart_closed)
        dialog.open()

    def _on_apart_closed(self) -> None:
        self.sender().deleteLater()
        self._session.changed.emit()


class CaseActions(QWidget):
    """The ways to flags, to a state and to another manner of death, for whoever may take them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: FamilyReturn | None = None
        self.flags = Button(self.tr("Flags\u2026"), "link")
        self.flags.setObjectName("people.flags")
        self.state = Button(self.tr("On hold or withdrawn\u2026"), "link")
        self.state.setObjectName("people.state")
        self.manner = Button(self.tr("Manner of death\u2026"), "link")
        self.manner.setObjectName("people.manner")
        self.state.setVisible(session.may(Action.CHANGE_CASE))
        self.manner.setVisible(session.may(Action.CHANGE_MANNER))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for button in (self.flags, self.state, self.manner):
            row.addWidget(button)
        self.flags.clicked.connect(self._on_flags)
        self.state.clicked.connect(self._on_state)
        self.manner.clicked.connect(self._on_manner)

    def show_return(self, found: FamilyReturn) -> None:
        """Whom the buttons are about."""
        self._found = found

    def _on_flags(self) -> None:
        if self._found is not None:
            FlagsDialog(self._session, self._found.case.id, self._found.family, self).open()

    def _on_state(self) -> None:
        if self._found is not None:
            StateDialog(self._session, self._found.case, self).open()

    def _on_manner(self) -> None:
        if self._found is not None:
            MannerDialog(self._session, self._found.case, self).open()
