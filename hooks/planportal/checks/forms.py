"""Forms: what may stand in the fields of a mapping, for plans and registries alike.

A field is a name, a parser and the code of the problem a wrong value is; a table of fields
reads a mapping. A parser returns None after it has reported what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from ..dates import PartialDate
from ..problems import Findings
from ..records import Registries
from ..vietnamese import fold
from .written_dates import FIRST_YEAR, LAST_YEAR, iso_form, read_date, why_impossible
from .yaml_nodes import ListNode, MapNode, Node, TextNode

TEXT_LIMIT = 1000
ITEMS_LIMIT = 500
_NOTHING = {"~", "null", "Null", "NULL"}
_URL = re.compile(r"https?://[^\s/?#@\\]+(?:[/?#][^\s\\]*)?", re.IGNORECASE)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Reading:
    """What parsers work with: where problems go, and what is registered."""

    findings: Findings
    registries: Registries
    has_comments: bool = True

    def report(self, code: str, node: Node, message: str, hint: str = "") -> None:
        """Report a problem of a value at the place where it stands."""
        self.findings.add(code, node.line, node.column, message, hint, node.width)


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a mapping: its parser, the code of a wrong value, and how it is written.

    `label` is its Vietnamese name in messages, `example` a value to show where it is missing.
    """

    name: str
    label: str
    parse: Parser
    code: str
    example: str
    required: bool = False


Parser = Callable[[Node, Reading, Field], Any]


def read_map(node: MapNode, fields: Sequence[Field], reading: Reading, inside: str = "") -> dict[str, Any]:
    """The values of a mapping by field name; what is absent, empty or wrong is not among them.

    `inside` names the key whose value the mapping is, for messages.
    """
    known = {field.name: field for field in fields}
    values: dict[str, Any] = {}
    seen: set[str] = set()
    for key, value in node.entries:
        field = known.get(key.text)
        if field is None:
            _report_unknown_key(key, fields, reading, inside)
        elif not _is_empty(value, reading, field):
            seen.add(key.text)
            parsed = field.parse(value, reading, field)
            if parsed is not None:
                values[field.name] = parsed
    for field in fields:
        if field.required and field.name not in seen:
            of = f' trong "{inside}"' if inside else ""
            reading.findings.add(
                "key-missing",
                node.line,
                node.column,
                f'thiếu mục bắt buộc "{field.name}" ({field.label}){of}',
                f"thêm dòng, ví dụ: {field.name}: {field.example}",
            )
    return values


def text(node: Node, reading: Reading, field: Field) -> str | None:
    """A text on one line: white space and line breaks count as one space."""
    if not isinstance(node, TextNode):
        kind = "danh sách" if isinstance(node, ListNode) else "nhóm mục con"
        meant = _as_text(node)
        reading.report(
            "value-kind",
            node,
            f'mục "{field.name}" ({field.label}) phải là chữ trên một dòng, ở đây là một {kind}',
            f'nếu đó là chữ của văn bản, viết trong ngoặc kép: "{meant}"' if meant else f"ví dụ: {field.example}",
        )
        return None
    value = " ".join(node.text.split())
    if len(value) > TEXT_LIMIT:
        reading.report(
            "value-long", node, f'mục "{field.name}" dài {len(value)} ký tự, quá {TEXT_LIMIT}', "rút gọn giá trị này"
        )
        return None
    if node.plain and reading.has_comments:
        _report_comment(node, reading)
    return value


def date(node: Node, reading: Reading, field: Field) -> PartialDate | None:
    """A date, or what is known of it: 2023-03-27, 2023-03, 2023."""
    value = text(node, reading, field)
    if value is None:
        return None
    try:
        return read_date(value)
    except ValueError:
        pass
    written = iso_form(value)
    reason = why_impossible(written or value)
    if reason:
        reading.report(
            "date-impossible",
            node,
            f'{field.label} "{value}" không có trong lịch: {reason}',
            "xem lại ngày trên bản gốc",
        )
        return None
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        message = f'{field.label} "{value}" có năm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}'
        hint = "xem lại năm trên bản gốc"
    else:
        message = f'{field.label} "{value}" không đúng dạng năm-tháng-ngày'
        hint = f"viết: {written}" if written else "viết: 2023-03-27; chỉ biết tháng: 2023-03; chỉ biết năm: 2023"
    reading.report("date-form", node, message, hint)
    return None


def choice(options: Mapping[str, str], folded: Mapping[str, str] | None = None) -> Parser:
    """A parser for one of a few words, each with its Vietnamese meaning, by which it is suggested too."""
    by_meaning = {fold(meaning): word for word, meaning in options.items()} | dict(folded or {})

    def parse(node: Node, reading: Reading, field: Field) -> str | None:
        value = text(node, reading, field)
        if value is None or value in options:
            return value
        meant = next((word for word in options if fold(word) == fold(value)), None) or by_meaning.get(fold(value))
        guesses = [meant] if meant else get_close_matches(value, options, 1, 0.6)
        shown = [f"{word} ({meaning.lower()})" for word, meaning in options.items()]
        allowed = ", ".join(shown[:8]) + (" …" if len(shown) > 8 else "")
        hint = f"viết: {guesses[0]}" if guesses else f"chọn một trong: {allowed}"
        reading.report(field.code, node, f'{field.label} "{value}" không có trong danh sách', hint)
        return None

    return parse


def identifier(node: Node, reading: Reading, field: Field) -> str | None:
    """An id of our own making: lower-case ASCII words joined by hyphens."""
    value = text(node, reading, field)
    if value is None or (_ID.fullmatch(value) and len(value) <= 80):
        return value
    reading.report(
        "id-form",
        node,
        f'{field.label} "{value}" chỉ được gồm chữ thường không dấu, chữ số, dấu gạch nối (tối đa 80 ký tự)',
        f"ví dụ: {field.name}: {field.example}",
    )
    return None


