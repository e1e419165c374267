"""The weights of place resolution: all of them, in one table, with what each is for.

A candidate's score is a sum of terms, each a weight of this table times what
the text or the gazetteer shows; shares follow from the scores by a softmax.
Most are fitted by `tests/benchmarks/fit_places.py` on located texts that the
user names, and reported on the folds that were not fitted. Some are set by
hand, because a point cannot tell a town from the area around it, or because
the texts at hand have too few cases; the script lists them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """In logits. A weight is added where its docstring holds, so those that speak against are negative."""

    importance: float = 7.7
    """Times the record's importance, a prior in [0, 1]."""
    exact_spelling: float = 0.2
    """The text spells the name as the record does, hyphens and case aside."""
    weak_name: float = -1.2
    """The name is also an English word or a given name."""
    bare_site: float = -0.8
    """Added for a site that bears the name only together with a word for its kind, and none stands beside it: Saydnaya, its prison."""
    similar: float = -1.4
    """The name is only like the record's."""
    unlike: float = -0.08
    """Times 100 less the likeness (0 to 100) of such a name."""
    similar_word: float = -1.5
    """Added for a name of a single word, which is sooner like another by chance."""

    governorate_unnamed: float = -4.0
    district_unnamed: float = -4.6
    subdistrict_unnamed: float = -5.2
    """Areas of the same name as their town give way to it, unless the text names the area."""
    type_named: float = 6.0
    """A word beside the name says what kind of area it is; sites get 0.8 of it, settlements a half."""
    type_contradicted: float = -2.3
    """A word beside the name says another kind."""
    site_unnamed: float = -0.1
    """Hills, bases and plants are meant only where a word says so."""

    parent_beside: float = 2.7
    """The area named beside the place holds it."""
    parent_missed: float = -2.5
    """The area named beside it does not."""
    parent_missed_in_address: float = -3.4
    """In "X, Y, Syria" a place outside Y is not meant, unless it lies at the border of Y."""
    city_missed_in_address: float = -7.0
    """The same for a city, which is less surely not meant."""
    parent_in_article: float = 1.3
    """The place lies in one of the two governorates that the article speaks of most."""
    anchor_missed: float = -3.5
    """The place lies far from the town that the text says it is in, near or a quarter of: "the village of X near Jindires"."""
    country_missed: float = -6.0
    """The text puts it in another country: "Douma in the Batroun district of Lebanon"."""
    quarter_missed: float = -5.0
    """A quarter is of another town than the one named beside it: "the Jobar quarter of Homs"."""
    governorate_missed: float = -1.5
    """The article names governorates, and none of them holds the village."""
    area_in_address: float = 12.0
    """In "X, Y, Syria" Y is the area that X lies in: its governorate, or its district."""
    district_in_address: float = -1.5
    """Added to it for a district where a governorate has the name too."""
    province_in_article: float = 7.0
    """The article calls the name a province elsewhere, and never a city."""
    part_of_address: float = -6.0
    """The name is a part of the longer one that an address begins with: Nubl in "Nubl Al Khatib, Hama"."""
    part_of_name: float = -3.8
    """A capitalized word that no name accounts for follows: perhaps another, longer name (Tell | al-Jabiyah)."""

    near_sure_place: float = 1.7
    near_in_block: float = 2.3
    """Within 20 km of a place that is sure, in the article or in the same paragraph; falls to nothing at 100 km."""

    foreign: float = -0.3
    """The place is not in Syria."""
    country_in_sentence: float = 1.8
    """A country named in the sentence speaks for its places; a foreign one alone, against lesser places of Syria."""
    not_about_syria: float = -4.2
    about_no_country: float = -0.9
    """For lesser places of Syria in an article about another country; and in one that names no country nor anything
    well known, where the name is a long one."""

    unknown: float = -0.7
    """What the place that no record knows would score."""
    homonyms: float = 0.4
    """Added to it times the binary logarithm of the number of settlements of that name: where a name is common,
    there are others that no record knows."""


MOST_SURE = 0.92
SURE_POWER = 1.5
"""What share of the answers that the softmax is wholly sure of is right, and how the rest falls off to a half.

Read off the reliability table of the folds that were not fitted: of the
shares from 0.97 on 93 in a hundred were right, from 0.9 on 77, from 0.8 on 81,
from 0.7 on 70.
"""


def calibrated(share: float) -> float:
    """The confidence, in [0, 1], that a share of the softmax deserves where the place is a settlement or a site."""
    if share <= 0.5:
        return share
    return 0.5 + (MOST_SURE - 0.5) * math.pow((share - 0.5) / 0.5, SURE_POWER)


WEIGHTS = Weights()
"""The weights in use."""
