"""The registers that are narrowed by kind alone: partners, processes, what does not add up."""

from __future__ import annotations

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from toguna.acts.models import Process
from toguna.acts.queries import processes
from toguna.institutions.models import Party
from toguna.portal.contexts.parts import Text
from toguna.portal.frames import list_name
from toguna.portal.queries.belonging import partners
from toguna.portal.queries.doubts import discrepancies
from toguna.portal.registers.dimensions import ByExpression
from toguna.portal.registers.naming import of_party_kinds, of_terms
from toguna.portal.registers.register import Register
from toguna.portal.scene import Scene
from toguna.record.models import Discrepancy


def partners_register(scene: Scene) -> Register[Party]:
    """Partners by category, by kind where they have none."""
    rows = partners(scene.standpoint).order_by(F("kind").asc(), "position", "ref")
    kind: ByExpression[Party] = ByExpression("kind", _("Kind"), of_party_kinds(), "sort")
    return Register(
        scene=scene,
        title=Text(list_name("partners")),
        rows=rows.annotate(sort=Coalesce("category__ref", "kind")),
        dimensions=(kind,),
        text="name",
    )


def processes_register(scene: Scene) -> Register[Process]:
    kind: ByExpression[Process] = ByExpression(
        "kind", _("Kind"), of_terms("process-kind"), "kind__ref"
    )
    return Register(
        scene=scene,
        title=Text(list_name("processes")),
        rows=processes(scene.standpoint),
        dimensions=(kind,),
    )


def discrepancies_register(scene: Scene) -> Register[Discrepancy]:
    """What does not add up, by kind; a row is weighed by what is said of it."""
    kind: ByExpression[Discrepancy] = ByExpression(
        "kind", _("Kind"), of_terms("discrepancy-kind"), "kind__ref"
    )
    return Register(
        scene=scene,
        title=Text(list_name("discrepancies")),
        rows=discrepancies(scene.standpoint),
        dimensions=(kind,),
        text="description",
    )
