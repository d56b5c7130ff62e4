"""Which feeds there are: what happened to texts, what was stated of the roadmap, meetings.

Each tells the newest of what sources made public, by the day on which they did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from toguna.kernel.publication import public_at
from toguna.meetings.queries import MeetingLine, meetings
from toguna.portal.contexts.parts import Text, When
from toguna.portal.feeds.addresses import file_address
from toguna.portal.feeds.atom import FeedFile, News, atom_bytes
from toguna.portal.pages.action_rows import value_of
from toguna.portal.pages.telling import choice, cites, gather, stands
from toguna.portal.queries.citations import Citing
from toguna.portal.scene import Scene
from toguna.record.models import Passage
from toguna.roadmap.enums import Axis, Grade
from toguna.roadmap.models import Assertion
from toguna.roadmap.queries import public_actions
from toguna.roadmap.queries.asserted import SAID_LAST_FIRST, standing_assertions
from toguna.texts.models import Stage, Work
from toguna.texts.queries import LifeEntry, lives

NEWEST = 50
READ_AHEAD = 4
"""Lines of texts' lives that are read for each one that is shown: some are not public, some were
corrected."""


def texts_feed(scene: Scene) -> bytes:
    """The newest steps in the life of any text. About eight queries."""
    rows = Stage.objects.filter(known__lte=scene.standpoint.known_limit)
    newest = rows.order_by("-known", "-pk").values_list("work", flat=True)[: NEWEST * READ_AHEAD]
    works = Work.objects.filter(pk__in=list(newest))
    by_work = lives(works, scene.standpoint)
    every = [line for lines in by_work.values() for line in lines]
    shown = sorted(every, key=lambda line: (line.row.known, line.row.pk), reverse=True)[:NEWEST]
    citations = gather(scene, [line.row for line in shown])
    found = (_step(scene, line, citations) for line in shown)
    return _written(scene, "texts-feed", _("Texts: what happened to them"), found)


def roadmap_feed(scene: Scene) -> bytes:
    """The newest assertions on any action, those that were corrected left out. About six
    queries."""
    actions = public_actions(scene.standpoint).order_by().values("pk")
    rows = standing_assertions(scene.standpoint).filter(
        public_at(scene.standpoint.at, "scope__"), action__in=actions
    )
    newest = rows.order_by(*SAID_LAST_FIRST).select_related("action", "scope")
    shown = list(newest[:NEWEST])
    citations = gather(scene, shown)
    found = (_assertion(scene, row, citations) for row in shown)
    return _written(scene, "roadmap-feed", _("Roadmap: what was stated"), found)


def meetings_feed(scene: Scene) -> bytes:
    """The meetings of which something was made public last. About seven queries."""
    lines = [line for line in meetings(scene.standpoint) if line.standing.known]
    lines.sort(key=lambda line: (str(line.standing.known), line.meeting.pk), reverse=True)
    shown = lines[:NEWEST]
    citations = gather(scene, [line.meeting.act for line in shown])
    restated = [line.standing.passage.pk for line in shown if line.standing.passage]
    passages = Passage.objects.select_related("source__kind").in_bulk(restated)
    found = (_meeting(scene, line, citations, passages) for line in shown)
    return _written(scene, "meetings-feed", _("Meetings"), found)


FEEDS: dict[str, Callable[[Scene], bytes]] = {
    "texts-feed": texts_feed,
    "roadmap-feed": roadmap_feed,
    "meetings-feed": meetings_feed,
}


def _step(scene: Scene, line: LifeEntry, citations: Citing) -> News:
    work, party = line.row.work, scene.party(line.party, short=True)
    happened = ", ".join((line.label, party.label.text)) if party else line.label
    status = "" if line.is_done else stands(line.standing).label
    return News(
        title=_title(scene.words(work.title, work.ref), happened),
        details=_details(
            (_("Date"), _when(scene.when_known(line.date))),
            (_("Status"), status),
            *_note(scene.text(line.row.note)),
            *_made_public(scene, line.row.known, is_inferred=line.row.known_inferred),
        ),
        known=line.row.known,
        page=scene.address("text", work.ref),
        ref=line.row.ref,
        category=line.label,
        cites=cites(scene, citations.of(line.row)),
    )


def _assertion(scene: Scene, row: Assertion, citations: Citing) -> News:
    scope = scene.party(row.scope, short=True)
    stated = ", ".join((value_of(row).label, scope.label.text)) if scope else value_of(row).label
    axis = str(Axis(row.axis).label)
    return News(
        title=_title(scene.words(row.action.title, row.action.ref), stated),
        details=_details(
            (_("Axis"), axis),
            (_("Since"), _when(scene.when_known(row.valid))),
            (_("Grade of the evidence"), choice(Grade(row.grade)).label),
            *_note(scene.text(row.statement)),
            *_made_public(scene, row.known, is_inferred=row.known_inferred),
        ),
        known=row.known,
        page=scene.address("action", row.action.ref),
        ref=row.ref,
        category=axis,
        cites=cites(scene, citations.of(row)),
    )


def _meeting(
    scene: Scene, line: MeetingLine, citations: Citing, restated: Mapping[int, Passage]
) -> News:
    """`restated` are the passages of later statements, by primary key, their sources at hand."""
    meeting, standing = line.meeting, line.standing
    act, level = meeting.act, meeting.level
    status = stands(standing, is_meeting=True).label
    town = scene.place(act.place)
    known = standing.known or act.known
    if known is None:
        raise ValueError(f"{act} has no day on which it was known")
    return News(
        title=_title(scene.words(act.title, act.ref), status),
        details=_details(
            (_("Date"), _when(scene.when_known(standing.date))),
            (_("Place"), town.text if town else ""),
            *_made_public(scene, known, is_inferred=standing.known_inferred),
        ),
        known=known,
        page=scene.address("meeting", act.ref),
        ref="",
        category=scene.words(level.name, level.ref).text if level else "",
        cites=cites(
            scene,
            [restated[standing.passage.pk]] if standing.passage else citations.of(act),
        ),
    )


def _title(subject: Text, news: str) -> Text:
    words = _("%(subject)s: %(news)s") % {"subject": subject.text, "news": news}
    return Text(words, subject.lang)


def _details(*lines: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in lines if value)


def _note(text: Text | None) -> tuple[tuple[str, str], ...]:
    return ((_("Note"), text.text),) if text else ()


def _made_public(scene: Scene, day: date, *, is_inferred: bool) -> tuple[tuple[str, str], ...]:
    words = _when(scene.day(day))
    return ((_("Made public"), f"{words} ({_('inferred')})" if is_inferred else words),)


def _when(value: When | None) -> str:
    return "".join(part.text for part in value.parts) if value else ""


def _written(scene: Scene, name: str, title: str, news: Iterable[News]) -> bytes:
    body = scene.body.party.name if scene.body else None
    author = scene.words(body, _("Public record")).text
    return atom_bytes(
        FeedFile(
            title=f"{title} – {author}",
            language=scene.language,
            page=scene.path(),
            path=file_address(name, scene.language),
            site=settings.TOGUNA_ADDRESS,
            author=author,
            news=tuple(news),
        )
    )
