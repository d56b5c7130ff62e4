"""The pages about the site say what is true of it, and no more."""

from __future__ import annotations

import re

import pytest
from django.db.models import TextChoices
from django.test import Client
from django.utils.translation import override
from pytest_django import Settings

from tests.portal.checking import faults
from tests.portal.sites import ROOT, Read, read
from toguna.portal.pages import meanings
from toguna.portal.pages.about import LICENCE
from toguna.record.models import Passage
from toguna.roadmap.queries import FRESH_MONTHS

PAGES = {
    "fr": ("/fr/mentions-legales/", "/fr/accessibilite/", "/fr/a-propos-des-chiffres/"),
    "en": ("/en/legal-notice/", "/en/accessibility/", "/en/about-the-figures/"),
}
STATED = {
    "TOGUNA_PUBLISHER": "Secretariat of the Union",
    "TOGUNA_PUBLICATION_DIRECTOR": "Mira Holt",
    "TOGUNA_CONTACT": "record@lakes.example",
    "TOGUNA_HOST_NAME": "Lake Hosting, 1 Quay, Almer",
}
LISTS = [value for name, value in vars(meanings).items() if name.isupper()]


@pytest.fixture
def stated(settings: Settings) -> None:
    for name, value in STATED.items():
        setattr(settings, name, value)


@pytest.fixture
def unstated(settings: Settings) -> None:
    for name in STATED:
        setattr(settings, name, "")


@pytest.mark.parametrize("language", PAGES)
def test_each_page_is_in_the_footer_of_every_page(lakes: None, language: str) -> None:
    html = read(f"/{language}/").html
    footer = html[html.index("<footer") :]

    for path in PAGES[language]:
        assert f'href="{path}"' in footer
        assert list(faults(read(path), language)) == []


@pytest.mark.usefixtures("stated")
def test_the_operator_is_named_as_the_settings_say(lakes: None) -> None:
    html = read("/en/legal-notice/").html

    for value in STATED.values():
        assert value in html
    assert 'href="mailto:record@lakes.example"' in html
    assert "not stated by the operator" not in html
    assert 'href="mailto:record@lakes.example"' in read("/en/accessibility/").html


@pytest.mark.usefixtures("unstated")
def test_what_the_operator_has_not_stated_is_said_not_to_be(lakes: None) -> None:
    assert read("/en/legal-notice/").html.count("not stated by the operator of this site") == 4
    assert read("/en/accessibility/").html.count("not stated by the operator of this site") == 1


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("https://lakes.example/contact", 'href="https://lakes.example/contact"'),
        ("1 Quay, Almer", "<dd>1 Quay, Almer"),
        ("javascript:alert(1)", "<dd>javascript:alert(1)"),
        ("<b>us</b>", "&lt;b&gt;us&lt;/b&gt;"),
    ],
)
def test_a_contact_is_a_link_only_where_it_is_an_address(
    lakes: None, settings: Settings, contact: str, shown: str
) -> None:
    settings.TOGUNA_CONTACT = contact

    assert shown in read("/en/legal-notice/").html


def test_no_page_sets_a_cookie_or_loads_anything_from_elsewhere(
    every_page: dict[str, Read], lakes: None, client: Client
) -> None:
    """As the legal notice says."""
    kinds = {re.sub(r"\d|[a-z-]*$", "", path): path for path in every_page}
    for path in kinds.values():
        response = client.get(path)
        assert "Set-Cookie" not in response
        policy = response.get("Content-Security-Policy", "")
        assert policy or "html" not in response["Content-Type"]
        assert not re.search(r"https?:|\*", policy), path
    for page in every_page.values():
        loading = re.findall(
            r'<(?:script|img|iframe|source|video)\b[^>]*\bsrc="([^"]*)"', page.html
        )
        styles = re.findall(
            r'<link rel="(?:stylesheet|preload|icon)"[^>]*href="([^"]*)"', page.html
        )
        assert [one for one in (*loading, *styles) if re.match(r"(?:https?:)?//", one)] == []
        assert not re.search(r"@import|url\(['\"]?(?:https?:)?//", page.html)
    assert not client.cookies


@pytest.mark.parametrize("several", LISTS, ids=lambda one: type(next(iter(one))).__name__)
def test_every_word_of_a_closed_list_has_its_meaning(several: dict[TextChoices, str]) -> None:
    assert list(several) == list(type(next(iter(several))))
    assert all(str(text) for text in several.values())


def test_the_page_of_figures_shows_every_word_of_every_list(lakes: None) -> None:
    html = read("/en/about-the-figures/").html

    with override("en"):
        for several in LISTS:
            for word, meaning in several.items():
                assert f"{word.label}</span></dt>" in html, word
                assert str(meaning) in html
    assert f"after {FRESH_MONTHS} months" in html


def test_the_figures_are_those_of_the_record(lakes: None) -> None:
    html = read("/en/about-the-figures/").html
    facts = html[html.index('id="passages"') :]

    for label, status in (("Carried", "carried"), ("Context", "context"), ("Left out", "left-out")):
        count = Passage.objects.filter(status=status).count()
        assert count
        assert re.search(rf"<dt>{label}</dt><dd>{count}\b", facts)
    assert "2 documents" in facts
    known = read("/en/known-on/2031-03-10/about-the-figures/").html
    assert "1 document " in known[known.index('id="passages"') :]


def test_the_licence_of_the_software_is_that_of_the_project() -> None:
    assert f'license = "{LICENCE}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
