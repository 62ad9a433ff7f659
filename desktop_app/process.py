"""What the process itself leaves on the computer: files for whoever runs it alone, and no picture of its memory."""

from __future__ import annotations

import os
import sys

FOR_OWNER_ALONE = 0o077
_NO_REPORT = 0x0002 | 0x0001
"""SEM_NOGPFAULTERRORBOX and SEM_FAILCRITICALERRORS: Windows makes no report, which would hold pieces of memory."""


def keep_to_itself() -> None:
    """Before any file is made: a document that is saved is not for everybody on the computer, a crash leaves no core file."""
    os.umask(FOR_OWNER_ALONE)
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_REPORT)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
