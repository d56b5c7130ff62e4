"""Tables of the acts and of the texts, whose life is made of acts."""

from __future__ import annotations

from toguna.acts.enums import ActStatus, Multiplicity, Position
from toguna.acts.models import Act, Interpretation, Participation, Process, StatusChange
from toguna.exchange.columns import (
    DATE,
    DESCRIPTION,
    END,
    EVIDENCE,
    NOTE,
    PUBLIC_FROM,
    REF,
    START,
    TITLE,
    Both,
    Table,
    choice,
    link,
    links,
    localized,
    required,
    term,
    terms,
    yes_no,
)
from toguna.institutions.models import Mandate, Party
from toguna.kernel.models import Place

PROCESSES = Table(
    "processes.csv",
    Process,
    Both("Continuing affairs, such as a negotiation", "Affaires suivies : négociation …"),
    (
        REF,
        required(term("kind", "kind", "genre", "process-kind", ("Kind.", "Genre."))),
        TITLE,
        DESCRIPTION,
        link("counterpart", "counterpart", "vis-à-vis", Party, ("With whom.", "Avec qui.")),
        links("bodies", "bodies", "organes", Party, ("Who conducts it.", "Qui la conduit.")),
        START,
        END,
        *EVIDENCE,
    ),
)
ACTS = Table(
    "acts.csv",
    Act,
    Both("Who did what formally, when, where", "Qui a fait quoi, quand, où"),
    (
        REF,
        required(term("kind", "kind", "genre", "act-kind", ("Kind of act.", "Genre d’acte."))),
        TITLE,
        DESCRIPTION,
        DATE,
        link("place", "place", "lieu", Place, ("Where.", "Où.")),
        term("mode", "mode", "mode", "act-mode", ("How: by videoconference …", "Par visio …")),
        required(
            choice("status", "status", "état", ActStatus, ("Planned, held …", "Prévu, tenu …"))
        ),
        choice(
            "multiplicity",
            "number",
            "nombre",
            Multiplicity,
            ("One, several, regular; empty: one.", "Un, plusieurs, régulier ; vide : un."),
        ),
        yes_no(
            "outside",
            "outside",
            "extérieur",
            ("Organised by an outside organisation.", "Organisé par un tiers."),
        ),
        link("process", "process", "processus", Process, ("Belongs to.", "Relève de.")),
        link("within", "within", "au sein de", Act, ("Wider event.", "Événement plus large.")),
        terms("pillars", "pillars", "piliers", "pillar", ("Pillars.", "Piliers.")),
        links("confers", "confers", "confère", Mandate, ("Mandates given.", "Mandats conférés.")),
        *EVIDENCE,
        PUBLIC_FROM,
    ),
    order=("date", "ref"),
)
PARTICIPATIONS = Table(
    "participations.csv",
    Participation,
    Both("Parties in acts, with their role", "Parties aux actes, avec leur rôle"),
    (
        required(link("act", "act", "acte", Act, ("Act.", "Acte."))),
        required(link("party", "party", "partie", Party, ("Who.", "Qui."))),
        required(
            term("role", "role", "rôle", "participation-role", ("In what role.", "Dans quel rôle."))
        ),
        link(
            "on_behalf_of", "on behalf of", "au nom de", Party, ("For whom.", "Pour le compte de.")
        ),
        choice("position", "position", "position", Position, ("For, against …", "Pour, contre …")),
        NOTE,
        *EVIDENCE,
    ),
    key=("act", "party", "role"),
)
STATUS_CHANGES = Table(
    "status_changes.csv",
    StatusChange,
    Both("Later statements on acts", "Ce qui a été dit ensuite des actes"),
    (
        REF,
        required(link("act", "act", "acte", Act, ("Act.", "Acte."))),
        required(
            choice("status", "status", "état", ActStatus, ("Held, postponed …", "Tenu, reporté …"))
        ),
        DATE,
        NOTE,
        *EVIDENCE,
    ),
    revised=True,
)
INTERPRETATIONS = Table(
    "interpretations.csv",
    Interpretation,
    Both("What a source says that it means", "Le sens qu’une source y donne"),
    (
        REF,
        link("act", "act", "acte", Act, ("Of which act.", "De quel acte.")),
        link("party", "party", "partie", Party, ("Or of whom.", "Ou de qui.")),
        link(
            "attributed_to", "attributed to", "attribué à", Party, ("Who says so.", "Qui le dit.")
        ),
        required(
            localized(
                "statement",
                "statement",
                "énoncé",
                ("The interpretation, in our own words.", "L’interprétation, dans nos mots."),
            )
        ),
        *EVIDENCE,
    ),
)
TABLES = (PROCESSES, ACTS, PARTICIPATIONS, STATUS_CHANGES, INTERPRETATIONS)
