"""A large invented roadmap, written by the database itself: a few statements, some ten seconds.

Every action has `assertions` assertions, a multiple of ten. Ten of them make a generation: five
for each axis, two confederal and one for each of three states. A generation is twenty days later
than the one before; every fifth generation corrects the one before it, row by row. Each becomes
known thirty days after it is true.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.core.management import call_command
from django.db import connections

from toguna.institutions.models import Confederation, Party
from toguna.kernel.models import Term
from toguna.record.models import Passage, Source
from toguna.roadmap.enums import Origin
from toguna.roadmap.models import Action, Category, Roadmap

FIRST_DAY = date(2020, 1, 1)
LONG_AGO = datetime(2019, 1, 1, tzinfo=UTC)
CATEGORIES = 5
PASSAGES = 500
GENERATION = 10
DAYS_BETWEEN = 20

# The day `n.day` days after the first one: as a day, and as the text that EDTF writes.
DAY = {
    "sqlite": "date('2020-01-01', '+' || ({days}) || ' days')",
    "postgresql": "(DATE '2020-01-01' + ({days})::integer)",
}
TEXT = {"sqlite": "{day}", "postgresql": "to_char({day}, 'YYYY-MM-DD')"}

ASSERTIONS = """
    INSERT INTO roadmap_assertion (
        id, ref, revision, known, known_inferred, axis, value, statement, valid, valid_earliest,
        valid_latest, grade, action_id, scope_id, passage_id, supersedes_id
    )
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {last}),
    placed (i, action, generation, seat) AS (
        SELECT i, i / {each}, (i % {each}) / 10, i % 10 FROM n
    ),
    stated (i, action, generation, seat, corrects, valid, known) AS (
        SELECT i, action, generation, seat, generation % 5 = 4,
               {valid}, {known}
        FROM placed
    )
    SELECT i + 1,
           'assertion-' || (CASE WHEN corrects THEN i - 10 ELSE i END),
           CASE WHEN corrects THEN 2 ELSE 1 END,
           known, {false},
           CASE seat % 2 WHEN 0 THEN 'lifecycle' ELSE 'completion' END,
           CASE seat % 2 WHEN 0 THEN 'under-way' ELSE 'limited' END,
           '{{"en": "Work goes on"}}', {text}, valid, valid, 'self-account',
           action + 1,
           CASE WHEN seat < 4 THEN {confederation} ELSE {confederation} + seat / 2 - 1 END,
           {passage} + i % {passages},
           CASE WHEN corrects THEN i - 10 + 1 ELSE NULL END
    FROM stated
"""


@dataclass(frozen=True)
class Size:
    """How much is generated: actions, and assertions for each of them. With two assertions there
    is one for each axis, confederal, and nothing is corrected."""

    actions: int
    assertions: int


def fill(alias: str, size: Size) -> Roadmap:
    """Make the tables of the models in an empty database, and fill them."""
    call_command("migrate", database=alias, run_syncdb=True, verbosity=0)
    connection = connections[alias]
    roadmap = _ground(alias, size)
    confederation = Party.objects.using(alias).get(ref="union").pk
    passage = Passage.objects.using(alias).order_by("pk").values_list("pk", flat=True)[0]
    with connection.cursor() as cursor:
        cursor.execute(_assertions(connection.vendor, size, confederation, passage))
        cursor.execute("ANALYZE")
    return roadmap


def middle(size: Size) -> date:
    """The day by which half of the generations are true."""
    half = size.assertions // GENERATION // 2
    return date.fromordinal(FIRST_DAY.toordinal() + half * DAYS_BETWEEN)


def _assertions(vendor: str, size: Size, confederation: int, passage: int) -> str:
    day = DAY[vendor]
    of_generation = f"generation * {DAYS_BETWEEN}"
    return ASSERTIONS.format(
        last=size.actions * size.assertions - 1,
        each=size.assertions,
        valid=day.format(days=of_generation),
        known=day.format(days=f"{of_generation} + 30"),
        text=TEXT[vendor].format(day="valid"),
        false="FALSE",
        confederation=confederation,
        passage=passage,
        passages=PASSAGES,
    )


def _ground(alias: str, size: Size) -> Roadmap:
    public: dict[str, Any] = {"validated_by": "user:1", "validated_at": LONG_AGO}
    stated = {**public, "known": FIRST_DAY}
    parties = Party.objects.using(alias)
    union = parties.create(ref="union", kind="body", name="Union", **stated)
    for state in ("ardane", "belvar", "corune"):
        parties.create(ref=state, kind="state", name=state.title(), **stated)
    Confederation.objects.using(alias).create(
        ref="union", party=union, languages="en", zone="UTC", jurisdiction="aa", **stated
    )
    _passages(alias)
    roadmap = Roadmap.objects.using(alias).create(ref="roadmap", title="Roadmap", **stated)
    categories = [
        Category.objects.using(alias).create(
            ref=f"category-{number}", roadmap=roadmap, name="Category", position=number, **stated
        )
        for number in range(CATEGORIES)
    ]
    Action.objects.using(alias).bulk_create(
        [
            Action(
                ref=f"action-{number}",
                category=categories[number * CATEGORIES // size.actions],
                position=number,
                title={"en": f"Action {number}"},
                origin=Origin.STATED,
                planned="2022",
                **stated,
            )
            for number in range(size.actions)
        ],
        batch_size=1000,
    )
    return roadmap


def _passages(alias: str) -> None:
    kind = Term.objects.using(alias).create(vocabulary="source-kind", ref="report", name="Report")
    source = Source.objects.using(alias).create(
        ref="report", title="Report", kind=kind, publisher="Office", language="en", known=FIRST_DAY
    )
    Passage.objects.using(alias).bulk_create(
        Passage(
            source=source,
            path=str(number),
            ordinal=number,
            kind="paragraph",
            digest=f"{number:064x}",
            status="carried",
        )
        for number in range(1, PASSAGES + 1)
    )
