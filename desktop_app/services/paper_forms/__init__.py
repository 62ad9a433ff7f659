"""Numbered paper forms: issued, entered afterwards, or spoiled."""

from desktop_app.services.paper_forms.service import LateVisit, PaperFormService

__all__ = ["LateVisit", "PaperFormService"]
