"""The open data: what stands in which file, safe in a spreadsheet, the same bytes every time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
from planportal.contradictions import Conflict, Reading
from planportal.dates import PartialDate
from planportal.index.data import data_files, plan_parts
from planportal.index.data.written import csv_and_json, csv_cell
from planportal.model import Corpus, Hierarchy, Mention, Resolution
from planportal.open_data import INDEX, TABLES, DataFile, Table

from tests.factories import citation, corpus, document, facts, placed, plan, settings

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
DECREE = "chinh-phu/2015/nghi-dinh-04-2015-nd-cp"
FIRST, SECOND = "xa-thu/2024/1-kh-ubnd", "xa-thu/2024/2-kh-ubnd"


def sample() -> Corpus:
    """Two plans: the second implements the first; both cite a decree, the first one also itself."""
    cites = [citation(issuers_printed=("Chính phủ",)), citation(number=None, type="Kế hoạch", internal=True)]
    mentions = (Mention(FIRST, 0), Mention(SECOND, 0))
    decree = document(DECREE, mentions=mentions, dates=((PartialDate(2015, 1, 9), mentions),))
    resolved = Resolution(f"van-ban/{DECREE}", (), ("Chính phủ",))
    return corpus(
        plan(FIRST, number="1/KH-UBND", date="2024-01-05"),
        plan(SECOND, title='=HYPERLINK("x")', date="2024-02-06"),
        facts_of={
            FIRST: facts(placed(cites[0], anchor="muc-i-1", label="I.1"), placed(cites[1], anchor="muc-i-2")),
            SECOND: facts(placed(cites[0])),
        },
        documents=(decree,),
        resolutions={FIRST: (resolved, Resolution(None)), SECOND: (resolved,)},
        hierarchy=Hierarchy(
            parents={f"ke-hoach/{SECOND}": (f"ke-hoach/{FIRST}",)},
            children={f"ke-hoach/{FIRST}": (f"ke-hoach/{SECOND}",)},
            roots=(f"ke-hoach/{FIRST}",),
        ),
        conflicts=(
            Conflict(
                "dates",
                f"van-ban/{DECREE}",
                (Reading("2015-01-09", mentions[:1]), Reading("2015-01-19", mentions[1:])),
                mentions,
                note="Bản gốc ghi ngày 09.",
                noted_on=PartialDate(2024, 5, 6),
            ),
        ),
    )


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    return dict(data_files(sample(), settings(tmp_path)))


def rows(files: dict[str, bytes], table: str, part: str = "2024-phan-1") -> list[dict[str, Any]]:
    return list(json.loads(files[f"du-lieu/v1/{table}/{part}.json"]))


def cells(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


# --------------------------------------------------------------------------- cells


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        ("", ""),
        ((), ""),
        (True, "true"),
        (False, "false"),
        (12, "12"),
        (("A", "B"), "A; B"),
        ("một, hai", '"một, hai"'),
        ('gọi là "sạch"', '"gọi là ""sạch"""'),
        ("hai\ndòng", '"hai\ndòng"'),
        ("về\rđầu", '"về\rđầu"'),
    ],
)
def test_a_value_as_a_cell(value: Any, written: str) -> None:
    assert csv_cell(value) == written


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_no_cell_begins_a_formula(beginning: str) -> None:
    for value in (f"{beginning}1+1", (f"{beginning}1+1", "b")):
        assert csv_cell(value).lstrip('"').startswith("'")


def test_a_sign_inside_a_text_stays_as_it_is() -> None:
    assert csv_cell("04/2015/NĐ-CP = cũ") == "04/2015/NĐ-CP = cũ"


def test_a_spreadsheet_is_told_that_it_reads_unicode_and_lines_end_as_the_standard_says() -> None:
    _, spreadsheet, _ = csv_and_json(["a", "b"], [("x", "y, z")])

    assert spreadsheet == '\ufeffa,b\r\nx,"y, z"\r\n'.encode()


def test_json_leaves_out_what_is_unknown_or_false_but_not_zero() -> None:
    _, _, array = csv_and_json(["text", "flag", "list", "number"], [(None, False, (), 0), ("", True, ("x",), 5)])

    assert json.loads(array) == [{"number": 0}, {"flag": True, "list": ["x"], "number": 5}]
    assert array.count(b"\n") == 4  # one row a line


def test_what_a_text_holds_is_escaped_for_json() -> None:
    text = 'a"b\\c\u2028\n\x07</script>'

    assert json.loads(csv_and_json(["text"], [(text,)])[2]) == [{"text": text}]


