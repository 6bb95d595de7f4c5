"""Paragraphs that many plans share: which they are, and how little their words weigh."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from planportal.index import chunks, search_files
from planportal.index.boilerplate import Boilerplate
from planportal.index.kept import Chunk, KeptChunk
from planportal.index.shards import entries_in
from planportal.model import Corpus

from tests import factories

SHARED = "Văn phòng theo dõi, đôn đốc tiến độ và nhắc các thôn nộp báo cáo đúng hạn."
OWN = "Tổ thu gom rác ở ngõ, xe đẩy chở ra bãi tập kết trước giờ sáng."


def corpus_of(texts: Mapping[str, str], titles: Mapping[str, str] | None = None) -> Corpus:
    plans = [factories.plan(one, title=(titles or {}).get(one, f"Việc {one}")) for one in texts]
    return factories.corpus(*plans, facts_of=factories.worded(texts))


def plan_id(number: int | str) -> str:
    return f"xa-thu/2024/{number}-kh-ubnd"


def texts_of(plans: int, holders: int) -> dict[str, str]:
    """Plans with a paragraph of their own, behind which some have the shared one, too."""
    own = {plan_id(n): own_paragraph(n) for n in range(plans)}
    return {one: f"{text}\n\n{SHARED}" if n < holders else text for n, (one, text) in enumerate(own.items())}


def own_paragraph(number: int) -> str:
    """Words that no other number has; figures would not tell them apart."""
    name = "".join("aeghikmnou"[int(figure)] for figure in str(number))
    return " ".join(f"{first}{name}{first}" for first in "bcdlprstvx")


def flags(corpus: Corpus) -> set[bytes]:
    boilerplate = Boilerplate(corpus.plans, corpus.facts)
    return {boilerplate.of(one) for one in corpus.plans}


@pytest.mark.parametrize(
    ("plans", "holders", "is_boilerplate"),
    [(4, 4, True), (3, 3, False), (30, 4, True), (30, 3, False), (200, 9, False), (200, 10, True), (201, 10, True)],
)
def test_a_paragraph_in_a_twentieth_of_the_plans_but_at_least_four_is_boilerplate(
    plans: int, holders: int, is_boilerplate: bool
) -> None:
    assert (b"\0\1" in flags(corpus_of(texts_of(plans, holders)))) == is_boilerplate


def test_the_other_paragraphs_are_not() -> None:
    assert flags(corpus_of(texts_of(9, 6))) == {b"\0\1", b""}


def test_what_a_plan_repeats_every_year_is_what_it_is_about() -> None:
    texts = texts_of(12, 6)
    titles = {plan_id(n): f"Nạo vét mương năm {2015 + n}" for n in range(6)}

    assert flags(corpus_of(texts, titles)) == {b""}


def test_plans_of_one_title_by_several_agencies_are_several() -> None:
    texts = {f"xa-{n}/2024/1": SHARED for n in range(4)}

    assert flags(corpus_of(texts, dict.fromkeys(texts, "Nạo vét mương"))) == {b"\1"}


def weights(folder: Path, texts: Mapping[str, str], term: str) -> list[int]:
    """What a term weighs in each of the bodies that have it, in ascending order; the two lowest bits are the part."""
    folder.mkdir(exist_ok=True)
    found = dict(search_files(corpus_of(texts), factories.bodies(texts), (), factories.settings(folder)))
    terms = [entries_in(gzip.decompress(content)) for name, content in found.items() if "/terms/" in name]
    entry = next(entries[term] for entries in terms if term in entries)
    # Size, fields (the body alone), number of documents; at the end a weight for each.
    assert entry[1] == 2
    return sorted(entry[-entry[2] :])


def test_words_that_stand_in_boilerplate_alone_weigh_least_but_are_found(tmp_path: Path) -> None:
    texts = {**texts_of(8, 6), plan_id("rieng"): f"{OWN} Tổ đôn đốc từng nhà."}

    *shared, own = weights(tmp_path, texts, "don doc")

    assert shared == [4] * 6
    assert own > 100


def test_words_that_stand_elsewhere_too_weigh_as_they_do_there(tmp_path: Path) -> None:
    own = f"{OWN} Tổ đôn đốc từng nhà."
    texts = {**texts_of(8, 6), plan_id("a"): own, plan_id("b"): f"{SHARED}\n\n{own}"}

    *_, one, other = weights(tmp_path, texts, "don doc")

    assert one == other > 100


def test_boilerplate_makes_no_text_longer(tmp_path: Path) -> None:
    many = "\n\n".join(f"{SHARED} {' '.join(f'thêm{n}y{word}' for word in 'abcdefgh')}" for n in "abcdefghijkl")
    texts = {
        **{plan_id(n): many for n in range(6)},
        plan_id("a"): OWN,
        plan_id("b"): f"{OWN}\n\n{many}",
    }

    one, other = weights(tmp_path, texts, "tap ket")

    assert one == other


def test_the_part_of_a_text_is_that_of_its_own_words(tmp_path: Path) -> None:
    middle = "\n\n".join(own_paragraph(n) for n in range(200))
    ends = f"{SHARED}\n\n{middle}\n\nTổ đôn đốc từng nhà."
    texts = {**texts_of(8, 6), plan_id("a"): ends, plan_id("b"): f"{middle}\n\n{SHARED}"}

    assert [weight & 3 for weight in weights(tmp_path / "own", texts, "don doc")] == [0] * 6 + [3, 3]
    assert weights(tmp_path / "shared", texts, "bao cao") == [4] * 7 + [4 | 3]


def built(folder: Path, texts: Mapping[str, str]) -> dict[str, bytes]:
    (folder / "cache").mkdir(parents=True, exist_ok=True)
    settings = factories.settings(folder)
    return dict(search_files(corpus_of(texts), factories.bodies(texts), (), settings, texts.__getitem__))


@pytest.mark.parametrize("holders", [(3, 4), (4, 3), (5, 6)], ids=["becomes boilerplate", "is none any more", "stays"])
def test_a_build_on_top_of_another_gives_the_bytes_of_one_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, holders: Iterable[int]
) -> None:
    # The plans that had it before stand in other chunks than the one that changes.
    monkeypatch.setattr(chunks, "_CHUNK_SHIFT", 3)
    before, after = (texts_of(30, count) for count in holders)
    built(tmp_path / "warm", before)

    assert built(tmp_path / "warm", after) == built(tmp_path / "cold", after)


@pytest.mark.parametrize(("holders", "all_anew"), [(5, False), (3, True)], ids=["known before", "crosses"])
def test_one_more_plan_with_it_remakes_the_other_chunks_only_where_it_becomes_boilerplate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, holders: int, all_anew: bool
) -> None:
    monkeypatch.setattr(chunks, "_CHUNK_SHIFT", 3)
    texts = texts_of(40, holders)
    built(tmp_path, texts)
    made: list[Chunk] = []
    write = KeptChunk.write
    monkeypatch.setattr(KeptChunk, "write", lambda file, chunk: (made.append(chunk), write(file, chunk)))

    built(tmp_path, {**texts, plan_id(39): f"{texts[plan_id(39)]}\n\n{SHARED}"})

    assert (len(made) > 1) == all_anew
