"""Citations in five issued plans, counted by reading: none missed, none invented, each the right document."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from planportal.analyse.citations import find_citations
from planportal.link.resolver import DocumentResolver
from planportal.model import Citation
from planportal.registries import read_registries

from tests.factories import PROJECT

_FOLDER = os.environ.get("PLANPORTAL_SEEDS", "")
pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(
        not _FOLDER or not Path(_FOLDER).is_dir(), reason="PLANPORTAL_SEEDS names no folder with the five full texts"
    ),
]

# Numbers in the order in which a reader meets them.
_NUMBERS = {
    "000": """765/KH-UBND 04/2015/NĐ-CP 23-QĐ/TW 1116-QĐ/TU 33/CT-TTg 25-CT/TU 392-CV/TU 68-KH/BDVTU-BCSĐUBND
        765/KH-UBND 76/NQ-CP 23/CT-TTg 490/QĐ-UBND 2631/QĐ-UBND 2674/QĐ-UBND 04/2015/NĐ-CP 1563/QĐ-UBND 05/CT-UBND""",
    "001": """44/KH-UBND 30-CT/TW 04/2015/NĐ-CP 60/2013/NĐ-CP 16/CT-TTg 114-KL/TW 1238-QĐ/TU 244/KH-UBND 138/KH-UBND
        01-ĐA/TU 93/KH-UBND 94/KH-UBND 03-CT/TW 05-CT/TW 30c/NQ-CP 13/CT-TTg 39-NQ/TW 18-NQ/TW""",
    "002": """25-NQ/TW 43-KL/TW 25-NQ/TW 114-KL/TW 33/CT-TTg 269-QĐ/TU 26/CT-TTg 1847/QĐ-TTg 76/NQ-CP 3504/QĐ-UBND""",
    "003": """765/KH-UBND 16-CTr/BDVTU-UBND 23-QĐ/TW 1116-QĐ/TU 114-KL/TW 33/CT-TTg 25-CT/TU 392-CV/TU 76/NQ-CP
        23/CT-TTg 490/QĐ-UBND 112/QĐ-UBND 1551/QĐ-UBND 120-KL/TW 34/2007/PL-UBTVQH11 04/2015/NĐ-CP 217-QĐ/TW
        218-QĐ/TW 99-QĐ/TW 124-QĐ/TW 04/2015/NĐ-CP 01/2016/TT-BNV 04/2015/NĐ-CP 34/2007/PL-UBTVQH11 04/2015/NĐ-CP
        815/QĐ-UBND 34/2007/PL-UBTVQH11 04/2015/NĐ-CP""",
    "004": """765/KH-UBND 765/KH-UBND 04-CTr/BDVTU-BCSĐUBND 68-KH/BDVTU-BCSĐUBND 23-QĐ/TW 1116-QĐ/TU 114-KL/TW 33/CT-TTg
        25-CT/TU 392-CV/TU 76/NQ-CP 23/CT-TTg 490/QĐ-UBND 2631/QĐ-UBND 2674/QĐ-UBND 120-KL/TW 34/2007/PL-UBTVQH11
        04/2015/NĐ-CP 217-QĐ/TW 218-QĐ/TW 99-QĐ/TW 124-QĐ/TW 04/2015/NĐ-CP 01/2016/TT-BNV 04/2015/NĐ-CP""",
}
# Documents by name, references to the same plan, citations inside another one's title, undated numbers.
_COUNTS = {
    "000": (2, 0, 1, 0),
    "001": (3, 0, 3, 3),
    "002": (2, 0, 1, 1),
    "003": (6, 2, 2, 0),
    "004": (4, 0, 2, 0),
}
_ISSUERS = {
    "000": "so-xay-dung-tay-ninh",
    "001": "so-ngoai-vu-binh-phuoc",
    "002": "ubnd-xa-son-ninh",
    "003": "ubnd-tp-tay-ninh",
    "004": "so-tttt-tay-ninh",
}
_PARENTS = {
    "000": ["765/KH-UBND"],
    "001": ["44/KH-UBND"],
    "002": [],
    "003": ["765/KH-UBND"],
    "004": ["765/KH-UBND"],
}


def _citations(prefix: str) -> tuple[str, list[Citation]]:
    (file,) = Path(_FOLDER).glob(f"{prefix}_*.txt")
    text = file.read_bytes().decode("utf-8")
    return text, find_citations(text)


@pytest.mark.parametrize("prefix", sorted(_NUMBERS))
def test_every_number_is_found_and_no_other(prefix: str) -> None:
    text, found = _citations(prefix)

    assert [one.number for one in found if one.number] == _NUMBERS[prefix].split()
    assert all(text[one.start : one.end] == one.surface for one in found)


@pytest.mark.parametrize("prefix", sorted(_COUNTS))
def test_names_own_parts_nesting_and_missing_dates(prefix: str) -> None:
    _, found = _citations(prefix)

    by_name = sum(1 for one in found if one.name and not one.number)
    internal = sum(1 for one in found if one.internal)
    nested = sum(1 for one in found if one.nested_in is not None)
    undated = sum(1 for one in found if one.number and one.date is None)
    assert (by_name, internal, nested, undated) == _COUNTS[prefix]


@pytest.mark.parametrize("prefix", sorted(_PARENTS))
def test_the_parent_is_the_one_of_the_preamble(prefix: str) -> None:
    _, found = _citations(prefix)

    assert [one.number for one in found if one.role == "parent"] == _PARENTS[prefix]


@pytest.mark.parametrize("prefix", sorted(_ISSUERS))
def test_every_citation_means_a_certain_document(prefix: str) -> None:
    registries, _ = read_registries(PROJECT / "plans" / "_registry")
    _, found = _citations(prefix)

    resolved = DocumentResolver(registries).resolve(found, _ISSUERS[prefix])

    assert [
        one.surface
        for one, (resolution, _) in zip(found, resolved, strict=True)
        if not one.internal and not resolution.target
    ] == []


def test_the_damaged_text_means_the_same_documents_as_the_clean_ones() -> None:
    registries, _ = read_registries(PROJECT / "plans" / "_registry")
    resolver = DocumentResolver(registries)
    targets: dict[str, dict[str, str | None]] = {}
    for prefix in ("000", "003", "004"):
        _, found = _citations(prefix)
        resolved = resolver.resolve(found, _ISSUERS[prefix])
        targets[prefix] = {
            one.number: each.target for one, (each, _) in zip(found, resolved, strict=True) if one.number
        }

    clean = {**targets["000"], **targets["003"]}
    assert {number: target for number, target in targets["004"].items() if number in clean} == {
        number: clean[number] for number in targets["004"] if number in clean
    }
