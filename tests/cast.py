"""An invented confederation, and plain functions that make its rows.

The Union of the Rivers has three states (Ardane, Belvar, Corune); nothing here exists. Every
function inserts one row directly, gives it an identifier when none is said, and makes it public
since 2000 unless `is_public=False`. Dates are EDTF. Nothing else is written: no citation, no
entry in the ledger, unless asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.db import models

from toguna.acts.enums import ActStatus
from toguna.acts.models import Act, Participation, Process, StatusChange
from toguna.institutions.models import (
    Composition,
    Confederation,
    Delegation,
    Mandate,
    Office,
    Party,
    Portfolio,
    Power,
    Rank,
    Relation,
)
from toguna.kernel.models import Place, Term
from toguna.kernel.standpoint import Standpoint
from toguna.record.actor import Actor
from toguna.record.models import Citation, Passage, PassageKind, PassageStatus, Source
from toguna.texts.models import Expression, Manifestation, Stage, TextRelation, Work

CLERK = Actor("system:clerk", "The clerk")
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
KNOWN = date(2030, 1, 31)
"""The day on which everything here was made public, unless said otherwise."""

_numbers = count(1)


def seen_from(as_of: str | None = None, known_on: str | None = None) -> Standpoint:
    """A standpoint of the public plane, at noon of 1 June 2031 (UTC); days in ISO 8601."""
    return Standpoint(
        as_of=date.fromisoformat(as_of) if as_of else None,
        known_on=date.fromisoformat(known_on) if known_on else None,
        at=datetime(2031, 6, 1, 12, tzinfo=UTC),
    )


def ref_for(kind: str) -> str:
    """An identifier that no other row has."""
    return f"{kind}-{next(_numbers)}"


def make_term(vocabulary: str, ref: str, **fields: Any) -> Term:
    """The term, made once: asking again gives the same row."""
    defaults = {"name": ref, **fields}
    return Term.objects.get_or_create(vocabulary=vocabulary, ref=ref, defaults=defaults)[0]


def make_place(ref: str = "", **fields: Any) -> Place:
    name = ref or ref_for("place")
    return Place.objects.create(ref=name, **{"name": name, "zone": "Africa/Abidjan", **fields})


def make_source(ref: str = "", **fields: Any) -> Source:
    values = {
        "title": "Report",
        "kind": make_term("source-kind", "report"),
        "publisher": "Press office",
        "language": "fr",
        "known": KNOWN,
        **fields,
    }
    return Source.objects.create(ref=ref or ref_for("source"), **values)


def make_passage(source: Source | None = None, **fields: Any) -> Passage:
    """A paragraph of a source (of a new one when none is given)."""
    number = next(_numbers)
    values = {
        "path": str(number),
        "ordinal": number,
        "kind": PassageKind.PARAGRAPH,
        "digest": f"{number:064x}",
        "status": PassageStatus.CARRIED,
        **fields,
    }
    return Passage.objects.create(source=source or make_source(), **values)


def cite(claim: models.Model, *passages: Passage) -> None:
    """The claim stands on these passages, in this order."""
    for position, passage in enumerate(passages):
        Citation.objects.create(claim=claim, passage=passage, position=position)


def of_fact(kind: str, ref: str, is_public: bool, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that every fact has, and those given."""
    validated = {"validated_by": "user:1", "validated_at": LONG_AGO} if is_public else {}
    return {"ref": ref or ref_for(kind), "known": KNOWN, **validated, **fields}


