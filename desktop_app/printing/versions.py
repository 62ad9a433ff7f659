"""Which version of the words a document is printed from."""

from __future__ import annotations

import hashlib

from desktop_app.domain.handouts import Document, Kind
from desktop_app.domain.handouts.catalogue import row_of
from desktop_app.domain.return_papers import SignedCopy
from desktop_app.domain.week_board import WeekBoard
from desktop_app.domain.wording import SHIPPED, Forms
from desktop_app.printing.documents import form_name
from desktop_app.printing.forms import shipped_source

_SHOWN = 8


def form_version(document: Document | WeekBoard, language: str, forms: Forms = SHIPPED) -> str:
    """The version of the words of a document; empty for a signed record, which is what was kept."""
    if isinstance(document, SignedCopy):
        return ""
    form = row_of(Kind.WEEK_BOARD).form if isinstance(document, WeekBoard) else form_name(document)
    return words_version(form, language, forms)


def words_version(form: str, language: str, forms: Forms = SHIPPED) -> str:
    """The number of a form's version and a fingerprint of its words, `3.1f0c9a77`; 0 is what came with the program."""
    source = forms.text_of(form, language).source or shipped_source(form, language)
    return f"{forms.version_of(form, language)}.{hashlib.sha256(source.encode()).hexdigest()[:_SHOWN]}"
