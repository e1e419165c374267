"""What a line of a page is by itself: its trait, with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsparse.lexicon import pages
from newsparse.models import BlockKind
from newsparse.reading.bylines import names_in
from newsparse.reading.dates import ARABIC_DAY_AND_MONTH, DAY_AND_MONTH, has_day
from newsparse.reading.furniture import phrases
from newsparse.reading.lines import Line
from newsparse.reading.outlets import load_outlets

_BYLINE = re.compile(
    rf"(?i:(?:{'|'.join(pages().written)}|posted|submitted) by|by|from|authors?:)\s{{0,3}}:?\s{{1,5}}[A-ZÀ-Þ][\w'’.-]{{1,40}}(?:\s{{1,5}}\S{{1,40}}){{0,12}}$"
)
_PLACE_AND_OUTLET = re.compile(r"(?P<one>[^-–—()]{2,40}?) ?[-–—ـ] ?(?P<other>[^-–—()]{2,40}?) ?(?:\([^()]{2,40}\))?$")
"""The line above a text in many Arabic outlets: القامشلي – نورث برس, بلدي نيوز - إدلب (إيهاب خالد)."""
_PLACE_BEFORE_OUTLET = re.compile(r"(?P<one>[^/()]{2,30}?) ?/ ?(?P<other>[^/()]{2,40})$")
"""The same with a stroke: أعزاز/ الأناضول."""
_OUTLET_AND_PLACE = re.compile(r"(?P<one>[A-Z][\w .]{2,40}?) [-–—] (?P<other>(?:[A-Z][\w'’-]{1,20} ?){1,2})")
_PLACE_AUTHOR_OUTLET = re.compile(r"(?P<one>[^/()]{2,30}?) ?/ ?(?P<author>[^/()]{2,40}?) ?/ ?(?P<other>[^/()]{2,40})$")
"""The line above a text of some agencies: الرقة / محمد مستو / الأناضول."""
_OUTLET_AND_WRITER = re.compile(r"(?P<one>[^-–—|/]{2,40}?) ?[-–—|/] ?(?P<other>[^-–—|/]{2,40})")
_WRITTEN_BY = re.compile(r"(?P<of>إعداد|تحرير|كتابة|تقرير|ترجمة)\s?:")
_CRUMBS = re.compile(
    r"(?:Home|Startseite|Ana ?[Ss]ayfa|Accueil|الرئيسية) ?[/|»>›] ?\w|\w\s*[>›»]\s*\w[^>›»]*[>›»]\s*\w"
)
_PAGE_NUMBER = re.compile(r"\b[Pp](?:age|\.) ?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?$")
_LEADERS = re.compile(r"(?:\.{5,}|(?: \.){5,}|…{2,}) ?\d{1,4}\b")
"""Dots that lead to the number of a page."""
_BEFORE_ARABIC = "\u0600"
PARAGRAPH = 20
"""Words of running text from which a line is a paragraph of an article."""
LONGEST_POINT = 14
"""Words of a point of a list, of a question or a headline that leads elsewhere, at most."""
_TITLE_WORDS = 7
_LONGEST_BY = 14
"""Words of the longest line that opens with "by" and a name."""
_LONGEST_BYLINE, _NAMED_BY = 10, 5
"""Words of a line that says who wrote it, and of "report by" with a name; a longer one is the title of a report."""
_LONGEST_MASTHEAD = 8
"""Words of the longest name of an outlet."""
_LONGEST_CREDIT = 12
"""Words of the longest line that says whose picture it is; one that says who reported may name many."""
_LONGEST_PHRASE = 40
"""Words of the longest line that is compared with the phrases of pages."""
_REPORT = re.compile(
    r"\b(?:as of|situation (?:update|report)|flash update|bulletin|snapshot|overview|update no|"
    r"حصاد|ملخص|نشرة|موجز|أبرز|حصيلة|(?:map|weekly|daily|monthly) (?:[a-z]{3,8} )?(?:update|report|digest|brief|briefing|summary)|names of|list of)\b"
)
_ISSUE = re.compile(
    r"(?!last|latest|page|this|our|next|previous|time|date)(?:[^\W\d_]{2,20} ){1,4}(?:update|report|digest|brief|bulletin|assessment|snapshot|review|recap|roundup)s?, "
)
"""The name of something that comes out again and again, before its day: "Iran Update, May 12, 2025"."""
_BARS = re.compile(r" [•|·] ")
_STAMP = re.compile(r"(?:published|updated|posted|modified)\b")
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}\s?(?i:[ap]\.?m\.?)?\s?(?:\(?[A-Z]{2,5}\)?)?$")
_LONGEST_TIME = 9
"""Words of a line that is a day and a time, with their label: "Data cut-off: 2:00 pm ET, November 26"."""
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)")
_COUNT = re.compile(r"(\d(?:[\d.,]| (?=\d{3}\b)){0,20}[km]?)\s{1,8}([a-z ]{2,14})$", re.IGNORECASE)
_LISTED = re.compile(r"list \d{1,2} of \d{1,2}$|list of \d{1,2} items$|end of list$")
"""What a page's outline for screen readers says of a list."""
_LONGEST_COUNT = 4
_MADE_OF_MARKS = re.compile(r"[\W\d_]+$")
PHOTO_TAIL = re.compile(
    r"(?:\s[/|]\s?|(?<=[a-z])/(?=(?:AFP|AP|EPA|Getty|Reuters|Anadolu|AA|SANA)\b))(?:[A-Z][\w.&]*(?:\s[A-Z][\w.&]*){0,3})$"
)
_CREDITED = re.compile(
    r"[(\[][^()\[\]]{0,60}\b(?:photo|image|picture|getty|afp|reuters|alamy|shutterstock|ap|epa|pa)\b[^()\[\]]{0,50}[)\]]$",
    re.IGNORECASE,
)
_HANDED_OUT = re.compile(
    r"\b(?:photo|photograph|picture|screenshot|satellite image|handout)\b[^()]{2,80}\([A-Z][\w.&’'-]{1,20}(?:[ /][A-Z][\w.&’'-]{1,20}){1,4}\)$"
)
"""A picture by its word, and its maker in brackets: "a handout photo published May 20 (Israel Defense Forces)"."""
_PICTURED = re.compile(
    r"(?:^|[.!?…\"”’)] )(?:Photo(?:graph)?|Foto|Fotoğraf|Image|Picture|Bild)s?(?: by|:) ?[A-Z][^.!?]{2,60}$|"
    r"[.!?\w] ?\([A-Z]{2,6}/[A-Z][\w'’-]{0,8}[a-z][\w'’-]{0,12}(?: [A-Z][\w'’-]{1,20}){0,3}\)$|\d{4} \([^()/]{2,30}/[^()/]{2,30}\)$|[-–—] \d{1,2} [^()\d]{3,24} \d{4} \([^()]{2,40}\)$|^(?:Figure|Fig\.|Map|Abbildung) \d{0,3}[.:] |"
    r"[.!?][\"”’]? (?:AFP|AP|Reuters|EPA|EPA-EFE|Getty Images|Getty|Anadolu|SANA|Alamy|Shutterstock)$|(?<=[a-z.!?])Image: ?[A-Z][^.!?]{2,80}$|"
    r"© \d{4} [A-Z][\w ]{2,40}$|\([A-Z][\w'’-]{1,20} [A-Z][\w'’ -]{1,30} for (?:The )?[A-Z][\w ]{2,30}\)$|"
    r"\[[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3}/[A-Z][\w.’' -]{1,40}\]$|"
    r"Credit\.\.\. ?[A-Z][^.!?]{2,60}$|^(?:Item \d{1,2} of \d{1,2} |\[\d{1,2}/\d{1,2}\] ?)[A-Z]"
)
"""What closes or opens a caption: "Photo: Leila Asfour", "(QE/Yahya Darwish)", "Figure 2. …", "Credit...Noor Aziz", "[1/3] A worker"."""
_CREDITED_TWICE = re.compile(
    r"(?P<by>[A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,3}/[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20}){0,3}) [A-Z].{8,400} (?P=by)$"
)
"""A picture in words between whose it is, told before and behind: "QBC/Noor Aziz A woman leans over a ledger QBC/Noor Aziz"."""
_OWNED = re.compile(r"[.!?][\"”’]? \((?P<by>[A-Z][\w.’'-]{2,20}(?: (?:of |the )?[A-Z][\w.’'-]{1,20}){1,4})\)$")
"""A sentence that ends, and behind it a name of several words in brackets: "… in May. (Vatican Media)"."""
_SENTENCE_CASE = 0.4
"""Share of a line's words in capitals below which it is no headline in title case."""
_LONGEST_PICTURED = 45
_AGENCY_BEHIND = re.compile(r"[.!?][\"”’]? \((?:AFP|AP|Reuters|REUTERS|SANA|ANHA|AA|dpa|EFE|Xinhua|PA|NPA|ANF)\)$")
"""A sentence that ends, and behind it the agency that it comes from."""
_CONSENT = re.compile(
    r"\b(?:we|our|partners|site|website)\b.{0,200}\bcookies?\b|\bcookies?\b.{0,200}\b(?:consent|accept|browser|settings|website)\b|"
    r"\b(?:partners|vendors)\b.{0,120}\b(?:store|access|process)\b.{0,80}\b(?:device|personal data)\b"
)
_CONSENT_REACH, _CONSENT_WORDS = 1_200, 3
_WORD = re.compile(r"[^\W\d_]+")
_APPEAL = re.compile(
    r"small favou?r to ask|(?:don['’]t|do not) have a paywall|without a paywall|\byour (?:donation|support|contribution)s? (?:keep|help|make|allow|power|fund)|"
    r"\bsupport (?:our|independent) journalism\b|\bwe want to hear from you\b|\bplease (?:give|donate|consider (?:donating|supporting))\b|"
    r"\bput up a paywall\b|\bad-free\b|\bremove all ads\b|\bread x .{2,40} articles\b|\breaders like you\b|"
    r"\brepublishing this content\b|\boffered to subscribers\b|\bsubscription options\b|^add .{2,40} (?:on|to) google\b"
)
_LONGEST_WRITER = 14
_WHOSE_POST = re.compile(r"facebook\W{0,3}\w.{0,80}['’]s post$")
_BY_HANDLE = re.compile(
    r"[^@\n]{1,60}@[A-Za-z0-9_]{2,15}|(?:\d\d:\d\d)?\d{1,2}:\d\d [AP]M · [A-Z][a-z]{2} \d{1,2}, 20\d\d"
)
_SEEN = re.compile(r"[\d.]{1,8}[km]?views[\d.km]{0,20}")
_POSTED, _LONGEST_POSTER = "· shared with public", 24
"""How a line ends that says who posted and when, and its words at most."""
_REACTED = re.compile(r"all reactions:\s?\d")
_LONGEST_COUNT_OF_REACTIONS = 5
"""Words of a count of reactions behind which nothing else was run into the line, at most."""
_WROTE_ON = re.compile(
    r"[\w.-]{2,30}(?: [\w.-]{2,30}){0,2} (?:wrote|commented|said|says|posted) on [A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}\b.{0,30}:?$"
)
"""The line above what a reader wrote: "bucketlid54 wrote on Oct 8, 2019 7:02 AM:"."""
_POINTS = re.compile(r"\b\d{1,6} points? \d{1,3} (?:second|minute|hour|day|week|month|year)s? ago")
"""The line above what a reader wrote in a forum: "[–]tarmac_nerd 45 points 1 month ago"."""
_ARROW = re.compile(r"[←→«»‹›] ?\S|.{1,120}\S ?[←→»›]$")
IN_A_LIST = "the place of a link in a list of them"
BEHIND_A_BAR = "closes with a photo agency behind a bar"
"""The reason of a line that may as well be the headline of a page, with its outlet."""
IN_WORDS = "a picture in words, between two mentions of whose it is"
NAMES_AN_OUTLET = "the name of an outlet"
_COMMENTS = pages().comments
_JOINED_LABEL = re.compile(
    r"(?:Related|Recommended|Watch|Read more|Also read)(?=[A-Z])|list \d{1,2} of \d{1,2}(?=[^\W\d_])"
)
"""The label of a link that runs into its headline: "Recommended", "list 2 of 4"."""


