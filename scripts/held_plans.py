"""The plans of a folder as far as citations need them: identity, issuer, number, date and period.

Validating ten thousand plans to resolve the citations of one text would take longer than anything
else, so the four values are read from the first lines of each file. What is written in any but
the plainest way is left to the validation.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from planportal.checks.plan_numbers import read_number
from planportal.dates import PartialDate
from planportal.model import Period, Plan
from planportal.read import FRONT_MATTER_LIMIT, plan_paths, read_plan
from planportal.records import Registries
from planportal.validate import validate
from planportal.vietnamese import nfc

_FIRST = 4096
_SPLIT = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
_LINE = re.compile(
    r"""^(?P<key>number|issuer|date|period)[ ]*:[ ]+
    (?:"(?P<double>[^"\\\n]*)"|'(?P<single>[^'\n]*)'|(?P<plain>[\w][^\n:#"']*?))
    [ ]*(?:[ ]\#[^\n]*)?(?:\n(?=\S)|\Z)""",
    re.MULTILINE | re.VERBOSE,
)
_KEY = re.compile(r"""^["']?(?:number|issuer|date|period)["']?[ \t]*:|^[{&*!%?\t]""", re.MULTILINE)
_YEARS = re.compile(r"([0-9]{4})(?:-([0-9]{4}))?")


def numbered_plans(folder: Path, registries: Registries) -> dict[str, Plan]:
    """The plans that have a number, by id; each as citations need it, its title and text aside."""
    plans: dict[str, Plan] = {}
    for path in plan_paths(folder)[0] if folder.is_dir() else ():
        try:
            plan = _scanned(path, _beginning(folder / path), registries)
        except _NotPlainError:
            source, _ = read_plan(folder, path)
            plan = validate(source, registries)[0] if source else None
        if plan and plan.number:
            plans[plan.id] = plan
    return plans


class _NotPlainError(Exception):
    """The beginning of a file is none that can be read without YAML."""


def _beginning(file: Path) -> str:
    """The front matter of a file; no symbolic link is followed."""
    try:
        with open(
            os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)), "rb"
        ) as opened:
            data = opened.read(_FIRST)
            if _SPLIT.match(data) is None:
                data += opened.read(FRONT_MATTER_LIMIT)
        split = _SPLIT.match(data)
        if split is None:
            raise _NotPlainError
        return nfc(split["yaml"].decode("utf-8").replace("\r\n", "\n"))
    except (OSError, UnicodeDecodeError) as error:
        raise _NotPlainError from error


def _scanned(path: str, front_matter: str, registries: Registries) -> Plan | None:
    found = {
        match["key"]: match["double"] or match["single"] or match["plain"] for match in _LINE.finditer(front_matter)
    }
    if len(_KEY.findall(front_matter)) != len(found):
        raise _NotPlainError
    if "number" not in found:
        return None
    number, years = read_number(found["number"]), _YEARS.fullmatch(found.get("period") or "0000")
    if found.get("issuer") not in registries.agencies or number is None or years is None:
        raise _NotPlainError
    try:
        date = PartialDate.parse(found["date"]) if "date" in found else None
    except (ValueError, TypeError) as error:
        raise _NotPlainError from error
    return Plan(
        id=path.removesuffix(".md"),
        title="",
        issuer=found["issuer"] or "",
        text="full",
        number=str(number),
        date=date,
        period=Period(int(years[1]), int(years[2] or years[1])) if "period" in found else None,
    )
