"""What a YAML parser's complaint means to someone who only wanted to fill in a form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

_ENTRY = re.compile(
    r"(?P<indent>[ \t]*)(?P<dash>- +)?(?:(?P<key>[^\s:#\"'\[{-][^:\"']{0,60}?)(?P<colon>:)(?: +|$))?(?P<value>.*)"
)
_CONTROL = re.compile("[^\t\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INNER_QUOTES = re.compile(r'"([^"]*)"')
_QUOTED = "đặt cả giá trị trong ngoặc kép"


@dataclass(frozen=True, slots=True)
class Mistake:
    """Where the YAML cannot be read, counted from 0 in its own text, and what to do about it."""

    line: int
    column: int
    message: str
    hint: str
    width: int = 1


def explain(error: yaml.YAMLError, lines: Sequence[str]) -> Mistake:
    """The mistake behind a parser's error, found from its wording and from the lines around it.

    libyaml and the parser in Python word some errors differently; both are understood.
    """
    lines = [*lines, ""]  # a parser may point behind the end
    mark: Any = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", None) or error)
    start: Any = getattr(error, "context_mark", None)
    context = str(getattr(error, "context", None) or "")
    if mark is None:
        return _unreadable_sign(lines)
    line, column = min(mark.line, len(lines) - 1), mark.column
    text = lines[line]
    entry = _ENTRY.fullmatch(text)
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return Mistake(line, text.index("\t"), "dòng này thụt vào bằng phím Tab", "thay Tab bằng dấu cách")
    if "quoted scalar" in context and start is not None:
        return _quotes(said, start.line, start.column, line, column, lines)
    if "flow" in context and start is not None:
        return _brackets(start.line, start.column, lines)
    above = _line_above(line, lines)
    if above is not None and ":" not in lines[above] and not lines[above].lstrip().startswith(("-", "#", "[", "{")):
        return _no_colon(above, lines[above])
    if entry and entry["key"] and entry["value"]:
        value, at = entry["value"], entry.start("value")
        if value[0] in "@`%&*!|>{[" or "alias" in context or "anchor" in context or "tag" in said:
            return Mistake(
                line, at, f'giá trị bắt đầu bằng "{value[0]}", ký hiệu riêng của YAML', _rewritten(entry), len(value)
            )
        if value.startswith("- "):
            return Mistake(
                line,
                at,
                "dấu gạch đầu dòng nằm cùng dòng với tên mục",
                "xuống dòng, thụt vào hai dấu cách trước “- ”",
                1,
            )
        if value[0] in "\"'":
            return Mistake(line, column, "có chữ đứng sau dấu ngoặc kép đóng", _rewritten(entry), 1)
        if ": " in value or value.endswith(":"):
            return Mistake(
                line, column, 'trong giá trị có dấu hai chấm ":", YAML tưởng là một mục mới', _rewritten(entry), 1
            )
    if entry and not entry["key"] and text.strip() and not entry["dash"]:
        return _no_colon(line, text)
    return _indentation(line, text, lines)


def _unreadable_sign(lines: Sequence[str]) -> Mistake:
    # libyaml counts this place in bytes, the parser in Python in characters: it is looked for instead.
    found = ((line, _CONTROL.search(text)) for line, text in enumerate(lines))
    line, column = next(((line, match.start()) for line, match in found if match), (0, 0))
    return Mistake(
        line,
        column,
        "có ký tự điều khiển không nhìn thấy được, thường do dán từ Word hoặc PDF",
        "xóa ký tự ở chỗ này rồi gõ lại",
    )


def _quotes(said: str, line: int, column: int, at_line: int, at_column: int, lines: Sequence[str]) -> Mistake:
    if "escape" in said:
        return Mistake(
            at_line,
            at_column,
            r"trong ngoặc kép, YAML hiểu dấu \ là ký hiệu riêng",
            r"thay ngoặc kép bằng nháy đơn '…', hoặc viết \\ thay cho \ ",
        )
    sign = lines[line][column : column + 1]
    return Mistake(
        line,
        column,
        f"mở ngoặc bằng {sign} ở đây nhưng không thấy dấu đóng",
        f"thêm {sign} ở cuối giá trị; nếu bên trong cũng có {sign} thì viết ngoặc cong “ ”",
        max(1, len(lines[line]) - column),
    )


def _brackets(line: int, column: int, lines: Sequence[str]) -> Mistake:
    if lines[line][column : column + 1] not in ("[", "{"):
        # Nothing came after the bracket; the parser points behind it.
        opened = ((number, max(lines[number].rfind("["), lines[number].rfind("{"))) for number in range(line, -1, -1))
        line, column = next((place for place in opened if place[1] >= 0), (line, 0))
    sign = lines[line][column : column + 1]
    entry = _ENTRY.fullmatch(lines[line])
    hint = _rewritten(entry) if entry and entry["key"] else f"{_QUOTED} “…”"
    return Mistake(
        line,
        column,
        f'giá trị bắt đầu bằng "{sign}", YAML hiểu là danh sách, nhưng danh sách không được đóng đúng cách',
        hint,
        max(1, len(lines[line]) - column),
    )


def _no_colon(line: int, text: str) -> Mistake:
    indent = len(text) - len(text.lstrip())
    return Mistake(
        line,
        indent,
        "dòng này không có dạng “tên mục: giá trị”",
        "viết tên mục, dấu hai chấm, một dấu cách, rồi giá trị; nếu là phần tiếp của dòng trên thì nối lên dòng trên",
        len(text.strip()),
    )


def _indentation(line: int, text: str, lines: Sequence[str]) -> Mistake:
    indent = len(text) - len(text.lstrip())
    above = _line_above(line, lines)
    told = "dòng này thụt vào không khớp với các dòng trên"
    if above is not None and indent:
        hint = "các mục ngang hàng phải thụt vào bằng nhau; mục chính viết sát lề trái"
    else:
        hint = "viết mọi mục chính sát lề trái, mỗi mục một dòng"
    return Mistake(line, indent, told, hint, max(1, len(text.strip())))


def _line_above(line: int, lines: Sequence[str]) -> int | None:
    return next((number for number in range(line - 1, -1, -1) if lines[number].strip()), None)


def _rewritten(entry: re.Match[str]) -> str:
    """The entry with its value in quotes; quotes inside become curly ones."""
    dash, key, value = entry["dash"] or "", entry["key"], entry["value"].strip()
    if dash and not key.isascii():
        key, value = "", f"{key}: {value}"  # a sentence with a colon in a list, no key
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    value = _INNER_QUOTES.sub(r"“\1”", value).replace('"', "").replace("\\", "\\\\")
    if len(value) > 80:
        value = value[:60] + " …"
    return f'viết: {"- " if dash else ""}{f"{key}: " if key else ""}"{value}"'