@dataclass(slots=True)
class Item:
    """A line with its trait, and the kind that it gets in the course of the labelling."""

    line: Line
    trait: str
    reason: str
    kind: BlockKind | None = None


Trait = tuple[str, str]
"""A trait and the reason for it."""


def trait_of(line: Line) -> Trait:
    """What a line is by itself, with the reason."""
    if line.below:
        return "furniture", "behind the text, in one line with it"
    lower = line.text.lower()
    for told in (_by_markdown, _by_clock, _by_bulletin, _by_marks, _by_phrases, _by_close, _by_names):
        if (trait := told(line, lower)) is not None:
            return trait
    if line.prose:
        return "prose", "running text"
    if line.terminal and line.words >= 2 and not line.bullet and line.text[-1] != ":":
        return "short", "a short sentence"
    return "item", "a short line without a full stop"


def _by_markdown(line: Line, _lower: str) -> Trait | None:
    if line.level:
        return "heading", f"a Markdown heading of level {line.level}"
    return ("short", "an item of a Markdown list") if line.listed else None


_DIRECTIONS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c"))
"""Marks of the direction of writing, which say nothing."""


def _by_clock(line: Line, _lower: str) -> Trait | None:
    text = line.text.translate(_DIRECTIONS)
    if line.words <= 4 and _CLOCK.match(text):
        return "clock", "a time alone"
    named = DAY_AND_MONTH.search(text) or ARABIC_DAY_AND_MONTH.search(text)
    if line.words <= _LONGEST_TIME and _TIME.search(text) and named and not has_day(text):
        return "clock", "a day and a time alone"
    return None


