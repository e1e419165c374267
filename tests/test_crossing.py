"""One name in two scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.gazetteer.crossing import likeness, shared
from newsparse.gazetteer.folding import key


@pytest.mark.parametrize(
    ("arabic", "spellings"),
    [
        ("قوقفين", ["Quqfin", "Kokfin", "Qouqfeen"]),
        ("زركان", ["Zarkan", "Zerkan"]),
        ("تل خنزير", ["Tall Khanzir", "Tell Khinzir"]),
        ("البريهة", ["Burayhah", "al-Breiha"]),
    ],
)
def test_both_scripts_share_a_key_and_are_alike(arabic: str, spellings: list[str]) -> None:
    for latin in spellings:
        assert shared(key(arabic)) == shared(key(latin))
        assert likeness(key(arabic), key(latin)) > 86


def test_another_name_is_less_like() -> None:
    assert likeness(key("زركان"), key("Zarkan")) > likeness(key("زركان"), key("Zurkin")) > likeness("زركان", "mabruka")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert 0.0 <= likeness(key(one), key(other)) <= 100.0
