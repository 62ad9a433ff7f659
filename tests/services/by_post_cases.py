"""The use cases of a return by post, and the ways to bring a parcel so far. See use_cases.py."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.follow_ups import FollowUpKind, FollowUpOutcome
from desktop_app.domain.permissions import Action
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.staff import Role, StaffMember
from desktop_app.services.by_post_reading import PostView
from tests.agency import TODAY, SampleAgency, given

CANARY = "Zyxwena Quorlbyn"
EV, VS, SU = Role.EVIDENCE, Role.VICTIM_SERVICES, Role.SUPERVISOR
Call = Callable[[SampleAgency, StaffMember], object]


def case_of(agency: SampleAgency) -> int:
    return agency.family("Rosa").case.id


def wish(agency: SampleAgency, reply: Reply, topic: Topic = Topic.PLACE) -> None:
    given(agency.services.preferences.record(agency.one(VS), case_of(agency), topic, reply))


def far_away(agency: SampleAgency) -> None:
    """Rosa's family moved away: the visit is cancelled, and they ask for their things to be sent."""
    visit = agency.visit("Elena Delgado")
    given(agency.services.appointments.cancel(agency.one(VS), visit.id, visit.version, "lives abroad"))
    wish(agency, Reply.BY_POST)


def begin(agency: SampleAgency, address: str = CANARY) -> PostView:
    recipient = agency.family("Rosa").answer.recipients[0].id
    return given(agency.services.by_post.begin(agency.one(VS), case_of(agency), recipient, address))


def pack_all(agency: SampleAgency, posting_id: int) -> list[int]:
    """Packed by one and checked by another."""
    view = given(agency.services.by_post.of_case(agency.one(EV), case_of(agency)))
    ids = [line.item.id for line in view.parcels[0].listed.lines]
    for item_id in ids:
        given(agency.services.by_post.pack(agency.named("Lena Brandt"), posting_id, item_id, 1))
    given(agency.services.by_post.reconcile(agency.named("Peter Novak"), posting_id, ids))
    return ids


def call(agency: SampleAgency, kind: FollowUpKind, outcome: FollowUpOutcome = FollowUpOutcome.REACHED) -> None:
    calls = given(agency.services.follow_ups.of_case(agency.one(VS), case_of(agency)))
    due = next(each for each in calls if each.kind is kind and each.outcome is None)
    given(agency.services.follow_ups.record(agency.one(VS), due.id, outcome))


def begun(agency: SampleAgency) -> None:
    far_away(agency)
    begin(agency)


def packed(agency: SampleAgency) -> None:
    begun(agency)
    pack_all(agency, 1)
    call(agency, FollowUpKind.BEFORE_SENDING)


def _boxed(agency: SampleAgency) -> None:
    begun(agency)
    for line in given(agency.services.by_post.of_case(agency.one(EV), case_of(agency))).parcels[0].listed.lines:
        given(agency.services.by_post.pack(agency.one(EV), 1, line.item.id, 1))


def sent(agency: SampleAgency) -> None:
    packed(agency)
    given(_send(agency, agency.named("Lena Brandt")))


def lost(agency: SampleAgency) -> None:
    sent(agency)
    given(agency.services.by_post.lost(agency.one(VS), 1, TODAY, CANARY))


def _begin(agency: SampleAgency, actor: StaffMember) -> object:
    recipients = agency.family("Rosa").answer.recipients
    return agency.services.by_post.begin(actor, case_of(agency), recipients[0].id, CANARY)


def _pack(agency: SampleAgency, actor: StaffMember) -> object:
    return agency.services.by_post.pack(actor, 1, agency.family("Rosa").items[0].id, 1)


def _unpack(agency: SampleAgency, actor: StaffMember) -> object:
    return agency.services.by_post.unpack(actor, 1, agency.family("Rosa").items[0].id)


def _reconcile(agency: SampleAgency, actor: StaffMember) -> object:
    view = given(agency.services.by_post.of_case(agency.one(EV), case_of(agency)))
    ids = [line.item.id for line in view.parcels[0].listed.lines] if view.parcels else []
    return agency.services.by_post.reconcile(actor, 1, ids)


def _send(agency: SampleAgency, actor: StaffMember) -> object:
    return agency.services.by_post.send(actor, 1, CANARY, "RR 1")


def _delivered(agency: SampleAgency, actor: StaffMember) -> object:
    return agency.services.by_post.delivered(actor, 1, CANARY, TODAY)


def _about(method: str, *rest: object) -> Call:
    return lambda it, who: getattr(it.services.by_post, method)(who, 1, *rest)


def _nothing(agency: SampleAgency) -> None:
    """Nothing has to be prepared."""


_A = Action
BY_POST: tuple[tuple[str, tuple[Action, ...], Role, Call, bool, Callable[[SampleAgency], object]], ...] = (
    ("by_post.of_case", (_A.VIEW_CASES,), EV, _about("of_case"), False, _nothing),
    ("by_post.begin", (_A.ARRANGE_POST,), VS, _begin, True, far_away),
    ("by_post.readdress", (_A.ARRANGE_POST,), SU, _about("readdress", CANARY), True, begun),
    ("by_post.pack", (_A.PACK,), EV, _pack, True, begun),
    ("by_post.unpack", (_A.PACK,), EV, _unpack, True, _boxed),
    ("by_post.reconcile", (_A.RECONCILE_PACKING,), SU, _reconcile, True, _boxed),
    ("by_post.send", (_A.SEND_BY_POST,), EV, _send, True, packed),
    ("by_post.delivered", (_A.RECORD_ARRIVAL,), VS, _delivered, True, sent),
    ("by_post.came_back", (_A.SEND_BY_POST,), EV, _about("came_back"), True, sent),
    ("by_post.lost", (_A.RECORD_ARRIVAL,), VS, _about("lost", TODAY, CANARY), True, sent),
    ("by_post.arrived_after_all", (_A.RECORD_ARRIVAL,), EV, _about("arrived_after_all", CANARY, TODAY), True, lost),
    ("by_post.give_up", (_A.ARRANGE_POST,), VS, _about("give_up"), True, begun),
    ("by_post.record", (_A.PRINT_CASE_DOCUMENT,), SU, _about("record"), False, sent),
)
