"""Who has a power on a date. Never a flag: it follows from the mandates that run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from toguna.institutions.enums import DelegationKind
from toguna.institutions.models import Delegation, Mandate, Office, Party, Portfolio, Power
from toguna.institutions.queries.offices import holders, holdings, state_of
from toguna.institutions.rules import delegation_on
from toguna.institutions.sight import seen
from toguna.kernel.standpoint import Standpoint

Holding = tuple[Office | None, Mandate | None]


@dataclass(frozen=True)
class Delegate:
    """To whom a power may be delegated, or was (`is_made`): the holder of a portfolio in the
    presiding state, where that is known."""

    delegation: Delegation
    portfolio: Portfolio
    is_made: bool
    office: Office | None
    mandate: Mandate | None

    @property
    def holder(self) -> Party | None:
        return self.mandate.holder if self.mandate else None


@dataclass(frozen=True)
class Authority:
    """Who has a power on a day. `exists` is false before the power began: nobody has it then.
    `presiding` is the mandate that it follows from and `state` the state of that mandate; `office`
    and `mandate` say who has it, empty where that is not known."""

    power: Power
    on: date
    exists: bool
    presiding: Mandate | None
    state: Party | None
    office: Office | None
    mandate: Mandate | None
    delegations: tuple[Delegate, ...]

    @property
    def holder(self) -> Party | None:
        return self.mandate.holder if self.mandate else None


def authority(power_ref: str, on: date, standpoint: Standpoint | None = None) -> Authority:
    """Who authorises on a day: the holder of the power's office or, where it names a portfolio,
    the holder of that portfolio in the state on whose behalf the office is held on that day.

    Raises `Power.DoesNotExist`. Five queries at most.
    """
    rows = Power.objects.select_related("office", "portfolio")
    power = seen(rows, standpoint).get(ref=power_ref)
    if power.start.is_known and not power.start.certain_on(on):
        return Authority(power, on, False, None, None, None, None, ())
    running = holders(power.office, on, standpoint)
    presiding = running[0] if running else None
    state = state_of(presiding) if presiding else None
    delegations = _delegations(power, on, standpoint)
    wanted = [delegation.portfolio for delegation in delegations]
    if power.portfolio is not None:
        wanted.append(power.portfolio)
    found = holdings([state], wanted, on, standpoint) if state is not None and wanted else {}

    def held(portfolio: Portfolio) -> Holding:
        return found.get((state.pk, portfolio.pk), (None, None)) if state else (None, None)

    own: Holding = (power.office, presiding)
    office, mandate = held(power.portfolio) if power.portfolio is not None else own
    delegates = tuple(
        Delegate(one, one.portfolio, one.kind == DelegationKind.MADE, *held(one.portfolio))
        for one in delegations
    )
    return Authority(power, on, True, presiding, state, office, mandate, delegates)


def delegates(power: Power, on: date, standpoint: Standpoint | None = None) -> tuple[Delegate, ...]:
    """To whom a power may be, or is, delegated on a day. Five queries at most."""
    return authority(power.ref, on, standpoint).delegations


def _delegations(power: Power, on: date, standpoint: Standpoint | None) -> tuple[Delegation, ...]:
    rows = seen(Delegation.objects.filter(power=power), standpoint).filter(delegation_on(on))
    return tuple(rows.select_related("portfolio").order_by("kind", "ref"))
