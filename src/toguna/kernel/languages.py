"""Languages: which one a text is in, and how languages are named by tags.

A tag is BCP 47 (RFC 5646) in its usual case: a language, perhaps a script, perhaps a region
("fr", "fr-CA", "ff-Adlm").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

TAG_PATTERN = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")

# ISO 639-3, code tables of its registration authority: the two-letter codes of ISO 639-1.
ISO639_1_TO_3 = """
aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze
ba:bak be:bel bg:bul bi:bis bm:bam bn:ben bo:bod br:bre bs:bos ca:cat ce:che ch:cha
co:cos cr:cre cs:ces cu:chu cv:chv cy:cym da:dan de:deu dv:div dz:dzo ee:ewe el:ell
en:eng eo:epo es:spa et:est eu:eus fa:fas ff:ful fi:fin fj:fij fo:fao fr:fra fy:fry
ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin ho:hmo hr:hrv ht:hat
hu:hun hy:hye hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl it:ita
iu:iku ja:jpn jv:jav ka:kat kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor
kr:kau ks:kas ku:kur kv:kom kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao
lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri mk:mkd ml:mal mn:mon mr:mar ms:msa mt:mlt
my:mya na:nau nb:nob nd:nde ne:nep ng:ndo nl:nld nn:nno no:nor nr:nbl nv:nav ny:nya
oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por qu:que rm:roh
rn:run ro:ron ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slk sl:slv
sm:smo sn:sna so:som sq:sqi sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel
tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton tr:tur ts:tso tt:tat tw:twi ty:tah
ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid yo:yor
za:zha zh:zho zu:zul
"""
ISO639_3: dict[str, str] = dict(re.findall("([a-z]{2}):([a-z]{3})", ISO639_1_TO_3))


@dataclass(frozen=True, slots=True)
class Written:
    """A text with the tag of the language that it is actually in."""

    text: str
    language: str


@deconstructible
class LanguageTagValidator:
    """Raises ValidationError unless the text is a language tag (subset of RFC 5646, 2.1)."""

    def __call__(self, text: str) -> None:
        if not TAG_PATTERN.fullmatch(text):
            raise ValidationError(
                _("“%(found)s” is not a language tag: write for example fr, en or fr-CA."),
                code="language_tag",
                params={"found": text},
            )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LanguageTagValidator)

    def __hash__(self) -> int:
        return hash(LanguageTagValidator)


LANGUAGE_TAG = LanguageTagValidator()


def iso639_3(tag: str) -> str:
    """The three-letter code of a tag's language ("fr-CA" gives "fra"), as Akoma Ntoso wants it.

    A code that has three letters already is returned as it is. Raises ValueError for a two-letter
    code that ISO 639-1 does not have.
    """
    primary = tag.replace("_", "-").split("-")[0].lower()
    if re.fullmatch(r"[a-z]{3}", primary):
        return primary
    try:
        return ISO639_3[primary]
    except KeyError:
        raise ValueError(f"{tag!r} does not begin with an ISO 639 code.") from None


def written_in(
    value: LazyI18nString | Mapping[str, str] | str | None,
    language: str,
    fallbacks: Iterable[str] = (),
) -> Written | None:
    """The text for a reader of `language`, and the language that it is really in.

    Tried in turn: `language`, each of `fallbacks`, and then whatever is written, by order of
    tag. For each, the exact tag, its shorter forms (RFC 4647, 3.4), its varieties ("fr-CA" for
    "fr"). A plain string stands for every language and counts as written in `language`. None when
    nothing is written.
    """
    data = value.data if isinstance(value, LazyI18nString) else value
    if not data:
        return None
    if isinstance(data, str):
        return Written(data, language)
    if not isinstance(data, Mapping):
        # i18nfield's proxy to the message catalogue, which translates by itself.
        return Written(str(data[language]), language)
    texts = {tag: text for tag, text in sorted(data.items()) if text}
    for wanted in (language, *fallbacks, *texts):
        tag = _nearest(wanted, texts)
        if tag is not None:
            return Written(texts[tag], tag)
    return None


def _nearest(wanted: str, texts: Mapping[str, str]) -> str | None:
    subtags = wanted.split("-")
    for length in range(len(subtags), 0, -1):
        shorter = "-".join(subtags[:length])
        if shorter in texts:
            return shorter
    return next((tag for tag in texts if tag.split("-")[0] == subtags[0]), None)
