"""Facts: who was harmed and how many, who says what, on sentences as news has them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import Analyzer
from newsparse.models import Analysis
from tests.conftest import Read

DAY = "2019-05-09"


def happened(analysis: Analysis) -> list[tuple[str, str | None, str | None]]:
    """Kind, place and first day of the events."""
    places = {p.key: p.name for p in analysis.places}
    days = {d.key: d.from_ for d in analysis.dates}
    return [
        (e.sub_type, places.get((e.place.key or "") if e.place else ""), days.get(e.date or ""))
        for e in analysis.events
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Government jets bombed Ariha in Syria on 4 May 2019.", [("air_drone_strike", "Ariha", "2019-05-04")]),
        ("Shelling hit Jayrud near Damascus on Sunday.", [("shelling_artillery_missile_attack", "Jayrud", "2019-05-05")]),
        (
            "Clashes broke out in Salqin, Syria, and rebels stormed Harim.",
            [("armed_clash", "Salqin", None), ("territory_overtaken", "Harem", None)],
        ),
        # The attack is the strike that was told of before.
        ("An air strike hit Ariha, Syria. The attack on the market was the third today.", [("air_drone_strike", "Ariha", "2019-05-09")]),
        # Where a government is meant nothing happened, and "the shelling" is what was told of before.
        ("An air strike hit Ariha, Syria. Damascus denied the shelling.", [("air_drone_strike", "Ariha", None)]),
        ("Police opened a bakery in Homs, Syria.", []),
        ("All but one of the drones were shot down near Ariha.", []),
        ("The army made an attempt to regain control of Ariha.", []),
        ("Bomb rockets kill 19 in Ariha", [("shelling_artillery_missile_attack", "Ariha", None)]),
        ("A woman was wounded in missile fire on Ariha.", [("shelling_artillery_missile_attack", "Ariha", None)]),
        ("Jets executed two airstrikes on Ariha.", [("air_drone_strike", "Ariha", None)]),
        ("Shelling hit Ariha in a new violation of the ceasefire agreement.", [("shelling_artillery_missile_attack", "Ariha", None)]),
        ("The ceasefire was violated in Homs.", []),
        ("Police fired tear gas at protesters in Homs.", []),
        # What is attacked is where it happens, whatever place the sentence names next.
        ("The army shelled Ariha before troops moved on Saraqib.", [("shelling_artillery_missile_attack", "Ariha", None)]),
        # Two towns are two incidents, whatever the first one's day; an area is where the town lies.
        (
            "Warplanes hit Talbisseh on Monday. Drones hit Palmyra in Syria.",
            [("air_drone_strike", "Talbiseh", "2019-05-06"), ("air_drone_strike", "Palmyra", None)],
        ),
        (
            "Shelling hit Idlib province in Syria. On Sunday shells struck Ariha.",
            [("shelling_artillery_missile_attack", "Ariha", "2019-05-05")],
        ),
        # Fighting in which a town is overrun is one battle; a participle says more of the deed above it.
        ("Fighting raged in Salqin, Syria, as rebels overran the town.", [("armed_clash", "Salqin", None)]),
        ("Troops carried out a raid near Salqin, Syria, targeting an officer.", [("armed_clash", "Salqin", None)]),
        ("The army managed to capture Salqin in Syria. Harim fell to rebels.", [("territory_overtaken", "Salqin", None), ("territory_overtaken", "Harem", None)]),
        ("Gunmen killed two officers in Salqin, Syria, despite the ceasefire.", [("armed_clash", "Salqin", None)]),
        # The place of another paragraph is not that of this one.
        ("The minister spoke in Ariha, Syria.\n\nRebels released a video. Qatar mediated a deal.", [("agreement", None, None)]),
        # What mines and shells do, who is shot at alone, what is no fighting, and what is by the way.
        ("Nine were injured when a pickup drove over a mine in Ariha.", [("remote_explosive_landmine_ied", "Ariha", None)]),
        ("Five people were killed when a shell fell in their house in Ariha.", [("shelling_artillery_missile_attack", "Ariha", None)]),
        ("A warplane carried out two raids against Ariha on Tuesday.", [("air_drone_strike", "Ariha", "2019-05-07")]),
        ("Gunmen opened fire at the car of Samer Haddad in Ariha.", [("attack", "Ariha", None)]),
        ("Near Ariha, one strike engaged a unit and suppressed a fighting position.", [("air_drone_strike", "Ariha", None)]),
        ("There was an explosion of anger in Ariha.", []),
        ("Rebels pushed ISIS out of three villages near Ariha.", [("territory_overtaken", "Ariha", None)]),
        ("Gunmen shot dead a man who had laid down his arms in January 2015 in Ariha.", [("attack", "Ariha", None)]),
        # What comes down where it was fired, what is fired on whom, and what warplanes raid.
        ("Two mortar rounds landed in Ariha on Tuesday.", [("shelling_artillery_missile_attack", "Ariha", "2019-05-07")]),
        ("A plane landed in Aleppo on Tuesday.", []),
        ("Troops opened fire on demonstrators in Saraqib.", [("attack", "Saraqib", None)]),
        ("Turkish warplanes raided Ariha.", [("air_drone_strike", "Ariha", None)]),
        # A list of places in several governorates.
        (
            "Shells hit Ariha, Azaz and the town of Palmyra.",
            [("shelling_artillery_missile_attack", p, None) for p in ("Ariha", "Azaz", "Palmyra")],
        ),
        # One attack, by its subject or by when.
        ("Attacks hit troops near Ariha.", [("armed_clash", "Ariha", None)]),
        ("Four men were killed when a rocket hit a house in Ariha.", [("shelling_artillery_missile_attack", "Ariha", None)]),
        # An outcome belongs to its deed, in its sentence or in its province.
        ("Jets fired missiles at a market in Ariha, which resulted in the killing of 11 civilians.", [("air_drone_strike", "Ariha", None)]),
        ("Rockets hit Ariha on Tuesday.\n\nRescuers came late to Ariha. Two women were killed, they said.", [("shelling_artillery_missile_attack", "Ariha", "2019-05-07")]),
        ("Rockets hit Ariha on Tuesday. Two women were killed in Azaz.", [("shelling_artillery_missile_attack", "Ariha", "2019-05-07"), ("attack", "Azaz", None)]),
        ("Five of those killed in Ariha were children.", []),
        # Names of bodies and operations tell of nothing; what is looted, thrown and cleared.
        ("The Center for Reconciliation of the Opposing Parties opened an office in Ariha.", []),
        ("Troops took part in Operation Desert Strike near Ariha.", []),
        ("A warehouse was looted in Ariha.", [("looting_property_destruction", "Ariha", None)]),
        ("A convoy was pelted with stones in Ariha.", [("mob_violence", "Ariha", None)]),
        ("Rebels cleared two villages near Ariha of militants.", [("territory_overtaken", "Ariha", None)]),
        ("Engineers cleared the road to Ariha of mines.", []),
        # The day of its own verb or none.
        ("ISIS beheaded three men in 2015, a court in Paris heard on Friday.", [("attack", "Paris", None)]),
        ("The men were freed on Tuesday under a deal reached on 10 March 2019.", [("release", None, "2019-05-07"), ("agreement", None, "2019-03-10")]),
    ],
)  # fmt: skip
def test_what_happened_where_and_when(read: Read, text: str, wanted: list[tuple[str, str | None, str | None]]) -> None:
    assert happened(read(text, DAY)) == wanted


def counts(analysis: Analysis) -> list[tuple[str, int | None, int | None]]:
    return [(c.kind, c.low, c.high) for c in analysis.casualties]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Three people, including a child, were injured in Ariha.", [("injured", 3, 3), ("injured", 1, 1)]),
        ("Shells killed at least nine civilians and wounded 14 others.", [("killed", 9, None), ("injured", 14, 14)]),
        ("Two soldiers and three civilians were killed.", [("killed", 2, 2), ("killed", 3, 3)]),
        ("A child was killed near the bakery.", [("killed", 1, 1)]),
        ("More than 50 fighters died in the battle.", [("killed", 50, None)]),
        ("Between six and seven people were killed.", [("killed", 6, 7)]),
        ("The strike left 12 dead and 30 wounded.", [("killed", 12, 12), ("injured", 30, 30)]),
        ("Dozens of villagers were arrested.", [("detained", None, None)]),
        ("The death toll rose to 11 on Tuesday.", [("killed", 11, 11)]),
        ("Gunmen abducted four aid workers on the road.", [("abducted", 4, 4)]),
        ("Up to 30,000 people have fled.", [("displaced", None, 30_000)]),
        ("Some 300 fighters were killed.", [("killed", 300, 300)]),
        ("Twenty-one prisoners were executed.", [("killed", 21, 21)]),
        ("Clashes displaced 1,200 families.", [("displaced", 1200, 1200)]),
        ("Civilians were killed in the raid.", [("killed", None, None)]),
        ("Omar Haddad was killed in his car.", [("killed", 1, 1)]),
        ("Five deaths were recorded.", [("killed", 5, 5)]),
        ("The war has claimed the lives of 500,000 people.", [("killed", 500_000, 500_000)]),
        ("A dozen rebels were captured.", [("detained", 12, 12)]),
        ("12 militants killed in Hama", [("killed", 12, 12)]),
        # Parts that "they are" and "of the forces" tell, who is one by his death, who is left dead, and who was taken and led away.
        (
            "The number of people killed since April rises to 2,309 people, they are: 583 civilians including 148 children, 934 fighters, and 792 of the regime forces.",
            [("killed", n, n) for n in (2309, 583, 148, 934, 792)],
        ),
        (
            "It documented the death of 11 members of the regime forces and 8 fighters, including 5 Jihadis.",
            [("killed", n, n) for n in (11, 8, 5)],
        ),
        ("Gunmen opened fire on a judge, which caused his injury.", [("injured", 1, 1)]),
        ("A man succumbed to his wounds in a hospital.", [("killed", 1, 1)]),
        ("Missions in Syria left 25 ISIS operatives dead.", [("killed", 25, 25)]),
        ("Two aid workers lost their lives; a third remains unaccounted for.", [("killed", 2, 2), ("missing", 1, 1)]),
        ("They kidnapped six persons, who were led away to an unknown place.", [("abducted", 6, 6)]),
        ("A relative of one of the kidnapped said so.", []),
        ("It left two students dead and a street sweeper maimed.", [("killed", 2, 2)]),
        (
            "The number of people who were killed since the start of the most violent campaign ever in that area on the 30th of April 2019 rises to 2,309 people.",
            [("killed", 2309, 2309)],
        ),
        ("Two soldiers fell as martyrs and a cameraman was wounded.", [("killed", 2, 2), ("injured", 1, 1)]),
        ("Police detained five men and released three of them.", [("detained", 5, 5)]),
        ("Nine others, some of them in critical condition, were injured.", [("injured", 9, 9)]),
        (
            "Among the victims were 13 medical personnel and three media workers.",
            [("killed", 13, 13), ("killed", 3, 3)],
        ),
        (
            "1,006 civilians, including 218 children, were documented killed.",
            [("killed", 1006, 1006), ("killed", 218, 218)],
        ),
        # Parts of a toll, and what another counts.
        (
            "At least 84 deaths have been verified by the office, 42 of them children.",
            [("killed", 84, None), ("killed", 42, 42)],
        ),
        (
            "Six deaths and 17 injuries, seven of them critical, were reported.",
            [("killed", 6, 6), ("injured", 17, 17), ("injured", 7, 7)],
        ),
        (
            "Its tally of 594 dead takes in 79 fighters and 55 civilians, 27 of whom were executed.",
            [("killed", 594, 594), ("killed", 79, 79), ("killed", 55, 55), ("killed", 27, 27)],
        ),
        ("Of the dead, 12 were fighters of the army, and three were children.", [("killed", 12, 12), ("killed", 3, 3)]),
        (
            "27 were killed; the office lists 34, of whom six were civilians.",
            [("killed", 27, 27), ("killed", 34, 34), ("killed", 6, 6)],
        ),
        ("They put the number of dead at no fewer than 28.", [("killed", 28, None)]),
        ("The number killed by mines this year passes 590.", [("killed", 590, None)]),
        # One person and his kin are counted together.
        ("A mother and two children died in the village.", [("killed", 3, 3)]),
        ("Mortars fell, killing a woman and her two sons.", [("killed", 3, 3)]),
        ("Two fighters and a shepherd were killed.", [("killed", 2, 2), ("killed", 1, 1)]),
        # Who is driven away, taken, hurt by the loss of a limb, or in custody.
        ("The war has driven 2.5 million abroad.", [("displaced", 2_500_000, 2_500_000)]),
        ("The quake made some 500,000 homeless.", [("displaced", 500_000, 500_000)]),
        ("Up to 160,000 people remain displaced.", [("displaced", None, 160_000)]),
        ("Four people were taken to an unknown destination.", [("abducted", 4, 4)]),
        ("Gunmen took a list to an unknown destination.", []),
        ("A patrol took four young men away.", [("detained", 4, 4)]),
        ("Three people are in custody, an officer said.", [("detained", 3, 3)]),
        ("A girl lost her left foot when the mine went off.", [("injured", 1, 1)]),
        ("A feud left five bystanders with bullet wounds.", [("injured", 5, 5)]),
        ("Gunmen arrested the media activist Samer Haddad on Monday.", [("detained", 1, 1)]),
        ("He was shot dead on Monday.", [("killed", 1, 1)]),
        ("Stones lightly injured two officers.[2] The road was cut.", [("injured", 2, 2)]),
        ("Residents speak of two dead civilians and more than sixty injured.", [("injured", 60, None)]),
        (
            "The death toll since the riot has reached 23: 17 fighters, five civilians and one guard.",
            [("killed", 23, 23), ("killed", 17, 17), ("killed", 5, 5), ("killed", 1, 1)],
        ),
        ("The toll rose to 12, including three children.", [("killed", 12, 12), ("killed", 3, 3)]),
        ("The number of rebel fighters killed in battles near the town has risen to 39.", [("killed", 39, 39)]),
        ("The number of arrested prisoners, who had escaped earlier, rose to 136.", [("detained", 136, 136)]),
        ("The number of schools closed has risen to 39.", []),
        (
            "Shells killed 30 people, including 18 army and paramilitary troops.",
            [("killed", 30, 30), ("killed", 18, 18)],
        ),
        (
            "Eleven fighters were killed near the border along with one villager.",
            [("killed", 11, 11), ("killed", 1, 1)],
        ),
        ("Four medics sustained serious injuries in the raid.", [("injured", 4, 4)]),
        ("Seven people lost their lives.", [("killed", 7, 7)]),
        (
            "12 people were killed on Sunday, including 4 children and two women.",
            [("killed", 12, 12), ("killed", 4, 4), ("killed", 2, 2)],
        ),
        ("Ten people, most of them women and children, died in the raid.", [("killed", 10, 10)]),
        ("The blast wounded six pupils and a passerby.", [("injured", 6, 6), ("injured", 1, 1)]),
        # An age counts nobody.
        ("A 12-year-old boy died in Saraqib.", [("killed", 1, 1)]),
        ("Omar Haddad, 42, was killed in his car.", [("killed", 1, 1)]),
        # The second clause has a subject of its own.
        ("Two soldiers were killed and a third was injured.", [("killed", 2, 2), ("injured", 1, 1)]),
        ("Ten rebels were killed and their commander was captured.", [("killed", 10, 10), ("detained", 1, 1)]),
        ("A jet was shot down by rebels and its pilot was killed.", [("killed", 1, 1)]),
        # What a count is made up of, without a word of harm of its own.
        (
            "The toll has risen to 412: 97 civilians including 21 women and 28 children, and 148 fighters.",
            [("killed", n, n) for n in (412, 97, 21, 28, 148)],
        ),
        (
            "They documented the killing of 803 people, among them 39 children.",
            [("killed", 803, 803), ("killed", 39, 39)],
        ),
        ("A strike left five civilians dead, including a child.", [("killed", 5, 5), ("killed", 1, 1)]),
        ("29 people were killed in the fighting, 10 of them rebels.", [("killed", 29, 29), ("killed", 10, 10)]),
        (
            "Five people were killed, including a child, and 12 wounded.",
            [("killed", 5, 5), ("killed", 1, 1), ("injured", 12, 12)],
        ),
        ("The fighting left at least 121 members of the security forces dead.", [("killed", 121, None)]),
        ("More than 30 people were dead.", [("killed", 30, None)]),
        ("A mine killed a woman and her three daughters.", [("killed", 4, 4)]),
        ("Gunmen shot dead two guards.", [("killed", 2, 2)]),
        ("His cousin was killed.", [("killed", 1, 1)]),
        ("Shells left three persons martyred and seven others injured.", [("killed", 3, 3), ("injured", 7, 7)]),
        ("Clashes in 2014 killed 20 people, activists say.", [("killed", 20, 20)]),
        # Those who are told of as dead, lost, taken or gone.
        ("Nine of the victims were pupils.", [("killed", 9, 9)]),
        ("Four women and two boys were among the dead.", [("killed", 4, 4), ("killed", 2, 2)]),
        ("The brigade lost 14 fighters near the dam.", [("killed", 14, 14)]),
        ("The firm lost 14 customers.", []),
        ("They took 18 prisoners.", [("detained", 18, 18)]),
        ("Fighters took seven soldiers prisoner.", [("detained", 7, 7)]),
        ("Fighters took four villagers hostage.", [("abducted", 4, 4)]),
        ("Soldiers rounded up more than 40 people in Salqin.", [("detained", 40, None)]),
        ("Around 30 families had left the village by noon.", [("displaced", 30, 30)]),
        ("Twenty soldiers left the base.", []),
        ("Rescuers pulled out three bodies.", [("killed", 3, 3)]),
        ("They recorded 160 martyrs and 395 wounded.", [("killed", 160, 160), ("injured", 395, 395)]),
        ("The centre counted 1,032 civilian deaths.", [("killed", 1032, 1032)]),
        ("Shells killed no fewer than 59 civilians.", [("killed", 59, None)]),
        ("He was one of at least 23 people killed.", [("killed", 23, None)]),
        ("27 Asayish and Manbij Council members lost their lives.", [("killed", 27, 27)]),
        ("The clashes left 95 fighters and 13 villagers dead.", [("killed", 95, 95), ("killed", 13, 13)]),
        ("Nearby, 12 people starved to death.", [("killed", 12, 12)]),
        ("It gave a lower toll of 25 civilians.", [("killed", 25, 25)]),
        ("Another 30 people were hurt, some of them badly.", [("injured", 30, 30)]),
        ("Three men were killed and others were injured.", [("killed", 3, 3), ("injured", None, None)]),
        ("A number of others were injured.", [("injured", None, None)]),
        ("Two soldiers were killed and four more were wounded.", [("killed", 2, 2), ("injured", 4, 4)]),
        ("The raid killed a smuggler and wounded his brother.", [("killed", 1, 1), ("injured", 1, 1)]),
        ("The strike killed a commander and at least 16 soldiers.", [("killed", 1, 1), ("killed", 16, None)]),
        ("Between 11 and 14 villagers were reported killed.", [("killed", 11, 14)]),
        ("Shells killed 61 people, a third of them children.", [("killed", 61, 61)]),
        # Who people are, not what is done to them.
        ("Tents of displaced people were hit.", []),
        ("Two million of the internally displaced have gone home.", []),
        ("None of the guards were hurt.", []),
        ("They executed 160 captured soldiers.", [("killed", 160, 160)]),
        # Parts of a count, wherever they stand.
        (
            "7 civilians, including a child and 2 women of one family, were killed.",
            [("killed", 7, 7), ("killed", 1, 1), ("killed", 2, 2)],
        ),
        (
            "Only 170 civilians, 41 children among them, have managed to leave.",
            [("displaced", 170, 170), ("displaced", 41, 41)],
        ),
        ("Nine of the dead were rebels, and three were soldiers.", [("killed", 9, 9), ("killed", 3, 3)]),
        ("One of the dead was a midwife.", [("killed", 1, 1)]),
        ("The victims included five children and one woman.", [("killed", 5, 5), ("killed", 1, 1)]),
        ("The office documented 14 detainees, six of whom were released.", [("detained", 14, 14)]),
        ("Three were hurt and 17 others, mostly women, injured.", [("injured", 3, 3), ("injured", 17, 17)]),
        # Who is counted together with others, and who is lost.
        ("A captain and five soldiers were killed.", [("killed", 6, 6)]),
        ("He lost his wife and two sons in the raid.", [("killed", 3, 3)]),
        ("They arrested a gang of four in the town.", [("detained", 4, 4)]),
        # What tolls come to.
        ("The killed from regime forces exceeded 35.", [("killed", 35, None)]),
        ("The number of martyrs was put at five.", [("killed", 5, 5)]),
        ("The fate of at least 17 is still unknown.", [("missing", 17, None)]),
        ("It counts more than 150,000 people as missing.", [("missing", 150000, None)]),
        ("The remains of 21 people were lifted from a trench.", [("killed", 21, 21)]),
        ("The ministry, which gave its own losses, spoke of 10 wounded.", [("injured", 10, 10)]),
        ("The group recorded 11 such attacks, in which nine people died.", [("killed", 9, 9)]),
        # Many who had to leave where they lived, and few.
        ("Jordan hosts about 660,000 registered Syrian refugees.", [("displaced", 660000, 660000)]),
        ("Two displaced people waited at the gate.", []),
        ("Umm Khaled 46 who fled Hirak said nothing.", []),
        ("Some 50 militants were liquidated.", [("killed", 50, 50)]),
        ("Sappers neutralized an explosive device in Raqqa.", []),
        ("A suicide bomber and four soldiers were killed.", [("killed", 1, 1), ("killed", 4, 4)]),
        ("The drone targeted a commander and three fighters were killed.", [("killed", 3, 3)]),
        ("He lost his brother in the crowd at the border.", []),
        ("He did not lose his mother and two brothers in the attack.", []),
        ("Turkey plans to resettle two million refugees.", []),
        ("Some 150,000 refugees have returned home.", []),
        ("What remains of 2,000 fighters is besieged.", []),
        ("Some 300 rebels succumbed to pressure and gave up.", []),
        ("More than 200 people have not managed to leave.", []),
        ("Not one of the dead was a fighter.", []),
        # Headlines with several tolls.
        ("Two killed, five hurt as car bomb rips through market", [("killed", 2, 2), ("injured", 5, 5)]),
        ("Three injured, one killed as mine explodes", [("injured", 3, 3), ("killed", 1, 1)]),
        ("Militants attack convoy near Palmyra, five soldiers killed", [("killed", 5, 5)]),
        # A dash before a bound, a quotation within a number, and nobody in particular.
        ("(agency) - At least 45 people have been killed.", [("killed", 45, None)]),
        ("A 'great number of rebels were killed' there.", [("killed", None, None)]),
        ("The alliance was accused of killing civilians.", []),
        ("Civilians were wounded near the mill.", [("injured", None, None)]),
        # A number without its article, of a force, and one of two numbers that stands behind its noun.
        ("The raid left dozen people killed.", [("killed", 12, 12)]),
        ("The groups lost over one hundred militants in the battle.", [("killed", 100, None)]),
        ("The battle cost the lives of 30 regime forces and 29 insurgents.", [("killed", 30, 30), ("killed", 29, 29)]),
        ("The army killed 28 and wounded 30 militants.", [("killed", 28, 28), ("injured", 30, 30)]),
        ("The bombing killed six and the number of injured reached 28.", [("killed", 6, 6), ("injured", 28, 28)]),
        ("He put the death toll at six and the number of injured at 28.", [("killed", 6, 6), ("injured", 28, 28)]),
    ],
)
def test_harm_is_counted_as_the_text_counts_it(
    read: Read, sentence: str, wanted: list[tuple[str, int | None, int | None]]
) -> None:
    assert counts(read(sentence, DAY)) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "No one was killed in the raid.",
        "They fired 12 rockets and destroyed three tanks.",
        "He was killed on 5 May 2019.",
        "The army threatened to kill hostages.",
        "Two villages were captured by the army.",
        "The aid is worth 12 million dollars.",
        "Strikes could kill thousands of people.",
        "He said his men had captured a police station.",
        "Only material losses were caused in the second raid, according to Samer Haddad.",
        "FSA capture 4 more villages in Hama",
    ],
)
def test_what_is_no_count_of_people_harmed(read: Read, sentence: str) -> None:
    assert [c for c in counts(read(sentence, DAY)) if c[1:] != (None, None) and c != ("killed", 1, 1)] == []


def test_a_count_tells_who_was_harmed_and_who_says_so(read: Read) -> None:
    found = read(
        "The Syrian Observatory for Human Rights said that six children were killed in Ariha, Idlib, on Tuesday.", DAY
    )
    (harm,) = found.casualties
    assert (harm.text, harm.who.text, harm.who.category) == ("six children were killed", "six children", "child")
    assert harm.source is not None
    (monitor,) = [o for o in found.organizations if o.id == "sohr"]
    assert (harm.source.key, harm.source.section) == (monitor.key, "organizations")
    assert [s.key for s in found.statements] == [harm.statement]
    assert [d.key for d in found.dates] == [harm.date]


def said(analysis: Analysis) -> list[tuple[str | None, str, str, str]]:
    return [(s.speaker.text if s.speaker else None, s.kind, s.stance, s.text) for s in analysis.statements]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A quotation that goes on behind who speaks, however much is told of him; one that he cuts with a verb of its own is another.
        (
            '"The roof is gone," said Omar Haddad, who has run the bakery since 2014. "We bake in the yard."',
            [("Omar Haddad", "direct", "said", '"The roof is gone," … "We bake in the yard."')],
        ),
        (
            '"The roof is gone," said Omar Haddad. "We bake in the yard," he added.',
            [
                ("Omar Haddad", "direct", "said", '"The roof is gone,"'),
                ("he", "direct", "said", '"We bake in the yard,"'),
            ],
        ),
        # What stands behind a verb that closes a quotation is where it was said, or what the text adds.
        (
            '"The road is open," Omar Haddad said in Ariha, where he is on a visit.',
            [("Omar Haddad", "direct", "said", '"The road is open,"')],
        ),
        # The first words of a quotation of two sentences, and two quotations in one report.
        (
            'Omar Haddad said that the council would "rebuild the bakery. That is what we promised."',
            [("Omar Haddad", "mixed", "said", 'the council would "rebuild the bakery. That is what we promised.')],
        ),
        (
            'Omar Haddad vowed to "rebuild the old bakery in spring" and to "open a second mill."',
            [("Omar Haddad", "direct", "warned", '"rebuild the old bakery in spring" and to "open a second mill."')],
        ),
        # A name before a colon, a participle, somebody who goes on to say something, and who asks.
        (
            'Omar Haddad: "The roof of the bakery is gone."',
            [("Omar Haddad", "direct", "said", '"The roof of the bakery is gone."')],
        ),
        (
            'Omar Haddad took to the street, shouting: "The roof of the bakery is gone."',
            [("Omar Haddad", "direct", "said", '"The roof of the bakery is gone."')],
        ),
        (
            'Omar Haddad went on to say, "The roof of the bakery is gone."',
            [("Omar Haddad", "direct", "said", '"The roof of the bakery is gone."')],
        ),
        (
            '"How far is the bakery?" asked the boy, who was wearing a coat.',
            [("the boy", "direct", "said", '"How far is the bakery?"')],
        ),
        (
            'Protesters chanted "Where is the bread?" and kept walking.',
            [("Protesters", "direct", "said", '"Where is the bread?"')],
        ),
        # The speaker behind the verb, far before it, or within what he says.
        (
            "Two soldiers were killed the same day near the mill, said a statement by the General Staff.",
            [
                (
                    "a statement by the General Staff",
                    "indirect",
                    "said",
                    "Two soldiers were killed the same day near the mill",
                )
            ],
        ),
        (
            "Umm Khaled, 43, whose home in the old quarter collapsed in the quake, said the blasts sent everyone running.",
            [("Umm Khaled", "indirect", "said", "the blasts sent everyone running")],
        ),
        (
            "Families fled the town on Monday, a source close to the council told the agency.",
            [("a source close to the council", "indirect", "said", "Families fled the town on Monday")],
        ),
        (
            "All foreign members of the party, he said, had to leave the country.",
            [("he", "indirect", "said", "All foreign members of the party … had to leave the country")],
        ),
        (
            "The trucks, according to a driver, had been searched twice.",
            [("a driver", "indirect", "said", "The trucks … had been searched twice")],
        ),
        (
            "According to two drivers, who asked not to be named, the trucks had been searched twice.",
            [("two drivers", "indirect", "said", "the trucks had been searched twice")],
        ),
        (
            "The envoy said on Tuesday, after talks that lasted three hours, that the convoys would leave.",
            [("The envoy", "indirect", "said", "the convoys would leave")],
        ),
        # What ends where another speaks, and what needs no clause.
        (
            "The envoy said that the toll would climb, while an officer warned that fuel was short.",
            [
                ("The envoy", "indirect", "said", "the toll would climb"),
                ("an officer", "indirect", "warned", "fuel was short"),
            ],
        ),
        (
            "The office counted 14 dead from both sides.",
            [("The office", "indirect", "said", "14 dead from both sides")],
        ),
        (
            "The ministry has warned people against venturing into the fields.",
            [("The ministry", "indirect", "warned", "people against venturing into the fields")],
        ),
        (
            "The army said no jet had flown, and accused rebels of shelling the mill.",
            [
                ("The army", "indirect", "said", "no jet had flown"),
                ("The army", "indirect", "accused", "rebels of shelling the mill"),
            ],
        ),
        (
            "The UN said that 900 people had left; the council denied the report.",
            [
                ("The UN", "indirect", "said", "900 people had left"),
                ("the council", "indirect", "denied", "the report"),
            ],
        ),
        ("Omar Haddad vowed to retake the town.", [("Omar Haddad", "indirect", "warned", "to retake the town")]),
        (
            "Omar Haddad denied the claim, saying that the mill was shut.",
            [
                ("Omar Haddad", "indirect", "denied", "the claim"),
                ("Omar Haddad", "indirect", "said", "the mill was shut"),
            ],
        ),
        (
            "The agency quoted a source in the ministry as saying that the road was shut.",
            [("a source in the ministry", "indirect", "said", "the road was shut")],
        ),
        (
            "Omar Haddad told the paper the road to the mill was shut.",
            [("Omar Haddad", "indirect", "said", "the road to the mill was shut")],
        ),
        ("The monitor put the toll at 12.", [("The monitor", "indirect", "said", "the toll at 12")]),
        (
            "Medics were helped by the Mercy Society, which said it had no fuel left.",
            [("the Mercy Society", "indirect", "said", "it had no fuel left")],
        ),
        (
            "Damascus denies hitting villagers and says the road is open.",
            [
                ("Damascus", "indirect", "denied", "hitting villagers"),
                ("Damascus", "indirect", "said", "the road is open"),
            ],
        ),
        (
            "The truce is fragile, a senior official told the council, warning that it could end.",
            [
                ("a senior official", "indirect", "said", "The truce is fragile"),
                ("a senior official", "indirect", "warned", "it could end"),
            ],
        ),
        ("A blast claimed the lives of 14 people.", []),
        ("The town, also known as Kobani, was quiet.", []),
        (
            '"It was no negotiation," Omar Haddad said. "It was dictation."',
            [("Omar Haddad", "direct", "said", '"It was no negotiation," … "It was dictation."')],
        ),
        (
            'Omar Haddad said: "The road to the mill is closed again."',
            [("Omar Haddad", "direct", "said", '"The road to the mill is closed again."')],
        ),
        (
            '"The road to the mill is closed again," said Omar Haddad, a farmer.',
            [("Omar Haddad", "direct", "said", '"The road to the mill is closed again,"')],
        ),
        (
            "“The road is closed,” Omar Haddad said. “Nobody came to open it.”",
            [("Omar Haddad", "direct", "said", "“The road is closed,” … “Nobody came to open it.”")],
        ),
        (
            "The council denied that the mill had been shelled.",
            [("The council", "indirect", "denied", "the mill had been shelled")],
        ),
        (
            "According to residents, the mill had been shelled twice.",
            [("residents", "indirect", "said", "the mill had been shelled twice")],
        ),
        (
            "The mill had been shelled twice, a doctor in Ariha said.",
            [("a doctor in Ariha", "indirect", "said", "The mill had been shelled twice")],
        ),
        (
            "Omar Haddad, a spokesman for the council, told reporters on Friday that the mill was open.",
            [("Omar Haddad", "indirect", "said", "the mill was open")],
        ),
        (
            "Russia claims that its jets hit no hospital.",
            [("Russia", "indirect", "claimed", "its jets hit no hospital")],
        ),
    ],
)
def test_what_is_said_by_whom(read: Read, text: str, wanted: list[tuple[str | None, str, str, str]]) -> None:
    assert said(read(text, DAY)) == wanted


def test_what_stands_behind_a_quotation_is_its_own(read: Read) -> None:
    text = (
        '"We were done with war," said Amina. "Now we sleep outside." About 200 families fled, according to the agency.'
    )
    found = [(s.text, s.speaker.text if s.speaker else None) for s in read(text, DAY).statements]
    assert found[-1] == ("About 200 families fled", "the agency")


def test_a_headline_says_with_a_colon_who_says_it(analyzer: Analyzer) -> None:
    text = (
        "Barrel bombs kill 23 in Aleppo as families flee: monitor\n\nBy Dana Farouq\n\n"
        "Barrel bombs killed at least 23 people in the rebel-held districts of Aleppo on Monday, residents of the city said by telephone.\n\n"
        "Families left for the border on foot and in lorries, and the Syrian Observatory for Human Rights counted 200 lorries by noon."
    )
    said = analyzer.analyze_text(text, published=DAY).statements[0]
    assert said.text == "Barrel bombs kill 23 in Aleppo as families flee"
    assert said.speaker is not None
    assert (said.speaker.text, said.cue) == ("monitor", None)


def test_he_is_who_spoke_last(read: Read) -> None:
    found = read('Omar Haddad said that the mill was open. "It never closed for a day," he said.', DAY)
    assert [s.speaker.key if s.speaker else None for s in found.statements] == [found.people[0].key] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The play “The Wheat Convoy” opened in Hama.",
        "They met on Friday and left the town.",
        "It is said to be open.",
        "The so-called “army” fled.",
        "If you think the article is wrong, please write.",
        "He does not know of any crew members hurt.",
    ],
)
def test_what_nobody_says(read: Read, text: str) -> None:
    assert said(read(text, DAY)) == []


PIECES = st.sampled_from(
    ['"', "“", "”", "''", " said ", "he said", " killed ", "five ", "5", "a", "at least ", " and ", ", ", ". ", "Omar Haddad", " were ", " that ", "\n\n", "people", "–", "according to "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(deadline=None, max_examples=60)
def test_whatever_the_text_facts_are_true_to_it(analyzer: Analyzer, text: str) -> None:
    if not any(c.isalpha() for c in text):
        return
    found = analyzer.analyze_text(text, published=DAY, clean=True)
    for s in found.statements:
        assert " … ".join(text[p.start : p.end] for p in s.spans) == s.text
        assert s.text.strip()
    for c in found.casualties:
        assert text[c.start : c.end] == c.text
        assert text[c.who.start : c.who.end] == c.who.text


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Talks took place in Damascus on Monday.", {"talks"}),
        ("The new governor took office in Daraa on Monday.", set()),
        ("Fighters captured the village of Kafr Zita in Hama on Monday.", {"territory_overtaken"}),
        ("Fighters took two checkpoints near Morek in Hama on Monday.", {"territory_overtaken"}),
        ("Rebels captured the pilot near Jayrud on Monday.", {"arrests"}),
        ("Police found grenades in a house in Daraa on Monday.", set()),
    ],
)
def test_what_is_taken_says_what_happened(read: Read, text: str, events: set[str]) -> None:
    assert {e.sub_type for e in read(text, "2018-05-04").events} == events


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # Saved text often has lost its commas: the subject is the tree's.
        (
            "The battle in Latakia has killed some 300 fighters on both sides the Observatory said.",
            [("the Observatory", "The battle in Latakia has killed some 300 fighters on both sides")],
        ),
        # Attacks that are monitored, who calls himself something, who could check nothing, and whom a report cites.
        (
            "On Friday activists monitored 12 airstrikes by Russian jets on Ariha.",
            [("activists", "12 airstrikes by Russian jets on Ariha")],
        ),
        ("Observers monitored the ceasefire in Ariha on Friday.", []),
        (
            "The alliance, which calls itself the Guards, said that the road was open.",
            [("The alliance", "the road was open")],
        ),
        ("The agency could not independently confirm the reports.", []),
        (
            "The army killed nine men, local media reported citing a military source.",
            [("local media", "The army killed nine men")],
        ),
        (
            "The town is quiet again, where the council accuses two traders of hiding flour.",
            [("the council", "two traders of hiding flour")],
        ),
        (
            "The agency reported that a vehicle was hit, adding that there were casualties.",
            [("The agency", "a vehicle was hit"), ("The agency", "there were casualties")],
        ),
        (
            "Helicopters pounded Aleppo on Saturday, activists said, as troops opened a new front.",
            [("activists", "Helicopters pounded Aleppo on Saturday")],
        ),
        ("Damascus denied carrying out the attack.", [("Damascus", "carrying out the attack")]),
        # "Suspected" and "reported" before a noun report nothing, and a time alone is no statement.
        ("A suspected air strike followed the reported shelling of the town.", []),
        ("Two weeks prior, the ministry revealed its losses.", []),
        ("Two men accused of killing a policeman were arrested in Homs.", []),
        ("The attack, which Turkey condemned, killed three soldiers.", []),
        # What is said begins with its number.
        ("The Observatory said 18 people had been killed.", [("The Observatory", "18 people had been killed")]),
        ("SANA said at least 20 civilians were killed.", [("SANA", "at least 20 civilians were killed")]),
        (
            "The minister said the road was open and added that convoys would pass.",
            [("The minister", "the road was open"), ("The minister", "convoys would pass")],
        ),
        # What closes a sentence, what stands in its middle, and what is joined to another deed.
        (
            "The government and the forces agreed on Wednesday to set up a committee, officials told The National.",
            [("officials", "The government and the forces agreed on Wednesday to set up a committee")],
        ),
        (
            "There were 14 raids in January, during which, according to the authorities, six men were detained.",
            [("the authorities", "six men were detained")],
        ),
        (
            "The network renews its appeal to all sides, and warns that more people may flee.",
            [("The network", "more people may flee")],
        ),
        (
            "A doctor in Douma, who asked not to be named, said his ward was full.",
            [("A doctor in Douma", "his ward was full")],
        ),
        ("A former officer agreed to speak if his name was not printed.", []),
        ("The court issued an order, the ministry said.", [("the ministry", "The court issued an order")]),
        ("The army asked residents to remain indoors.", [("The army", "to remain indoors")]),
        ("The ministry refused to confirm that its jets had struck the town.", []),
        ("Put the number of dead at 12.", []),
        # Deeds and events told by a participle or a noun.
        (
            "Israel has admitted to conducting hundreds of sorties.",
            [("Israel", "conducting hundreds of sorties")],
        ),
        ("The SDF announced the death of two of its fighters.", [("The SDF", "the death of two of its fighters")]),
        # What is condemned is told by what it is called.
        (
            'Damascus condemned what it called "a new crime of the enemy," and sent letters.',
            [("it", '"a new crime of the enemy,"')],
        ),
        # A verb that the tree hangs on a name, "that" behind a name that somebody gives himself, who is told of without commas.
        (
            "A second cleric, Sheikh Youssef Jarbou, called for dialogue with the state.",
            [("A second cleric", "for dialogue with the state")],
        ),
        (
            "An activist who gave his name as Abu Yazan said by telephone that the rescuers had no fuel.",
            [("Abu Yazan", "the rescuers had no fuel")],
        ),
        (
            "Russia which began its air campaign in September says its jets destroyed 94 targets.",
            [("Russia", "its jets destroyed 94 targets")],
        ),
        ("The cleric condemned the shooting.", [("The cleric", "the shooting")]),
        (
            "Homes for 34 wanted persons were searched, the army said.",
            [("the army", "Homes for 34 wanted persons were searched")],
        ),
        (
            'A diplomat in Damascus put it differently: "Nobody trusts anyone here."',
            [("A diplomat in Damascus", '"Nobody trusts anyone here."')],
        ),
        (
            'A military source told the agency the air force "strikes only at the dens of gunmen".',
            [("A military source", '"strikes only at the dens of gunmen"')],
        ),
        (
            "State television blamed gunmen for the fire, which it said left two students dead.",
            [("State television", "gunmen for the fire"), ("it", "left two students dead")],
        ),
        (
            "The Asayish, the security force of the north-east, blamed Turkey for the strike.",
            [("The Asayish", "Turkey for the strike")],
        ),
    ],
)
def test_who_says_what_without_quotation_marks(read: Read, sentence: str, wanted: list[tuple[str, str]]) -> None:
    said = read(sentence, DAY).statements
    assert [(s.speaker.text if s.speaker else None, s.text) for s in said] == wanted


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The army denied killing 12 civilians in Ariha.", "denied"),
        ("Ankara denied that its planes bombed Afrin.", "denied"),
        ("Officers foiled an attack by gunmen near Homs.", "planned"),
        ("The council called for a ceasefire in Idlib.", "planned"),
        ("The deal will be signed in Damascus.", "planned"),
        ("The attack did not kill anyone.", "asserted"),
        ("A suspected Turkish drone strike killed three men near Kobani.", "claimed"),
        ("A Turkish drone strike killed three men near Kobani.", "asserted"),
    ],
)
def test_what_did_not_happen_says_so(read: Read, sentence: str, status: str) -> None:
    assert [e.status for e in read(sentence, DAY).events] == [status]


@pytest.mark.parametrize(
    ("headline", "kind", "agents", "targets"),
    [
        ("Militants attack army convoy in Deir Ezzor, 5 killed", "armed_clash", ["Militants"], ["army convoy", "5"]),
        ("Gunmen kidnap aid worker in Idlib", "abduction_forced_disappearance", ["Gunmen"], ["aid worker"]),
        ("Israeli jets bomb Damascus airport", "air_drone_strike", ["Israeli jets"], ["Damascus airport"]),
        (
            "Regime forces shell market in Ariha, kill 12",
            "shelling_artillery_missile_attack",
            ["Regime forces"],
            ["market", "12"],
        ),
        # Nouns of what happens, before a verb or behind another noun.
        ("Regime air strikes kill 10 in Idlib", "air_drone_strike", ["Regime"], ["10"]),
        ("Car bomb kills 12 in Azaz", "remote_explosive_landmine_ied", [], ["12"]),
        ("Syria talks resume in Geneva", "talks", [], []),
    ],
)
def test_headlines_have_verbs_without_articles_around_them(
    read: Read, headline: str, kind: str, agents: list[str], targets: list[str]
) -> None:
    (event,) = read(headline, DAY).events
    assert (event.sub_type, [a.text for a in event.agents], [t.text for t in event.targets]) == (kind, agents, targets)


@pytest.mark.parametrize(
    ("text", "cumulative"),
    [
        ("More than 1,600 civilians have been killed in eastern Ghouta since the army began its offensive.", True),
        ("Five people were killed in Douma on Monday, the deadliest attack since January.", False),
    ],
)
def test_a_count_that_runs_from_an_earlier_day_on(analyzer: Analyzer, text: str, cumulative: bool) -> None:
    analysis = analyzer.analyze_text(text, clean=True, published="2018-03-05")
    assert [c.cumulative for c in analysis.casualties] == [cumulative]


def test_nobody_is_no_agent(analyzer: Analyzer) -> None:
    text = "A car bomb killed seven people in Afrin. No group claimed responsibility for the bombing."
    analysis = analyzer.analyze_text(text, clean=True, published="2018-03-05")
    assert not any("No group" in ref.text for e in analysis.events for ref in e.agents)


@pytest.mark.parametrize(
    ("text", "speaker", "who"),
    [
        ("The bread is gone, said a baker who gave his name as Abu Samir.", "a baker", "Abu Samir"),
        (
            '"The bread is gone," said one of its bakers, Khaled Omari, who was hurt.',
            "one of its bakers",
            "Khaled Omari",
        ),
        (
            '"We came at four," the commander, who goes by the name of Abu Laila, told the paper.',
            "the commander",
            "Abu Laila",
        ),
        ("The road is shut, according to state news agency SANA.", "state news agency SANA", "Syrian Arab News Agency"),
        (
            'Omar Haddad left. A farmer in Hama said the wheat was lost. "Nobody came," he said.',
            "A farmer in Hama",
            None,
        ),
        ("The London-based group said the road was shut.", "The London-based group", None),
    ],
)
def test_who_is_meant_by_what_a_speaker_is_called(read: Read, text: str, speaker: str, who: str | None) -> None:
    found = read(text, DAY)
    said = found.statements[-1].speaker
    assert said is not None
    names = {e.key: e.name for e in found.people} | {e.key: e.name for e in found.organizations}
    assert (said.text, names.get(said.key or "")) == (speaker, who)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("9 killed 14 injured in an air strike on Ariha", {("killed", 9, 9), ("injured", 14, 14)}),
        ("The army captured half a dozen fighters near Homs.", {("detained", 6, 6)}),
        ("The raid killed a pair of commanders.", {("killed", 2, 2)}),
        ("More than a quarter of a million people have been killed.", {("killed", 250_000, None)}),
        ("Shells fell on the town, wounding a large number of residents.", {("injured", None, None)}),
        ("Scores of patients are at risk of losing their lives.", set()),
        ("Twelve people who had lost their lives in the raid were buried.", {("killed", 12, 12)}),
        ("All 12 abducted were killed.", {("abducted", 12, 12), ("killed", 12, 12)}),
        ("A total number of 15 civilians were killed.", {("killed", 15, 15)}),
        ("Three and a half thousand people were killed.", {("killed", 3_500, 3_500)}),
        ("If the guards had not killed the gunmen, more would have come.", set()),
    ],
)
def test_numbers_in_words_and_in_pairs(
    read: Read, sentence: str, wanted: set[tuple[str, int | None, int | None]]
) -> None:
    assert set(counts(read(sentence, DAY))) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("A soldier killed two men on Monday.", {("killed", 2, 2)}),
        ("Three soldiers wounded a farmer.", {("injured", 1, 1)}),
        ("A sniper killed Ahmad Saleh, 12, in Idlib.", {("killed", 1, 1)}),
        ("A strike killed Salim Abu-Ahmad, a senior al-Qaeda leader.", {("killed", 1, 1)}),
        ("The shelling killed three children, a woman and an elderly man.", {("killed", 3, 3), ("killed", 1, 1)}),
        ("Two soldiers killed, officer wounded in ambush", {("killed", 2, 2), ("injured", 1, 1)}),
        ("Turkish soldier killed in Idlib attack", {("killed", 1, 1)}),
        ("A child died, bringing to nine the death toll.", {("killed", 1, 1), ("killed", 9, 9)}),
        ("IS said it had killed 20 soldiers near Sukhna.", {("killed", 20, 20)}),
        ("Four civilians, child killed in Idlib strike", {("killed", 4, 4), ("killed", 1, 1)}),
        ("Three of the five hostages were killed.", {("killed", 3, 3)}),
        ("At least two of the seven prisoners later died.", {("killed", 2, None)}),
        ("Russian helicopters killed up to 40 people in Idlib.", {("killed", None, 40)}),
        ("Not a single civilian was killed in the raid.", set()),
        ("Not one of our soldiers was killed, the army said.", set()),
        ("The number of refugees in Lebanon has fallen to 1.03 million.", set()),
        (
            "Soldiers fired, killing three and wounding 20, including two boys.",
            {("killed", 3, 3), ("injured", 20, 20), ("injured", 2, 2)},
        ),
        ("Turkish soldier killed rebel commander in Afrin", set()),
        ("Man who wounded policeman killed by security forces", set()),
        ("The blast killed a nurse, a doctor, and 14 others.", {("killed", 1, 1), ("killed", 14, 14)}),
    ],
)
def test_who_kills_is_not_killed_and_who_is_told_twice_counts_once(
    read: Read, sentence: str, wanted: set[tuple[str, int | None, int | None]]
) -> None:
    found = counts(read(sentence, DAY))
    assert set(found) == wanted
    assert len(found) <= len(wanted) + sentence.count(" man") + sentence.count(" doctor")


@pytest.mark.parametrize(
    ("sentence", "agents", "targets"),
    [
        ("Clashes between the army and the rebels killed 12 people.", ["the army", "the rebels"], ["12 people"]),
        ("Fighting between the army and IS killed 12.", ["the army", "IS"], ["12"]),
        ("Police shot at protesters in Suwayda.", ["Police"], ["protesters"]),
        ("Soldiers opened fire at random in the market.", ["Soldiers"], []),
        ("A protester was shot at close range by soldiers in Hama.", ["soldiers"], ["A protester"]),
        ("The bodies of three men, shot in the head, were found near Dhiban.", [], ["The bodies of three men"]),
        (
            "Fighters from Hayat Tahrir al-Sham seized the town of Atarib after clashes with the Zinki group.",
            ["Fighters"],
            ["the town of Atarib"],
        ),
    ],
)
def test_who_does_it_and_to_whom(read: Read, sentence: str, agents: list[str], targets: list[str]) -> None:
    (event,) = read(sentence, DAY).events
    assert ([r.text for r in event.agents], [r.text for r in event.targets]) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "speaker", "said_"),
    [
        (
            '"There was a huge explosion," a witness who asked not to be named told The Associated Press.',
            "a witness",
            '"There was a huge explosion,"',
        ),
        (
            'The ministry added that three terrorists had been "neutralised".',
            "The ministry",
            'three terrorists had been "neutralised"',
        ),
        ("IS claimed the attack, saying it had killed 20 soldiers.", "IS", "it had killed 20 soldiers"),
    ],
)
def test_who_tells_it_and_where_it_ends(read: Read, text: str, speaker: str, said_: str) -> None:
    last = read(text, DAY).statements[-1]
    assert (last.speaker and last.speaker.text, last.text) == (speaker, said_)


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("Washington and Moscow failed to reach a ceasefire deal in Geneva on Monday.", ["denied"]),
        ("The army has not dropped any barrel bombs on Daraya since Friday.", ["denied"]),
        ("Kerry struck an optimistic tone in Geneva.", []),
        ("Some 7,000 people left Daraya under a deal struck on August 25.", ["asserted"]),
    ],
)
def test_what_is_struck_failed_or_not_done(read: Read, sentence: str, statuses: list[str]) -> None:
    found = [e for e in read(sentence, DAY).events if e.sub_type != "displacement"]
    assert [e.status for e in found] == statuses


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Neither the government nor the rebels said how many fighters had left.", []),
        ("The blast wounded 43 people, the director said, without giving the number of dead.", ["the director"]),
        ("Warplanes, believed to be Russian, struck a hospital in Kafr Nabl.", []),
    ],
)
def test_who_says_nothing(read: Read, sentence: str, speakers: list[str]) -> None:
    assert [s.speaker and s.speaker.text for s in read(sentence, DAY).statements] == speakers
