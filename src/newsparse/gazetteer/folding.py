"""Name folding: the spellings of one name brought to one key.

Arabic, Kurdish and Turkish names reach English news in dozens of spellings.
Two keys are made of each:

* `fold` is the exact tier. It removes what hardly ever tells names apart in
  this field: case, diacritics, apostrophes for ayn and hamza, doubled
  letters, the ending -a/-ah/-eh/-e, ou/oo/u, ee/i, ay/ai/ei/ey, q/k, dh/d,
  th/t, gh/g, ch/sh, and the spellings of generic name parts (Tell, Deir,
  Kafr, Sheikh …). Arabic script is folded to its bare letters.
* `skeleton` is the phonetic tier: consonant classes only. Names that share a
  skeleton are merely candidates; what is compared of them is their `loose`
  form.
* `loose` is the form in which misspellings are compared: o is u, e is i, the
  consonants that writers mix are one.

A *unit* is a run of letters and digits. Hyphens and spaces part units, and
articles (al-, el-, ash- …) are units that keys leave out.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

ARTICLES = frozenset(
    "al el ul il as es us ash esh ush ad ed ud ar er ur an en un at et ut az ez uz adh edh ath".split()
)
"""Article forms, assimilated ones too (ash-Shaykh, az-Zor); a key never holds one."""

APOSTROPHES = "'’‘ʿʾ`´ʼʹˈ‛"
VOWEL_SIGNS = "\u064b-\u0652\u0670"
"""Arabic signs above and below letters, as a range of a pattern; a word goes on behind them."""
BROKEN = r"(?:(?<=ـ)[ .,،*•]{1,3}(?=ـ)|(?<=ـ)[.*•/](?=[^\W\d_])|(?<=[^\W\d_])[.*•/](?=ـ)|(?<=[ء-ي])\*(?=[ء-ي]))"
"""The gap in a word that posts break against filters, as a pattern: قُـ.ـتل, أد*انت, مقتـ.ل."""
_UNIT = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}*{VOWEL_SIGNS}]{{1,2}}[^\W_]+)*[{VOWEL_SIGNS}]{{0,2}}")
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "ə": "e",
        **dict.fromkeys(APOSTROPHES),
        # Arabic script: hamza carriers, alef maqsura, ta marbuta, tatweel, Persian and Kurdish letters.
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
        "گ": "ك",
        "ء": None,
        "ـ": None,
        **dict.fromkeys(" .,،*•/"),
        # Bidirectional and zero-width marks.
        **dict.fromkeys(
            "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"
        ),
    }
)
_DOUBLED = re.compile(r"([a-z])\1+")
_RESPELLED = {
    "ou": "u", "oo": "u", "ee": "i", "ai": "ay", "ei": "ay", "ey": "ay",
    "q": "k", "dh": "d", "th": "t", "gh": "g", "ch": "sh", "dj": "j", "tch": "sh",
}  # fmt: skip
_SPELLINGS = re.compile("tch|" + "|".join(k for k in _RESPELLED if k != "tch"))


def _respell(match: re.Match[str]) -> str:
    return _RESPELLED[match[0]]


_GENERIC: dict[str, str] = {
    spelling: canonical
    for canonical, spellings in {
        "tal": "tell tall tal til tel",
        "dayr": "deir dayr dair der deyr",
        "ayn": "ain ayn ein aain",
        "kafr": "kafr kafar kfar kefr kafer kufr kefer",
        "ras": "ras raas",
        "marat": "maarat maarrat maaret maarret marat maret marrat maara",
        "abu": "abu abou abo",
        "um": "umm um oum om omm",
        "bayt": "beit bayt bait beyt bet",
        "khirbat": "khirbet khirbat xirbet kherbet khirba khirbah kharbat",
        "jisr": "jisr jisser djisr gisr",
        "qalat": "qalaat qalat qalaa kalaat qalet",
        "shaykh": "sheikh shaykh sheik cheikh shaikh sheih seyh seikh shekh",
        "jabal": "jabal jebel jabel djebel gabal jbal",
        "nahr": "nahr nahar",
        "khan": "khan xan",
        "burj": "burj bourj borj",
        "hawsh": "hawsh hosh housh hoosh haush hawch",
        "jub": "jub joub jeb jib",
        "tulul": "tulul tlul tuloul tloul tlol",
        "bir": "bir beer",
    }.items()
    for spelling in spellings.split()
}


GENERIC = frozenset(_GENERIC.values())
"""Keys of name parts that alone name no place, but with their article may (al-Tall, al-Bab)."""


def _strip(text: str) -> str:
    """Lower case, no diacritics, bare letters."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    decomposed = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def is_article(unit: str) -> bool:
    """Whether a unit is an Arabic article; in capitals only AL and EL are (US and UN are names)."""
    bare = unit.lower()
    if unit == "a":
        return True  # a-Rahman, a-Sham, as Syria Direct writes them
    return bare in ARTICLES and (not unit.isupper() or bare in {"al", "el"})


