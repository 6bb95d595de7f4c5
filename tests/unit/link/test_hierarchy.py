"""The forest of plans."""

from __future__ import annotations

from planportal.dates import PartialDate
from planportal.link.hierarchy import build_hierarchy
from planportal.model import Plan


def plan(name: str, date: str | None = None) -> Plan:
    return Plan(f"so-a/2023/{name}", name, "so-a", "full", date=PartialDate.parse(date) if date else None)


def test_children_stand_in_the_order_of_their_dates_blank_ones_last() -> None:
    plans = {p.id: p for p in (plan("b"), plan("c", "2023-03"), plan("d", "2023-03-27"))}
    stub = "van-ban/ubnd-a/2023/ke-hoach-765-kh-ubnd"

    hierarchy = build_hierarchy(plans, dict.fromkeys(plans, (stub,)))

    assert hierarchy.children[stub] == tuple(f"ke-hoach/so-a/2023/{name}" for name in "dcb")
    assert hierarchy.roots == (stub,)
    assert hierarchy.root_of("ke-hoach/so-a/2023/b") == stub


def test_plans_that_name_each_other_as_parents_do_not_close_a_circle() -> None:
    plans = {p.id: p for p in (plan("a"), plan("b"), plan("c"))}
    parents = {p: (plans[q].address,) for p, q in zip(plans, [*plans][1:] + [*plans][:1], strict=True)}

    hierarchy = build_hierarchy(plans, parents)

    assert len(hierarchy.parents) == 2
    assert len(hierarchy.roots) == 1


def test_a_plan_may_have_several_parents() -> None:
    plans = {p.id: p for p in (plan("a"), plan("b"), plan("c"))}
    parents = {"so-a/2023/c": ("ke-hoach/so-a/2023/a", "ke-hoach/so-a/2023/b")}

    hierarchy = build_hierarchy(plans, parents)

    assert hierarchy.parents["ke-hoach/so-a/2023/c"] == ("ke-hoach/so-a/2023/a", "ke-hoach/so-a/2023/b")
    assert set(hierarchy.roots) == {"ke-hoach/so-a/2023/a", "ke-hoach/so-a/2023/b"}
