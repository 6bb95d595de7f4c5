"""The relation diagram (lược đồ) of a plan as static SVG: what is above it, beside it, below it, and what it cites.

A drawing of at most seventeen boxes on one line, as wide as a small phone; the list beside it says the same in words
and has the links, so the drawing is one picture to a screen reader. Colours and dashes are those of the style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from markupsafe import Markup

_WIDTH = 328
_LEFT = 24
_SPINE = 8
_GAP = 12
_FULL = _WIDTH - _LEFT - 2  # room for half a stroke at the right edge
_HALF = (_FULL - _GAP) // 2
_PAD = 9
_LINE = 18
_HEADING = 26
_BUS = 9
_ROW_GAP = 20
_MOST_LINES = 3
_BREAKS = re.compile(r"/?[^ /-]{1,16}[ /-]?|[ /-]")
_SPACES = re.compile(r"[^ ]{0,15} |[^ ]{1,16}")


@dataclass(frozen=True, slots=True)
class Node:
    """One box: what the document is called, in a line below who issued it and when; where its page is.

    `stub` is true where the portal does not hold the text, `is_own` for the plan the diagram is of; `words` is the
    name for the list.
    """

    name: str
    by: str
    href: str
    words: str
    stub: bool = False
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """Boxes of one relation under its heading; `further` counts those not drawn, which `more` leads to."""

    heading: str
    nodes: tuple[Node, ...]
    further: int = 0
    more: str = ""
    is_quiet: bool = False

    @property
    def count(self) -> int:
        """How many there are, drawn or not."""
        return len(self.nodes) + self.further


@dataclass(frozen=True, slots=True)
class Diagram:
    """A plan between the layers above and below it; `beside` are the plans it takes the place of, or that take its."""

    plan: Node
    above: tuple[Layer, ...]
    beside: tuple[Layer, ...]
    below: tuple[Layer, ...]

    @property
    def layers(self) -> tuple[Layer, ...]:
        """All layers in the order they are drawn and listed."""
        return (*self.above, *self.beside, *self.below)


def drawn(diagram: Diagram) -> Markup:
    """The diagram as an SVG element with a title and a description."""
    parts: list[str] = []
    buses: list[float] = []
    y = 2.0
    for layer in diagram.above:
        y = _layer(parts, buses, layer, y)
    y = _middle(parts, buses, diagram, y)
    for layer in diagram.below:
        y = _layer(parts, buses, layer, y)
    height = round(y - _ROW_GAP + 10)
    spine = f'<path class="ck-dia__line" d="M{_SPINE} {buses[0]:g}V{buses[-1]:g}"/>' if len(buses) > 1 else ""
    described = "; ".join(f"{layer.heading.lower()}: {layer.count} văn bản" for layer in diagram.layers)
    return Markup(
        f'<svg class="ck-dia" viewBox="0 0 {_WIDTH} {height}" role="img" aria-labelledby="luoc-do-ten luoc-do-y">'
        f'<title id="luoc-do-ten">Lược đồ quan hệ của {escape(diagram.plan.words)}</title>'
        f'<desc id="luoc-do-y">{escape(described)}. Danh sách cạnh lược đồ ghi cùng nội dung.</desc>'
        f"{spine}{''.join(parts)}</svg>"
    )


def listed(diagram: Diagram) -> Markup:
    """The same in words: every layer with how many there are, and links to those that are drawn."""
    return Markup("".join(f"<div>{_listed_layer(layer)}</div>" for layer in diagram.layers))


def _listed_layer(layer: Layer) -> str:
    lines = [_listed_node(node) for node in layer.nodes]
    if layer.further:
        words = f"và {layer.further} văn bản khác"
        lines.append(f'<a href="{escape(layer.more)}">{words}</a>' if layer.more else words)
    return f"<dt>{escape(layer.heading)} ({layer.count})</dt><dd>{'<br>'.join(lines)}</dd>"


def _listed_node(node: Node) -> str:
    words = escape(node.words)
    name = f'<a href="{escape(node.href)}">{words}</a>' if node.href else words
    return f'{name} <span class="ck-small ck-muted">{escape(node.by)}</span>' if node.by else name


def _layer(parts: list[str], buses: list[float], layer: Layer, y: float) -> float:
    """Draws a heading and rows of two boxes from a height on; the height below them."""
    further = f" (vẽ {len(layer.nodes)} trên {layer.count})" if layer.further else ""
    parts.append(_text("ck-dia__h", _LEFT, y + 15, layer.heading + further))
    y += _HEADING
    quiet = " ck-dia__line--quiet" if layer.is_quiet else ""
    for start in range(0, len(layer.nodes), 2):
        pair = layer.nodes[start : start + 2]
        width = _HALF if len(pair) == 2 else _FULL
        height = max(_height(node, width) for node in pair)
        bus, top = y, y + _BUS
        middles = [_LEFT + at * (_HALF + _GAP) + _HALF / 2 for at in range(len(pair))]
        drops = "".join(f"M{middle:g} {bus:g}v{_BUS}" for middle in middles)
        parts.append(f'<path class="ck-dia__line{quiet}" d="M{_SPINE} {bus:g}H{middles[-1]:g}{drops}"/>')
        parts += (_box(node, _LEFT + at * (_HALF + _GAP), top, width, height) for at, node in enumerate(pair))
        buses.append(bus)
        y = top + height + _ROW_GAP
    return y


def _middle(parts: list[str], buses: list[float], diagram: Diagram, y: float) -> float:
    """Draws the plan itself, and to its right what it takes the place of or what takes its."""
    beside = [(layer.heading, node) for layer in diagram.beside for node in layer.nodes]
    width = _HALF if beside else _FULL
    heights = [_height(node, _HALF) + _LINE for _, node in beside]
    height = max(_height(diagram.plan, width), sum(heights) + _GAP * (len(heights) - 1) if heights else 0)
    middle = y + height / 2
    parts.append(f'<path class="ck-dia__line" d="M{_SPINE} {middle:g}H{_LEFT}"/>')
    parts.append(_box(diagram.plan, _LEFT, y, width, height))
    top = y
    left = _LEFT + _HALF + _GAP
    for (heading, node), tall in zip(beside, heights, strict=True):
        at = top + _LINE + (tall - _LINE) / 2
        parts.append(f'<path class="ck-dia__line" d="M{left - _GAP} {at:g}H{left}"/>')
        parts.append(_text("ck-dia__h", left, top + 13, heading))
        parts.append(_box(node, left, top + _LINE, _HALF, tall - _LINE))
        top += tall + _GAP
    buses.append(middle)
    return y + height + _ROW_GAP


def _box(node: Node, x: float, y: float, width: float, height: float) -> str:
    css = f"ck-dia__box{' ck-dia__box--stub' if node.stub else ''}{' ck-dia__box--own' if node.is_own else ''}"
    lines = "".join(
        _text(kind, x + _PAD, y + _PAD + 12 + at * _LINE, line) for at, (kind, line) in enumerate(_lines(node, width))
    )
    return f'<rect class="{css}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="3"/>{lines}'


def _text(css: str, x: float, y: float, words: str) -> str:
    return f'<text class="{css}" x="{x:g}" y="{y:g}">{escape(words)}</text>'


def _height(node: Node, width: float) -> float:
    return 2 * _PAD + _LINE * len(_lines(node, width)) - 3


def _lines(node: Node, width: float) -> list[tuple[str, str]]:
    """The lines of a box with the class of each: the name, then who and when."""
    room = width - 2 * _PAD
    own = [("ck-dia__by", "Kế hoạch này")] if node.is_own else []
    names = [("ck-dia__no", line) for line in _wrapped(node.name, room, bold=True)]
    return own + names + [("ck-dia__by", line) for line in _wrapped(node.by, room, bold=False)]


@lru_cache(maxsize=4096)
def _wrapped(text: str, room: float, *, bold: bool) -> tuple[str, ...]:
    """The text in lines that fit, cut after three; a number breaks after its marks where it must."""
    lines: list[str] = []
    line, wide = "", 0.0
    for piece in _pieces(text, _BREAKS if bold else _SPACES):
        more = _wide(piece.rstrip(), bold)
        if line and wide + more > room:
            lines.append(line.strip())
            line, wide = "", 0.0
        line += piece
        wide += _wide(piece, bold)
    lines += [line.strip()] if line.strip() else []
    return tuple(lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}…"])


def _pieces(text: str, breaks: re.Pattern[str]) -> list[str]:
    """The text up to each place where a line may break; a long run anywhere."""
    return breaks.findall(text)


# A careful guess at widths at 14 units: no font is at hand when a page is written.
_WIDTHS = {**{chr(code): 10.0 for code in range(0x1F00) if chr(code).isupper()}, **dict.fromkeys(" .,:;/-'|()il", 4.9)}


def _wide(text: str, bold: bool) -> float:
    return sum(_WIDTHS.get(character, 8.1) for character in text) * (1.06 if bold else 1.0)


def of_rows(heading: str, nodes: Sequence[Node], limit: int, more: str, *, is_quiet: bool = False) -> tuple[Layer, ...]:
    """The layer of some nodes, bounded; () where there are none."""
    if not nodes:
        return ()
    return (Layer(heading, tuple(nodes[:limit]), max(0, len(nodes) - limit), more, is_quiet),)
