"""The invented confederation with hostile text in every field that a person fills, and too much of
everything."""

from __future__ import annotations

from collections import Counter, deque
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.strings import LazyI18nString

from tests import cast
from tests.portal.sites import LAKES, NOON, STANDPOINTS, Read, links, name_of, read
from toguna.exchange.actions import import_dataset
from toguna.meetings.models import Meeting, Outcome
from toguna.record.actor import Actor
from toguna.record.append_only import unprotected
from toguna.record.models import Passage
from toguna.roadmap.models import Action, Assertion
from toguna.texts.models import Work

LANGUAGES = ("fr", "en", "pt")
MARKUP = '<script>alert(1)</script>"\'>&lt;</script>]]><b onmouseover="alert(2)">{{7*7}}{% now %}'
TEXTS = (
    MARKUP,
    "مرحبا \N{RIGHT-TO-LEFT OVERRIDE}dlrow\N{POP DIRECTIONAL FORMATTING} العالم " + MARKUP,
    "👩‍👩‍👧‍👦🏳️‍🌈𠜎𝔘𝔫𝔦 " + MARKUP,
    "a\N{ZERO WIDTH SPACE}b\N{ZERO WIDTH NON-JOINER}c\N{SOFT HYPHEN}d " + MARKUP,
    "W" * 600,
    "À l’été, où naît l’âge " * 26,
    "<!-- </title></style></textarea><svg/onload=alert(3)> -->",
    'javascript:alert(4)//"><img src=x onerror=alert(5)>',
)
"""Markup of several kinds, right to left, signs outside the first plane, signs without width, and
600 characters with and without a space."""

KEYS = {
    "ref", "vocabulary", "zone", "languages", "language", "jurisdiction", "actor", "verb",
    "object_kind", "object_ref", "previous", "hash", "path", "digest", "checksum", "former",
    "current", "value", "owner", "word", "code", "pattern", "printed", "url", "password",
    "username",
}  # fmt: skip
"""Text fields that hold no one's words: identifiers, addresses, sums; each has a validator of its
own or none writes it but the programme."""
ROOMS = ("kernel", "record", "institutions", "acts", "texts", "meetings", "roadmap")

OF_EACH = 6
LARGEST = (
    "/fr/actions/canal/",
    "/fr/actions/canal/page/2/",
    "/fr/reunions/council-2031/",
    "/fr/textes/fisheries-protocol/",
)

MANY_ASSERTIONS, MANY_OUTCOMES = 2000, 300
LONG_TITLE = "Protocole additionnel relatif à " + "la coordination " * 36


def read_hostile_site() -> dict[str, Read]:
    """The first pages of each kind of that site, in French. Leaves the database as it was."""
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("toguna.portal.scene.utc_now", lambda: NOON)
        import_dataset(directory=LAKES, actor=Actor("import:lakes"))
        poison()
        exceed()
        pages = first_of_each_kind()
        transaction.set_rollback(True)
    return pages


def first_of_each_kind() -> dict[str, Read]:
    """The pages that are reached first from home, `OF_EACH` of each kind and the largest."""
    pages: dict[str, Read] = {}
    seen: Counter[str] = Counter()
    waiting = deque(["/fr/", *LARGEST])
    while waiting:
        path = waiting.popleft()
        kind = name_of(path)
        if path in pages or seen[kind] >= OF_EACH:
            continue
        seen[kind] += 1
        pages[path] = page = read(path)
        for href in links(page.html):
            is_elsewhere = href.removeprefix("/fr/").split("/")[0] in STANDPOINTS
            if href.startswith("/fr/") and not is_elsewhere:
                waiting.append(href)
    return pages


def poison() -> int:
    """Put hostile text into every text field of every row of the record; how many were filled."""
    filled = 0
    with unprotected(connection):
        for model in apps.get_models():
            fields = text_fields(model)
            if not fields:
                continue
            for number, row in enumerate(models.QuerySet(model).order_by("pk")):
                values = {
                    field.name: hostile(field, number + shift)
                    for shift, field in enumerate(fields)
                    # Only a heading has a label; what is empty elsewhere may be filled.
                    if model is not Passage or getattr(row, field.name)
                }
                if values:
                    models.QuerySet(model).filter(pk=row.pk).update(**values)
                filled += len(values)
    return filled


def text_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields of a model of the record that hold someone's words."""
    if model._meta.app_label not in ROOMS:
        return []
    translated = (I18nCharField, I18nTextField)
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, translated)
        or (
            type(field) in (models.CharField, models.TextField)
            and not field.choices
            and field.name not in KEYS
        )
    ]


def hostile(field: models.Field[Any, Any], number: int) -> LazyI18nString | str:
    text = TEXTS[number % len(TEXTS)]
    if isinstance(field, (I18nCharField, I18nTextField)):
        return LazyI18nString(dict.fromkeys(LANGUAGES, text))
    return text[: field.max_length]


def exceed() -> None:
    """An action of which 2,000 things are stated, a meeting with 300 outcomes, a title of 600
    characters."""
    passage = cast.make_passage()
    action = Action.objects.get(ref="canal")
    scope = action.assertions.first().scope
    Assertion.objects.bulk_create(
        Assertion(
            action=action,
            axis="completion",
            value="limited",
            scope=scope,
            statement=f"Statement {number}",
            valid=str(date(2025, 1, 1) + timedelta(days=number)),
            grade="self-account",
            **cast.of_revision("assertion", f"many-{number}", {"passage": passage}),
        )
        for number in range(MANY_ASSERTIONS)
    )
    meeting = Meeting.objects.get(ref="council-2031")
    kind = cast.make_term("outcome-kind", "many")
    Outcome.objects.bulk_create(
        Outcome(
            act=meeting.act,
            kind=kind,
            statement=f"Outcome {number}",
            position=number + 100,
            **cast.of_fact("outcome", f"many-{number}", True, {}),
        )
        for number in range(MANY_OUTCOMES)
    )
    Work.objects.filter(ref="fisheries-protocol").update(title={"fr": LONG_TITLE})
