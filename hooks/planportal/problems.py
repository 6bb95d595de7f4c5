"""Editors' mistakes as values: collected by every stage, never raised, shown all together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, its place and what to do about it, in Vietnamese.

    `line` and `column` count from 1; 0 means the file as a whole. `excerpt` is the line as it
    stands, `width` how many characters of it are meant (0: none).
    """

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    excerpt: str = ""
    width: int = 0
