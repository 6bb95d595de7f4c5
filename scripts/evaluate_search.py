"""How good the search is, and what it costs: hits, bytes, requests and times on questions with known answers.

    python3 scripts/evaluate_search.py                                  the portal's own plans and questions
    python3 scripts/evaluate_search.py --made 1000                      made-up plans: numbers, citations, subjects
    python3 scripts/evaluate_search.py --made 1000 --abbreviated        the same, half of which abbreviate their subject
    python3 scripts/evaluate_search.py --articles FILE --questions FILE labelled texts of one's own

FILE is JSON, one object a line: articles {id, title, body}; questions {relevant: [ids], variants: {name: query}}.
The own questions stand in tests/search/questions.yml. Prints for each kind of question: how often the
first hit is right (R@1), the share of what is right among the first ten (R@10, of at most ten), and the
milliseconds of a warm answer; then what a first answer costs. Needs Node 20, which the portal itself does not.
"""

from __future__ import annotations

import environment

if __name__ == "__main__":
    environment.ensure()

import argparse
import datetime
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

import make_corpus
from planportal.config import Settings
from planportal.pipeline import Portal, open_portal
from search_questions import (
    Question,
    abbreviate_subjects,
    labelled_questions,
    own_questions,
    questions_of_abbreviations,
    questions_of_made_up,
    write_articles,
)

PROJECT = environment.PROJECT
_TEN = 10
_PLANS = {"kind": ["plan"]}


def main() -> int:
    parser = argparse.ArgumentParser(description="Đo chất lượng và chi phí của tìm kiếm.")
    parser.add_argument("--articles", type=Path, help="văn bản có nhãn, JSON từng dòng")
    parser.add_argument("--questions", type=Path, help="câu hỏi có nhãn, JSON từng dòng")
    parser.add_argument("--made", type=int, help="số kế hoạch bịa")
    parser.add_argument("--abbreviated", action="store_true", help="một nửa số kế hoạch bịa viết tắt chủ đề của mình")
    parser.add_argument("--misses", action="store_true", help="in các câu mà kết quả đầu không đúng")
    options = parser.parse_args()
    if shutil.which("node") is None:
        environment.say("Cần Node 20 trở lên để đo tìm kiếm.")
        return 1
    with tempfile.TemporaryDirectory(prefix="tim-kiem-") as folder:
        plans = PROJECT / "plans"
        if options.made or options.articles:
            plans = Path(folder) / "plans"
            plans.mkdir()
        if options.made:
            make_corpus.generate(options.made, plans, 1)
            if options.abbreviated:
                abbreviate_subjects(plans)
        elif options.articles:
            write_articles(options.articles, plans)
        portal, site = _built(plans, Path(folder))
        if options.articles:
            questions = list(labelled_questions(options.questions))
        elif options.made:
            questions = list(
                (questions_of_abbreviations if options.abbreviated else questions_of_made_up)(portal.corpus)
            )
        else:
            questions = list(own_questions())
        _report(questions, _asked(site, questions), options.misses)
    return 0


def _built(plans: Path, folder: Path) -> tuple[Portal, Path]:
    """The portal of a plans folder, and a folder with the files of its search."""
    settings = Settings(PROJECT, plans, folder / "cache", "Cổng Kế hoạch", "", datetime.date(2026, 1, 1))
    portal = open_portal(settings)
    site = folder / "site"
    begun = time.process_time()
    size = count = 0
    for name, content in portal.search_files([]):
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        size, count = size + len(content), count + 1
    print(
        f"{len(portal.corpus.plans)} kế hoạch: chỉ mục {count} tệp, {size / 1e6:.1f} MB, "
        f"{time.process_time() - begun:.1f} giây CPU"
    )
    return portal, site


def _asked(site: Path, questions: Sequence[Question]) -> dict[str, Any]:
    asked = [{"query": one.query, "options": {"limit": _TEN, "filters": _PLANS}, "cold": one.cold} for one in questions]
    program = PROJECT / "scripts" / "evaluate_search.mjs"
    done = subprocess.run(
        ["node", str(program), str(site)], input=json.dumps(asked), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def _report(questions: Sequence[Question], answered: dict[str, Any], misses: bool) -> None:
    kinds: dict[str, list[tuple[Question, dict[str, Any]]]] = {}
    for question, answer in zip(questions, answered["answers"], strict=True):
        kinds.setdefault(question.kind, []).append((question, answer))
    print(f"{'câu hỏi':42} {'n':>4} {'R@1':>6} {'R@10':>6} {'p50 ms':>7} {'p95 ms':>7}")
    for kind, found in kinds.items():
        if found[0][0].cold:
            continue
        first = sum(1 for question, answer in found if set(answer["hits"][:1]) & question.relevant)
        share = sum(
            len(set(answer["hits"]) & question.relevant) / min(_TEN, len(question.relevant))
            for question, answer in found
        )
        times = sorted(answer["ms"] for _, answer in found)
        print(
            f"{kind:42} {len(found):4} {first / len(found):6.3f} {share / len(found):6.3f} "
            f"{median(times):7.1f} {times[int(0.95 * (len(times) - 1))]:7.1f}"
        )
        for question, answer in found if misses else ():
            if not set(answer["hits"][:1]) & question.relevant:
                print(f"    {question.query!r}\n      được {answer['hits'][:2]}, đúng {sorted(question.relevant)[:2]}")
    print(f"\n{'lần đầu, kể cả mọi thứ':42} {'n':>4} {'kB':>6} {'nhiều nhất':>10} {'yêu cầu':>8} {'lượt':>5}")
    for kind, found in kinds.items():
        if found[0][0].cold:
            sizes = sorted(answer["bytes"] for _, answer in found)
            print(
                f"{kind:42} {len(found):4} {median(sizes) / 1000:6.0f} {sizes[-1] / 1000:10.0f} "
                f"{median(answer['requests'] for _, answer in found):8.0f} "
                f"{max(answer['trips'] for _, answer in found):5}"
            )
    print(f"\nBộ nhớ của Node khi đo: {answered['memory'] / 1e6:.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
