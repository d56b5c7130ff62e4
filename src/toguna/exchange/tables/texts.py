"""Tables of the official texts and of their life."""

from __future__ import annotations

from toguna.acts.models import Act
from toguna.exchange.columns import (
    DATE,
    DESCRIPTION,
    EVIDENCE,
    NOTE,
    PUBLIC_FROM,
    REF,
    TITLE,
    Both,
    Table,
    choice,
    day,
    link,
    links,
    localized,
    required,
    term,
    terms,
    whole,
    word,
    yes_no,
)
from toguna.institutions.models import Party
from toguna.texts.enums import ForceClause, LifeStage
from toguna.texts.models import Expression, Manifestation, Stage, TextRelation, Work

TEXTS = Table(
    "texts.csv",
    Work,
    Both("Official texts", "Textes officiels"),
    (
        REF,
        required(term("kind", "kind", "genre", "text-kind", ("Kind of text.", "Genre de texte."))),
        TITLE,
        localized("short_title", "short title", "titre court", ("Usual title.", "Titre usuel.")),
        DESCRIPTION,
        word("number", "number", "numéro", ("Reference number as printed.", "Numéro imprimé.")),
        link("author", "author", "auteur", Party, ("Body it emanates from.", "Organe auteur.")),
        links(
            "contracting",
            "contracting parties",
            "parties contractantes",
            Party,
            ("Who must ratify.", "Qui doit ratifier."),
        ),
        terms("pillars", "pillars", "piliers", "pillar", ("Pillars.", "Piliers.")),
        yes_no("outside", "outside", "extérieur", ("Of an outside body.", "D’un tiers.")),
        choice(
            "force_clause",
            "force clause",
            "clause d’entrée en vigueur",
            ForceClause,
            ("When it enters into force; empty: not known.", "Vide : clause inconnue."),
        ),
        whole("force_count", "instruments", "instruments", ("How many are needed.", "Nombre.")),
        day("force_date", "force date", "date d’effet", ("Fixed date.", "Date fixée.")),
        *EVIDENCE,
        PUBLIC_FROM,
    ),
)
EXPRESSIONS = Table(
    "expressions.csv",
    Expression,
    Both("Language versions of texts", "Versions linguistiques des textes"),
    (
        required(link("work", "text", "texte", Work, ("Text.", "Texte."))),
        required(word("language", "language", "langue", ("Language.", "Langue."), "fr")),
        word("title", "title", "titre", ("Title in that language.", "Titre en cette langue.")),
        yes_no("original", "original", "original", ("Original version.", "Version originale.")),
        DATE,
        *EVIDENCE,
    ),
    key=("work", "language", "date"),
)
MANIFESTATIONS = Table(
    "manifestations.csv",
    Manifestation,
    Both("Files of language versions", "Fichiers des versions"),
    (
        REF,
        required(link("expression", "expression", "version", Expression, ("Version.", "Version."))),
        required(word("format", "format", "format", ("pdf, html, xml.", "pdf, html, xml."), "pdf")),
        word("url", "address", "adresse", ("Web address.", "Adresse web.")),
        word("checksum", "checksum", "empreinte", ("SHA-256.", "SHA-256.")),
        whole("size", "size", "taille", ("Bytes.", "Octets.")),
        *EVIDENCE,
    ),
)
STAGES = Table(
    "text_life.csv",
    Stage,
    Both("What each act did to a text", "Ce que chaque acte a fait à un texte"),
    (
        required(link("work", "text", "texte", Work, ("Text.", "Texte."))),
        required(link("act", "act", "acte", Act, ("Act, which has the date.", "Acte, daté."))),
        required(
            choice("stage", "stage", "étape", LifeStage, ("What it did.", "Ce qu’il a fait."))
        ),
        term(
            "manner",
            "manner",
            "mode",
            "adoption-manner",
            ("How: unanimity …", "Comment : unanimité …"),
        ),
        link("party", "party", "partie", Party, ("State that ratified …", "État qui a ratifié …")),
        word("version", "version", "version", ("Version examined.", "Version examinée.")),
        NOTE,
        *EVIDENCE,
    ),
    key=("work", "act", "stage", "party"),
    revised=True,
)
TEXT_RELATIONS = Table(
    "text_relations.csv",
    TextRelation,
    Both("Bonds between texts", "Liens entre textes"),
    (
        required(link("work", "text", "texte", Work, ("Text.", "Texte."))),
        required(
            term("kind", "kind", "genre", "text-relation", ("Amends, institutes …", "Modifie …"))
        ),
        required(link("other", "other text", "autre texte", Work, ("Other text.", "Autre texte."))),
        NOTE,
        *EVIDENCE,
    ),
    key=("work", "kind", "other"),
)
TABLES = (TEXTS, EXPRESSIONS, MANIFESTATIONS, STAGES, TEXT_RELATIONS)