def _by_bulletin(line: Line, lower: str) -> Trait | None:
    """An entry of a bulletin, by the word that it opens with: "#عاجل || …"."""
    opened = lower.lstrip(_SIGNS).startswith(pages().bulletin)
    if opened and line.words >= _SHORTEST_ENTRY:
        return "short", "an entry of a bulletin"
    if line.words <= _LONGEST_TAGS and _ARABIC_TAGS.fullmatch(line.text):
        return "dateline", "the place that a post is about, and its day"
    return None


_ARABIC_TAGS = re.compile(
    r"[^\w#]{0,8}(?:#[\u0620-\u064a_]{3,40}[ 🔴🔵⚡]{0,6}){1,4}[|:]{1,2} ?[\w /.-]{0,20}\d[\w /.-]{0,20}"
)
_LONGEST_TAGS = 10
"""Words of the line of hashtags that opens a post, at most."""
_SIGNS, _SHORTEST_ENTRY = " |•▪️🔴🔵🔻⚡📌-", 5
"""What may stand before the word that opens an entry of a bulletin, and words of an entry, at least."""


def _by_marks(line: Line, lower: str) -> Trait | None:
    """No words, a path of sections, a day, a count, a wall of cookies."""
    if _MADE_OF_MARKS.match(line.text) and not has_day(line.text):
        return "furniture", "no words"
    if line.words <= _LONGEST_COUNT and _LISTED.match(lower):
        return "furniture", IN_A_LIST
    if line.words <= 16 and not line.terminal and _ARROW.match(line.text):
        return "furniture", "leads to another page"
    if line.text.startswith("^ ") and line.words >= 3:
        return "note", "a reference"
    if line.words <= 16 and _PAGE_NUMBER.search(line.text[-40:]):
        return "furniture", "the number of a page"
    if _LEADERS.search(line.text[:400]):
        return "furniture", "a line of a table of contents"
    if line.words <= 24 and not line.terminal and _CRUMBS.search(line.text):
        return "furniture", "a path of sections"
    if line.words <= 20 and has_day(line.text) and _is_dated(line, lower):
        return "date", "a date on a short line"
    if line.words <= _LONGEST_WRITER and (_WROTE_ON.match(line.text[:80]) or _POINTS.search(line.text[:120])):
        return "comments", "says which reader wrote, and when"
    if (around := _around_a_post(line, lower)) is not None:
        return around
    count = _COUNT.match(lower) if line.words <= 12 else None
    if count and count[2].strip() in phrases()["counts"].whole:
        return "furniture", f"a count: {count[2].strip()}"
    return _by_what_it_asks(lower) if 5 <= line.words <= 160 else None


