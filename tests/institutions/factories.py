"""The Union of the Rivers: three states, a presidency that rotates, a treasury."""

from __future__ import annotations

from dataclasses import dataclass

from tests import cast
from toguna.institutions.models import Mandate, Office, Party, Portfolio, Power


@dataclass(frozen=True)
class Union:
    """Ardane presides until 15 March 2029, Belvar from that day on."""

    party: Party
    ardane: Party
    belvar: Party
    corune: Party
    council: Party
    presidency: Office
    treasury: Portfolio
    levy: Power
    first: Mandate
    second: Mandate

    @property
    def states(self) -> tuple[Party, ...]:
        return self.ardane, self.belvar, self.corune


def make_union() -> Union:
    party = cast.make_party("body", "union")
    states = [
        cast.make_party("state", ref, position=position)
        for position, ref in enumerate(("ardane", "belvar", "corune"))
    ]
    for state in states:
        cast.make_relation(state, "member-of", party, start="2027-01-01")
    council = cast.make_party("body", "council")
    presidency = cast.make_office("presidency", body=council)
    cast.make_confederation(party, presidency=presidency)
    treasury = cast.make_portfolio("treasury")
    first = cast.make_mandate(
        cast.make_party("person", "ama"),
        presidency,
        "first-presidency",
        state=states[0],
        start="2027-01-01",
        end="2029-03-15",
    )
    second = cast.make_mandate(
        cast.make_party("person", "bako"),
        presidency,
        "second-presidency",
        state=states[1],
        start="2029-03-15",
    )
    for state, name in zip(states, ("cisse", "dena", "ekra"), strict=True):
        office = cast.make_office(f"treasurer-{state.ref}", state=state, portfolio=treasury)
        person = cast.make_party("person", name, family_name=name.title())
        cast.make_mandate(person, office, start="2026", end="2032")
    levy = cast.make_power(presidency, "authorise-levy", portfolio=treasury, sole=True)
    return Union(party, *states, council, presidency, treasury, levy, first, second)
