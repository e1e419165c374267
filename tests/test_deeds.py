"""Who did what to whom, in the ways in which wires, monitors and communiques tell it, in English and in Arabic."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsparse import Analysis, Analyzer

Read = Callable[[str], Analysis]


@pytest.fixture(scope="module")
def read(analyzer: Analyzer) -> Read:
    return lambda text: analyzer.analyze_text(text, published="2019-08-14")


def _told(analysis: Analysis) -> list[tuple[str, list[str], str]]:
    return [(e.sub_type, [a.text for a in e.agents], e.status) for e in analysis.events]


_SHELLING, _AIR, _IED = "shelling_artillery_missile_attack", "air_drone_strike", "remote_explosive_landmine_ied"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # Who is killed in shelling does not shell.
        ("Six soldiers were killed in shelling by HTS in Latakia.", [(_SHELLING, ["HTS"], "asserted")]),
        ("Two civilians were killed in regime artillery shelling on Maarbalit.", [(_SHELLING, ["regime artillery"], "asserted")]),
        ("Villages were subjected to heavy shelling by regime forces.", [(_SHELLING, ["regime forces"], "asserted")]),
        ("A Scud missile fired by government forces hit Aleppo, killing 47 people.", [(_SHELLING, ["government forces"], "asserted")]),
        ("Ten people were killed when a rocket fired from Syria hit Kilis.", [(_SHELLING, [], "asserted")]),
        # In its own communique "it" is who speaks.
        ("The Turkish army said it had killed 22 YPG fighters in Afrin.", [("armed_clash", ["The Turkish army"], "asserted")]),
        ("The Israeli army said its tanks shelled a post in Quneitra.", [(_SHELLING, ["The Israeli army"], "asserted")]),
        ("The rebels said they had shot down a MiG-23 near Aleppo.", [("armed_clash", ["The rebels"], "asserted")]),
        # Who is blamed is not found to have done it.
        ("A car bomb killed 13 in Tal Abyad; Turkey blamed the YPG, which made no comment.", [(_IED, ["the YPG"], "claimed")]),
        ("A car bomb killed six in Azaz. The ministry accused the YPG of carrying out the attack.", [(_IED, ["the YPG"], "claimed")]),
        ("An airstrike allegedly carried out by the coalition killed five in Shafaa.", [(_AIR, ["the coalition"], "claimed")]),
        # What is destroyed, taken, downed and launched.
        ("Rebels destroyed a tank with a TOW missile near Morek.", [(_SHELLING, ["Rebels"], "asserted")]),
        ("HTS captured six tanks from government forces near Aleppo.", [("looting_property_destruction", ["HTS"], "asserted")]),
        ("Turkey downed a Syrian jet over Idlib.", [("armed_clash", ["Turkey"], "asserted")]),
        ("Iran launched missiles at Islamic State bases in Deir al-Zor.", [(_SHELLING, ["Iran"], "asserted")]),
        ("The army launched a campaign against corruption in Homs.", []),
        # What did not go off, and who was only taken.
        ("Army engineers defused a car bomb in Masaken Barzeh.", []),
        ("A suicide bomber was arrested in Azaz.", [("arrests", [], "asserted")]),
        ("The attackers fled to an unknown destination.", []),
        ("Two attack planes circled over Homs.", []),
        # What comes from above, and who is only said to fight, or to have come in.
        ("Jets dropped cluster bombs on Saraqib.", [(_AIR, ["Jets"], "asserted")]),
        ("The coalition fighting IS carried out air strikes in Raqqa.", [(_AIR, [], "asserted")]),
        ("Talks were held in regime-besieged Talbiseh on Tuesday.", [("talks", [], "asserted")]),
        ("Medical aid was taken out of the lorries before they entered the city of Rastan.", []),
        ("Reporters were barred from entering the town of Rastan.", []),
        # May is a month.
        ("Three civilians were killed on 5 August, and on May 7 government forces shelled Hama.", [(_SHELLING, ["government forces"], "asserted")]),
        # Two deeds of two in one sentence.
        (
            "Warplanes targeted Kafr Batna, killing 61 people, while rebels shelled Jaramana, killing 44.",
            [(_AIR, ["Warplanes"], "asserted"), (_SHELLING, ["rebels"], "asserted")],
        ),
    ],
)  # fmt: skip
def test_who_does_what(read: Read, sentence: str, wanted: list[tuple[str, list[str], str]]) -> None:
    assert _told(read(sentence)) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Gunmen shot dead three civilians in Tafas.", ["three civilians"]),
        ("Regime air strikes kill 18 in Ariha: monitor", ["18"]),
        ("The Observatory reported that 11 people, including two women, died in shelling by rebels.", []),
    ],
)
def test_to_whom(read: Read, sentence: str, wanted: list[str]) -> None:
    (event,) = read(sentence).events
    assert [t.text for t in event.targets] == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Jabhat al-Nusra fighters captured five T-72 tanks near Aleppo.",
        "Rebels captured two L-39 jets at the air base as troops fled.",
    ],
)
def test_tanks_are_nobody(read: Read, sentence: str) -> None:
    assert read(sentence).casualties == []


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("On 14 February Turkish artillery shelled Tal Rifaat.", [None]),
        ("The air defences intercepted 71 of 103 cruise missiles.", [71]),
        ("Two of their tanks were destroyed near Azaz.", [2]),
        ("A plane dropped 2,000-pound bombs on Raqqa.", [1, None]),
    ],
)
def test_how_many(read: Read, sentence: str, wanted: list[int | None]) -> None:
    assert [m.count for m in read(sentence).materiel] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Army helicopters circled over Darayya.", ["Army"]),
        ("Rebels fired Grad rockets at Fua.", ["Rebels"]),
        ("Two tanks of the SDF stood at the gate.", ["SDF"]),
    ],
)
def test_whose(read: Read, sentence: str, wanted: list[str]) -> None:
    assert [m.owner.text if m.owner else None for m in read(sentence).materiel] == wanted


def test_a_title_names_the_city_and_the_text_a_town_of_it(read: Read) -> None:
    text = "Regime forces shell Idlib\n\nRegime forces shelled the town of Sarmin on Tuesday, killing two farmers."
    (event,) = read(text).events
    assert event.place is not None
    assert event.place.text == "Sarmin"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A blast that turns out to be a suicide bomber's, and rockets that only "hit".
        (
            "A blast killed six people in Azaz on Monday.\n\nThe suicide bombing hit a queue in Azaz, medics said.",
            [("suicide_bomb", "Azaz")],
        ),
        (
            "A drone strike killed two men in Sarmada on Monday.\n\nThe missiles hit a car in Sarmada, a witness said.",
            [(_AIR, "Sarmada")],
        ),
        (
            "A drone strike killed two men in Sarmada on Monday.\n\nRockets also hit a house in Sarmada, a witness said.",
            [(_AIR, "Sarmada"), (_SHELLING, "Sarmada")],
        ),
        (
            "A suicide bomber killed six people in Azaz on Monday.\n\nA car bomb also killed a man in Azaz, medics said.",
            [("suicide_bomb", "Azaz"), (_IED, "Azaz")],
        ),
        # Whom a deed harmed, told in a breath with it, or in the title of the area around.
        (
            "Four killed in strike in Qamishli\n\nFour people were killed in a drone strike in the Sinaa quarter of Qamishli.",
            [(_AIR, "Qamishli")],
        ),
        (
            "Drone injures man in Hasakah northern countryside\n\nA drone struck a farm in Tell Tamer, a resident said.",
            [(_AIR, "Tell Tamer")],
        ),
        # Two countries are two places.
        (
            "Air strikes in Iraq killed nine men on Monday.\n\nAir strikes in Lebanon killed two men, officials said.",
            [(_AIR, "Iraq"), (_AIR, "Lebanon")],
        ),
    ],
)
def test_what_is_told_in_other_words_is_one(read: Read, text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(e.sub_type, e.place and e.place.text) for e in read(text).events] == wanted


def test_where_forces_are_posted_is_not_where_they_fire(read: Read) -> None:
    """Both towns of a list, up to what is fired on."""
    told = read("Terrorists positioned in Binnish and Maarrat Misrin fired mortar shells on the town of Fuah.")
    assert {e.place and e.place.text for e in told.events} == {"Fuah"}
    told = read("Turkish forces stationed in Tell Abyad shelled the village of Sayda on Monday.")
    assert {e.place and e.place.text for e in told.events} == {"Sayda"}


def test_two_unknown_villages_are_two_places(read: Read) -> None:
    text = "Shells hit the village of Qarzabad in Idlib. A day later shells hit the village of Zorbaniya in Idlib."
    assert len(read(text).events) == 2


_BY = list[tuple[str, list[str]]]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # Men of a force behind a verb, bullets or "by" do it.
        ("هاجم مسلحون من تنظيم داعش حاجزاً لقسد في بلدة الصور.", [("armed_clash", ["تنظيم داعش"])]),
        ("قتل مدنيان برصاص عناصر من قسد في مدينة الرقة.", [("attack", ["قسد"])]),
        ("اعتقل عناصر الأمن العسكري 3 شبان في مدينة دوما.", [("arrests", ["الأمن العسكري"])]),
        # Both sides.
        (
            "دارت اشتباكات بين وحدات حماية الشعب من جهة وجبهة النصرة من جهة أخرى في محيط بلدة تل حميس.",
            [("armed_clash", ["وحدات حماية الشعب", "جبهة النصرة"])],
        ),
        # With what somebody is aimed at.
        ("الطيران الحربي استهدف بلدة حاس بثماني غارات.", [(_AIR, ["الطيران الحربي"])]),
        ("استهدف تنظيم الدولة بعبوة ناسفة صهريجاً قرب الميادين.", [(_IED, ["تنظيم الدولة"])]),
        ("استهدف مسلحون بالأسلحة الرشاشة دورية في بلدة البصيرة.", [("attack", [])]),
        ("قصفت طائرات التحالف الدولي مدينة الطبقة.", [(_AIR, ["التحالف الدولي"])]),
        ("فجر انتحاري نفسه بسيارة مفخخة في مدينة جبلة.", [("suicide_bomb", [])]),
        # Weapons that are only had, and who is set free.
        ("إحباط تهريب شحنة أسلحة تضم صواريخ في اللاذقية.", []),
        ("أفرجت وزارة الداخلية عن 35 موقوفاً من سجن حلب.", [("release", ["وزارة الداخلية"])]),
    ],
)
def test_who_does_what_in_arabic(read: Read, sentence: str, wanted: _BY) -> None:
    assert [(e.sub_type, [a.text for a in e.agents]) for e in read(sentence).events] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("أسفر الانفجار عن مقتل وجرح 12 عنصراً.", [("killed", 12), ("injured", 12)]),
        ("استشهد الشاب متأثراً بجراح أصيب بها في اشتباكات القابون.", [("killed", 1)]),
        ("انتشال جثامين 5 أطفال قضوا بقصف على سرمين.", [("killed", 5)]),
        ("الدولة الإسلامية أعدمت 3 رجال في مدينة الرقة.", [("killed", 3)]),
        ("وحدة من الجيش تقضي على 25 إرهابياً بكمين محكم.", [("killed", 25)]),
        ("اغتال مجهولون عنصرين سابقين في بلدة طفس.", [("killed", 2)]),
    ],
)
def test_counts_in_arabic(read: Read, sentence: str, wanted: list[tuple[str, int]]) -> None:
    assert [(c.kind, c.low) for c in read(sentence).casualties] == wanted


_PIECE = tuple[str, str, str | None, int | None]


@pytest.mark.parametrize(
    ("sentence", "wanted", "means"),
    [
        (
            "اغتنم الثوار دبابتين وثلاث عربات مدرعة وصواريخ تاو قرب مورك.",
            [("tank", "دبابتين", None, 2), ("armoured_vehicle", "عربات مدرعة", None, 3), ("missile", "صواريخ تاو", "BGM-71 TOW", None)],
            [],
        ),
        ("قصفت قوات النظام بالمدفعية الثقيلة بلدة سرمين.", [("artillery", "المدفعية الثقيلة", None, None)], ["m1"]),
        ("ألقى الطيران المروحي براميل متفجرة على بلدة الحولة.", [("helicopter", "الطيران المروحي", None, None), ("bomb", "براميل متفجرة", None, None)], ["m1", "m2"]),
        ("انفجرت عبوة ناسفة بسيارة عسكرية في مدينة اعزاز.", [("ied", "عبوة ناسفة", None, None), ("vehicle", "سيارة عسكرية", None, None)], ["m1"]),
    ],
)  # fmt: skip
def test_arabic_materiel(read: Read, sentence: str, wanted: list[_PIECE], means: list[str]) -> None:
    analysis = read(sentence)
    assert [(m.kind, m.text, m.name, m.count) for m in analysis.materiel] == wanted
    assert [key for e in analysis.events for key in e.weapons] == means


def test_a_word_of_two_letters_is_no_name(read: Read) -> None:
    assert [p.name for p in read("استشهد محمد العلي متأثراً بجراح أصيب بها في اشتباكات القابون.").people] == [
        "محمد العلي"
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Barrack visits Damascus\n\nUS envoy Tom Barrack came to Damascus on Monday.", ["Tom Barrack"]),
        ("Abdi signs a deal\n\nSDF commander Mazloum Abdi signed it in Damascus.", ["Mazloum Abdi"]),
    ],
)
def test_a_titles_family_name(read: Read, text: str, wanted: list[str]) -> None:
    assert [p.name for p in read(text).people] == wanted


@pytest.mark.parametrize(
    ("sentence", "day", "wanted"),
    [
        ("Syrian security forces arrested a man.", "2025-11-12", "security-forces-sy"),
        ("Syrian security forces arrested a man.", "2019-11-12", "security-forces-sy-assad"),
    ],
)
def test_security_forces_are_those_of_their_day(analyzer: Analyzer, sentence: str, day: str, wanted: str) -> None:
    assert [g.id for g in analyzer.analyze_text(sentence, published=day).groups] == [wanted]


@pytest.mark.parametrize("day", ["2016-11-12", "2025-11-12"])
def test_state_media_are_no_government(analyzer: Analyzer, day: str) -> None:
    found = analyzer.analyze_text("Syrian state media said two were killed near Damascus.", published=day)
    assert [o.id for o in found.organizations] == ["sana"]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("A strike on al-Mayadeen killed six civilians.", "gn:173480"),
        ("Shells fell on Mar'a in northern Aleppo.", "gn:167245"),
        ("Two civilians were killed in Adra in Rif Dimashq.", "rd:adra"),
    ],
)
def test_towns_and_not_their_namesakes(read: Read, sentence: str, wanted: str) -> None:
    assert wanted in [p.id for p in read(sentence).places]


def test_the_president_and_no_quarter(analyzer: Analyzer) -> None:
    text = "Mazloum Abdi and al-Sharaa agreed on a ceasefire in Aleppo after clashes in Sheikh Maqsoud."
    found = analyzer.analyze_text(text, published="2025-11-12")
    assert "ahmed-al-sharaa" in [p.id for p in found.people]


@pytest.mark.parametrize(
    ("sentence", "speaker", "content"),
    [
        ("Save the Children said 77 children were killed in Idlib.", "Save the Children", "77 children were killed in Idlib"),
        (
            "Air raids on Kobani killed 31 people, the Observatory said, a week after a bombing that Ankara blamed on others.",
            "the Observatory",
            "Air raids on Kobani killed 31 people",
        ),
        ("Army units captured three villages, SANA quoted a military source as saying.", "a military source", "Army units captured three villages"),
        ('"We will not leave," Erdogan was quoted as saying by Anadolu.', "Erdogan", '"We will not leave,"'),
        ("Seven shells hit Jaramana, SANA reports.", "SANA", "Seven shells hit Jaramana"),
    ],
)  # fmt: skip
def test_who_says_what(read: Read, sentence: str, speaker: str, content: str) -> None:
    said = read(sentence).statements[0]
    assert (said.speaker.text if said.speaker else None, said.text) == (speaker, content)


def test_what_is_maintained_is_not_said(read: Read) -> None:
    text = "Al-Ali asked for discipline in all procedures, with public security and order maintained, and the safety of citizens ensured."
    assert "maintained" not in [s.cue.text for s in read(text).statements if s.cue]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Turkish F-16 jets bombed YPG positions in Afrin.", ["turkish-armed-forces"]),
        ("Russian and Syrian warplanes bombed Khan Sheikhoun.", ["russian-armed-forces", "syrian-arab-air-force"]),
        ("The Syrian Army launched an operation against the SDF in Aleppo.", ["syrian-arab-army"]),
        ("Rescuers launched a search operation near Aleppo.", None),
    ],
)
def test_forces_that_act(read: Read, sentence: str, wanted: list[str] | None) -> None:
    analysis = read(sentence)
    ids = {g.key: g.id for g in analysis.groups}
    found = [[ids.get(a.key or "") for a in e.agents] for e in analysis.events]
    assert found == ([wanted] if wanted is not None else [])


def test_an_event_in_a_title_is_surer_than_one_far_behind(read: Read) -> None:
    text = (
        "Shelling kills two in Sarmin\n\n"
        + "The road to the coast was open again. " * 4
        + "\n\nIn Daraa, a car bomb went off."
    )
    title, last = read(text).events
    assert title.confidence > last.confidence


def test_who_holds_the_ground_is_not_hit(read: Read) -> None:
    (event,) = read("Rebels shelled YPG-held Tal Rifaat.").events
    assert [t.key for t in event.targets] in ([], [None])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Two civilians were killed in Tafas when a shell hit a house.", "gn:163806"),
        ("Two civilians were killed in Jobar when a shell hit a house.", "di:jobar"),
        ("They met Salma in the evening.", None),
    ],
)
def test_a_short_name_alone(read: Read, sentence: str, wanted: str | None) -> None:
    assert [p.id for p in read(sentence).places if p.id] == ([wanted] if wanted else [])