def _around_a_post(line: Line, lower: str) -> Trait | None:
    """What a network writes around a post: whose it is, when it was posted, who has seen it, how readers reacted."""
    if _WHOSE_POST.match(lower):
        return "furniture", "says whose post it is"
    posted = lower.endswith(_POSTED) or _BY_HANDLE.fullmatch(line.text) is not None
    if posted and line.words <= _LONGEST_POSTER:
        return "date", "says who posted, and when"
    if _SEEN.fullmatch(lower):
        return "furniture", "counts who has seen it"
    if _REACTED.match(lower) and line.words > _LONGEST_COUNT_OF_REACTIONS:
        return "comments", "counts how readers reacted, with what they wrote"
    return None


def _by_what_it_asks(lower: str) -> Trait | None:
    if _CONSENT.search(lower[:600]) or _asks_consent(lower[:_CONSENT_REACH]):
        return "furniture", "asks for consent to cookies"
    if _APPEAL.search(lower[:600]):
        return "furniture", "asks readers for something"
    return None


def _asks_consent(lower: str) -> bool:
    """Whether somebody is asked, in any language, to let himself be followed: three words of it, and "we" or "you"."""
    found = set(_WORD.findall(lower))
    told = found & pages().consent
    return len(told) >= _CONSENT_WORDS and bool(told - pages().consent_too) and bool(found & pages().we_and_you)


