"""A large invented record for the search: 20,000 records and 200,000 headings of passages.

Its words are those of a dataset's own names and descriptions, so that they are as long, as frequent
and as many as real ones; what they say means nothing. The same for the same size.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from toguna.acts.models import Act, Participation
from toguna.institutions.models import Party
from toguna.kernel.models import Place, Term
from toguna.meetings.models import Outcome
from toguna.record.models import Passage, Source
from toguna.roadmap.enums import Origin
from toguna.roadmap.models import Action, Category, Roadmap
from toguna.texts.models import Work

DATASET = Path(__file__).resolve().parent.parent / "data" / "aes"
TEXTS = re.compile(r"(?:titre|nom|description|énoncé|intitulé)(?: court)?(?: \((fr|en)\))?")
LONG_AGO = datetime(2019, 1, 1, tzinfo=UTC)
KNOWN = date(2020, 1, 1)
BATCH = 2000
PUBLIC: dict[str, Any] = {"validated_by": "user:1", "validated_at": LONG_AGO, "known": KNOWN}


@dataclass(frozen=True, slots=True)
class Size:
    """How many records, and how many headings."""

    records: int
    passages: int


class Writer:
    """Makes texts of a dataset's words, each as often as the dataset has it."""

    def __init__(self) -> None:
        self.random = random.Random(11)
        self.words: dict[str, list[str]] = {"fr": [], "en": []}
        for language, text in _texts():
            self.words[language] += text.split()

    def text(self, least: int, most: int) -> dict[str, str]:
        """A text of so many words, in both languages."""
        count = self.random.randint(least, most)
        return {
            tag: " ".join(self.random.choices(words, k=count)) for tag, words in self.words.items()
        }

    def day(self) -> date:
        return KNOWN + timedelta(days=self.random.randrange(2000))


def _texts() -> Iterator[tuple[str, str]]:
    for path in sorted(DATASET.glob("*.csv")):
        if path.name in ("columns.csv", "vocabularies.csv"):
            continue
        with path.open(encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened):
                for name, cell in row.items():
                    if cell and (found := TEXTS.fullmatch(name)):
                        yield found[1] or "fr", cell


def fill(size: Size) -> None:
    """Add so many records of eight kinds, and so many headings, to the record of the default
    database."""
    writer = Writer()
    each = size.records // 8
    term = Term.objects.create(vocabulary="bench", ref="bench", name={"fr": "Essai", "en": "Trial"})
    places = [Place.objects.create(ref=f"bench-{n}", name=writer.text(1, 2)) for n in range(40)]
    parties = _people(writer, each)
    acts = _acts(writer, each, term, places)
    roles = [
        Participation(
            ref=f"bench-{number}",
            act=act,
            party=writer.random.choice(parties),
            role=term,
            **PUBLIC,
        )
        for number, act in enumerate(acts)
    ]
    _insert(Participation, roles)
    _insert(Outcome, _outcomes(writer, each, acts, term))
    _insert(Work, _texts_of(writer, each, term))
    _insert(Action, _actions(writer, each))
    _insert(Passage, _passages(writer, size.passages, term))


def _people(writer: Writer, each: int) -> list[Party]:
    kinds = ("person", "body", "organisation")
    rows = [
        Party(
            ref=f"bench-{kind}-{number}",
            kind=kind,
            name=writer.text(2, 5),
            description=writer.text(5, 20),
            **PUBLIC,
        )
        for kind in kinds
        for number in range(each)
    ]
    return _insert(Party, rows)


def _acts(writer: Writer, each: int, term: Term, places: list[Place]) -> list[Act]:
    rows = [
        Act(
            ref=f"bench-{number}",
            kind=term,
            title=writer.text(4, 12),
            description=writer.text(5, 30),
            date=writer.day().isoformat(),
            place=writer.random.choice(places),
            status="held",
            **PUBLIC,
        )
        for number in range(each * 2)
    ]
    return _insert(Act, rows)


def _outcomes(writer: Writer, each: int, acts: list[Act], term: Term) -> list[Outcome]:
    return [
        Outcome(
            ref=f"bench-{number}",
            act=writer.random.choice(acts),
            kind=term,
            statement=writer.text(6, 25),
            **PUBLIC,
        )
        for number in range(each)
    ]


def _texts_of(writer: Writer, each: int, term: Term) -> list[Work]:
    return [
        Work(
            ref=f"bench-{number}",
            kind=term,
            title=writer.text(5, 16),
            description=writer.text(3, 20),
            number=f"{number:05}/BENCH",
            **PUBLIC,
        )
        for number in range(each)
    ]


def _actions(writer: Writer, each: int) -> list[Action]:
    roadmap = Roadmap.objects.create(ref="bench", title=writer.text(3, 5), **PUBLIC)
    category = Category.objects.create(
        ref="bench", roadmap=roadmap, name=writer.text(1, 2), **PUBLIC
    )
    return [
        Action(
            ref=f"bench-{number}",
            category=category,
            position=number,
            title=writer.text(4, 12),
            description=writer.text(5, 30),
            origin=Origin.STATED,
            **PUBLIC,
        )
        for number in range(each)
    ]


def _passages(writer: Writer, count: int, term: Term) -> Iterator[Passage]:
    source = Source.objects.create(
        ref="bench",
        title=writer.text(3, 6),
        kind=term,
        publisher="Bench",
        language="fr",
        known=KNOWN,
    )
    for number in range(1, count + 1):
        yield Passage(
            source=source,
            path=str(number),
            ordinal=number,
            kind="heading",
            label=writer.text(3, 12)["fr"],
            digest=f"{number:064x}",
            status="carried",
        )


def _insert(model: Any, rows: Any) -> list[Any]:
    made: list[Any] = []
    some: list[Any] = []
    for row in rows:
        some.append(row)
        if len(some) == BATCH:
            made += model._default_manager.bulk_create(some)
            some = []
    return [*made, *model._default_manager.bulk_create(some)]
