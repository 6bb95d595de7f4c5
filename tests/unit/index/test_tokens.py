"""One text, one row of search words. Tests in the browser hold its own to the same examples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from planportal.index import tokens
from planportal.index.vocabulary import Vocabulary

CONTRACT = Path(__file__).resolve().parents[2] / "contract"
EXAMPLES = json.loads((CONTRACT / "search_tokens.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES["tokens"], ids=lambda example: str(example["id"]))
def test_a_text_gives_the_agreed_words(example: dict[str, object]) -> None:
    found = tokens.tokens(str(example["text"]), EXAMPLES["number_parts"])

    assert found == example["tokens"]


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("765/KH-UBND", "#765-khubnd"),
        ("765 kh ubnd", "#765-khubnd"),
        ("0765/KH-UBND", "#765-khubnd"),
        ("04/2015/NĐ-CP", "#4-2015-ndcp"),
        ("23-QĐ/TW", "#23-qdtw"),
        ("2231/SNV-CCHC&PC", "#2231-snvcchcpc"),
        ("120/2020/QH14", "#120-2020-qh14"),
        ("KH-SXD", None),
        ("2023", None),
    ],
)
def test_every_spelling_of_a_number_has_one_key(number: str, key: str | None) -> None:
    assert tokens.number_key(number) == key


def test_a_number_followed_by_a_word_keeps_its_shorter_keys() -> None:
    (mention,) = tokens.number_mentions("765 kh ubnd ca lớn", {"kh", "ubnd", "ca"})

    assert mention.keys == ("#765-khubndca", "#765-khubnd", "#765-kh")


@pytest.mark.parametrize("example", EXAMPLES["tokens"], ids=lambda example: str(example["id"]))
def test_counting_a_text_finds_the_same_words(example: dict[str, object]) -> None:
    wanted = [word for word in tokens.tokens(str(example["text"])) if not word.startswith("#")]

    found, length = counted([str(example["text"])])

    assert found == {word: wanted.count(word) for word in wanted}
    assert length == sum(" " not in word and word.isascii() for word in wanted)


def test_no_pair_spans_two_paragraphs() -> None:
    found, length = counted(["một hai", "ba"])

    assert set(found) >= {"mot hai", "ba"}
    assert "hai ba" not in found
    assert length == 3


def test_words_keep_their_numbers_where_they_are_adopted() -> None:
    first, second = Vocabulary(), Vocabulary()
    counts, _, _ = first.count([["Giữ đập nước"]])

    second.adopt(first.export(first.words_in(counts)))

    assert second.count([["Giữ đập nước"]])[0] == counts
    assert list(second.shards_of(counts, 64)) == list(first.shards_of(counts, 64))


def test_a_number_has_one_word() -> None:
    first, second = Vocabulary(), Vocabulary()
    counts, _, _ = first.count([["Giữ đập nước"]])
    second.count([["Trạm bơm"]])

    with pytest.raises(ValueError, match="number"):
        second.adopt(first.export(first.words_in(counts)))


def counted(texts: list[str]) -> tuple[dict[str, int], int]:
    """How often each term stands in a text of one part, and how many words it has."""
    vocabulary = Vocabulary()
    counts, _, length = vocabulary.count([texts])
    for over_the_end in vocabulary.breaks(vocabulary.words_in(counts)):
        counts.pop(over_the_end, None)
    return {vocabulary.name(term): times for term, times in counts.items()}, length
