"""The JSON Schemas (2020-12) of the tables and of the index of files, from the one dictionary."""

from __future__ import annotations

from typing import Any

from ...open_data import FOLDER, GRAPH, INDEX, TABLES, Column, Table

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_VALUES: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "minLength": 1},
    "date": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
    "number": {"type": "integer", "minimum": 0},
    "flag": {"type": "boolean"},
    "texts": {"type": "array", "minItems": 1, "items": {"type": "string"}},
}


def table_schema(table: Table, site_url: str) -> dict[str, Any]:
    """The schema of a table's JSON files."""
    return {
        "$schema": _DRAFT,
        "$id": f"{site_url}{table.schema}",
        "title": table.title,
        "description": f"Mỗi phần tử là {table.row}. Mục không biết, và mục đúng/sai khi sai, thì không có.",
        "type": "array",
        "items": {
            "type": "object",
            "properties": {column.name: _property(column) for column in table.columns},
            "required": [column.name for column in table.columns if column.always],
            "additionalProperties": False,
        },
    }


def index_schema(site_url: str) -> dict[str, Any]:
    """The schema of the list of all files."""
    text = {"type": "string"}
    count = {"type": "integer", "minimum": 0}
    names = [*(table.name for table in TABLES), GRAPH]
    file = {
        "table": {"enum": names},
        "part": text,
        "format": {"enum": ["csv", "json", "graphml"]},
        "address": text,
        "rows": count,
        "size": count,
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    }
    files = {"type": "object", "properties": file, "required": list(file), "additionalProperties": False}
    top = {
        "version": {"const": FOLDER.rpartition("/")[2]},
        "site": text,
        "base": text,
        "licence": {"type": "null"},
        "schemas": {"type": "object", "additionalProperties": text},
        "files": {"type": "array", "items": files},
    }
    return {
        "$schema": _DRAFT,
        "$id": f"{site_url}{INDEX.removesuffix('.json')}.schema.json",
        "title": "Danh mục tệp dữ liệu",
        "description": "address tính từ base; size là số byte; licence là null vì giấy phép chưa được công bố.",
        "type": "object",
        "properties": top,
        "required": list(top),
        "additionalProperties": False,
    }


def _property(column: Column) -> dict[str, Any]:
    words = f"{column.meaning} Nguồn: {column.source}."
    if column.kind == "flag":
        words += " Không có: sai."
    elif column.unknown:
        words += f" Không có: {column.unknown}."
    if column.choices:
        words += " " + "; ".join(f"{value}: {meaning}" for value, meaning in column.choices) + "."
        return {"enum": [value for value, _ in column.choices], "description": words}
    return {**_VALUES[column.kind], "description": words}
