"""The visible text of saved pages, with what stands around and within an article: nothing of it lost, nothing else kept."""

from __future__ import annotations

import pytest

from newsparse.models import BlockKind
from newsparse.reading import read_text

K = BlockKind
OPENING = (
    "Traders in the covered market of Qalaat al-Madiq have refused to sign the leases that the town council drew up, because the rents "
    "in them are three times what they paid before the war."
)
GOING_ON = (
    "A member of the council, who asked not to be named, said the US aid office in Amman had promised money for the roof, and that the "
    "new rents were to pay for the rest of it."
)
AGAIN = (
    "The market has 212 shops, of which about a third are open, and the traders put the damage to the roof and the side lanes at four "
    "million dollars, a figure that the council disputes."
)
ENDING = "The council meets again on Sunday, and the traders have said that they will shut every shop for a day if it does not withdraw the leases."
PAGE = f"""Jabal Wire
Wednesday, April 23, 2025
World
Business
Opinion
Sport
Culture
Podcasts
Newsletters
Weather
Sign in

Traders of Qalaat al-Madiq turn new leases down

They say the council wants three times what they paid

Save
Share
facebookxcopylink
A row of shuttered shops under a broken roof
A row of shops in the market. [File: Lina Darwish/Jabal Wire]
By Rima Haddad and Omar Sleiman
Follow Today, 6:18 pm

{OPENING}

{AGAIN}

Recommended Stories
list of 2 items
list 1 of 2
Bakers of Salamiyah ask for cheaper flour
list 2 of 2
Who owns the empty houses of Homs?
end of list

The traders handed the governor a paper that asks for three things:

Freezing the leases until the end of the year

Setting one price for the whole of the market

Clearing the side lanes, as was promised in 2023

Image
A hand holds a folded paper with a stamp.
The lease, with the stamp of 1998.Credit...Lina Darwish for Jabal Wire

{GOING_ON}

“The stamp on it is older than my son. The rent is older than me.”

“The stamp on it is older than my son,” said Abu Nizar, who sells rope, and turned the paper over. “The rent is older than me.”

Sign up for Jabal Wire
The Week in Hama
Catch up on what our readers say, all in one place.
Sign up
By signing up, you agree to our Privacy Policy

{ENDING}

Haddad reported from Hama. Khaled Amer contributed reporting from Amman.

RIMA HADDAD
Haddad is the paper's correspondent in Hama. She writes about land and trade.

Most read
1
Three storms in a week
2
A guide to the mulberry
"""


def test_all_of_the_article_and_nothing_else() -> None:
    article = read_text(PAGE, id_="t")
    kinds = {article.text[b.start : b.end]: b.kind for b in article.blocks}
    read = {text for text, kind in kinds.items() if kind in {K.TITLE, K.STANDFIRST, K.HEADING, K.BODY, K.SUMMARY}}
    assert article.title == "Traders of Qalaat al-Madiq turn new leases down"
    assert article.authors == ("Rima Haddad", "Omar Sleiman")
    assert read == {
        article.title,
        "They say the council wants three times what they paid",
        OPENING,
        AGAIN,
        "The traders handed the governor a paper that asks for three things:",
        "Freezing the leases until the end of the year",
        "Setting one price for the whole of the market",
        "Clearing the side lanes, as was promised in 2023",
        GOING_ON,
        "“The stamp on it is older than my son,” said Abu Nizar, who sells rope, and turned the paper over. “The rent is older than me.”",
        ENDING,
    }
    assert kinds["“The stamp on it is older than my son. The rent is older than me.”"] is K.QUOTE
    assert kinds["A hand holds a folded paper with a stamp."] is K.CAPTION
    assert kinds["Haddad is the paper's correspondent in Hama. She writes about land and trade."] is K.NOTE


