"""Problems as text for people, JSON for programs, and annotations for GitHub.

What editors wrote is echoed, so it is made harmless first: control and bidirectional signs
are shown escaped, and no line can start a command of the CI runner.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from .problems import CODES, Problem

# Everything that does not show as itself: controls, format signs (bidirectional overrides, zero-width
# signs), surrogates from undecodable file names, private-use signs, line and paragraph separators.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_SHOWN = 110


def visible(text: str) -> str:
    """The text on one line with unseen signs shown as \\uXXXX, a tab as a space."""
    return _UNSEEN.sub(_escape, text.replace("\t", " "))


def placed(problems: Iterable[Problem], folder: str) -> list[Problem]:
    """The problems with paths as the editor knows them: below `folder`, such as "plans"."""
    prefix = folder.replace("\\", "/").rstrip("/")
    return [replace(problem, path=f"{prefix}/{problem.path}" if prefix else problem.path) for problem in problems]


def with_known_paths(problems: Iterable[Problem], plans: Path, registry: Path) -> list[Problem]:
    """The problems with paths as the editor knows them, from where the command was started."""
    homes = {True: _as_known(registry.parent), False: _as_known(plans)}
    return [
        each for problem in problems for each in placed([problem], homes[problem.path.startswith(registry.name + "/")])
    ]


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, then by place in the file, errors before warnings; each once."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda found: (found.path, found.line, found.column, found.severity, found.code, found.message),
    )


def as_text(problems: Sequence[Problem], checked: int = 0) -> str:
    """The problems for people, each with its line, a mark under it and what to write instead.

    The last line counts them; `checked` is the number of plans looked at.
    """
    lines: list[str] = []
    for problem in in_reading_order(problems):
        lines += _told(problem)
    lines.append(summary(problems, checked))
    return "".join(f"{_harmless(line)}\n" for line in lines)


def as_json(problems: Sequence[Problem], checked: int = 0) -> str:
    """The problems as one JSON object: `errors`, `warnings`, `checked`, and the list `problems`."""
    ordered = in_reading_order(problems)
    report = {
        "errors": sum(problem.severity == "error" for problem in ordered),
        "warnings": sum(problem.severity == "warning" for problem in ordered),
        "checked": checked,
        "problems": [asdict(problem) | {"title": CODES[problem.code].title} for problem in ordered],
    }
    # The escapes of JSON itself: harmless on a screen, and programs get the text back unchanged.
    text = json.dumps(report, ensure_ascii=False, indent=2)
    return "\n".join(_UNSEEN.sub(_json_escape, line) for line in text.split("\n")) + "\n"


def as_github(problems: Sequence[Problem], checked: int = 0) -> str:
    """The problems as workflow commands, which GitHub shows beside the lines of a pull request."""
    lines = []
    for problem in in_reading_order(problems):
        where = {"file": problem.path}
        if problem.line:
            where |= {"line": str(problem.line), "col": str(problem.column)}
            if problem.width:
                where["endColumn"] = str(problem.column + problem.width)
        where["title"] = f"[{problem.code}] {CODES[problem.code].title}"
        properties = ",".join(f"{name}={_property(value)}" for name, value in where.items())
        message = visible(problem.message) + (f"\n{visible(problem.hint)}" if problem.hint else "")
        lines.append(f"::{problem.severity} {properties}::{_data(message)}")
    lines.append(summary(problems, checked))
    return "".join(f"{line}\n" for line in lines)


def summary(problems: Iterable[Problem], checked: int = 0) -> str:
    """One sentence: how many errors and warnings, in how many files."""
    found = list(dict.fromkeys(problems))
    looked_at = f" Đã kiểm tra {checked} kế hoạch." if checked else ""
    if not found:
        return f"Không thấy lỗi nào.{looked_at}"
    errors = sum(problem.severity == "error" for problem in found)
    counts = [f"{errors} lỗi"] * bool(errors) + [f"{len(found) - errors} cảnh báo"] * (errors < len(found))
    files = len({problem.path for problem in found})
    verdict = "Phải sửa hết lỗi thì mới công bố được." if errors else "Cảnh báo không ngăn việc công bố."
    return f"Có {' và '.join(counts)} trong {files} tệp. {verdict}{looked_at}"


REPORTERS: Mapping[str, Callable[[Sequence[Problem], int], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


def _as_known(folder: Path) -> str:
    """The folder from where the command was started, if it lies below; else its whole path."""
    relative = os.path.relpath(folder)
    return folder.as_posix() if relative.startswith("..") else "" if relative == "." else Path(relative).as_posix()


def _told(problem: Problem) -> list[str]:
    place = f"{visible(problem.path)}:"
    if problem.line:
        place += f"{problem.line}:{problem.column}:"
    grade = "" if problem.severity == "error" else "(cảnh báo) "
    lines = [f"{place} [{problem.code}] {grade}{visible(problem.message)}"]
    hint = visible(problem.hint)
    if not problem.excerpt:
        return [*lines, f"    {hint}"] if hint else lines
    # A long paragraph is shown as a window around the place.
    start = max(0, problem.column - 1 - _SHOWN // 2) if problem.column - 1 + problem.width > _SHOWN else 0
    before = visible(problem.excerpt[start : problem.column - 1])
    shown = visible(problem.excerpt[start : start + _SHOWN])
    left = "…" if start else ""
    right = "…" if len(problem.excerpt) > start + _SHOWN else ""
    lines.append(f"    {left}{shown}{right}")
    if problem.width:
        meant = visible(problem.excerpt[problem.column - 1 : problem.column - 1 + problem.width])
        marks = "^" * min(len(meant), max(1, len(shown) - len(before)))
        lines.append(f"    {' ' * len(left + before)}{marks}" + (f"  {hint}" if hint else ""))
    elif hint:
        lines.append(f"    {hint}")
    return lines


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def _harmless(line: str) -> str:
    # The runner obeys "::name::" after leading spaces, and the older "##[name]" anywhere in a line.
    line = line.replace("##[", "\\x23#[")
    return line.replace("::", "\\x3a:", 1) if line.lstrip().startswith("::") else line


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace("##[", "#%23[")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
