"""What can be done in this room. Each verb checks, writes, cites and tells the ledger in one
transaction; it raises ValidationError, and then nothing is written.

A text's life is the list of acts about it: every verb after `register_text` adds a line to it, and
none changes the text. The date is the act's. A line is seen where its text, its act and its party
are public: what is under embargo hangs on an act that is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from toguna.acts.actions import Part, add_participation
from toguna.acts.models import Act, Participation
from toguna.acts.validators import VALIDATORS as ACTS_VALIDATORS
from toguna.institutions.evidence import Evidence, Text, restate_fact, state_fact, state_revision
from toguna.institutions.models import Party
from toguna.kernel.identifiers import derived_ref
from toguna.kernel.models import Term
from toguna.record.actor import Actor
from toguna.texts.enums import ForceClause, LifeStage
from toguna.texts.models import Stage, TextRelation, Work
from toguna.texts.rules import BY_A_STATE
from toguna.texts.validators import VALIDATORS, validate_contracting, validate_unanimity


def register_text(
    *,
    actor: Actor,
    evidence: Evidence,
    ref: str,
    kind: Term,
    title: Text,
    short_title: Text = "",
    description: Text = "",
    number: str = "",
    author: Party | None = None,
    contracting: Sequence[Party] = (),
    pillars: Sequence[Term] = (),
    is_outside: bool = False,
    force_clause: ForceClause | None = None,
    force_count: int | None = None,
    force_date: date | None = None,
) -> Work:
    """A text exists, or is to be. `contracting` are those who must ratify it; the clause is that
    of its entry into force, where it is known."""
    work = Work(
        ref=ref,
        kind=kind,
        title=title,
        short_title=short_title,
        description=description,
        number=number,
        author=author,
        outside=is_outside,
        force_clause=force_clause or "",
        force_count=force_count,
        force_date=force_date,
    )
    return state_fact(
        work,
        actor=actor,
        verb="register_text",
        evidence=evidence,
        validators=VALIDATORS,
        links={"contracting": contracting, "pillars": pillars},
    )


def record_stage(
    *,
    actor: Actor,
    evidence: Evidence,
    work: Work,
    act: Act,
    stage: LifeStage,
    manner: Term | None = None,
    party: Party | None = None,
    version: str = "",
    note: Text = "",
    supersedes: Stage | None = None,
    verb: str = "record_stage",
) -> Stage:
    """An act did something to a text. `supersedes` is the line that this one corrects."""
    if stage in BY_A_STATE and party is not None:
        validate_contracting(party, work.contracting.all())
    line = Stage(
        ref=derived_ref([work.ref, act.ref, stage.value, party.ref if party else ""]),
        work=work,
        act=act,
        stage=stage,
        manner=manner,
        party=party,
        version=version,
        note=note,
        supersedes=supersedes,
    )
    return state_revision(line, actor=actor, verb=verb, evidence=evidence, validators=VALIDATORS)


def adopt_text(
    *,
    actor: Actor,
    evidence: Evidence,
    work: Work,
    act: Act,
    manner: Term | None = None,
    parts: Sequence[Part] = (),
) -> Stage:
    """An act adopted the text, in that manner; `parts` are the adopters with their positions.
    Raises ValidationError for a unanimity that a party was not for."""
    taken = [part.position for part in parts if part.position]
    validate_unanimity(manner.ref if manner else "", taken)
    with transaction.atomic():
        for part in parts:
            _take_part(actor, evidence, act, part)
        return record_stage(
            actor=actor,
            evidence=evidence,
            work=work,
            act=act,
            stage=LifeStage.ADOPTED,
            manner=manner,
            verb="adopt_text",
        )


def sign_text(
    *,
    actor: Actor,
    evidence: Evidence,
    work: Work,
    act: Act,
    parts: Sequence[Part] = (),
) -> Stage:
    """The text was signed; `parts` are the signatories: states, and as well private bodies or media
    organisations."""
    with transaction.atomic():
        for part in parts:
            _take_part(actor, evidence, act, part)
        return record_stage(
            actor=actor,
            evidence=evidence,
            work=work,
            act=act,
            stage=LifeStage.SIGNED,
            verb="sign_text",
        )


def ratify_text(*, actor: Actor, evidence: Evidence, work: Work, act: Act, party: Party) -> Stage:
    """A state ratified the text. Raises ValidationError when the contracting parties are known and
    it is none of them."""
    return record_stage(
        actor=actor,
        evidence=evidence,
        work=work,
        act=act,
        stage=LifeStage.RATIFIED,
        party=party,
        verb="ratify_text",
    )


def deposit_instrument(
    *, actor: Actor, evidence: Evidence, work: Work, act: Act, party: Party
) -> Stage:
    """A state deposited its instrument. Raises as `ratify_text` does."""
    return record_stage(
        actor=actor,
        evidence=evidence,
        work=work,
        act=act,
        stage=LifeStage.DEPOSITED,
        party=party,
        verb="deposit_instrument",
    )


def bring_into_force(*, actor: Actor, evidence: Evidence, work: Work, act: Act) -> Stage:
    """A source states that the text entered into force by this act. Where its clause is known, what
    is computed from it is shown first."""
    return record_stage(
        actor=actor,
        evidence=evidence,
        work=work,
        act=act,
        stage=LifeStage.IN_FORCE,
        verb="bring_into_force",
    )


def amend_text(
    *,
    actor: Actor,
    evidence: Evidence,
    work: Work,
    act: Act,
    by: Work | None = None,
    bond: Term | None = None,
) -> Stage:
    """The text was amended, by another text where there is one; `bond` is then the term
    "amends"."""
    return _altered(actor, evidence, work, act, LifeStage.AMENDED, "amend_text", by, bond)


def repeal_text(
    *,
    actor: Actor,
    evidence: Evidence,
    work: Work,
    act: Act,
    by: Work | None = None,
    bond: Term | None = None,
) -> Stage:
    """The text was repealed, by another text where there is one; `bond` is then the term
    "repeals"."""
    return _altered(actor, evidence, work, act, LifeStage.REPEALED, "repeal_text", by, bond)


def correct_text(
    *, actor: Actor, evidence: Evidence, work: Work, act: Act, note: Text = ""
) -> Stage:
    """An official correction of the text itself. What we recorded wrongly about a text is
    corrected with `record_stage(supersedes=…)`."""
    return record_stage(
        actor=actor,
        evidence=evidence,
        work=work,
        act=act,
        stage=LifeStage.CORRECTED,
        note=note,
        verb="correct_text",
    )


def relate_texts(
    *, actor: Actor, evidence: Evidence, work: Work, kind: Term, other: Work, note: Text = ""
) -> TextRelation:
    """A text amends, implements, institutes another, or is annexed to it."""
    relation = TextRelation(
        ref=derived_ref([work.ref, kind.ref, other.ref]),
        work=work,
        kind=kind,
        other=other,
        note=note,
    )
    return state_fact(
        relation, actor=actor, verb="relate_texts", evidence=evidence, validators=VALIDATORS
    )


def _altered(
    actor: Actor,
    evidence: Evidence,
    work: Work,
    act: Act,
    stage: LifeStage,
    verb: str,
    by: Work | None,
    bond: Term | None,
) -> Stage:
    if (by is None) is not (bond is None):
        raise TypeError("The other text and the kind of bond are given together, or neither.")
    with transaction.atomic():
        if by is not None and bond is not None:
            relate_texts(actor=actor, evidence=evidence, work=by, kind=bond, other=work)
        return record_stage(
            actor=actor, evidence=evidence, work=work, act=act, stage=stage, verb=verb
        )


def _take_part(actor: Actor, evidence: Evidence, act: Act, part: Part) -> None:
    """Add the part or, where it is stated already, the position that was missing."""
    stated = Participation.objects.filter(act=act, party=part.party, role=part.role).first()
    if stated is None:
        add_participation(actor=actor, evidence=evidence, act=act, part=part)
    elif part.position:
        restate_fact(
            stated,
            actor=actor,
            verb="take_position",
            evidence=evidence,
            validators=ACTS_VALIDATORS,
            values={"position": part.position},
        )
