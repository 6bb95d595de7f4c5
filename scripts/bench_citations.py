#!/usr/bin/env python3
"""How fast citations are found: on made-up plans, on full texts, and on the worst texts we can think of.

    python3 scripts/bench_citations.py [--plans N] [--bytes N] [NAME …]

Prints MB/s of CPU on clean text: plans of scripts/make_corpus.py and, where PLANPORTAL_SEEDS names a
folder with texts, those. Then for each hostile input (all, or those named): the time of --bytes of it,
that time against half the text (2 is linear, 4 is quadratic), and against the mean of clean text.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import environment

environment.ensure()

from planportal.analyse.citations import find_citations  # noqa: E402  (hooks/ is importable from here on)

# One piece of each, repeated to the length asked for.
HOSTILE = {
    "digits": "1234567890",
    "digits with spaces": "1 2 3 ",
    "số": "số ",
    "của": "của ",
    "của của Bộ": "của Bộ của Sở ",
    "opening brackets": "(",
    "nested brackets": "((Quyết định số 1/QĐ-UBND về (",
    "Luật": "Luật ",
    "Luật sửa đổi": "Luật sửa đổi, bổ sung một số điều của ",
    "amended laws": "Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở và ",
    "các Luật": "các Luật Đất đai, Nhà ở, Xây dựng, ",
    "unlisted laws": "Luật Trồng cây phân tán ven sông ",
    "pinpoints": "điểm a khoản 1 ",
    "pinpoint values": "khoản 1, 2, 3, 4, 5, 6, 7, 8 và ",
    "one long line of spaces": " ",
    "newlines": "\n",
    "spaces and newlines": " \n",
    "combining marks": "\u0301",
    "letters with marks": "e\u0301\u0323",
    "slashes": "1/",
    "years": "1/2020/",
    "hyphens": "A-",
    "hyphens after a number": "1-A-A-A-A-A-A-A-A-A/",
    "one long symbol": "12/" + "A" * 2000 + " ",
    "lower-case tail": "1/Aaaaaaaaaaaaaaaa",
    "ampersands": "1/A&A&A&A&A&A&A.",
    "quotes": '“"',
    "emphasis": "*_",
    "citations without end": "Quyết định số 1/QĐ-UBND ngày 1/2/2020 của UBND tỉnh về ",
    "citations without titles": "1/QĐ-UBND, ",
    "one title": "Quyết định số 1/QĐ-UBND về việc " + "trồng cây " * 3000,
    "laws with numbers": "Luật Đê điều số 1/2020/QH14 ",
    "issuers": "số 1/TTLT-BNV-BTC-BTP của Bộ Nội vụ, Bộ Tài chính, Bộ Tư pháp ",
    "free names": "số 1/QĐ-BCĐ của Ban Chỉ đạo thực hiện phòng chống ",
    "ordinals": "Nghị định số 1, 2, 3, 4, ",
    "congresses": "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh A B C ",
    "plenums": "Nghị quyết Trung ương 4 khóa XI, XII, ",
    "short forms": "Chỉ thị số 05-CT/TW; Chỉ thị 05 ",
    "definitions": "Kế hoạch số 1/KH-UBND (gọi tắt là Kế hoạch 1) ",
    "openings": "Căn cứ Thực hiện Xét ",
    "clauses": "; ",
    "dates": "ngày 1/2/2020 ",
    "damaged words": "Quyet dinh s6 1/QB-UBND cua Tinh ly ",
    "damaged laws": "Luet dan chu co so ",
    "type words": "Quyết định Kế hoạch Chỉ thị ",
    "years behind types": "Kế hoạch 2020 ",
}
# Before each, so that no early "this text cites nothing" spares the work.
_CITING = (
    "Căn cứ Luật Đất đai năm 2024; Quyết định số 1/QĐ-UBND (gọi tắt là Quyết định 1). Theo Khoản 1 Mục I nêu trên, "
)
_CLEAN_ROUNDS = 3
_MEGABYTE = 1_000_000


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; the exit code."""
    parser = argparse.ArgumentParser(description="Đo tốc độ tìm trích dẫn.")
    parser.add_argument("--plans", type=int, default=60, help="số kế hoạch dựng sẵn để đo")
    parser.add_argument("--bytes", type=int, default=_MEGABYTE, help="độ dài của mỗi văn bản gây khó")
    parser.add_argument("names", nargs="*", metavar="NAME", help="chỉ đo những văn bản gây khó này")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.names) - set(HOSTILE))
    if unknown:
        parser.error(f"không có: {', '.join(unknown)}")
    mean = _clean(options.plans)
    print(f"\n{'hostile input':26} {'s':>8} {'against half':>13} {'against clean':>14}")
    for name, piece in HOSTILE.items():
        if options.names and name not in options.names:
            continue
        whole, half = (_seconds([_text(piece, length)]) for length in (options.bytes, options.bytes // 2))
        print(f"{name:26} {whole:8.3f} {whole / half:13.1f} {whole / (options.bytes * mean):14.1f}", flush=True)
    return 0


def _clean(plans: int) -> float:
    """Seconds a byte of clean text, printed by kind on the way."""
    kinds = {"made-up plans": _made_up(plans)}
    seeds = os.environ.get("PLANPORTAL_SEEDS")
    if seeds:
        kinds["full texts"] = [file.read_text(encoding="utf-8") for file in sorted(Path(seeds).glob("*.txt"))]
    seconds = length = 0.0
    for kind, texts in kinds.items():
        here = min(_seconds(texts) for _ in range(_CLEAN_ROUNDS))
        size = sum(len(text.encode()) for text in texts)
        found = sum(len(find_citations(text)) for text in texts)
        print(f"{kind}: {size:,} bytes, {found:,} citations, {size / here / _MEGABYTE:.1f} MB/s")
        seconds += here
        length += size
    return seconds / length


def _made_up(plans: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(__file__).with_name("make_corpus.py")
        subprocess.run([sys.executable, script, str(plans), folder], check=True, capture_output=True)
        return [file.read_text(encoding="utf-8") for file in sorted(Path(folder).rglob("*.md"))]


def _text(piece: str, length: int) -> str:
    return _CITING + piece * (length // len(piece.encode()) + 1)


def _seconds(texts: Sequence[str]) -> float:
    before = time.process_time()
    for text in texts:
        find_citations(text)
    return time.process_time() - before


if __name__ == "__main__":
    sys.exit(main())