@lru_cache(maxsize=16384)
def fold(unit: str) -> str:
    """The exact-tier key of one unit ("Ma'arrat" and "Maaret" both give "marat"); a key is its own key."""
    folded = _folded(unit)
    while (again := _folded(folded)) != folded:  # "dhhab" is "dhab" once its letters are single, and then "dab"
        folded = again
    return folded


def _folded(unit: str) -> str:
    bare = _strip(unit)
    if bare in _GENERIC:
        return _GENERIC[bare]
    if not bare.isascii():
        return bare.removeprefix("ال") if len(bare) > 4 else bare
    single = _DOUBLED.sub(r"\1", _SPELLINGS.sub(_respell, bare))
    if single in _GENERIC:
        return _GENERIC[single]
    if len(single) > 3:
        if single.endswith(("ah", "eh")):
            single = single[:-1]
        if single.endswith("e"):
            single = single[:-1] + "a"
        if single.endswith(("iya", "iea")):
            single = single[:-3] + "ia"
    return single


def units(text: str) -> list[str]:
    """The units of a name, in order, articles included."""
    return _UNIT.findall(text)


def key(text: str) -> str:
    """The exact-tier key of a whole name: folded units without articles, parted by spaces."""
    parts = units(text)
    kept = [fold(u) for u in parts if not is_article(u)]
    return " ".join(kept or [fold(u) for u in parts])


def keys(text: str) -> set[str]:
    """Every exact-tier key under which a name is filed.

    Beside `key` these are the ways in which writers join what others part:
    the article with its word (Assafira, Alwaer), and the words of a name
    (Deirezzor). At most 2 * 4**3 keys.
    """
    parts = units(text)
    bare = [_strip(u) for u in parts]
    found = {key(text)}
    groups: list[list[str]] = []
    pending = ""
    for unit, word in zip(parts, bare, strict=True):
        if is_article(unit) and unit is not parts[-1]:
            pending = word
            continue
        folded = fold(unit)
        joined = _joined_articles(pending, word) if pending and len(word) > 2 else []
        groups.append([folded, *joined])
        pending = ""
    if 1 <= len(groups) <= 3:
        for choice in product(*groups):
            found.add(" ".join(choice))
            whole = "".join(choice)
            if len(choice) > 1 and len(whole) > (6 if whole.isascii() else 4):
                found.add(_DOUBLED.sub(r"\1", whole))
                found.update(opening + whole[4:] for opening in _JOINED_KAFR if choice[0] == "kafr")
    if len(groups) == 1 and text.startswith(_ARABIC_KAFR) and len(text) > len(_ARABIC_KAFR) + 2:
        found.add(f"{_ARABIC_KAFR} {fold(text.removeprefix(_ARABIC_KAFR))}")
    if key(text) in GENERIC:
        # "al-Tall" is a town, "Tell" is half a name: filed with the article only.
        return {fold(bare[0]) + fold(parts[1])} if len(parts) > 1 and is_article(parts[0]) else set()
    return {k for k in found if k}


_ARABIC_KAFR = "كفر"
"""Written as one with what follows, or apart: كفرعمة, كفر عمة."""
_JOINED_KAFR = ("kafar", "kfar", "kafer", "kefer")
"""How Kafr is spelled where it is written as one with what follows: Kafarouma."""


def _joined_articles(article: str, word: str) -> list[str]:
    """An article written as one with its word: alwaer; assafira, essafira for an assimilated one."""
    assimilated = word.startswith(article[1:])
    return [fold(vowel + article[1:] + word) for vowel in ("aeu" if assimilated else article[0])]


_DIGRAPHS = re.compile(r"sh|kh|ph|zh|ck|[bcdfghjklmnprstvwxz]|\d")
_CLASSES = {"sh": "S", "kh": "K", "x": "K", "ph": "f", "zh": "j", "c": "k", "ck": "k", "v": "w"}


@lru_cache(maxsize=16384)
def skeleton(folded: str) -> str:
    """The phonetic-tier key of a folded name: consonant classes, vowels and a final h left out."""
    flat = folded.replace(" ", "")
    if not flat.isascii():
        return ""
    return "".join(_CLASSES.get(m, m) for m in _DIGRAPHS.findall(flat.removesuffix("h")))


_LOOSE_CONSONANTS = str.maketrans({"g": "j", "w": "u", "v": "u", "c": "k", "x": "k"})
_LOOSE_DIGRAPHS = (("sh", "c"), ("kh", "x"), ("zh", "j"), ("ph", "f"))
_VOWELS = re.compile(r"[eoyi]")
_LOOSE_VOWELS = {"e": "i", "y": "i", "o": "u", "i": "i"}


@lru_cache(maxsize=16384)
def loose(folded: str) -> str:
    """The form of a folded name in which likeness is measured; equal for "khan toman" and "khan tuman"."""
    flat = folded.replace(" ", "")
    for digraph, letter in _LOOSE_DIGRAPHS:
        flat = flat.replace(digraph, letter.upper())
    flat = _VOWELS.sub(lambda m: _LOOSE_VOWELS[m[0]], flat.translate(_LOOSE_CONSONANTS))
    return _DOUBLED.sub(r"\1", flat).removesuffix("h")
