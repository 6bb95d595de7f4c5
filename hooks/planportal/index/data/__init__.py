"""The open data of the portal: tables and graph in files of bounded size.

    du-lieu/v1/index.json                    every file with its rows, bytes and SHA-256
    du-lieu/v1/<table>.schema.json           JSON Schema of the table's JSON files
    du-lieu/v1/<table>/<part>.csv, .json     ke-hoach, luot-dan, quan-he by the plans' year; van-ban, mau-thuan
    du-lieu/v1/do-thi/<part>.graphml         the same relations as a graph

Parts hold 100 plans of one year, from the oldest, or 1,000 documents or contradictions, so that a changed plan
changes one part of its year and no file grows without end. Same corpus, same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from ...config import Settings
from ...life_cycle import statuses
from ...model import Corpus
from ...open_data import (
    CONFLICTS,
    DOCUMENTS,
    FOLDER,
    GRAPH,
    INDEX,
    MENTIONS,
    PLANS,
    RELATIONS,
    TABLES,
    DataFile,
    Format,
    Table,
    file_address,
)
from ...render.context import age
from .graphml import Graph
from .rows import conflict_row, document_row, mention_rows, plan_row, relation_rows
from .schema import index_schema, table_schema
from .written import Row, csv_and_json, json_array, json_member, pretty_json

T = TypeVar("T")

PLANS_IN_PART = 100
ROWS_IN_PART = 1000


def data_files(
    corpus: Corpus, settings: Settings, note: Callable[[DataFile], None] = lambda _: None
) -> Iterator[tuple[str, bytes]]:
    """Every data file as (path below the site's root, content), one at a time; the list of them last.

    `note` is told of each table's file as it comes, for the page that lists them.
    """
    listed: list[DataFile] = []
    for table, part, form, rows, content in _contents(corpus, settings):
        address = file_address(table, part, form)
        file = DataFile(table, part, form, address, rows, len(content), hashlib.sha256(content).hexdigest())
        listed.append(file)
        note(file)
        yield address, content
    for described in TABLES:
        yield described.schema, pretty_json(table_schema(described, settings.site_url))
    yield f"{FOLDER}/index.schema.json", pretty_json(index_schema(settings.site_url))
    yield INDEX, _index(listed, settings)


_Content = tuple[str, str, Format, int, bytes]


def _contents(corpus: Corpus, settings: Settings) -> Iterator[_Content]:
    states = statuses(corpus.plans, settings.today)
    graph = Graph(corpus)
    for part, plans in plan_parts(corpus):
        held = [corpus.plans[plan_id] for plan_id in plans]
        yield from _table(PLANS, part, (plan_row(corpus, plan, states) for plan in held))
        yield from _table(MENTIONS, part, (row for plan in held for row in mention_rows(corpus, plan)))
        relations = [row for plan in held for row in relation_rows(corpus, plan)]
        yield from _table(RELATIONS, part, relations)
        yield GRAPH, part, "graphml", len(relations), graph.file(relations, (plan.address for plan in held))
    keys = sorted(corpus.documents)
    for part, chosen in _blocks(keys):
        yield from _table(DOCUMENTS, part, (document_row(corpus.documents[key]) for key in chosen))
    for part, conflicts in _blocks(corpus.conflicts):
        yield from _table(CONFLICTS, part, map(conflict_row, conflicts))


def _blocks(rows: Sequence[T]) -> Iterator[tuple[str, Sequence[T]]]:
    for start in range(0, len(rows), ROWS_IN_PART):
        yield f"phan-{start // ROWS_IN_PART + 1}", rows[start : start + ROWS_IN_PART]


def plan_parts(corpus: Corpus) -> Iterator[tuple[str, Sequence[str]]]:
    """The ids of all plans in parts, "2023-phan-1" first those of 2023 that are oldest."""
    in_order = sorted(corpus.plans, key=lambda plan_id: age(corpus.plans[plan_id]))
    for year, found in groupby(in_order, key=lambda plan_id: corpus.plans[plan_id].year):
        plans = list(found)
        for start in range(0, len(plans), PLANS_IN_PART):
            yield f"{year or 'khong-ro'}-phan-{start // PLANS_IN_PART + 1}", plans[start : start + PLANS_IN_PART]


def _table(table: Table, part: str, rows: Iterable[Row]) -> Iterator[_Content]:
    count, spreadsheet, array = csv_and_json([column.name for column in table.columns], rows)
    yield table.name, part, "csv", count, spreadsheet
    yield table.name, part, "json", count, array


def _index(files: Sequence[DataFile], settings: Settings) -> bytes:
    """The list of all files, one a line."""
    names = DataFile.__slots__
    objects = [",".join(json_member(name, getattr(file, name)) for name in names) for file in files]
    head = pretty_json(
        {
            "version": FOLDER.rpartition("/")[2],
            "site": settings.site_name,
            "base": settings.site_url,
            "licence": None,
            "schemas": {table.name: table.schema for table in TABLES},
        }
    ).decode()
    return head.rstrip().removesuffix("\n}").encode() + b',\n "files": ' + json_array(objects).rstrip() + b"\n}\n"
