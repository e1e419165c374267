"""Bytes → text, with the name of the encoding and what else was done.

The text is never touched after this: offsets count its code points.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from newsparse.errors import InputError

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LEGACY = ["cp1252", "cp1256", "cp1254", "iso8859_9", "iso8859_6"]
_SAMPLE = 65_536
_HEAD = 4_096
_META_CHARSET = re.compile(rb"<meta[^<>]{1,300}?charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_NOT_TEXT = frozenset(["utf-8", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"])
"""Codecs that no page is to be read with: UTF-8 was tried, the others rewrite what they read."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read with and the repairs made, in order."""

    text: str
    encoding: str
    transformations: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file's bytes.

    A byte order mark decides; else UTF-16 by its zero bytes; else UTF-8 where
    it fits; else the encoding that the server (`declared`) or an HTML page's
    head names, where it fits; else the likeliest of the Western, Arabic and
    Turkish code pages. Mojibake is repaired (ftfy) and said so. Raises InputError for
    bytes that are no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _checked(data[len(bom) :], encoding, ("byte order mark removed",))
    sample = data[:_SAMPLE]
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if max(odd, even) > len(sample) // 8 and min(odd, even) < len(sample) // 50:
        return _checked(data, "utf-16-le" if odd > even else "utf-16-be")
    try:
        return _repaired(_checked(data, "utf-8"))
    except UnicodeDecodeError:
        pass
    return _declared(data, declared) or _checked(data, _legacy(data))


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    """The text by the encoding that is named for it; None where none is, or it does not fit."""
    named = _META_CHARSET.search(data[:_HEAD])
    for name in (declared, named[1].decode("ascii") if named else None):
        try:
            codec = codecs.lookup(name).name if name else None
            if codec is None or codec in _NOT_TEXT:
                continue
            data.decode(codec)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
        return _checked(data, codec)
    return None


def _legacy(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY, language_threshold=0.05).best()
    return best.encoding if best is not None else "cp1252"


def _checked(data: bytes, encoding: str, transformations: tuple[str, ...] = ()) -> Decoded:
    """The decoded text; undecodable bytes are replaced, and binaries refused."""
    strict = encoding == "utf-8" and not transformations
    text = data.decode(encoding, errors="strict" if strict else "replace")
    controls = sum(text.count(c) for c in "\x00\x01\x02\x03\x04\x05\x06\x0e\x0f\x10\x11\x12\x13\x14\x15\x16")
    damaged = text.count("\ufffd")
    if controls * 100 > len(text) or damaged * 10 > max(len(text), 1):
        raise InputError("not a text file; save the article as .txt or .html", "unsupported")
    if damaged and not strict:
        transformations += (f"{damaged} undecodable bytes replaced",)
    return Decoded(text, encoding, transformations)


def _repaired(decoded: Decoded) -> Decoded:
    """Undo UTF-8 that was once read as a code page, where the text shows it."""
    if decoded.text.isascii():
        return decoded
    import ftfy
    from ftfy.badness import is_bad

    if not is_bad(decoded.text):
        return decoded
    fixed = ftfy.fix_encoding(decoded.text)
    if fixed == decoded.text:
        return decoded
    return Decoded(fixed, decoded.encoding, (*decoded.transformations, "mojibake repaired"))