def test_no_rows_are_an_empty_array_and_a_header() -> None:
    assert csv_and_json(["a"], []) == (0, "\ufeffa\r\n".encode(), b"[]\n")


# --------------------------------------------------------------------------- tables


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_the_columns_of_the_dictionary_in_their_order(files: dict[str, bytes], table: Table) -> None:
    address = next(path for path in files if path.startswith(f"du-lieu/v1/{table.name}/") and path.endswith(".csv"))
    header = files[address].decode("utf-8-sig").partition("\r\n")[0]

    assert header.split(",") == [column.name for column in table.columns]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_and_json_say_the_same(files: dict[str, bytes], table: Table) -> None:
    for path, content in files.items():
        if path.startswith(f"du-lieu/v1/{table.name}/") and path.endswith(".json"):
            values = [[row.get(column.name) for column in table.columns] for row in json.loads(content)]
            kinds = [column.kind for column in table.columns]
            as_cells = [[_as_cell(value, kind) for value, kind in zip(row, kinds, strict=True)] for row in values]

            assert as_cells == [list(row.values()) for row in cells(files[path.replace(".json", ".csv")])]


def _as_cell(value: Any, kind: str) -> str:
    """A value of a JSON file as the CSV reader gives it; a flag that is not there is false."""
    if value is None and kind == "flag":
        value = False
    written = csv_cell(tuple(value) if isinstance(value, list) else value)
    return next(csv.reader(io.StringIO(written, newline="")), [""])[0]


def test_a_mention_says_who_cites_what_and_where(files: dict[str, bytes]) -> None:
    first = rows(files, "luot-dan")[0]

    assert first == {
        "plan": FIRST,
        "index": 0,
        "anchor": "muc-i-1",
        "label": "I.1",
        "role": "mention",
        "type": "Nghị định",
        "number": "04/2015/NĐ-CP",
        "issuers": ["Chính phủ"],
        "issuers_printed": ["Chính phủ"],
        "document": f"van-ban/{DECREE}",
    }


def test_a_reference_to_the_plan_itself_is_marked_and_not_counted(files: dict[str, bytes]) -> None:
    assert rows(files, "luot-dan")[1]["internal"] is True
    assert (rows(files, "ke-hoach")[0]["mentions"], rows(files, "ke-hoach")[0]["documents"]) == (1, 1)


def test_a_document_is_counted_by_plans_and_by_mentions(files: dict[str, bytes]) -> None:
    (decree,) = rows(files, "van-ban", "phan-1")

    assert (decree["document"], decree["date"], decree["plans"], decree["mentions"]) == (
        f"van-ban/{DECREE}",
        "2015-01-09",
        2,
        2,
    )


def test_a_contradiction_says_what_does_not_fit_where_and_what_an_editor_found(files: dict[str, bytes]) -> None:
    (found,) = rows(files, "mau-thuan", "phan-1")

    assert found == {
        "kind": "dates",
        "documents": [f"van-ban/{DECREE}"],
        "values": ["2015-01-09", "2015-01-19"],
        "mentions": 2,
        "places": [f"{FIRST}#0", f"{SECOND}#0"],
        "settled": True,
        "note": "Bản gốc ghi ngày 09.",
        "noted_on": "2024-05-06",
    }


def test_relations_are_above_chain_and_citations(files: dict[str, bytes]) -> None:
    found = {(row["from"], row["relation"], row["to"], row.get("mentions")) for row in rows(files, "quan-he")}

    assert found == {
        (f"ke-hoach/{FIRST}", "cites", f"van-ban/{DECREE}", 1),
        (f"ke-hoach/{SECOND}", "parent", f"ke-hoach/{FIRST}", None),
        (f"ke-hoach/{SECOND}", "part_of", f"ke-hoach/{FIRST}", None),
        (f"ke-hoach/{SECOND}", "cites", f"van-ban/{DECREE}", 1),
    }


def test_a_title_that_is_a_formula_is_harmless_in_the_spreadsheet_and_itself_in_json(files: dict[str, bytes]) -> None:
    held = cells(files["du-lieu/v1/ke-hoach/2024-phan-1.csv"])

    assert held[1]["title"] == '\'=HYPERLINK("x")'
    assert rows(files, "ke-hoach")[1]["title"] == '=HYPERLINK("x")'


# --------------------------------------------------------------------------- graph


