"""Agencies over time: names told apart, how they were taken over, and how sure that is."""

from __future__ import annotations

import pytest
from planportal.agency_life import is_unsure, names_apart, taken_over
from planportal.checks.registry_fields import SUCCESSIONS
from planportal.dates import PartialDate
from planportal.records import Succession

from tests.factories import agency

SINCE = PartialDate(2025, 7, 1)


def test_only_names_that_two_records_share_carry_dates() -> None:
    agencies = (
        agency("xa-thu", active_to=PartialDate(2025, 6, 30)),
        agency("xa-thu-2025", active_from=SINCE),
        agency("xa-khac", name="Ủy ban nhân dân xã Khác", active_from=SINCE),
    )

    assert names_apart({one.id: one for one in agencies}) == {
        "xa-thu": "Ủy ban nhân dân xã Thử (đến 30/6/2025)",
        "xa-thu-2025": "Ủy ban nhân dân xã Thử (từ 01/7/2025)",
        "xa-khac": "Ủy ban nhân dân xã Khác",
    }


@pytest.mark.parametrize(
    ("kind", "since", "heir", "expected"),
    [
        ("chia", SINCE, "xa-moi", "Nhận một phần địa bàn từ 01/7/2025."),
        ("chuyển chức năng", None, "xa-moi", "Nhận một phần chức năng, chưa rõ ngày."),
        ("hợp nhất", SINCE, "xa-moi", "Hợp nhất từ 01/7/2025."),
        ("kết thúc", PartialDate(2025), "xa-moi", "Tiếp nối khi cơ quan cũ kết thúc từ năm 2025."),
        ("kết thúc", SINCE, None, "Kết thúc hoạt động từ 01/7/2025."),
    ],
)
def test_a_succession_is_told_as_a_sentence(
    kind: str, since: PartialDate | None, heir: str | None, expected: str
) -> None:
    assert taken_over(Succession(heir, kind, since, None)) == expected


@pytest.mark.parametrize("kind", SUCCESSIONS)
def test_every_kind_the_registry_may_name_has_its_sentence(kind: str) -> None:
    assert taken_over(Succession("xa-moi", kind, SINCE, None)).endswith(" từ 01/7/2025.")


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("Nghị quyết thử. Đã thấy nguồn.", False),
        ("Suy ra từ việc hợp nhất hai tỉnh.", True),
        ("Nhớ lại, chưa có nguồn.", True),
        (None, False),
    ],
)
def test_what_nobody_has_seen_confirmed_is_unsure(basis: str | None, expected: bool) -> None:
    assert is_unsure(Succession("xa-moi", "hợp nhất", SINCE, basis)) is expected
