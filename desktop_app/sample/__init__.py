"""The fictional Fairhaven Police Department, for the demo, the tour and the tests."""

from __future__ import annotations

from desktop_app.sample.filling import HeldClock, fill, value

__all__ = ["HeldClock", "fill", "value"]
