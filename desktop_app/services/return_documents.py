"""The record of a return: made from what was recorded, shown, signed by three people, kept for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain import handouts
from desktop_app.domain.appointments import Appointment, Status
from desktop_app.domain.cases import Case
from desktop_app.domain.items import Item
from desktop_app.domain.permissions import Action
from desktop_app.domain.refusals import Cause, Refused, refuse
from desktop_app.domain.return_documents import (
    LARGEST,
    Addendum,
    FileVerification,
    Parties,
    ReturnDocument,
    Verification,
    is_complete,
    numbers_in,
    outcomes_open,
    parties,
    passed_by,
    record_number,
    stopped,
)
from desktop_app.domain.return_papers import FirearmReturn, SignedCopy
from desktop_app.domain.signatures import (
    Method,
    Signature,
    Signer,
    Stroke,
    complete,
    fingerprint,
    plan_signature,
    standing,
)
from desktop_app.domain.staff import StaffMember
from desktop_app.domain.texts import check_text
from desktop_app.services.acting import Service
from desktop_app.services.handouts import records
from desktop_app.store import appointments, cases, items, return_documents, signatures

RecordPage = handouts.ReturnRecord | FirearmReturn


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record with its signatures. `current` is false once something was recorded after it was made."""

    document: ReturnDocument
    signatures: tuple[Signature, ...]
    addenda: tuple[Addendum, ...]
    parties: Parties
    current: bool

    @property
    def standing(self) -> dict[Signer, Signature]:
        """The signatures that count now."""
        return standing(self.signatures, self.document.sha256) if self.current else {}

    @property
    def voided(self) -> bool:
        """Whether somebody signed and something changed afterwards."""
        return any(each.voided_at is not None for each in self.signatures)

    @property
    def complete(self) -> bool:
        """Whether all three signatures stand."""
        return is_complete(self.document, self.signatures, current=self.current)


