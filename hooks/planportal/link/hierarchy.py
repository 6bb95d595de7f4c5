"""Which plan implements which: the forest that `parent` makes, stubs for plans not held."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Hierarchy, Plan

# After every digit and dash: a plan whose day is blank comes after the days it may be.
_LAST = "~"


def build_hierarchy(plans: Mapping[str, Plan], parents: Mapping[str, tuple[str, ...]]) -> Hierarchy:
    """The hierarchy of all plans, from the addresses of each plan's parents.

    A parent that would close a circle is left out here; validation has reported it. Children
    stand in the order of their dates; a blank day, month or date comes last.
    """
    above: dict[str, tuple[str, ...]] = {}
    below: dict[str, list[str]] = {}
    for plan_id in sorted(parents):
        child = plans[plan_id].address
        kept = tuple(parent for parent in parents[plan_id] if not _leads_to(above, parent, child))
        if kept:
            above[child] = kept
        for parent in kept:
            below.setdefault(parent, []).append(child)

    def order(address: str) -> tuple[str, str]:
        date = plans[address.removeprefix("ke-hoach/")].date
        return ("" if date is None else str(date)) + ("" if date and date.is_complete else _LAST), address

    children = {parent: tuple(sorted(addresses, key=order)) for parent, addresses in sorted(below.items())}
    roots = tuple(address for address in children if address not in above)
    return Hierarchy(above, children, roots)


def _leads_to(above: Mapping[str, tuple[str, ...]], start: str, goal: str) -> bool:
    """Whether climbing from `start` by parents known so far arrives at `goal`."""
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        for parent in above.get(here, ()):
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return False
