"""YAML as it stands in the file: nodes with line and column, every scalar as its own text.

YAML 1.1 would read `no` as false, `12:30` as 750 and `049` as a number; here nothing is
turned into anything. Built from parser events in one bounded loop: anchors, aliases and tags
are refused, nesting and size are limited, so that no file can take the build down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from ..problems import Findings
from .yaml_mistakes import explain

# libyaml where the wheel has it: about ten times as fast, and the same events.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 8
_OTHER_LINE_ENDS = "\x85\u2028\u2029"
_MAX_NODES = 200_000


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar as written. `plain` is one without quotes; `end_*` is the place just after it."""

    text: str
    line: int
    column: int
    plain: bool
    end_line: int
    end_column: int

    @property
    def width(self) -> int:
        """How many characters of its first line it takes, quotes counted."""
        return max(1, self.end_column - self.column) if self.end_line == self.line else 1000


@dataclass(frozen=True, slots=True)
class ListNode:
    """A sequence."""

    items: tuple[Node, ...]
    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping in the order of the file; of a key that stands twice the first is kept."""

    entries: tuple[tuple[TextNode, Node], ...]
    line: int
    column: int
    width: int = 1

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = TextNode | ListNode | MapNode


class _Open:
    """A sequence or mapping whose end has not been read yet."""

    __slots__ = ("column", "is_map", "line", "nodes")

    def __init__(self, is_map: bool, line: int, column: int) -> None:
        self.is_map, self.line, self.column = is_map, line, column
        self.nodes: list[Node] = []

    def closed(self, findings: Findings) -> Node:
        if not self.is_map:
            return ListNode(tuple(self.nodes), self.line, self.column)
        entries: dict[str, tuple[TextNode, Node]] = {}
        for key, value in zip(self.nodes[::2], self.nodes[1::2], strict=True):
            if not isinstance(key, TextNode):
                findings.add("yaml-broken", key.line, key.column, "tên mục phải là một từ", "viết: tên_mục: giá trị")
            elif key.text in entries:
                first = entries[key.text][0].line
                findings.add(
                    "key-duplicate",
                    key.line,
                    key.column,
                    f'mục "{key.text}" đã khai ở dòng {first}; cổng không biết dùng giá trị nào',
                    "giữ một, xóa một",
                    key.width,
                )
            else:
                entries[key.text] = (key, value)
        return MapNode(tuple(entries.values()), self.line, self.column)


def read_yaml(text: str, findings: Findings, first_line: int = 1) -> Node | None:
    """The YAML text as a tree of nodes, or None where it is empty or cannot be understood.

    Lines count from `first_line`, columns from 1, as in the whole file that `findings` holds.
    """
    stack: list[_Open] = []
    root: Node | None = None
    count = 0
    event: Any
    # YAML counts lines at these signs as well, editors do not.
    for sign in _OTHER_LINE_ENDS:
        text = text.replace(sign, " ")
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                continue
            mark: Any = event.start_mark
            line, column = mark.line + first_line, mark.column + 1
            node: Node
            if isinstance(event, yaml.CollectionEndEvent):
                node = stack.pop().closed(findings)
            else:
                count += 1
                if count > _MAX_NODES or len(stack) > _MAX_DEPTH:
                    message = "quá nhiều mục" if count > _MAX_NODES else f"lồng nhau quá {_MAX_DEPTH} bậc"
                    findings.add("yaml-limits", line, column, f"phần thông tin {message}", "viết gọn lại", 1)
                    return None
                _refuse_indirection(event, findings, line, column)
                if isinstance(event, yaml.CollectionStartEvent):
                    stack.append(_Open(isinstance(event, yaml.MappingStartEvent), line, column))
                    continue
                end: Any = event.end_mark
                value = event.value if isinstance(event, yaml.ScalarEvent) else f"*{event.anchor}"
                # The parser of libyaml says "" for plain, the one in Python None.
                plain = isinstance(event, yaml.ScalarEvent) and not event.style
                node = TextNode(value, line, column, plain, end.line + first_line, end.column + 1)
            if stack:
                stack[-1].nodes.append(node)
            else:
                root = node
    except yaml.YAMLError as error:
        mistake = explain(error, text.split("\n"))
        findings.add(
            "yaml-broken", mistake.line + first_line, mistake.column + 1, mistake.message, mistake.hint, mistake.width
        )
        return None
    return root


def _refuse_indirection(event: Any, findings: Findings, line: int, column: int) -> None:
    start, end = event.start_mark, event.end_mark
    width = max(1, end.column - start.column) if end.line == start.line else 1
    if event.anchor is not None:
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        findings.add(
            "yaml-alias",
            line,
            column,
            f'giá trị bắt đầu bằng dấu "{sign}", YAML hiểu là tham chiếu; cổng không dùng tham chiếu',
            f'nếu "{sign}" là chữ của văn bản, đặt cả giá trị trong ngoặc kép "…"; nếu không, viết lại giá trị',
            width,
        )
    elif not isinstance(event, yaml.AliasEvent) and getattr(event, "tag", None) not in (None, "!"):
        findings.add(
            "yaml-tag",
            line,
            column,
            'giá trị bắt đầu bằng dấu "!", YAML hiểu là kiểu dữ liệu; cổng không dùng kiểu dữ liệu',
            'nếu "!" là chữ của văn bản, đặt cả giá trị trong ngoặc kép "…"; nếu không, xóa từ có dấu "!"',
            width,
        )
