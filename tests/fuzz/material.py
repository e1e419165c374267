"""What hostile input is made of: our own pages, and what tends to break readers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

SPECIALS = (
    *(
        "\x00",
        "\x1b[31m",
        "\x07",
        "\r",
        "\r\n",
        "\n\n\n",
        "\t",
        "\u2028",
        "\u202e",
        "\u200f",
        "\ufeff",
        "\u00ad",
        "\u200b",
    ),
    *("\ud800", "\udfff", "\U0001f600", "e\u0301\u0301\u0301", "ﷺ", "İ", "ß", "ǅ", "٣١", "\uffff", "\U0010ffff"),
    *("ال", "حلب، سوريا", "Jan 31", "31 February 2026", "0000-00-00", "9999-12-31", "99:99", "the 1st of the 1st"),
    *(
        "«»",
        "“",
        "'",
        '"',
        "’s",
        "--",
        "...",
        "؟",
        "=cmd()",
        "+1",
        "@x",
        "<",
        ">",
        "&",
        "&amp;",
        "&#0;",
        "&#x110000;",
        "]]>",
    ),
    *(
        "-" * 50,
        "a" * 500,
        " " * 300,
        "1" * 100,
        "(" * 100,
        ", " * 200,
        "Aleppo, " * 60,
        "A. B. " * 80,
        "of the " * 100,
    ),
    *("1,1,1," * 60, "\\" * 40, "%s%n{}{0}", "../../etc/passwd", "file:///etc/passwd", "http://a.b/" + "c/" * 99),
)
TAGS = "html head body div p span a ul li table tr td h1 h2 blockquote figure figcaption time article aside nav script style title meta link br img noscript template svg math iframe xmp plaintext select option".split()
ATTRIBUTES = (
    *('class="{}"', "id={}", 'href="{}"', 'datetime="{}"', 'content="{}"', 'property="og:{}"', 'itemprop="{}"'),
    *('style="{}"', 'name="{}"', "data-x='{}'", 'type="application/ld+json"', 'lang="{}"', "{}"),
)
JSON_VALUES = (
    *("null", "true", "1", "-0", "1e999", "123456789012345678901234567890", '""', "[]", "{}", '"\\ud800"', '"\\u0000"'),
    *('"2026-02-02"', '"Shells fell on Homs."', '["Homs"]', '{"name": "SANA"}', '"x' + "y" * 300 + '"', "NaN", "'a'"),
)
KEYS = (
    "id text body content title headline published publication_date url source publisher clean date Text ID a.b".split()
)


@lru_cache(maxsize=1)
def pages() -> tuple[str, ...]:
    """Our own articles, as text and as HTML."""
    files = [p for p in sorted((ROOT / "seeds").rglob("*")) if p.suffix in {".txt", ".html"}]
    return tuple(p.read_text(encoding="utf-8", errors="replace") for p in files)


def mutated(rng: random.Random, text: str, pieces: Sequence[str] = SPECIALS) -> str:
    """The text cut, doubled, shuffled, and with pieces put into it, a few times over; at most 30,000 characters."""
    for _ in range(rng.randint(1, 6)):
        at, to = sorted(rng.randint(0, len(text)) for _ in "ab")
        change = rng.randrange(6)
        if change == 0:
            text = text[:at] + rng.choice(pieces) + text[at:]
        elif change == 1:
            text = text[:at] + text[to:]
        elif change == 2:
            text = text[:to] + text[at:to] * rng.randint(1, 3) + text[to:]
        elif change == 3:
            text = text[:at] + rng.choice(pieces) * rng.randint(2, 30) + text[at:]
        elif change == 4:
            words = text[at:to].split(" ")
            rng.shuffle(words)
            text = text[:at] + " ".join(words) + text[to:]
        else:
            text = "".join(rng.choice(pieces) if rng.random() < 0.01 else c for c in text[:4000]) + text[4000:]
        text = text[:30_000]
    return text


def encoded(rng: random.Random, text: str) -> bytes:
    """The text as bytes, in some encoding, perhaps with bytes that are of none."""
    encoding = rng.choice(["utf-8", "utf-8", "utf-8", "utf-16", "utf-16-le", "cp1252", "cp1256", "latin-1", "utf-32"])
    data = text.encode(encoding, "surrogatepass" if "utf" in encoding else "replace")
    for _ in range(rng.choice([0, 0, 1, 5])):
        at = rng.randint(0, len(data))
        data = data[:at] + rng.randbytes(rng.randint(1, 8)) + data[at + rng.randint(0, 2) :]
    return data


def markup(rng: random.Random, depth: int = 0) -> str:
    """Broken HTML."""
    parts: list[str] = []
    for _ in range(rng.randint(1, 6 if depth < 4 else 1)):
        tag = rng.choice(TAGS)
        attributes = " ".join(
            rng.choice(ATTRIBUTES).format(
                rng.choice([*SPECIALS[:40], "2026-02-02", "article:published_time", "byline"])
            )
            for _ in range(rng.randint(0, 3))
        )
        inner = _inner(rng, depth)
        parts.append(f"<{tag} {attributes}>{inner}" + rng.choice([f"</{tag}>", f"</{tag}>", "", "</div>", "/>"]))
    if not depth and rng.random() < 0.1:
        parts.insert(0, f"<{rng.choice(TAGS)}>" * rng.randint(100, 3000))
    return "".join(parts)


def _inner(rng: random.Random, depth: int) -> str:
    choice = rng.randrange(4)
    if choice == 0:
        return markup(rng, depth + 1) if depth < 5 else ""
    if choice == 1:
        return mutated(rng, rng.choice(pages())[: rng.randint(1, 900)])
    return json_text(rng) if choice == 2 else "<!-- " + rng.choice(SPECIALS) + rng.choice([" -->", ""])


def json_text(rng: random.Random, depth: int = 0) -> str:
    """JSON, nearly."""
    choice = rng.randrange(4)
    if depth > 4 or choice == 0:
        return rng.choice(JSON_VALUES)
    if choice == 1 and rng.random() < 0.05:
        return '{"a":' * 2000 + "1" + "}" * 2000
    inner = [json_text(rng, depth + 1) for _ in range(rng.randint(0, 5))]
    if choice == 1:
        return "[" + ",".join(inner) + "]"
    return "{" + ",".join(f'"{rng.choice(KEYS)}": {v}' for v in inner) + "}"
