"""What a family wishes about its return: asked by victim services, standing until they say otherwise."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.permissions import Action, roles_for
from desktop_app.domain.preferences import Preference, Preferences, Reply, Topic, plan_preference, readable, standing
from desktop_app.domain.protocols import Blocks
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.services.acting import Clock, Service
from desktop_app.services.checklists import ChecklistService
from desktop_app.services.promises import keep_promises
from desktop_app.store import cases, follow_ups, preferences
from desktop_app.store.database import Database


class PreferenceService(Service):
    """The eighteen topics; a second appointment asks nothing again."""

    def __init__(self, database: Database, clock: Clock, steps: ChecklistService) -> None:
        super().__init__(database, clock)
        self._steps = steps

    def of_case(self, actor: StaffMember, case_id: int) -> Preferences | Refused:
        """What stands for every topic the role may read: evidence what packing and the table need."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            return standing(case.manner, actor.role, preferences.of_case(case_id))

    def history(self, actor: StaffMember, case_id: int, topic: Topic) -> tuple[Preference, ...] | Refused:
        """Every revision of one topic, oldest first."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        if topic not in readable(actor.role):
            told = roles_for(Action.RECORD_PREFERENCE)
            return refuse(Cause.NOT_ALLOWED, action=Action.RECORD_PREFERENCE, role=actor.role, roles=told)
        with self._database.reading():
            return preferences.history(case_id, topic)

    def record(
        self,
        actor: StaffMember,
        case_id: int,
        topic: Topic,
        reply: Reply,
        detail: str = "",
        ask_on: date | None = None,
    ) -> Preferences | Refused:
        """One answer; earlier ones are kept. "Ask me again after a day" is a promised call from then on."""
        if refused := self._deny(actor, Action.RECORD_PREFERENCE):
            return refused
        kept = check_text("wish_detail", detail)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            case = cases.get(case_id)
            if case is None:
                return refuse(Cause.NOT_FOUND)
            said = Preference(topic, reply, kept, actor.name, self._clock(), ask_on)
            earlier = preferences.history(case_id, topic)
            before = earlier[-1] if earlier else None
            shut = self._steps.refuse_shut_for_case(case_id, Blocks.CONTACT)
            if refused := shut or plan_preference(case.manner, said, before, self._today()):
                return refused
            preferences.add(case_id, said)
            self._keep_calls(actor, case_id, said)
            self._record(
                actor,
                "preference.record",
                "case",
                case_id,
                case_id=case_id,
                topic=topic.value,
                reply=reply.value,
                ask_on=ask_on.isoformat() if ask_on else "",
                detail=bool(kept),
            )
            return standing(case.manner, actor.role, preferences.of_case(case_id))

    def _keep_calls(self, actor: StaffMember, case_id: int, said: Preference) -> None:
        """The promised calls that an answer makes, keeps or takes away."""
        if said.topic is Topic.TIMING:
            follow_ups.ask_again(case_id, None, said.ask_on, actor.id, self._clock())
        elif said.topic is Topic.FOLLOW_UP and (named := self._named_day(case_id)):
            follow_ups.ask_again(case_id, None, named, actor.id, self._clock())
        if said.reply is Reply.NO_CALLS:
            follow_ups.decline_all(case_id, actor.id, self._clock())
        keep_promises(case_id, self._clock())

    def _named_day(self, case_id: int) -> date | None:
        """The day still to come on which they asked to be asked again: no calls for a while does not take it back."""
        said = preferences.history(case_id, Topic.TIMING)
        day = said[-1].ask_on if said else None
        return day if day is not None and day > self._today() else None
