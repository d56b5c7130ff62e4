"""Tables of the meetings, their programme, agenda and outcomes."""

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
    edtf,
    instant,
    link,
    links,
    localized,
    required,
    term,
    whole,
    word,
    yes_no,
)
from toguna.institutions.models import Party
from toguna.kernel.models import Place
from toguna.meetings.enums import Recurrence
from toguna.meetings.models import (
    AgendaItem,
    Chain,
    Meeting,
    Outcome,
    ProgrammeItem,
    Series,
    Slot,
)
from toguna.texts.models import Work

SERIES = Table(
    "series.csv",
    Series,
    Both("Meetings that follow one another", "Réunions qui se suivent"),
    (
        REF,
        NAME,
        link("body", "body", "organe", Party, ("Of which body.", "De quel organe.")),
        localized("periodicity", "periodicity", "périodicité", ("How often.", "Fréquence.")),
        yes_no("rotating", "rotating", "tournante", ("From state to state.", "D’État en État.")),
        NOTE,
        *EVIDENCE,
    ),
)
CHAINS = Table(
    "chains.csv",
    Chain,
    Both("Summits: meetings that prepare one another", "Sommets : réunions en chaîne"),
    (REF, NAME, DESCRIPTION, POSITION, *EVIDENCE),
)
MEETINGS = Table(
    "meetings.csv",
    Meeting,
    Both("Acts that are meetings", "Les actes qui sont des réunions"),
    (
        required(link("act", "act", "acte", Act, ("The act it is.", "L’acte qu’elle est."))),
        term(
            "level",
            "level",
            "niveau",
            "meeting-level",
            ("Experts, ministers, heads of state.", "Experts, ministres, chefs d’État."),
        ),
        links("bodies", "bodies", "organes", Party, ("Whose meeting.", "Réunion de qui.")),
        link("series", "series", "série", Series, ("Series.", "Série.")),
        whole("ordinal", "ordinal", "numéro", ("Which of the series.", "Rang dans la série.")),
        link("chain", "chain", "chaîne", Chain, ("Summit it prepares or is.", "Sommet.")),
        whole("chain_position", "chain position", "rang dans la chaîne", ("From 1 up.", "Dès 1.")),
        localized("objective", "objective", "objet", ("What it was for.", "Son objet.")),
        *EVIDENCE,
    ),
    key=("act",),
)
AGENDA = Table(
    "agenda.csv",
    AgendaItem,
    Both("Points on agendas", "Points d’ordre du jour"),
    (
        REF,
        required(link("meeting", "meeting", "réunion", Meeting, ("Meeting.", "Réunion."))),
        required(POSITION),
        TITLE,
        link("work", "text", "texte", Work, ("Text it carries.", "Texte porté.")),
        link(
            "climbs_from",
            "climbs from",
            "vient de",
            AgendaItem,
            ("Same point one meeting lower.", "Même point à la réunion précédente."),
        ),
        *EVIDENCE,
    ),
)
PROGRAMME = Table(
    "programme.csv",
    ProgrammeItem,
    Both("What is on the programme", "Ce qui est au programme"),
    (
        REF,
        required(link("meeting", "meeting", "réunion", Meeting, ("Meeting.", "Réunion."))),
        required(term("kind", "kind", "genre", "programme-kind", ("Kind.", "Genre."))),
        TITLE,
        links("parties", "parties", "parties", Party, ("Who takes part.", "Qui y prend part.")),
        POSITION,
        *EVIDENCE,
    ),
)
SLOTS = Table(
    "slots.csv",
    Slot,
    Both("When and where programme items stand", "Quand et où au programme"),
    (
        required(link("item", "item", "point", ProgrammeItem, ("Item.", "Point."))),
        DATE,
        instant("starts", "starts", "début", ("Start (UTC).", "Début (UTC).")),
        instant("ends", "ends", "fin", ("End (UTC).", "Fin (UTC).")),
        link("place", "place", "lieu", Place, ("Place.", "Lieu.")),
        word("room", "room", "salle", ("Room.", "Salle.")),
        yes_no("cancelled", "cancelled", "annulé", ("Cancelled.", "Annulé.")),
        *EVIDENCE,
    ),
    key=("item",),
)
OUTCOMES = Table(
    "outcomes.csv",
    Outcome,
    Both("What came out of acts, line by line", "Ce qui est sorti des actes, ligne à ligne"),
    (
        REF,
        required(link("act", "act", "acte", Act, ("Out of which act.", "De quel acte."))),
        link("head", "head", "tête de liste", Outcome, ("Sentence it belongs to.", "Tête.")),
        POSITION,
        required(term("kind", "kind", "genre", "outcome-kind", ("Decision …", "Décision …"))),
        required(
            localized("statement", "statement", "énoncé", ("In our own words.", "Dans nos mots."))
        ),
        link("work", "text", "texte", Work, ("Text adopted or asked for.", "Texte concerné.")),
        links("addressees", "addressees", "destinataires", Party, ("Who acts.", "Qui agit.")),
        choice(
            "recurrence",
            "recurrence",
            "récurrence",
            Recurrence,
            ("Empty: once.", "Vide : une fois."),
        ),
        edtf("due", "due", "échéance", ("By when (EDTF).", "Pour quand (EDTF).")),
        *EVIDENCE,
        PUBLIC_FROM,
    ),
    order=("act", "position", "ref"),
)
TABLES = (SERIES, CHAINS, MEETINGS, AGENDA, PROGRAMME, SLOTS, OUTCOMES)