def of_revision(kind: str, ref: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that every revised fact has, and those given. A revision takes the identifier
    of the row that it supersedes, and the number after it."""
    before = fields.get("supersedes")
    chained = {"ref": before.ref, "revision": before.revision + 1} if before else {}
    values = {"ref": ref or ref_for(kind), "known": KNOWN, **chained, **fields}
    return {**values, "passage": values.get("passage") or make_passage()}


def make_party(
    kind: str = "body", ref: str = "", *, is_public: bool = True, **fields: Any
) -> Party:
    values = of_fact(kind, ref, is_public, fields)
    return Party.objects.create(kind=kind, **{"name": values["ref"], **values})


def make_confederation(party: Party, *, is_public: bool = True, **fields: Any) -> Confederation:
    values = {"languages": "fr en", "zone": "Africa/Abidjan", "jurisdiction": "aa-riv", **fields}
    return Confederation.objects.create(
        party=party, **of_fact("confederation", party.ref, is_public, values)
    )


def make_relation(
    subject: Party,
    kind: str,
    target: Party | Place,
    ref: str = "",
    *,
    is_public: bool = True,
    **fields: Any,
) -> Relation:
    """A bond; `kind` and `end_manner` are given as identifiers of terms."""
    end = {"object": target} if isinstance(target, Party) else {"place": target}
    if "end_manner" in fields:
        fields["end_manner"] = make_term("end-manner", fields["end_manner"])
    values = of_fact("relation", ref, is_public, {**fields, **end})
    return Relation.objects.create(subject=subject, kind=make_term("relation-kind", kind), **values)


def make_rank(person: Party, title: str, *, is_public: bool = True, **fields: Any) -> Rank:
    return Rank.objects.create(person=person, title=title, **of_fact("rank", "", is_public, fields))


def make_portfolio(ref: str, *, is_public: bool = True, **fields: Any) -> Portfolio:
    return Portfolio.objects.create(**of_fact("portfolio", ref, is_public, {"name": ref, **fields}))


def make_composition(
    body: Party, portfolio: Portfolio, *, is_public: bool = True, **fields: Any
) -> Composition:
    return Composition.objects.create(
        body=body, portfolio=portfolio, **of_fact("composition", "", is_public, fields)
    )


def make_office(ref: str = "", *, is_public: bool = True, **fields: Any) -> Office:
    values = of_fact("office", ref, is_public, fields)
    return Office.objects.create(**{"name": values["ref"], **values})


def make_mandate(
    holder: Party,
    office: Office | None = None,
    ref: str = "",
    *,
    is_public: bool = True,
    **fields: Any,
) -> Mandate:
    """A mandate; `role` is given as the identifier of a term, "holder" by default."""
    role = make_term("mandate-role", fields.pop("role", "holder"))
    return Mandate.objects.create(
        holder=holder, office=office, role=role, **of_fact("mandate", ref, is_public, fields)
    )


def make_power(office: Office, ref: str = "", *, is_public: bool = True, **fields: Any) -> Power:
    values = of_fact("power", ref, is_public, fields)
    return Power.objects.create(office=office, **{"name": values["ref"], **values})


def make_delegation(
    power: Power, portfolio: Portfolio, kind: str = "made", *, is_public: bool = True, **fields: Any
) -> Delegation:
    return Delegation.objects.create(
        power=power,
        portfolio=portfolio,
        kind=kind,
        **of_fact("delegation", "", is_public, fields),
    )


def make_process(ref: str = "", *, is_public: bool = True, **fields: Any) -> Process:
    kind = make_term("process-kind", fields.pop("kind", "negotiation"))
    values = of_fact("process", ref, is_public, fields)
    return Process.objects.create(kind=kind, **{"title": values["ref"], **values})


def make_act(
    ref: str = "",
    date: str = "",
    status: str = ActStatus.HELD,
    *,
    kind: str = "meeting",
    is_public: bool = True,
    **fields: Any,
) -> Act:
    """An act; `kind` is given as the identifier of a term."""
    values = of_fact("act", ref, is_public, fields)
    return Act.objects.create(
        kind=make_term("act-kind", kind),
        date=date,
        status=status,
        **{"title": values["ref"], **values},
    )


def make_participation(
    act: Act, party: Party, role: str = "participant", *, is_public: bool = True, **fields: Any
) -> Participation:
    return Participation.objects.create(
        act=act,
        party=party,
        role=make_term("participation-role", role),
        **of_fact("participation", "", is_public, fields),
    )


def make_status_change(
    act: Act, status: str, date: str = "", ref: str = "", **fields: Any
) -> StatusChange:
    return StatusChange.objects.create(
        act=act, status=status, date=date, **of_revision("status-change", ref, fields)
    )


def make_work(
    ref: str = "",
    *,
    kind: str = "decision",
    contracting: Sequence[Party] = (),
    is_public: bool = True,
    **fields: Any,
) -> Work:
    """A text; `kind` is given as the identifier of a term."""
    values = of_fact("work", ref, is_public, fields)
    work = Work.objects.create(
        kind=make_term("text-kind", kind), **{"title": values["ref"], **values}
    )
    work.contracting.set(contracting)
    return work


def make_expression(work: Work, language: str = "fr", **fields: Any) -> Expression:
    return Expression.objects.create(
        work=work, language=language, **of_fact("expression", "", True, fields)
    )


def make_manifestation(expression: Expression, format: str = "pdf", **fields: Any) -> Manifestation:
    return Manifestation.objects.create(
        expression=expression, format=format, **of_fact("manifestation", "", True, fields)
    )


def make_stage(work: Work, stage: str, act: Act | None = None, **fields: Any) -> Stage:
    """A line of a text's life; `date` makes a held act of that date when none is given, and
    `manner` is given as the identifier of a term."""
    happened = fields.pop("date", "")
    if "manner" in fields:
        fields["manner"] = make_term("adoption-manner", fields["manner"])
    return Stage.objects.create(
        work=work,
        stage=stage,
        act=act or make_act(date=happened),
        **of_revision("stage", "", fields),
    )


def make_text_relation(
    work: Work, kind: str, other: Work, *, is_public: bool = True, **fields: Any
) -> TextRelation:
    return TextRelation.objects.create(
        work=work,
        kind=make_term("text-relation", kind),
        other=other,
        **of_fact("text-relation", "", is_public, fields),
    )
