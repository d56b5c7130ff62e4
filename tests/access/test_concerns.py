from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from tests.access.people import NOW, Cast
from tests.cast import make_act, make_mandate, make_participation, make_party, make_work
from toguna.access.concerns import (
    NOBODY,
    Concerns,
    concerns_of,
    declare,
    declared_models,
    paths_of,
    rows_concerning,
)
from toguna.access.enums import Ability, Reach
from toguna.access.holding import rights_of
from toguna.access.rules import decide, rows_within
from toguna.acts.models import Act, Participation
from toguna.exchange.actions import import_dataset
from toguna.institutions.models import Office, Party
from toguna.record.actor import Actor
from toguna.roadmap.models import Assertion

pytestmark = pytest.mark.django_db

ROOMS = ("institutions", "access", "acts", "texts", "meetings", "roadmap")
UNION = Path(__file__).resolve().parent.parent / "confederation"


def test_every_model_says_whom_it_concerns() -> None:
    """A new model says it too, in its room's `concerns`: what nobody thought of is everybody's to
    refuse."""
    silent = {
        model._meta.label
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        if model not in declared_models()
    }
    assert silent == set()


@pytest.mark.parametrize("model", sorted(declared_models(), key=lambda model: model._meta.label))
def test_every_path_leads_to_parties_or_terms(model: type[models.Model]) -> None:
    paths = paths_of(model)
    for ends, path in [
        *(("institutions.Party", path) for path in (*paths.states, *paths.bodies)),
        *(("kernel.Term", path) for path in paths.pillars),
    ]:
        reached = model
        for name in filter(None, path.split("__")):
            reached = reached._meta.get_field(name).related_model
        assert reached._meta.label == ends, path


def test_a_model_is_declared_once() -> None:
    declare(Act, parties=paths_of(Act).states, pillars=paths_of(Act).pillars)
    with pytest.raises(ValueError, match="already"):
        declare(Act)


def test_what_nobody_declared_concerns_nobody() -> None:
    assert paths_of(apps.get_model("contenttypes", "ContentType")) == NOBODY


def test_a_row_that_is_not_saved_concerns_whom_it_names(cast: Cast) -> None:
    assert concerns_of(Participation(party=cast.ardane)) == Concerns(frozenset({cast.ardane.pk}))
    assert concerns_of(Act(title="none yet")) == Concerns()
    assert concerns_of(Office(state=cast.ardane, body=cast.council)) == Concerns(
        frozenset({cast.ardane.pk}), frozenset({cast.council.pk})
    )


def test_a_party_concerns_itself_as_what_it_is(cast: Cast) -> None:
    person = make_party("person", "somebody")
    assert concerns_of(cast.ardane) == Concerns(frozenset({cast.ardane.pk}))
    assert concerns_of(cast.council) == Concerns(bodies=frozenset({cast.council.pk}))
    assert concerns_of(person) == Concerns()
    assert concerns_of(make_mandate(person, state=cast.ardane)).states == {cast.ardane.pk}


def test_a_statement_about_one_state_is_that_states(cast: Cast) -> None:
    paths = paths_of(Assertion)
    assert (paths.states, paths.bodies) == (("scope",), ("scope", "action__responsible"))


def test_a_list_limits_what_is_changed_more_than_what_is_read(cast: Cast) -> None:
    own, shared, other = (make_act(name) for name in ("own", "shared", "other"))
    for act, party in [(own, cast.ardane), (shared, cast.ardane), (shared, cast.belvar)]:
        make_participation(act, party)
    make_participation(other, cast.belvar)
    rights = rights_of(cast["noa"], NOW)
    rows = Act.objects.order_by("ref")
    refs = {
        right: [act.ref for act in rows_within(rights, right, rows)]
        for right in (Ability.READ_RECORD, Ability.RECORD_ACTS, Ability.PUBLISH)
    }
    assert refs == {
        Ability.READ_RECORD: ["own", "shared"],
        Ability.RECORD_ACTS: ["own"],
        Ability.PUBLISH: [],
    }
    assert rows_within(rights_of(cast["edo"], NOW), Ability.RECORD_ACTS, rows).count() == 3


def test_a_row_with_two_ways_to_a_party_comes_once(cast: Cast) -> None:
    work = make_work(author=cast.council, contracting=[cast.ardane])
    work.contracting.add(cast.council)
    assert list(rows_concerning(type(work).objects.all(), Reach.OWN_BODY, cast.council.pk)) == [
        work
    ]


def test_a_list_is_what_is_decided_of_each_row(cast: Cast) -> None:
    """The rule in SQL and in Python, over every row of a whole record."""
    import_dataset(directory=UNION, actor=Actor("import:union"))
    state = Party.objects.filter(kind="state").exclude(pk=cast.ardane.pk)
    body = Party.objects.filter(kind="body", actions__isnull=False).first()
    pillar = Act.objects.filter(pillars__isnull=False).values_list("pillars", flat=True).first()
    compared = 0
    for one in state:
        compared += _compare(cast, "noa", {"state": one})
    assert body is not None
    compared += _compare(cast, "fela", {"body": body})
    if pillar is not None:
        compared += _compare(cast, "pio", {"pillar_id": pillar})
    assert compared > 0


def _compare(cast: Cast, name: str, scope: dict[str, object]) -> int:
    """How many rows were allowed, by either."""
    held = cast.held[name]
    for field, value in scope.items():
        setattr(held, field, value)
    held.save()
    rights = rights_of(cast[name], NOW)
    allowed = 0
    for model in sorted(declared_models(), key=lambda model: model._meta.label):
        for right in (Ability.READ_RECORD, Ability.RECORD_ACTS):
            rows = model._default_manager.all()
            listed = {row.pk for row in rows_within(rights, right, rows)}
            assert listed == {row.pk for row in rows if decide(rights, right, row)}, model
            allowed += len(listed)
    return allowed
