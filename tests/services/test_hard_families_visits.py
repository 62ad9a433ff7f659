"""Families whose visit does not go as planned, or for whom there is none: each told whole."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.appointments import Status
from desktop_app.domain.cases import Manner
from desktop_app.domain.custody import Place
from desktop_app.domain.handouts import CRIME_ONLY
from desktop_app.domain.items import Category, Decision, Outcome
from desktop_app.domain.preferences import Reply, Topic
from desktop_app.domain.refusals import Refused
from desktop_app.ui.returns.case_state import manner_words
from tests.agency import ZONE, SampleAgency, given
from tests.services.story import FD, NOT_YET, YES, Story, carried, words


def test_hard_family_undetermined_becoming_homicide_after_scheduling(agency: SampleAgency) -> None:
    """Everything is packed when the finding changes: holds reopen, the packet is replaced, the visit is not cancelled."""
    omar = Story(agency, "Omar", Manner.UNDETERMINED)
    omar.kin("Sara Hill", "sister")
    omar.belongs("1", Category.KEYS, "His keys")
    omar.belongs("2", Category.WALLET, "His wallet")
    omar.clear("1")
    omar.clear("2")
    omar.told()
    given(omar.choose("1"))
    given(omar.choose("2", Decision.LATER, ask_on=date(2026, 12, 15)))
    assert omar.packet().manner == "undetermined"
    assert not carried(omar.packet()) & CRIME_ONLY
    omar.services.handouts.printed(omar.advocate, "family_packet", omar.case_id, None, "en")
    visit = omar.confirmed()
    agency.tick_visit(visit, "B10")
    assert omar.board() == "Everything is ready for the visit on 30 November"

    omar.later(1)
    case, decided = omar.case, "Dr. Ortiz, medical examiner"
    given(omar.services.cases.change_manner(omar.supervisor, case.id, case.version, Manner.HOMICIDE, decided))
    [news] = given(omar.services.cases.manner_news(omar.advocate, omar.case_id))
    assert manner_words(news, ZONE) == (
        "The manner of death changed from not yet decided to homicide on 25 November, decided by Dr. Ortiz, medical "
        "examiner. Belongings not returned yet are held again until the investigator clears each. The family packet of "
        "24 November is to be replaced by the one that fits now. The visit of 30 Nov 10:00 am still stands. Ask the "
        "investigator first, then call the family about it."
    )
    assert omar.board().startswith("The manner of death was decided anew on 25 November, and waits to be read")
    assert omar.answer()[:2] == [NOT_YET, "No belonging is cleared yet. Next move: Evidence."]
    assert omar.packet().manner == "homicide"
    assert carried(omar.packet()) >= CRIME_ONLY
    given(omar.services.cases.acknowledge_manner(omar.advocate, omar.case_id))
    assert omar.board() == (
        "Nothing can be brought to the visit on 30 November, what the family chose is held or not checked. "
        "Next move: Evidence"
    )
    arriving = words(omar.services.appointments.arrive(agency.one(FD), visit.id, visit.version))
    assert "no item has all its holds cleared (evidence)" in arriving
    assert "still_held" in [kind for _, kind in omar.calls()]

    omar.clear("1")
    assert omar.answer()[0] == YES
    assert omar.board() == "Everything is ready for the visit on 30 November"
    visit = omar.sit_down(visit)
    given(omar.give(visit, "1"))
    agency.carry(visit, Status.FINISHED)
    assert omar.item("1").outcome is not None
    assert omar.way("2") is Place.EVIDENCE_ROOM


def test_hard_family_abroad_by_post_with_signature_and_call(agency: SampleAgency) -> None:
    """They cannot come: every check of a visit holds for a parcel, somebody calls before it leaves and after it came."""
    ivo = Story(agency, "Ivo", Manner.UNDETERMINED)
    ivo.kin("Ema Hill", "mother", language="pl")
    ivo.belongs("1", Category.CLOTHING, "His coat")
    ivo.belongs("2", Category.CASH, "Cash")
    ivo.clear("1")
    ivo.clear("2")
    ivo.check("2")
    ivo.told()
    given(ivo.choose("1"))
    given(ivo.choose("2"))
    ivo.tick("B6")
    post, ema = ivo.services.by_post, ivo.relative("Ema Hill").id
    address = "ul. D\u0142uga 1, Krak\u00f3w"
    assert words(post.begin(ivo.advocate, ivo.case_id, ema, address)).startswith("The family has not asked for")
    given(ivo.services.preferences.record(ivo.advocate, ivo.case_id, Topic.PLACE, Reply.BY_POST))
    begun = given(post.begin(ivo.advocate, ivo.case_id, ema, address)).standing
    assert begun is not None
    parcel = begun.posting.id
    assert "They speak: Polish. Arrange an interpreter before the call, never a relative or a child." in ivo.answer()
    assert ivo.board() == (
        "A parcel is being prepared, to be sent once it is checked and called about. Next move: Evidence"
    )
    coat = ivo.item("1").id
    assert words(post.pack(ivo.evidence, parcel, ivo.item("2").id, 1)).startswith("Cash is never sent by post.")
    given(post.pack(ivo.evidence, parcel, coat, 1))
    assert words(post.reconcile(ivo.evidence, parcel, [coat])).startswith("You packed this list")
    given(post.reconcile(ivo.second, parcel, [coat]))
    assert words(post.send(ivo.evidence, parcel, "Courier", "JD01")) == (
        "Victim services calls the family before anything leaves, so that it never comes as a surprise."
    )
    assert ivo.calls() == [(date(2026, 11, 25), "before_sending")]
    ivo.later(1)
    ivo.reach("before_sending")
    given(post.send(ivo.evidence, parcel, "Courier", "JD01"))
    assert ivo.way("1") is Place.CARRIER
    assert ivo.board() == "What was sent is on its way, a call is promised for 7 December"
    ivo.later(6)
    given(post.delivered(ivo.advocate, parcel, "Ema Hill", ivo.today))
    assert ivo.way("1") is Place.WITH_FAMILY
    record = given(post.record(ivo.evidence, parcel))
    assert (record.sent_by, record.checked_by, record.signed_by) == ("Lena Brandt", "Peter Novak", "Ema Hill")
    assert ivo.answer()[:2] == [YES, "1 of 1 belongings is cleared to be offered."]
    assert ivo.board() == "A call is promised for 2 December"
    assert [kind for _, kind in ivo.calls()] == ["after_arrival", "weeks_later", "ask_again"]
    assert not carried(ivo.packet()) & CRIME_ONLY


def test_hard_family_leaves_half_way(agency: SampleAgency) -> None:
    """They take the watch and can bear no more. What they have is signed for; the rest waits, and somebody calls."""
    bo = sat_down_with_three(agency)
    visit = bo.found.appointments[-1]
    given(bo.give(visit, "1"))
    for number in ("2", "3"):
        given(bo.give(visit, number, Outcome.KEPT_FOR_LATER))
    record = agency.sign_all(visit)
    assert record.complete
    left = words(bo.services.appointments.finish(bo.advocate, visit.id, visit.version))
    assert "a belonging still lies in the return room (evidence)" in left
    agency.carry(visit, Status.RESET_DONE)
    assert [bo.way(number) for number in "123"] == [Place.WITH_FAMILY, Place.EVIDENCE_ROOM, Place.EVIDENCE_ROOM]
    assert bo.board() == "A call is promised for 2 December"
    assert bo.answer()[:2] == [YES, "2 of 2 belongings are cleared to be offered."]
    assert bo.calls() == [
        (date(2026, 12, 2), "after_return"), (date(2026, 12, 21), "weeks_later"), (date(2026, 12, 21), "ask_again"),
    ]  # fmt: skip

    bo.later(2)  # a second visit asks nothing again
    again = bo.sit_down(bo.booked(days=9))
    for number in ("2", "3"):
        given(bo.give(again, number))
    agency.carry(again, Status.FINISHED)
    assert bo.answer()[1] == "Nothing is left to offer."


def test_a_family_that_leaves_without_another_word_is_called_all_the_same(agency: SampleAgency) -> None:
    """They stand up and go. Nothing is lost: what lies on the table is carried back, and the calls are promised."""
    bo = sat_down_with_three(agency)
    visit = bo.found.appointments[-1]
    given(bo.give(visit, "1"))
    stop = bo.services.appointments.postpone
    assert isinstance(stop(bo.advocate, visit.id, visit.version, by_person=False, reason="closing time"), Refused)
    given(stop(bo.advocate, visit.id, visit.version, by_person=True, reason="they wished to stop"))
    assert bo.board() == ("2 belongings still lie in the return room and are to be carried back. Next move: Evidence")
    assert {kind for _, kind in bo.calls()} == {"after_return", "weeks_later", "ask_again"}
    agency.carry_back(visit)
    assert bo.board() == "The family asked for another day. Next move: Victim services"
    assert bo.answer()[:2] == [YES, "2 of 2 belongings are cleared to be offered."]
    assert bo.item("1").outcome is not None


def sat_down_with_three(agency: SampleAgency) -> Story:
    bo = Story(agency, "Bo", Manner.SUICIDE)
    bo.kin("Pat Hill", "father")
    for number, thing in (("1", "His watch"), ("2", "His jacket"), ("3", "His book")):
        bo.belongs(number, Category.OTHER, thing)
        bo.clear(number)
    bo.told()
    for number in "123":
        given(bo.choose(number))
    bo.sit_down(bo.booked())
    return bo
