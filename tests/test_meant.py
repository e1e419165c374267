"""Whom the words of a speaker mean: names, pronouns, and what somebody is called by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsparse.facts.meant import meant, unnamed
from newsparse.facts.remembered import Named
from newsparse.models.entities import Entity
from tests.conftest import Read

SPOKEN = """HOMS, Syria (Cedar Wire) - A drone strike killed four people near Homs on Sunday, a war monitor said.

"Four members of a single family died," said Rami Abdul Rahman, who heads the Syrian Observatory for Human Rights.

The monitor said the strike hit a car.

"They were on their way to work. Nobody warned them."

The Syrian Ministry of Defence said its forces were not there. The ministry added that "terrorists" had been targeted.

The Kurdish news agency, Hawar News, said a van was burnt. A monitor in Geneva wrote that nobody claimed the strike.

The SDF's commander, Mazloum Abdi, said talks would go on. The commander said he was ready, and the driver said he was not.
"""
SPOKEN_ARABIC = """قالت وزارة الدفاع السورية إن قواتها استهدفت مواقع لتنظيم داعش قرب تدمر.

وأضافت الوزارة أن ثلاثة عناصر قتلوا في القصف.

وأفاد المرصد السوري لحقوق الإنسان بأن أربعة مدنيين أصيبوا. وأشارت المنظمة إلى أن أعدادهم مرشحة للزيادة.
"""


def _speakers(text: str, read: Read) -> list[tuple[str, str | None]]:
    found = read(text, "2024-03-03")
    entities: list[Entity] = [*found.people, *found.groups, *found.organizations, *found.places]
    names = {e.key: e.name for e in entities}
    return [(s.speaker.text, names.get(s.speaker.key or "")) for s in found.statements if s.speaker]


OBSERVATORY = "Syrian Observatory for Human Rights"
MINISTRY = "Defence Ministry (Syria)"


def test_what_somebody_is_called_by_means_who_spoke_or_was_named(read: Read) -> None:
    assert _speakers(SPOKEN, read) == [
        ("a war monitor", OBSERVATORY),
        ("Rami Abdul Rahman", "Rami Abdulrahman"),
        ("The monitor", OBSERVATORY),
        ("The monitor", OBSERVATORY),  # a paragraph that is a quotation goes on
        ("The Syrian Ministry of Defence", MINISTRY),
        ("The ministry", MINISTRY),
        ("The Kurdish news agency", "Hawar News Agency"),
        ("A monitor in Geneva", None),
        ("The SDF's commander", "Mazloum Abdi"),
        ("The commander", "Mazloum Abdi"),
        ("the driver", None),
    ]


def test_a_name_in_apposition_is_meant_whatever_its_rank_or_article(read: Read) -> None:
    text = (
        "The spokesman of the US-led coalition, Col. Ryan Dillon, said a strike failed. "
        "The main opposition group, the Syrian National Council, said it knew of the plan. "
        "Syria's interim President, Ahmed al-Sharaa, warned that talks would end."
    )
    assert [name for _, name in _speakers(text, read)] == ["Ryan Dillon", "Syrian National Council", "Ahmed al-Sharaa"]


def test_in_arabic_a_noun_with_its_article_does(read: Read) -> None:
    assert _speakers(SPOKEN_ARABIC, read) == [
        ("وزارة الدفاع السورية", MINISTRY),
        ("الوزارة", MINISTRY),
        ("المرصد السوري لحقوق الإنسان", OBSERVATORY),
        ("المنظمة", OBSERVATORY),
    ]


def test_it_is_nobody_where_nobody_named_spoke_last() -> None:
    text = "The SDF said one thing. Villagers said another. It said no more."
    sdf = Named("g1", "groups", 4, 7)
    spans = [(0, 7), (24, 33), (48, 50)]
    keys = [ref.key for ref in meant(text, [unnamed(text, *s) for s in spans], [sdf]).values()]
    assert keys == ["g1", None, None]


TOLD_OF = """A doctor at a clinic in Saqba said his ward was full. "We have no fuel," he said.

Hassan Khalil, a pharmacist, lost his wife. He had carried her to the clinic, he said.

Umm Rami had queued since sunrise. "There is no bread," she said. The doctor and Hassan Khalil did not answer.

Local sources said a shell fell on the mill. It set the wheat on fire, they added.

In Tehran, the council's secretary Ali Shamkhani praised the army. "The road is open," he said.

The UK-based Syrian Observatory for Human Rights gave a higher toll. It said nine had died, and the report named them.

Russia's ambassador to the United Nations, Vassily Nebenzia, told reporters the text was not realistic.

Layla Darwish, a mother of four who fled to Hasakah on Monday, told ANHA: "We left at night." She called on Russia to act.
"""


def test_the_dead_say_nothing_and_a_man_is_no_it(read: Read) -> None:
    text = 'Omar Khalil said the house had burned down. A man was killed in the fire. "I saw everything," he said.'
    assert _speakers(text, read)[-1] == ("he", "Omar Khalil")
    text = "The Syrian Observatory for Human Rights said two were hurt. A man died in a raid. It added that a child was missing."
    assert _speakers(text, read)[-1] == ("It", OBSERVATORY)
    text = 'Abu Omar said the shell fell on the mill. "We have no bread," she said.'
    assert _speakers(text, read)[-1] == ("she", None)


def test_a_pronoun_means_whom_the_sentences_before_tell_of(read: Read) -> None:
    assert _speakers(TOLD_OF, read) == [
        ("A doctor at a clinic in Saqba", None),
        ("A doctor at a clinic in Saqba", None),
        ("he", "Hassan Khalil"),
        ("she", "Umm Rami"),
        ("Local sources", None),
        ("Local sources", None),
        ("he", "Ali Shamkhani"),
        ("It", OBSERVATORY),
        ("Russia's ambassador to the United Nations", "Vasily Nebenzya"),
        ("Layla Darwish", "Layla Darwish"),
        ("She", "Layla Darwish"),
    ]


@given(
    st.text("the a it he monitor of, SDF.", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)))
)
def test_every_speaker_is_words_of_the_text_and_a_pronoun_points_back(text: str, cuts: list[tuple[int, int]]) -> None:
    spans = [(min(c), max(c)) for c in cuts if max(c) <= len(text)]
    named = [Named("o1", "organizations", *s, type="monitor") for s in spans[::2]]
    found = meant(text, [unnamed(text, *s) for s in spans], named)
    assert set(found) == set(spans)
    assert all(ref.text == text[ref.start : ref.end] for ref in found.values())
    back = {(a, b): ref for (a, b), ref in found.items() if (ref.start, ref.end) != (a, b)}
    assert all(text[a:b] in {"he", "it", "they"} and ref.start <= a for (a, b), ref in back.items())
