"""Arabic: names with particles before them, days, people, facts, and pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from newsparse import Analyzer
from newsparse.gazetteer import Gazetteer
from newsparse.gazetteer.matching import cut, scan
from newsparse.models import ANALYZED_KINDS, Analysis
from newsparse.reading import read_text
from newsparse.recognizing.arabic import in_terms, listed, needs_support, only_terms
from newsparse.temporal.arabic import find_days

Reader = Callable[..., Analysis]


@pytest.fixture(scope="module")
def read(analyzer: Analyzer) -> Reader:
    def analyze(text: str, published: str | None = "2022-10-18") -> Analysis:
        return analyzer.analyze_text(text, published=published, clean=True)

    return analyze


def _located(analysis: Analysis) -> list[tuple[str, str]]:
    return [(m.text, p.id) for p in analysis.places if p.id for m in p.mentions]


def _actors(analysis: Analysis) -> list[tuple[str, str]]:
    groups = [(m.text, g.id) for g in analysis.groups if g.id for m in g.mentions]
    return groups + [(m.text, o.id) for o in analysis.organizations if o.id for m in o.mentions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وحمص", "حمص"),
        ("بحلب", "حلب"),
        ("وبالرقة", "الرقة"),
        ("للرقة", "لرقة"),
        ("لقوات سوريا الديمقراطية", "قوات سوريا الديمقراطية"),
        ("وقوات سوريا الديمقراطية", "قوات سوريا الديمقراطية"),
        ("فالحسكة", "الحسكة"),
    ],
)
def test_particles_before_a_name_are_no_part_of_it(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert name in {text[h.start : h.end] for h in scan(gazetteer, text, cut(text))}


@pytest.mark.parametrize("text", ["واسط", "بلد", "كفر", "لبنان", "فلسطين", "كوباني", "بانياس"])
def test_a_name_that_begins_with_such_a_letter_keeps_it(gazetteer: Gazetteer, text: str) -> None:
    assert all(h.start == 0 for h in scan(gazetteer, text, cut(text)))


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        (["بريف"], ["in", "countryside"]),
        (["وبلدة"], ["and", "town"]),
        (["للمدينة"], ["to", "city"]),
        (["منطقة"], ["district"]),
        (["shells", "hit"], ["shells", "hit"]),
        (["الجنوبي"], ["south"]),
    ],
)
def test_words_of_place_in_the_terms_of_the_rules(words: list[str], terms: list[str]) -> None:
    assert in_terms(words) == terms


def test_a_list_of_names_is_opened_by_a_word_for_settlements() -> None:
    text = "قصفت المدفعية قرى سفوهن والفطيرة، وكنصفرة في جبل الزاوية"
    for name in ("سفوهن", "الفطيرة", "كنصفرة"):
        assert listed(text, text.index(name))
    assert not listed("قال المدير إن وقف النار", 15)


def test_words_alone_name_no_place() -> None:
    assert only_terms("المحافظة")
    assert only_terms("المدينة الشمالية")
    assert not only_terms("محافظة حلب")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قصفت المدفعية قرية سفوهن بريف إدلب الجنوبي.", [("سفوهن", "id:sfuhen"), ("إدلب", "SY07")]),
        ("سقطت قذائف على محيط مدينة الباب شرقي حلب.", [("الباب", "gn:174018"), ("حلب", "SY02")]),
        ("عاجل: تدمر الغارات منازل في وقف إطلاق النار، وجاءت مجموعة كبيرة.", []),
        ("فتح باب الحوار حول كبار السن في كلية الزراعة.", []),
        ("وصل الوفد إلى مدينة تدمر شرقي حمص.", [("تدمر", "gn:163808"), ("حمص", "SY04")]),
        # A word that is a known town's name, behind where something is; a hamlet's takes more.
        ("وقع الهجوم قرب تدمر مساء الخميس.", [("تدمر", "gn:163808")]),
        ("نفذت العملية في منطقة القريتين بريف حمص.", [("القريتين", "gn:173361"), ("حمص", "SY04")]),
        ("وقفت السيارة قرب المدرسة القديمة.", []),
        # The preposition is no man called Ali.
        ("أصيب طفل جراء القصف على إدلب.", [("إدلب", "gn:169389")]),
        ("قتل مدني في ناحية شران بريف عفرين.", [("ناحية شران", "SY020304"), ("عفرين", "gn:174186")]),
    ],
)
def test_places_and_everyday_words(read: Reader, text: str, places: list[tuple[str, str]]) -> None:
    assert sorted(_located(read(text))) == sorted(places)


@pytest.mark.parametrize(
    ("text", "published", "actors"),
    [
        ("استهدفت قوات سوريا الديمقراطية نقطة لقوات النظام.", "2022-10-18", ["sdf", "syrian-arab-army"]),
        ("انتشر الجيش السوري في المدينة.", "2016-01-10", ["syrian-arab-army"]),
        ("انتشر الجيش السوري في المدينة.", "2025-06-10", ["syrian-army"]),
        ("قالت قسد إن الجيش الوطني قصف القرية.", "2022-10-18", ["sdf", "sna"]),
        # By an adjective, with what a force fights with or what it does.
        ("شنت الطائرات الحربية الروسية غارات على سراقب.", "2019-02-11", ["russian-armed-forces"]),
        ("استهدفت طائرة مسيرة تركية سيارة قرب عامودا.", "2023-02-11", ["turkish-armed-forces"]),
        ("استشهاد طفل بقصف تركي على تل رفعت.", "2022-02-11", ["turkish-armed-forces"]),
        ("هجوم جوي يعتقد أنه روسي على قرية في إدلب.", "2019-02-11", ["russian-armed-forces"]),
        ("قصفت مدفعية النظام بلدة ترملا.", "2019-02-11", ["syrian-arab-army"]),
        ("القوات السورية تقصف حماة.", "2013-02-11", ["syrian-arab-army"]),
        ("القوات السورية تنتشر في حماة.", "2025-02-11", ["syrian-army"]),
        ("قصفت قوات سورية الديمقراطية مواقع في الرقة.", "2017-02-11", ["sdf"]),
        ("التقى وزير الخارجية الروسي نظيره التركي في دمشق.", "2019-02-11", []),
        ("قتل طفل بقصف سوري روسي على كفرنبل.", "2019-02-11", ["russian-armed-forces", "syrian-arab-army"]),
        # Mercenaries beside Turkey's forces, by the regime, and names for its men.
        ("قصف الاحتلال التركي ومرتزقته القرية.", "2022-02-11", ["sna", "turkish-armed-forces"]),
        ("جرحى بقصف مدفعي للنظام غربي حلب.", "2021-02-11", ["syrian-arab-army"]),
        ("قصفت مليشيات الأسد مدينة سرمدا.", "2021-02-11", ["syrian-arab-army"]),
        ("قال المرتزقة إنهم لم يقبضوا رواتبهم.", "2022-02-11", []),
        # What is done to a country, made there, or no deed of arms; and the base, which is no al-Qaeda.
        ("قال الوزير إن استهداف سورية لن يتوقف.", "2019-02-11", []),
        ("استهدفت المدينة بطائرة مسيرة تركية الصنع.", "2019-02-11", []),
        ("ضربة روسية للاقتصاد في دمشق.", "2019-02-11", []),
        ("وصلت تعزيزات للقاعدة الروسية في حميميم.", "2019-02-11", []),
        # Outlets and monitors whose names are words or places too.
        ("أكد مدير المرصد أن القصف تجدد على إدلب.", "2019-02-11", ["sohr"]),
        ("تحدثت قناة «المنار» عن قصف في الفوعة.", "2015-02-11", ["al-manar"]),
    ],
)
def test_actors_in_their_time(read: Reader, text: str, published: str, actors: list[str]) -> None:
    assert sorted(i for _, i in _actors(read(text, published))) == actors


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("نقل المصابون إلى مشفى الرازي ثم إلى المشفى الوطني.", ["مشفى الرازي", "المشفى الوطني"]),
        ("نقل الجرحى إلى مستشفى باب الهوى.", ["مستشفى باب الهوى"]),
        ("قالت مديرية التربية إن المدارس مغلقة.", ["مديرية التربية"]),
        ("حذر المجلس المحلي من العطش.", ["المجلس المحلي"]),
        ("نقل الجرحى إلى مشفى المدينة، ثم إلى مستشفى مدينة الباب.", []),
        ("أعلنت وزارة الدفاع التركية مقتل جندي.", ["وزارة الدفاع التركية"]),
    ],
)
def test_bodies_by_the_words_that_their_names_are_made_of(read: Reader, text: str, bodies: list[str]) -> None:
    assert [m.text for o in read(text).organizations for m in o.mentions] == bodies


def test_an_article_too_many_or_too_few_needs_support(gazetteer: Gazetteer) -> None:
    entries = gazetteer.entries("رقه")
    assert entries
    assert not needs_support("الرقة", entries, "في الرقة")
    assert needs_support("رقة", entries, "في رقة")


def test_a_pronoun_is_no_ending_of_a_name(read: Reader) -> None:
    """ "Behind it" is not the village of Khilfah; Hama is written with either letter, Ankara by those who never write ة."""
    said = read("اتهم الجيش الوطني قسد بالوقوف خلفه، بعد انفجار في مدينة حماه قرب حافلة.", "2022-05-12")
    assert [p.name for p in said.places] == ["Hama"]
    assert [p.name for p in read("وصلوا الى انقره يوم الجمعه.", "2022-05-12").places] == ["Ankara"]


# --- Days -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اليوم الأربعاء 27 تشرين الأول/أكتوبر", ("اليوم الأربعاء 27 تشرين الأول/أكتوبر", "2022-10-27")),
        ("قصف عصر اليوم، البلدة", ("عصر اليوم", "2022-10-18TAF")),
        ("مساء أمس الإثنين", ("مساء أمس الإثنين", "2022-10-17TEV")),
        ("قتلوا الليلة الماضية في القصف", ("الليلة الماضية", "2022-10-17TNI")),
        ("حتى الساعة 11 من مساء غد", ("الساعة 11 من مساء غد", "2022-10-19TEV")),
        ("عند الساعة الثامنة مساء", ("الساعة الثامنة مساء", "2022-10-18TEV")),
        ("اندلعت الاشتباكات منذ الفجر", ("الفجر", "2022-10-18TMO")),
        ("في صيف العام الماضي", ("صيف العام الماضي", "2021-SU")),
        ("غادروا قبل أسبوعين", ("قبل أسبوعين", "2022-10-04")),
        ("في 17 من الشهر الجاري", ("17 من الشهر الجاري", "2022-10-17")),
        ("قبل يومين من الآن", ("قبل يومين", "2022-10-16")),
        ("منذ ثلاثة أشهر", ("منذ ثلاثة أشهر", "2022-07")),
        ("منذ يوم الخميس", ("يوم الخميس", "2022-10-13")),
        ("الجمعة الماضي، قتل", ("الجمعة الماضي", "2022-10-14")),
        ("الأسبوع الماضي", ("الأسبوع الماضي", "2022-W41")),
        ("في ٢٥ كانون الثاني ٢٠٢١", ("٢٥ كانون الثاني ٢٠٢١", "2021-01-25")),
        ("شهر تموز الماضي", ("شهر تموز الماضي", "2022-07")),
        ("عام 2017", ("عام 2017", "2017")),
        ("في التاسع من آب 2019", ("التاسع من آب 2019", "2019-08-09")),
        ("في الخامس والعشرين من شهر أيلول", ("الخامس والعشرين من شهر أيلول", "2022-09-25")),
        ("في صيف 2014 سقطت الرقة", ("صيف 2014", "2014-SU")),
        ("احترق الحقل الصيف الماضي", ("الصيف الماضي", "2022-SU")),
        ("أزيلت الألغام في يناير/كانون الثاني وحده", ("يناير/كانون الثاني", "2022-01")),
        ("غداً الخميس", ("غداً الخميس", "2022-10-19")),
        ("نزحوا بين 4 و10 أيلول 2019", ("4 و10 أيلول 2019", "2019-09-04/2019-09-10")),
        ("من 4 إلى 10 أيلول", ("4 إلى 10 أيلول", "2022-09-04/2022-09-10")),
        ("في الفترة بين الرابع والعاشر من أيلول", ("الرابع والعاشر من أيلول", "2022-09-04/2022-09-10")),
        ("خلال 4 - 10 أيلول", ("4 - 10 أيلول", "2022-09-04/2022-09-10")),
        ("يومي 4 و5 أيلول", ("4 و5 أيلول", "2022-09-04/2022-09-05")),
        ("بين المدينة و10 أيلول", ("10 أيلول", "2022-09-10")),
        ("بين 10 و4 أيلول", ("4 أيلول", "2022-09-04")),
        ("قبل أيام قصفت", ("قبل أيام", "PAST_REF")),
        ("وصل صباحا إلى البلدة", ("صباحا", "2022-10-18TMO")),
        ("مهجرة منذ 2018، عبرت", ("2018", "2018")),
        ("في يومنا هذا", ("يومنا هذا", "2022-10-18")),
    ],
)
def test_days(text: str, expected: tuple[str, str]) -> None:
    assert [(text[d.start : d.end], d.resolved.value) for d in find_days(text, date(2022, 10, 18))] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "مارس ضغوطا على السكان",
        "آب إلى بيته",
        "نصف القرية",
        "لا أحد في المدينة",
        "معبر باب الهوى",
        "31 شباط 2022",
        "في يوم دام",
        "هدنة مدتها 40 يوم",
        "قبل 2000 دولار",
    ],
)
def test_words_that_are_no_days(text: str) -> None:
    assert [d for d in find_days(text, date(2022, 10, 18)) if d.resolved.bounds and "-" in d.resolved.value[5:]] == []


def test_without_a_day_of_publication_days_stay_open() -> None:
    assert [d.resolved.bounds for d in find_days("أمس الأحد وقبل يومين", None)] == [None, None]


def test_many_words_of_days_cost_what_they_are_long() -> None:
    assert sum(1 for _ in find_days("اليوم أمس منذ قبل شهر عام صباح " * 3000, date(2022, 10, 18))) > 1000


# --- Facts and people -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل ثلاثة مدنيين وأصيب 5 آخرون بقصف على البلدة.", [("killed", 3), ("injured", 5)]),
        ("استشهاد طفل وإصابة امرأتين بقصف مدفعي.", [("killed", 1), ("injured", 2)]),
        ("فقد 3 أشخاص حياتهم في القصف.", [("killed", 3)]),
        ("أصيب 4 مدنيين بينهم 3 نساء.", [("injured", 4), ("injured", 3)]),
        ("سقط 5 قتلى و10 جرحى.", [("killed", 5), ("injured", 10)]),
        ("استشهدت امرأة وطفلتها في القرية.", [("killed", 2)]),
        ("اعتقلت الدورية شخصين في الحي.", [("detained", 2)]),
        ("إن 3 أشخاص قتلوا في الهجوم.", [("killed", 3)]),
        ("مقتل اثنين وجرح ثلاثة في القصف.", [("killed", 2), ("injured", 3)]),
        ("استشهاد اثنين من الصحفيين جراء القصف.", [("killed", 2)]),
        ("مقتل 3 من عناصر الجيش.", [("killed", 3)]),
        ("قتل عبد الكريم الأحمد برصاص مجهولين.", [("killed", 1)]),
        ("استشهد الطفل محمد العلي والطفلة ريم الحسن.", [("killed", 1), ("killed", 1)]),
        ("مقتل سليمان خليل وابنه في القصف.", [("killed", 2)]),
        ("أودت بحياة مواطن وزوجته قرب المحل.", [("killed", 2)]),
        ("أودى الهجوم، وفق مصادر طبية تحدثت إلينا، بحياة ممرض وأربعة مرضى.", [("killed", 1), ("killed", 4)]),
        ("حريق أُخمد دون خسائر بشرية، ونزوح ما يقارب 200 عائلة.", [("displaced", 200)]),
        ("سقط في الاشتباك عنصر من الدورية.", []),
        ("اشتباك مع دورية، سقط فيه عنصر ومدني واحد.", [("killed", 1), ("killed", 1)]),
        ("سقط 5 أشخاص بين مصاب ومفقود.", []),
        ("سقط 3 مدنيين جرحى في البلدة.", [("injured", 3)]),
        ("اعتقلت عناصر تابعة للهيئة، يوم الإثنين، الطبيب هيثم الأسعد.", [("detained", 1)]),
        ("إن 17 من مقاتليهم ما زالوا مفقودين.", [("missing", 17)]),
        ("وفاة رضيعين لنفاد الحليب.", [("killed", 2)]),
        (
            "ارتفعت إلى 17 قتيلا، هم 11 من لواء القدس و6 من الدفاع الوطني.",
            [("killed", 17), ("killed", 11), ("killed", 6)],
        ),
        ("يفارق الحياة 4 متأثرين بجراحهم.", [("killed", 4)]),
        ("يبلغ عدد قتلى قوات النظام والموالين لها في البادية 312.", [("killed", 312)]),
        ("نحو 50 ألفا تركوا منازلهم في الجيب.", [("displaced", 50_000)]),
        ("لم ترد معلومات عن ضحايا سوى إصابة عابر سبيل.", [("injured", 1)]),
        ("سقط ثلاثة شبان من سطح مبنى ونقلوا إلى المشفى.", []),
        ("اعتقل الأمن العسكري سبعة شبان في الميادين.", [("detained", 7)]),
        ("يرتفع إلى 22 تعداد الشهداء، من بينهم 7 أطفال و3 نساء.", [("killed", 22), ("killed", 7), ("killed", 3)]),
        ("نزح أكثر من 900 ألف شخص، 60 في المئة منهم أطفال.", [("displaced", 900_000)]),
        ("سقط طفل في بئر ارتوازي وأنقذه الدفاع المدني.", []),
        ("اعتقلت قوات الأمن أهالي من البلدة، وقال الناشط أحمد الحسن ذلك.", []),
        ("أحمد الحسن الذي قتل بقناصته جنديين اعتقل أمس.", [("killed", 2)]),
        ("استشهاد محمد العلي وأحمد خالد الحسن قرب البلدة.", [("killed", 2)]),
        ("استهدف القصف عاملين في مزرعة، ما أسفر عن استشهادهما وجرح سائق.", [("killed", 2), ("injured", 1)]),
        ("شيع الأهالي الصحفي سامر قدور الذي استشهد بغارة جوية.", [("killed", 1)]),
        ("الشاب النازح الذي قتل جراء القصف من أهالي تل رفعت.", [("killed", 1)]),
        ("شيعت المدينة الشقيقتين اللتين قضتا في انفجار لغم.", [("killed", 2)]),
        ("قتل القائد الذي قتل عشرات المدنيين في الحولة.", [("killed", 1), ("killed", None)]),
        ("ضبط الأمن السلاح الذي قتل به الضابط.", [("killed", 1)]),
        ("طائرة أمريكية تقتل 3 أشخاص في قرية الشحيل.", [("killed", 3)]),
        ("ما أدى لفـ ـقـ ـدان عامل لحـ ـيـ ـاته وإصابة 5 عمال.", [("killed", 1), ("injured", 5)]),
        # A number of things, and one that belongs to the harm behind it, count nobody.
        ("قتل 4 سيارات.", []),
        ("لم يسقط أي قتيل في القصف.", []),
        ("لا يزال 3 مفقودين تحت الأنقاض.", [("missing", 3)]),
        ("أفرجت السلطات عن 20 معتقلا.", []),
        ("أصيب ثمانية بجروح في القصف.", [("injured", 8)]),
        ("استشهاد الأهالي وإصابة سائق.", [("injured", 1)]),
        # Words that posts break against filters.
        ("استـ*ـشهاد طفل بقصـ.ـف على القرية.", [("killed", 1)]),
        ("است.شهدت امرأة وأ.صيب طفل.", [("killed", 1), ("injured", 1)]),
        ("قتل 3 مدنيين.وجرح طفل.", [("killed", 3), ("injured", 1)]),
        ("أصيب عدد من المدنيين بجروح.", [("injured", None)]),
        ("سقطت 12 قذيفة على البلدة قرب 3 منازل.", []),
        # Joined counts, and those among others behind more than a noun.
        ("مقتل 4 جنود أتراك وعشرة من مسلحي الفصائل.", [("killed", 4), ("killed", 10)]),
        ("قتل 8 مدنيين من عائلة واحدة، بينهم ثلاث نساء.", [("killed", 8), ("killed", 3)]),
        ("سقط 6 شهداء بينهم سيدتان وطفل.", [("killed", 6), ("killed", 2), ("killed", 1)]),
        ("مقتل 3 مدنيين بينهم طفلة وإصابة 6 آخرين.", [("killed", 3), ("killed", 1), ("injured", 6)]),
        # The noun before its verb, the present tense, an ordinal, those who are missing.
        ("قال الطبيب إن طفلا قتل في القصف.", [("killed", 1)]),
        ("الدورية تعتقل شابين في الحي.", [("detained", 2)]),
        ("قتل شخصان وأصيب ثالث في القصف.", [("killed", 2), ("injured", 1)]),
        ("وفقد سبعة جنود في الصحراء.", [("missing", 7)]),
        ("مجزرة راح ضحيتها 40 نازحا.", [("killed", 40)]),
        # Tolls and numbers in words.
        ("ارتفع عدد القتلى إلى 31.", [("killed", 31)]),
        ("بلغ عدد ضحايا الحملة 118 شخصا، هم 90 رجلا و28 سيدة.", [("killed", 118), ("killed", 90), ("killed", 28)]),
        ("نزح 4 آلاف مدني من المدينة.", [("displaced", 4000)]),
        ("سقط مئة وثلاثة شهداء.", [("killed", 103)]),
        ("أصيب خمسمئة مدني وقتل أحد عشر جنديا.", [("injured", 500), ("killed", 11)]),
        # Bodies, numbers behind "on", nouns between, those who belong to somebody.
        ("عثر الأهالي على أربعة جثامين.", [("killed", 4)]),
        ("انتشال جثامين ثلاثة أشخاص.", [("killed", 3)]),
        ("ألقت الدورية القبض على خمسة.", [("detained", 5)]),
        ("أوقع القصف 20 إرهابيا قتلى.", [("killed", 20)]),
        ("عشرة أشخاص بينهم ثلاث نساء قتلوا في القصف.", [("killed", 10), ("killed", 3)]),
        ("مقتل سائقها في الانفجار.", [("killed", 1)]),
        ("لقي 1,000 شخص حتفهم.", [("killed", 1000)]),
        ("مقتل 9 من قوات النظام بينهم ضابط.", [("killed", 9), ("killed", 1)]),
        ("ثلاثة من الجرحى فارقوا الحياة في المستشفى.", [("killed", 3)]),
        ("أودى تفجير في المدينة بحياة 18 مدنيا.", [("killed", 18)]),
        ("إصابة ما لا يقل عن 11 بقذائف هاون.", [("injured", 11)]),
        ("إصابة 7 بتفجير لغم.", [("injured", 7)]),
        ("اعتقال اثنين من أولاده في البلدة.", [("detained", 2)]),
        ("عثر الأهالي على جثة شاب قرب الطريق.", [("killed", 1)]),
        ("إصابة طفليهما في القصف.", [("injured", 2)]),
        ("وفاة 9 معتقلين تحت التعذيب.", [("killed", 9)]),
        ("نقل الجرحى إلى مشفى الشهيدة ليكرين.", []),
        ("نزحت نحو 50 عائلة من القرية.", [("displaced", 50)]),
        # Those harmed before their verb, two of a kind, half a million, a total far behind its noun.
        ("وقال الطبيب إن 33 مدنيا، معظمهم من النساء، قتلوا في الغارة.", [("killed", 33)]),
        ("وقال المصدر إن 24 من أفراد القوات الحكومية قتلوا.", [("killed", 24)]),
        ("وأضاف أن مزارعا وابنه أصيبا بجروح.", [("injured", 2)]),
        ("أدى القصف إلى مقتل مدنيَين اثنين.", [("killed", 2)]),
        ("تشريد نصف مليون إنسان.", [("displaced", 500_000)]),
        ("ارتفعت حصيلة القتلى في المخيم منذ بداية العام الحالي إلى 26 شخصا.", [("killed", 26)]),
        ("وبحسب البيان، فإن الموقوف نقل الأموال.", []),
        ("مقتل ثمانية من سكانها.", [("killed", 8)]),
        ("استقبل المشفى ستة جرحى، اثنان منهم أطفال.", [("injured", 6), ("injured", 2)]),
        # Parts of a toll by who killed them, cases, those among the injured, and a toll before what it counts.
        (
            "مقتل 120 مدنيا، من بينهم 114 مدنيا على يد قوات النظام، و6 على يد القوات الروسية.",
            [("killed", 120), ("killed", 114), ("killed", 6)],
        ),
        ("سجل التقرير 178 حالة احتجاز تعسفي في حزيران.", [("detained", 178)]),
        ("وأوضحت المصادر أن بين المصابين طفلين وامرأة.", [("injured", 2), ("injured", 1)]),
        (
            "وبذلك يرتفع إلى 18 تعداد من استشهد من المدنيين منذ مطلع الشهر الجاري، بينهم 7 أطفال و3 مواطنات.",
            [("killed", 18), ("killed", 7), ("killed", 3)],
        ),
        ("راح ضحيتها عشرة شهداء وعشرات الجرحى.", [("killed", 10), ("injured", None)]),
        ("قتل 86 مدنيا بينهم 23 طفلا وست نساء.", [("killed", 86), ("killed", 23), ("killed", 6)]),
        ("أكدت الوزارة تحييد 3 إرهابيين.", [("killed", 3)]),
        ("استشهد شرطيان تركيان قرب مارع.", [("killed", 2)]),
        ("سبق أن ضرب تفجير السوق، وأودى بحياة خمسة أشخاص وجرح فيه العشرات.", [("killed", 5), ("injured", None)]),
        ("هجوم قتل فيه أحد عناصرها.", [("killed", 1)]),
        ("كان هناك ناج وحيد بين 5 أشخاص.", []),
        ("قتل مدني، وأنقذ 5 أطفال على يد الدفاع المدني.", [("killed", 1)]),
        ("دعت المنظمة إلى تحييد 5 آلاف مدني عن القصف.", []),
        ("إصابة ثلاثة متظاهرين واستشهاد ثلاثة عسكريين.", [("injured", 3), ("killed", 3)]),
        ("وبلغ عدد الشهداء منذ بدء الهجمات تسعة.", [("killed", 9)]),
        # The vowels of a dual that looks like a plural, and numbers as posts write them.
        ("أسقطت الفصائل مروحية، ما أدى إلى مقتل طيارَين.", [("killed", 2)]),
        ("وقال إن عسكريَّين جُرحا في الاشتباك.", [("injured", 2)]),
        ("وإصابة اتنين كانو معهم، ومن مبارح اعتقلو 8 شباب.", [("injured", 2), ("detained", 8)]),
        # Whoever they are, wherever they stand.
        ("ودفع الهجوم منذ كانون الأول نحو 689 ألف شخص إلى النزوح.", [("displaced", 689_000)]),
        ("وأوقع في صفوفهم ما لا يقل عن 45 قتيلا.", [("killed", 45)]),
        ("ومصير الشقيقين لا يزال مجهولا.", [("missing", 2)]),
        ("وأضاف أن ثلاثة أشخاص ما زالوا في عداد المفقودين.", [("missing", 3)]),
        ("قتل مدنيان وجرح آخرون الأربعاء.", [("killed", 2), ("injured", None)]),
        ("قضى بفعلها رجل مسن وحفيدته.", [("killed", 2)]),
        ("استهدفوه في الطريق ما أدى لاستشهاده وإصابة اثنين من مرافقيه.", [("killed", 1), ("injured", 2)]),
        ("اعتقلته الدورية قبل مقتله بيوم.", []),
        ("استهدف القصف المدرسة ما أدى إلى إصابتها بأضرار مادية.", []),
        ("أحيل خمسة أشخاص إلى القضاء في مدينة حلب.", []),
        ("زار الوفد عددا من عائلات الشهداء.", []),
        ("كشف مصير الطفل بعد أن كان مجهولا لسنوات.", []),
        ("وفي حمص سقط عدد من الإرهابيين قتلى.", [("killed", None)]),
        ("خلفت الغارة 4 شهداء والعديد من الجرحى.", [("killed", 4), ("injured", None)]),
        (
            "ارتفع عدد القتلى إلى 248، بينهم 92 من الدروز، و138 من القوات الحكومية.",
            [("killed", 248), ("killed", 92), ("killed", 138)],
        ),
        # Counted behind, in brackets, harmed in two ways; whom a force of a man's name takes.
        ("مقتل أطفاله الثلاثة في حارم.", [("killed", 3)]),
        ("أصيب 7 مدنيين (5 أطفال وامرأة) بقصف على البلدة.", [("injured", 7), ("injured", 5), ("injured", 1)]),
        ("قتل وجرح عدد من المدنيين جراء القصف.", [("killed", None), ("injured", None)]),
        ("اعتقلت قوات الأسد ستة شبان على حاجز.", [("detained", 6)]),
        ("اعتقلت المجموعة عدداً من الأطفال.", [("detained", None)]),
    ],
)
def test_casualties(read: Reader, text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(c.kind, c.low) for c in read(text).casualties] == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "cumulative"),
    [
        ("قتل أكثر من 30 شخصا في القصف.", 30, None, False),
        ("قتل ما لا يقل عن خمسة مدنيين.", 5, None, False),
        ("قتل أقل من 20 جنديا.", None, 20, False),
        ("منذ بداية الحملة قتل 156 شخصا.", 156, 156, True),
        ("قتل 7 مدنيين في السوق.", 7, 7, False),
        ("مقتل ما بين 18 و30 شخصا في القصف.", 18, 30, False),
        ("عدد المعتقلين من أبناء البلدة تجاوز 45.", 45, None, True),
    ],
)
def test_bounds_of_counts(read: Reader, text: str, low: int | None, high: int | None, cumulative: bool) -> None:
    (count,) = read(text).casualties
    assert (count.low, count.high, count.cumulative) == (low, high, cumulative)


@pytest.mark.parametrize(
    ("text", "speaker", "content", "stance"),
    [
        ("وقال مصدر طبي في المستشفى، إن “الجرحى في حالة مستقرة بعد العلاج”.", "مصدر طبي في المستشفى", "الجرحى في حالة مستقرة بعد العلاج", "said"),
        ("وأكد المتحدث باسم المجلس أن الطريق بقي مغلقا طوال النهار.", "المتحدث باسم المجلس", "الطريق بقي مغلقا طوال النهار", "confirmed"),
        ("نفت الوزارة أن تكون القافلة قد تعرضت لهجوم في الطريق.", "الوزارة", "تكون القافلة قد تعرضت لهجوم في الطريق", "denied"),
        ("توقفت المضخات عن العمل صباحا، بحسب مصدر أمني.", "مصدر أمني", "توقفت المضخات عن العمل صباحا", "said"),
        # A noun for what is said, a speaker before the verb, one who is quoted, one before a colon.
        ("أعلنت وزارة الدفاع مقتل جنديين في إدلب.", "وزارة الدفاع", "مقتل جنديين في إدلب", "said"),
        ("اتهمت قسد الحكومة السورية بمهاجمة حواجزها.", "قسد", "الحكومة السورية بمهاجمة حواجزها", "accused"),
        ("تؤكد الشبكة السورية لحقوق الإنسان أن روسيا خرقت القرار.", "الشبكة السورية لحقوق الإنسان", "روسيا خرقت القرار", "confirmed"),
        ("وكان مظلوم عبدي أعلن الجمعة أن قواته ستنسحب غدا.", "مظلوم عبدي", "قواته ستنسحب غدا", "said"),
        ("ونقلت وكالة سانا عن مصدر عسكري قوله إن القصف توقف صباحا.", "مصدر عسكري", "القصف توقف صباحا", "said"),
        # Marks around a name, a source that "then" closes, what is asked of somebody.
        ("وقال “الدفاع المدني السوري” إن القصف طال منازل المدنيين.", "الدفاع المدني السوري", "القصف طال منازل المدنيين", "said"),
        ("وبحسب شهود عيان فإن الغارة استهدفت مبنى سكنيا.", "شهود عيان", "الغارة استهدفت مبنى سكنيا", "said"),
        ("ووثق “مركز حماة الإعلامي” وفاة ثلاثة رجال في السجن.", "مركز حماة الإعلامي", "وفاة ثلاثة رجال في السجن", "said"),
        ("ونفت وسائل إعلام موالية وقوع أي إطلاق نار في المنطقة.", "وسائل إعلام موالية", "وقوع أي إطلاق نار في المنطقة", "denied"),
        ("المرصد السوري: مقتل خمسة مدنيين في قصف على إدلب", "المرصد السوري", "مقتل خمسة مدنيين في قصف على إدلب", "said"),
        # A quotation before its verb, an office before a colon, what breaks into a clause, what is described.
        ("“لم ننم تلك الليلة من القصف”، تقول أم سامر.", "أم سامر", "لم ننم تلك الليلة من القصف", "said"),
        ("مصدر طبي: المشفى خرج عن الخدمة بالكامل", "مصدر طبي", "المشفى خرج عن الخدمة بالكامل", "said"),
        ("ويقطن في المخيم، وفق الأمم المتحدة، نحو 40 ألف شخص.", "الأمم المتحدة", "نحو 40 ألف شخص", "said"),
        ("توقف الفرن عن العمل، وفق ما قاله لرويترز مسؤول في البلدية.", "مسؤول في البلدية", "توقف الفرن عن العمل", "said"),
        ("قال القيادي، وهو من أبناء البلدة، إن الطريق فتح صباحا.", "القيادي", "الطريق فتح صباحا", "said"),
        ("وأفادت وكالة سانا بمقتل شخصين في سقوط قذائف.", "وكالة سانا", "مقتل شخصين في سقوط قذائف", "said"),
        ("موسكو تتحدث عن تدمير عشرات الأهداف.", "موسكو", "تدمير عشرات الأهداف", "said"),
        # To whom it is said is nobody who says it.
        ("خليل الأحمد من سكان قرية صيدا، قال لوكالتنا: \"نعيش على وقع القذائف كل يوم\".", "خليل الأحمد", "نعيش على وقع القذائف كل يوم", "said"),
        ("\"ركضت نحوه ولم أعرف أين اللغم\"، يقول الأب ل\"العربي الجديد\".", "الأب", "ركضت نحوه ولم أعرف أين اللغم", "said"),
        # A report says what its makers do, and no more of the sentence is its name; a law is no source.
        ("وثق التقرير وقوع مجزرتين في حلب.", "التقرير", "وقوع مجزرتين في حلب", "said"),
        ("وجاء في التقرير أن القصف لم يتوقف منذ أيام.", "التقرير", "القصف لم يتوقف منذ أيام", "said"),
        ("قالت المنظمة في تقرير نشرته أمس إن البلدة قصفت مرتين.", "المنظمة", "البلدة قصفت مرتين", "said"),
        # A name between marks is not what is said where a colon opens that.
        ("قال مدير فريق \"منسقو الإغاثة\" لوكالتنا: \"أغلب العائلات تبيت في العراء\".", "مدير فريق \"منسقو الإغاثة\"", "أغلب العائلات تبيت في العراء", "said"),
        ("نقل الأهالي المصاب، وحسب الطبيب فإن حالته مستقرة الآن.", "الطبيب", "حالته مستقرة الآن", "said"),
        # What somebody is called upon to do; what was before says nothing; public opinion is no view of anybody.
        ("دعا الرئيس مسعود بارزاني الطرفين إلى التهدئة والحوار.", "الرئيس مسعود بارزاني", "التهدئة والحوار", "ordered"),
        ("أشار المرصد السوري إلى سقوط 13 قتيلا، قبل أن يفارق الحياة أربعة.", "المرصد السوري", "سقوط 13 قتيلا، قبل أن يفارق الحياة أربعة", "said"),
        ("وفي بيان إلى الرأي العام، قالت قوى الأمن الداخلي إن الهجوم ما كان ليقع.", "قوى الأمن الداخلي", "الهجوم ما كان ليقع", "said"),
        ("ووصفته حركة حماس بأنّه \"عربدة\".", "حركة حماس", "عربدة", "said"),
        # Words that are only quoted within what is reported.
        ("أعلنت وزارة الدفاع أول أمس مقتل 18 من جنودها بكمائن \"نصبها خارجون عن القانون\".", "وزارة الدفاع", "مقتل 18 من جنودها بكمائن \"نصبها خارجون عن القانون\"", "said"),
        # When and in what it was said, and what a body is, stand before what is said.
        ("نفى الحرس الوطني، في بيان نشره على فيس بوك، سقوط قتلى في صفوفه.", "الحرس الوطني", "سقوط قتلى في صفوفه", "denied"),
        ("وأحصى المرصد السوري لحقوق الإنسان في وقت سابق مقتل تسعة مدنيين في إدلب.", "المرصد السوري لحقوق الإنسان", "مقتل تسعة مدنيين في إدلب", "said"),
        # A remark on what was said is no part of it.
        ("وأعلنت وزارة الدفاع التركية أنها ردت بقصف 115 هدفا، وهو ما لم يؤكده المرصد.", "وزارة الدفاع التركية", "ردت بقصف 115 هدفا", "said"),
        # What long ago led to something, and who counts that.
        ("وكانت قوات النظام بدأت في 18 شباط الماضي بدعم روسي حملة على الغوطة الشرقية أسفرت عن مقتل 1600 مدني وفق المرصد السوري.", "المرصد السوري", "مقتل 1600 مدني", "said"),
        # Crowds demand, and those whom they ask stand behind the verb.
        ("قطع محتجون الطريق العام بالإطارات، مطالبين برفع حظر التجوال.", "محتجون", "برفع حظر التجوال", "ordered"),
        ("علم المرصد السوري أن مسلحين اثنين أطلقا النار على ثلاثة شبان.", "المرصد السوري", "مسلحين اثنين أطلقا النار على ثلاثة شبان", "said"),
    ],
)  # fmt: skip
def test_statements(read: Reader, text: str, speaker: str, content: str, stance: str) -> None:
    (said,) = read(text).statements
    assert (said.speaker.text if said.speaker else None, said.text, said.stance) == (speaker, content, stance)


@pytest.mark.parametrize(
    "text",
    [
        "واتُّهم حزب الله حينها باختطافهم وتصفيتهم.",
        "دخلت من المعبر 63 شاحنة محملة بالخيام والأغطية.",
        "أنباء غير مؤكدة عن استشهاد امرأة في المدينة.",
        "أوقف الأمن الطالب كنان أبو حمدان من سكنه في اللاذقية.",
        "سُجلت في المدينة عشرات الحالات منذ مطلع العام.",
        "شنت طائرات حربية يرجح أنها روسية أربع غارات على القرية.",
        "دخلت القافلة عبر معبر باب الهوى إلى المدينة.",
    ],
)
def test_nobody_says_anything(read: Reader, text: str) -> None:
    assert read(text).statements == []


def test_a_source_is_meant_again_by_its_noun_with_the_article(read: Reader) -> None:
    said = read("قال مصدر عسكري إن الجيش انسحب من البلدة. وأضاف المصدر أن القتال مستمر في محيطها.").statements
    assert [s.speaker.text for s in said if s.speaker] == ["مصدر عسكري", "مصدر عسكري"]


def test_who_was_quoted_has_spoken(read: Reader) -> None:
    said = read(
        'قال أبو أحمد: "لا نريد سوى العودة إلى بيوتنا". وأكدت الأمم المتحدة نزوح 30 ألف مدني من إدلب.'
    ).statements
    assert [(s.speaker.text, s.text) for s in said if s.speaker] == [
        ("أبو أحمد", "لا نريد سوى العودة إلى بيوتنا"),
        ("الأمم المتحدة", "نزوح 30 ألف مدني من إدلب"),
    ]


def test_whom_a_source_tells_of_is_not_the_source(read: Reader) -> None:
    (event,) = read("قتل 3 مدنيين بقصف على سرمين، وفق المرصد.").events
    assert [r.text for r in event.targets] == ["3 مدنيين"]
    assert event.agents == []


def test_a_few_quoted_words_stay_a_quotation(read: Reader) -> None:
    (said,) = read('قال الأسد "النصر قريب" خلال زيارته إلى حلب أمس.').statements
    assert (said.kind, said.text) == ("direct", "النصر قريب")


def test_another_quotation_behind_its_verb(read: Reader) -> None:
    said = read('يقول عبد الحميد القطيني "كنا ننادي عليه تحت الردم"، ويتابع "القذيفة الثانية نزلت قربنا".').statements
    assert [s.text for s in said] == ["كنا ننادي عليه تحت الردم", "القذيفة الثانية نزلت قربنا"]


def test_another_speaks_behind_a_comma(read: Reader) -> None:
    text = "فبينما اتهم المركز الإعلامي لقسد الفرقة 60 بإطلاق النار، قال مسؤول في وزارة الدفاع إن الرصاص مصدره خلايا خارجة عن القانون."
    said = [(s.speaker.text if s.speaker else None, s.text) for s in read(text).statements]
    assert said[1] == ("مسؤول في وزارة الدفاع", "الرصاص مصدره خلايا خارجة عن القانون")
    assert said[0][1] == "الفرقة 60 بإطلاق النار"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("أصيب كل من داليا شيخموس (٢٠ عاماً)، وروزا حمو.", ["داليا شيخموس", "روزا حمو"]),
        ("وصل العميد سمير الخطيب إلى القامشلي.", ["سمير الخطيب"]),
        ("قال الصحفي عبد القادر محمد إن الطريق مغلق.", ["عبد القادر محمد"]),
        ("الرحمة لروحه، رجل كريم من أهل حلب الكبيرة.", []),
        ("سقطت القذائف في حي الشيخ سعيد بحلب.", []),
        ("استمر القصف على إدلب وعلى حسن السلوك.", []),
        ("قال علي حسن إن الطريق مغلق.", ["علي حسن"]),
        ("قال حسن خالد الدغيم إن المفاوضات مستمرة.", ["حسن خالد الدغيم"]),
        ("قال محمد علي الثلاثاء إن الطريق مغلق.", ["محمد علي"]),
        ("قال الناشط أبو بلال الحمصي إن الطريق مغلق.", ["أبو بلال الحمصي"]),
        ("قال الراصد العسكري أبو أمين إن الطريق مغلق.", ["أبو أمين"]),
        ("وصل العميد السابق نزار الخطيب إلى حمص.", ["نزار الخطيب"]),
        ("قال نائب رئيس المركز، فاديم كوليت، إن الطريق مغلق.", ["فاديم كوليت"]),
        ("سقطت القذائف على أبو كمال ليلا.", []),
        ("أصيب الطفل روهات محمد في القصف.", ["روهات محمد"]),
        ("قال المحامي “فراس العلواني” إن الطريق مغلق.", ["فراس العلواني"]),
        ("قال مدير المركز، سامر الجندي، إن الطريق مغلق.", ["سامر الجندي"]),
        # Behind a verb of saying, a word of kin, a nickname, a number of a list; by the family name alone behind the full one.
        ("تقول زينب حمكي إن الطريق مغلق.", ["زينب حمكي"]),
        ("قال محمود إن الطريق مغلق.", ["محمود"]),
        ("ذكر أسماء القرى التي قصفت.", []),
        ("نقلوا أخي عامر إلى المستشفى.", ["عامر"]),
        ("قتل القيادي الملقب بـ“أبو صخر” قرب البلدة.", ["أبو صخر"]),
        ("3- أم ياسر من حي الجبيلة", ["أم ياسر"]),
        ("قالت المتحدثة إليزابيث هارلو إن الطريق مغلق.", ["إليزابيث هارلو"]),
        ("وصل العميد سمير الديراني ليلا. وأشار الديراني إلى أن الطريق مغلق.", ["سمير الديراني", "الديراني"]),
        # By an age, joined by "and" to another, behind a plural, called so, and by the given name alone.
        ("قالت المعلمة المتقاعدة سلام عزام (61 عاما) إن الطريق مغلق.", ["سلام عزام"]),
        ("المصابون هم حمدة الخلف (67 عاما) وابنها عيسى العبود (40 عاما).", ["حمدة الخلف", "عيسى العبود"]),
        ("وقتل شاب يدعى زاهر (30 عاما).", ["زاهر"]),
        ("قتل متزعم مجموعة يدعى “أبو قتادة الأردني” قرب البلدة.", ["أبو قتادة الأردني"]),
        ("قتل الشاب مهند قاسم الجلاد. وكان مهند يعمل في السوق.", ["مهند قاسم الجلاد", "مهند"]),
        ("والضحايا هم سناء (9 أعوام) ورغد (5 أعوام).", ["سناء", "رغد"]),
        ("وصل عبد (5 أعوام) إلى المشفى.", []),
        # Behind harm, and in quotation marks behind it; a title before a given name; no name in a wish.
        ("أدى القصف إلى استشهاد جيهان كوتان وإصابة السائق عزيز تمو.", ["جيهان كوتان", "عزيز تمو"]),
        ('اغتيل "سعد الدين قري" قرب البلدة.', ["سعد الدين قري"]),
        ("الشهيد بإذن الله من أهل البلدة.", []),
        ("أصيب المعتقل على مركز الشرطة.", []),
        # Who speaks for whom, and "in the name of", which is no name.
        ("وقال المتحدث باسم أحرار الشام قاسم الخطيب إن الطريق مغلق.", ["قاسم الخطيب"]),
        ("قال نائب المتحدث باسم الأمين العام، فرحان حق، إن الطريق مغلق.", ["فرحان حق"]),
    ],
)
def test_people(read: Reader, text: str, people: list[str]) -> None:
    assert [m.text for p in read(text).people for m in p.mentions] == people


def test_a_title_stays_with_its_person(read: Reader) -> None:
    (person,) = read("وصل العميد سمير الخطيب إلى القامشلي.").people
    assert person.titles == ["العميد"]


def test_each_and_that_is_a_statement_of_its_own(read: Reader) -> None:
    told = read("وقال المجلس المحلي إن القصف توقف صباحا، وإن الأهالي عادوا إلى منازلهم.").statements
    assert [s.text for s in told] == ["القصف توقف صباحا", "الأهالي عادوا إلى منازلهم"]
    assert {s.speaker.text for s in told if s.speaker} == {"المجلس المحلي"}


def test_a_body_is_called_by_its_noun_with_the_article(read: Reader) -> None:
    text = "أعلنت إدارة العمليات العسكرية دخول المدينة. ودعت الإدارة الموظفين إلى البقاء في مؤسساتهم."
    first, second = read(text, "2025-01-01").statements
    assert first.speaker is not None
    assert second.speaker is not None
    assert (second.speaker.key, second.speaker.text) == (first.speaker.key, "الإدارة")


def test_several_speak_in_a_sentence(read: Reader) -> None:
    told = read("وقال ناشطون إن القذائف سقطت قرب المدرسة، بينما حذر المجلس المحلي من موجة نزوح جديدة.").statements
    assert [(s.speaker and s.speaker.text, s.text) for s in told] == [
        ("ناشطون", "القذائف سقطت قرب المدرسة"),
        ("المجلس المحلي", "موجة نزوح جديدة"),
    ]


def test_a_report_is_that_of_the_body_that_spoke_last(read: Reader) -> None:
    """Also where no gazetteer knows that body: never that of an air force named in between."""
    told = read("قالت منظمة محلية في بيان إن طيران النظام قصف البلدة. وأضاف التقرير أن ألف مدني نزحوا منها.").statements
    assert [(s.speaker.key, s.speaker.text) for s in told if s.speaker] == [
        (None, "منظمة محلية"),
        (None, "منظمة محلية"),
    ]


def test_a_quotation_below_the_line_that_names_who_speaks(read: Reader) -> None:
    told = read(
        'وتقول مديرة المدرسة هدى الأحمد:\n\n"بقينا في القبو حتى الصباح ولم يصل إلينا أحد من المسعفين".'
    ).statements
    assert [(s.kind, s.speaker and s.speaker.text) for s in told] == [("direct", "هدى الأحمد")]


@pytest.mark.parametrize(
    "words", ["قالت، التي ", "وقال إن الرجل، وأضاف أن ", "وفق المرصد، ", "“قال” إن ", "محمد أحمد، قال "]
)
def test_speakers_without_end_cost_what_they_are_long(read: Reader, words: str) -> None:
    assert read(words * 500 + "إن القصف توقف.").article.language == "ar"


def test_a_participle_goes_on_with_what_the_speaker_says(read: Reader) -> None:
    first, second = read("وقال مظلوم عبدي إن المحادثات مستمرة، مشيرا إلى أن الاتفاق قريب.").statements
    assert (first.text, second.text) == ("المحادثات مستمرة", "الاتفاق قريب")
    assert first.speaker is not None
    assert second.speaker == first.speaker


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("سيطرت قسد على سلوك بريف الرقة.", [("territory_overtaken", ["قسد"], [])]),
        ("انسحبت قوات النظام من كفرنبل.", [("movement_of_forces", ["قوات النظام"], [])]),
        ("ردت هيئة تحرير الشام بقصف مواقع قوات النظام في جورين.", [("shelling_artillery_missile_attack", ["هيئة تحرير الشام"], ["قوات النظام"])]),
        ("شن الطيران الحربي الروسي غارات على خان شيخون.", [("air_drone_strike", ["الطيران الحربي الروسي"], [])]),
        ("قصفت القوات التركية والجيش الوطني السوري قرية أم الكيف.", [("shelling_artillery_missile_attack", ["القوات التركية", "الجيش الوطني السوري"], [])]),
        ("انفجرت مفخخة في عفرين استهدفت لواء السلطان مراد.", [("remote_explosive_landmine_ied", [], ["لواء السلطان مراد"])]),
        ("قتل شاب برصاص مجهولين في تسيل.", [("attack", [], ["شاب"])]),
        ("قتل ثلاثة عناصر في هجوم لتنظيم داعش قرب السخنة.", [("armed_clash", ["تنظيم داعش"], ["ثلاثة عناصر"])]),
        ("وقعت الحكومة السورية وقسد اتفاقا في دمشق.", [("agreement", ["الحكومة السورية", "قسد"], [])]),
        ("خرقت روسيا اتفاق وقف إطلاق النار.", []),
    ],
)  # fmt: skip
def test_who_does_what_to_whom(read: Reader, text: str, events: list[tuple[str, list[str], list[str]]]) -> None:
    found = read(text, "2020-02-02").events
    assert [(e.sub_type, [a.text for a in e.agents], [x.text for x in e.targets]) for e in found] == events


def test_what_went_before_is_background(read: Reader) -> None:
    (event,) = read("وكانت قصفت قوات النظام قرية الفطيرة قبل أيام.", "2020-02-02").events
    assert event.background


def test_what_happened(read: Reader) -> None:
    (event,) = read("أصيب طفل بقصف مدفعي لقوات النظام على بلدة ترمانين بريف إدلب أمس.").events
    assert (event.type, event.sub_type) == ("explosions_remote_violence", "shelling_artillery_missile_attack")
    assert event.place is not None
    assert event.place.text == "ترمانين"
    assert [a.text for a in event.agents] == ["قوات النظام"]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("أعلن الجيش سيطرته على مخيم حندرات.", "battles"),
        ("صدت الفصائل محاولة تقدم على جبهة جوبر.", "battles"),
        ("اتفق الطرفان على وقف شامل لإطلاق النار في حلب.", "strategic_developments"),
        ("التقى الوزير وفدا برلمانيا في دمشق.", "strategic_developments"),
    ],
)
def test_kinds_of_events(read: Reader, text: str, type_: str) -> None:
    assert [e.type for e in read(text).events] == [type_]


# --- Reading --------------------------------------------------------------------------------------


def test_a_post_of_short_lines_is_text() -> None:
    article = read_text(
        "Post\n\nمراسل المدينة@reporter\n#عاجل جرحى بقصف على قرية في ريف حلب\n\n10:12 AM · Dec 2, 2024", id_="p"
    )
    kept = [article.text[b.start : b.end] for b in article.blocks if b.kind in ANALYZED_KINDS]
    assert "#عاجل جرحى بقصف على قرية في ريف حلب" in kept


def test_the_line_of_place_and_outlet_is_a_dateline() -> None:
    body = "أصيب أربعة مدنيين بجروح بينهم ثلاث نساء، في قصف على حافلة نقل كانت تقل الركاب على الطريق بين المدينتين."
    article = read_text(f"إصابة أربعة مدنيين في قصف على حافلة نقل\n\nالقامشلي – نورث برس\n\n{body}\n\n{body}", id_="d")
    assert article.dateline is not None
    assert article.dateline.text == "القامشلي – نورث برس"
    assert article.publisher == "North Press Agency"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("سقطت قذائف على قرية عين الديكة شمال البلدة.", ["عين الديكة"]),
        ("قصفت المدفعية قرى تل الجراذين والشوكانية، وأبو جرذان.", ["تل الجراذين", "الشوكانية", "أبو جرذان"]),
        ("وصلت الدورية إلى بلدة “زهرانيا” ليلاً.", ["زهرانيا"]),
        ("تقع قرية على ضفاف النهر، والقرية التي تليها قرية صغيرة.", []),
        ("وصلوا إلى قرية تابعة للناحية.", []),
        # Behind "and" an unknown word is as likely a verb.
        ("قصفت المدفعية قرية زهرانيا وقتل مدنيان.", ["زهرانيا"]),
        ("قصفت المدفعية قرى زهرانيا والشوكانية وردت الفصائل.", ["زهرانيا", "الشوكانية"]),
        ("قصفت المدفعية قرى زهرانيا، أسفرت عن دمار.", ["زهرانيا"]),
    ],
)
def test_a_word_for_a_settlement_names_it_known_or_not(read: Reader, text: str, names: list[str]) -> None:
    assert [m.text for p in read(text).places if p.id is None for m in p.mentions] == names


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        # A record with a Latin name alone, within the governorate that is named.
        ("إنزال جوي في قرية البريهة شرقي ديرالزور.", "البريهة", "dy:burayhah"),
        # The same consonants, written as one or apart, with and without an ending.
        ("قصف على قرية كفرعمة بريف حلب.", "كفرعمة", "C1033"),
        ("قصف على قرية أم حرمل بريف الحسكة.", "أم حرمل", "ha:umm-harmala"),
        # Nothing says where it is.
        ("إنزال جوي في قرية البريهة.", "البريهة", None),
    ],
)
def test_a_name_in_another_spelling_or_script_within_its_area(
    read: Reader, text: str, surface: str, place: str | None
) -> None:
    assert [p.id for p in read(text).places for m in p.mentions if m.text == surface] == [place]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("نفت وزارة الدفاع قصف مدينة منبج.", "denied"),
        ("لم تقصف الطائرات بلدة سرمين.", "denied"),
        ("لم يسقط أي قتيل في القصف.", "asserted"),
        ("استعدادات لهجوم بري على الغوطة الشرقية.", "planned"),
        ("طالبت فرنسا بهدنة إنسانية في حلب.", "planned"),
        ("قتل خمسة مدنيين بغارات يعتقد أنها روسية على سراقب.", "claimed"),
        ("قتل خمسة مدنيين بغارات روسية على سراقب.", "asserted"),
    ],
)
def test_what_is_denied_says_so(read: Reader, text: str, status: str) -> None:
    assert [e.status for e in read(text).events] == [status]


def test_a_base_is_no_al_qaeda(read: Reader) -> None:
    assert _actors(read("استهدف القصف قاعدة صواريخ قرب حمص.")) == []
    assert [id_ for _, id_ in _actors(read("قتل عنصر من القاعدة قرب حمص."))] == ["al-qaeda"]


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("وسيطرت تركيا على المدينة.", "government"),
        ("يتزامن ذلك مع إعلان موسكو بدء عملية.", "government"),
        ("أعقبه اتفاق مع روسيا.", "government"),
        ("نددت الوزارة بأنظمة تركيا وقطر.", "government"),
        ("بدأت محادثات بين دمشق وأنقرة.", "government"),
        ("موسكو تنفي قصف المدينة.", "government"),
        ("وكانت روسيا قد بدأت حملتها.", "government"),
        ("اتفاق أبرمته روسيا العام الماضي.", "government"),
        ("جلسة طارئة بطلب من فرنسا.", "government"),
        ("قال الوزير إن موسكو ملتزمة بالاتفاق.", "government"),
        ("هذه ذرائع تستخدمها موسكو.", "government"),
        ("يجتمع وزراء خارجية روسيا وتركيا وإيران.", "government"),
        ("انسحب مسلحون تابعون للقوات التابعة لأنقرة.", "government"),
        ("الحدود مع تركيا مغلقة.", "location"),
        ("الطريق بين دمشق وبيروت مغلق.", "location"),
        ("وصل الوفد إلى تركيا.", "location"),
    ],
)
def test_states_that_act(read: Reader, text: str, sense: str) -> None:
    assert {m.sense for p in read(text).places for m in p.mentions if m.text != "المدينة"} == {sense}


@pytest.mark.parametrize(
    ("text", "published", "actor"),
    [
        ("وقصف الجيش حي جوبر.", "2016-05-05", "syrian-arab-army"),
        ("وقصف الجيش اللبناني الجرود.", "2016-05-05", "lebanese-armed-forces"),
        ("ودخل الجيش بلدة الدانا.", "2025-06-05", "syrian-army"),
        ("ونفذ سلاح الجو طلعات على حلفايا.", "2016-05-05", "syrian-arab-air-force"),
        ("سيطر الجيش السوري الحر على البلدة.", "2013-05-05", "fsa"),
    ],
)
def test_the_army_of_the_day(read: Reader, text: str, published: str, actor: str) -> None:
    assert [g.id for g in read(text, published).groups] == [actor]


def test_one_word_for_two_provinces(read: Reader) -> None:
    found = read("استهدف القصف ريفي إدلب وحماة.")
    assert [p.id for p in found.places] == ["SY07", "SY05"]
    found = read("حقول ألغام في محافظات إدلب وحماة وحلب ودير الزور.")
    assert [p.id for p in found.places] == ["SY07", "SY05", "SY02", "SY09"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("تركز القصف على حي البدو في الرقة.", "البدو"),
        ("اقتحمت القوات شارع الحمرا في حمص.", "الحمرا"),
        ("خرجت مظاهرة من جامع الروضة في حمص.", "الروضة"),
        ("تجمع الناس في ساحة المدينة في حمص.", None),
        ("ارتفعت الأسعار في سوق العملات في حمص.", None),
    ],
)
def test_a_street_or_a_quarter_is_named_by_its_word_and_is_no_town(read: Reader, text: str, name: str | None) -> None:
    named = {m.text: p.id for p in read(text).places for m in p.mentions if m.text not in {"الرقة", "حمص"}}
    assert named == ({name: None} if name else {})


def test_a_place_that_and_joins_to_another_needs_no_more_support(read: Reader) -> None:
    found = read("عاش في حلب والثورة مستمرة، ثم زار حماة وقارة أخرى.")
    assert [p.id for p in found.places] == ["gn:170063", "gn:170017"]
    found = read("شاركت وفود من القريا وصلخد وشهبا.")
    assert [p.id for p in found.places] == ["gn:173331", "gn:164917", "gn:164626"]


def test_a_numbered_list_of_names_is_text() -> None:
    lines = ["1- عبود الحمد", "2- زوجته فطيم الأحمد", "3- الطفل حمزة عبود الخليف (4 سنوات)", "4- أم ياسر"]
    text = (
        "ارتفعت حصيلة القصف على المدينة إلى أحد عشر قتيلا بحسب مصادر محلية في المدينة.\n\nأسماء من تم التعرف عليهم:\n\n"
    )
    article = read_text(
        text + "\n".join(lines) + "\n\nولا يزال البحث مستمرا تحت الأنقاض حتى ساعة إعداد هذا الخبر مساء اليوم.\n",
        id_="t",
    )
    kept = {article.text[b.start : b.end] for b in article.blocks if b.kind in ANALYZED_KINDS}
    assert kept.issuperset(lines)


def test_a_word_that_stands_alone_elsewhere_cuts_no_longer_name(read: Reader) -> None:
    found = read("كان مقاتلو الجيش السوري الحر قد سيطروا على المدينة. وقال مصدر إن الجيش خسر.", "2013-05-05")
    assert [(g.id, [m.text for m in g.mentions]) for g in found.groups] == [
        ("fsa", ["الجيش السوري الحر"]),
        ("syrian-arab-army", ["الجيش"]),
    ]


def test_a_ceasefire_is_no_shooting(read: Reader) -> None:
    assert [e.sub_type for e in read("بدأ أمس وقف لإطلاق النار في درعا.").events] == ["agreement"]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("في منتصف آذار/مارس 2011", ("2011-03-11", "2011-03-20")),
        ("أواخر تموز الماضي", ("2022-07-21", "2022-07-31")),
        ("مطلع الشهر الجاري", ("2022-10-01", "2022-10-10")),
        ("ليل الثلاثاء الأربعاء", ("2022-10-18", "2022-10-19")),
        # A month alone behind a preposition, its year behind "of the year", and the edges that "since" and "until" mean.
        ("تم توثيقه في حزيران", ("2022-06-01", "2022-06-30")),
        ("تنفيذ اتفاق آذار", ("2022-03-01", "2022-03-31")),
        ("محتجزون منذ تشرين الأول", ("2022-10-01", "2022-10-31")),
        ("اتفاق سوتشي الموقع في أيلول من عام 2018", ("2018-09-01", "2018-09-30")),
        ("منذ مطلع أغسطس الجاري", ("2022-08-01", "2022-08-01")),
        ("منذ بداية الشهر", ("2022-10-01", "2022-10-01")),
        ("قبل نهاية العام", ("2022-12-31", "2022-12-31")),
        ("حتى نهاية أيلول", ("2022-09-30", "2022-09-30")),
        # Halves and quarters, and a span of years.
        ("في النصف الأول من عام 2022", ("2022-01-01", "2022-06-30")),
        ("خلال الربع الثالث من العام الماضي", ("2021-07-01", "2021-09-30")),
        ("بين عامي 2019 و2021", ("2019-01-01", "2021-12-31")),
    ],
)
def test_parts_of_months_and_nights_between_days(text: str, bounds: tuple[str, str]) -> None:
    (found,) = find_days(text, date(2022, 10, 18))
    assert found.resolved.bounds == tuple(map(date.fromisoformat, bounds))


def test_the_day_of_the_text(read: Reader) -> None:
    text = "أطلق الجيش العملية في 9 تشرين الأول 2019 قرب تل أبيض. وفي 17 من الشهر نفسه توقفت، ثم استؤنفت بعد 5 أيام. وفي اليوم التالي انسحبوا."
    assert [d.from_ for d in read(text, "2019-12-03").dates] == ["2019-10-09", "2019-10-17", "2019-10-22", "2019-10-23"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # A bearing before a capital tells of its province; how far off tells of the city, and so does the city's own word.
        ("قصفت المدفعية بلدة سرمين شرقي إدلب.", ("إدلب", "governorate")),
        ("سقطت قذيفة على بعد 5 كم شرق حماة.", ("حماة", "city")),
        # A camp that is called after a country is none; nor is a street the quarter that has its name elsewhere.
        ('قصف على مخيم "كويت النور" في ريف حلب.', ("كويت", None)),
    ],
)
def test_what_stands_before_a_name_says_which_place_it_is(
    read: Reader, text: str, place: tuple[str, str | None]
) -> None:
    surface, type_ = place
    found = [p.type if p.id else None for p in read(text).places for m in p.mentions if m.text == surface]
    assert found in ([type_], [] if type_ is None else [type_])
