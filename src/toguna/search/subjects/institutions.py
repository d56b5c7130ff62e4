"""Parties, offices and powers as they are found."""

from __future__ import annotations

from toguna.institutions.enums import PartyKind
from toguna.institutions.models import Mandate, Office, Party, Power, Relation
from toguna.institutions.queries.parties import MEMBER_OF
from toguna.search.descriptions import Description, Sight
from toguna.search.enums import Kind
from toguna.search.subjects.subject import (
    Subject,
    name_party,
    name_place,
    name_terms,
    sight_of,
)

KINDS = {
    PartyKind.PERSON: Kind.PERSON,
    PartyKind.BODY: Kind.INSTITUTION,
    PartyKind.STATE: Kind.PARTNER,
    PartyKind.ORGANISATION: Kind.PARTNER,
}


def describe_party(party: Party) -> Description:
    """A state is a partner, and an institution to those who see that it is or was a member of the
    confederation, whatever the day asked about."""
    found = Description(party.pk, party.ref, KINDS[PartyKind(party.kind)], sight_of(party))
    found.add("names", party.name, party.short_name, party.family_name)
    found.add("matter", party.description)
    name_terms(found, party.category)
    for rank in party.ranks.all():
        found.add("matter", rank.title, sight=sight_of(rank))
    for mandate in party.mandates.all():
        _say_mandate(found, mandate)
    for relation in party.relations.all():
        _say_relation(found, party, relation)
    for part in party.compositions.all():
        found.add("bonds", part.portfolio.name, sight=sight_of(part, part.portfolio))
    return found


def _say_mandate(found: Description, mandate: Mandate) -> None:
    """What someone holds. An office says what its holder is: while no end is stated, it weighs as
    much as what is written about them."""
    sight = sight_of(mandate, mandate.office, mandate.body, mandate.state)
    if mandate.office is not None:
        weight = "bonds" if mandate.end.is_known else "matter"
        found.add(weight, mandate.office.name, sight=sight)
    found.add("bonds", mandate.task, sight=sight)
    name_party(found, mandate.body, sight)
    name_party(found, mandate.state, sight)


def _say_relation(found: Description, party: Party, relation: Relation) -> None:
    sight = sight_of(relation, relation.object)
    name_place(found, relation.place, sight)
    name_party(found, relation.object, sight)
    is_of_ours = relation.kind.ref == MEMBER_OF and hasattr(relation.object, "confederation")
    if is_of_ours and party.kind == PartyKind.STATE:
        found.becomes(Kind.INSTITUTION, Sight().behind(relation))


def describe_office(office: Office) -> Description:
    sight = sight_of(office, office.body, office.state)
    found = Description(office.pk, office.ref, Kind.OFFICE, sight)
    found.add("names", office.name)
    name_party(found, office.body)
    name_party(found, office.state)
    if office.portfolio is not None:
        found.add("bonds", office.portfolio.name, sight=sight_of(office.portfolio))
    for mandate in office.mandates.all():
        name_party(found, mandate.holder, sight_of(mandate, mandate.state), "matter")
    for power in office.powers.all():
        found.add("bonds", power.name, sight=sight_of(power))
    return found


def describe_power(power: Power) -> Description:
    found = Description(power.pk, power.ref, Kind.POWER, sight_of(power, power.office))
    found.add("names", power.name)
    found.add("matter", power.note)
    found.add("bonds", power.office.name)
    if power.portfolio is not None:
        found.add("bonds", power.portfolio.name, sight=sight_of(power.portfolio))
    return found


PARTY = Subject(
    Party,
    describe_party,
    related=("category",),
    fetched=(
        "ranks",
        "mandates__office",
        "mandates__body",
        "mandates__state",
        "relations__kind",
        "relations__place__part_of",
        "relations__object__confederation",
        "compositions__portfolio",
    ),
)
OFFICE = Subject(
    Office,
    describe_office,
    related=("body", "state", "portfolio"),
    fetched=("mandates__holder", "mandates__state", "powers"),
)
POWER = Subject(Power, describe_power, related=("office", "portfolio"))
