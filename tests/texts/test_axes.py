from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from toguna.acts.enums import ActStatus, Position
from toguna.institutions.models import Party
from toguna.texts.enums import LifeStage
from toguna.texts.models import Work
from toguna.texts.queries import Axes, axes, axes_of, life_state
from toguna.texts.rules import is_validated

pytestmark = pytest.mark.django_db


@pytest.fixture
def states() -> list[Party]:
    return [
        cast.make_party("state", ref, position=position)
        for position, ref in enumerate(("ardane", "belvar", "corune"))
    ]


def of(work: Work, as_of: str | None = None) -> Axes:
    return axes_of(work, cast.seen_from(as_of))


def after(*stages: str, **fields: Any) -> Axes:
    """The axes of a text to which these things happened, one a month."""
    work = cast.make_work(**fields)
    for month, stage in enumerate(stages, 1):
        cast.make_stage(work, stage, date=f"2029-{month:02d}-10")
    return of(work)


def test_a_text_of_which_nothing_is_said_has_nothing_stated() -> None:
    found = after()
    assert [found.negotiation, found.adoption, found.ratification, found.force] == (
        ["not-stated"] * 4
    )
    assert found.force_basis == "unknown"


@pytest.mark.parametrize(
    ("stages", "negotiation", "adoption"),
    [
        (["announced"], "not-stated", "not-stated"),
        (["drafting"], "drafting", "not-adopted"),
        (["drafting", "drafted"], "drafted", "not-adopted"),
        (["drafting", "examined"], "examined", "not-adopted"),
        (["finalised"], "concluded", "not-stated"),
        (["approved"], "concluded", "not-stated"),
        (["adopted"], "concluded", "adopted"),
        (["adopted", "signed"], "concluded", "signed"),
        (["signed", "drafting"], "concluded", "signed"),
        (["published"], "not-stated", "not-stated"),
    ],
)
def test_negotiation_and_adoption(stages: list[str], negotiation: str, adoption: str) -> None:
    found = after(*stages)
    assert (found.negotiation, found.adoption) == (negotiation, adoption)


def test_a_planned_adoption_is_none_and_one_that_has_passed_is_not_stated() -> None:
    work = cast.make_work()
    cast.make_stage(work, "adopted", cast.make_act("", "2029-05", ActStatus.PLANNED))
    before, later = of(work, "2029-05-31"), of(work, "2029-06-01")
    assert (before.adoption, before.adopted) == ("not-adopted", None)
    assert (later.adoption, later.adopted) == ("not-stated", None)


def test_axes_as_of_a_day_count_what_had_certainly_happened() -> None:
    work = cast.make_work()
    cast.make_stage(work, "drafted", date="2029-01")
    cast.make_stage(work, "adopted", date="2029-05")
    assert of(work, "2029-01-30").negotiation == "not-stated"
    assert of(work, "2029-05-30").adoption == "not-adopted"
    assert of(work, "2029-05-31").adoption == "adopted"


def test_an_adoption_says_how_and_where_each_state_stood(states: list[Party]) -> None:
    act = cast.make_act("", "2029-05-10", kind="adoption")
    for state in reversed(states):
        cast.make_participation(act, state, "adopter", position="for")
    cast.make_participation(act, cast.make_party("person"), "speaker")
    cast.make_participation(act, cast.make_party("state", is_public=False), position="against")
    work = cast.make_work()
    cast.make_stage(work, "adopted", act, manner="unanimity")
    found = of(work)
    assert found.manner is not None
    assert found.manner.ref == "unanimity"
    assert [(one.party, one.position) for one in found.positions] == [
        (state, Position.FOR) for state in states
    ]


def test_a_text_counts_as_validated_by_the_act_that_adopted_it() -> None:
    assert not is_validated(after("drafted", "finalised", "approved", "published"))
    assert is_validated(after("adopted"))
    assert is_validated(after("signed"))


def test_ratification_counts_the_contracting_states(states: list[Party]) -> None:
    work = cast.make_work(contracting=states)
    assert of(work).ratification == "not-stated"
    cast.make_stage(work, "ratified", date="2029-01-10", party=states[2])
    assert of(work).ratification == "partial"
    cast.make_stage(work, "ratified", date="2029-02-10", party=states[0])
    cast.make_stage(work, "deposited", date="2029-03-10", party=states[1])
    found = of(work)
    assert found.ratification == "complete"
    assert found.ratified_by == (states[0], states[2])
    assert found.deposited_by == (states[1],)
    assert found.contracting == tuple(states)
    assert of(work, "2029-03-09").ratification == "partial"


