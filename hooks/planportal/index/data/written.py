"""Rows as CSV and JSON, always the same bytes for the same rows.

A row is a tuple of values in the order of its table's columns; None, "" and () are unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from json import JSONEncoder
from json.encoder import encode_basestring
from operator import getitem

Value = str | int | bool | tuple[str, ...] | None
Row = tuple[Value, ...]

# A spreadsheet takes a cell that begins so for a formula, and one in a text from outside may do harm.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_QUOTED = re.compile('[",\r\n]').search
_LIST = "; "
# Without it Excel reads UTF-8 as the old code page of the machine.
_BYTE_ORDER_MARK = "\ufeff"


def csv_and_json(columns: Sequence[str], rows: Iterable[Row]) -> tuple[int, bytes, bytes]:
    """How many rows there are, and both files of them, from one pass.

    CSV is that of RFC 4180 with a header and a byte order mark. JSON is an array with one object a
    line, in which what is unknown or false is left out.
    """
    cells = [_Cells() for _ in columns]
    members = [_Members(column) for column in columns]
    lines, objects = [",".join(map(csv_cell, columns))], []
    for row in rows:
        # A value is written once a file: tables say the same names and addresses over and over.
        lines.append(",".join(map(getitem, cells, row)))
        objects.append(",".join(filter(None, map(getitem, members, row))))
    return len(objects), (_BYTE_ORDER_MARK + "\r\n".join(lines) + "\r\n").encode(), json_array(objects)


def json_array(objects: Sequence[str]) -> bytes:
    """A JSON array of objects, given by their members, one a line."""
    return ("[\n{" + "},\n{".join(objects) + "}\n]\n").encode() if objects else b"[]\n"


def pretty_json(value: object) -> bytes:
    """JSON for people: indented, with keys as they stand."""
    return (JSONEncoder(ensure_ascii=False, indent=1).encode(value) + "\n").encode()


def csv_cell(value: Value) -> str:
    """A value as it stands between two commas: true or false, lists with "; " between.

    Text that a spreadsheet would run gets an apostrophe before it.
    """
    if isinstance(value, str):
        text = value
    elif value is None:
        return ""
    elif isinstance(value, bool):
        return "true" if value else "false"
    else:
        text = _LIST.join(value) if isinstance(value, tuple) else str(value)
    if text[:1] in _FORMULA:
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _QUOTED(text) else text


def json_member(name: str, value: Value) -> str:
    """A member of an object, or "" for what is unknown or false."""
    if isinstance(value, str):
        return f'"{name}":{encode_basestring(value)}' if value else ""
    if value is None or value is False or value == ():
        return ""
    if isinstance(value, tuple):
        return f'"{name}":[{",".join(map(encode_basestring, value))}]'
    return f'"{name}":{"true" if value is True else value}'


class _Cells(dict[Value, str]):
    """The cells of a column by their value."""

    def __missing__(self, value: Value) -> str:
        self[value] = written = csv_cell(value)
        return written


class _Members(dict[Value, str]):
    """The members of a column by their value."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def __missing__(self, value: Value) -> str:
        self[value] = written = json_member(self._name, value)
        return written
