#!/usr/bin/env python3
"""Shows every citation in a file as a line of JSON: what is printed, and which document it means.

    python3 scripts/cite.py [--issuer ID] [--plans DIR] FILE…        "-" is what comes in

A file is a plan with front matter, whose issuer and date then serve to resolve "UBND tỉnh", TU and
the like, or any text in UTF-8, for which --issuer names the agency that wrote it. `start` and `end`
count code points of the file as it stands. Everything but the JSON lines goes to stderr.
Ends with 1 where a file could not be read, with 2 where the command itself is wrong.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import environment

environment.ensure()

from held_plans import numbered_plans  # noqa: E402  (hooks/ is importable from here on)
from planportal.analyse.citations import find_citations  # noqa: E402
from planportal.analyse.internal import anchor_of_pinpoint  # noqa: E402
from planportal.dates import PartialDate  # noqa: E402
from planportal.link.resolver import DocumentResolver  # noqa: E402
from planportal.model import Citation, Resolution  # noqa: E402
from planportal.records import Registries  # noqa: E402
from planportal.registries import read_registries  # noqa: E402

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FIELD = r"^{name}:[ \t]*[\"']?(?P<value>[^\s\"'#]+)"


class _AnyAnchor(frozenset[str]):
    """Stands for the anchors of a text that is not a plan yet: every place may be there."""

    def __contains__(self, _: object) -> bool:
        return True


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; the exit code."""
    parser = argparse.ArgumentParser(description="In mỗi trích dẫn trong tệp thành một dòng JSON.")
    parser.add_argument("--issuer", help="mã cơ quan đã viết văn bản (agencies.yml), khi tệp không ghi")
    parser.add_argument("--plans", type=Path, default=environment.PROJECT / "plans", help="thư mục kế hoạch")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="tệp chữ UTF-8; - là dữ liệu đưa vào")
    options = parser.parse_args(arguments)
    if not options.plans.is_dir():
        parser.error(f"không có thư mục kế hoạch {options.plans}")
    registries, resolver = registries_and_resolver(options.plans)
    if options.issuer and options.issuer not in registries.agencies:
        parser.error(_no_agency(options.issuer, registries))
    failed = False
    for file in options.files:
        try:
            text = (sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()).decode("utf-8")
        except UnicodeDecodeError as error:
            print(
                f"{file}: không phải chữ UTF-8 (byte thứ {error.start + 1}); hãy lưu lại với mã UTF-8", file=sys.stderr
            )
            failed = True
            continue
        except OSError as error:
            print(f"{file}: không đọc được: {error.strerror or error}", file=sys.stderr)
            failed = True
            continue
        for line in citation_lines(file, text, options.issuer, resolver):
            print(json.dumps(line, ensure_ascii=False))
    return 1 if failed else 0


def _no_agency(issuer: str, registries: Registries) -> str:
    alike = get_close_matches(issuer, registries.agencies, n=3)
    return f"sổ đăng ký không có cơ quan {issuer!r}" + (f"; gần giống: {', '.join(alike)}" if alike else "")


def registries_and_resolver(plans: Path) -> tuple[Registries, DocumentResolver]:
    """The registries of a plans folder (the project's where it has none), and what resolves by them and its plans."""
    own_registry = plans / "_registry"
    registry = own_registry if own_registry.is_dir() else environment.PROJECT / "plans" / "_registry"
    registries, problems = read_registries(registry)
    for problem in problems:
        print(f"{problem.path}:{problem.line}: {problem.message}", file=sys.stderr)
    return registries, DocumentResolver(registries, numbered_plans(plans, registries))


def citation_lines(
    file: Path, text: str, issuer: str | None, resolver: DocumentResolver, date: PartialDate | None = None
) -> Iterator[dict[str, Any]]:
    """The lines of one file, in order of place; `issuer` and `date` serve where its front matter names none."""
    front_matter = _FRONT_MATTER.match(text)
    offset = front_matter.end() if front_matter else 0
    head = front_matter["yaml"] if front_matter else ""
    issuer = _field(head, "issuer") or issuer
    if issuer is None:
        print(f"{file}: chưa biết cơ quan ban hành, dùng --issuer để hiểu “UBND tỉnh”, TU …", file=sys.stderr)
    citations = find_citations(text[offset:])
    resolved = resolver.resolve(citations, issuer, _date(head) or date)
    for citation, (resolution, _) in zip(citations, resolved, strict=True):
        yield {"file": str(file), **_line(citation, resolution, offset)}


def _line(citation: Citation, resolution: Resolution, offset: int) -> dict[str, Any]:
    target = resolution.target
    line = {
        "start": citation.start + offset,
        "end": citation.end + offset,
        "surface": citation.surface,
        "type": citation.type,
        "number": citation.number,
        "name": citation.name,
        "date": str(citation.date) if citation.date else None,
        "issuers": list(resolution.issuers),
        "issuers_printed": list(citation.issuers_printed),
        "title": citation.title,
        "pinpoint": citation.pinpoint,
        "role": citation.role,
        "internal": citation.internal,
        "nested_in": citation.nested_in,
        "repaired": citation.repaired,
        "antecedent": citation.antecedent,
        "document": target.removeprefix("van-ban/") if target else None,
    }
    if citation.internal:
        line["target"] = anchor_of_pinpoint(citation.pinpoint or citation.surface, _AnyAnchor())
    elif target is None:
        line["candidates"] = [candidate.removeprefix("van-ban/") for candidate in resolution.candidates]
    return line


def _field(front_matter: str, name: str) -> str | None:
    match = re.search(_FIELD.format(name=name), front_matter, re.MULTILINE)
    return match["value"] if match else None


def _date(front_matter: str) -> PartialDate | None:
    written = _field(front_matter, "date") or (_field(front_matter, "period") or "")[:4]
    try:
        return PartialDate.parse(written)
    except ValueError:
        return None


if __name__ == "__main__":
    sys.exit(main())
