from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from i18nfield.strings import LazyI18nString

from tests import cast
from tests.institutions.factories import Union, make_union
from toguna.institutions import actions
from toguna.institutions.enums import DelegationKind, PartyKind
from toguna.institutions.evidence import Evidence
from toguna.institutions.models import Delegation, Mandate, Party, Relation
from toguna.institutions.queries import authority, members, presidency
from toguna.kernel.publication import is_public
from toguna.record.ledger import Entry, entries_about, verify
from toguna.record.models import Citation

pytestmark = pytest.mark.django_db


@pytest.fixture
def union() -> Union:
    return make_union()


@pytest.fixture
def evidence() -> Evidence:
    return Evidence.of(cast.make_passage(), cast.make_passage())


def add_party(evidence: Evidence, ref: str = "guild") -> Party:
    return actions.add_party(
        actor=cast.CLERK,
        evidence=evidence,
        ref=ref,
        kind=PartyKind.ORGANISATION,
        name=LazyI18nString({"fr": "La guilde", "en": "The guild"}),
    )


def test_a_fact_is_written_with_its_citations_and_its_entry(evidence: Evidence) -> None:
    guild = Party.objects.get(pk=add_party(evidence).pk)
    assert guild.citation_passages == list(evidence.passages)
    assert guild.known == cast.KNOWN
    (entry,) = entries_about("institutions.party", "guild")
    assert (entry.actor, entry.verb) == (cast.CLERK.ref, "add_party")
    assert entry.payload["fields"]["name"] == {"fr": "La guilde", "en": "The guild"}
    assert entry.payload["fields"]["citations"] == [p.address for p in evidence.passages]
    assert verify().is_sound


def test_a_fact_takes_the_day_of_its_source_unless_it_has_its_own() -> None:
    source = cast.make_source(known=date(2029, 2, 3), known_inferred=True)
    passage = cast.make_passage(source)
    own = date(2029, 1, 1)
    plain = add_party(Evidence.of(passage), "plain")
    dated = add_party(Evidence.of(passage, known=own), "dated")
    assert (plain.known, plain.known_inferred) == (date(2029, 2, 3), True)
    assert (dated.known, dated.known_inferred) == (own, False)


def test_a_fact_stated_at_the_desk_is_not_public_until_it_is_validated(evidence: Evidence) -> None:
    assert not is_public(add_party(evidence), cast.seen_from().at)


def test_a_fact_without_a_passage_is_refused() -> None:
    with pytest.raises(ValidationError, match="passage"):
        Evidence(())


def test_a_refusal_leaves_nothing(evidence: Evidence) -> None:
    add_party(evidence)
    before = (Party.objects.count(), Citation.objects.count(), Entry.objects.count())
    with pytest.raises(ValidationError) as refused:
        add_party(evidence)
    assert set(refused.value.message_dict) == {"ref"}
    with pytest.raises(ValidationError):
        add_party(evidence, "Not An Identifier")
    assert (Party.objects.count(), Citation.objects.count(), Entry.objects.count()) == before


def test_a_mandate_is_conferred_then_ended(union: Union, evidence: Evidence) -> None:
    role = cast.make_term("mandate-role", "holder")
    third = actions.confer_mandate(
        actor=cast.CLERK,
        evidence=evidence,
        ref="third-presidency",
        holder=cast.make_party("person", "hama"),
        role=role,
        office=union.presidency,
        state=union.corune,
        start="2031-03-15",
    )
    found = presidency(date(2031, 3, 15))
    assert found is not None
    assert found.state == union.corune
    last = Evidence.of(cast.make_passage())
    actions.end_mandate(actor=cast.CLERK, evidence=last, mandate=third, end="2031-04")
    stored = Mandate.objects.get(pk=third.pk)
    assert (stored.end.edtf, stored.end_latest) == ("2031-04", date(2031, 4, 30))
    assert stored.citation_passages == [*evidence.passages, *last.passages]
    entry = entries_about("institutions.mandate", "third-presidency").last()
    assert entry is not None
    assert entry.verb == "end_mandate"
    assert entry.payload["before"]["end"] == ""
    assert entry.payload["after"]["end"] == "2031-04"
    assert entry.payload["after"]["citations"][-1] == last.passages[0].address


def test_a_mandate_that_would_end_before_it_starts_stays_as_it_was(
    union: Union, evidence: Evidence
) -> None:
    entries = Entry.objects.count()
    with pytest.raises(ValidationError) as refused:
        actions.end_mandate(
            actor=cast.CLERK, evidence=evidence, mandate=union.second, end="2029-03-14"
        )
    assert refused.value.message_dict.keys() == {"end"}
    assert union.second.end.edtf == ""
    assert Mandate.objects.get(pk=union.second.pk).end.edtf == ""
    assert union.second.citation_passages == []
    assert Entry.objects.count() == entries


def test_saying_again_what_is_known_writes_nothing(union: Union, evidence: Evidence) -> None:
    actions.end_mandate(actor=cast.CLERK, evidence=evidence, mandate=union.first, end="2029-03-15")
    assert Entry.objects.count() == 0
    assert union.first.citation_passages == []


def test_parties_are_related_and_a_member_withdraws(union: Union, evidence: Evidence) -> None:
    league = add_party(evidence, "league")
    actions.relate_parties(
        actor=cast.CLERK,
        evidence=evidence,
        ref="belvar-in-league",
        subject=union.belvar,
        kind=cast.make_term("relation-kind", "member-of"),
        object=league,
        start="2020",
    )
    withdrawal = cast.make_term("end-manner", "withdrawal")
    left = actions.withdraw_member(
        actor=cast.CLERK,
        evidence=evidence,
        member=union.belvar,
        organisation=league,
        manner=withdrawal,
        end="2029-01-29",
    )
    assert left.end_manner == withdrawal
    assert [one.party for one in members(league, date(2029, 1, 29))] == [union.belvar]
    assert members(league, date(2029, 1, 30)) == ()
    with pytest.raises(ValidationError, match="belvar"):
        actions.withdraw_member(
            actor=cast.CLERK,
            evidence=evidence,
            member=union.belvar,
            organisation=league,
            manner=withdrawal,
            end="2030",
        )
    assert Relation.objects.filter(object=league).count() == 1


def test_a_sole_power_is_delegated_once_it_is_permitted(union: Union, evidence: Evidence) -> None:
    works = cast.make_portfolio("works")

    def delegate(ref: str, kind: DelegationKind, start: str = "") -> Delegation:
        return actions.delegate_power(
            actor=cast.CLERK,
            evidence=evidence,
            ref=ref,
            power=union.levy,
            portfolio=works,
            kind=kind,
            start=start,
        )

    with pytest.raises(ValidationError, match="authorise-levy"):
        delegate("made", DelegationKind.MADE, "2029-05-01")
    assert Delegation.objects.count() == 0
    delegate("permitted", DelegationKind.PERMITTED)
    delegate("made", DelegationKind.MADE, "2029-05-01")
    found = authority("authorise-levy", date(2029, 5, 1)).delegations
    assert [one.delegation.ref for one in found] == ["made", "permitted"]
