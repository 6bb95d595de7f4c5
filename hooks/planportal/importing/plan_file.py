"""The file of an imported plan: its place among the plans, its front matter, and how it is written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ..vietnamese import address_slug
from .document import ImportedPlan

_TITLE_LIMIT = 60
_HEAD_BYTES = 65_536
_PLAIN_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}|\d{4}-\d{4}")
# Names of devices on Windows, where no file can have them.
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
_HASH_LINE = re.compile(r"^\s*sha256:\s*['\"]?([0-9a-f]{64})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan's file before it is written: its folder below the plans, its slug and its text."""

    folder: str
    slug: str
    text: str


def plan_file(plan: ImportedPlan, source_name: str, content: bytes, year: int | None = None) -> PlanFile | None:
    """The file for a plan; None where issuer, year or title cannot be told.

    `year` is used only where the source tells none and then stands as the date, as far as known.
    """
    filed_under = plan.year or year
    if plan.issuer.id is None or filed_under is None or not plan.title:
        return None
    number = plan.letterhead.number
    slug = address_slug(number) if number else address_slug(plan.title, _TITLE_LIMIT)
    fields = front_matter(plan, source_name, content, year)
    if not slug or _DEVICE.fullmatch(slug):
        slug = f"ke-hoach-{slug}".rstrip("-")
    head = "".join(_yaml_lines(fields))
    return PlanFile(f"{plan.issuer.id}/{filed_under}", slug, f"---\n{head}---\n\n{plan.body}")


def front_matter(plan: ImportedPlan, source_name: str, content: bytes, year: int | None = None) -> dict[str, object]:
    """The front matter of a plan in the order of its fields; what the source does not print is left out."""
    head = plan.letterhead
    date = str(head.date) if head.date else str(year) if year and plan.year is None else None
    fields: dict[str, object | None] = {
        "title": plan.title,
        "issuer": plan.issuer.id,
        "number": head.number,
        "symbol": None if head.number else head.symbol,
        "date": date,
        "parent": _parents(plan),
        "period": _period(plan),
        "text": "full",
        "quality": plan.readability.quality,
        "place": head.place,
        "signer": _signer(plan),
        "recipients": list(plan.closing.recipients),
        "source": {"file": source_name, "sha256": source_hash(content)},
    }
    return _given(fields)


def source_hash(content: bytes) -> str:
    """The SHA-256 of a source file, by which a second import of it is noticed."""
    return hashlib.sha256(content).hexdigest()


def imported_sources(plans: Path) -> dict[str, Path]:
    """The plan files that name a source, by the source's SHA-256."""
    found: dict[str, Path] = {}
    for path in sorted(plans.glob("*/*/*.md")) if plans.is_dir() else []:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES).decode("utf-8", errors="replace")
        if match := _HASH_LINE.search(head.split("\n---", 1)[0]):
            found.setdefault(match[1], path)
    return found


def write_new(plans: Path, file: PlanFile) -> Path:
    """Writes a plan under its slug, or under the slug with "-2", "-3" … where that is taken.

    An existing file is never touched. Raises OSError where the folder cannot be written.
    """
    folder = plans / file.folder
    folder.mkdir(parents=True, exist_ok=True)
    for path in _free_names(folder, file.slug):
        try:
            with path.open("x", encoding="utf-8", newline="\n") as new:
                new.write(file.text)
        except FileExistsError:
            continue
        return path
    raise AssertionError("names do not run out")


def _free_names(folder: Path, slug: str) -> Iterator[Path]:
    yield folder / f"{slug}.md"
    times = 2
    while True:
        yield folder / f"{slug}-{times}.md"
        times += 1


def _parents(plan: ImportedPlan) -> object | None:
    parents = [
        _given({"number": parent.number, "issuer": parent.issuer, "date": str(parent.date) if parent.date else None})
        for parent in plan.parents
    ]
    return parents[0] if len(parents) == 1 else parents


def _signer(plan: ImportedPlan) -> dict[str, object] | None:
    signer = plan.closing.signer
    return _given({"name": signer.name, "position": signer.position, "capacity": signer.capacity}) if signer else None


def _period(plan: ImportedPlan) -> str | None:
    if not plan.period:
        return None
    first, last = plan.period
    return str(first) if first == last else f"{first}-{last}"


def _given(fields: Mapping[str, object | None]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value not in (None, "", [], {})}


def _yaml_lines(value: Mapping[str, object], indent: str = "") -> Iterator[str]:
    for key, item in value.items():
        if isinstance(item, Mapping):
            yield f"{indent}{key}:\n"
            yield from _yaml_lines(item, f"{indent}  ")
        elif isinstance(item, list):
            yield f"{indent}{key}:\n"
            for entry in item:
                if isinstance(entry, Mapping):
                    lines = "".join(_yaml_lines(entry, f"{indent}    "))
                    yield f"{indent}  - {lines[len(indent) + 4 :]}"
                else:
                    yield f"{indent}  - {_scalar(entry)}\n"
        else:
            yield f"{indent}{key}: {_scalar(item)}\n"


def _scalar(value: object) -> str:
    """A YAML scalar on one line; dates and years as they are read: the text that stands there."""
    text = str(value)
    if _PLAIN_DATE.fullmatch(text):
        return text
    dumped: str = yaml.safe_dump(text, allow_unicode=True, width=2**31, default_flow_style=True)
    return dumped.removesuffix("\n").removesuffix("\n...")
