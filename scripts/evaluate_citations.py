#!/usr/bin/env python3
"""Measures the citations found in texts against what a reader labelled, and shows every difference.

    python3 scripts/evaluate_citations.py [--labels DIR] [--texts DIR] [--issuer ID] [--plans DIR]

Without options: the full texts that PLANPORTAL_SEEDS names, with their labels. A folder of labels
holds one YAML file a text (tests/seeds/labels/README.md names the fields); --issuer is the agency
of the texts whose labels name none. Ends with 1 where a text or a label file could not be read.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import environment

environment.ensure()

import cite  # noqa: E402  (hooks/ is importable from here on)
from citation_evaluation import Evaluation, Found, evaluate  # noqa: E402
from citation_labels import LabelError, LabelledText, labelled_texts  # noqa: E402
from planportal.dates import PartialDate  # noqa: E402
from planportal.link.resolver import DocumentResolver  # noqa: E402

LABELS = environment.PROJECT / "tests" / "seeds" / "labels"
TEXTS = "PLANPORTAL_SEEDS"

_NAMES = {
    "number": "loại và số",
    "dated": "loại, số, ngày",
    "issued": "loại, số, ngày, cơ quan",
    "law": "luật gọi theo tên",
    "name": "văn bản gọi theo tên",
    "internal": "dẫn trong chính văn bản",
    "span": "chỗ đầu, cuối",
    "letters": "số, đúng chữ hoa",
    "date": "ngày",
    "issuers": "cơ quan, tên đầy đủ",
    "printed": "cơ quan, như in",
    "title": "tên văn bản",
    "pinpoint": "chỗ được dẫn",
    "role": "vai trò",
    "nested_in": "nằm trong tên văn bản",
    "repaired": "đánh dấu đã sửa",
    "document": "khóa văn bản",
    "target": "neo của chỗ trong văn bản",
    "trap": "bẫy bị liệt kê",
    "inside": "dẫn nội bộ bị đưa ra ngoài",
}


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; the exit code."""
    parser = argparse.ArgumentParser(description="So trích dẫn tìm được với nhãn do người đọc ghi.")
    parser.add_argument("--labels", type=Path, default=LABELS, help="thư mục nhãn, mỗi văn bản một tệp YAML")
    parser.add_argument(
        "--texts", type=Path, default=os.environ.get(TEXTS), help=f"thư mục văn bản; không ghi: {TEXTS}"
    )
    parser.add_argument("--issuer", help="mã cơ quan của những văn bản mà nhãn không ghi")
    parser.add_argument("--plans", type=Path, default=environment.PROJECT / "plans", help="thư mục kế hoạch")
    options = parser.parse_args(arguments)
    if options.texts is None:
        parser.error(f"cần --texts hoặc biến {TEXTS}")
    _, resolver = cite.registries_and_resolver(options.plans)
    together = Evaluation()
    count = 0
    try:
        for path, labels in labelled_texts(options.labels):
            text = labels.read(options.texts)
            result = evaluate(labels, text, found_in(labels, text, resolver, options.issuer))
            together.add(result)
            count += 1
            print(f"\n{path.stem}: {labels.file}")
            _print_scores(result)
            _print_differences(result, labels.file, text)
    except (OSError, UnicodeDecodeError, LabelError) as error:
        print(f"Không đọc được: {error}", file=sys.stderr)
        return 1
    print(f"\nCả {count} văn bản")
    _print_scores(together)
    return 0


def found_in(labels: LabelledText, text: str, resolver: DocumentResolver, issuer: str | None = None) -> list[Found]:
    """The lines of `cite.py` for a labelled text; `issuer` where the labels name none."""
    date = PartialDate.parse(labels.date) if labels.date else None
    return list(cite.citation_lines(Path(labels.file), text, labels.issuer or issuer, resolver, date))


def _print_scores(result: Evaluation) -> None:
    for name, score in result.counted.items():
        numbers = f"đúng {score.right:4}  tìm {score.found:4}  nhãn {score.labelled:4}"
        shares = f"P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}"
        print(f"  {_NAMES[name]:27}{numbers}   {shares}")
    for name, score in result.facts.items():
        if score.labelled:
            print(f"  {_NAMES[name]:27}đúng {score.right:4} / {score.labelled}")
    for name, number in result.listed_wrongly.items():
        print(f"  {_NAMES[name]:27}{number}")


def _print_differences(result: Evaluation, file: str, text: str) -> None:
    for each in result.differences:
        line = text.count("\n", 0, each.at) + 1
        column = each.at - text.rfind("\n", 0, each.at)
        seen, expected = each.seen or "không thấy", each.expected or "không có"
        print(f"    {file}:{line}:{column} [{_NAMES[each.what]}] nhãn: {expected} | máy: {seen}")


if __name__ == "__main__":
    sys.exit(main())
