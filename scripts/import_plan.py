#!/usr/bin/env python3
"""Makes plan files out of the texts of issued plans: plain text or Markdown, never overwriting.

    python3 scripts/import_plan.py FILE… [--into DIR] [--issuer ID] [--year YYYY]

Each FILE becomes DIR/<agency>/<year>/<slug>.md. What was found, what the source does not print
and what was left out is said in Vietnamese. A file that was imported before is passed over; one
whose issuer, year or title cannot be told is named with what to give, and the others go on.
Ends with 1 where a file could not be written, else with 0.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

import environment

environment.ensure()

from planportal.importing.document import read_plan_text  # noqa: E402  (hooks/ is importable from here on)
from planportal.importing.findings import (  # noqa: E402
    absent_lines,
    found_lines,
    missing_lines,
    set_aside_lines,
)
from planportal.importing.plan_file import imported_sources, plan_file, source_hash, write_new  # noqa: E402
from planportal.importing.source_text import UnreadableSource, decode, read_source  # noqa: E402
from planportal.records import Registries  # noqa: E402
from planportal.registries import read_registries  # noqa: E402

MAX_SOURCE_BYTES = 2_000_000


def main(arguments: list[str] | None = None) -> int:
    """Runs the import; the exit code."""
    parser = argparse.ArgumentParser(
        description="Đưa kế hoạch đã ban hành (văn bản thuần hoặc Markdown) thành tệp kế hoạch; không ghi đè tệp nào."
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="tệp .txt hoặc .md của bản gốc")
    parser.add_argument("--into", type=Path, default=environment.PROJECT / "plans", help="thư mục kế hoạch")
    parser.add_argument("--issuer", metavar="ID", help="mã cơ quan ban hành, khi văn bản không cho biết")
    parser.add_argument("--year", type=_year, metavar="YYYY", help="năm, khi văn bản không cho biết")
    options = parser.parse_args(arguments)
    registries = _registries(options.into)
    if options.issuer and options.issuer not in registries.agencies:
        parser.error(f"mã cơ quan “{options.issuer}” chưa có trong sổ cơ quan (agencies.yml)")

    importer = Importer(options.into, registries, options.issuer, options.year)
    written = [importer.take(file) for file in options.files]
    return 0 if all(written) else 1


class Importer:
    """Takes one source after another into a plans folder."""

    def __init__(self, into: Path, registries: Registries, issuer: str | None, year: int | None) -> None:
        self._into = into
        self._registries = registries
        self._issuer = issuer
        self._year = year
        self._known = imported_sources(into)

    def take(self, file: Path) -> bool:
        """Imports one source and says what came of it; False where no file could be written."""
        try:
            content = file.read_bytes()
            if len(content) > MAX_SOURCE_BYTES:
                raise UnreadableSource(f"tệp lớn hơn {MAX_SOURCE_BYTES // 1_000_000} MB")
            text = decode(content)
        except OSError as error:
            return _refuse(file, [f"không đọc được tệp: {error.strerror or error}"])
        except UnreadableSource as error:
            return _refuse(file, [str(error)])
        earlier = self._known.get(source_hash(content))
        if earlier is not None:
            print(f"{file.name}: đã nhập trước đây thành {earlier}, bỏ qua.\n")
            return True
        return self._write(file, content, text)

    def _write(self, file: Path, content: bytes, text: str) -> bool:
        plan = read_plan_text(read_source(text, file.name), self._registries, self._issuer)
        target = plan_file(plan, file.name, content, self._year)
        agencies = self._registries.agencies
        if target is None:
            _refuse(file, missing_lines(plan, agencies, self._year))
        else:
            try:
                path = write_new(self._into, target)
            except OSError as error:
                return _refuse(file, [f"không ghi được vào {self._into}: {error.strerror or error}"])
            self._known[source_hash(content)] = path
            print(f"{file.name} → {path}")
        _list("Thấy", found_lines(plan, agencies))
        _list("Không thấy, để trống", absent_lines(plan))
        if target is not None:
            _list("Không đưa vào tệp, cần xem lại", set_aside_lines(plan))
            if self._year and plan.year and self._year != plan.year:
                _list("Lưu ý", [f"văn bản cho biết năm {plan.year} nên không dùng --year {self._year}"])
        print()
        return target is not None


def _registries(into: Path) -> Registries:
    own = into / "_registry"
    registries, problems = read_registries(own if own.is_dir() else environment.PROJECT / "plans" / "_registry")
    if any(problem.severity == "error" for problem in problems):
        environment.say("Sổ cơ quan có lỗi; chạy python3 scripts/check_plans.py để xem.")
    return registries


def _refuse(file: Path, reasons: Iterable[str]) -> bool:
    print(f"{file.name}: CHƯA GHI")
    for reason in reasons:
        print(f"  {reason}")
    return False


def _list(label: str, lines: Iterable[str]) -> None:
    lines = list(lines)
    if lines:
        print(f"  {label}:")
        for line in lines:
            print(f"    - {_shown(line)}")


def _shown(line: str) -> str:
    """A line for the terminal: what a source prints cannot steer it."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1945 <= int(text) <= 2100):
        raise argparse.ArgumentTypeError(f"“{text}” không phải một năm, ví dụ: 2023")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
