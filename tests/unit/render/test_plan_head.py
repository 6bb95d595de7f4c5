"""What stands over a plan: the notices in their order, and who answers for its issuer today."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from planportal.dates import PartialDate
from planportal.model import Period, PlanBody
from planportal.records import Agency, Succession
from planportal.render.context import Context, context_of
from planportal.render.plan_head import notices, successor_line

from tests.factories import agency, corpus, plan, settings

ABRIDGED = ("warn", "Đây là bản rút gọn, không phải nguyên văn.")
SINCE = PartialDate(2025, 7, 1)


def context(tmp_path: Path, *plans: Any, agencies: tuple[Agency, ...] | None = None) -> Context:
    made = corpus(*plans, agencies=agencies)
    return context_of(made, lambda _: PlanBody((), (), ()), settings(tmp_path, today=datetime.date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": "abridged"}, [ABRIDGED, ("", "Đã kết thúc kỳ 2024.")]),
        (
            {"text": "abridged", "quality": "D"},
            [ABRIDGED, ("warn", "Bản chữ mất dấu."), ("", "Đã kết thúc kỳ 2024.")],
        ),
        ({"quality": "C"}, [("warn", "Bản chữ có lỗi nhận dạng."), ("", "Đã kết thúc kỳ 2024.")]),
        (
            {"text": "abridged", "status": "withdrawn"},
            [("bad", "Kế hoạch đã bị thu hồi."), ABRIDGED],
        ),
        ({}, [("", "Đã kết thúc kỳ 2024.")]),
    ],
    ids=["abridged", "abridged and damaged", "recognition errors", "withdrawn", "full"],
)
def test_what_the_text_is_stands_before_the_ended_term(
    tmp_path: Path, fields: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    one = plan(number="1/KH-UBND", period=Period(2024, 2024), **fields)

    found = notices(context(tmp_path, one), one)

    assert [(notice.kind, notice.fact) for notice in found] == expected


def test_a_successor_of_the_same_name_is_told_apart_by_its_dates(tmp_path: Path) -> None:
    step = Succession("xa-thu-2025", "hợp nhất", SINCE, "Đã thấy nguồn.")
    old = agency("xa-thu", active_to=PartialDate(2025, 6, 30), successors=(step,))
    made = context(tmp_path, agencies=(old, agency("xa-thu-2025", active_from=SINCE)))

    line = successor_line(made, "../", old)

    assert line is not None
    assert (line.before, line.link.words, line.after) == ("Nay là", "Ủy ban nhân dân xã Thử (từ 01/7/2025)", ".")
    assert line.state is None


def test_a_successor_that_is_only_inferred_is_marked(tmp_path: Path) -> None:
    old = agency("xa-thu", successors=(Succession("xa-moi", "hợp nhất", SINCE, "Suy ra từ việc hợp nhất tỉnh."),))
    made = context(tmp_path, agencies=(old, agency("xa-moi", name="Ủy ban nhân dân xã Mới")))

    line = successor_line(made, "../", old)

    assert line is not None
    assert (line.link.words, line.after) == ("Ủy ban nhân dân xã Mới", ", từ 01/7/2025.")
    assert line.state is not None
    assert line.state.words == "cần kiểm tra"
