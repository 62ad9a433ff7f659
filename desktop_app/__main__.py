"""Runs Safekeeping as `python -m desktop_app` and as the frozen program."""

from __future__ import annotations

import sys

from desktop_app.cli import main

if __name__ == "__main__":
    sys.exit(main())
