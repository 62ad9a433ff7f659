"""Reads the shipped protocols; a mistake in a file is named with its key at the first reading."""

from __future__ import annotations

from functools import cache

import msgspec

from desktop_app.domain.protocols import Protocol
from desktop_app.paths import data_folder

PROTOCOLS = ("interview", "property_return")


@cache
def shipped() -> dict[str, Protocol]:
    """Both protocols of the domain reference, section 8, by id."""
    return {name: read(name) for name in PROTOCOLS}


def read(name: str) -> Protocol:
    """One protocol, strictly decoded and checked: gates and steps match, and each has a fitting scope."""
    file = data_folder("resources") / "protocols" / f"{name}.toml"
    protocol = msgspec.toml.decode(file.read_bytes(), type=Protocol)
    gates = {gate.id for gate in protocol.gates}
    opened = {step.gate for step in protocol.steps if step.gate}
    steps = {step.id for step in protocol.steps}
    followed = {step.second_person_after for step in protocol.steps if step.second_person_after}
    if opened - gates or gates - opened or followed - steps or len(steps) != len(protocol.steps):
        raise ValueError(
            f"{file.name}: gates, steps or second persons do not match: {opened ^ gates or followed - steps}"
        )
    if misplaced := protocol.misplaced():
        raise ValueError(f"{file.name}: these steps or gates need another scope: {', '.join(misplaced)}")
    return protocol