def _by_phrases(line: Line, lower: str) -> Trait | None:
    """What pages say around articles, word for word."""
    if line.words > _LONGEST_PHRASE:
        return None
    if _ABOUT_A_FIRM.match(line.text):
        return "end", "says about whom the lines below are"
    known = phrases()
    if _JOINED_LABEL.match(line.text) or (not line.prose and known["related"].match(lower, line.words)):
        return "related", "a link to another article"
    for kind in ("credit", "note", "caption", "end", "furniture"):
        hit = known[kind].match(lower, line.words)
        if hit and not (kind == "credit" and line.words > _LONGEST_CREDIT and "report" not in hit):
            comments = kind == "end" and hit.startswith(_COMMENTS)
            return "comments" if comments else kind, f"page phrase: {hit}"
    return None


_ABOUT_A_FIRM = re.compile(r"About (?:the )?[A-Z][\w&.’'-]{1,30}(?: [A-Z&][\w&.’'-]{0,30}){0,4}:?$")


def _by_close(line: Line, _lower: str) -> Trait | None:
    """The agency or the photographer that a line closes with."""
    if line.words >= 10 and not line.bullet and _AGENCY_BEHIND.search(line.text[-40:]):
        return "prose", "running text, with its agency behind it"
    if line.words <= 90 and (_CREDITED.search(line.text[-140:]) or _HANDED_OUT.search(line.text[-200:])):
        return "caption", "closes with a photo credit in brackets"
    if line.words <= 60 and (_PICTURED.search(line.text[-100:]) or _PICTURED.match(line.text[:20])):
        return "caption", "closes with whose picture it is, or opens with its number"
    owner = _OWNED.search(line.text[-60:]) if line.words <= _LONGEST_PICTURED else None
    if owner is not None and load_outlets().named(owner["by"], agency=True) is None:
        return "caption", "closes with whose picture it is, in brackets behind a full stop"
    if line.words <= 60 and not line.terminal and _CREDITED_TWICE.match(line.text):
        return "caption", IN_WORDS
    return None


