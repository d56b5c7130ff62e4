"""What is not public has no way to a public page: not a word, not a link, not a number."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.contrib.contenttypes.models import ContentType

from tests import cast
from tests.portal.conftest import SetClock
from tests.portal.sites import Read, crawl, read
from toguna.acts.models import Act
from toguna.institutions.models import Party
from toguna.meetings.models import AgendaItem, Chain, Meeting, Outcome, ProgrammeItem, Series, Slot
from toguna.record.models import Citation, Discrepancy, DiscrepancySubject
from toguna.roadmap.models import Action, Assertion, Category, Indicator, IndicatorValue, Roadmap
from toguna.texts.models import Work

AFTER = datetime(2131, 2, 1, tzinfo=UTC)
WORDS = ("Sealed", "sealed-")


def test_no_page_has_a_word_of_what_is_sealed(lakes: None, every_page: dict[str, Read]) -> None:
    later = "/en/as-of/2090-01-01/"

    for page in (*every_page.values(), *crawl(later, prefix=later).values()):
        for word in WORDS:
            assert word not in page.html, page.path


def test_what_was_sealed_is_there_once_its_time_has_come(lakes: None, set_clock: SetClock) -> None:
    """The test above could fail: the words are in the data, and on these pages."""
    set_clock(AFTER)

    pages = crawl("/fr/", language="fr")

    assert "/fr/reunions/sealed-talks/" not in pages
    assert pages["/fr/actes/sealed-talks/"].status == 200
    assert "Sealed dredging works" in pages["/fr/feuille-de-route/works/"].html
    assert "Sealed talks" in pages["/fr/sources/gazette/partie/1/"].html


def test_what_is_sealed_is_not_counted(lakes: None, set_clock: SetClock) -> None:
    assert "2 fiches" in read("/fr/actions/").html
    set_clock(AFTER)
    assert "3 fiches" in read("/fr/actions/").html


@pytest.mark.parametrize("is_public", [False, True])
def test_neighbours_of_what_is_hidden_never_name_it(lakes: None, is_public: bool) -> None:
    """Each row below is public itself, and refers to one that is not: where it does, the page
    must keep silent. With everything public the same pages do name it, so that the test can
    fail."""
    hidden = hide(is_public=is_public)

    html = "\n".join(page.html for page in crawl("/fr/", language="fr").values())

    told = {name for name in hidden if name in html}
    assert told == (hidden if is_public else set())


def hide(*, is_public: bool) -> set[str]:
    """Rows that are hidden, with public ones around them that name them; the hidden names."""
    state = Party.objects.get(ref="almer")
    council = Party.objects.get(ref="council")
    union = Party.objects.get(ref="union")
    action = Action.objects.get(ref="canal")
    meeting = Meeting.objects.get(ref="council-2031")
    work = Work.objects.get(ref="fisheries-protocol")
    term = cast.make_term
    fact = cast.of_fact

    party = cast.make_party("organisation", "veiled-party", is_public=is_public, name="VEILED-A")
    cast.make_relation(party, "member-of", union, start="2030")
    office = cast.make_office("veiled-o", is_public=is_public, name="VEILED-B")
    meeting.act.confers.add(cast.make_mandate(state, office, note="VEILED-O"))
    cast.make_mandate(party, None, body=council, start="2030")
    cast.make_participation(meeting.act, party)
    cast.make_participation(meeting.act, state, "speaker", on_behalf_of=party)
    action.responsible.add(party)
    meeting.bodies.add(party)
    work.contracting.add(party)

    act = cast.make_act("veiled-act", "2031-04-01", is_public=is_public, title="VEILED-C")
    cast.make_participation(act, state)
    cast.make_stage(work, "examined", act)
    Assertion.objects.create(
        action=action,
        axis="lifecycle",
        value="closed",
        scope=union,
        statement="VEILED-D",
        valid="2031-04-01",
        grade="official-act",
        act=act,
        **cast.of_revision("assertion", "", {}),
    )
    Outcome.objects.create(
        act=act,
        kind=term("outcome-kind", "decision"),
        statement="VEILED-E",
        work=work,
        **fact("outcome", "", True, {}),
    )

    text = cast.make_work("veiled-text", is_public=is_public, title="VEILED-F", author=state)
    cast.make_text_relation(work, "amends", text)
    cast.make_stage(text, "adopted", meeting.act)
    AgendaItem.objects.create(
        meeting=meeting, position=9, title="A point", work=text, **fact("agenda", "", True, {})
    )

    series = Series.objects.create(name="VEILED-G", **fact("series", "", is_public, {}))
    Meeting.objects.filter(pk=meeting.pk).update(series=series, ordinal=1)
    chain = Chain.objects.create(name="VEILED-H", **fact("chain", "", is_public, {}))
    other = cast.make_act("open-meeting", "2031-04-02")
    Meeting.objects.create(act=other, chain=chain, **fact("meeting", "open-meeting", True, {}))

    item = ProgrammeItem.objects.create(
        meeting=meeting,
        kind=term("programme-kind", "plenary"),
        title="An item",
        **fact("programme", "", True, {}),
    )
    Slot.objects.create(
        item=item, room="VEILED-I", date="2031-03-03", **fact("slot", "", is_public, {})
    )

    roadmap = Roadmap.objects.create(title="VEILED-J", **fact("roadmap", "", is_public, {}))
    category = Category.objects.create(
        roadmap=roadmap, name="VEILED-K", **fact("category", "", True, {})
    )
    Action.objects.create(
        category=category,
        title="VEILED-L",
        origin="stated",
        parent=action,
        work=work,
        **fact("action", "", True, {}),
    ).responsible.add(state)

    indicator = Indicator.objects.create(
        name="VEILED-M", unit="km", action=action, **fact("indicator", "", is_public, {})
    )
    IndicatorValue.objects.create(
        indicator=indicator, kind="target", value=1, **cast.of_revision("value", "", {})
    )

    doubt = Discrepancy.objects.create(
        ref="veiled-doubt",
        kind=term("discrepancy-kind", "count"),
        title="VEILED-N",
        description="x",
        known=cast.KNOWN,
    )
    for position, subject in enumerate((meeting, act)):
        DiscrepancySubject.objects.create(discrepancy=doubt, subject=subject, position=position)
    passage = Citation.objects.filter(passage__source__ref="minutes").first().passage
    cast.cite(act, passage)
    return {f"VEILED-{letter}" for letter in "ABCDEFGHIJKLMNO"}


@pytest.mark.parametrize("is_public", [False, True])
def test_a_passage_does_not_tell_that_something_hidden_stands_on_it(
    lakes: None, is_public: bool
) -> None:
    """On each of these passages stands one fact, about a page that is public: the fact is hidden,
    or names a party that is."""
    source = cast.make_source("leaflet")
    council = Act.objects.get(ref="council-2031")
    party = cast.make_party("organisation", is_public=is_public)
    open_party = cast.make_party("organisation")
    facts = (
        cast.make_participation(council, party),
        cast.make_participation(council, open_party, is_public=is_public),
        cast.make_relation(Party.objects.get(ref="almer"), "member-of", party),
    )
    for number, fact in enumerate(facts, 1):
        cast.cite(fact, cast.make_passage(source, path=f"1.{number}"))

    page = read("/fr/sources/leaflet/partie/1/").html
    passages = page[page.index('<ol class="passages">') :].split("</ol>")[0]

    assert passages.count("<a ") == (3 if is_public else 0)


@pytest.mark.parametrize("is_public", [False, True])
def test_a_passage_does_not_name_a_discrepancy_about_something_hidden(
    lakes: None, is_public: bool
) -> None:
    """What cites the passage is public by itself; what it is about is not."""
    work = cast.make_work("veiled-w", is_public=is_public, title="VEILED-W")
    discrepancy = Discrepancy.objects.first()
    assert discrepancy is not None
    DiscrepancySubject.objects.create(
        discrepancy=discrepancy,
        content_type=ContentType.objects.get_for_model(work),
        object_id=work.pk,
    )
    passage = discrepancy.citation_passages[0]
    part = passage.path.partition(".")[0]

    page = read(f"/fr/sources/{passage.source.ref}/partie/{part}/").html

    assert (f"/discordances/{discrepancy.ref}/" in page) is is_public


def test_a_day_known_on_names_nothing_known_later(lakes: None) -> None:
    """The gazette appeared at the end of June: in March nothing of it is to be seen."""
    prefix = "/fr/connu-au/2031-03-10/"

    for page in crawl(prefix, prefix=prefix).values():
        for word in ("gazette", "Gazette", "Almer deposits", "deposit-almer", "A third is dug"):
            assert word not in page.html, page.path
    assert "Gazette" in read("/fr/connu-au/2031-06-30/sources/").html
