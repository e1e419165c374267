"""The report: stored analyses as one HTML file that opens offline and asks nothing of any network.

`gather` makes the data, `write_report` puts it into a page with the script and
the style that `web/` builds. Article text stands in the page as JSON alone and
reaches the screen as text; the page's own policy lets no other script run.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
from collections.abc import Iterable
from importlib import resources
from typing import IO

from newsparse.gazetteer import Gazetteer
from newsparse.models import Analysis
from newsparse.render.report.gather import gather
from newsparse.version import __version__

__all__ = ["write_report"]


def write_report(
    analyses: Iterable[Analysis], out: IO[bytes], *, gazetteer: Gazetteer | None = None, title: str = "Report"
) -> int:
    """Write the report of some analyses; the number of articles. `gazetteer` tells what groups were and became."""
    data = gather(analyses, gazetteer)
    articles = len(data["articles"])
    out.write(
        _page(
            json.dumps(data, ensure_ascii=False, separators=(",", ":")),
            title,
            articles,
            data["stories"],
            data["notices"],
        ).encode("utf-8", "replace")
    )
    return articles


def _page(data: str, title: str, articles: int, stories: int, notices: list[str]) -> str:
    script, style = _asset("report.js"), _asset("report.css")
    shown = _in_script(data)
    policy = f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    warned = "".join(f'<p class="notice">{html.escape(n)}</p>' for n in notices)
    return _TEMPLATE.format(
        policy=html.escape(policy),
        title=html.escape(title),
        style=style,
        script=script,
        data=shown,
        notices=warned,
        articles=f"{articles:,} articles" + (f", {stories:,} stories" if stories < articles else ""),
        version=html.escape(__version__),
        sections="".join(
            _SECTION.format(
                id=id_, title=name, about=about, body=_TIMELINE if id_ == "time" else f'<div id="{id_}"></div>'
            )
            for id_, name, about in _SECTIONS
        ),
        links="".join(f'<li><a href="#s-{id_}">{name}</a></li>' for id_, name, _ in (("map", "Map", ""), *_SECTIONS)),
    )


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("assets", name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    """What the policy knows an inline script or style by."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _in_script(text: str) -> str:
    """JSON that ends no script element and opens none, whatever text it holds."""
    return (
        text.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


_SECTIONS = (
    ("time", "Timeline", "Articles by the day of publication, events by the day that the text gives them. Choose a bar to filter."),
    ("casualties", "Killed, hurt, taken", "As the articles say it. Rows of one day, governorate and kind of harm stand together; where the sources differ they are coloured."),
    ("events", "What happened", "Read off the words of single sentences: check the sentence."),
    ("actors", "Groups and forces", "Under neutral names, with the words that articles put on them apart. To be named is not to have done it."),
    ("people", "People", ""),
    ("statements", "Who says what", ""),
    ("unsure", "What was unsure", "Names that could not be resolved, or only with doubt."),
    ("articles", "Articles", ""),
)  # fmt: skip
_SECTION = '<section id="s-{id}" aria-labelledby="h-{id}"><h2 id="h-{id}">{title}</h2><p class="dim">{about}</p>{body}</section>\n'
_TIMELINE = '<svg id="timeline" role="img" aria-label="Articles and events by day"></svg>'
_TEMPLATE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>{title}</title><style>{style}</style></head>
<body><a class="skip" href="#main">Skip to the content</a>
<header><h1>{title}</h1><p class="dim">{articles}, read by newsparse {version}. Everything here is what articles say, with the sentence that says it.</p>
{notices}<nav aria-label="Sections"><ul>{links}</ul></nav></header>
<main id="main">
<form class="filters" id="filters" aria-label="Filters">
<label>From <input type="date" name="from"></label><label>To <input type="date" name="to"></label>
<label>Group <select name="group"><option value="">all</option></select></label>
<label>Governorate <select name="governorate"><option value="">all</option></select></label>
<label>Event type <select name="type"><option value="">all</option></select></label>
<label>Search <input type="search" name="words" placeholder="names, titles, text"></label>
<button type="reset">Clear</button></form>
<p id="shown" class="dim" role="status" aria-live="polite"></p>
<section id="s-map" aria-labelledby="h-map"><h2 id="h-map">Map</h2>
<p class="dim">A dot a place, by mentions and events; a ring with a broken line is an area, whose point is only its seat or middle. Outlines: Natural Earth, public domain.</p>
<div class="map"><div><div class="tools"><button type="button" id="closer">Closer</button><button type="button" id="farther">Farther</button><button type="button" id="whole">Whole country</button></div>
<svg id="map" role="group" aria-label="Map of Syria with the places named"></svg><p id="sampled" class="dim"></p></div>
<div id="evidence" class="evidence" tabindex="-1" aria-live="polite"><p class="dim">Choose a dot to read what is said of the place.</p></div></div></section>
{sections}</main>
<footer><p class="dim">Places and actors: the newsparse gazetteer, CC BY-SA 4.0. This file loads nothing from any network.</p></footer>
<script type="application/json" id="data">{data}</script>
<script>{script}</script></body></html>
"""
