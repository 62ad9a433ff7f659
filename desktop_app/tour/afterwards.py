"""The fifth journey: what a return leaves behind, and how an agency settles it: letters, parcels, paper, keeping."""

from __future__ import annotations

from desktop_app.tour.days import DANIEL, ROSA, hands_tab
from desktop_app.tour.walker import Walker


def afterwards(walk: Walker) -> None:
    """A supervisor settles notices, paper and keeping; then the family of the returned belongings, and one far away."""
    walk.sign_in("Ruth Okafor")
    walk.hands.click("rail.settings")
    _keep_a_rule(walk)
    _give_out_paper(walk)
    _say_how_long(walk)
    walk.snap("settings-afterwards")
    _write_a_letter(walk)
    _look_at_what_stays(walk)
    _send_by_post(walk)
    _leave_out_of_a_packet(walk)


def _keep_a_rule(walk: Walker) -> None:
    """None is shipped: the agency writes down what its own law asks for, and who looked it up."""
    hands = walk.hands

    def one_rule() -> None:
        hands.write("notice_rule.jurisdiction", "State of Columbia")
        hands.choose("notice_rule.method", "Certified")
        hands.write("notice_rule.days", "60")
        hands.write("notice_rule.citation", "Code 12-345, as counsel read it")
        hands.click("notice_rule.verified")
        hands.write("notice_rule.verified_by", "Ruth Okafor")
        walk.snap("notice-rule")
        hands.click("notice_rule.save")

    def all_rules() -> None:
        hands.in_dialog(lambda: hands.click("notice_rules.add"), one_rule)
        walk.snap("notice-rules")
        hands.click("dialog.confirm")

    hands.in_dialog(lambda: hands.click("settings.notices.rules"), all_rules)


def _give_out_paper(walk: Walker) -> None:
    """For the day when the power is out: numbered forms."""
    hands = walk.hands

    def how_many() -> None:
        walk.snap("paper-forms-given-out")
        hands.click("paper.issue")

    def the_pages() -> None:
        walk.snap_pages("paper-form")
        hands.click("dialog.cancel")

    def the_numbers() -> None:
        walk.snap("paper-forms")
        hands.click("dialog.cancel")

    hands.in_dialog(lambda: hands.click("settings.paper_forms.issue"), how_many, the_pages)
    hands.in_dialog(lambda: hands.click("settings.paper_forms.all"), the_numbers)


def _say_how_long(walk: Walker) -> None:
    hands = walk.hands

    def years() -> None:
        hands.click("retention.is_set")
        hands.write("retention.years", "7")
        walk.snap("retention-period")
        hands.click("retention.save")

    hands.in_dialog(lambda: hands.click("settings.retention.change"), years)


def _write_a_letter(walk: Walker) -> None:
    """Somebody spoke with the family first; the letter says the same again."""
    hands = walk.hands
    walk.sign_in("Maria Reyes")
    walk.open_family(ROSA)
    hands_tab(walk, "Afterwards")

    def spoken() -> None:
        walk.snap("family-spoken-with")
        hands.click("call.save")

    def letter() -> None:
        hands.tick_first_line("notice.items")
        hands.write("notice.tracking", "9407 1118 9956")
        walk.snap("letter-recorded")
        hands.click("notice.save")

    def its_page() -> None:
        walk.snap_pages("letter")
        hands.click("notice_letter.close")

    hands.in_dialog(lambda: hands.click("notices.call"), spoken)
    hands.in_dialog(lambda: hands.click("notices.add"), letter, its_page)
    walk.snap("family-letters")


def _look_at_what_stays(walk: Walker) -> None:
    for part in ("destructions", "check_ins", "kept"):
        walk.hands.click(f"family.section.{part}")
        walk.snap(f"family-{part.replace('_', '-')}")


def _send_by_post(walk: Walker) -> None:
    """They moved away and ask for the rest to be sent: a parcel begins, and its call is promised."""
    hands = walk.hands
    hands_tab(walk, "Choices")
    hands.click("preferences.place.by_post")
    hands_tab(walk, "At the table")
    hands.click("family.section.post")
    walk.snap("family-by-post-wished")

    def begin() -> None:
        hands.write("post.address", "12 Quince Road, Monte Alto")
        walk.snap("parcel-begun")
        hands.click("post.begin.save")

    hands.in_dialog(lambda: hands.click("post.begin"), begin)
    walk.snap("family-by-post")


def _leave_out_of_a_packet(walk: Walker) -> None:
    """Each part of a packet says why it is there, and can be left out."""
    walk.open_family(DANIEL)
    hands_tab(walk, "Handouts")
    walk.hands.click("family.handout.family_packet")
    walk.hands.click("handouts.packet.questions")
    walk.keep_page("packet-without-one-part")