def test_the_graph_is_graphml_with_every_end_of_an_edge_among_its_nodes(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files["du-lieu/v1/do-thi/2024-phan-1.graphml"])
    keys = {key.get("id") for key in root.findall(f"{GRAPHML}key")}
    nodes = {node.get("id") for node in root.iter(f"{GRAPHML}node")}
    edges = list(root.iter(f"{GRAPHML}edge"))

    assert root.tag == f"{GRAPHML}graphml"
    assert nodes == {f"ke-hoach/{FIRST}", f"ke-hoach/{SECOND}", f"van-ban/{DECREE}"}
    assert len(edges) == 4
    assert {end for edge in edges for end in (edge.get("source"), edge.get("target"))} <= nodes
    assert {data.get("key") for data in root.iter(f"{GRAPHML}data")} <= keys


def test_what_xml_cannot_hold_is_left_out_of_the_graph(tmp_path: Path) -> None:
    odd = corpus(plan(FIRST, date="2024", title='<b> & "x" \x0b \uffff ]]>'))

    graph = dict(data_files(odd, settings(tmp_path)))["du-lieu/v1/do-thi/2024-phan-1.graphml"]

    titles = [data.text for data in ElementTree.fromstring(graph).iter(f"{GRAPHML}data") if data.get("key") == "title"]
    assert titles == ['<b> & "x"   ]]>']


# --------------------------------------------------------------------------- parts, index, schemas


def test_plans_are_parted_by_year_and_in_hundreds_from_the_oldest() -> None:
    many = [plan(f"xa-thu/2023/{n}", date=f"2023-{1 + n // 28:02}-{1 + n % 28:02}") for n in range(101)]
    undated = plan("xa-thu/2024/x")

    parts = dict(plan_parts(corpus(undated, *reversed(many))))

    assert {part: len(plans) for part, plans in parts.items()} == {
        "2023-phan-1": 100,
        "2023-phan-2": 1,
        "khong-ro-phan-1": 1,
    }
    assert parts["2023-phan-1"][0] == "xa-thu/2023/0"


def test_the_index_lists_every_file_of_a_table_with_its_size_and_sum(tmp_path: Path) -> None:
    noted: list[DataFile] = []
    files = dict(data_files(sample(), settings(tmp_path), noted.append))
    listed = json.loads(files[INDEX])["files"]
    held = {path for path in files if re.fullmatch(r"du-lieu/v1/[a-z-]+/.+", path)}

    assert {entry["address"] for entry in listed} == held == {file.address for file in noted}
    for entry in listed:
        content = files[entry["address"]]
        assert (entry["size"], entry["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_rows_keep_to_the_schema_of_their_table(files: dict[str, bytes], table: Table) -> None:
    schema = json.loads(files[table.schema])
    item = schema["items"]

    assert schema["$schema"].endswith("2020-12/schema")
    for path, content in files.items():
        if path.startswith(f"du-lieu/v1/{table.name}/") and path.endswith(".json"):
            for row in json.loads(content):
                assert set(item["required"]) <= row.keys() <= set(item["properties"])
                for name, value in row.items():
                    assert _fits(value, item["properties"][name]), (name, value)


def _fits(value: Any, schema: dict[str, Any]) -> bool:
    if "enum" in schema:
        return value in schema["enum"]
    kind = {"string": str, "integer": int, "boolean": bool, "array": list}[schema["type"]]
    return isinstance(value, kind) and re.search(schema.get("pattern", ""), str(value)) is not None


def test_the_same_plans_give_the_same_bytes_whatever_their_order(tmp_path: Path) -> None:
    made = sample()
    turned = Corpus(
        **{
            **{name: getattr(made, name) for name in Corpus.__slots__},
            "plans": dict(reversed(made.plans.items())),
            "documents": dict(reversed(made.documents.items())),
        }
    )

    assert list(data_files(made, settings(tmp_path))) == list(data_files(turned, settings(tmp_path)))


def test_a_portal_without_plans_has_its_index_and_schemas(tmp_path: Path) -> None:
    files = dict(data_files(corpus(), settings(tmp_path)))

    assert json.loads(files[INDEX])["files"] == []
    assert {table.schema for table in TABLES} <= files.keys()


def test_every_column_says_what_an_empty_value_means_or_is_always_there() -> None:
    for table in TABLES:
        for column in table.columns:
            assert column.meaning.endswith("."), column.name
            assert column.source, column.name
            assert column.unknown or column.always or column.kind == "flag", column.name
