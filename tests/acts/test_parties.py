from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from toguna.acts.enums import Multiplicity
from toguna.acts.models import Act, Interpretation
from toguna.acts.queries import (
    acts_of,
    conferrals,
    conferring_acts,
    interpretations_of,
    participations,
    parties_by_role,
    parts_of,
    process_of,
    processes,
)
from toguna.institutions.models import Party

pytestmark = pytest.mark.django_db


def interpret(
    act: Act | None, ref: str, *, is_public: bool = True, **fields: object
) -> Interpretation:
    values = cast.of_fact("interpretation", ref, is_public, dict(fields))
    return Interpretation.objects.create(act=act, statement="It is recognised", **values)


def test_parties_by_role_in_the_order_of_the_roles_and_of_the_list() -> None:
    act = cast.make_act()
    ardane = cast.make_party("state", "ardane", position=1)
    belvar = cast.make_party("state", "belvar", position=2)
    ama = cast.make_party("person", "ama", position=3)
    cast.make_term("participation-role", "author", position=1)
    cast.make_term("participation-role", "participant", position=2)
    cast.make_participation(act, belvar)
    cast.make_participation(act, ardane)
    cast.make_participation(act, ama, "author", on_behalf_of=ardane)
    cast.make_participation(cast.make_act(), belvar, "author")
    found = parties_by_role(act)
    assert [(group.role.ref, group.parties) for group in found] == [
        ("author", (ama,)),
        ("participant", (ardane, belvar)),
    ]
    assert found[0].participations[0].on_behalf_of == ardane


def test_a_part_of_a_party_under_embargo_is_not_shown() -> None:
    act = cast.make_act()
    cast.make_participation(act, cast.make_party(is_public=False))
    cast.make_participation(act, cast.make_party(), on_behalf_of=cast.make_party(is_public=False))
    cast.make_participation(act, cast.make_party(), is_public=False)
    assert parties_by_role(act, cast.seen_from()) == ()
    assert len(parties_by_role(act)[0].parties) == 3


def test_an_interpretation_is_attributed_to_who_makes_it() -> None:
    act, analyst = cast.make_act(), cast.make_party("person")
    source = cast.make_source(publisher="The River Gazette")
    passages = [cast.make_passage(source), cast.make_passage(source)]
    cast.cite(interpret(act, "named", attributed_to=analyst), *passages)
    cast.cite(interpret(act, "unnamed"), passages[0])
    named, unnamed = interpretations_of(act)
    assert named.attributed_to == analyst
    assert named.passages == tuple(passages)
    assert (unnamed.attributed_to, [str(name) for name in unnamed.publishers]) == (
        None,
        ["The River Gazette"],
    )


def test_an_interpretation_of_a_party_and_one_under_embargo() -> None:
    party: Party = cast.make_party("state")
    mine = interpret(None, "mine", party=party)
    interpret(None, "hidden", party=party, is_public=False)
    interpret(None, "by-hidden", party=party, attributed_to=cast.make_party(is_public=False))
    assert [one.interpretation for one in interpretations_of(party, cast.seen_from())] == [mine]
    assert len(interpretations_of(party)) == 3


def test_events_within_a_wider_initiative_and_of_an_outside_organisation() -> None:
    forum = cast.make_act("forum", "2029-05", outside=True, multiplicity=Multiplicity.SEVERAL)
    panel = cast.make_act("panel", "2029-05-10", within=forum)
    cast.make_act("hidden", within=forum, is_public=False)
    assert list(parts_of(forum, cast.seen_from())) == [panel]
    assert panel.within == forum
    assert panel.within.outside


def test_a_process_gathers_its_acts() -> None:
    league = cast.make_party("organisation")
    talks = cast.make_process("talks", counterpart=league)
    hidden = cast.make_process("hidden", is_public=False)
    cast.make_process("with-hidden", counterpart=cast.make_party(is_public=False))
    round_two = cast.make_act("round-two", "2029-06", process=talks)
    round_one = cast.make_act("round-one", "2029-05", process=talks)
    secret = cast.make_act("secret", process=hidden)
    assert list(processes(cast.seen_from())) == [talks]
    assert list(acts_of(talks, cast.seen_from())) == [round_one, round_two]
    assert process_of(round_one, cast.seen_from()) == talks
    assert process_of(secret, cast.seen_from()) is None
    assert process_of(secret) == hidden
    assert process_of(cast.make_act(), cast.seen_from()) is None


def test_an_act_confers_mandates_with_no_meeting_at_all() -> None:
    mandate = cast.make_mandate(cast.make_party("person"), cast.make_office(), start="2029")
    secret = cast.make_mandate(cast.make_party("person"), cast.make_office(), is_public=False)
    designation = cast.make_act("designation", "2029-01-01", kind="designation")
    designation.confers.set([mandate, secret])
    assert conferrals(designation, cast.seen_from()) == (mandate,)
    assert set(conferrals(designation)) == {mandate, secret}
    assert list(conferring_acts(mandate)) == [designation]


def test_participations_and_interpretations_cost_the_same_for_many() -> None:
    party, source = cast.make_party(), cast.make_source()
    act = cast.make_act()

    def make() -> Act:
        other = cast.make_act()
        cast.make_participation(other, party, on_behalf_of=cast.make_party())
        cast.cite(interpret(act, "", attributed_to=party), cast.make_passage(source))
        return other

    def queries(several: list[Act]) -> int:
        with CaptureQueriesContext(connection) as captured:
            for groups in participations(several, cast.seen_from()).values():
                for group in groups:
                    for one in group.participations:
                        _ = (one.party.ref, one.on_behalf_of and one.on_behalf_of.ref)
            for stated in interpretations_of(act, cast.seen_from()):
                _ = (stated.attributed_to and stated.attributed_to.ref, stated.publishers)
        return len(captured)

    found = [make()]
    few = queries(found)
    found += [make() for _number in range(99)]
    assert queries(found) == few == 5
