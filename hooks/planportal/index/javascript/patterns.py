r"""Python's regular expressions as JavaScript's: the same matches on the same text.

The parsed pattern is written out anew, so verbose layout and comments are gone. Sets of
letters keep Python's meaning: `[\w]` and the like stay, and the engine puts in the ranges of its
Unicode. Case-blind parts are spelt out with every letter's variants, possessive and atomic groups
become a look-ahead with a reference back to it. Needs no flag of JavaScript, since the text it is
given has no letters beyond U+FFFF.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]  # the parser's own names of what it found
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from .untranslatable import UntranslatableError

_SPECIAL = frozenset("\\^$.|?*+()[]{}/-")
_SETS = {
    op.CATEGORY_DIGIT: "\\d",
    op.CATEGORY_NOT_DIGIT: "\\D",
    op.CATEGORY_SPACE: "\\s",
    op.CATEGORY_NOT_SPACE: "\\S",
    op.CATEGORY_WORD: "\\w",
    op.CATEGORY_NOT_WORD: "\\W",
}
_LAST = 0xFFFF
# What $compile refuses: escapes other than sets, controls and signs, flags, conditions, possessive repetitions.
_NOT_SIMPLE = re.compile(r"\\(?![wWsSdDnrtfv]|[^a-zA-Z0-9])|\(\?(?![:=!]|<[=!]|P<)|[?*+}]\+|\$(?![)|]|$)")
# As plain numbers: they are asked for at every letter.
_IGNORECASE, _DOTALL, _MULTILINE = int(re.IGNORECASE), int(re.DOTALL), int(re.MULTILINE)
# Letters that differ in more than case, and yet are the same to a case-blind match.
_ALIKE = (set("iIİı"), set("sSſ"), set("kK\u212a"), set("åÅ\u212b"), set("ßẞ"), set("µμΜ"))


@dataclass(frozen=True, slots=True)
class JavaScriptPattern:
    """A pattern for JavaScript: its source, and where Python's groups are among those it has.

    `groups` gives the position of each of Python's groups in a match, the whole match first; `names`
    the number that Python gives to a named group.
    """

    source: str
    groups: tuple[int, ...]
    names: dict[str, int]


def converted(pattern: re.Pattern[str]) -> JavaScriptPattern:
    """The JavaScript of a compiled pattern.

    Raises UntranslatableError for what the engine has no need of (conditions on a group).
    """
    tree = parser.parse(pattern.pattern, pattern.flags)
    writer = _Writer(pattern)
    source = writer.sequence(tree, pattern.flags)
    groups = (0, *(writer.places[group] for group in range(1, pattern.groups + 1)))
    return JavaScriptPattern(source, groups, dict(pattern.groupindex))


def is_simple(pattern: re.Pattern[str]) -> bool:
    """Whether the engine can make the pattern itself, while it runs, from Python's notation ($compile)."""
    return pattern.flags == re.UNICODE and _NOT_SIMPLE.search(pattern.pattern) is None


