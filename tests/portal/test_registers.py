"""Long registers: by year, by weight, in as many queries as short ones."""

from __future__ import annotations

import gzip
import random
import re

import pytest
from django.db.models import Model

from tests import cast
from tests.portal.sites import read
from tests.portal.test_queries import Rows, cited, queries
from tests.portal.test_queries import rows as rows  # a fixture
from toguna.acts.models import Act, Participation
from toguna.meetings.models import Meeting
from toguna.portal.addresses import ADDRESSES, Narrowing, address
from toguna.portal.registers.register import MOST_ROWS, ROWS_BYTES, TITLE_BYTES, weighed
from toguna.roadmap.models import Action, Assertion
from toguna.texts.models import Work

LIMIT = 14_000
PROSE = """
accord appui assemblée bailleur banque bassin budget bureau cadre calendrier chantier charte
circulation code comité commission commerce communes compte concertation conférence conseil
convention coopération coordination création culture cybersécurité décision défense délégation
développement diplomatie direction dispositif douane eau échanges économie éducation énergie
engagement ensemble espace état étude évaluation examen experts facilitation filières financement
foires fonds force formation forum frontière fusion gestion gouvernance grains harmonisation
identité information infrastructures institution intégration investissement journées jeunesse
justice liaison liberté logistique lutte maintien marché mécanisme médias mesures ministres mise
mission mobilisation monnaie négociation note nouvelle numérique œuvre opération organes
orientation paix parlement partenaires passeport patrimoine perspectives pistes plan plateforme
politique populations position pouvoirs présentation présidence prévention principes priorités
procédure programme projet protocole public rapport ratification recherche recommandations
reconnaissance réforme régional relance renforcement réseau résilience ressources rencontre revue
route santé secrétariat sécurité séminaire session siège signature soutien sport stratégie suivi
systèmes table télécommunications territoire textes traité transport travaux unifié université
usage valorisation vision visa voisinage
"""
WORDS = PROSE.split()
"""Words that titles are drawn from: less alike than real titles, and so heavier compressed."""


