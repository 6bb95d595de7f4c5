"""The fields of the registries: agencies, cited documents, subjects."""

from __future__ import annotations

import re
from typing import Any

from ..records import DocumentReference, Succession, Term
from ..vietnamese import fold
from ..vocabulary import vocabulary
from .fields import agency, alias, number_as_printed
from .forms import Field, Reading, choice, date, identifier, list_of, map_of, suggestion_of, text, url
from .forms import nearest as nearest_of
from .plan_numbers import document_types, read_number
from .yaml_nodes import MapNode, Node

LEVELS = {
    "central": "trung ương",
    "province": "tỉnh",
    "department": "sở, ban, ngành cấp tỉnh",
    "district": "huyện",
    "division": "phòng, ban cấp huyện",
    "commune": "xã",
    "unit": "đơn vị trực thuộc",
}
BRANCHES = {"state": "nhà nước", "party": "đảng", "front": "mặt trận", "union": "đoàn thể"}
_LEVEL_WORDS = {
    "trung uong": "central", "cap tinh": "province", "so": "department", "cap huyen": "district",
    "quan": "district", "thi xa": "district", "phong": "division", "cap xa": "commune", "phuong": "commune",
    "thi tran": "commune", "dac khu": "commune",
}  # fmt: skip
_BRANCH_WORDS = {"chinh quyen": "state", "mat tran to quoc": "front", "cong doan": "union", "doan": "union"}
_KEY = re.compile(r"[a-z0-9-]{1,120}(?:/[a-z0-9-]{1,120}){0,3}")
SUCCESSIONS = ("hợp nhất", "nhập", "chia", "đổi tên", "kết thúc", "chuyển chức năng")


def succession_kind(node: Node, reading: Reading, field: Field) -> str | None:
    """The Vietnamese word for what happened to an agency."""
    value = text(node, reading, field)
    if value is None or value in SUCCESSIONS:
        return value
    guesses = nearest_of(value, {fold(kind): kind for kind in SUCCESSIONS}, 1)
    hint = f"viết: {guesses[0]}" if guesses else f"chọn một trong: {', '.join(SUCCESSIONS)}"
    reading.report(field.code, node, f'{field.label} "{value}" không có trong danh sách', hint)
    return None


def numbering_body(node: Node, reading: Reading, field: Field) -> str | None:
    """The id of a registered agency, or of a central body that the portal knows by itself."""
    value = text(node, reading, field)
    if value in {body.series for body in vocabulary().bodies.values() if body.series}:
        return value
    return agency(node, reading, field)


def document_reference(node: Node, reading: Reading, field: Field) -> DocumentReference | None:
    """Another document: the address of its page, its number, or a mapping of number, issuer and date."""
    if isinstance(node, MapNode):
        found: DocumentReference | None = map_of(REFERENCE_FIELDS, lambda values: DocumentReference(**values))(
            node, reading, field
        )
        return found
    value = text(node, reading, field)
    if value is None:
        return None
    address = address_of(value)
    if address:
        return DocumentReference(address=address)
    known = read_number(value)
    return DocumentReference(number=str(known) if known else value)


def address_of(value: str) -> str | None:
    """The address of a page of a plan or a document in what an editor copied, else None.

    "https://…/van-ban/a/2023/b/", "/van-ban/a/2023/b/" and the mere key "a/2023/b" are one.
    """
    bare = value.strip().strip("/")
    for folder in ("van-ban/", "ke-hoach/"):
        before, found, key = bare.rpartition(folder)
        if found and (not before or before.endswith("/")):
            return f"{folder}{key}" if _KEY.fullmatch(key) else None
    return f"van-ban/{bare}" if bare.count("/") == 2 and _KEY.fullmatch(bare) else None


def _checked(values: dict[str, Any]) -> tuple[Any, Any]:
    return values.get("on"), values.get("note")


def checked(node: Node, reading: Reading, field: Field) -> tuple[Any, Any] | None:
    """When the entry was held against its source, alone or with what was found: (date, note)."""
    if isinstance(node, MapNode):
        found: tuple[Any, Any] | None = map_of(CHECKED_FIELDS, _checked)(node, reading, field)
        return found
    on = date(node, reading, field)
    return None if on is None else (on, None)


def _force(values: dict[str, Any]) -> tuple[Any, Any, Any]:
    return values.get("from"), values.get("to"), values.get("part_ended")


def _span(values: dict[str, Any]) -> tuple[Any, Any]:
    return values.get("from"), values.get("to")


def _term(values: dict[str, Any]) -> Term | None:
    if not {"name", "from"} <= values.keys():
        return None
    return Term(values["name"], values["from"], values.get("to"))


def _succession(values: dict[str, Any]) -> Succession | None:
    if "kind" not in values:
        return None
    return Succession(values.get("agency"), values["kind"], values.get("from"), values.get("basis"))