class _Writer:
    """Writes one parsed pattern; counts the groups that JavaScript will count."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._opened = 0
        self._inside_repeat = 0
        self.places: dict[int, int] = {}

    def sequence(self, items: Iterable[tuple[Any, Any]], flags: int) -> str:
        return "".join(self._item(what, given, flags) for what, given in items)

    def _item(self, what: Any, given: Any, flags: int) -> str:
        if what is op.LITERAL:
            return _letters([(given, given)], flags) if flags & _IGNORECASE else _escaped(given)
        if what is op.NOT_LITERAL:
            return _letters([(given, given)], flags, negated=True)
        if what is op.ANY:
            return "[^]" if flags & _DOTALL else "[^\\n]"
        if what is op.IN:
            return self._set(given, flags)
        if what is op.BRANCH:
            return "(?:" + "|".join(self.sequence(one, flags) for one in given[1]) + ")"
        if what is op.SUBPATTERN:
            return self._group(given, flags)
        if what in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self._repeat(what, given, flags)
        if what in (op.ASSERT, op.ASSERT_NOT):
            direction, inner = given
            sign = "=" if what is op.ASSERT else "!"
            return f"(?{'<' if direction < 0 else ''}{sign}{self.sequence(inner, flags)})"
        if what is op.ATOMIC_GROUP:
            return self._atomic(lambda: self.sequence(given, flags))
        if what is op.AT:
            return self._place(given, flags)
        if what is op.GROUPREF:
            return f"(?:\\{self.places[given]})"
        if what is op.FAILURE:
            return "(?!)"
        raise UntranslatableError(f"no JavaScript for {what} in the pattern {self._pattern.pattern!r}")

    def _set(self, items: list[tuple[Any, Any]], flags: int) -> str:
        negated = items[0][0] is op.NEGATE
        ranges: list[tuple[int, int]] = []
        marks = ""
        for what, given in items[1:] if negated else items:
            if what is op.LITERAL:
                ranges.append((given, given))
            elif what is op.RANGE:
                ranges.append(given)
            else:
                marks += _SETS[given]
        return _letters(ranges, flags, negated=negated, marks=marks)

    def _group(self, given: Any, flags: int) -> str:
        number, added, removed, inner = given
        flags = (flags | added) & ~removed
        if number is None:
            return f"(?:{self.sequence(inner, flags)})"
        if self._inside_repeat:
            # JavaScript forgets such a group at every turn, Python keeps the last one.
            raise UntranslatableError(f"a group inside a repetition in the pattern {self._pattern.pattern!r}")
        self._opened += 1
        self.places[number] = self._opened
        return f"({self.sequence(inner, flags)})"

    def _repeat(self, what: Any, given: Any, flags: int) -> str:
        least, most, inner = given
        if what is op.POSSESSIVE_REPEAT:
            return self._atomic(lambda: self._repeat(op.MAX_REPEAT, given, flags))
        several = most is op.MAXREPEAT or most > 1
        self._inside_repeat += several
        body = self.sequence(inner, flags)
        self._inside_repeat -= several
        single = len(inner) == 1 and inner[0][0] in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
        return (body if single else f"(?:{body})") + _count(least, most) + ("?" if what is op.MIN_REPEAT else "")

    def _atomic(self, inner: Any) -> str:
        self._opened += 1
        own = self._opened
        return f"(?=({inner()}))\\{own}(?:)"

    def _place(self, where: Any, flags: int) -> str:
        word = "[\\w]"
        if where is op.AT_BEGINNING:
            return "(?<![^\\n])" if flags & _MULTILINE else "^"
        if where is op.AT_BEGINNING_STRING:
            return "^"
        if where is op.AT_END:
            return "(?![^\\n])" if flags & _MULTILINE else "(?=\\n?$)"
        if where is op.AT_END_STRING:
            return "$"
        if where is op.AT_BOUNDARY:
            return f"(?:(?<={word})(?!{word})|(?<!{word})(?={word}))"
        if where is op.AT_NON_BOUNDARY:
            return f"(?:(?<={word})(?={word})|(?<!{word})(?!{word}))"
        raise UntranslatableError(f"no JavaScript for {where} in {self._pattern.pattern!r}")


def _count(least: int, most: Any) -> str:
    if most is op.MAXREPEAT:
        return {0: "*", 1: "+"}.get(least, f"{{{least},}}")
    if (least, most) == (0, 1):
        return "?"
    return f"{{{least}}}" if least == most else f"{{{least},{most}}}"


def _letters(ranges: list[tuple[int, int]], flags: int, *, negated: bool = False, marks: str = "") -> str:
    """One letter out of some ranges and marked sets."""
    if flags & _IGNORECASE:
        ranges = _in_any_case(ranges)
    if len(ranges) == 1 and ranges[0][0] == ranges[0][1] and not negated and not marks:
        return _escaped(ranges[0][0])
    body = marks + "".join(
        _escaped(low) if low == high else f"{_escaped(low)}-{_escaped(high)}" for low, high in ranges
    )
    return f"[{'^' if negated else ''}{body}]"


@cache
def _escaped(code: int) -> str:
    character = chr(code)
    if character in _SPECIAL:
        return "\\" + character
    if (character.isalnum() and code < 0xD800) or " " <= character <= "~":
        return character
    return f"\\u{code:04x}"


def _in_any_case(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: set[int] = set()
    for low, high in ranges:
        for code in range(low, min(high, _LAST) + 1):
            found |= _variants(code)
    merged: list[tuple[int, int]] = []
    for code in sorted(found):
        if merged and code == merged[-1][1] + 1:
            merged[-1] = merged[-1][0], code
        else:
            merged.append((code, code))
    return merged


@cache
def _variants(code: int) -> frozenset[int]:
    """All letters that a case-blind match takes for this one."""
    character = chr(code)
    alike = {character, character.lower(), character.upper(), character.lower().upper()}
    for group in _ALIKE:
        if alike & group:
            alike |= group
    return frozenset(ord(one) for one in alike if len(one) == 1)
