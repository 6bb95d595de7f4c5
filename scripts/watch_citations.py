#!/usr/bin/env python3
"""Which citations a change of the code gained and lost, against the baseline that is committed.

    python3 scripts/watch_citations.py             what differs; ends with 1 where anything does
    python3 scripts/watch_citations.py --accept    write what is found now as the new baseline

Looked at are the plans and the texts of tests/baseline/plans/, which are made up to hold every way
of citing. A text whose words changed is named but not compared: an editor never breaks this
check. Where a registry or the plans held changed, what citations resolve to is not compared.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import environment

environment.ensure()

import citation_baseline  # noqa: E402  (hooks/ is importable from here on)
from citation_baseline import Change, Comparison, Fields, Source  # noqa: E402
from planportal.config import Settings  # noqa: E402
from planportal.model import PlacedCitation, Resolution  # noqa: E402
from planportal.pipeline import Portal, open_portal  # noqa: E402
from planportal.read import read_plan  # noqa: E402
from planportal.render.sentences import sentence_around  # noqa: E402
from planportal.reports import visible  # noqa: E402

FOLDER = environment.PROJECT / "tests" / "baseline"
BASELINE = FOLDER / "citations.jsonl"
MADE_UP, HELD = "tests/baseline/plans", "plans"
# Of a portal with very many plans these, the same ones from run to run, are enough to notice a change.
MOST_PLANS = 300


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; the exit code."""
    parser = argparse.ArgumentParser(description="So trích dẫn tìm được với bản đã ghi lại.")
    parser.add_argument("--accept", action="store_true", help="ghi những gì tìm được lúc này làm bản mới")
    parser.add_argument("--baseline", type=Path, default=BASELINE, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    portals = {folder: _portal(environment.PROJECT / folder) for folder in (MADE_UP, HELD)}
    found = [source for folder, portal in portals.items() for source in sources(folder, portal)]
    if options.accept:
        options.baseline.write_text(citation_baseline.written(found), encoding="utf-8", newline="\n")
        count = sum(len(source.citations) for source in found)
        print(
            f"Đã ghi {count} trích dẫn của {len(found)} văn bản. Xem git diff {options.baseline.name} rồi mới commit."
        )
        return 0
    try:
        before = citation_baseline.read(options.baseline.read_text(encoding="utf-8"))
    except OSError:
        print("Chưa có bản trích dẫn để so. Ghi bản đầu tiên: python3 scripts/watch_citations.py --accept")
        return 1
    comparison = citation_baseline.compared(before, found)
    for line in report(comparison, portals):
        print(line)
    return 1 if comparison.changes else 0


def sources(folder: str, portal: Portal) -> Iterator[Source]:
    """The plans of a portal with their citations."""
    corpus = portal.corpus
    context = _context(portal)
    chosen = sorted(corpus.plans, key=lambda plan_id: hashlib.sha256(plan_id.encode()).digest())[:MOST_PLANS]
    for plan_id in sorted(chosen):
        source, _ = read_plan(portal.settings.plans, f"{plan_id}.md")
        if source is None:
            continue
        citations = corpus.facts[plan_id].citations
        yield Source(
            name=f"{folder}/{plan_id}.md",
            content=_hash(source.text),
            context=context,
            citations=tuple(
                _fields(citations, placed, resolution)
                for placed, resolution in zip(citations, corpus.resolutions[plan_id], strict=True)
            ),
        )


def report(comparison: Comparison, portals: dict[str, Portal]) -> Iterator[str]:
    """The lines to print: every change under its text, what was not compared, the summary."""
    for source, changes in citation_baseline.by_source(comparison.changes).items():
        yield source
        for change in changes:
            yield from _change_lines(change, portals)
        yield ""
    for words, names in (
        ("mới, chưa so sánh", comparison.new),
        ("đã sửa chữ, không so sánh", comparison.edited),
        ("không còn", comparison.gone),
    ):
        if names:
            yield f"{len(names)} văn bản {words}: {', '.join(names[:5])}{' …' if len(names) > 5 else ''}"
    if comparison.unresolved:
        count = len(comparison.unresolved)
        yield f"{count} văn bản có sổ đăng ký hoặc kế hoạch bên cạnh đã đổi: không so văn bản được xác định"
    if comparison.changes:
        yield "Đúng ý muốn thì ghi nhận, rồi xem git diff: python3 scripts/watch_citations.py --accept"
    yield citation_baseline.summary(comparison)


def _change_lines(change: Change, portals: dict[str, Portal]) -> Iterator[str]:
    mark = "~" if change.fields else "+" if change.before is None else "-"
    yield visible(f"  {mark} #{change.citation['anchor']}  {citation_baseline.described(change.citation)}")
    for line in citation_baseline.differing_values(change):
        yield visible(f"      {line}")
    before, marked, after = _sentence(change, portals)
    yield visible(f"      “{before}[{marked}]{after}”")


def _sentence(change: Change, portals: dict[str, Portal]) -> tuple[str, str, str]:
    """The sentence of a citation, from the text as it is; it is the same as when the baseline was written."""
    folder = MADE_UP if change.source.startswith(f"{MADE_UP}/") else HELD
    plan_id = change.source.removeprefix(f"{folder}/").removesuffix(".md")
    at, words = change.citation.get("at", 0), change.citation["words"]
    for block in portals[folder].store.body(plan_id).blocks:
        if block.text[at : at + len(words)] == words:
            return sentence_around(block.text, at, at + len(words))
    return "", words, ""


def _fields(citations: Sequence[PlacedCitation], placed: PlacedCitation, resolution: Resolution) -> Fields:
    """A citation as the baseline has it; one that hangs on another names it, since indexes shift."""
    one = placed.citation
    outer = citations[one.nested_in].citation if one.nested_in is not None else None
    full = citations[one.antecedent].citation if one.antecedent is not None else None
    return {
        "anchor": placed.anchor,
        "at": one.start,
        "words": one.surface,
        "role": one.role,
        "type": one.type,
        "number": one.number,
        "name": one.name,
        "date": str(one.date) if one.date else None,
        "issuers_printed": list(one.issuers_printed),
        "title": one.title,
        "pinpoint": one.pinpoint,
        "internal": one.internal,
        "target": placed.target,
        "nested_in": (outer.number or outer.surface) if outer else None,
        "antecedent": (full.number or full.surface) if full else None,
        "repaired": one.repaired,
        "issuers": list(resolution.issuers),
        "document": resolution.target,
        "candidates": list(resolution.candidates),
    }


def _context(portal: Portal) -> str:
    """A hash of all that citations are resolved by beside their own text."""
    held = sorted(
        f"{plan.id} {plan.number} {plan.date} {plan.issuer} {plan.period}" for plan in portal.corpus.plans.values()
    )
    registry = [file.read_text(encoding="utf-8") for file in sorted(portal.settings.registry.glob("*.yml"))]
    return _hash("\n".join((*held, *registry)))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _portal(plans: Path) -> Portal:
    settings = Settings(
        project=environment.PROJECT,
        plans=plans,
        cache=environment.PROJECT / ".cache" / "watch" / plans.parent.name,
        site_name="",
        site_url="",
        today=datetime.date(2000, 1, 1),
    )
    return open_portal(settings)


if __name__ == "__main__":
    sys.exit(main())
