"""Tables of the institutions: parties, what binds them, offices, mandates, powers."""

from __future__ import annotations

from toguna.exchange.columns import (
    DESCRIPTION,
    END,
    EVIDENCE,
    NAME,
    NOTE,
    POSITION,
    REF,
    START,
    Both,
    Table,
    choice,
    day,
    link,
    localized,
    required,
    term,
    word,
    yes_no,
)
from toguna.institutions.enums import DelegationKind, PartyKind
from toguna.institutions.models import (
    Composition,
    Confederation,
    Delegation,
    Mandate,
    Office,
    Party,
    Portfolio,
    Power,
    Rank,
    Relation,
)
from toguna.kernel.models import Place

PARTIES = Table(
    "parties.csv",
    Party,
    Both("States, bodies, people, outside organisations", "États, organes, personnes, partenaires"),
    (
        REF,
        required(choice("kind", "kind", "genre", PartyKind, ("Kind of party.", "Genre."))),
        term(
            "category",
            "category",
            "catégorie",
            "party-category",
            ("Finer kind: media, chamber, ministers …", "Genre plus fin : média, chambre …"),
        ),
        NAME,
        localized("short_name", "short name", "nom court", ("Acronym, usual name.", "Sigle.")),
        word(
            "family_name",
            "family name",
            "nom de famille",
            ("A person's family name, by which lists are sorted.", "Pour trier les personnes."),
        ),
        DESCRIPTION,
        POSITION,
        *EVIDENCE,
    ),
)
PORTFOLIOS = Table(
    "portfolios.csv",
    Portfolio,
    Both("Fields of responsibility in each state", "Portefeuilles dans chaque État"),
    (REF, NAME, POSITION, *EVIDENCE),
)
OFFICES = Table(
    "offices.csv",
    Office,
    Both("Functions that someone holds", "Fonctions que quelqu’un exerce"),
    (
        REF,
        NAME,
        link("body", "body", "organe", Party, ("Body it belongs to.", "Organe dont elle relève.")),
        link("state", "state", "État", Party, ("State it belongs to.", "État dont elle relève.")),
        link("portfolio", "portfolio", "portefeuille", Portfolio, ("Portfolio.", "Portefeuille.")),
        POSITION,
        *EVIDENCE,
    ),
)
CONFEDERATION = Table(
    "confederation.csv",
    Confederation,
    Both("The body whose record this is", "L’organisation dont c’est le registre"),
    (
        REF,
        required(link("party", "party", "partie", Party, ("Its party.", "Sa fiche de partie."))),
        link("presidency", "presidency", "présidence", Office, ("Its presidency.", "Présidence.")),
        required(
            word(
                "languages",
                "languages",
                "langues",
                ("Working languages, the first by default.", "Langues de travail."),
                "fr en",
            )
        ),
        required(word("zone", "zone", "fuseau", ("Default IANA zone.", "Fuseau par défaut."))),
        required(
            word(
                "jurisdiction",
                "jurisdiction",
                "juridiction",
                ("First part of its texts' FRBR identifiers.", "Début des identifiants FRBR."),
                "aa-xyz",
            )
        ),
        day("first_day", "first day", "premier jour", ("Day of its creation.", "Sa création.")),
        *EVIDENCE,
    ),
)
RELATIONS = Table(
    "relations.csv",
    Relation,
    Both("Dated bonds between parties", "Liens datés entre parties"),
    (
        REF,
        required(link("subject", "subject", "sujet", Party, ("Who.", "Qui."))),
        required(
            term("kind", "kind", "genre", "relation-kind", ("Kind of bond.", "Genre de lien."))
        ),
        link("object", "object", "objet", Party, ("To whom.", "À qui.")),
        link("place", "place", "lieu", Place, ("To which place (a seat).", "À quel lieu (siège).")),
        START,
        END,
        term(
            "end_manner",
            "end manner",
            "mode de fin",
            "end-manner",
            ("How it ended: withdrawal …", "Comment il a pris fin : retrait …"),
        ),
        NOTE,
        *EVIDENCE,
    ),
)
RANKS = Table(
    "ranks.csv",
    Rank,
    Both("Ranks and honorifics of people", "Grades et titres des personnes"),
    (
        REF,
        required(link("person", "person", "personne", Party, ("Whose.", "De qui."))),
        required(localized("title", "title", "titre", ("The rank.", "Le grade."))),
        START,
        END,
        *EVIDENCE,
    ),
)
COMPOSITIONS = Table(
    "compositions.csv",
    Composition,
    Both("Bodies composed of portfolios", "Organes composés de portefeuilles"),
    (
        required(link("body", "body", "organe", Party, ("Body.", "Organe."))),
        required(
            link("portfolio", "portfolio", "portefeuille", Portfolio, ("Made of.", "Composé de."))
        ),
        yes_no(
            "each_state",
            "each state",
            "chaque État",
            ("One from each member state.", "Un par État membre."),
        ),
        NOTE,
        *EVIDENCE,
    ),
    key=("body", "portfolio"),
)
MANDATES = Table(
    "mandates.csv",
    Mandate,
    Both("Who holds what, from when, until when", "Qui exerce quoi, de quand à quand"),
    (
        REF,
        required(link("holder", "holder", "titulaire", Party, ("Who holds it.", "Qui l’exerce."))),
        required(
            term("role", "role", "qualité", "mandate-role", ("In what quality.", "À quel titre."))
        ),
        link("office", "office", "fonction", Office, ("Office held.", "Fonction exercée.")),
        link("body", "body", "organe", Party, ("Body one belongs to.", "Organe d’appartenance.")),
        link("state", "state", "État", Party, ("On behalf of which state.", "Pour quel État.")),
        localized("task", "task", "mission", ("Task carried.", "Mission confiée.")),
        START,
        END,
        NOTE,
        *EVIDENCE,
    ),
)
POWERS = Table(
    "powers.csv",
    Power,
    Both("Powers and the rule that says who has them", "Pouvoirs et qui les détient"),
    (
        REF,
        NAME,
        required(
            link(
                "office",
                "office",
                "fonction",
                Office,
                ("Its holder has it, or names the state.", "Son titulaire l’a, ou désigne l’État."),
            )
        ),
        link(
            "portfolio",
            "portfolio",
            "portefeuille",
            Portfolio,
            ("Who has it in that state.", "Qui l’a dans cet État."),
        ),
        yes_no("sole", "sole", "exclusif", ("Nobody else has it.", "Personne d’autre ne l’a.")),
        START,
        NOTE,
        *EVIDENCE,
    ),
)
DELEGATIONS = Table(
    "delegations.csv",
    Delegation,
    Both("Powers that may be, or were, delegated", "Délégations possibles ou faites"),
    (
        REF,
        required(link("power", "power", "pouvoir", Power, ("Power.", "Pouvoir."))),
        required(
            choice("kind", "kind", "genre", DelegationKind, ("May be, or was.", "Possible, faite."))
        ),
        required(link("portfolio", "portfolio", "portefeuille", Portfolio, ("To whom.", "À qui."))),
        START,
        END,
        NOTE,
        *EVIDENCE,
    ),
)
TABLES = (
    PARTIES,
    PORTFOLIOS,
    OFFICES,
    CONFEDERATION,
    RELATIONS,
    RANKS,
    COMPOSITIONS,
    MANDATES,
    POWERS,
    DELEGATIONS,
)
