"""The invented confederation, and questions put to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.portal.sites import LAKES
from toguna.exchange.actions import import_dataset
from toguna.kernel.standpoint import Standpoint
from toguna.record.actor import Actor
from toguna.search.queries import Answer, Question, find

NOW = datetime(2031, 7, 15, 12, tzinfo=UTC)
ACTOR = Actor("user:1")
Ask = Callable[..., Answer]


@pytest.fixture
def lakes(db: None) -> None:
    """The invented confederation, imported."""
    import_dataset(directory=LAKES, actor=Actor("import:lakes"))


@pytest.fixture
def ask(lakes: None) -> Ask:
    """What is found for some words in July 2031, all kinds; `desk` asks as the desk."""

    def ask(
        words: str,
        *,
        at: datetime = NOW,
        as_of: date | None = None,
        known_on: date | None = None,
        desk: bool = False,
        language: str = "en",
        **more: object,
    ) -> Answer:
        standpoint = None if desk else Standpoint(as_of, known_on, at)
        question = Question(words, (language, "en", "pt"), standpoint)
        return find(replace(question, **more), limit=50)

    return ask


def refs(answer: Answer) -> list[str]:
    """What was found, in order, each with its kind."""
    return [f"{hit.kind}:{hit.ref}" for group in answer.groups for hit in group.hits]


def complete(answer: Answer) -> set[str]:
    """What has all the words."""
    return {
        f"{hit.kind}:{hit.ref}" for group in answer.groups for hit in group.hits if not hit.lacking
    }
