"""Every role, every right, every scope: allowed and refused.

In the table, `all` is allowed about anything; `own` about what concerns the own scope and no other
state; `among` about what concerns it, others too; `-` never. A right or a role that is not in the
table fails the first test.
"""

from __future__ import annotations

import pytest

from tests.access.people import NOW, ROLE_OF, Cast
from toguna.access.concerns import Concerns
from toguna.access.enums import Ability
from toguna.access.holding import rights_of
from toguna.access.models import Role
from toguna.access.rules import can, can_somewhere, decide

TABLE = """
right              sena  edo  noa    fela   pio    nuru  tari  ada  max
read-record        all   all  among  among  among  -     all   all  -
read-embargoed     all   all  among  among  among  all   all   all  -
read-ledger        -     -    -      -      -      -     -     all  -
read-accounts      -     -    -      -      -      -     -     all  all
export             all   all  among  among  among  -     -     all  -
add-sources        all   all  all    all    all    -     -     -    -
keep-lists         all   -    -      -      -      -     -     -    -
keep-institutions  all   all  -      -      -      -     -     -    -
record-acts        all   all  own    among  among  -     -     -    -
record-texts       all   all  own    -      -      -     -     -    -
number-texts       all   -    -      -      -      -     -     -    -
prepare-meetings   all   all  -      among  among  -     -     -    -
record-outcomes    all   all  -      -      -      -     -     -    -
release-programme  all   -    -      -      -      -     -     -    -
keep-roadmap       all   all  -      -      -      -     -     -    -
assert-progress    all   all  own    among  among  -     -     -    -
submit-reports     all   -    own    among  among  -     -     -    -
accept-reports     all   -    -      -      -      -     -     -    -
write-articles     all   all  -      among  among  -     -     -    -
review             all   all  -      -      -      -     -     -    -
translate          all   all  -      -      -      -     all   -    -
correct            all   all  own    among  among  -     -     -    -
validate           all   -    -      -      -      -     -     -    -
publish            all   -    -      -      -      -     -     -    -
rename             all   -    -      -      -      -     -     -    -
import             all   -    -      -      -      -     -     -    -
manage-accounts    -     -    -      -      -      -     -     -    all
give-roles         -     -    -      -      -      -     -     -    all
"""

ALLOWED = {
    "all": {"nothing", "own", "own and another", "another", "nobody"},
    "among": {"own", "own and another"},
    "own": {"own"},
    "-": set(),
}


def table() -> dict[str, dict[str, str]]:
    """By person, the mark of each right."""
    lines = [line.split() for line in TABLE.strip().splitlines()]
    people = lines[0][1:]
    return {
        person: {line[0]: line[1 + column] for line in lines[1:]}
        for column, person in enumerate(people)
    }


def situations(cast: Cast, person: str) -> dict[str, Concerns | None]:
    """What a right is asked about: the scope that the person holds, and others."""
    states = frozenset({cast.ardane.pk}), frozenset({cast.belvar.pk})
    bodies = frozenset({cast.council.pk}), frozenset({cast.bank.pk})
    pillars = frozenset({cast.waters.pk}), frozenset({cast.roads.pk})
    if person == "fela":
        own, other = Concerns(bodies=bodies[0]), Concerns(states[1], bodies[1], pillars[1])
    elif person == "pio":
        own, other = Concerns(pillars=pillars[0]), Concerns(states[1], bodies[1], pillars[1])
    else:
        own, other = Concerns(states=states[0]), Concerns(states[1], bodies[1], pillars[1])
    both = Concerns(
        own.states | other.states, own.bodies | other.bodies, own.pillars | other.pillars
    )
    return {
        "nothing": None,
        "own": own,
        "own and another": both,
        "another": other,
        "nobody": Concerns(),
    }


def test_every_right_and_every_role_is_in_the_table(cast: Cast) -> None:
    marks = table()
    assert {ROLE_OF[person] for person in marks} == set(Role.objects.values_list("ref", flat=True))
    assert set(marks) == set(cast.users)
    for by_right in marks.values():
        assert list(by_right) == Ability.values


@pytest.mark.parametrize("person", table())
def test_each_right_is_allowed_and_refused_as_the_table_says(cast: Cast, person: str) -> None:
    asked = situations(cast, person)
    rights = rights_of(cast[person], NOW)
    found = {
        right.value: {name for name, about in asked.items() if decide(rights, right, about)}
        for right in Ability
    }
    assert found == {right: ALLOWED[mark] for right, mark in table()[person].items()}


@pytest.mark.parametrize("person", table())
def test_what_is_allowed_somewhere_is_what_the_table_has(cast: Cast, person: str) -> None:
    somewhere = {right.value for right in Ability if can_somewhere(cast[person], right, NOW)}
    assert somewhere == {right for right, mark in table()[person].items() if mark != "-"}


@pytest.mark.parametrize("person", table())
def test_nobody_has_a_right_before_it_was_given(cast: Cast, person: str) -> None:
    before = NOW.replace(year=2029)
    assert not any(can(cast[person], right, at=before) for right in Ability)
    assert not any(can_somewhere(cast[person], right, before) for right in Ability)


def test_a_decision_names_the_assignment_or_says_why_not(cast: Cast) -> None:
    for person, marks in table().items():
        for right in Ability:
            for about in situations(cast, person).values():
                decision = can(cast[person], right, about, NOW)
                assert bool(decision.assignment) is decision.allowed
                assert bool(decision.reason) is not decision.allowed, (person, marks[right])
