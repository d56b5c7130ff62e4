"""An address from before a rename leads on, from the same standpoint and in the same language; to
what is not public nothing leads."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db.models import Model
from django.test import Client

from tests import cast
from tests.portal.conftest import SetClock
from tests.portal.sites import read
from toguna.acts.models import Act
from toguna.institutions.models import Party
from toguna.portal import former_words
from toguna.portal.addresses import ADDRESSES, LANGUAGES
from toguna.record.models import FormerIdentifier, Source
from toguna.record.renaming import rename
from toguna.roadmap.models import Action
from toguna.texts.models import Work


def led(path: str) -> tuple[int, str]:
    response = Client().get(path)
    return response.status_code, response.get("Location", "")


RENAMED: list[tuple[type[Model], str, str, str]] = [
    (Work, "fisheries-protocol", "/fr/textes/", "/fr/textes/new-name/"),
    (Act, "council-2031", "/fr/reunions/", "/fr/reunions/new-name/"),
    (Act, "council-2031", "/fr/actes/", "/fr/reunions/new-name/"),
    (Act, "handover-2031", "/en/acts/", "/en/acts/new-name/"),
    (Act, "handover-2031", "/en/meetings/", "/en/acts/new-name/"),
    (Party, "almer", "/en/institutions/", "/en/institutions/new-name/"),
    (Party, "almer", "/en/partners/", "/en/institutions/new-name/"),
    (Party, "mira-holt", "/fr/personnes/", "/fr/personnes/new-name/"),
    (Action, "canal", "/fr/actions/", "/fr/actions/new-name/"),
]


@pytest.mark.parametrize(("model", "ref", "under", "to"), RENAMED)
def test_a_former_identifier_leads_to_the_record(
    lakes: None, model: type[Model], ref: str, under: str, to: str
) -> None:
    rename(model._default_manager.get(ref=ref), ref="new-name", actor=cast.CLERK)

    assert led(f"{under}{ref}/") == (301, to)
    assert read(to).status == 200


def test_it_leads_on_at_once_however_often_the_record_was_renamed(lakes: None) -> None:
    """The dataset itself knows two former names."""
    assert led("/fr/textes/fish-protocol/") == (301, "/fr/textes/fisheries-protocol/")
    assert led("/fr/textes/fishery-protocol/") == (301, "/fr/textes/fisheries-protocol/")
    rename(Work.objects.get(), ref="treaty", actor=cast.CLERK)
    assert led("/fr/textes/fish-protocol/") == (301, "/fr/textes/treaty/")


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/en/texts/fish-protocol/", "/en/texts/fisheries-protocol/"),
        (
            "/en/as-of/2031-06-30/texts/fish-protocol/",
            "/en/as-of/2031-06-30/texts/fisheries-protocol/",
        ),
        (
            "/fr/au/2031-06-30/connu-au/2031-07-01/textes/fish-protocol/",
            "/fr/au/2031-06-30/connu-au/2031-07-01/textes/fisheries-protocol/",
        ),
        ("/fr/connu-au/2031-01-01/textes/fish-protocol/", "/fr/textes/fisheries-protocol/"),
    ],
)
def test_it_keeps_language_and_standpoint_where_the_record_is_seen_from_it(
    lakes: None, path: str, to: str
) -> None:
    assert led(path) == (301, to)
    assert read(to).status == 200


def test_the_part_of_a_record_that_was_asked_for_is_kept(lakes: None) -> None:
    rename(Source.objects.get(ref="minutes"), ref="first-minutes", actor=cast.CLERK)

    assert led("/fr/sources/minutes/partie/1/") == (301, "/fr/sources/first-minutes/partie/1/")
    assert led("/fr/sources/minutes/partie/9/")[0] == 404


def test_nothing_leads_to_what_is_not_public(lakes: None, set_clock: SetClock) -> None:
    rename(Act.objects.get(ref="sealed-talks"), ref="quiet-talks", actor=cast.CLERK)

    for path in ("/en/acts/sealed-talks/", "/en/known-on/2031-07-01/acts/sealed-talks/"):
        page = read(path)
        assert page.status == 404
        assert "quiet-talks" not in page.html
    set_clock(datetime(2131, 2, 1, tzinfo=UTC))
    assert led("/en/acts/sealed-talks/") == (301, "/en/acts/quiet-talks/")


def test_a_former_identifier_of_nothing_is_not_there(lakes: None) -> None:
    FormerIdentifier.objects.create(kind="texts.work", former="gone", current="nowhere")
    FormerIdentifier.objects.create(kind="texts.work", former="round", current="about")
    FormerIdentifier.objects.create(kind="texts.work", former="about", current="round")

    for ref in ("gone", "round", "about"):
        assert led(f"/fr/textes/{ref}/")[0] == 404
    assert led("/fr/actes/fish-protocol/")[0] == 404


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/fr/meetings/", "/fr/reunions/"),
        ("/en/reunions/", "/en/meetings/"),
        ("/fr/meetings/council-2031/", "/fr/reunions/council-2031/"),
        ("/fr/as-of/2031-05-01/", "/fr/au/2031-05-01/"),
        ("/en/au/2031-05-01/connu-au/2031-06-30/textes/", None),
        ("/fr/au/2031-05-01/meetings/", "/fr/au/2031-05-01/reunions/"),
        ("/fr/reunions/year/2031/", "/fr/reunions/annee/2031/"),
        ("/fr/meetings/year/2031/page/2/", "/fr/reunions/annee/2031/page/2/"),
        ("/en/sources/minutes/partie/1/", "/en/sources/minutes/part/1/"),
        ("/en/changements/2031-05-01/2031-06-01/", "/en/changes/2031-05-01/2031-06-01/"),
        ("/fr/meetings", "/fr/reunions/"),
    ],
)
def test_words_of_the_other_language_lead_on(lakes: None, path: str, to: str | None) -> None:
    to = to or "/en/as-of/2031-05-01/known-on/2031-06-30/texts/"

    assert led(path) == (301, to)


@pytest.mark.parametrize(
    "path",
    [
        "/fr/meeting/",
        "/xx/meetings/",
        "/fr/meetings/council-2031/more/and/more/",
        "/fr/textes/year/",
        "//evil.example/meetings/",
        "/fr//evil.example/",
        "/fr/meetings/\\evil.example/",
    ],
)
def test_what_is_no_word_of_ours_leads_nowhere(lakes: None, path: str) -> None:
    assert led(path)[0] == 404


@pytest.mark.parametrize("ref", ["year", "annee", "page", "meetings", "reunions", "as-of"])
def test_a_record_named_after_a_word_keeps_its_address(lakes: None, ref: str) -> None:
    """Only what is no address of today is put right."""
    rename(Work.objects.get(), ref=ref, actor=cast.CLERK)

    for path in (f"/fr/textes/{ref}/", f"/en/texts/{ref}/"):
        assert read(path).status == 200
    assert led(f"/fr/texts/{ref}/") == (301, f"/fr/textes/{ref}/")


def test_a_word_that_was_replaced_leads_on(lakes: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(former_words.FORMER_WORDS["fr"], "rencontres", "meetings")

    assert led("/fr/rencontres/council-2031/") == (301, "/fr/reunions/council-2031/")
    assert led("/en/rencontres/")[0] == 404


def test_every_former_word_names_a_page_and_is_no_word_of_today() -> None:
    assert tuple(former_words.FORMER_WORDS) == LANGUAGES
    for language, words in former_words.FORMER_WORDS.items():
        today = {found.words[language] for found in ADDRESSES.values()}
        assert not today & set(words)
        assert set(words.values()) <= set(ADDRESSES)
