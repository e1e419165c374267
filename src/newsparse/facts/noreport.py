"""What is no report: verbs of reporting that are names, descriptions, wishes, or were not said."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.facts.lostcommas import closes, ends_with
from newsparse.facts.quotes import Quote
from newsparse.facts.reporting import QUOTED, Stance, around_statements, is_number, reporting
from newsparse.facts.speakers import who_tells_it
from newsparse.facts.trees import under
from newsparse.facts.verbs import Form
from newsparse.facts.words import Clause

_HAVE = frozenset(["have", "has", "had", "having"])
_THAT = 8
"""Words from a verb that reports only with "that" to it, at most."""
_WHERE = 6
"""Words between "where" and the verb of the clause that it opens, at most."""
_BESIDE = 24
"""Code points between a quotation and a verb that reports only beside one, at most."""


def reports_nothing(clause: Clause, index: int, quoted: Sequence[Quote]) -> bool:
    """Whether a verb of reporting at a word reports nothing there: as a part of a name, a noun, a description, or of what was not said."""
    word = clause.words[index]
    verb, stance, form = reporting()[word.lower]
    last = ends_with(clause, index) or closes(clause, index) is not None or _is_what_a_body_does(clause, index)
    noun = word.tag in {"NN", "NNS", "JJ", "NNP"} and not last and not _leads_to_a_quotation(clause, index)
    return (
        _is_in_a_name(clause, index)
        or (noun and not _leads_to_that(clause, index, form))
        or _is_something_else(clause, index, verb, quoted)
        or (_is_no_report(clause, index, quoted) and not last)
        or _is_not_said(clause, index, stance)
        or (form == "base" and _knows_nothing(clause, index, verb))
    )


def _is_what_a_body_does(clause: Clause, index: int) -> bool:
    """Whether the last word of a sentence is the verb of a body by its name behind a comma: "…, SANA reports."."""
    ends = clause.lower(index + 1) in {".", ""} and index + 2 >= len(clause.words)
    own = next((a for a, b, section in clause.names if b == index and section == "organizations"), None)
    return ends and own is not None and clause.lower(own - 1 - (clause.lower(own - 1) == "the")) == ","


def _leads_to_a_quotation(clause: Clause, index: int) -> bool:
    """Whether what is tagged as a noun is a participle between a comma and a quotation: 'took to Twitter, writing: "…"'."""
    leads = clause.lower(index + 1) in {":", '"', "“", "``"}
    return clause.lower(index).endswith("ing") and clause.lower(index - 1) == "," and leads


def _is_not_said(clause: Clause, index: int, stance: Stance) -> bool:
    """Whether somebody has not said it: "Paris has not said that its aircraft took part"."""
    return stance in {"said", "confirmed"} and clause.lower(index - 1) in around_statements("not")


def is_nobody_named(clause: Clause, subject: tuple[int, int]) -> bool:
    """Whether nobody says it: "nobody claimed the attack", "no group has claimed it"."""
    neither = "neither" in {clause.lower(subject[0] - 1), clause.lower(subject[0])}
    return neither or clause.lower(subject[0]) in around_statements("nobody")


def is_the_reader(clause: Clause, subject: tuple[int, int], stance: Stance) -> bool:
    """Whether it is "you" who may think or believe something: "if you think the article is wrong"."""
    return stance == "believed" and subject[1] - subject[0] == 1 and clause.lower(subject[0]) == "you"


def _knows_nothing(clause: Clause, index: int, verb: str) -> bool:
    """Whether somebody does not know something: "he does not know of any crew members hurt"."""
    return verb == "know" and any(clause.lower(i) in {"not", "n't", "n’t"} for i in (index - 1, index - 2))


def is_only_meant(clause: Clause, index: int) -> bool:
    """Whether somebody only means to say something, or refuses to; not "gathered to demand that the men be tried"."""
    infinitive = clause.tag(index) == "VB" and clause.lower(index - 1) == "to"
    goes_on = clause.lower(index - 2) == "on" and clause.lower(index - 3) in around_statements("going_on")
    if goes_on:
        return False  # "he went on to say"
    demands = clause.lower(index + 1) == "that" and reporting()[clause.lower(index)][1] == "ordered"
    return infinitive and not demands


def _is_in_a_name(clause: Clause, index: int) -> bool:
    """Whether a capital says that a word goes on a name: the United States."""
    return index > 0 and all(clause.words[i].text[:1].isupper() for i in (index - 1, index))


def _leads_to_that(clause: Clause, index: int, form: Form) -> bool:
    """Whether what is tagged as a plural is a verb: "the network fears that …"."""
    singular = clause.tag(index - 1) in {"NN", "NNP"} and form == "s" and clause.tag(index) == "NNS"
    return singular and clause.lower(index + 1) == "that"


def _is_something_else(clause: Clause, index: int, verb: str, quoted: Sequence[Quote]) -> bool:
    """Whether a verb that reports does something else here: "claimed the lives of", "the fight would continue", "for questioning"."""
    if any(says_nothing(clause, index) for says_nothing in _BY_FORM) or _is_another_sense(clause, index, verb):
        return True
    if _shows_something(clause, index, verb, quoted):
        return True
    if clause.lower(index) in around_statements("quotes") and _quotes_somebody(clause, index):
        return True
    if verb not in around_statements("beside_quotes") or ends_with(clause, index):
        return False
    word = clause.words[index]
    return not any(abs(q.end - word.start) <= _BESIDE or abs(q.start - word.end) <= _BESIDE for q in quoted)


def _is_another_sense(clause: Clause, index: int, verb: str) -> bool:
    """Whether a verb has another of its senses here, by what stands behind it: "found dead", "claimed the lives of"."""
    behind = clause.lower(index + 1)
    return (
        (verb in around_statements("taken_for") and _is_taken_for(clause, index))
        or (verb in around_statements("only_with_that") and not _has_that(clause, index))
        or (verb in around_statements("only_of_numbers") and not is_number(clause, index + 1))
        or (verb in around_statements("for_oneself") and _for_oneself(clause, index))
        or (
            verb == "claim"
            and any(clause.lower(i) in around_statements("claimed") for i in range(index + 1, index + 5))
        )
        or (verb == "find" and clause.tag(index + 1) in {"JJ", "VBN"})
        or (clause.lower(index) == "known" and behind == "as")
    )


def _has_that(clause: Clause, index: int) -> bool:
    """Whether "that" opens what is said, and does not go on a noun."""
    return any(
        clause.lower(i) == "that" and clause.tag(i - 1) not in {"NN", "NNS"} for i in range(index + 1, index + _THAT)
    )


def _calls_oneself(clause: Clause, index: int) -> bool:
    """Whether somebody only gives himself a name: "the alliance, which calls itself the Guards"."""
    return clause.lower(index + 1) in around_statements("oneself") and clause.lower(index + 2) != "that"


def _is_in_passing(clause: Clause, index: int) -> bool:
    """Whether the form says that nothing is told: "arrested for questioning", "when asked whether"."""
    before = clause.lower(index - 1)
    if clause.tag(index) == "VBG":
        return before in {"for", "of", "without"}
    return clause.tag(index) in {"VBN", "VBD"} and before in {"when", "if"}


def _is_not_to_be_checked(clause: Clause, index: int) -> bool:
    """Whether somebody only could not check what others say: "could not independently confirm the reports"."""
    if reporting()[clause.lower(index)][1] != "confirmed" or clause.tag(index) != "VB":
        return False
    before = index - 1
    while clause.tag(before) == "RB" and clause.lower(before) not in around_statements("not"):
        before -= 1
    could = {clause.lower(before - 1), clause.lower(before)} & {"could", "can", "unable"}
    return bool(could) and (clause.lower(before) in {*around_statements("not"), "to"})


def _is_told_by_nobody(clause: Clause, index: int) -> bool:
    """Whether a participle tells something of somebody, and nobody tells it: "it is not known yet if", "described only as an associate"."""
    before = index - 1
    while clause.tag(before) == "RB":
        before -= 1
    if clause.tag(index) != "VBN":
        return False
    accused = reporting()[clause.lower(index)][1] in {"accused", "claimed"}  # "is widely accused of shelling it"
    passive = before < index - 1 and clause.lower(before) in around_statements("be") and not accused
    behind = index + 1 + (clause.tag(index + 1) == "RB")
    return passive or (clause.lower(behind) == "as" and clause.lower(before) not in _HAVE)


def _is_a_noun(clause: Clause, index: int) -> bool:
    """Whether the words around what is tagged as a verb make it a noun, or say that it is worth telling: "all these calls", "later reports from"."""
    if clause.lower(index - 1) in {"these", "those", "worth"}:
        return True
    described = clause.tag(index - 1) in {"JJ", "JJR"} or clause.lower(index - 1) in {"later", "earlier"}
    of_something = clause.tag(index + 1) == "IN" and clause.lower(index + 1) != "that"
    return described and of_something and clause.tag(index) == "VBZ"


def _is_to_come(clause: Clause, index: int) -> bool:
    """Whether somebody will yet say something: "will announce the results"."""
    will = clause.lower(index - 1) in {"will", "would", "may", "might"} and clause.tag(index) == "VB"
    return will and not any(clause.lower(i) == "that" for i in range(index + 1, index + _THAT))


def _shows_something(clause: Clause, index: int, verb: str, quoted: Sequence[Quote]) -> bool:
    """Whether what somebody puts on a page is no words: "posted a video that showed men"."""
    if verb not in around_statements("shows_pictures"):
        return False
    quotes = any(q.start < clause.sentence.end and clause.sentence.start < q.end for q in quoted)
    reach = range(index + 1, index + _THAT)
    said = any(clause.lower(i) in {":", "that"} and clause.tag(i - 1) not in {"NN", "NNS"} for i in reach)
    return not quotes and not said


def _is_taken_for(clause: Clause, index: int) -> bool:
    """Whether a participle right behind a noun tells what somebody is taken for: "gunmen believed to be from cells of"."""
    infinitive = clause.lower(index + 1) == "to" and clause.tag(index + 2) == "VB"
    behind = clause.tag(index - 1)[:2] == "NN" or clause.lower(index - 1) == ","  # "Warplanes, believed to be Russian,"
    return infinitive and clause.tag(index) in {"VBN", "VBD"} and behind


def _for_oneself(clause: Clause, index: int) -> bool:
    """Whether somebody asks or agrees to something about himself: "who asked not to be named", "agreed to speak if"."""
    words = [clause.lower(i) for i in range(index + 1, index + 5)]
    words = words[1:] if words[0] == "that" else words
    if words[0] in {"his", "her", "their"} and words[1] in {"name", "names"}:
        return True
    at_once = words[0] == "to" or words[:2] == ["not", "to"]
    return at_once and not around_statements("about_oneself").isdisjoint(words)


def _is_no_report(clause: Clause, verb: int, quoted: Sequence[Quote]) -> bool:
    """Whether a verb of reporting only describes a noun: "suspected rebels", "men accused of spying", "the attack, which X condemned"."""
    word = clause.words[verb]
    if word.tag in {"VBN", "VBD"} and clause.tag(verb - 1) == "CD":
        return (
            word.tag == "VBN" or clause.tag(verb - 2) != "NNP" or clause.tag(verb + 1)[:2] == "NN"
        )  # "34 wanted persons", "the accused men"; not "Deir Ezzor 24 reported"
    perfect = clause.lower(verb - 1) in {"have", "has", "had"}
    if _is_the_only_verb(clause, verb) or _says_that(clause, verb) or who_tells_it(clause, verb) is not None:
        return False
    if word.dep in {"amod", "compound"} or (word.dep == "acl" and word.tag != "VBG" and not perfect):
        return True
    quotes = any(q.start < clause.sentence.end and clause.sentence.start < q.end for q in quoted)
    if clause.lower(verb - 1) in {"which", "who"} and clause.lower(verb - 2) == ",":
        quotes = quotes or reporting()[clause.lower(verb)][1] == "accused"  # "according to X, which blamed Y"
    where = any(clause.lower(i) == "where" and clause.lower(i - 1) == "," for i in range(max(0, verb - _WHERE), verb))
    return word.dep == "relcl" and not quotes and not where and not under(clause, verb, ("ccomp",))


def _is_the_only_verb(clause: Clause, verb: int) -> bool:
    """Whether a sentence has no other finite verb, so that this one is its own, whatever the tree says: "X, a cleric, called for talks"."""
    finite = (i for i, w in enumerate(clause.words) if w.tag in {"VBD", "VBZ", "VBP", "MD"})
    return clause.tag(verb) in {"VBD", "VBZ", "VBP"} and next(finite) == verb and next(finite, None) is None


def _says_that(clause: Clause, verb: int) -> bool:
    """Whether "that" follows a past form of "say" which no "who" stands before: "a man who gave his name as Abu Yazan said that"."""
    if clause.tag(verb) != "VBD" or reporting()[clause.lower(verb)][0] != "say":
        return False
    behind = any(clause.lower(i) == "that" for i in range(verb + 1, verb + 5))
    return behind and clause.lower(verb - 1) not in {"who", "which"}


def _quotes_somebody(clause: Clause, index: int) -> bool:
    """Whether "as saying" follows: what is said is said by who is quoted."""
    reach = range(index + 1, index + QUOTED)
    return any(
        clause.lower(i) == "as" and clause.lower(i + 1) in reporting() and clause.tag(i + 1) == "VBG" for i in reach
    )


_BY_FORM = (
    _is_told_by_nobody,
    _is_a_noun,
    _is_to_come,
    _calls_oneself,
    _is_not_to_be_checked,
    _is_in_passing,
)
"""Ways in which the form of a verb, and the words that go with it, say that nobody tells something."""
