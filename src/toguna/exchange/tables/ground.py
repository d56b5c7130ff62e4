"""Tables of the kernel and the record: vocabularies, places, sources and their passages."""

from __future__ import annotations

from toguna.exchange.columns import (
    DESCRIPTION,
    EVIDENCE,
    NAME,
    NOTE,
    POSITION,
    REF,
    TITLE,
    Both,
    Column,
    Kind,
    Table,
    choice,
    day,
    edtf,
    link,
    localized,
    required,
    term,
    whole,
    word,
    yes_no,
)
from toguna.kernel.models import Place, Term
from toguna.record.models import Discrepancy, Passage, PassageKind, PassageStatus, Source

VOCABULARIES = Table(
    "vocabularies.csv",
    Term,
    Both("The words that the other tables may use", "Les mots que les autres tables emploient"),
    (
        required(
            word(
                "vocabulary",
                "vocabulary",
                "vocabulaire",
                ("The list that the word belongs to.", "La liste à laquelle le mot appartient."),
                "act-kind",
            )
        ),
        REF,
        NAME,
        NOTE,
        POSITION,
    ),
    key=("vocabulary", "ref"),
    joint=":",
    order=("vocabulary", "position", "ref"),
)
PLACES = Table(
    "places.csv",
    Place,
    Both("Places and their time zones", "Les lieux et leurs fuseaux horaires"),
    (
        REF,
        NAME,
        word(
            "zone",
            "zone",
            "fuseau",
            (
                "IANA time zone; empty where a country has several.",
                "Fuseau horaire IANA ; vide si un pays en a plusieurs.",
            ),
            "Africa/Lagos",
        ),
        link("part_of", "part of", "fait partie de", Place, ("Wider place.", "Lieu plus vaste.")),
    ),
)
SOURCES = Table(
    "sources.csv",
    Source,
    Both("The documents that the record cites", "Les documents que le registre cite"),
    (
        REF,
        TITLE,
        required(term("kind", "kind", "genre", "source-kind", ("Kind of document.", "Genre."))),
        required(
            localized("publisher", "publisher", "éditeur", ("Who published it.", "Qui l’a publié."))
        ),
        required(
            word("language", "language", "langue", ("Its language (BCP 47).", "Sa langue."), "fr")
        ),
        edtf(
            "issued", "issued", "paru", ("When it was issued (EDTF).", "Date de parution (EDTF).")
        ),
        required(
            day(
                "known",
                "known",
                "connu le",
                (
                    "Latest day on which it can have become public.",
                    "Dernier jour où il a pu devenir public.",
                ),
            )
        ),
        yes_no(
            "known_inferred",
            "known inferred",
            "connu déduit",
            ("Whether that day is inferred.", "Ce jour est-il déduit ?"),
        ),
        word("url", "address", "adresse", ("Its web address.", "Son adresse web.")),
        word("checksum", "checksum", "empreinte", ("SHA-256 of the file.", "SHA-256 du fichier.")),
        NOTE,
    ),
)
PASSAGES_TABLE = Table(
    "passages.csv",
    Passage,
    Both("Every paragraph of the sources", "Chaque paragraphe des sources"),
    (
        required(link("source", "source", "source", Source, ("Document.", "Document."))),
        required(
            word("path", "path", "chemin", ("Ordinal path of the paragraph.", "Chemin."), "5.17.2")
        ),
        required(whole("ordinal", "ordinal", "numéro", ("n-th paragraph.", "n-ième paragraphe."))),
        required(choice("kind", "kind", "genre", PassageKind, ("Kind of paragraph.", "Genre."))),
        word("number", "number", "numérotation", ("Number as printed.", "Numéro imprimé."), "4.11"),
        word("label", "heading", "intitulé", ("Heading as printed.", "Intitulé imprimé.")),
        required(word("digest", "digest", "empreinte", ("SHA-256 of the paragraph.", "SHA-256."))),
        required(
            choice(
                "status",
                "status",
                "état",
                PassageStatus,
                ("Carried, context or left out.", "Repris, contexte ou laissé de côté."),
            )
        ),
        localized("reason", "reason", "raison", ("Why it is not carried.", "Pourquoi non repris.")),
        Column(
            "carried_by",
            Kind.WORD,
            Both("carried by", "repris par"),
            Both("Records that cite it (written by export).", "Fiches qui le citent (à l’export)."),
            derived=True,
        ),
    ),
    key=("source", "path"),
    joint=":",
    order=("source", "ordinal"),
)
DISCREPANCIES = Table(
    "discrepancies.csv",
    Discrepancy,
    Both("What does not add up in the sources", "Ce qui ne concorde pas dans les sources"),
    (
        REF,
        required(
            term("kind", "kind", "genre", "discrepancy-kind", ("Kind of disagreement.", "Genre."))
        ),
        TITLE,
        required(DESCRIPTION),
        Column(
            "subjects",
            Kind.SUBJECTS,
            Both("concerns", "concerne"),
            Both(
                "Records concerned: table:identifier, separated by spaces.",
                "Fiches concernées : table:identifiant, séparées par des espaces.",
            ),
            example="acts:first-session texts:charter",
        ),
        POSITION,
        *EVIDENCE,
    ),
)
TABLES = (VOCABULARIES, PLACES, SOURCES, PASSAGES_TABLE, DISCREPANCIES)
