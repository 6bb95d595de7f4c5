"""Validation: from what stands in a plan's file to a Plan, and everything that is wrong with it.

`validate` looks at one plan and the registries; `validate_together` at all plans.
"""

from __future__ import annotations

import re
from typing import Any

from .checks.body_checks import check_body, check_characters
from .checks.fields import FIELDS
from .checks.forms import Reading, read_map
from .checks.plan_numbers import read_number
from .checks.together import validate_together
from .checks.written_dates import is_later
from .checks.yaml_nodes import MapNode, Node, TextNode, read_yaml
from .dates import PartialDate
from .model import ParentReference, Period, Plan, Signer, SourceFile
from .problems import Findings, Problem
from .records import Registries
from .vietnamese import fold

__all__ = ["validate", "validate_together"]

# Bodies that decide as a collective, whose members sign on its behalf (TM.): Decree 30/2020/NĐ-CP, appendix I.
_COLLECTIVES = ("uy ban nhan dan", "hoi dong nhan dan", "ubnd", "hdnd")
_PLAN_PREFIX = re.compile(r"kế hoạch\s+(?!h(?:óa|oá)\b)", re.IGNORECASE)


def validate(source: SourceFile, registries: Registries) -> tuple[Plan | None, list[Problem]]:
    """The plan that the front matter describes, and its problems.

    The plan is None where its title, issuer or kind of text cannot be read; another value
    that is wrong is reported and left out of it.
    """
    findings = Findings(source.path, source.text)
    reading = Reading(findings, registries, "#" in source.front_matter)
    node = read_yaml(source.front_matter, findings, first_line=2)
    plan = _read_plan(source, node, reading)
    offset = len(source.text) - len(source.body)
    check_body(source.body, offset, findings, damaged=plan is not None and plan.quality in ("C", "D"))
    if node is not None:
        check_characters(source.front_matter, source.text.find("\n") + 1, findings)
    return plan, findings.problems


def _read_plan(source: SourceFile, node: Node | None, reading: Reading) -> Plan | None:
    if not isinstance(node, MapNode):
        if not reading.findings.problems:
            message = 'giữa hai dòng "---" không có mục nào dạng “tên mục: giá trị”'
            reading.findings.add("key-missing", 1, 1, message, "thêm các mục title, issuer, text", 3)
        return None
    values = read_map(node, FIELDS, reading)
    checks = _Checks(source, node, values, reading)
    checks.title()
    checks.folder()
    checks.number()
    checks.quality()
    checks.signer()
    checks.parents()
    checks.itself()
    if not {"title", "issuer", "text"} <= values.keys():
        return None
    checked: dict[str, Any] = values.pop("checked", {})
    parents = values.pop("parent", ())
    return Plan(
        id=source.plan_id, parents=parents, checked_on=checked.get("on"), checked_by=checked.get("by_role"), **values
    )


