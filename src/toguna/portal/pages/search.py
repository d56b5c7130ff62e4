"""What was found for some words: every kind on one page, or one kind page by page."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from toguna.portal.addresses import LANGUAGES, Narrowing
from toguna.portal.contexts.parts import Choice, Entry, Link, Text
from toguna.portal.contexts.search import Correction, FoundGroup, SearchPage
from toguna.portal.frames import frame_of, list_name
from toguna.portal.missing import Missing
from toguna.portal.pages.found import found_entries
from toguna.portal.pages.telling import pages_of
from toguna.portal.queries.doubts import discrepancies
from toguna.portal.scene import Scene
from toguna.portal.wording import read
from toguna.search.enums import Kind
from toguna.search.folding import words_of
from toguna.search.queries import Answer, Group, Question, find

SHOWN = 5
"""Lines of each kind, where every kind is shown."""

SIZE = 30
"""Lines of a page of one kind."""

LABELS = {
    Kind.PERSON: gettext_noop("People"),
    Kind.OFFICE: gettext_noop("Offices"),
    Kind.INSTITUTION: gettext_noop("Institutions"),
    Kind.POWER: gettext_noop("Powers"),
    Kind.TEXT: gettext_noop("Texts"),
    Kind.MEETING: gettext_noop("Meetings"),
    Kind.ACT: gettext_noop("Acts and events"),
    Kind.OUTCOME: gettext_noop("Decisions, recommendations and other outcomes"),
    Kind.ROADMAP: gettext_noop("Roadmaps"),
    Kind.ACTION: gettext_noop("Actions"),
    Kind.PARTNER: gettext_noop("Partners"),
    Kind.PROCESS: gettext_noop("Negotiations and processes"),
    Kind.SERIES: gettext_noop("Series of meetings"),
    Kind.CHAIN: gettext_noop("Chains of meetings"),
    Kind.SOURCE: gettext_noop("Sources"),
    Kind.DISCREPANCY: gettext_noop("What does not add up"),
    Kind.PASSAGE: gettext_noop("Headings of the sources"),
}


def search_page(scene: Scene) -> SearchPage:
    """Some ninety queries, however much is found. Raises Missing for a kind that is none, and a
    page that is not there."""
    asked = scene.asked
    words, is_cut = read(asked.narrowing.words)
    # What an address says beyond what is read is not repeated in the addresses of the page.
    narrowing = replace(asked.narrowing, words=words)
    scene = replace(scene, asked=replace(asked, narrowing=narrowing))
    kind = _kind(narrowing)
    if kind is None and asked.number > 1:
        raise Missing(_("Only what was found of one kind has several pages."))
    answer = _answer(scene, words, kind)
    group = answer.groups[0] if kind and answer.groups else None
    pages = pages_of(scene, group.total if group else 0, SIZE) if kind else None
    groups = _groups(scene, answer, words, kind)
    spelt = _spelling(words, groups)
    return SearchPage(
        frame=frame_of(scene, _title(words)),
        words=words,
        is_cut=is_cut,
        looked_for=" ".join(spelt.get(word, word) for word in answer.words)
        if answer.corrected or answer.left_out
        else "",
        corrections=tuple(
            Correction(spelt.get(said, said), spelt.get(meant, meant))
            for said, meant in answer.corrected
        ),
        left_out=tuple(spelt.get(word, word) for word in answer.left_out),
        total=answer.total,
        complete=answer.complete,
        groups=groups,
        pages=pages,
        every_kind=_address(scene, words) if kind else "",
        lists=() if answer.total else _lists(scene),
    )


def _kind(narrowing: Narrowing) -> Kind | None:
    if not narrowing.facet:
        return None
    try:
        return Kind(narrowing.value)
    except ValueError as error:
        raise Missing(
            _("“%(value)s” is not a kind of record that can be looked for.")
            % {"value": narrowing.value}
        ) from error


def _answer(scene: Scene, words: str, kind: Kind | None) -> Answer:
    standpoint = scene.standpoint
    question = Question(
        words=words,
        languages=(scene.language, *scene.fallbacks, *LANGUAGES),
        standpoint=standpoint,
        kind=kind,
        # That a discrepancy speaks of something hidden is a rule of this plane.
        limits={Kind.DISCREPANCY: discrepancies(standpoint)} if words else {},
    )
    if kind is None:
        return find(question, limit=SHOWN)
    return find(question, offset=(scene.asked.number - 1) * SIZE, limit=SIZE)


def _title(words: str) -> Text:
    if not words:
        return Text(list_name("search"))
    return Text(_("Search: “%(words)s”") % {"words": words})


def _address(scene: Scene, words: str, kind: Kind | None = None) -> str:
    facet = ("kind", kind.value) if kind else ("", "")
    return scene.address("search", narrowing=Narrowing(*facet, words=words))


def _groups(scene: Scene, answer: Answer, words: str, kind: Kind | None) -> tuple[FoundGroup, ...]:
    hits = [hit for group in answer.groups for hit in group.hits]
    lines = found_entries(scene, hits) if hits else {}

    def entries(group: Group) -> tuple[Entry, ...]:
        of_kind = lines.get(group.kind, {})
        return tuple(of_kind[hit.object_id] for hit in group.hits if hit.object_id in of_kind)

    return tuple(
        FoundGroup(
            kind=group.kind.value,
            label=_(LABELS[group.kind]),
            total=group.total,
            entries=entries(group),
            href=""
            if kind or group.total <= len(group.hits)
            else _address(scene, words, group.kind),
        )
        for group in answer.groups
    )


def _spelling(words: str, groups: tuple[FoundGroup, ...]) -> dict[str, str]:
    """How folded words are spelt: as they were typed, or as the names that are shown spell them."""
    labels = [
        entry.what.label.text
        for group in groups
        for entry in group.entries
        if isinstance(entry.what, Link)
    ]
    found: dict[str, str] = {}
    for text in (words, *labels):
        for small, plain in words_of(text):
            found.setdefault(plain, small)
    return found


def _lists(scene: Scene) -> tuple[Choice, ...]:
    """Where to look instead: the lists of the site are in the frame; these are the others."""
    names = ("offices", "powers", "processes", "discrepancies")
    return tuple(Choice(list_name(name), scene.address(name), is_current=False) for name in names)
