"""The kinds of record that are found, each with a page or a place on one."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """In the order in which kinds are told when nothing else orders them."""

    PERSON = "person"
    OFFICE = "office"
    INSTITUTION = "institution"
    POWER = "power"
    TEXT = "text"
    MEETING = "meeting"
    ACT = "act"
    OUTCOME = "outcome"
    ROADMAP = "roadmap"
    ACTION = "action"
    PARTNER = "partner"
    PROCESS = "process"
    SERIES = "series"
    CHAIN = "chain"
    SOURCE = "source"
    DISCREPANCY = "discrepancy"
    PASSAGE = "passage"


ORDER = {kind: number for number, kind in enumerate(Kind)}
