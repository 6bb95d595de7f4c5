"""Registries: what the plans folder knows of agencies, cited documents, subjects, abbreviations.

A missing file is an empty registry. Entries that cannot be used are reported and left out.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from .checks.forms import Field, Reading, read_map
from .checks.plan_numbers import read_number
from .checks.registry_fields import AGENCY_FIELDS, DOCUMENT_FIELDS, SUBJECT_FIELDS, unknown_agency_hint
from .checks.written_dates import is_later
from .checks.yaml_nodes import ListNode, MapNode, Node, TextNode, read_yaml
from .problems import Findings, Problem
from .read import REGISTRY_FOLDER, decode, read_bytes
from .records import Agency, DocumentRecord, Registries, Subject
from .vietnamese import fold

MAX_REGISTRY_BYTES = 8_000_000
_Entry = tuple[MapNode, dict[str, Any]]


def read_registries(folder: Path) -> tuple[Registries, list[Problem]]:
    """The registries in the folder and what is wrong in them; paths begin with "_registry/"."""
    problems: list[Problem] = []
    if folder.is_symlink():
        findings = Findings(REGISTRY_FOLDER, "")
        findings.add("file-symlink", 0, 0, "thư mục sổ đăng ký là một liên kết tượng trưng", "thay bằng thư mục thật")
        return Registries(), findings.problems

    agency_entries, findings = _entries(folder, "agencies.yml", AGENCY_FIELDS, Registries())
    agencies = _agencies(_unique(agency_entries, findings), findings)
    problems += findings.problems
    known = Registries(agencies=agencies)

    subject_entries, findings = _entries(folder, "subjects.yml", SUBJECT_FIELDS, known)
    subjects = {values["id"]: Subject(**values) for _, values in _unique(subject_entries, findings) if "name" in values}
    problems += findings.problems

    document_entries, findings = _entries(folder, "documents.yml", DOCUMENT_FIELDS, known)
    documents = _documents(document_entries, findings)
    problems += findings.problems

    node, findings = _root(folder, "abbreviations.yml")
    abbreviations = _abbreviations(node, findings)
    problems += findings.problems
    return Registries(agencies, documents, subjects, abbreviations), problems


def _root(folder: Path, name: str) -> tuple[Node | None, Findings]:
    path = f"{REGISTRY_FOLDER}/{name}"
    findings = Findings(path, "")
    if not folder.is_dir() or not os.path.lexists(folder / name):
        return None, findings
    data, problems = read_bytes(folder, name, MAX_REGISTRY_BYTES)
    text = None
    if data is not None:
        text, problems = decode(name, data)
    if text is None:
        findings.problems += [replace(problem, path=path) for problem in problems]
        return None, findings
    findings = Findings(path, text)
    return read_yaml(text, findings), findings


def _entries(folder: Path, name: str, fields: Sequence[Field], known: Registries) -> tuple[list[_Entry], Findings]:
    node, findings = _root(folder, name)
    reading = Reading(findings, known, has_comments="#" in findings.text)
    found: list[_Entry] = []
    if node is None or (isinstance(node, TextNode) and not node.text):
        return found, findings
    if not isinstance(node, ListNode):
        reading.report(
            "value-kind",
            node,
            "sổ đăng ký phải là danh sách, mỗi mục bắt đầu bằng “- ”",
            f"ví dụ:  - {fields[0].name}: …",
        )
        return found, findings
    for item in node.items:
        if isinstance(item, MapNode):
            found.append((item, read_map(item, fields, reading)))
        else:
            message = f"mỗi phần tử phải gồm các mục: {', '.join(field.name for field in fields[:3])} …"
            reading.report("value-kind", item, message, f"viết:  - {fields[0].name}: {fields[0].example}")
    return found, findings


def _unique(entries: Sequence[_Entry], findings: Findings) -> list[_Entry]:
    """The entries that have an id of their own."""
    first: dict[str, int] = {}
    kept: list[_Entry] = []
    for node, values in entries:
        id_ = values.get("id")
        if id_ in first:
            message = f'mã "{id_}" đã khai ở dòng {first[id_]}'
            _report(findings, "id-duplicate", node.get("id") or node, message, "đặt mã khác hoặc gộp hai mục làm một")
        elif id_:
            first[id_] = node.line
            kept.append((node, values))
    return kept


def _agencies(entries: Sequence[_Entry], findings: Findings) -> dict[str, Agency]:
    agencies: dict[str, Agency] = {}
    nodes: dict[str, MapNode] = {}
    for node, values in entries:
        start, end = values.pop("active", (None, None))
        _check_order(findings, node.get("active"), start, end)
        terms = sorted(values.pop("terms", ()), key=lambda term: term.start)
        for earlier, later in pairwise(terms):
            if earlier.end is None or is_later(earlier.end, later.start):
                message = f"nhiệm kỳ {earlier.name} chưa kết thúc khi nhiệm kỳ {later.name} bắt đầu"
                _report(findings, "terms-overlap", node.get("terms") or node, message, "sửa from, to của hai nhiệm kỳ")
        for term in terms:
            _check_order(findings, node.get("terms"), term.start, term.end)
        name = values.get("name", values["id"])
        # Without a name or level it is an error, told above; it stays known, so that plans do not err as well.
        usual = {"name": name, "short": name, "symbol": None, "level": "unit", "branch": "state"}
        values = usual | {"place": None, "parent": None} | values
        agency = Agency(terms=tuple(terms), active_from=start, active_to=end, **values)
        agencies[agency.id], nodes[agency.id] = agency, node
    names = {fold(name): agency.id for agency in agencies.values() for name in (agency.id, agency.name, agency.short)}
    for id_, agency in agencies.items():
        if agency.parent and agency.parent not in agencies:
            message = f'cơ quan cấp trên "{agency.parent}" chưa có trong sổ cơ quan'
            place = nodes[id_].get("parent") or nodes[id_]
            _report(findings, "agency-unknown", place, message, unknown_agency_hint(agency.parent, names))
        for place, successor in _successors(nodes[id_], agency):
            if successor not in agencies or successor == id_:
                told = "chính là cơ quan này" if successor == id_ else "chưa có trong sổ cơ quan"
                message = f'cơ quan kế thừa "{successor}" {told}'
                _report(findings, "agency-unknown", place, message, unknown_agency_hint(successor, names))
    _check_circles(agencies, nodes, findings)
    return agencies


def _successors(node: MapNode, agency: Agency) -> list[tuple[Node, str]]:
    outer = node.get("successors")
    items = outer.items if isinstance(outer, ListNode) else ()
    places = [item.get("agency") for item in items if isinstance(item, MapNode)]
    wanted = {edge.agency for edge in agency.successors if edge.agency}
    return [(place, place.text) for place in places if isinstance(place, TextNode) and place.text in wanted]


def _check_circles(agencies: Mapping[str, Agency], nodes: Mapping[str, MapNode], findings: Findings) -> None:
    told: set[str] = set()
    for id_ in agencies:
        trail: list[str] = []
        here: str | None = id_
        while here is not None and here in agencies and here not in trail and here not in told:
            trail.append(here)
            here = agencies[here].parent
        if here is not None and here in trail:
            circle = trail[trail.index(here) :]
            message = f"các cơ quan là cấp trên của nhau: {' → '.join([*circle[:6], circle[0]])}"
            place = nodes[here].get("parent") or nodes[here]
            _report(findings, "agency-circular", place, message, "sửa parent của một trong các cơ quan này")
        told.update(trail)


def _documents(entries: Sequence[_Entry], findings: Findings) -> tuple[DocumentRecord, ...]:
    records: list[DocumentRecord] = []
    seen: dict[tuple[Any, ...], int] = {}
    for node, values in entries:
        if not values.get("number") and not values.get("names"):
            message = "văn bản phải có number (số, ký hiệu) hoặc names (tên gọi)"
            _report(findings, "document-unnamed", node, message, "thêm: number: 04/2015/NĐ-CP")
            continue
        if "type" not in values:
            continue  # an error, told above
        start, end, part = values.pop("in_force", (None, None, None))
        _check_order(findings, node.get("in_force"), start, part or end)
        _check_order(findings, node.get("in_force"), part or start, end)
        on, found = values.pop("checked", (None, None))
        record = DocumentRecord(
            in_force_from=start,
            in_force_to=end,
            part_ended=part,
            checked=on,
            checked_note=found,
            line=node.line,
            **values,
        )
        number = read_number(record.number) if record.number else None
        written = number.key if number else fold(record.number or record.names[0])
        year = number.year if number and number.year else record.term or (record.date.year if record.date else None)
        key = (record.type, written, record.issuers[:1], year)
        if key in seen:
            message = f"văn bản này đã khai ở dòng {seen[key]}"
            _report(findings, "document-duplicate", node.get("number") or node, message, "gộp hai mục làm một")
        else:
            seen[key] = node.line
            records.append(record)
    return tuple(records)


def _abbreviations(node: Node | None, findings: Findings) -> dict[str, str]:
    if node is None or (isinstance(node, TextNode) and not node.text):
        return {}
    found: dict[str, str] = {}
    entries: Sequence[tuple[Node, Node]] = node.entries if isinstance(node, MapNode) else [(node, node)]
    for key, value in entries:
        if key is not value and isinstance(key, TextNode) and isinstance(value, TextNode) and value.text.strip():
            found[key.text] = " ".join(value.text.split())
        else:
            message = "mỗi dòng của sổ chữ viết tắt phải có dạng “viết tắt: viết đầy đủ”"
            _report(findings, "value-kind", value, message, "ví dụ: UBND: Ủy ban nhân dân")
    return found


def _check_order(findings: Findings, node: Node | None, start: Any, end: Any) -> None:
    if node is not None and start is not None and end is not None and is_later(start, end):
        _report(findings, "dates-reversed", node, f"bắt đầu {start} sau khi kết thúc {end}", "đổi chỗ from và to")


def _report(findings: Findings, code: str, node: Node, message: str, hint: str) -> None:
    findings.add(code, node.line, node.column, message, hint, node.width)
