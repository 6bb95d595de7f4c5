"""What the bodies that number documents are called, with a record in the registry or without."""

from __future__ import annotations

import pytest
from planportal.model import Mention
from planportal.render.series import is_central, series_names

from tests.factories import document

SEEN, ELSEWHERE = (Mention("xa-thu/2024/1-kh-ubnd", 0),), tuple(Mention("xa-thu/2024/2-kh-ubnd", at) for at in (0, 1))


@pytest.mark.parametrize(
    ("series", "issuers", "expected"),
    [
        ("xa-thu", (("Tên in khác", SEEN),), "Ủy ban nhân dân xã Thử"),
        ("chinh-phu", (("Thủ tướng", SEEN),), "Chính phủ"),
        ("so-thu", (("Giám đốc Sở Thử", ELSEWHERE), ("Sở Thử", SEEN)), "Sở Thử"),
        ("so-moi", (("Sở Khác tỉnh Thử", ELSEWHERE), ("Sở Khác", SEEN)), "Sở Khác tỉnh Thử"),
    ],
    ids=["in the registry", "in the vocabulary", "the name it is known by", "what most plans print"],
)
def test_a_series_is_called_by_the_surest_name(
    series: str, issuers: tuple[tuple[str, tuple[Mention, ...]], ...], expected: str
) -> None:
    names = series_names((document(series=series, issuers=issuers),), {"xa-thu": "Ủy ban nhân dân xã Thử"})

    assert names[series] == expected


def test_a_series_nobody_names_has_no_name() -> None:
    assert series_names((document(series="khong-ai-biet"), document(series=None)), {}) == {}


def test_central_bodies_are_known_without_a_record() -> None:
    assert is_central("chinh-phu")
    assert not is_central("so-thu")
