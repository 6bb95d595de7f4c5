"""The page of the open data: which files there are, what stands in them, how to use and cite them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..config import Settings
from ..model import SitePage
from ..open_data import GRAPH, INDEX, OF_ALL_YEARS, PAGE, TABLES, VERSION, Column, DataFile, Format, totals
from .links import base_of, full_address
from .templates import environment
from .views import Link

_KINDS = {"text": "chữ", "date": "ngày", "number": "số", "flag": "đúng/sai", "texts": "danh sách"}
_FORMATS: dict[Format, str] = {"csv": "CSV", "json": "JSON", "graphml": "GraphML"}
_GRAPH_TITLE = "Đồ thị"
_GRAPH_ROW = "kế hoạch, văn bản là nút; quan hệ là cạnh"


@dataclass(frozen=True, slots=True)
class Held:
    """What there is of one table: its rows, how many files and how large they are in each format."""

    anchor: str
    title: str
    row: str
    rows: str
    sizes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The files of one part; for each table its title, its rows and the links to its formats."""

    words: str
    tables: tuple[tuple[str, str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """One table's columns, and the link to its schema."""

    anchor: str
    title: str
    row: str
    schema: Link
    columns: tuple[Description, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """A column for readers: its name, kind, meaning with its choices, source, what an empty value is."""

    name: str
    kind: str
    meaning: str
    choices: tuple[tuple[str, str], ...]
    source: str
    unknown: str


def data_page(settings: Settings, files: Sequence[DataFile]) -> SitePage:
    """The page, from the list of all files of this build; it grows by one line for a hundred plans."""
    base = base_of(PAGE)
    content = (
        environment(settings)
        .get_template("data.html")
        .render(
            base=base,
            version=VERSION,
            held=_held(files),
            years=_years(base, files),
            wholes=tuple(
                (table.title, parts)
                for table in OF_ALL_YEARS
                if (parts := _parts(base, [file for file in files if file.table == table.name]))
            ),
            dictionaries=tuple(
                Dictionary(
                    f"bang-{table.name}",
                    table.title,
                    table.row,
                    Link("JSON Schema", base + table.schema),
                    tuple(map(_described, table.columns)),
                )
                for table in TABLES
            ),
            index=Link("index.json", base + INDEX),
            site=settings.site_name,
            cite_as=full_address(settings.site_url, PAGE),
        )
    )
    return SitePage(
        address=PAGE,
        title="Dữ liệu mở",
        description="Kế hoạch, lượt dẫn, văn bản được dẫn và quan hệ giữa chúng ở dạng CSV, JSON, GraphML; "
        "nghĩa của từng cột, cách dùng và cách ghi nguồn.",
        content=content,
        nav=PAGE,
    )


def _held(files: Sequence[DataFile]) -> tuple[Held, ...]:
    sums = totals(files)
    titles = [(table.name, table.title, table.row) for table in TABLES] + [(GRAPH, _GRAPH_TITLE, _GRAPH_ROW)]
    held = []
    for name, title, row in titles:
        found = {form: sums[name, form] for form in _FORMATS if (name, form) in sums}
        rows = next(iter(found.values()), (0, 0, 0))[1]
        sizes = tuple(
            f"{_FORMATS[form]}: {_counted(count)} tệp, {size_words(size)}" for form, (count, _, size) in found.items()
        )
        held.append(Held("do-thi" if name == GRAPH else f"bang-{name}", title, row, _counted(rows), sizes))
    return tuple(held)


def _years(base: str, files: Sequence[DataFile]) -> tuple[tuple[str, tuple[Part, ...]], ...]:
    """The parts of the plans by year, the latest first."""
    whole = {table.name for table in OF_ALL_YEARS}
    by_year: dict[str, list[DataFile]] = {}
    for file in files:
        if file.table not in whole:
            by_year.setdefault(file.part.partition("-phan-")[0], []).append(file)
    return tuple(
        (f"Năm {year}" if year.isdigit() else "Không rõ năm", _parts(base, by_year[year]))
        for year in sorted(by_year, reverse=True)
    )


def _parts(base: str, files: Sequence[DataFile]) -> tuple[Part, ...]:
    titles = {table.name: table.title for table in TABLES} | {GRAPH: _GRAPH_TITLE}
    by_part: dict[str, dict[str, list[DataFile]]] = {}
    for file in files:
        by_part.setdefault(file.part, {}).setdefault(file.table, []).append(file)
    return tuple(
        Part(
            f"Phần {part.rpartition('-')[2]}",
            tuple(
                (titles[table], f"{_counted(found[0].rows)} dòng", tuple(_link(base, part, file) for file in found))
                for table, found in tables.items()
            ),
        )
        for part, tables in by_part.items()
    )


def _link(base: str, part: str, file: DataFile) -> Link:
    return Link(f"{_FORMATS[file.format]} {size_words(file.size)}", base + file.address)


def _described(column: Column) -> Description:
    unknown = column.unknown or ("" if column.kind == "flag" else "luôn có")
    return Description(column.name, _KINDS[column.kind], column.meaning, column.choices, column.source, unknown)


def size_words(size: int) -> str:
    """A size for readers, in steps of 1,000: "12 kB", "1,6 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def _counted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
