"""Validation of all plans side by side: parents, numbers, old addresses.

Plans no longer know their lines; where something is wrong the file is read once more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from difflib import get_close_matches

from ..model import ParentReference, Plan, SourceFile
from ..problems import Findings, Problem
from ..read import PLAN_ID
from ..records import Registries
from ..vietnamese import fold
from .fields import texts_of
from .plan_numbers import read_number
from .registry_references import reference_problems
from .written_dates import is_later
from .yaml_nodes import MapNode, Node, read_yaml

Read = Callable[[str], SourceFile | None]
_Numbered = Mapping[tuple[str, str, Hashable, int], list[str]]


def validate_together(plans: Mapping[str, Plan], registries: Registries, read: Read) -> list[Problem]:
    """The problems that show only between plans: unknown and circular parents, duplicates, aliases.

    `read` gives the file of a plan again, to find the place; None where it cannot be read.
    """
    together = _Together(plans, registries, read)
    numbered = _by_number(plans)
    together.parents()
    together.circles(numbered)
    together.duplicates(numbered)
    together.relations()
    together.aliases()
    return together.problems + reference_problems(plans, registries)


def _by_number(plans: Mapping[str, Plan]) -> _Numbered:
    found: dict[tuple[str, str, Hashable, int], list[str]] = defaultdict(list)
    for plan_id in sorted(plans):
        plan = plans[plan_id]
        if plan.number and plan.year:
            found[plan.issuer, plan.type, _folded(plan.number), plan.year].append(plan_id)
    return found


class _Together:
    """All plans, and the problems found between them."""

    def __init__(self, plans: Mapping[str, Plan], registries: Registries, read: Read) -> None:
        self.plans, self.registries, self.read = plans, registries, read
        self.problems: list[Problem] = []

    def _report(self, plan_id: str, code: str, key: str, value: str, message: str, hint: str) -> None:
        """Report at the text `value` under `key` of the plan's front matter, else at the key's value."""
        source = self.read(plan_id)
        findings = Findings(f"{plan_id}.md", source.text if source else "")
        node: Node | None = None
        if source:
            root = read_yaml(source.front_matter, Findings("", ""), first_line=2)
            node = root.get(key) if isinstance(root, MapNode) else None
            node = next((text for text in texts_of(node) if text.text.strip("/ ") == value), node)
        if node:
            findings.add(code, node.line, node.column, message, hint, node.width)
        else:
            findings.add(code, 0, 0, message, hint)
        self.problems += findings.problems

    def _exists(self, plan_id: str) -> bool:
        """Whether there is such a plan, even one with errors of its own, which are reported there."""
        return plan_id in self.plans or (PLAN_ID.fullmatch(plan_id) is not None and self.read(plan_id) is not None)

    def _similar(self, plan_id: str, own: str) -> str:
        folder, _, slug = plan_id.rpartition("/")
        same_name = [other for other in self.plans if other != own and other.endswith(f"/{slug}")]
        # Only plans of the same folder: comparing with all would be slow where many are wrong.
        beside = {other.rpartition("/")[2]: other for other in self.plans if other.startswith(f"{folder}/")}
        close = [beside[name] for name in get_close_matches(slug, beside, 2, 0.85) if beside[name] != own]
        found = [*close, *get_close_matches(plan_id, same_name[:50], 2, 0.6)][:2]
        return f"có phải là: {' hoặc '.join(found)}" if found else ""

    def parents(self) -> None:
        """A parent given by its id is held here, and is not younger than the plan."""
        for plan_id, plan in self.plans.items():
            for parent in plan.parents:
                if not isinstance(parent, str):
                    continue
                if not self._exists(parent):
                    hint = self._similar(parent, plan_id)
                    hint = hint or "nếu kế hoạch đó chưa có trên cổng, viết: parent: {number: …, issuer: …, date: …}"
                    message = f'không có kế hoạch "{parent}" trên cổng'
                    self._report(plan_id, "parent-unknown", "parent", parent, message, hint)
                    continue
                above = self.plans.get(parent)
                if above and above.date and plan.date and is_later(above.date, plan.date):
                    self._report(
                        plan_id,
                        "parent-later",
                        "parent",
                        parent,
                        f"kế hoạch cấp trên ban hành {above.date.printed()}, sau kế hoạch này ({plan.date.printed()})",
                        "xem lại parent và ngày ban hành của cả hai kế hoạch",
                    )

    def circles(self, numbered: _Numbered) -> None:
        """Going up from parent to parent never comes back; each circle is told once."""
        done: set[str] = set()
        for start in sorted(self.plans):
            if start in done:
                continue
            # Depth first without recursion: a chain may be longer than Python's stack.
            trail: list[str] = [start]
            on_trail = {start}
            ways: list[Iterator[str]] = [iter(self._above(start, numbered))]
            while trail:
                above = next(ways[-1], None)
                if above is None:
                    ways.pop()
                    gone = trail.pop()
                    on_trail.discard(gone)
                    done.add(gone)
                elif above in on_trail:
                    self._report_circle(trail[trail.index(above) :])
                elif above not in done:
                    trail.append(above)
                    on_trail.add(above)
                    ways.append(iter(self._above(above, numbered)))

    def _above(self, plan_id: str, numbered: _Numbered) -> list[str]:
        found: list[str] = []
        for parent in self.plans[plan_id].parents:
            if isinstance(parent, str):
                found += [parent] if parent in self.plans else []
            else:
                found += _meant(parent, numbered)
        return found

    def _report_circle(self, circle: list[str]) -> None:
        first = circle.index(min(circle))
        circle = circle[first:] + circle[:first]
        way = " → ".join([*circle, circle[0]]) if len(circle) <= 6 else f"{' → '.join(circle[:5])} → … → {circle[0]}"
        message = (
            "kế hoạch tự là cấp trên của mình" if len(circle) == 1 else f"các kế hoạch là cấp trên của nhau: {way}"
        )
        above = circle[1 % len(circle)]
        self._report(
            circle[0], "parent-circular", "parent", above, message, "bỏ hoặc sửa parent ở một trong các kế hoạch này"
        )

    def duplicates(self, numbered: _Numbered) -> None:
        """A number is given once a year by each issuer."""
        for (_, _, _, year), ids in numbered.items():
            for plan_id in ids[1:]:
                printed = self.plans[plan_id].number or ""
                message = f'số "{printed}" năm {year} của cơ quan này đã có ở {ids[0]}.md'
                hint = "nếu là một văn bản, giữ một tệp; nếu là hai, xem lại số và ngày trên bản gốc"
                self._report(plan_id, "number-duplicate", "number", printed, message, hint)

    def relations(self) -> None:
        """Plans replaced or amended are held here."""
        for plan_id, plan in self.plans.items():
            for key, others in (("replaces", plan.replaces), ("amends", plan.amends)):
                for other in others:
                    if not self._exists(other):
                        hint = (
                            self._similar(other, plan_id)
                            or "chỉ khai kế hoạch có trên cổng; nếu chưa có thì bỏ dòng này"
                        )
                        self._report(
                            plan_id, "plan-unknown", key, other, f'không có kế hoạch "{other}" trên cổng', hint
                        )

    def aliases(self) -> None:
        """An old address leads to one plan and is no other page's address."""
        taken: dict[str, str] = {}
        for record in self.registries.documents:
            for alias in record.aliases:
                if alias in taken or alias.removeprefix("ke-hoach/") in self.plans:
                    findings = Findings("_registry/documents.yml", "")
                    message = (
                        f'địa chỉ cũ "{alias}" của {record.number or record.names[0]} đang là địa chỉ của trang khác'
                    )
                    findings.add("alias-taken", record.line, 1, message, "xóa địa chỉ đó khỏi aliases hoặc sửa lại")
                    self.problems += findings.problems
                taken[alias] = "_registry/documents.yml"
        for plan_id in sorted(self.plans):
            for alias in self.plans[plan_id].aliases:
                if alias == f"ke-hoach/{plan_id}":
                    message = f'"{alias}" đang là địa chỉ của chính kế hoạch này, không phải địa chỉ cũ'
                elif alias.startswith("ke-hoach/") and alias.removeprefix("ke-hoach/") in self.plans:
                    message = f'"{alias}" đang là địa chỉ của một kế hoạch khác'
                elif alias in taken:
                    message = f'"{alias}" đã là địa chỉ cũ khai ở {taken[alias]}'
                else:
                    taken[alias] = f"{plan_id}.md"
                    continue
                self._report(plan_id, "alias-taken", "aliases", alias, message, "xóa dòng này hoặc sửa lại địa chỉ")


def _folded(number: str) -> Hashable:
    """What two writings of one number have in common: 01/KH-UBND is 1/KH-UBND."""
    known = read_number(number)
    return known.key if known else fold(number)


def _meant(parent: ParentReference, numbered: _Numbered) -> list[str]:
    """The held plan that a parent named by its number is."""
    if not (parent.number and parent.issuer and parent.date):
        return []
    return list(numbered.get((parent.issuer, parent.type, _folded(parent.number), parent.date.year), ()))[:1]
