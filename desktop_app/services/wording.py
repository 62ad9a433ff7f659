"""The agency's own words for what is printed: saved as versions, approved by a supervisor, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.domain.times import local_day
from desktop_app.domain.wording import (
    FORMS,
    SHIPPED_NUMBER,
    Forms,
    FormText,
    FormWording,
    Review,
    Version,
    VersionState,
    check_words,
    in_use,
    judge_approval,
    judge_review,
    text_in_use,
)
from desktop_app.services.acting import Clock, Service
from desktop_app.store import agency
from desktop_app.store import wording_versions as store
from desktop_app.store.database import Database


class WordingService(Service):
    """`forms` is what everybody prints with; the rest is for those who may change it.

    Whether a text can be printed is checked where it is typed: `save` takes words that have been laid out on a page.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self._known: tuple[tuple[int, ...], Forms] | None = None

    def forms(self, actor: StaffMember) -> Forms | Refused:
        """The words in use, read anew only when something was added, approved or withdrawn."""
        if refused := self._deny(actor, Action.VIEW_WORDING):
            return refused
        with self._database.reading():
            stamp = store.stamp()
            if self._known is None or self._known[0] != stamp:
                texts = {(each.text.form, each.text.language): each.text for each in self._all() if _told(each.text)}
                self._known = (stamp, Forms(texts))
        return self._known[1]

    def list(self, actor: StaffMember) -> tuple[FormWording, ...] | Refused:
        """Every form in each of its languages."""
        if refused := self._deny(actor, Action.EDIT_WORDING):
            return refused
        with self._database.reading():
            return self._all()

    def open(self, actor: StaffMember, form: str, language: str) -> FormWording | Refused:
        """One form in one language, with every version."""
        if refused := self._deny(actor, Action.EDIT_WORDING):
            return refused
        if language not in FORMS.get(form, ()):
            return refuse(Cause.NOT_FOUND)
        with self._database.reading():
            return self._of(form, language)

    def save(self, actor: StaffMember, form: str, language: str, text: str, latest: int) -> Version | Refused:
        """Keep a text as a new version, which waits for a supervisor. `latest` is the number it was begun from."""
        if refused := self._deny(actor, Action.EDIT_WORDING):
            return refused
        if language not in FORMS.get(form, ()):
            return refuse(Cause.NOT_FOUND)
        kept = check_words(text)
        if isinstance(kept, Refused):
            return kept
        with self._writing():
            found = self._of(form, language)
            if found.latest != latest:
                return refuse(Cause.CHANGED_MEANWHILE)
            before = found.version(latest)
            if before is not None and before.source == kept and before.state is not VersionState.WITHDRAWN:
                return refuse(Cause.NOTHING_NEW)
            made = store.add(form, language, kept, actor, self._clock())
            self._note(actor, "save", made)
        return made

    def approve(self, actor: StaffMember, version_id: int) -> FormWording | Refused:
        """From now on it is what is printed; by a supervisor who did not write it."""
        if refused := self._deny(actor, Action.APPROVE_WORDING):
            return refused
        with self._writing():
            found = store.version(version_id)
            if found is None:
                return refuse(Cause.NOT_FOUND)
            used = self._of(found.form, found.language).text.number
            if refused := judge_approval(found, actor.id, used):
                return refused
            store.approve(version_id, actor.id, self._clock())
            self._note(actor, "approve", found)
            return self._of(found.form, found.language)

    def withdraw(self, actor: StaffMember, version_id: int) -> FormWording | Refused:
        """It is printed no more: the one approved before it is, or what came with the program.

        Who may write may take back what waits; what is in use only a supervisor does.
        """
        if refused := self._deny(actor, Action.EDIT_WORDING):
            return refused
        with self._writing():
            found = store.version(version_id)
            if found is None:
                return refuse(Cause.NOT_FOUND)
            if found.state is VersionState.APPROVED and (refused := self._deny(actor, Action.APPROVE_WORDING)):
                return refused
            if not store.withdraw(version_id, actor.id, self._clock()):
                return refuse(Cause.WORDING_DECIDED)
            self._note(actor, "withdraw", found)
            return self._of(found.form, found.language)

    def review(
        self, actor: StaffMember, form: str, language: str, number: int, by_name: str, on: date
    ) -> FormWording | Refused:
        """Somebody who knows the language read a translation through; 0 is the one that came with the program."""
        if refused := self._deny(actor, Action.EDIT_WORDING):
            return refused
        name = check_text("reviewed_by", by_name)
        if isinstance(name, Refused):
            return name
        if language not in FORMS.get(form, ()):
            return refuse(Cause.NOT_FOUND)
        with self._writing():
            version = self._of(form, language).version(number)
            if version is None and number != SHIPPED_NUMBER:
                return refuse(Cause.NOT_FOUND)
            author = version.author if version else ""
            if refused := judge_review(language, author, name, on, self._today()):
                return refused
            review = Review(form, language, number, _fingerprint(form, language, version), name, on)
            store.add_review(review, actor.id, self._clock())
            self._record(actor, "wording.review", "form", None, form=form, language=language, number=number)
            return self._of(form, language)

    def _note(self, actor: StaffMember, what: str, version: Version) -> None:
        form, language, number = version.form, version.language, version.number
        action = f"wording.{what}"
        self._record(actor, action, "form_version", version.id, form=form, language=language, number=number)

    def _all(self) -> tuple[FormWording, ...]:
        by_form: dict[tuple[str, str], list[Version]] = {}
        for each in store.versions():
            by_form.setdefault((each.form, each.language), []).append(each)
        reviews = store.reviews()
        return tuple(
            self._put_together(form, language, by_form.get((form, language), ()), reviews)
            for form, languages in FORMS.items()
            for language in languages
        )

    def _of(self, form: str, language: str) -> FormWording:
        return self._put_together(form, language, store.versions(form, language), store.reviews())

    def _put_together(
        self, form: str, language: str, versions: Iterable[Version], reviews: tuple[Review, ...]
    ) -> FormWording:
        found = tuple(versions)
        used = in_use(found)
        fingerprint = _fingerprint(form, language, used)
        mine = (
            each for each in reviews if (each.form, each.language, each.fingerprint) == (form, language, fingerprint)
        )
        review = next(reversed(tuple(mine)), None)
        return FormWording(text_in_use(form, language, used, review, self._approved_on(used)), found)

    def _approved_on(self, version: Version | None) -> date | None:
        if version is None or version.approved_at is None:
            return None
        found = agency.get()
        return local_day(version.approved_at, found.zone if found else "UTC")


def _fingerprint(form: str, language: str, version: Version | None) -> str:
    return store.fingerprint(version.source) if version else store.shipped_fingerprint(form, language)


def _told(text: FormText) -> bool:
    """Whether it differs from what is printed without being asked."""
    return bool(text.number or text.reviewed_by)
