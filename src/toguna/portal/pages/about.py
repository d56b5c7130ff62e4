"""The legal notice and the accessibility statement. What the software cannot know (who publishes
the site, where it is hosted) comes from the settings, and is said to be missing where it is."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from toguna.portal.contexts.about import AboutPage, Section
from toguna.portal.contexts.parts import Fact, Link, Text, Value
from toguna.portal.frames import frame_of, list_name
from toguna.portal.pages.telling import fact
from toguna.portal.scene import Scene

LICENCE = "EUPL-1.2"
"""The licence of the software, by its SPDX identifier."""


def legal_page(scene: Scene) -> AboutPage:
    """No query beyond the frame's."""
    lead = _("Who answers for this site, what it may be relied on for, and what it does not do.")
    return AboutPage(
        frame=frame_of(scene, Text(list_name("legal")), description=lead),
        lead=lead,
        sections=(
            Section("publisher", _("Publisher and host"), facts=_operator()),
            _content(scene),
            _privacy(),
            _licence(),
            _corrections(scene),
        ),
    )


def _operator() -> tuple[Fact, ...]:
    """Who runs the site, as far as the operator has stated it."""
    stated = {
        _("Publisher"): settings.TOGUNA_PUBLISHER,
        _("Director of publication"): settings.TOGUNA_PUBLICATION_DIRECTOR,
        _("Contact"): settings.TOGUNA_CONTACT,
        _("Host"): settings.TOGUNA_HOST_NAME,
    }
    unstated = _("not stated by the operator of this site")
    return tuple(
        one for label, value in stated.items() for one in fact(label, _reached(value) or unstated)
    )


def _reached(text: str) -> Value:
    """An address as a link to it; other words as they are."""
    for check, scheme in ((validate_email, "mailto:"), (URLValidator(["https", "http"]), "")):
        try:
            check(text)
        except ValidationError:
            continue
        return Link(Text(text), f"{scheme}{text}")
    return text


def _content(scene: Scene) -> Section:
    return Section(
        "published",
        _("What is published here"),
        (
            _(
                "This site is a record of facts that public sources state. It tells them in its "
                "own words, with the passage on which each of them stands; the words of the "
                "sources are not copied, official titles aside."
            ),
            _(
                "It creates no rights and no obligations. Only the official text, in the form in "
                "which its author published it, is authentic; where this record differs from its "
                "source, the source prevails."
            ),
        ),
        links=(_list(scene, "sources"), _list(scene, "figures")),
    )


def _privacy() -> Section:
    return Section(
        "privacy",
        _("Personal data"),
        (
            _(
                "These pages set no cookie, count no visitor and run no tracker. Nothing in them "
                "is loaded from another site: reading them tells nobody else that they were read."
            ),
            _(
                "The record names people only for the public offices that they hold and the public "
                "acts in which they took part, as sources state them. Whoever runs the server may "
                "keep technical logs of its own: ask the host."
            ),
        ),
    )


def _licence() -> Section:
    return Section(
        "licence",
        _("Software and images"),
        (
            _(
                "The software of this site is free: its licence is the European Union Public "
                "Licence, version 1.2 (%(licence)s). It may be used, studied, changed and shared "
                "under the terms of that licence."
            )
            % {"licence": LICENCE},
            _(
                "Emblems and flags are not redrawn here. An image is shown only with its author "
                "and its rights beside it."
            ),
        ),
    )


def _corrections(scene: Scene) -> Section:
    return Section(
        "corrections",
        _("Corrections"),
        (
            _(
                "Whoever finds an error may report it to the contact above, with the address of "
                "the page. A correction does not overwrite: it is added to the record with its "
                "source and its day, and what it replaces stays to be seen."
            ),
        ),
        links=(_list(scene, "changes"), _list(scene, "discrepancies")),
    )


def accessibility_page(scene: Scene) -> AboutPage:
    """No query beyond the frame's."""
    lead = _(
        "This site is made to be read by everyone, on any device, with any assistive technology."
    )
    return AboutPage(
        frame=frame_of(scene, Text(list_name("accessibility")), description=lead),
        lead=lead,
        sections=(_target(), _means(), _tests(), _gaps(), _report()),
    )


def _target() -> Section:
    return Section(
        "target",
        _("What is aimed at"),
        (
            _(
                "The aim is level AA of the Web Content Accessibility Guidelines, version 2.2 "
                "(W3C). No independent audit has been made: this statement rests on the tests "
                "below, which the makers of the software run at every change."
            ),
        ),
    )


def _means() -> Section:
    return Section(
        "means",
        _("How the pages are made"),
        points=(
            _("No script is needed to read, to narrow a list or to go from page to page."),
            _("Headings, lists and tables are real ones; every table has a caption and headers."),
            _("No meaning is carried by colour alone: words stand beside every mark."),
            _("The language of every text is marked where it is not that of the page."),
            _("A page weighs less than 14 kilobytes as sent, so that it opens on a slow network."),
            _("Light and dark colours, larger text, reduced motion and print are provided for."),
        ),
    )


def _tests() -> Section:
    return Section(
        "tests",
        _("How this is tested"),
        points=(
            _("Every page is checked to be valid HTML, in both languages."),
            _("Pages are examined by axe at 360 and 1280 pixels, in light and in dark colours."),
            _("Pages are gone through by keyboard alone, and read at a zoom of 200 %."),
            _("The contrast of text on its ground is computed for every colour in use."),
        ),
    )


def _gaps() -> Section:
    return Section(
        "gaps",
        _("What is known to be lacking"),
        points=(
            _(
                "Some titles and notes exist in one language only; they are shown in it, marked, "
                "and the page says so."
            ),
            _(
                "Documents at the addresses of their publishers are outside this site and may not "
                "be accessible."
            ),
            _("On a narrow screen some wide tables have to be scrolled sideways within the page."),
            _("There is no version in sign language nor in easy-to-read language."),
            _("Automatic tests find a part of the barriers only; no panel of users was heard yet."),
        ),
    )


def _report() -> Section:
    contact = settings.TOGUNA_CONTACT
    stated = _reached(contact) if contact else _("not stated by the operator of this site")
    return Section(
        "report",
        _("Report a barrier"),
        (
            _(
                "Say which page, what you tried to do and with what equipment. What you asked for "
                "can be sent to you in another form."
            ),
        ),
        facts=fact(_("Contact"), stated),
    )


def _list(scene: Scene, name: str) -> Link:
    return Link(Text(list_name(name)), scene.address(name))
