"""The first dataset, asked: what its two sources say is what the record answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.exchange.conftest import ACTOR
from toguna.acts.models import Act
from toguna.acts.queries import standing
from toguna.exchange.actions import import_dataset
from toguna.institutions.models import Party
from toguna.institutions.queries import authority, mandates_of, presidency
from toguna.kernel.clock import utc_now
from toguna.kernel.models import Place
from toguna.kernel.standpoint import Standpoint
from toguna.meetings.queries import zones
from toguna.record.models import Discrepancy, Passage
from toguna.roadmap.models import Indicator
from toguna.roadmap.queries import indicator_views
from toguna.texts.models import Work
from toguna.texts.queries import axes, deposited_instruments

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parents[2] / "data" / "aes"


def seen(as_of: date | None = None, known_on: date | None = None) -> Standpoint:
    """A standpoint of the public plane, now: an import makes public from its own instant on."""
    return Standpoint(as_of, known_on, utc_now())


@pytest.fixture(scope="module", autouse=True)
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The dataset, imported once for this module and gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        import_dataset(directory=FOLDER, actor=ACTOR)
        yield
        transaction.set_rollback(True)


def test_the_same_question_has_two_answers_on_two_dates() -> None:
    """The page of the summit made three adoptions known, a day after the dossier."""
    protocols = Work.objects.filter(
        ref__in=["defence-security-protocol", "development-protocol", "diplomacy-protocol"]
    )

    def answers(known_on: date) -> list[str]:
        found = axes(protocols.order_by("ref"), seen(known_on=known_on))
        return [str(one.adoption) for one in found.values()]

    assert answers(date(2025, 12, 22)) == ["not-adopted", "not-stated", "not-stated"]
    assert answers(date(2025, 12, 23)) == ["adopted", "adopted", "adopted"]


def test_who_presides_and_who_authorises_the_levy_follow_from_one_mandate() -> None:
    assert presidency(date(2024, 7, 5)) is None
    found = presidency(date(2024, 7, 6))
    assert found is not None
    assert found.state is not None
    assert (found.person.ref, found.state.ref) == ("assimi-goita", "mali")

    assert not authority("authorise-levy", date(2025, 3, 27)).exists
    levy = authority("authorise-levy", date(2025, 3, 28))
    assert levy.power.sole
    assert levy.presiding == found.mandate
    assert levy.office is not None
    assert levy.office.ref == "finance-minister-mali"
    assert levy.holder is None, "no source names the minister"


def test_a_state_is_a_pilot_until_the_end_of_2027() -> None:
    niger = Party.objects.get(ref="niger")
    assert [one.ref for one in mandates_of(niger, date(2027, 12, 31))] == ["niger-women-pilot"]
    assert mandates_of(niger, date(2028, 1, 1)) == ()


def test_which_instruments_are_deposited() -> None:
    found = deposited_instruments(seen())
    assert [(one.work.ref, one.party.ref) for one in found] == [
        ("confederation-treaty", state) for state in ("burkina-faso", "mali", "niger")
    ]


def test_niamey_is_an_hour_ahead_of_bamako_and_ouagadougou() -> None:
    told = zones()
    offsets = {
        ref: utc_now().astimezone(told.of(Place.objects.get(ref=ref).pk)).utcoffset()
        for ref in ("bamako", "niamey", "ouagadougou")
    }
    hour = timedelta(hours=1)
    assert offsets == {"bamako": 0 * hour, "niamey": hour, "ouagadougou": 0 * hour}


def test_an_assembly_planned_for_a_month_already_past_stays_planned_and_not_confirmed() -> None:
    assembly = Act.objects.get(ref="union-constituent-assembly")
    for day, is_confirmed in ((date(2025, 11, 30), True), (date(2025, 12, 1), False)):
        found = standing(assembly, seen(as_of=day))
        assert (found.status, found.confirmed) == ("planned", is_confirmed)


def test_a_target_is_at_least_15_per_cent_in_each_state_and_nothing_is_reported() -> None:
    share = Indicator.objects.get(ref="agriculture-budget-share")
    [view] = indicator_views([share], seen())
    assert view.target is not None
    target = view.target
    assert (target.comparator, target.value, target.basis) == ("at-least", 15, "each-state")
    assert (view.actual, view.progress, view.is_met) == (None, None, None)


def test_a_heading_number_is_printed_twice_and_each_passage_is_its_own() -> None:
    for number in ("4.1", "4.11"):
        headings = Passage.objects.filter(source__ref="dossier", number=number)
        assert len({heading.path for heading in headings}) == 2


@pytest.mark.parametrize(
    "ref",
    [
        "sectoral-meetings-count",
        "heading-4-11-twice",
        "bank-decision-signed-or-draft",
        "bank-start-of-activity",
        "travel-documents-status",
        "union-assembly-planned-in-the-past",
    ],
)
def test_what_does_not_add_up_is_kept_with_each_of_its_passages(ref: str) -> None:
    doubt = Discrepancy.objects.get(ref=ref)
    assert doubt.subjects.exists()
    assert len(doubt.citation_passages) >= 2
