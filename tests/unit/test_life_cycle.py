"""The status of a plan: stated, or told by its period and by other plans, never guessed."""

from __future__ import annotations

import datetime

import pytest
from planportal.life_cycle import STATUS_LABELS, status, status_label, statuses
from planportal.model import Period

from tests import factories

TODAY = datetime.date(2024, 12, 31)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        pytest.param({"period": Period(2023, 2023)}, "ended", id="period over"),
        pytest.param({"period": Period(2021, 2024)}, "running", id="last day of the period"),
        pytest.param({"period": Period(2025, 2030)}, "issued", id="period to come"),
        pytest.param({"date": "2019-05-01"}, None, id="no period: the date tells nothing"),
        pytest.param({"period": Period(2023, 2023), "status": "withdrawn"}, "withdrawn", id="stated"),
    ],
)
def test_the_status_of_one_plan(fields: dict[str, object], code: str | None) -> None:
    assert status(factories.plan(**fields), TODAY) == code


def test_other_plans_tell_that_a_plan_is_replaced_or_amended() -> None:
    plans = [
        factories.plan("a/2024/old", period=Period(2024, 2025)),
        factories.plan("a/2024/changed", period=Period(2024, 2025)),
        factories.plan("a/2020/past", period=Period(2020, 2020)),
        factories.plan("a/2024/stated", period=Period(2024, 2024), status="running"),
        factories.plan(
            "a/2024/new",
            period=Period(2024, 2024),
            replaces=("a/2024/old", "a/2024/stated"),
            amends=("a/2024/changed", "a/2020/past"),
        ),
    ]

    found = statuses({plan.id: plan for plan in plans}, TODAY)

    assert found == {
        "a/2024/old": "replaced",
        "a/2024/changed": "amended",
        "a/2020/past": "ended",
        "a/2024/stated": "running",
        "a/2024/new": "running",
    }


def test_an_unknown_status_is_said_to_be_unknown() -> None:
    assert status_label(None) == status_label("nonsense") == "Chưa xác định"
    assert status_label("ended") == STATUS_LABELS["ended"] == "Đã kết thúc kỳ"
