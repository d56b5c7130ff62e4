"""French and English as they are printed, whatever the text; markup and addresses stay whole."""

from __future__ import annotations

import re
from html import unescape
from time import perf_counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toguna.portal.typography import FINE, HARD, typographic, typographic_html

TAG = re.compile(r"</?sup>")
SIGNS = "aeéIXVMm1259hn°%‰.,:;!?«»‹›“”\"'’…()[]/@-_=<>&` \n" + HARD + FINE
TEXTS = st.text(alphabet=SIGNS, max_size=40) | st.text(max_size=40)
ADDRESSES = (
    "https://example.org/a?b=c;d='e'&f=5%25",
    "http://127.0.0.1:8000/fr/textes/page/2/?q=1er...5%",
    "www.example.org/le-1er...mars",
    "mailto:a.b@example.org",
    "secretariat@example.org",
    "urn:lex:xx:decision;2031-01-01",
    "/fr/connu-au/2031-05-01/reunions/",
    '`if x ? y : z; "s"`',
)


def printed(text: str) -> str:
    """A text of these tests with `~` for a hard space and `_` for a fine one."""
    return text.replace("~", HARD).replace("_", FINE)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Quoi ?", "Quoi_?"),
        ("Quoi?", "Quoi_?"),
        (" :", "~:"),
        ("Quoi ?!", "Quoi_?!"),
        ("Fin ; suite : oui !", "Fin_; suite~: oui_!"),
        ("en 2031: rien", "en 2031~: rien"),
        ("(quoi ?) et (?)", "(quoi_?) et (?)"),
        ("« Quoi ? »", "«~Quoi_?~»"),
        ("«mot»", "«~mot~»"),
        ("‹mot›", "‹~mot~›"),
        ('Il dit "oui".', "Il dit «~oui~»."),
        ("“oui”", "«~oui~»"),
        ('"un" et "deux"', "«~un~» et «~deux~»"),
        ('« un "mot" ici »', "«~un “mot” ici~»"),
        ("“un « mot » ici”", "«~un “mot” ici~»"),
        ("« un « mot » ici »", "«~un «~mot~» ici~»"),
        ("l'été d'«août»", "l’été d’«~août~»"),
        ("aujourd'hui", "aujourd’hui"),
        ("fin...", "fin…"),
        ("15 % et 5%", "15~% et 5~%"),
        ("500 000 et 1 250 000", "500_000 et 1_250_000"),
        ("en 2031 250 personnes", "en 2031 250 personnes"),
        ("500 milliards de F CFA", "500~milliards de F~CFA"),
        ("100 000 FCFA", "100_000~FCFA"),
        ("n° 12, n°7", "n°~12, n°~7"),
        ("M. Holt, Mme Ade, MM. Ode et Rue", "M.~Holt, Mme~Ade, MM.~Ode et Rue"),
        ("le 4 mars 2031", "le 4~mars 2031"),
        ("1er janvier", "1er~janvier"),
        ("p. 12 et art. 3", "p.~12 et art.~3"),
        ("10 h 30, 9h, 10h05", "10~h~30, 9~h, 10~h~05"),
        ("à 9:30", "à 9:30"),
        ("déjà là", "déjà là"),
        ('5" de pluie', '5" de pluie'),
        ("dit ”non“", "dit ”non“"),
        ("", ""),
    ],
)
def test_french_is_set_as_it_is_printed(written: str, expected: str) -> None:
    assert typographic(written, "fr") == printed(expected)
    assert typographic(written, "fr-CA") == printed(expected)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("It's the states' seat", "It’s the states’ seat"),
        ('He said "no".', "He said “no”."),
        ("the 'Act' of the '90s", "the ‘Act’ of the ’90s"),
        ("and so on...", "and so on…"),
        ("What ? « x » 5 %", "What ? « x » 5 %"),
    ],
)
def test_english_has_curly_marks_and_no_hard_space(written: str, expected: str) -> None:
    assert typographic(written, "en") == expected


def test_other_languages_are_left_alone() -> None:
    assert typographic('O quê? "Sim"... d\'ouro: 5%', "pt") == 'O quê? "Sim"... d\'ouro: 5%'


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("le 1er mars", f"le 1<sup>er</sup>{HARD}mars"),
        ("1re, 2e, 2de, 80ème", "1<sup>re</sup>, 2<sup>e</sup>, 2<sup>de</sup>, 80<sup>ème</sup>"),
        ("XXe siècle, IIe session", "XX<sup>e</sup> siècle, II<sup>e</sup> session"),
        ("Ier, Ire", "I<sup>er</sup>, I<sup>re</sup>"),
        ("Ce, Le, Me, Vie, Ie, De", "Ce, Le, Me, Vie, Ie, De"),
        ("387818e-5e a5e 3e/4", "387818e-5e a5e 3e/4"),
        ("https://example.org/1er", "https://example.org/1er"),
        ("<b>1er</b> & 'x'", "&lt;b&gt;1<sup>er</sup>&lt;/b&gt; &amp; &#x27;x&#x27;"),
    ],
)
def test_the_endings_of_ordinals_are_raised(written: str, html: str) -> None:
    assert typographic_html(written, "fr") == html


def test_only_french_raises_them() -> None:
    assert typographic_html("1er <i>", "en") == "1er &lt;i&gt;"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_addresses_and_code_are_left_whole(address: str, language: str) -> None:
    for text in (address, f"Voir {address} ?", f'"Voir {address}"', f"({address}) : fin..."):
        assert address in typographic(text, language)


@settings(max_examples=200)
@given(TEXTS, st.sampled_from(["fr", "en", "pt"]))
@example('"a «b» c"', "fr")
@example("“ “ ” ”", "fr")
def test_setting_twice_changes_nothing(text: str, language: str) -> None:
    once = typographic(text, language)
    assert typographic(once, language) == once


@settings(max_examples=200)
@given(TEXTS, st.sampled_from(["fr", "en", "pt"]))
def test_no_letter_or_digit_is_changed(text: str, language: str) -> None:
    def said(words: str) -> str:
        return "".join(sign for sign in words if sign.isalnum())

    assert said(typographic(text, language)) == said(text)


@settings(max_examples=200)
@given(TEXTS, st.sampled_from(["fr", "en", "pt"]))
@example("<script>1er</script>", "fr")
@example("&lt;1er&gt;&#x27;", "fr")
def test_the_html_says_the_same_and_holds_no_other_element(text: str, language: str) -> None:
    html = typographic_html(text, language)

    assert unescape(TAG.sub("", html)) == typographic(text, language)
    assert "<" not in TAG.sub("", html)
    assert html.count("<sup>") == html.count("</sup>")


@pytest.mark.parametrize("sign", SIGNS)
def test_a_long_text_takes_time_in_proportion(sign: str) -> None:
    """No rule goes back over what it has read: forms that would make one do so take minutes."""
    for unit in (sign, f"{sign} ", f"a{sign}", f"{sign}."):
        start = perf_counter()
        typographic_html(unit * 10_000, "fr")
        assert perf_counter() - start < 2, unit