def test_ratification_is_never_complete_where_the_parties_are_not_known(
    states: list[Party],
) -> None:
    work = cast.make_work()
    cast.make_stage(work, "ratified", party=states[0])
    assert of(work).ratification == "partial"


def test_a_party_under_embargo_still_counts_among_those_who_must_ratify(
    states: list[Party],
) -> None:
    hidden = cast.make_party("state", is_public=False)
    work = cast.make_work(contracting=[states[0], hidden])
    cast.make_stage(work, "ratified", party=states[0])
    assert of(work).ratification == "partial"


def force(found: Axes) -> tuple[str, str, str]:
    return found.force, found.force_basis, found.force_since.edtf


@pytest.mark.parametrize(
    ("clause", "stages", "expected"),
    [
        ("on-adoption", ["drafted"], ("not-in-force", "computed", "")),
        ("on-adoption", ["drafted", "adopted"], ("in-force", "computed", "2029-02-10")),
        ("on-adoption", ["adopted", "repealed"], ("repealed", "asserted", "2029-02-10")),
        ("on-signature", ["adopted"], ("not-in-force", "computed", "")),
        ("on-signature", ["adopted", "signed"], ("in-force", "computed", "2029-02-10")),
        ("", ["adopted"], ("not-stated", "unknown", "")),
        ("", ["adopted", "in-force"], ("in-force", "asserted", "2029-02-10")),
        ("on-deposits", ["adopted"], ("not-stated", "unknown", "")),
    ],
)
def test_force_is_computed_from_its_clause_and_asserted_without(
    clause: str, stages: list[str], expected: tuple[str, str, str]
) -> None:
    assert force(after(*stages, force_clause=clause)) == expected


def test_force_on_a_day_needs_the_text_to_be_adopted() -> None:
    day = {"force_clause": "on-date", "force_date": date(2029, 6, 1)}
    draft, adopted = cast.make_work(**day), cast.make_work(**day)
    cast.make_stage(draft, "drafted", date="2029-01-01")
    cast.make_stage(adopted, "adopted", date="2029-01-01")
    assert force(of(draft, "2029-12-01")) == ("not-in-force", "computed", "")
    assert force(of(adopted, "2029-05-31")) == ("not-in-force", "computed", "")
    assert force(of(adopted, "2029-06-01")) == ("in-force", "computed", "2029-06-01")


def test_force_on_deposits_dates_from_the_one_that_completed_them(states: list[Party]) -> None:
    work = cast.make_work(contracting=states, force_clause="on-deposits", force_count=2)
    cast.make_stage(work, "deposited", date="2029-05-10", party=states[0])
    cast.make_stage(work, "deposited", date="2029-06-10", party=states[0])
    assert force(of(work)) == ("not-in-force", "computed", "")
    cast.make_stage(work, "deposited", date="2029-08-10", party=states[2])
    cast.make_stage(work, "deposited", date="2029-07", party=states[1])
    assert force(of(work)) == ("in-force", "computed", "2029-07")
    assert force(of(work, "2029-07-30"))[0] == "not-in-force"
    assert force(of(work, "2029-07-31"))[0] == "in-force"


def test_force_on_deposits_counts_contracting_parties_only(states: list[Party]) -> None:
    work = cast.make_work(contracting=states[:2], force_clause="on-deposits", force_count=2)
    cast.make_stage(work, "deposited", date="2029-05-10", party=states[0])
    cast.make_stage(work, "deposited", date="2029-06-10", party=states[2])
    assert force(of(work)) == ("not-in-force", "computed", "")
    cast.make_stage(work, "deposited", date="2029-07-10", party=states[1])
    assert force(of(work)) == ("in-force", "computed", "2029-07-10")


def test_force_on_deposits_counts_a_party_from_its_first_instrument(states: list[Party]) -> None:
    work = cast.make_work(force_clause="on-deposits", force_count=1)
    cast.make_stage(work, "deposited", date="2029-06-10", party=states[0])
    cast.make_stage(work, "deposited", date="2029-05-10", party=states[0])
    assert force(of(work)) == ("in-force", "computed", "2029-05-10")


