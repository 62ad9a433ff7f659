"""A text cut and joined, whatever of it is strong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.printing.story import Run, Text


def joined(runs: Sequence[Run]) -> Text:
    """One run for what is alike."""
    joined: list[Run] = []
    for run in runs:
        if joined and (joined[-1].strong, joined[-1].language) == (run.strong, run.language):
            joined[-1] = replace(joined[-1], text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def stripped(text: Text) -> Text:
    """Without spaces at its ends."""
    runs = list(text)
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip(" "))
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
    return tuple(run for run in runs if run.text)


def split(runs: Sequence[Run], mark: str) -> list[Text]:
    """The lines between marks, in order; the mark may stand inside a run."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split(mark)
        lines[-1].append(replace(run, text=first))
        lines += [[replace(run, text=part)] for part in others]
    return [stripped(joined(line)) for line in lines]


def cut(text: Text, start: int, end: int) -> Text:
    """The letters from `start` up to `end`, without spaces at the ends."""
    kept, at = [], 0
    for run in text:
        kept.append(replace(run, text=run.text[max(0, start - at) : max(0, end - at)]))
        at += len(run.text)
    return stripped(joined(kept))


def partition(text: Text, mark: str) -> tuple[Text, bool, Text]:
    """Text before the first mark, whether there was one, text after it."""
    for index, run in enumerate(text):
        before, found, after = run.text.partition(mark)
        if found:
            head = (*text[:index], replace(run, text=before))
            tail = (replace(run, text=after), *text[index + 1 :])
            return stripped(joined(head)), True, stripped(joined(tail))
    return text, False, ()
