"""Renaming a record: another identifier, and the former one leads on.

Identifiers are part of permanent addresses. A wrong one can still be replaced; the former one is
then kept in the record for ever, is never given to anything again, and whoever asks for it is led
to the record.
"""

from __future__ import annotations

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models, router, transaction
from django.utils.translation import gettext_lazy as _

from toguna.kernel.identifiers import REF
from toguna.record.actor import Actor
from toguna.record.append_only import AppendOnlyModel
from toguna.record.changes import Change, change_all, create_all
from toguna.record.models import FormerIdentifier


def kind_of(model: type[models.Model]) -> str:
    """The kind of record that a model is, as former identifiers name it: `texts.work`."""
    return model._meta.label_lower


def can_rename(model: type[models.Model]) -> bool:
    """Whether records of this model can be renamed: they have an identifier of their own that no
    other of them has, and are not written once."""
    try:
        field = model._meta.get_field("ref")
    except FieldDoesNotExist:
        return False
    return bool(getattr(field, "unique", False)) and not issubclass(model, AppendOnlyModel)


def rename(row: models.Model, *, ref: str, actor: Actor) -> None:
    """Give a record another identifier, in memory and in the database, and keep the former one.

    One transaction, with an entry in the ledger for the former identifier and one, under the new
    identifier, for the record. Raises ValidationError, and then nothing is written, for what is no
    identifier, one that another record of the kind bears, and one that any of them ever bore: an
    address that leads on is remembered by browsers, and must not lead back.
    """
    model = type(row)
    if not can_rename(model):
        raise ValidationError(
            _("Records of this kind cannot be renamed: %(kind)s."),
            code="rename_kind",
            params={"kind": model._meta.verbose_name},
        )
    REF(ref)
    with transaction.atomic(using=router.db_for_write(model)):
        rows = model._default_manager.select_for_update()
        former = rows.filter(pk=row.pk).values_list("ref", flat=True).get()
        _refuse_taken(model, ref)
        kept = FormerIdentifier(kind=kind_of(model), former=former, current=ref)
        create_all(actor=actor, objects=[kept], ref_of=str)
        change = Change(row, {"ref": former}, {"ref": ref})
        change_all(actor=actor, changes=[change], verb="renamed")


def _refuse_taken(model: type[models.Model], ref: str) -> None:
    if model._default_manager.filter(ref=ref).exists():
        raise ValidationError(
            _("“%(ref)s” is the identifier of a record of this kind: choose another."),
            code="ref_in_use",
            params={"ref": ref},
        )
    led = current_identifier(kind_of(model), ref)
    if led is not None:
        raise ValidationError(
            _(
                "“%(ref)s” is a former identifier, whose address leads to “%(current)s”: "
                "choose another."
            ),
            code="ref_was_used",
            params={"ref": ref, "current": led},
        )


def current_identifier(kind: str, former: str) -> str | None:
    """The identifier that a record of this kind bears now which once bore `former`; None where none
    did. A query for each time that it was renamed, and one more."""
    known = FormerIdentifier.objects.filter(kind=kind)
    led: str | None = None
    passed = {former}
    here = former
    while (onward := known.filter(former=here).values_list("current", flat=True).first()) and (
        onward not in passed
    ):
        passed.add(onward)
        led = here = onward
    return led
