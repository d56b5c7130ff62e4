"""The circle of each kind of record: where the record stands in it, and how it reaches the rest."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Model, Q

from toguna.acts.models import Act, Process
from toguna.institutions.models import Office, Party
from toguna.institutions.sight import seen
from toguna.meetings.models import Chain, Meeting, Series
from toguna.portal.contexts.circle import Circle
from toguna.portal.pages.circle_stations import Here, circle_of
from toguna.portal.queries.circling import (
    from_actions,
    from_acts,
    from_office,
    from_party,
    from_source,
    from_subjects,
    from_text,
)
from toguna.portal.queries.stations import ACCOUNT, ACT, ACTION, TEXT
from toguna.portal.scene import Scene
from toguna.record.models import Source
from toguna.roadmap.models import Action, Roadmap
from toguna.texts.models import Work


def circle_of_act(scene: Scene, act: Act) -> Circle | None:
    """What came of an act, and of the acts within it."""

    def which(way: str) -> Q:
        return Q(**{f"{way}pk": act.pk}) | Q(**{f"{way}within": act.pk})

    here = Here(ACT, scene.words(act.title, act.ref))
    return circle_of(scene, here, lambda ground: from_acts(ground, which))


def circle_of_chain(scene: Scene, chain: Chain) -> Circle | None:
    """What came of the meetings that hand an agenda up."""
    return _circle_of_meetings(scene, Q(chain=chain))


def circle_of_series(scene: Scene, series: Series) -> Circle | None:
    """What came of the meetings that follow one another."""
    return _circle_of_meetings(scene, Q(series=series))


def _circle_of_meetings(scene: Scene, condition: Q) -> Circle | None:
    met = seen(Meeting.objects.filter(condition), scene.standpoint).order_by().values("act")
    return circle_of(
        scene,
        Here(ACT),
        lambda ground: from_acts(ground, lambda way: Q(**{f"{way}pk__in": met})),
    )


def circle_of_process(scene: Scene, process: Process) -> Circle | None:
    """What came of the acts of a negotiation, or of another process."""

    def which(way: str) -> Q:
        return Q(**{f"{way}process": process})

    here = Here(ACT, all={ACT: "#acts"})
    return circle_of(scene, here, lambda ground: from_acts(ground, which))


def circle_of_text(scene: Scene, work: Work) -> Circle | None:
    """The acts and decisions that a text comes from, and the actions that came of it."""
    here = Here(TEXT, scene.words(work.title, work.ref))
    return circle_of(scene, here, lambda ground: from_text(ground, work))


def circle_of_action(scene: Scene, action: Action) -> Circle | None:
    """Where an action comes from, what proves it, who gives account of it."""
    here = Here(ACTION, scene.words(action.title, action.ref))
    return circle_of(scene, here, lambda ground: from_actions(ground, Q(pk=action.pk)))


def circle_of_roadmap(scene: Scene, roadmap: Roadmap) -> Circle | None:
    """The same for all the actions of a roadmap."""
    text = roadmap.work
    return circle_of(
        scene,
        Here(ACTION, all={ACTION: scene.address("roadmap", roadmap.ref)}),
        lambda ground: from_actions(ground, Q(category__roadmap=roadmap), text),
    )


def circle_of_party(scene: Scene, party: Party) -> Circle | None:
    """What a party took part in, what is addressed to it, its texts, what it must do."""
    here = Here(all={ACT: "#acts", TEXT: "#texts", ACTION: "#actions"})
    return circle_of(scene, here, lambda ground: from_party(ground, party, scene.standpoint))


def circle_of_office(scene: Scene, office: Office) -> Circle | None:
    """The acts that gave an office, or the office from which a power follows, to someone."""
    return circle_of(scene, Here(), lambda ground: from_office(ground, office))


def circle_of_source(scene: Scene, source: Source) -> Circle | None:
    """What rests on a source, which is an account itself."""
    here = Here(ACCOUNT, scene.words(source.title, source.ref))
    return circle_of(scene, here, lambda ground: from_source(ground, source))


def circle_of_subjects(scene: Scene, subjects: Collection[Model]) -> Circle | None:
    """The records that a discrepancy concerns, which may be seen."""
    here = Here(all=dict.fromkeys((ACT, TEXT, ACTION), "#subjects"))
    return circle_of(scene, here, lambda ground: from_subjects(ground, subjects))