def phrase(length: int) -> str:
    """Words of about that many characters; the same in every run."""
    words = [random.choice(WORDS) for _one in range(length // 5)]
    return " de la ".join(words)[:length]


@pytest.fixture(autouse=True)
def _same_words() -> None:
    random.seed(3)


def retitled(found: list[Model], *, french: int, english: int) -> None:
    for row in found:
        title = {"fr": phrase(french), **({"en": phrase(english)} if english else {})}
        type(row).objects.filter(pk=row.pk).update(title=title)


def varied_meetings(rows: Rows, count: int) -> list[Act]:
    """Meetings as real ones are: each with two bodies of thirty, in one of eight places, with one
    of twenty partners, over four years."""
    bodies = [cast.make_party(name=phrase(60)) for _one in range(30)]
    partners = [cast.make_party("organisation", name=phrase(40)) for _one in range(20)]
    places = [cast.make_place(name=phrase(10)) for _one in range(8)]
    acts = []
    for number, meeting in enumerate(rows.meetings(count)):
        meeting.bodies.set(bodies[number % 30 : number % 30 + 2])
        cast.make_participation(meeting.act, partners[number % 20])
        when = f"{2031 - number % 4}-0{number % 9 + 1}-1{number % 9}"
        meeting.act.date, meeting.act.place = when, places[number % 8]
        meeting.act.save()
        acts.append(meeting.act)
    return acts


def weight(path: str) -> int:
    return len(gzip.compress(read(path).html.encode(), 6))


def lines(path: str) -> int:
    return read(path).html.count(' data-f="')


def following(path: str) -> str:
    found = re.search(r'rel="next" href="([^"]+)"', read(path).html)
    return found[1] if found else ""


def all_pages(path: str) -> list[str]:
    found = []
    while path:
        found.append(path)
        path = following(path)
    return found


def test_a_short_register_is_shown_whole(rows: Rows) -> None:
    varied_meetings(rows, 12)

    assert lines("/fr/reunions/") == 12
    assert following("/fr/reunions/") == ""


def test_a_long_register_shows_a_year_and_leads_to_the_others(rows: Rows) -> None:
    """The year of the day asked about, or the last one before it."""
    varied_meetings(rows, 80)
    far = cast.make_act("far-off", "2040", "planned")
    Meeting.objects.create(act=far, **cast.of_fact("meeting", "far-off", True, {}))

    first = read("/fr/reunions/").html
    assert first.count(' data-f="') == 20
    assert "<strong>2031</strong>" in first
    assert "81 fiches au total" in first.replace("\N{NO-BREAK SPACE}", " ")
    for year in (2031, 2030, 2029, 2028):
        assert f'href="/fr/reunions/annee/{year}/"' in first
        assert lines(f"/fr/reunions/annee/{year}/") == 20
    assert "<strong>2030</strong>" in read("/fr/au/2030-12-31/reunions/").html


def test_the_further_pages_of_the_year_shown_first_are_at_its_own_address(rows: Rows) -> None:
    rows.meetings(101)

    parts = all_pages("/fr/reunions/")

    assert parts[1:3] == ["/fr/reunions/annee/2031/page/2/", "/fr/reunions/annee/2031/page/3/"]
    assert sum(map(lines, parts)) == 101
    assert 'rel="prev" href="/fr/reunions/annee/2031/"' in read(parts[1]).html
    assert read("/fr/reunions/page/2/").status == 404
    assert "/fr/reunions/annee/2031/" in read("/fr/reunions/page/2/").html
    assert read(f"/fr/reunions/annee/2031/page/{len(parts) + 1}/").status == 404
    assert read("/fr/au/2031-03-03/reunions/page/2/").status == 404


def test_no_row_is_lost_between_pages(rows: Rows) -> None:
    found = rows.actions(130)
    retitled(found[40:60], french=600, english=600)

    pages = [read(path).html for path in all_pages("/fr/feuille-de-route/plan/")]

    shown = [ref for html in pages for ref in re.findall(r'<th scope="row"><a href="([^"]+)', html)]
    assert sorted(shown) == sorted(f"/fr/actions/{one.ref}/" for one in found)


def test_pages_are_filled_by_weight() -> None:
    long = round(ROWS_BYTES / TITLE_BYTES)

    parts = weighed([(1, 10), (2, None), (3, long), (4, long), (5, 0)], row_bytes=50)

    assert parts == [(1, 2), (3,), (4,), (5,)]
    assert [len(part) for part in weighed([(n, 0) for n in range(120)], row_bytes=1)] == [
        MOST_ROWS,
        MOST_ROWS,
        20,
    ]
    assert weighed([], row_bytes=50) == []


@pytest.mark.parametrize(("french", "english"), [(110, 110), (600, 600), (600, 0)])
def test_a_page_of_a_register_fits(rows: Rows, french: int, english: int) -> None:
    meetings = varied_meetings(rows, 120)
    texts, actions = rows.texts(60), rows.actions(60)
    kinds = [cast.make_term("text-kind", f"k{n}", name=phrase(20)) for n in range(20)]
    for number, work in enumerate(texts):
        Work.objects.filter(pk=work.pk).update(kind=kinds[number % 20])
    retitled([*meetings, *texts, *actions], french=french, english=english)

    for start in ("/fr/reunions/", "/fr/textes/", "/fr/actions/", "/fr/feuille-de-route/plan/"):
        for path in (start, following(start)):
            assert (path, weight(path)) <= (path, LIMIT)


def test_an_action_of_two_thousand_assertions_fits(rows: Rows) -> None:
    action = rows.actions(1)[0]
    Assertion.objects.bulk_create(rows.assertion(action, number) for number in range(1, 2001))

    for path in all_pages("/fr/actions/action-0/")[:3]:
        assert weight(path) < LIMIT


NARROWED = {
    "meetings": {
        "year": "2031",
        "kind": "ministers",
        "body": "rivers-union",
        "place": "quay",
        "partner": "bank",
        "series": "",
        "pillar": "waters",
    },
    "acts": {
        "year": "2031",
        "kind": "adoption",
        "body": "rivers-union",
        "place": "quay",
        "partner": "bank",
    },
    "texts": {
        "year": "2031",
        "kind": "decision",
        "life": "adopted",
        "body": "rivers-union",
        "state": "first-state",
        "pillar": "waters",
    },
    "actions": {
        "lifecycle": "under-way",
        "completion": "not-reported",
        "schedule": "no-date",
        "freshness": "none-recent",
        "origin": "stated",
        "state": "first-state",
        "body": "rivers-union",
    },
}


def add(rows: Rows, name: str, count: int) -> None:
    """Rows that have every value above."""
    quay, waters = cast.Place.objects.get(ref="quay"), cast.make_term("pillar", "waters")
    bank = cast.Party.objects.get(ref="bank")
    if name in ("meetings", "acts"):
        made = [one.act for one in rows.meetings(count)] if name == "meetings" else rows.acts(count)
        Act.objects.filter(pk__in=[act.pk for act in made]).update(place=quay)
        Act.pillars.through.objects.bulk_create(
            Act.pillars.through(act=act, term=waters) for act in made
        )
        role = cast.make_term("participation-role", "participant")
        Participation.objects.bulk_create(
            Participation(act=act, party=party, role=role, **cast.of_fact("part", "", True, {}))
            for act in made
            for party in (bank, rows.union)
        )
    elif name == "texts":
        for work in rows.texts(count):
            work.pillars.add(waters)
            work.contracting.add(rows.state)
    else:
        for action in rows.actions(count):
            action.responsible.add(rows.union)


@pytest.fixture
def places(rows: Rows) -> Rows:
    cast.make_place("quay")
    cited([cast.make_party("organisation", "bank")], rows.passage)
    return rows


@pytest.mark.parametrize("name", NARROWED)
def test_a_facet_asks_as_much_for_one_row_as_for_a_hundred(places: Rows, name: str) -> None:
    paths = [
        address(name, "fr", narrowing=Narrowing(facet, value))
        for facet, value in NARROWED[name].items()
        if value
    ]
    paths += [address(name, "fr", narrowing=Narrowing(facet)) for facet in ADDRESSES[name].facets]
    add(places, name, 1)
    one = {path: queries(path) for path in paths}
    add(places, name, 99)

    assert {path: queries(path) for path in paths} == one
    assert max(one.values()) < 60


def test_the_facets_tested_are_all_there_are() -> None:
    """Actions of a roadmap have those of all actions."""
    for name, values in NARROWED.items():
        assert set(values) == set(ADDRESSES[name].facets)
    assert set(NARROWED["actions"]) == set(ADDRESSES["roadmap"].facets)


def test_a_roadmap_of_ten_thousand_actions_is_narrowed_in_as_many_queries(rows: Rows) -> None:
    path = "/fr/feuille-de-route/plan/cycle/under-way/"
    rows.actions(100)
    few = queries(path)
    rows.actions(9_900)

    assert queries(path) == few
    assert Action.objects.count() == 10_000
    assert Meeting.objects.count() == 0
