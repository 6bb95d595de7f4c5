"""The fields of a plan's front matter: FIELDS is the one table of them.

A new field is a line here, an attribute of model.Plan, a row in
docs/bien-tap/truong-thong-tin.md, and a code with its help page if its values can be wrong.
"""

from __future__ import annotations

import re
from typing import Any

from ..life_cycle import STATUS_LABELS
from ..model import CitationNote, ParentReference, Period, Signer, SourceDocument
from ..read import PLAN_ID
from ..records import Agency
from ..vietnamese import address_slug, fold
from .forms import Field, Reading, choice, date, list_of, map_of, nearest, suggestion_of, text, url
from .plan_numbers import blank_number, document_types, read_number, read_symbol, suggested_number
from .written_dates import FIRST_YEAR, LAST_YEAR
from .yaml_nodes import ListNode, MapNode, Node, TextNode

TEXT_KINDS = {"full": "toàn văn", "abridged": "rút gọn"}
QUALITIES = {"A": "đã đối chiếu", "B": "chưa đối chiếu", "C": "có lỗi nhận dạng", "D": "mất dấu, chỉ tham khảo"}
# First segments under which the portal makes pages of its own; an old address cannot begin with them.
# "ke-hoach" and "van-ban" are open: what was a plan's or a stub's address may become an alias.
RESERVED_ADDRESSES = {
    "assets", "bien-tap", "chuoi", "chuyen-de", "co-quan", "du-lieu", "gioi-thieu", "nam", "phat-trien", "search",
    "tim-kiem", "trich-dan", "tro-giup", "tro-nang",
}  # fmt: skip

_YEARS = re.compile(r"(\d{4})(?:\s*[-–—]\s*(\d{4}))?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ALIAS = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:[-.][a-z0-9]+)*")
# Files that a static site has of its own: a page at such an address would need a folder of that name.
_RESERVED_FILES = {"index.html", "404.html", "sitemap.xml", "sitemap.xml.gz", "robots.txt", "favicon.ico"}


def agency(node: Node, reading: Reading, field: Field) -> str | None:
    """The id of a registered agency."""
    value = text(node, reading, field)
    agencies = reading.registries.agencies
    if value is None or value in agencies:
        return value
    otherwise = "thêm cơ quan vào plans/_registry/agencies.yml" if agencies else "sổ cơ quan đang trống hoặc có lỗi"
    hint = suggestion_of(nearest(value, _agency_names(agencies.values())), otherwise)
    reading.report("agency-unknown", node, f'{field.label} "{value}" chưa có trong sổ cơ quan', hint)
    return None


def number(node: Node, reading: Reading, field: Field) -> str | None:
    """A document number such as 49/KH-UBND, in its canonical form."""
    value = text(node, reading, field)
    if value is None:
        return None
    known = read_number(value)
    if known:
        return str(known)
    suggestion, blank = suggested_number(value), blank_number(value)
    if blank:
        hint = f"văn bản chưa có số: bỏ dòng này, viết symbol: {blank}"
    else:
        hint = f"viết: {suggestion}" if suggestion else f"viết số, dấu /, rồi ký hiệu, ví dụ: {field.example}"
    reading.report("number-form", node, f'{field.label} "{value}" không đúng dạng', hint)
    return None


def number_as_printed(node: Node, reading: Reading, field: Field) -> str | None:
    """The number of a cited document: canonical where it is of a known form, else as printed."""
    value = text(node, reading, field)
    known = read_number(value) if value else None
    return str(known) if known else value


def symbol(node: Node, reading: Reading, field: Field) -> str | None:
    """The symbol of a document printed without its number: KH-SXD."""
    value = text(node, reading, field)
    if value is None:
        return None
    known = read_symbol(value)
    if known:
        return known
    bare = blank_number(value) or read_symbol(value.strip(" ./…_"))
    hint = f"viết: {bare}" if bare else f"ví dụ: symbol: {field.example}"
    reading.report("symbol-form", node, f'{field.label} "{value}" không đúng dạng loại-cơ quan', hint)
    return None