def _by_names(line: Line, _lower: str) -> Trait | None:
    """Who wrote it, for whom, and whose picture it is."""
    written = _WRITTEN_BY.match(line.text) if 2 <= line.words <= _LONGEST_BYLINE else None
    if written and (line.words <= _NAMED_BY or written["of"] != "تقرير"):
        return "byline", "says who wrote it"
    if line.words <= _LONGEST_MASTHEAD and not line.terminal and load_outlets().named(line.text, agency=True):
        return "furniture", NAMES_AN_OUTLET
    if line.words <= 9 and not line.terminal and _outlet_and_writer(line.text):
        return "byline", "an outlet and who wrote it"
    if line.words <= 9 and not line.terminal and _names_an_outlet(line.text):
        return "dateline", "a place and an outlet"
    if 2 <= line.words <= _LONGEST_BY and not line.text.endswith((".", "!", "?")) and _BYLINE.match(line.text):
        return "byline", "opens with 'by' and a name"
    if line.words >= 6 and not line.terminal and PHOTO_TAIL.search(line.text):
        return "caption", BEHIND_A_BAR if " | " in line.text else "closes with a photo agency"
    return None


def _names_an_outlet(text: str) -> bool:
    """Whether a line is a place and a known outlet, parted by a dash: in Arabic, or "Enab Baladi – Homs"."""
    outlets = load_outlets()
    if text[0] < _BEFORE_ARABIC:
        latin = _OUTLET_AND_PLACE.fullmatch(text)
        return latin is not None and outlets.named(latin["one"], agency=True) is not None
    match = _PLACE_AND_OUTLET.match(text) or _PLACE_AUTHOR_OUTLET.match(text)
    if match is None and (stroke := _PLACE_BEFORE_OUTLET.match(text)) is not None:
        return outlets.named(stroke["other"], agency=True) is not None
    return match is not None and any(outlets.named(match[side], agency=True) for side in ("one", "other"))


def _outlet_and_writer(text: str) -> bool:
    """Whether a line is a known outlet and a name or a section, parted by a dash: "Enab Baladi – Halim Sabbagh", "فرات بوست / أخبار"."""
    match = _OUTLET_AND_WRITER.fullmatch(text.lstrip("*•· "))
    if match is None:
        return False
    outlets = load_outlets()
    return any(
        outlets.named(match[side], agency=True) is not None
        and (bool(names_in(match[other])) or _is_of_sections(match[other]))
        for side, other in (("one", "other"), ("other", "one"))
    )


def _is_of_sections(text: str) -> bool:
    """Whether Arabic words are a section's name and nothing else: "أخبار ومتابعات"; in English such a line is a masthead."""
    words = text.split()
    named = (w in pages().sections or w.removeprefix("و") in pages().sections for w in words)
    return bool(words) and text[0] >= _BEFORE_ARABIC and all(named)


def _is_dated(line: Line, lower: str) -> bool:
    """Whether a line with a day on it is there for the day: a stamp, or short and no sentence."""
    if _STAMP.search(lower) or len(_BARS.findall(line.text)) > 1:
        return True
    if _ISSUE.match(lower) and _TIME.search(line.text) is None:
        return False
    if line.words >= _TITLE_WORDS and _TIME.search(line.text) is None and _REPORT.search(lower):
        return False  # the title of a report that comes out again and again
    if line.bullet and line.words > 5 and _TIME.search(line.text) is None:
        return False  # a point that names a day
    return line.words <= 12 and not (line.terminal and line.words >= 7)


def is_stamp(item: Item) -> bool:
    """Whether a line is the time of an entry: a time alone, or a day with one."""
    if item.trait == "clock":
        return True
    return item.trait == "date" and item.line.words <= 8 and _TIME.search(item.line.text) is not None


def opens_a_picture(line: Line) -> bool:
    """Whether a line opens as the words for a picture do: "A large tree with lights in a square"."""
    return line.titled < _SENTENCE_CASE and line.text.split(" ", 1)[0] in pages().opens_pictures