class _Checks:
    """The rules that look at more than one field of a plan."""

    def __init__(self, source: SourceFile, node: MapNode, values: dict[str, Any], reading: Reading) -> None:
        self.node, self.values, self.reading = node, values, reading
        self.plan_id = source.plan_id
        self.folder_agency, self.folder_year, _ = source.path.split("/")

    def _report(self, code: str, key: str, message: str, hint: str) -> None:
        self.reading.report(code, self.node.get(key) or self.node, message, hint)

    def title(self) -> None:
        """The word "Kế hoạch" is set above the title by every page."""
        title: str = self.values.get("title", "")
        prefix = _PLAN_PREFIX.match(title)
        if prefix and len(title) > prefix.end():
            rest = re.sub(r"^kế hoạch\s+(?:về\s+(?:việc\s+)?)?", "", title, flags=re.IGNORECASE)
            self._report(
                "title-prefix",
                "title",
                'trích yếu bắt đầu bằng "Kế hoạch"; trang đã có sẵn hai chữ ấy',
                f"viết: {rest[:1].upper()}{rest[1:]}",
            )

    def folder(self) -> None:
        """The folders are the plan's address, so they must say what the plan says."""
        issuer, folder = self.values.get("issuer"), self.folder_agency
        if issuer and issuer != folder:
            self._report(
                "folder-agency",
                "issuer",
                f'tệp nằm trong thư mục "{folder}" nhưng cơ quan ban hành là "{issuer}"',
                f"chuyển tệp vào thư mục {issuer}/, hoặc sửa issuer thành: {folder}",
            )
        date: PartialDate | None = self.values.get("date")
        period: Period | None = self.values.get("period")
        if date or period:
            year = date.year if date else period.first if period else 0
            if str(year) != self.folder_year:
                source = "date" if date else "period"
                of = "ngày ban hành" if date else "kỳ kế hoạch"
                self._report(
                    "folder-year",
                    source,
                    f'tệp nằm trong thư mục năm "{self.folder_year}" nhưng {of} là năm {year}',
                    f"chuyển tệp vào thư mục {folder}/{year}/, hoặc sửa {source} theo bản gốc",
                )
        elif self.node.get("date") is None and self.node.get("period") is None:
            self._report(
                "year-missing",
                "title",
                "không có date và period nên không biết kế hoạch thuộc năm nào",
                "viết những gì biết được, ví dụ: date: 2023 hoặc period: 2023",
            )

    def number(self) -> None:
        """A number names its type and its issuer; both are printed and may disagree on paper."""
        printed: str | None = self.values.get("number")
        known = read_number(printed) if printed else None
        symbol: str | None = self.values.get("symbol")
        if printed and symbol:
            self._report("symbol-with-number", "symbol", "đã có number thì không cần symbol", "xóa dòng symbol")
        if known is None:
            return
        kind = self.values.get("type", "KH")
        if fold(known.code or "") != fold(kind):
            carries = f"ghi loại {known.code}" if known.code else "không ghi loại"
            self._report(
                "number-type",
                "number",
                f'số, ký hiệu "{printed}" {carries} nhưng loại văn bản là {kind}',
                f"xem lại bản gốc; nếu bản gốc là {known.code} thì viết: type: {known.code}"
                if known.code
                else "xem lại bản gốc; nếu bản gốc in đúng như vậy thì giữ nguyên",
            )
        issuer = self.reading.registries.agencies.get(self.values.get("issuer", ""))
        if issuer and issuer.symbol and fold(issuer.symbol) not in {fold(organ) for organ in known.organs}:
            self._report(
                "number-issuer",
                "number",
                f'số, ký hiệu "{printed}" không có ký hiệu "{issuer.symbol}" của {issuer.name}',
                "xem lại số, ký hiệu và issuer; nếu bản gốc in đúng như vậy thì giữ nguyên",
            )

    def quality(self) -> None:
        """Quality A promises that someone held the text against the original."""
        if self.values.get("quality") == "A" and self.node.get("checked") is None:
            self._report(
                "quality-unchecked",
                "quality",
                "chất lượng A nghĩa là đã đối chiếu với bản gốc, nhưng không ghi ai đối chiếu, ngày nào",
                "thêm checked với on (ngày) và by_role (vai trò), hoặc viết quality: B",
            )
        if self.node.get("checked") is not None and self.node.get("quality") is None:
            self._report(
                "quality-missing",
                "checked",
                "có checked nhưng không ghi quality; cổng sẽ hiểu là B, chưa đối chiếu",
                "thêm dòng: quality: A (hoặc C, D nếu bản chữ còn lỗi)",
            )

    def signer(self) -> None:
        """Who signs for the head of a collective body also signs on behalf of the body."""
        signer: Signer | None = self.values.get("signer")
        if signer is None:
            return
        printed = f"{signer.capacity or ''} {signer.position or ''}"
        issuer = self.reading.registries.agencies.get(self.values.get("issuer", ""))
        collective = issuer and fold(issuer.name).startswith(_COLLECTIVES)
        if collective and re.search(r"\bKT\b", printed) and not re.search(r"\b(?:TM|T/M)\b", printed):
            outer = self.node.get("signer")
            place = outer.get("capacity") or outer.get("position") if isinstance(outer, MapNode) else None
            self.reading.report(
                "signer-capacity",
                place or self.node,
                "ký KT. người đứng đầu một cơ quan tập thể nhưng không có dòng TM. của tập thể",
                "xem lại bản gốc: thường là “TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH”; bản gốc thiếu thì giữ nguyên",
            )

    def parents(self) -> None:
        """A plan implements a parent that was there before it; held parents are looked at together."""
        date: PartialDate | None = self.values.get("date")
        for parent in self.values.get("parent", ()):
            if isinstance(parent, ParentReference) and parent.date and date and is_later(parent.date, date):
                self._report(
                    "parent-later",
                    "parent",
                    f"kế hoạch cấp trên ban hành {parent.date.printed()}, sau kế hoạch này ({date.printed()})",
                    "xem lại parent và ngày ban hành của cả hai kế hoạch",
                )

    def itself(self) -> None:
        """A plan does not replace or amend itself."""
        for key in ("replaces", "amends"):
            if self.plan_id in self.values.get(key, ()):
                nodes = getattr(self.node.get(key), "items", ())
                place = next((node for node in nodes if isinstance(node, TextNode) and self.plan_id in node.text), None)
                self.reading.report(
                    "plan-itself", place or self.node, f'"{self.plan_id}" chính là kế hoạch này', "xóa dòng này"
                )
