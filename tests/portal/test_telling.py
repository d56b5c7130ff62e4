"""What pages tell of the invented confederation: the facts, and how they are marked."""

from __future__ import annotations

import re

import pytest

from tests import cast
from tests.portal.sites import read
from toguna.roadmap.models import Assertion

pytestmark = pytest.mark.usefixtures("lakes")

TAG = re.compile(r"<[^>]+>")


def words(path: str) -> str:
    """What a page says, without marks, hard spaces as spaces, one space between words."""
    html = read(path).html
    body = html[html.index("<main") : html.index("</main>")]
    plain = (
        TAG.sub(" ", body)
        .replace("&nbsp;", " ")
        .replace("\N{NO-BREAK SPACE}", " ")
        .replace("\N{NARROW NO-BREAK SPACE}", " ")
    )
    return " ".join(plain.split())


def test_the_presidency_is_that_of_the_day() -> None:
    assert "Osei Tam" in words("/fr/")
    assert "Mira Holt" in words("/fr/au/2031-03-03/")
    assert "Osei Tam" not in words("/fr/au/2031-03-03/")


def test_a_planned_act_whose_day_has_passed_is_not_confirmed() -> None:
    before = words("/fr/connu-au/2031-06-01/actes/lighthouse-lighting/")

    assert "Prévu, non confirmé" in before
    assert "Prévu, non confirmé" not in words("/fr/actes/lighthouse-lighting/")


def test_each_fact_links_to_the_passage_on_which_it_stands() -> None:
    page = read("/fr/textes/fisheries-protocol/").html

    assert 'href="/fr/sources/minutes/partie/1/#p-1.2.1"' in page
    assert 'id="p-1.2.1"' in read("/fr/sources/minutes/partie/1/").html


def test_a_source_tells_every_passage_and_what_cites_it() -> None:
    page = read("/fr/sources/minutes/partie/1/").html

    assert page.count('<li id="p-') == 14
    passage = page[page.index('id="p-1.2.1"') :].split("</li>")[0]
    assert "/fr/textes/fisheries-protocol/" in passage
    assert "/fr/actes/fisheries-adoption/" in passage
    heading = page[page.index('id="p-1.2"') :].split("</li>")[0]
    assert '<span lang="en">1. Adoption of texts</span>' in heading
    left = page[page.index('id="p-1.4.3"') :].split("</li>")[0]
    assert "laissé de côté" in left
    assert '<span lang="en">A courtesy; it carries no fact.</span>' in left


def test_a_day_that_is_inferred_says_so() -> None:
    assert "30 juin 2031 · date déduite" in words("/fr/sources/gazette/")
    assert "date déduite" not in words("/fr/sources/minutes/")


def test_a_text_in_another_language_is_marked_and_said() -> None:
    french = read("/fr/textes/fisheries-protocol/").html
    english = read("/en/texts/fisheries-protocol/").html

    assert '<h1><span lang="en">' in french
    assert "Une partie de cette page est rédigée dans une autre langue (anglais)" in french
    assert "lang=" not in english[english.index("<h1>") : english.index("</h1>")]
    assert "written in another language" not in english


def test_an_assertion_tells_its_grade_and_who_states_it() -> None:
    page = words("/fr/actions/canal/")

    assert "En cours Déclaration de l’intéressé" in page
    assert "selon Secretariat of the Union" in page
    assert "Non renseigné" in page


def test_every_assertion_stays_in_the_history_marked_when_it_is_replaced() -> None:
    first = Assertion.objects.get(ref="canal-lifecycle-1")
    Assertion.objects.create(
        action=first.action,
        axis="lifecycle",
        value="suspended",
        scope=first.scope,
        valid="2031-03-03",
        grade="independent",
        statement="The canal has stopped",
        **cast.of_revision("assertion", "", {"supersedes": first}),
    )

    page = read("/en/actions/canal/").html
    history = page[page.index('id="history"') :]

    assert history.count('class="superseded"') == 1
    assert "The canal is under way" in history
    assert "The canal has stopped" in history
    assert "revision 2" in history


def test_what_is_not_reported_is_not_zero() -> None:
    page = words("/fr/actions/patrol/")

    assert "Aucune source n’indique l’avancement de cette action." in page
    assert "0 %" not in page


def test_progress_and_changes_are_labelled() -> None:
    page = words("/en/actions/canal/")

    assert "Progress: 35 %" in page
    assert "at least 160 km" in page


def test_what_came_out_of_a_meeting_leads_to_what_became_of_it() -> None:
    page = read("/en/meetings/council-2031/").html

    line = page[page.index('id="joint-patrol"') :].split("</li>")[0]
    assert "What became of it:" in line
    assert "/en/actions/patrol/" in line
    back = read("/en/actions/patrol/").html
    assert "/en/meetings/council-2031/#joint-patrol" in back


def test_what_does_not_add_up_is_on_the_page_of_what_it_concerns() -> None:
    page = words("/en/meetings/council-2031/")

    assert "What does not add up The number 1 is printed twice" in page
    assert "Council of the Union, March 2031" in words("/en/discrepancies/number-one-twice/")


def test_who_has_a_power_follows_from_the_mandates_of_the_day() -> None:
    assert "Follows from the office Chair of the Council" in words("/en/powers/set-quota/")
    assert "On behalf of Corrow" in words("/en/powers/set-quota/")
    assert "On behalf of Bessin" in words("/en/as-of/2031-03-03/powers/set-quota/")


def test_ranks_and_offices_are_those_of_the_day() -> None:
    assert "Admiral" in words("/en/people/")
    assert "Admiral" not in words("/en/as-of/2029-06-01/people/")
    assert "Chair of the Council" in words("/en/as-of/2031-03-03/people/mira-holt/")


def test_instruments_are_deposited_from_their_day_on() -> None:
    assert "instrument deposited by Almer" in words(
        "/en/as-of/2031-05-02/texts/fisheries-protocol/"
    )
    assert "instrument deposited by" not in words("/en/as-of/2031-05-01/texts/fisheries-protocol/")


def test_hours_are_told_on_the_clock_of_the_place() -> None:
    page = read("/fr/reunions/council-2031/").html

    first = '<time datetime="2031-03-03T05:00:00Z">9\N{NO-BREAK SPACE}h</time>'
    last = '<time datetime="2031-03-03T07:00:00Z">11\N{NO-BREAK SPACE}h</time>'
    assert f"{first} – {last} (heure de Port Almer)" in page


def test_a_cancelled_item_stays_on_the_programme() -> None:
    assert "<s>" in read("/en/meetings/council-2031/").html


def test_members_and_who_left_are_told() -> None:
    assert "Members Almer start: 1 January 2029" in words("/en/institutions/union/")


def test_a_body_has_the_outcomes_that_are_addressed_to_it() -> None:
    council = words("/en/institutions/council/")

    assert "Outcomes addressed to it" in council
    assert "Yearly report on stocks Council of the Union, March 2031" in council
    addressed = council.partition("Outcomes addressed to it")[2]
    assert "Joint patrol of the two northern lakes" not in addressed
    assert "Outcomes addressed to it" not in words("/en/institutions/duvane/")
