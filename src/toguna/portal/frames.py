"""The frame around a page: its heading, the sections, the languages, the standpoint."""

from __future__ import annotations

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import get_language_info, gettext_noop
from django.utils.translation import gettext as _

from toguna.portal.addresses import TODAY
from toguna.portal.contexts.parts import Choice, Feed, Frame, Link, Notice, Text
from toguna.portal.scene import Scene, Words

SECTIONS = {
    "meetings": gettext_noop("Meetings"),
    "texts": gettext_noop("Texts"),
    "roadmaps": gettext_noop("Roadmap"),
    "actions": gettext_noop("Actions"),
    "acts": gettext_noop("Acts and events"),
    "institutions": gettext_noop("Institutions"),
    "people": gettext_noop("People"),
    "partners": gettext_noop("Partners"),
    "sources": gettext_noop("Sources"),
}
OTHER_LISTS = {
    "offices": gettext_noop("Offices"),
    "powers": gettext_noop("Powers"),
    "processes": gettext_noop("Negotiations and processes"),
    "discrepancies": gettext_noop("What does not add up"),
    "dates": gettext_noop("Other dates"),
}
ABOUT: dict[str, str] = {}
DESCRIPTION_LENGTH = 160
"""What search engines show of a description."""
PARENTS = {
    "meeting": ("meetings",),
    "series": ("meetings",),
    "chain": ("meetings",),
    "act": ("acts",),
    "text": ("texts",),
    "roadmap": ("roadmaps",),
    "action": ("actions",),
    "institution": ("institutions",),
    "offices": ("institutions",),
    "office": ("institutions", "offices"),
    "powers": ("institutions",),
    "power": ("institutions", "powers"),
    "person": ("people",),
    "partner": ("partners",),
    "processes": ("partners",),
    "process": ("partners", "processes"),
    "source": ("sources",),
    "discrepancies": ("sources",),
    "discrepancy": ("sources", "discrepancies"),
}


def list_name(name: str) -> str:
    """The heading of a list, in the active language."""
    return _({**SECTIONS, **OTHER_LISTS}[name])


def frame_of(
    scene: Scene,
    title: Text,
    main: Words = None,
    *,
    description: str = "",
    feeds: tuple[Feed, ...] = (),
    data: str = "",
) -> Frame:
    """The frame of the page that was asked for; `main` is its main text, where it has one;
    `description` what a search engine may show, the beginning of the main text where nothing is
    said. No query."""
    asked = scene.asked
    parents = PARENTS.get(asked.name, ())
    section = parents[0] if parents else asked.name
    return Frame(
        language=asked.language,
        title=title,
        name=scene.words(scene.body.party.name) if scene.body else Text(_("Public record")),
        home=scene.address("home"),
        path=scene.path(),
        site=settings.TOGUNA_ADDRESS,
        canonical=scene.path(viewpoint=TODAY),
        description=description or _described(scene, title, main),
        crumbs=tuple(Link(Text(list_name(name)), scene.address(name)) for name in parents),
        sections=tuple(
            Choice(_(label), scene.address(name), name == section)
            for name, label in SECTIONS.items()
        ),
        languages=tuple(
            Choice(
                label=str(label),
                href=scene.path(language=code),
                is_current=code == asked.language,
                lang=code,
            )
            for code, label in settings.LANGUAGES
        ),
        notice=_notice(scene),
        dates=scene.address("dates"),
        written_in=_foreign(scene, title, main),
        footer=tuple(
            Choice(_(label), scene.address(name), name == asked.name)
            for name, label in {**OTHER_LISTS, **ABOUT}.items()
        ),
        feeds=feeds,
        data=data,
    )


def _described(scene: Scene, title: Text, main: Words) -> str:
    """The beginning of the main text, else the title and whose record it is, on one line."""
    body = scene.words(scene.body.party.name).text if scene.body else _("Public record")
    text = scene.text(main)
    words = text.text if text else f"{title.text} – {body}"
    return Truncator(" ".join(words.split())).chars(DESCRIPTION_LENGTH)


def _foreign(scene: Scene, title: Text, main: Words) -> str:
    """The name of the language of the title, else of the main text, where it is not the page's."""
    text = title if title.lang else scene.text(main)
    return language_name(text.lang) if text and text.lang else ""


def language_name(tag: str) -> str:
    """The name of a language in the active one; its tag where it has none here."""
    try:
        return str(get_language_info(tag)["name_translated"]).lower()
    except KeyError:
        return tag


def _notice(scene: Scene) -> Notice | None:
    asked = scene.asked
    if asked.viewpoint == TODAY:
        return None
    as_of, known_on = asked.viewpoint.as_of, asked.viewpoint.known_on
    return Notice(
        as_of=scene.day(as_of) if as_of else None,
        known_on=scene.day(known_on) if known_on else None,
        today=scene.path(viewpoint=TODAY),
    )
