"""The frame around a page: its heading, the sections, the languages, the standpoint."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language_info, gettext_noop
from django.utils.translation import gettext as _

from toguna.portal.addresses import TODAY
from toguna.portal.contexts.parts import Choice, Feed, Frame, Link, Notice, Text
from toguna.portal.describing import described
from toguna.portal.feeds.links import page_feeds
from toguna.portal.scene import Scene, Words
from toguna.portal.structured.writing import Node, breadcrumbs, json_ld

SECTIONS = {
    "confederation": gettext_noop("The Confederation"),
    "programme": gettext_noop("Programme"),
    "meetings": gettext_noop("Meetings"),
    "texts": gettext_noop("Texts"),
    "roadmaps": gettext_noop("Roadmap"),
    "partners": gettext_noop("Partners"),
    "sources": gettext_noop("Sources"),
}
OTHER_LISTS = {
    "actions": gettext_noop("Actions"),
    "acts": gettext_noop("Acts and events"),
    "institutions": gettext_noop("Institutions"),
    "people": gettext_noop("People"),
    "offices": gettext_noop("Offices"),
    "powers": gettext_noop("Powers"),
    "processes": gettext_noop("Negotiations and processes"),
    "discrepancies": gettext_noop("What does not add up"),
    "timeline": gettext_noop("Timeline"),
    "changes": gettext_noop("What changed"),
    "dates": gettext_noop("Other dates"),
    "search": gettext_noop("Search"),
}
ABOUT = {
    "figures": gettext_noop("About the figures"),
    "accessibility": gettext_noop("Accessibility"),
    "legal": gettext_noop("Legal notice"),
    "follow": gettext_noop("Follow"),
    "design": gettext_noop("Design system"),
}
SHARED_AS = {"person": "profile"}
"""The types of Open Graph (ogp.me) of pages that are neither lists nor records like others."""
PARENTS = {
    "meeting": ("meetings",),
    "series": ("meetings",),
    "chain": ("meetings",),
    "acts": ("meetings",),
    "act": ("meetings", "acts"),
    "text": ("texts",),
    "roadmap": ("roadmaps",),
    "actions": ("roadmaps",),
    "action": ("roadmaps", "actions"),
    "institutions": ("confederation",),
    "institution": ("confederation", "institutions"),
    "offices": ("confederation",),
    "office": ("confederation", "offices"),
    "powers": ("confederation",),
    "power": ("confederation", "powers"),
    "people": ("confederation",),
    "person": ("confederation", "people"),
    "partner": ("partners",),
    "processes": ("partners",),
    "process": ("partners", "processes"),
    "source": ("sources",),
    "discrepancies": ("sources",),
    "discrepancy": ("sources", "discrepancies"),
}


def list_name(name: str) -> str:
    """The heading of a list, in the active language."""
    return _({**SECTIONS, **OTHER_LISTS, **ABOUT}[name])


def frame_of(
    scene: Scene,
    title: Text,
    main: Words = None,
    *,
    description: str = "",
    feeds: tuple[Feed, ...] = (),
    about: Node | None = None,
    within: Link | None = None,
) -> Frame:
    """The frame of the page that was asked for; `main` is its main text, where it has one;
    `description` begins what a search engine may show, before the main text; `about` is what the
    page is about, for machines; `within` the page that this one is a part of, where it is not the
    list of its section. No query."""
    asked = scene.asked
    parents = PARENTS.get(asked.name, ())
    crumbs = tuple(Link(Text(list_name(name)), scene.address(name)) for name in parents)
    crumbs = (*crumbs, within) if within else crumbs
    return Frame(
        language=asked.language,
        title=title,
        name=scene.words(scene.body.party.name) if scene.body else Text(_("Public record")),
        home=scene.address("home"),
        path=scene.path(),
        site=settings.TOGUNA_ADDRESS,
        canonical=scene.path(viewpoint=TODAY),
        description=described(title.text, description, scene.text(main), _closing(scene)),
        share=SHARED_AS.get(asked.name, "article" if parents else "website"),
        crumbs=crumbs,
        sections=_choices(scene, SECTIONS, parents[0] if parents else asked.name),
        languages=_languages(scene),
        day=scene.day(scene.standpoint.day),
        notice=_notice(scene),
        search=scene.address("search"),
        dates=scene.address("dates"),
        written_in=_foreign(scene, title, main),
        footer=_choices(scene, {**OTHER_LISTS, **ABOUT}, asked.name),
        feeds=feeds or page_feeds(scene),
        data=_linked_data(scene, about, crumbs, title),
    )


def _choices(scene: Scene, lists: Mapping[str, str], current: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(_(label), scene.address(name), name == current) for name, label in lists.items()
    )


def _languages(scene: Scene) -> tuple[Choice, ...]:
    """The page that was asked for in each language of the interface."""
    return tuple(
        Choice(str(label), scene.path(language=code), code == scene.language, lang=code)
        for code, label in settings.LANGUAGES
    )


def _linked_data(scene: Scene, about: Node | None, crumbs: tuple[Link, ...], title: Text) -> str:
    """What the page is about and the way down to it, for machines. The same page as of another day
    says nothing of its own to them: its canonical address is today's."""
    if scene.asked.viewpoint != TODAY:
        return ""
    return json_ld(about, breadcrumbs(settings.TOGUNA_ADDRESS, crumbs, title.text))


def _closing(scene: Scene) -> str:
    """Whose record it is, for a page of which little is said."""
    body = scene.words(scene.body.party.name).text if scene.body else ""
    words = _("Public record: what was decided, by whom, where it is written, what became of it.")
    return f"{body} – {words}" if body else words


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