def test_a_page_of_today_came_out_on_the_day_in_its_head() -> None:
    article = read_text(PAGE, id_="t")
    assert article.published == "2025-04-23"
    assert article.published_evidence is not None
    assert article.text[article.published_evidence.start : article.published_evidence.end] == "Today, 6:18 pm"
    assert "published-guessed" in {w.code for w in article.warnings}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("QBC/Noor Aziz Men on a roof look at a burnt tower QBC/Noor Aziz", K.CAPTION),
        (
            "[1/3]A worker checks a valve at the gas plant near Palmyra, Syria, January 19, 2026. REUTERS/Omar Said",
            K.CAPTION,
        ),
        ("The bishop spoke of peace from the balcony of the church in Aleppo. (Antioch Media)", K.CAPTION),
        ("Doctors have helped at the hospital in DamascusImage: Omar Said/Levant Pictures", K.CAPTION),
        ("Visitors on the first day of the fair in Damascus. AFP", K.CAPTION),
        ("A correction was made on June 9, 2025: An earlier version gave a wrong year.", K.NOTE),
        ("Editor’s note: The spelling of a name was changed in this story.", K.NOTE),
        ("Add Jabal Wire as your preferred source to see more of our stories.", K.FURNITURE),
        ("For people like you who care, we haven’t put up a paywall on our site.", K.FURNITURE),
        ("The mayor said that the last of the shops would open tomorrow. (ZD/AS)", K.BODY),
        ("“Young men sign up here because there is no other work,” the commander said.", K.BODY),
        ("An earlier version of this deal was rejected by both sides in March.", K.BODY),
        ("The camp contains only a portion of the families who fled Hama that spring.", K.BODY),
        ("Haddad is a baker from Douma who lost two sons in the war and his shop after it.", K.BODY),
    ],
)
def test_lines_within_a_text(line: str, kind: BlockKind) -> None:
    article = read_text(f"Leases are turned down in Hama\n{OPENING}\n{AGAIN}\n{line}\n{GOING_ON}\n{ENDING}\n", id_="t")
    assert {article.text[b.start : b.end]: b.kind for b in article.blocks}[line] is kind


@pytest.mark.parametrize(
    "lines",
    [
        "What do we know so far?\n• 12 people were killed in the town\n• The main road is closed\n• Two bridges are down",
        "Who controls the town now?\nThe army and its allies, mostly",
        "“God is with us.”\n“God is with us.”",
        "“Nobody sleeps in Idlib any more, not even the dogs of the village.” (Applause)",
        "Advertisement\n“They burned our houses and our fields, and we fled at night,” said Umm Ahmad.\nShare this article",
    ],
)
def test_lines_that_are_text_whatever_stands_beside_them(lines: str) -> None:
    article = read_text(
        f"Leases are turned down in Hama\n\n{OPENING}\n\n{AGAIN}\n\n{lines}\n\n{GOING_ON}\n\n{ENDING}\n", id_="t"
    )
    kinds = {article.text[b.start : b.end]: b.kind for b in article.blocks}
    own = [line.removeprefix("• ") for line in lines.split("\n") if line not in {"Advertisement", "Share this article"}]
    assert {kinds[line] for line in own} <= {K.BODY, K.HEADING}


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("The Market Traders Refused. Their Council Did Not.", "The Market Traders Refused. Their Council Did Not."),
        ("GET INVOLVED\nHama Update, May 12, 2025\nMay 12, 2025 - Levant Institute", "Hama Update, May 12, 2025"),
        (
            "Visitors at the market on its first day. AFP\nVisitors at the market on its first day. AFP\nMarket of Qalaat al-Madiq opens again",
            "Market of Qalaat al-Madiq opens again",
        ),
        (
            "Traders of Qalaat al-Madiq turn leases down\nThey say the council wants too much\n"
            "Traders stand among the shops of the covered market of the town\n"
            "Traders wait for the council in the market [Nour Haj/Jabal Wire]",
            "Traders of Qalaat al-Madiq turn leases down",
        ),
        (
            "Traders stand among the shops of the covered market\nView image in fullscreen\n"
            "Traders of Qalaat al-Madiq turn leases down",
            "Traders of Qalaat al-Madiq turn leases down",
        ),
    ],
)
def test_the_title_among_what_stands_above_a_text(head: str, title: str) -> None:
    assert read_text(f"Home\nNews\n{head}\n\n{OPENING}\n\n{AGAIN}\n\n{ENDING}\n", id_="t").title == title


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("L'Orient Today / By Mireille Haddad, 11 February 2026 00:01", "2026-02-11"),
        ("First published: 12:44, 20.08.25", "2025-08-20"),
        ("Published On 22 May 202522 May 2025", "2025-05-22"),
    ],
)
def test_days_in_the_line_of_a_page(line: str, day: str) -> None:
    assert (
        read_text(f"Leases are turned down in Hama\n{line}\n{OPENING}\n{AGAIN}\n{ENDING}\n", id_="t").published == day
    )


