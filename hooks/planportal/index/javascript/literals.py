"""Constants of Python as literals of JavaScript."""

from __future__ import annotations

import re
from typing import Any

from .untranslatable import UntranslatableError

_UNSAFE = re.compile(r'["\\\x00-\x1f\x7f\u2028\u2029\ud800-\uffff]')


def literal(value: Any) -> str:
    """A constant of Python as a literal of JavaScript."""
    if value is None or value is Ellipsis:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return quoted(value)
    raise TypeError(f"no literal for {value!r}")


def quoted(text: str) -> str:
    """A string literal; controls, surrogates and the line ends of JavaScript are escaped.

    Raises UntranslatableError for a letter beyond U+FFFF, which would count as two.
    """
    if max(text, default="") > "\uffff":
        raise UntranslatableError(f"no JavaScript for a letter beyond U+FFFF in {text!r}")
    return f'"{_UNSAFE.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in '"\\':
        return "\\" + character
    return f"\\u{ord(character):04x}"
