"""Tables of the roadmap: actions, what is stated about them, indicators, reporting."""

from __future__ import annotations

from toguna.acts.models import Act
from toguna.exchange.columns import (
    DATE,
    DESCRIPTION,
    EVIDENCE,
    NAME,
    NOTE,
    POSITION,
    PUBLIC_FROM,
    REF,
    TITLE,
    Both,
    Table,
    choice,
    day,
    decimal,
    edtf,
    link,
    links,
    localized,
    required,
    term,
    word,
    yes_no,
)
from toguna.institutions.models import Party
from toguna.meetings.models import Outcome
from toguna.roadmap.enums import Axis, Basis, Comparator, Grade, Origin, ReportStep, ValueKind
from toguna.roadmap.models import (
    Action,
    Assertion,
    Category,
    Indicator,
    IndicatorValue,
    Report,
    ReportingRound,
    Roadmap,
)
from toguna.texts.models import Work

ROADMAPS = Table(
    "roadmaps.csv",
    Roadmap,
    Both("Roadmaps", "Feuilles de route"),
    (
        REF,
        TITLE,
        DESCRIPTION,
        link("work", "text", "texte", Work, ("Text that it is.", "Texte qu’elle est.")),
        link("owner", "owner", "responsable", Party, ("Whose.", "De qui.")),
        edtf("period", "period", "période", ("Period (EDTF).", "Période (EDTF).")),
        *EVIDENCE,
    ),
)
CATEGORIES = Table(
    "categories.csv",
    Category,
    Both("Headings of a roadmap", "Catégories d’une feuille de route"),
    (
        REF,
        required(link("roadmap", "roadmap", "feuille de route", Roadmap, ("Which.", "Laquelle."))),
        NAME,
        POSITION,
        term("pillar", "pillar", "pilier", "pillar", ("Pillar.", "Pilier.")),
        *EVIDENCE,
    ),
)
ACTIONS = Table(
    "actions.csv",
    Action,
    Both("What must be done", "Ce qui doit être fait"),
    (
        REF,
        required(link("category", "category", "catégorie", Category, ("Where.", "Où."))),
        POSITION,
        TITLE,
        DESCRIPTION,
        required(
            choice("origin", "origin", "origine", Origin, ("Comes from.", "D’où elle vient."))
        ),
        link("outcome", "outcome", "résultat", Outcome, ("Outcome that started it.", "Origine.")),
        link("work", "text", "texte", Work, ("Text it is about.", "Texte concerné.")),
        link("parent", "part of", "partie de", Action, ("Wider action.", "Action plus large.")),
        links("responsible", "responsible", "responsables", Party, ("Who.", "Qui.")),
        edtf("planned", "planned", "prévu", ("When, if stated (EDTF).", "Quand (EDTF).")),
        *EVIDENCE,
        PUBLIC_FROM,
    ),
    order=("category", "position", "ref"),
)
ASSERTIONS = Table(
    "assertions.csv",
    Assertion,
    Both("How far each action is, and who says so", "L’avancement, et qui le dit"),
    (
        REF,
        required(link("action", "action", "action", Action, ("Action.", "Action."))),
        required(choice("axis", "axis", "axe", Axis, ("Which axis.", "Quel axe."))),
        required(word("value", "value", "valeur", ("Value on that axis.", "Valeur."), "under-way")),
        required(link("scope", "scope", "portée", Party, ("About whom: all, or one.", "De qui."))),
        localized("statement", "statement", "énoncé", ("What is stated.", "Ce qui est dit.")),
        required(edtf("valid", "true since", "vrai depuis", ("EDTF.", "EDTF."))),
        required(choice("grade", "evidence", "preuve", Grade, ("Kind of evidence.", "Genre."))),
        link("act", "act", "acte", Act, ("Act that proves it.", "Acte qui le prouve.")),
        link("work", "text", "texte", Work, ("Text that proves it.", "Texte qui le prouve.")),
        *EVIDENCE,
    ),
    revised=True,
)
INDICATORS = Table(
    "indicators.csv",
    Indicator,
    Both("Quantities to follow", "Grandeurs à suivre"),
    (
        REF,
        NAME,
        required(localized("unit", "unit", "unité", ("Unit.", "Unité."))),
        yes_no("percentage", "percentage", "pourcentage", ("Is a per cent.", "En pour cent.")),
        link("action", "action", "action", Action, ("Of which action.", "De quelle action.")),
        link("outcome", "outcome", "résultat", Outcome, ("Of which outcome.", "De quel résultat.")),
        NOTE,
        *EVIDENCE,
    ),
)
INDICATOR_VALUES = Table(
    "indicator_values.csv",
    IndicatorValue,
    Both("Baselines, targets, actuals", "Bases, cibles, réalisations"),
    (
        REF,
        required(link("indicator", "indicator", "indicateur", Indicator, ("Of which.", "Duquel."))),
        required(choice("kind", "kind", "genre", ValueKind, ("Kind of value.", "Genre."))),
        choice(
            "comparator",
            "comparator",
            "comparateur",
            Comparator,
            ("At least … ; empty: exactly.", "Au moins … ; vide : exactement."),
        ),
        required(decimal("value", "value", "valeur", ("The value.", "La valeur."))),
        choice("basis", "basis", "base", Basis, ("Empty: in total.", "Vide : au total.")),
        link("scope", "scope", "portée", Party, ("One state's value.", "Valeur d’un État.")),
        DATE,
        NOTE,
        *EVIDENCE,
    ),
    revised=True,
)
ROUNDS = Table(
    "reporting_rounds.csv",
    ReportingRound,
    Both("When those responsible report", "Quand les responsables rendent compte"),
    (
        REF,
        required(link("roadmap", "roadmap", "feuille de route", Roadmap, ("Which.", "Laquelle."))),
        TITLE,
        required(day("opens", "opens", "ouverture", ("First day.", "Premier jour."))),
        required(day("due", "due", "échéance", ("Last day.", "Dernier jour."))),
        *EVIDENCE,
    ),
)
REPORTS = Table(
    "reports.csv",
    Report,
    Both("Steps of reports", "Étapes des comptes rendus"),
    (
        REF,
        required(link("round", "round", "campagne", ReportingRound, ("Round.", "Campagne."))),
        required(link("party", "party", "partie", Party, ("Who reports.", "Qui rend compte."))),
        required(choice("step", "step", "étape", ReportStep, ("What happened.", "Étape."))),
        required(day("day", "day", "jour", ("When.", "Quand."))),
        NOTE,
        *EVIDENCE,
    ),
    revised=True,
)
TABLES = (
    ROADMAPS,
    CATEGORIES,
    ACTIONS,
    ASSERTIONS,
    INDICATORS,
    INDICATOR_VALUES,
    ROUNDS,
    REPORTS,
)
