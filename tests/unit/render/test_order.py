"""The order in which plans are listed."""

from __future__ import annotations

from planportal.model import Period
from planportal.render.context import age

from tests.factories import plan


def test_what_is_less_known_comes_last_in_its_month_its_year_and_of_all() -> None:
    in_order = [
        plan("xa-thu/a", date="2022-12-31"),
        plan("xa-thu/b", date="2023-03-30"),
        plan("xa-thu/c", date="2023-03"),
        plan("xa-thu/d", date="2023-04-01"),
        plan("xa-thu/e", date="2023"),
        plan("xa-thu/f", period=Period(2023, 2023)),
        plan("xa-thu/g", date="2024-01-01"),
        plan("xa-thu/h"),
    ]

    shuffled = [*in_order[4:], *in_order[:4]]

    assert sorted(shuffled, key=age) == in_order
