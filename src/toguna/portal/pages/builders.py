"""Which function builds which page."""

from __future__ import annotations

from collections.abc import Callable

from toguna.portal.contexts.page import Page
from toguna.portal.pages import (
    acts,
    ground,
    meetings,
    offices,
    parties,
    processes,
    roadmap,
    sources,
    texts,
)
from toguna.portal.scene import Scene

BUILDERS: dict[str, Callable[[Scene], Page]] = {
    "home": ground.home_page,
    "meetings": meetings.meetings_page,
    "meeting": meetings.meeting_page,
    "series": meetings.series_page,
    "chain": meetings.chain_page,
    "acts": acts.acts_page,
    "act": acts.act_page,
    "texts": texts.texts_page,
    "text": texts.text_page,
    "roadmaps": roadmap.roadmaps_page,
    "roadmap": roadmap.roadmap_page,
    "actions": roadmap.actions_page,
    "action": roadmap.action_page,
    "institutions": parties.institutions_page,
    "institution": parties.institution_page,
    "offices": offices.offices_page,
    "office": offices.office_page,
    "powers": offices.powers_page,
    "power": offices.power_page,
    "people": parties.people_page,
    "person": parties.person_page,
    "partners": parties.partners_page,
    "partner": parties.partner_page,
    "processes": processes.processes_page,
    "process": processes.process_page,
    "sources": sources.sources_page,
    "source": sources.source_page,
    "discrepancies": sources.discrepancies_page,
    "discrepancy": sources.discrepancy_page,
    "dates": ground.dates_page,
}