def parents(node: Node, reading: Reading, field: Field) -> tuple[str | ParentReference, ...] | None:
    """One parent plan or several: an id, or a mapping for a plan not held here."""
    nodes = node.items if isinstance(node, ListNode) else (node,)
    found = (_parent(each, reading, field) for each in nodes)
    return tuple(parent for parent in found if parent is not None)


def _parent(node: Node, reading: Reading, field: Field) -> str | ParentReference | None:
    if isinstance(node, MapNode):
        parent: ParentReference | None = map_of(PARENT_FIELDS, _make_parent)(node, reading, field)
        if not node.get("number") and not node.get("issuer"):
            reading.report(
                "parent-form",
                node,
                "kế hoạch cấp trên cần ít nhất số, ký hiệu (number) hoặc cơ quan ban hành (issuer)",
                "viết thêm number: … và issuer: …",
            )
            return None
        return parent
    value = text(node, reading, field)
    if value is None:
        return None
    if PLAN_ID.fullmatch(value):
        return value
    known = suggested_number(value)
    if known:
        hint = f"kế hoạch chưa có trên cổng thì viết: parent: {{number: {known}, issuer: <mã cơ quan>, date: <ngày>}}"
    else:
        hint = f"viết: {_bare_plan_id(value)}" if _bare_plan_id(value) else f"viết mã kế hoạch, ví dụ: {field.example}"
    reading.report("parent-form", node, f'"{value}" không phải mã của một kế hoạch', hint)
    return None


def plan_id(node: Node, reading: Reading, field: Field) -> str | None:
    """The id of a plan: <agency>/<year>/<slug>."""
    value = text(node, reading, field)
    if value is None or PLAN_ID.fullmatch(value):
        return value
    bare = _bare_plan_id(value)
    hint = f"viết: {bare}" if bare else f"viết mã kế hoạch, là đường dẫn của tệp trong plans/ bỏ .md: {field.example}"
    reading.report("plan-id-form", node, f'"{value}" không phải mã của một kế hoạch', hint)
    return None


def _bare_plan_id(value: str) -> str | None:
    """The id inside a path or address of a plan: "plans/a/2023/b.md", "/ke-hoach/a/2023/b/"."""
    bare = re.sub(r"^(?:.*/)?(?:plans|ke-hoach)/|\.md$|/$", "", value.replace("\\", "/").removesuffix("/"))
    return bare if PLAN_ID.fullmatch(bare) else None


def period(node: Node, reading: Reading, field: Field) -> Period | None:
    """The year or years a plan covers."""
    value = text(node, reading, field)
    if value is None:
        return None
    match = _YEARS.fullmatch(value)
    if not match:
        years = re.findall(r"\b(?:19|20)\d\d\b", re.sub(r"\b(\d\d)(\d\d)\s*[-–]\s*(?=\d\d$)", r"\1\2-\1", value))
        hint = f"viết: {'-'.join(years)}" if 1 <= len(years) <= 2 else "viết: 2023 hoặc 2021-2025"
        reading.report("period-form", node, f'{field.label} "{value}" không đúng dạng', hint)
        return None
    first, last = int(match[1]), int(match[2] or match[1])
    if not (FIRST_YEAR <= first <= LAST_YEAR and FIRST_YEAR <= last <= LAST_YEAR):
        message = f'{field.label} "{value}" có năm ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}'
        reading.report("period-form", node, message, "xem lại năm trên bản gốc")
        return None
    if first > last:
        message = f'{field.label} "{value}" có năm đầu sau năm cuối'
        reading.report("period-reversed", node, message, f"viết: {last}-{first}")
        return None
    return Period(first, last)


def subject(node: Node, reading: Reading, field: Field) -> str | None:
    """The id of a registered subject."""
    value = text(node, reading, field)
    subjects = reading.registries.subjects
    if value is None or value in subjects:
        return value
    names = {fold(each.name): each.id for each in subjects.values()} | {id_: id_ for id_ in subjects}
    hint = suggestion_of(nearest(value, names), "thêm chuyên đề vào plans/_registry/subjects.yml hoặc bỏ dòng này")
    reading.report("subject-unknown", node, f'chuyên đề "{value}" chưa có trong sổ chuyên đề', hint)
    return None


