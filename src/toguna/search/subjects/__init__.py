"""Everything that is found, by the model it is read from."""

from toguna.search.subjects.acts import ACT, CHAIN, OUTCOME, PROCESS, SERIES
from toguna.search.subjects.institutions import OFFICE, PARTY, POWER
from toguna.search.subjects.sources import DISCREPANCY, PASSAGE, SOURCE
from toguna.search.subjects.subject import Subject
from toguna.search.subjects.texts import ACTION, ROADMAP, TEXT

SUBJECTS: tuple[Subject, ...] = (
    PARTY,
    OFFICE,
    POWER,
    ACT,
    OUTCOME,
    PROCESS,
    SERIES,
    CHAIN,
    TEXT,
    ROADMAP,
    ACTION,
    SOURCE,
    DISCREPANCY,
    PASSAGE,
)

__all__ = ["SUBJECTS", "Subject"]
