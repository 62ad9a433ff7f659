"""The values of the list of what waits too long."""

from __future__ import annotations

from desktop_app.domain.handouts import Overdue, WaitingAnswer
from desktop_app.printing import dates
from desktop_app.printing.values.wording import Values, Wording


def overdue_values(document: Overdue, wording: Wording) -> Values:
    """Everything the list may name."""
    form, language, today = wording.form, wording.language, document.day
    return {
        "day": dates.day_and_year(today, language),
        "answers_count": _count(wording, [(each.case_number, each.holds) for each in document.answers]),
        "reviews_count": _count(wording, [(each.case_number, each.holds) for each in document.reviews]),
        "notices_count": _count(
            wording, [(each.case_number, each.belongings) for each in document.notices], "belongings"
        ),
        "nothing": not (document.answers or document.reviews or document.notices),
        "answers": tuple(
            {
                "number": each.case_number,
                "holds": str(each.holds),
                "authority": each.authority or form.word("not_named"),
                "since": dates.day_and_year(each.asked_on, language),
                "days": form.word("days", days=str((today - each.asked_on).days)) if each.letters else "",
                "letters": str(each.letters),
                "remind": _remind(each, wording),
            }
            for each in document.answers
        ),
        "reviews": tuple(
            {
                "number": each.case_number,
                "holds": str(each.holds),
                "authority": each.authority or form.word("not_named"),
                "since": dates.day_and_year(each.review_on, language),
                "days": form.word("days", days=str((today - each.review_on).days)),
            }
            for each in document.reviews
        ),
        "notices": tuple(
            {
                "number": each.case_number,
                "belongings": str(each.belongings),
                "sent": dates.day_and_year(each.sent_on, language),
                "since": dates.day_and_year(each.due_on, language),
                "days": form.word("days", days=str((today - each.due_on).days)),
            }
            for each in document.notices
        ),
    }


def _remind(each: WaitingAnswer, wording: Wording) -> str:
    if each.came_back_on is not None:
        return wording.form.word("came_back")
    return wording.form.word("remind") if each.remind_now else ""


def _count(wording: Wording, rows: list[tuple[str, int]], what: str = "holds") -> str:
    """How many holds or belongings, in how many cases."""
    if not rows:
        return wording.form.word("none")
    cases = {number for number, _ in rows}
    return wording.form.word(f"count_{what}", count=str(sum(count for _, count in rows)), cases=str(len(cases)))