def file_name(node: Node, reading: Reading, field: Field) -> str | None:
    """A file beside the plan: a relative path that stays in the plan's folder."""
    value = text(node, reading, field)
    if value is None:
        return None
    parts = value.split("/")
    if not re.match(r"[/\\]|\w+:", value) and "\\" not in value and not {"", ".", ".."} & set(parts):
        return value
    last = re.split(r"[/\\]", value)[-1]
    hint = f"để tệp cùng thư mục với kế hoạch rồi viết: {last}" if last.strip(".") else "viết tên một tệp"
    reading.report("source-file", node, f'{field.label} "{value}" chỉ ra ngoài thư mục của kế hoạch', hint)
    return None


def sha256(node: Node, reading: Reading, field: Field) -> str | None:
    """A SHA-256 check sum: 64 hexadecimal digits, in lower case."""
    value = text(node, reading, field)
    if value is None or _SHA256.fullmatch(value.lower()):
        return value.lower() if value else None
    message = f"{field.label} phải gồm 64 ký tự 0-9, a-f; ở đây có {len(value)} ký tự"
    reading.report("sha256-form", node, message, r"lấy lại mã bằng lệnh: certutil -hashfile <tệp> SHA256")
    return None


def alias(node: Node, reading: Reading, field: Field) -> str | None:
    """An old address of the plan, without the slashes at both ends."""
    value = text(node, reading, field)
    if value is None:
        return None
    bare = value.strip("/")
    if not _ALIAS.fullmatch(bare) or len(bare) > 200:
        path = re.sub(r"^https?://[^/]*/", "", value, flags=re.IGNORECASE)
        suggestion = "/".join(filter(None, (_segment(part) for part in path.split("/"))))
        hint = f"viết: {suggestion}" if suggestion else f"ví dụ: {field.example}"
        reading.report("alias-form", node, f'địa chỉ cũ "{value}" không đúng dạng', hint)
        return None
    first, _, _ = bare.partition("/")
    last = bare.rpartition("/")[2]
    if first in RESERVED_ADDRESSES or last in _RESERVED_FILES or bare in ("ke-hoach", "van-ban"):
        message = f'địa chỉ cũ "{value}" nằm trong phần địa chỉ cổng dành cho trang khác'
        reading.report("alias-taken", node, message, "bỏ dòng này; địa chỉ đó không thể dẫn về kế hoạch")
        return None
    return bare


def _segment(part: str) -> str:
    """One part of an old address as it must be written; "Tin tức.HTML" → "tin-tuc.html"."""
    return ".".join(filter(None, (address_slug(word) for word in part.split("."))))


def _agency_names(agencies: Any) -> dict[str, str]:
    names: dict[str, str] = {}
    each: Agency
    for each in agencies:
        for name in (each.id, each.name, each.short, *each.aliases):
            names.setdefault(fold(name), each.id)
    return names


def _make_parent(values: dict[str, Any]) -> ParentReference:
    return ParentReference(
        values.get("number"),
        values.get("issuer"),
        values.get("date"),
        values.get("type", ParentReference(None, None, None).type),
    )


def _make_signer(values: dict[str, Any]) -> Signer:
    return Signer(**values)


def _make_note(values: dict[str, Any]) -> CitationNote | None:
    return CitationNote(**values) if {"number", "note", "on"} <= values.keys() else None


def _make_source(values: dict[str, Any]) -> SourceDocument:
    return SourceDocument(**values)