RECORD = """سجل الضحية  #118734
الاسم: مأمون عبد الكريم الخطيب
الجنس: ذكر
الصفة: مدني – نجار
المحافظة: ريف دمشق
تاريخ الاستشهاد: 2015-02-05
مكان الاستشهاد: دوما – محيط السوق
سبب الوفاة: قصف الطيران الحربي
ملاحظات: قتل مع ابنته إثر غارة بصاروخين، ودفن في البلدة في اليوم نفسه.
أضف معلومة | طباعة
"""


def test_the_record_of_a_person_is_text_line_by_line() -> None:
    article = read_text(RECORD, id_="t")
    kinds = {article.text[b.start : b.end]: b.kind for b in article.blocks}
    assert {kinds[line] for line in RECORD.split("\n")[1:9]} == {K.BODY}
    assert kinds["أضف معلومة | طباعة"] is K.FURNITURE


def test_every_entry_of_a_bulletin_is_text() -> None:
    entries = [
        "عاجل || غارة ثانية بالصواريخ على أطراف البلدة بريف إدلب الجنوبي",
        "#عاجل || راجمات النظام تستهدف قريتي ترملا وكرسعة",
        "عاجل || ارتفاع عدد شهداء البلدة إلى ثلاثة بينهم طفلان",
    ]
    article = read_text("مراصد الشمال\n" + "\nـــــ\n".join(entries) + "\n👁 2.4K\n", id_="t")
    kinds = {article.text[b.start : b.end]: b.kind for b in article.blocks}
    assert {kinds[entry] for entry in entries} <= {K.BODY, K.TITLE}
    assert kinds["👁 2.4K"] is K.FURNITURE


def test_a_day_behind_its_time_and_beside_that_of_the_other_calendar() -> None:
    line = "نُشر: 19:44-27 نوفمبر 2025 م ـ 06 جمادي الآخرة 1447 هـ"
    assert read_text(f"مكتبات حماة تبحث عن قراء\n{line}\n{ARABIC}\n\n{ARABIC}\n", id_="t").published == "2025-11-27"


def test_a_picture_is_told_by_the_name_of_the_pages_own_outlet() -> None:
    line = "بائع كتب على رصيف قرب الجسر في حماة (الأفق السوري)"
    article = read_text(f"الأفق السوري\nأخبار\nمكتبات حماة تبحث عن قراء\n{line}\n\n{ARABIC}\n\n{ARABIC}\n", id_="t")
    assert article.title == "مكتبات حماة تبحث عن قراء"
    assert {b.kind for b in article.blocks if article.text[b.start : b.end] == line} <= {K.CAPTION, K.FURNITURE}


ARABIC = (
    "تبحث مكتبات حماة القديمة عن قراء جدد بعد أن ارتفعت أسعار الورق، ويقول أصحابها إن الطلاب يصورون صفحة من الكتاب ثم يمضون، "
    "وإن ثمن رواية مترجمة واحدة يعادل أجر عامل في يومين."
)


def test_the_picture_over_a_text_without_a_headline_is_no_furniture() -> None:
    line = (
        "Jets struck a vegetable market in Ariha at a busy time, rescuers told the channel [Ali Haj Saleh/Gulf Stream]"
    )
    article = read_text(f"Save\n\nShare\n\n{line}\n\n{OPENING}\n\n{AGAIN}\n\n{ENDING}\n", id_="t")
    assert {article.text[b.start : b.end]: b.kind for b in article.blocks}[line] is K.CAPTION