class ReturnDocumentService(Service):
    """The page is rendered by the caller; what is kept and signed are its exact bytes."""

    def table(self, actor: StaffMember, appointment_id: int) -> tuple[Item, ...] | Refused:
        """What lies on the table of a visit."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            found = self._visit(appointment_id)
            if isinstance(found, Refused):
                return found
            return records.lying_here(items.of_cases((found[1].id,)), appointment_id, self._today())

    def draft(self, actor: StaffMember, appointment_id: int, language: str = "en") -> RecordPage | Refused:
        """What the record of this visit says, with the number it would have, before anybody has signed."""
        if refused := self._deny(actor, Action.SIGN_RECORD):
            return refused
        with self._database.reading():
            return self._draft(appointment_id, language)

    def make(
        self, actor: StaffMember, appointment_id: int, page: RecordPage, pdf: bytes, language: str = "en"
    ) -> RecordView | Refused:
        """Keep the exact bytes of a page; refused when anything was recorded since the page was drafted."""
        if refused := self._deny(actor, Action.SIGN_RECORD):
            return refused
        if not pdf.startswith(b"%PDF") or len(pdf) > LARGEST:
            return refuse(Cause.NOT_FOUND)
        with self._writing():
            now = self._draft(appointment_id, language)
            if isinstance(now, Refused):
                return now
            if now != page:
                return refuse(Cause.RECORD_CHANGED)
            made = self._keep(appointment_id, now.record_number, pdf)
            voided = return_documents.void(appointment_id, self._clock(), but=made)
            self._tell(actor, "record.make", made, number=now.record_number, signatures_voided=voided)
            return self._seen(made)

    def current(self, actor: StaffMember, appointment_id: int) -> RecordView | Refused | None:
        """The latest record of a visit, or None while none was made."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            made = return_documents.of_visits([appointment_id])
            signed = [each for each in made if self._view(each).standing]
            return self._view((signed or made)[-1]) if made else None

    def pdf(self, actor: StaffMember, document_id: int) -> bytes | Refused:
        """The exact bytes that were, or are to be, signed."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            known = return_documents.get(document_id)
            return return_documents.bytes_of(document_id) if known else refuse(Cause.NOT_FOUND)

    def sign(
        self,
        actor: StaffMember,
        document_id: int,
        signer: Signer,
        method: Method,
        strokes: Sequence[Stroke] = (),
    ) -> RecordView | Refused:
        """One of the three signs the very page that was shown; the name is the one on the page."""
        if refused := self._deny(actor, Action.SIGN_RECORD):
            return refused
        with self._writing():
            document = return_documents.get(document_id)
            if document is None:
                return refuse(Cause.NOT_FOUND)
            view = self._view(document)
            if refused := self._refuse_signing(view):
                return refused
            names = _names(view.parties)
            drawn = tuple(strokes) if method is Method.PEN else ()
            sha256 = fingerprint(return_documents.bytes_of(document_id))
            new = Signature(document_id, sha256, signer, names[signer], method, drawn, self._clock())
            if refused := plan_signature(new, document.sha256, view.signatures, names):
                return refused
            signatures.add(new)
            visit = appointments.get(document.appointment_id)
            if visit and visit.status is not Status.IN_ROOM:  # it was stopped: nothing else will complete its record
                return_documents.complete_signed(document.appointment_id, self._clock())
            self._tell(
                actor, "record.sign", document_id, number=document.number, signer=signer.value, method=method.value
            )
            return self._seen(document_id)

    def signed_copy(self, actor: StaffMember, document_id: int) -> SignedCopy | Refused:
        """The very bytes that were signed, with a sheet that says who signed them and what was added later."""
        if refused := self._deny(actor, Action.PRINT_CASE_DOCUMENT):
            return refused
        with self._database.reading():
            document = return_documents.get(document_id)
            if document is None:
                return refuse(Cause.NOT_FOUND)
            if not return_documents.current(document):
                return refuse(Cause.RECORD_CHANGED)
            made = records.Signed(document, self._signatures(document), return_documents.addenda(document.id))
            return records.signed_copy(made)

    def of_case(self, actor: StaffMember, case_id: int) -> tuple[RecordView, ...] | Refused:
        """The completed records of a family's visits, in the order they were made."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            made = return_documents.of_visits([each.id for each in appointments.of_case(case_id)])
            return tuple(self._view(each) for each in made if each.completed_at is not None)

    def add_addendum(self, actor: StaffMember, document_id: int, text: str) -> RecordView | Refused:
        """Add a note behind a completed record; the record itself never changes."""
        if refused := self._deny(actor, Action.ADD_TO_RECORD):
            return refused
        words = check_text("addendum", text)
        if isinstance(words, Refused):
            return words
        with self._writing():
            document = return_documents.get(document_id)
            if document is None:
                return refuse(Cause.NOT_FOUND)
            if document.completed_at is None:
                return refuse(Cause.NOT_COMPLETED)
            return_documents.add_addendum(document_id, Addendum(words, actor.name, self._clock()))
            self._tell(actor, "record.add", document_id, number=document.number)
            return self._seen(document_id)

    def verify(self, actor: StaffMember, document_id: int) -> Verification | Refused:
        """Recompute the fingerprint of the bytes that are kept and compare it with every signature."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            document = return_documents.get(document_id)
            if document is None:
                return refuse(Cause.NOT_FOUND)
            sha256, signed = fingerprint(return_documents.bytes_of(document_id)), self._signatures(document)
            stand = [each for each in signed if each.voided_at is None]
            return Verification(
                document.number,
                sha256,
                sha256 == document.sha256,
                all(each.sha256 == sha256 for each in stand),
                complete(signed, sha256),
            )

    def verify_file(self, actor: StaffMember, data: bytes, text: str = "") -> FileVerification | Refused:
        """Which record a file is, by its fingerprint; a file that is none may name one in its `text`, which proves nothing."""
        if refused := self._deny(actor, Action.VIEW_CASES):
            return refused
        with self._database.reading():
            sha256 = fingerprint(data)
            same = return_documents.with_fingerprint(sha256)
            if same is not None:
                return FileVerification(sha256, same.number, same=True, completed_at=same.completed_at)
            named = next((each for each in numbers_in(text) if return_documents.numbered(each)), "")
            return FileVerification(sha256, named, same=False)

    def _draft(self, appointment_id: int, language: str) -> RecordPage | Refused:
        found = self._visit(appointment_id)
        if isinstance(found, Refused):
            return found
        visit, case = found
        belongings = items.of_cases((case.id,))
        going = visit.status is Status.IN_ROOM
        if not going and not stopped(visit, belongings):
            return refuse(Cause.NOT_IN_ROOM)
        who = parties(belongings, visit.id)
        if isinstance(who, Refused):
            return who
        lying = records.lying_here(belongings, visit.id, self._today())
        if going and (refused := outcomes_open(lying, visit.id)):
            return refused
        number = record_number(visit.number, return_documents.entries(visit.id), language)
        record = records.unsigned(records.return_record(visit, case, language, self._today()), number)
        return records.in_its_form(record, visit, case, self._today())

    def _keep(self, appointment_id: int, number: str, pdf: bytes) -> int:
        """The record with a number: the one that was made already, unless it was passed by since."""
        known, found = return_documents.numbered(number), self._visit(appointment_id)
        if known and not isinstance(found, Refused) and passed_by(known, items.of_cases((found[1].id,))):
            return_documents.outdate(found[1].id, self._clock())
            known = None
        return known.id if known else return_documents.add(appointment_id, number, pdf, fingerprint(pdf), self._clock())

    def _refuse_signing(self, view: RecordView) -> Refused | None:
        found = self._visit(view.document.appointment_id)
        if isinstance(found, Refused):
            return found
        visit, case = found
        belongings = items.of_cases((case.id,))
        open_now = visit.status is Status.IN_ROOM or stopped(visit, belongings)
        if view.document.completed_at is not None or not open_now:
            return refuse(Cause.NOT_IN_ROOM)
        stands = view.current and not passed_by(view.document, belongings)
        return None if stands else refuse(Cause.RECORD_CHANGED)

    def _seen(self, document_id: int) -> RecordView:
        document = return_documents.get(document_id)
        if document is None:
            raise LookupError(document_id)
        return self._view(document)

    def _view(self, document: ReturnDocument) -> RecordView:
        visit = appointments.get(document.appointment_id)
        belongings = items.of_cases((visit.case_id,)) if visit and visit.case_id else ()
        who = parties(belongings, document.appointment_id)
        return RecordView(
            document,
            self._signatures(document),
            return_documents.addenda(document.id),
            who if isinstance(who, Parties) else Parties("", "", ""),
            return_documents.current(document),
        )

    def _tell(self, actor: StaffMember, action: str, document_id: int, **facts: object) -> None:
        document = return_documents.get(document_id)
        visit = appointments.get(document.appointment_id) if document else None
        self._record(
            actor,
            action,
            "return_document",
            document_id,
            case_id=visit.case_id if visit else None,
            appointment_id=visit.id if visit else None,
            **facts,
        )

    @staticmethod
    def _signatures(document: ReturnDocument) -> tuple[Signature, ...]:
        return signatures.of_documents([document.id]).get(document.id, ())

    @staticmethod
    def _visit(appointment_id: int) -> tuple[Appointment, Case] | Refused:
        visit = appointments.get(appointment_id)
        case = cases.get(visit.case_id) if visit and visit.case_id else None
        return (visit, case) if visit and case else refuse(Cause.NOT_FOUND)


def _names(who: Parties) -> dict[Signer, str]:
    return {Signer.RECIPIENT: who.recipient, Signer.EVIDENCE: who.evidence, Signer.WITNESS: who.witness}