def url(node: Node, reading: Reading, field: Field) -> str | None:
    """An address on the web: http or https, with a host and without user name."""
    value = text(node, reading, field)
    if value is None or _URL.fullmatch(value):
        return value
    hint = f"viết: https://{value}" if re.fullmatch(r"[\w.-]+\.\w{2,}(/\S*)?", value, re.ASCII) else ""
    reading.report(
        "url-form",
        node,
        f'{field.label} "{value}" không phải địa chỉ mạng bắt đầu bằng https:// hoặc http://',
        hint or f"viết địa chỉ đầy đủ, ví dụ: {field.name}: {field.example}",
    )
    return None


def list_of(parse_item: Parser) -> Parser:
    """A parser for a list, whose items it has parsed by another; wrong items are reported and left out."""

    def parse(node: Node, reading: Reading, field: Field) -> tuple[Any, ...] | None:
        if not isinstance(node, ListNode):
            shown = node.text if isinstance(node, TextNode) and len(node.text) < 60 else "…"
            reading.report(
                "value-kind",
                node,
                f'mục "{field.name}" ({field.label}) phải là danh sách, mỗi dòng một phần tử có dấu gạch đầu dòng',
                f"xuống dòng dưới “{field.name}:” rồi viết:   - {shown}",
            )
            return None
        if len(node.items) > ITEMS_LIMIT:
            reading.report("value-long", node, f'mục "{field.name}" có quá {ITEMS_LIMIT} phần tử', "rút gọn danh sách")
            return None
        items = (parse_item(item, reading, field) for item in node.items if not _is_empty(item, reading, field))
        return tuple(item for item in items if item is not None)

    return parse


def map_of(fields: Sequence[Field], make: Callable[[dict[str, Any]], Any]) -> Parser:
    """A parser for a mapping with fields of its own; `make` gets the values by name."""

    def parse(node: Node, reading: Reading, field: Field) -> Any:
        if not isinstance(node, MapNode):
            names = ", ".join(inner.name for inner in fields)
            reading.report(
                "value-kind",
                node,
                f'mục "{field.name}" ({field.label}) phải gồm các mục con: {names}',
                f"xuống dòng dưới “{field.name}:” rồi viết:   {fields[0].name}: {fields[0].example}",
            )
            return None
        return make(read_map(node, fields, reading, field.name))

    return parse


def nearest(value: str, names: Mapping[str, str], limit: int = 3) -> list[str]:
    """The ids whose name or id is closest to the value, best first; `names` maps folded names to ids."""
    wanted = fold(value)
    if wanted in names:
        return [names[wanted]]
    close = get_close_matches(wanted, names, limit, 0.7)
    # Part of a name is meant more often than a similar one: "cai-cach" for "cai-cach-hanh-chinh".
    close += [name for name in names if len(wanted) > 3 and wanted in name][:limit]
    return list(dict.fromkeys(names[name] for name in close))[:limit]


def suggestion_of(ids: Sequence[str], otherwise: str) -> str:
    """The hint that offers ids, or another where there are none."""
    return f"có phải là: {' hoặc '.join(ids)}" if ids else otherwise


def _report_unknown_key(key: TextNode, fields: Sequence[Field], reading: Reading, inside: str) -> None:
    names = {fold(field.name): field.name for field in fields} | {fold(field.label): field.name for field in fields}
    guesses = nearest(key.text, names, 1)
    told = f'mục "{inside}" không có mục con "{key.text}"' if inside else f'không có mục nào tên là "{key.text}"'
    reading.report(
        "key-unknown",
        key,
        told,
        f"có phải là: {guesses[0]}" if guesses else f"các mục được dùng: {', '.join(field.name for field in fields)}",
    )


def _is_empty(node: Node, reading: Reading, field: Field) -> bool:
    if isinstance(node, MapNode):
        return not node.entries
    if isinstance(node, ListNode):
        return not node.items
    if node.plain and node.text in _NOTHING:
        reading.report(
            "value-ambiguous",
            node,
            f'mục "{field.name}" ghi {node.text}: YAML hiểu là “không có gì”, người đọc hiểu là chữ',
            f'nếu để trống thì xóa cả dòng; nếu là chữ thì viết: "{node.text}"',
        )
        return True
    return not node.text.strip()


def _as_text(node: Node) -> str | None:
    """What was probably meant where YAML saw more than a text: "Lưu: VT", "[a, b]"."""
    if isinstance(node, MapNode) and len(node.entries) == 1:
        key, value = node.entries[0]
        if not isinstance(value, TextNode):
            return None
        joined = f"{key.text}: {value.text}" if value.text else f"{{{key.text}}}"
    elif isinstance(node, ListNode) and all(isinstance(item, TextNode) for item in node.items):
        joined = f"[{', '.join(item.text for item in node.items if isinstance(item, TextNode))}]"
    else:
        return None
    return joined if len(joined) <= 80 and '"' not in joined else None


def _report_comment(node: TextNode, reading: Reading) -> None:
    rest = reading.findings.line(node.end_line)[node.end_column - 1 :]
    # "# …" after a date or a code is a note to oneself; in the middle of a sentence it swallows words.
    if "#" in rest and " " in node.text and rest.lstrip().startswith("#"):
        reading.findings.add(
            "value-cut",
            node.end_line,
            node.end_column + len(rest) - len(rest.lstrip()),
            "YAML coi phần từ dấu # là ghi chú và bỏ qua",
            'nếu đó là chữ của văn bản, đặt cả giá trị trong ngoặc kép: "…"',
            len(rest.strip()),
        )