SPAN_FIELDS = (
    Field("from", "ngày bắt đầu", date, "date-form", "2025-07-01"),
    Field("to", "ngày kết thúc", date, "date-form", "2025-06-30"),
)
FORCE_FIELDS = (
    *SPAN_FIELDS,
    Field("part_ended", "ngày một phần bắt đầu hết hiệu lực", date, "date-form", "2024-01-01"),
)
CHECKED_FIELDS = (
    Field("on", "ngày kiểm tra", date, "date-form", "2026-11-20", required=True),
    Field("note", "kết luận", text, "value-kind", "Bản gốc ghi ngày 25/02/2021", required=True),
)
REFERENCE_FIELDS = (
    Field("number", "số, ký hiệu", number_as_printed, "number-form", "12/QĐ-UBND", required=True),
    Field("issuer", "cơ quan ban hành", numbering_body, "agency-unknown", "ubnd-tinh-b", required=True),
    Field("date", "ngày ban hành", date, "date-form", "2021-03-05"),
)
TERM_FIELDS = (
    Field("name", "tên nhiệm kỳ", text, "value-kind", "2020-2025", required=True),
    Field("from", "ngày bắt đầu", date, "date-form", "2020-10", required=True),
    Field("to", "ngày kết thúc", date, "date-form", "2025-09"),
)
SUCCESSOR_FIELDS = (
    # Whether the agency is registered is asked after all of them are read.
    Field("agency", "cơ quan kế thừa", identifier, "agency-unknown", "ubnd-xa-b"),
    Field("kind", "cách kế thừa", succession_kind, "succession-kind", "hợp nhất", required=True),
    Field("from", "ngày bắt đầu", date, "date-form", "2025-07-01"),
    Field("basis", "căn cứ", text, "value-kind", "Nghị quyết số …"),
)
AGENCY_FIELDS = (
    Field("id", "mã cơ quan", identifier, "id-form", "ubnd-tinh-a", required=True),
    Field("name", "tên đầy đủ", text, "value-kind", "Ủy ban nhân dân tỉnh A", required=True),
    Field("short", "tên viết tắt", text, "value-kind", "UBND tỉnh A"),
    Field("symbol", "ký hiệu", text, "value-kind", "UBND"),
    Field("level", "cấp", choice(LEVELS, _LEVEL_WORDS), "agency-level", "province", required=True),
    Field("branch", "khối", choice(BRANCHES, _BRANCH_WORDS), "agency-branch", "state"),
    Field("place", "địa danh", text, "value-kind", "Tỉnh A"),
    Field("parent", "cơ quan cấp trên", identifier, "agency-unknown", "ubnd-tinh-a"),
    Field("aliases", "tên gọi khác", list_of(text), "value-kind", "Ủy ban tỉnh A"),
    Field("terms", "nhiệm kỳ", list_of(map_of(TERM_FIELDS, _term)), "value-kind", "…"),
    Field("active", "thời gian hoạt động", map_of(SPAN_FIELDS, _span), "value-kind", "…"),
    Field("successors", "cơ quan kế thừa", list_of(map_of(SUCCESSOR_FIELDS, _succession)), "value-kind", "…"),
    Field("source", "nguồn", text, "value-kind", "Quyết định số …"),
)
DOCUMENT_FIELDS = (
    Field("type", "loại văn bản", choice(document_types()), "type-unknown", "NĐ", required=True),
    Field("number", "số, ký hiệu", number_as_printed, "number-form", "04/2015/NĐ-CP"),
    Field("names", "tên gọi", list_of(text), "value-kind", "Luật …"),
    Field("issuers", "cơ quan ban hành", list_of(numbering_body), "agency-unknown", "ubnd-tinh-a"),
    Field("term", "nhiệm kỳ", text, "value-kind", "2020-2025"),
    Field("date", "ngày ban hành", date, "date-form", "2015-01-09"),
    Field("title", "trích yếu", text, "value-kind", "về …"),
    Field("in_force", "thời gian có hiệu lực", map_of(FORCE_FIELDS, _force), "value-kind", "…"),
    Field("replaced_by", "văn bản thay thế", text, "value-kind", "10/2022/QH15"),
    Field("counterparts", "văn bản tương ứng ở nơi khác", list_of(document_reference), "value-kind", "12/QĐ-UBND"),
    Field("url", "địa chỉ văn bản", url, "url-form", "https://vanban.chinhphu.vn/"),
    Field("aliases", "địa chỉ cũ", list_of(alias), "alias-form", "van-ban/ubnd-tinh-a/2023/kh-49-kh-ubnd"),
    Field("checked", "kiểm tra", checked, "date-form", "2026-11-20"),
    Field("note", "ghi chú", text, "value-kind", "…"),
    Field("source", "nguồn", text, "value-kind", "…"),
)
SUBJECT_FIELDS = (
    Field("id", "mã chuyên đề", identifier, "id-form", "cai-cach-hanh-chinh", required=True),
    Field("name", "tên chuyên đề", text, "value-kind", "Cải cách hành chính", required=True),
    Field("description", "giới thiệu", text, "value-kind", "…"),
)


def unknown_agency_hint(value: str, ids: dict[str, str]) -> str:
    """What to write for an agency id that is not registered; `ids` maps folded names to ids."""
    return suggestion_of(nearest_of(value, ids), "khai cơ quan đó trong agencies.yml, hoặc bỏ mục này")
