"""What a text has each force do where it names it; what a group had become; and of which country a body is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsparse import Analysis, Analyzer
from newsparse.gazetteer import load_gazetteer
from newsparse.gazetteer.lineage import Lineage
from newsparse.render.tables import table

Read = Callable[[str], Analysis]


@pytest.fixture(scope="module")
def read(analyzer: Analyzer) -> Read:
    return lambda text: analyzer.analyze_text(text, published="2018-05-03")


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Regime warplanes bombed HTS fighters in Saraqib.", [("Regime warplanes", "agent"), ("HTS", "target")]),
        ("Shells fell on SDF-held Manbij.", [("SDF", "owner_of_ground")]),
        ("Two farmers were killed in areas controlled by the SDF.", [("SDF", "owner_of_ground")]),
        ("Three people were killed in Saraqib, a stronghold of HTS.", [("HTS", "owner_of_ground")]),
        ("The SDF said that the road was open.", [("SDF", "source")]),
        ("The SDF met nobody on Monday.", [("SDF", "unclear")]),
        # What is denied or only planned makes nobody its agent.
        ("The SDF denied that the SDF had shelled Azaz.", [("SDF", "source"), ("SDF", "unclear")]),
        ("أصيب مدنيان في مناطق سيطرة قسد.", [("قسد", "owner_of_ground")]),
        ("قصفت قوات النظام بلدة سرمين.", [("قوات النظام", "agent")]),
    ],
)
def test_the_role_of_each_mention(read: Read, sentence: str, wanted: list[tuple[str, str]]) -> None:
    found = [(m.start, m.text, m.role) for g in read(sentence).groups for m in g.mentions]
    assert [(text, role) for _, text, role in sorted(found)] == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("A Turkish drone", "adjective"),
        ("A US raid", "adjective"),
        ("Israeli forces", "adjective"),
        ("The Lebanese army", "name"),
        ("The Syrian Democratic Forces", "name"),
        ("The SDF", "name"),
    ],
)
def test_a_name_or_an_adjective(read: Read, words: str, wanted: str) -> None:
    (group,) = read(f"{words} killed two men near Azaz.").groups
    assert [m.by for m in group.mentions] == [wanted]


def test_a_name_from_the_past_tells_what_it_had_become(read: Read) -> None:
    (group,) = read("Nusra seized the town of Saraqib.").groups
    assert (group.id, group.successor.id if group.successor else None) == ("jabhat-al-nusra", "hts")
    (row,) = table("groups").rows(read("Nusra seized the town of Saraqib."))
    assert row["successor_id"] == "hts"


def test_a_group_in_its_time_has_no_successor(read: Read, analyzer: Analyzer) -> None:
    assert [g.successor for g in read("HTS seized the town of Saraqib.").groups] == [None]
    undated = analyzer.analyze_text("Nusra seized the town of Saraqib.")
    assert [g.successor for g in undated.groups] == [None]


def test_a_line_that_ends_leads_nowhere() -> None:
    lineage = Lineage(load_gazetteer(()))
    assert lineage.became("jabhat-al-nusra", "2015-01-01") is None
    found = lineage.became("jabhat-al-nusra", "2016-12-01")
    assert found is not None
    assert found.id == "jabhat-fatah-al-sham"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Turkey's Defence Ministry spoke.", "TR"),
        ("The Foreign Ministry in Beirut spoke.", "LB"),
        ("The Lebanese parliament met.", "LB"),
        ("The Ukrainian Embassy in Damascus closed.", "UA"),
        ("The Education Directorate spoke.", None),
    ],
)
def test_the_country_of_a_body_without_a_record(read: Read, sentence: str, wanted: str | None) -> None:
    assert [o.country for o in read(sentence).organizations] == [wanted]


def test_the_country_of_a_body_with_a_record(read: Read) -> None:
    assert [o.country for o in read("قالت وزارة الدفاع التركية إنها ترد.").organizations] == ["TR"]
