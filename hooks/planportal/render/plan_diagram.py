"""What a plan's relation diagram shows: the same rows as its list of relations, bounded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from ..model import Plan
from .context import Context
from .plan_relations import Relations
from .relation_diagram import Diagram, Layer, Node, drawn, listed, of_rows
from .rows import plan_row
from .views import Row

_PARENTS, _BASES, _BESIDE, _BELOW, _CITED = 2, 4, 2, 4, 4


@dataclass(frozen=True, slots=True)
class PlanDiagram:
    """The drawing and, as its equal, the same in words: the lines of a list of links."""

    svg: Markup
    words: Markup


def plan_diagram(context: Context, base: str, plan: Plan, related: Relations) -> PlanDiagram | None:
    """The diagram of a plan, or None where nothing hangs together with it."""
    cited = sorted((row for group in related.groups for row in group.rows), key=lambda row: -len(row.places))
    below = of_rows("Kế hoạch triển khai", _nodes(related.below), _BELOW, "#trien-khai")
    if below and related.below_count > len(related.below):
        below = (Layer(below[0].heading, below[0].nodes, related.below_count - len(below[0].nodes), "#trien-khai"),)
    diagram = Diagram(
        plan=replace(_node(plan_row(context, base, plan)), is_own=True),
        above=(
            *of_rows("Thực hiện", _nodes(related.above), _PARENTS, "#lien-quan"),
            *of_rows("Căn cứ", _nodes(related.basis), _BASES, "#can-cu"),
        ),
        beside=tuple(_beside(context, base, plan)),
        below=(*below, *of_rows("Văn bản được dẫn", _nodes(cited), _CITED, "#dan-chieu", is_quiet=True)),
    )
    return PlanDiagram(drawn(diagram), listed(diagram)) if diagram.layers else None


def _beside(context: Context, base: str, plan: Plan) -> Iterator[Layer]:
    relations = (
        ("Thay thế", plan.replaces),
        ("Sửa đổi", plan.amends),
        ("Bị thay thế bởi", context.replaced_by.get(plan.id, ())),
        ("Được sửa đổi bởi", context.amended_by.get(plan.id, ())),
    )
    left = _BESIDE
    for heading, plan_ids in relations:
        rows = [plan_row(context, base, other) for one in plan_ids if (other := context.corpus.plans.get(one))]
        if rows and left:
            yield from of_rows(heading, _nodes(rows), left, "")
            left -= min(left, len(rows))


def _nodes(rows: Sequence[Row]) -> tuple[Node, ...]:
    return tuple(_node(row) for row in rows)


def _node(row: Row) -> Node:
    name = row.name.number if row.name.number and not row.name.words.startswith("Số") else str(row.name)
    return Node(name, row.facts[0] if row.facts else "", row.href, str(row.name), row.stub)
