"""What Python's own names are called in JavaScript; the functions stand in overrides/assets/citations/."""

from __future__ import annotations

import bisect
import datetime
import itertools
import re
import statistics
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Methods of strings, lists, dictionaries, sets: which one is meant shows when it is called.
METHODS = _words(
    """
    find rfind startswith endswith strip lstrip rstrip split join replace upper lower translate
    isupper islower isdigit isdecimal isnumeric isalpha isalnum isspace isascii
    index count partition rpartition removeprefix removesuffix append extend pop insert sort copy remove
    get items keys values setdefault update add discard union"""
)
# Those whose answer is true or false, so that no question of emptiness arises.
YES_OR_NO = _words("startswith endswith isupper islower isdigit isdecimal isnumeric isalpha isalnum isspace isascii")
BUILTINS = _words(
    """
    len str int bool sorted min max sum any all range enumerate zip reversed list tuple set frozenset dict iter next
    map filter isinstance chr ord abs repr"""
)
ERRORS = _words("Exception ValueError KeyError IndexError TypeError StopIteration AssertionError")
_FUNCTIONS: tuple[tuple[Any, str], ...] = (
    (bisect.bisect_left, "$bisect_left"),
    (bisect.bisect_right, "$bisect_right"),
    (bisect.bisect, "$bisect_right"),
    (statistics.median, "$median"),
    (itertools.pairwise, "$pairwise"),
    (itertools.chain, "$chain"),
    (unicodedata.normalize, "$normalize"),
    (unicodedata.is_normalized, "$is_normalized"),
    (datetime.date, "$date"),
    (re.escape, "$escape"),
    (re.compile, "$compile"),
    (replace, "$replaced"),
    (dict.fromkeys, "$fromkeys"),
    (str.maketrans, "$maketrans"),
    (cast, "$cast"),
)
# Functions of `re` that are given a pattern as text: it must be known when the engine is written.
WITH_PATTERN: dict[Callable[..., Any], str] = {
    re.match: "match",
    re.search: "search",
    re.fullmatch: "fullmatch",
    re.finditer: "finditer",
    re.findall: "findall",
    re.sub: "sub",
    re.split: "split",
}
RESERVED = _words(
    """
    arguments await case catch const debugger default delete do enum eval export extends function implements
    instanceof interface let new null package private protected public static super switch this throw typeof undefined
    var void class in if else for while with yield return true false"""
)


def standard_function(value: object) -> str | None:
    """The JavaScript name of a function of Python's standard library, or None where it has none."""
    return next((name for function, name in _FUNCTIONS if function is value or function == value), None)


def local_name(name: str) -> str:
    """A local name that JavaScript allows."""
    return f"{name}_" if name in RESERVED or name.startswith("$") else name