def test_force_on_deposits_without_a_count_waits_for_every_party(states: list[Party]) -> None:
    work = cast.make_work(contracting=states, force_clause="on-deposits")
    for day, state in enumerate(states[:2], 1):
        cast.make_stage(work, "deposited", date=f"2029-05-{day:02d}", party=state)
    assert force(of(work))[0] == "not-in-force"
    cast.make_stage(work, "deposited", date="2029-05-03", party=states[2])
    assert force(of(work)) == ("in-force", "computed", "2029-05-03")


def test_force_on_signature_waits_for_every_named_party(states: list[Party]) -> None:
    work = cast.make_work(contracting=states[:2], force_clause="on-signature")
    cast.make_stage(work, "signed", date="2029-05-01", party=states[1])
    assert force(of(work))[0] == "not-in-force"
    cast.make_stage(work, "signed", date="2029-06-01", party=states[0])
    assert force(of(work)) == ("in-force", "computed", "2029-06-01")


def test_what_a_source_asserts_stands_beside_what_is_computed() -> None:
    work = cast.make_work(force_clause="on-signature")
    stage = cast.make_stage(work, "in-force", date="2029-05-01")
    found = of(work)
    assert force(found) == ("not-in-force", "computed", "")
    assert found.asserted is not None
    assert found.asserted.row == stage


def test_force_that_is_to_come_is_not_yet_and_then_not_stated() -> None:
    work = cast.make_work()
    cast.make_stage(work, "in-force", cast.make_act("", "2029-05", ActStatus.PLANNED))
    assert force(of(work, "2029-05-01")) == ("not-in-force", "asserted", "")
    assert force(of(work, "2029-06-01")) == ("not-stated", "unknown", "")


def test_signatories_can_be_private_bodies_and_media() -> None:
    act = cast.make_act("", "2029-05-10", kind="signature")
    media = cast.make_party("organisation", category=cast.make_term("party-category", "media"))
    cast.make_participation(act, media, "signatory")
    work = cast.make_work(kind="memorandum")
    cast.make_stage(work, "signed", act, party=media)
    found = of(work)
    assert found.signed is not None
    assert (found.adoption, found.signed.party) == ("signed", media)


def test_axes_cost_the_same_for_many(states: list[Party]) -> None:
    passage, works = cast.make_passage(), []

    def make() -> None:
        work = cast.make_work(contracting=states, force_clause="on-deposits")
        works.append(work)
        act = cast.make_act("", "2029-01-01", kind="adoption")
        cast.make_participation(act, states[0], "adopter", position="for")
        cast.make_stage(work, LifeStage.ADOPTED, act, passage=passage)
        cast.make_stage(work, LifeStage.DEPOSITED, act, passage=passage, party=states[0])

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            for found in axes(works, cast.seen_from("2029-06-01")).values():
                _ = [party.ref for party in (*found.contracting, *found.deposited_by)]
                _ = [(one.party.ref, one.position) for one in found.positions]
                assert found.adoption == "adopted"
        return len(captured)

    make()
    few = queries()
    for _number in range(99):
        make()
    assert queries() == few == 4


@pytest.mark.parametrize(
    ("stages", "state"),
    [
        ((), "not-stated"),
        (("published",), "not-stated"),
        (("drafting",), "negotiation"),
        (("drafted", "examined"), "negotiation"),
        (("examined", "finalised"), "concluded"),
        (("drafted", "adopted"), "adopted"),
        (("signed",), "adopted"),
        (("adopted", "in-force"), "in-force"),
        (("signed", "in-force", "repealed"), "repealed"),
    ],
)
def test_the_state_of_its_life_is_the_farthest_that_it_came(
    stages: tuple[str, ...], state: str
) -> None:
    assert life_state(after(*stages)) == state


def test_ratification_comes_before_force_and_after_signature(states: list[Party]) -> None:
    work = cast.make_work(contracting=states)
    cast.make_stage(work, "signed", date="2029-01-10")
    told = [life_state(of(work))]
    for month, state in enumerate(states, 2):
        cast.make_stage(work, "ratified", date=f"2029-{month:02d}-10", party=state)
        told.append(life_state(of(work)))

    assert told == ["adopted", "ratification", "ratification", "ratified"]
