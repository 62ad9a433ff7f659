"""Signatures under a record; a signature is never removed, only voided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from desktop_app.domain.signatures import Method, Signature, Signer, from_text, to_text
from desktop_app.store.models import SignatureRow


def of_documents(document_ids: Sequence[int]) -> dict[int, tuple[Signature, ...]]:
    """The signatures of records, each in the order they were given."""
    found: dict[int, list[Signature]] = defaultdict(list)
    for row in SignatureRow.select().where(SignatureRow.document.in_(document_ids)).order_by(SignatureRow.id):
        found[row.document_id].append(
            Signature(
                row.document_id,
                row.sha256,
                Signer(row.signer),
                row.name,
                Method(row.method),
                from_text(row.strokes),
                row.at,
                row.voided_at,
            )
        )
    return {document_id: tuple(signatures) for document_id, signatures in found.items()}


def add(signature: Signature) -> None:
    """One signature."""
    SignatureRow.create(
        document=signature.document_id,
        sha256=signature.sha256,
        signer=signature.signer.value,
        name=signature.name,
        method=signature.method.value,
        strokes=to_text(signature.strokes),
        at=signature.at,
    )


def void(document_ids: Sequence[int], at: int) -> int:
    """Void what stands under some records; how many there were."""
    standing = (SignatureRow.document.in_(document_ids)) & SignatureRow.voided_at.is_null()
    return int(SignatureRow.update(voided_at=at).where(standing).execute())