PARENT_FIELDS = (
    Field("type", "loại văn bản", choice(document_types()), "type-unknown", "KH"),
    Field("number", "số, ký hiệu", number, "number-form", "765/KH-UBND"),
    Field("issuer", "cơ quan ban hành", agency, "agency-unknown", "ubnd-tinh-a"),
    Field("date", "ngày ban hành", date, "date-form", "2023-03-27"),
)
SIGNER_FIELDS = (
    Field("name", "họ tên người ký", text, "value-kind", "Nguyễn Văn A"),
    Field("position", "chức vụ người ký", text, "value-kind", "Phó Chủ tịch"),
    Field("capacity", "thẩm quyền ký", text, "value-kind", "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH"),
)
SOURCE_FIELDS = (
    Field("file", "tên tệp gốc", file_name, "source-file", "49-kh-ubnd.pdf"),
    Field("sha256", "mã kiểm chứng", sha256, "sha256-form", "e3b0c442…"),
    Field("url", "địa chỉ bản gốc", url, "url-form", "https://example.gov.vn/49.pdf"),
)
NOTE_FIELDS = (
    Field(
        "number", "số, ký hiệu hoặc tên văn bản được dẫn", number_as_printed, "number-form", "12/QĐ-UBND", required=True
    ),
    Field("note", "kết luận", text, "value-kind", "Bản gốc ghi như vậy", required=True),
    Field("on", "ngày kiểm tra", date, "date-form", "2026-11-20", required=True),
)
CHECKED_FIELDS = (
    Field("on", "ngày đối chiếu", date, "date-form", "2026-11-20", required=True),
    Field("by_role", "vai trò người đối chiếu", text, "value-kind", "văn thư", required=True),
)

FIELDS: tuple[Field, ...] = (
    Field("title", "trích yếu", text, "value-kind", "Cải cách hành chính năm 2023", required=True),
    Field("issuer", "cơ quan ban hành", agency, "agency-unknown", "ubnd-tinh-a", required=True),
    Field("number", "số, ký hiệu", number, "number-form", "49/KH-UBND"),
    Field("symbol", "ký hiệu khi chưa có số", symbol, "symbol-form", "KH-SXD"),
    Field("date", "ngày ban hành", date, "date-form", "2023-03-27"),
    Field("parent", "kế hoạch cấp trên", parents, "parent-form", "ubnd-tinh-a/2023/765-kh-ubnd"),
    Field("period", "kỳ kế hoạch", period, "period-form", "2021-2025"),
    Field("type", "loại văn bản", choice(document_types()), "type-unknown", "KH"),
    Field("text", "bản chữ", choice(TEXT_KINDS), "text-unknown", "full", required=True),
    Field("quality", "chất lượng bản chữ", choice(QUALITIES), "quality-unknown", "B"),
    Field("place", "địa danh", text, "value-kind", "Tỉnh A"),
    Field("signer", "người ký", map_of(SIGNER_FIELDS, _make_signer), "value-kind", "…"),
    Field("recipients", "nơi nhận", list_of(text), "value-kind", "Như trên"),
    Field("subjects", "chuyên đề", list_of(subject), "subject-unknown", "cai-cach-hanh-chinh"),
    Field("status", "tình trạng", choice(STATUS_LABELS), "status-unknown", "running"),
    Field("source", "nguồn", map_of(SOURCE_FIELDS, _make_source), "value-kind", "…"),
    Field("checked", "đối chiếu", map_of(CHECKED_FIELDS, dict), "value-kind", "…"),
    Field("aliases", "địa chỉ cũ", list_of(alias), "alias-form", "ke-hoach/ubnd-tinh-a/2023/ke-hoach-cu"),
    Field("replaces", "thay thế", list_of(plan_id), "plan-id-form", "ubnd-tinh-a/2022/12-kh-ubnd"),
    Field("amends", "điều chỉnh, sửa đổi", list_of(plan_id), "plan-id-form", "ubnd-tinh-a/2022/12-kh-ubnd"),
    Field("citation_notes", "ghi chú về trích dẫn", list_of(map_of(NOTE_FIELDS, _make_note)), "value-kind", "…"),
)


def texts_of(node: Node | None) -> tuple[TextNode, ...]:
    """The scalars of a list, or the scalar itself: where a problem of one of its values stands."""
    if isinstance(node, ListNode):
        return tuple(item for item in node.items if isinstance(item, TextNode))
    return (node,) if isinstance(node, TextNode) else ()
