"""Pages that a browser saved as one file, and letters."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from newsparse.errors import InputError
from newsparse.models import BlockKind
from newsparse.reading import read_bytes
from tests.conftest import Run

PAGE = """<html><head><title>Bakeries of Kobani open again | Euphrates Post</title></head><body><nav>Home Syria World</nav>
<h1>Bakeries of Kobani open again</h1><p>March 10, 2015</p>
<p>Two of the six bakeries of Kobani opened again on Monday after the road from Sarrin was cleared, the town’s council said.</p>
<p>Forty-two lorries of flour had waited for nine days on the eastern bank of the Euphrates, an official of the council said.</p>
<footer>About us · Contact</footer></body></html>"""
LETTER = """Dear colleagues,

Two of the six bakeries of Kobani opened again on Monday after the road from Sarrin was cleared, the town’s council said.

Forty-two lorries of flour had waited for nine days on the eastern bank of the Euphrates, an official of the council said.
"""


def saved() -> bytes:
    """As Chromium saves a page."""
    page = EmailMessage()
    page["From"] = "<Saved by Blink>"
    page["Snapshot-Content-Location"] = "https://euphratespost.example/2015/03/kobani"
    page["Subject"] = "=?utf-8?Q?Bakeries?="
    page["Date"] = "Sat, 28 Nov 2026 09:00:00 -0000"
    page.set_content(PAGE, subtype="html", cte="quoted-printable")
    page.add_related(b"\x89PNG", "image", "png")
    return page.as_bytes()


def letter(*, html: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "Press office <press@council.example>"
    message["Subject"] = "Fwd: RE: Bakeries of Kobani open again"
    message["Date"] = "Tue, 10 Mar 2015 23:30:00 +0300"
    message.set_content(LETTER, cte="base64")
    if html:
        message.add_alternative(PAGE, subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="map.pdf")
    return message.as_bytes()


def test_a_saved_page_is_its_page_and_its_day_is_not_that_of_saving() -> None:
    article = read_bytes(saved(), id_="x", path="kobani.mhtml")
    assert article.title == "Bakeries of Kobani open again"
    assert article.published == "2015-03-10"
    assert article.source.url == "https://euphratespost.example/2015/03/kobani"
    assert article.source.transformations[0] == "the HTML of a saved page"
    assert "town’s council" in article.text
    assert [b.kind for b in article.blocks].count(BlockKind.BODY) == 2


def test_hours_ago_on_a_saved_page_count_from_its_saving() -> None:
    data = saved().replace(b"March 10, 2015", b"2 hours ago")
    article = read_bytes(data, id_="x", path="kobani.mhtml")
    assert article.published == "2026-11-28"
    assert [w.code for w in article.warnings] == ["published-guessed"]


@pytest.mark.parametrize("html", [False, True])
def test_a_letter_has_its_subject_and_day(html: bool) -> None:
    article = read_bytes(letter(html=html), id_="x", path="release.eml")
    assert article.title == "Bakeries of Kobani open again"
    assert article.published == "2015-03-10"
    if not html:
        assert article.text == LETTER
        assert article.published_evidence is not None
        assert article.published_evidence.rule == "the letter's Date"
        assert not article.warnings


@pytest.mark.parametrize(
    "data",
    [
        b"From: a\r\nContent-Type: image/png\r\n\r\nxx",
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
        b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n",
    ],
)
def test_a_message_without_a_text_is_said(data: bytes) -> None:
    with pytest.raises(InputError, match="without a text"):
        read_bytes(data, id_="x", path="x.eml")


def test_parts_within_parts_without_end_are_no_trouble() -> None:
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000))
    with pytest.raises(InputError):
        read_bytes(head, id_="x", path="x.mhtml")


def test_a_folder_of_them_is_a_batch(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.mhtml").write_bytes(saved())
    (folder / "b.eml").write_bytes(letter())
    result = run("batch", str(folder), "-o", str(tmp_path / "o.jsonl"), "--no-cache")
    assert result.returncode == 0
    assert "2 articles analyzed, 0 failed" in result.stderr
