"""Arabic: particles before names, words of place, and names that are everyday words too."""

from __future__ import annotations

import pytest

from newsparse import Analyzer
from newsparse.gazetteer import Gazetteer
from newsparse.gazetteer.matching import cut, scan
from newsparse.linking.arabic import in_terms, listed, needs_support, only_terms
from newsparse.models import Analysis


@pytest.fixture(scope="module")
def read(analyzer: Analyzer) -> object:
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
        ("سقطت قذائف على محيط مدينة الباب شرقي حلب.", [("الباب", "gn:174018"), ("حلب", "gn:170063")]),
        ("عاجل: تدمر الغارات منازل في وقف إطلاق النار، وجاءت مجموعة كبيرة.", []),
        ("فتح باب الحوار حول كبار السن في كلية الزراعة.", []),
        ("وصل الوفد إلى مدينة تدمر شرقي حمص.", [("تدمر", "gn:163808"), ("حمص", "gn:169577")]),
        ("قتل مدني في ناحية شران بريف عفرين.", [("ناحية شران", "SY020304"), ("عفرين", "gn:174186")]),
    ],
)
def test_places_and_everyday_words(read: object, text: str, places: list[tuple[str, str]]) -> None:
    assert sorted(_located(read(text))) == sorted(places)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "published", "actors"),
    [
        ("استهدفت قوات سوريا الديمقراطية نقطة لقوات النظام.", "2022-10-18", ["sdf", "syrian-arab-army"]),
        ("انتشر الجيش السوري في المدينة.", "2016-01-10", ["syrian-arab-army"]),
        ("انتشر الجيش السوري في المدينة.", "2025-06-10", ["syrian-army"]),
        ("قالت قسد إن الجيش الوطني قصف القرية.", "2022-10-18", ["sdf", "sna"]),
    ],
)
def test_actors_in_their_time(read: object, text: str, published: str, actors: list[str]) -> None:
    assert sorted(i for _, i in _actors(read(text, published))) == actors  # type: ignore[operator]


def test_an_article_too_many_or_too_few_needs_support(gazetteer: Gazetteer) -> None:
    entries = gazetteer.entries("رقه")
    assert entries
    assert not needs_support("الرقة", entries)
    assert needs_support("رقة", entries)
