"""Contradictions between citations: what kinds there are, and a list of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..contradictions import Conflict, ConflictKind
from ..model import SitePage
from .conflict_views import Clash, entry_of
from .context import Context
from .links import base_of, href, outside
from .paging import ListPage, list_pages, year_group
from .readings import best_date
from .views import Link, State
from .wording import counted

ADDRESS = "trich-dan/mau-thuan"
TITLE = "Mâu thuẫn trích dẫn"
_IN_RECORD = "Đã xem bản gốc thì ghi kết luận vào mục checked của văn bản trong sổ văn bản (documents.yml)."
_IN_PLAN = "Đã xem bản gốc thì ghi kết luận vào mục citation_notes ở đầu tệp kế hoạch."


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of contradiction: the segment of its address, its name, what it means, what an editor can do."""

    segment: str
    name: str
    meaning: str
    to_do: str

    @property
    def address(self) -> str:
        """The address of the list of its contradictions."""
        return f"{ADDRESS}/{self.segment}"


KINDS: dict[ConflictKind, Kind] = {
    "dates": Kind(
        "ngay-khac-nhau",
        "Ngày ghi khác nhau",
        "Cùng một văn bản nhưng các nơi ghi những ngày không thể là một.",
        f"Đối chiếu bản có chữ ký của văn bản. {_IN_RECORD}",
    ),
    "issuers": Kind(
        "co-quan-khac-nhau",
        "Cơ quan ghi khác nhau",
        "Cùng một văn bản nhưng các kế hoạch ghi tên những cơ quan ban hành khác nhau, không chỉ khác cách viết.",
        f"Đối chiếu bản có chữ ký của văn bản. {_IN_RECORD}",
    ),
    "years": Kind(
        "khac-nam",
        "Cùng số, khác năm",
        "Cùng cơ quan, cùng số, cùng ngày và tháng hoặc cùng tên, nhưng khác năm: có thể là hai văn bản, "
        "có thể một nơi ghi nhầm năm.",
        f"Tìm cả hai văn bản. {_IN_RECORD}",
    ),
    "undated": Kind(
        "khong-ghi-ngay",
        "Không ghi ngày",
        "Không kế hoạch nào ghi ngày và sổ văn bản cũng chưa có, nên chưa biết văn bản thuộc năm nào hay nhiệm kỳ nào.",
        "Tìm ngày ban hành rồi khai văn bản vào sổ văn bản (documents.yml), mục date.",
    ),
    "unresolved": Kind(
        "chua-xac-dinh",
        "Chưa xác định văn bản nào",
        "Số, ký hiệu hoặc tên có thể là của nhiều văn bản; cổng nêu những khả năng, không chọn.",
        "Thường do cơ quan chưa có trong sổ cơ quan (agencies.yml), hoặc thiếu cấp trên. "
        f"Bổ sung sổ thì cổng tự xác định. {_IN_PLAN}",
    ),
    "later": Kind(
        "sau-ngay-ke-hoach",
        "Ngày ghi sau ngày của kế hoạch",
        "Kế hoạch dẫn một văn bản với ngày sau ngày ban hành của chính kế hoạch.",
        f"Đối chiếu bản gốc của kế hoạch: ngày của kế hoạch hay ngày của văn bản được dẫn cần xem lại. {_IN_PLAN}",
    ),
    "unissued": Kind(
        "truoc-khi-ban-hanh",
        "Dẫn trước ngày ban hành",
        "Theo ngày đã biết, văn bản được dẫn ban hành sau kế hoạch dẫn nó.",
        f"Đối chiếu bản gốc của kế hoạch và ngày ghi trong sổ văn bản. {_IN_PLAN}",
    ),
    "not_in_force": Kind(
        "chua-co-hieu-luc",
        "Dẫn khi chưa có hiệu lực",
        "Văn bản được dẫn đã ban hành nhưng chưa có hiệu lực vào ngày của kế hoạch. Kế hoạch có thể dẫn để chuẩn bị "
        "thi hành.",
        f"Xem ngày có hiệu lực trong sổ văn bản có đúng không. {_IN_PLAN}",
    ),
    "lapsed": Kind(
        "het-hieu-luc",
        "Dẫn khi đã hết hiệu lực",
        "Theo sổ văn bản, văn bản được dẫn không còn hiệu lực vào ngày của kế hoạch.",
        f"Xem ngày hết hiệu lực trong sổ văn bản có đúng không, và văn bản nào thay thế. {_IN_PLAN}",
    ),
}


@dataclass(frozen=True, slots=True)
class KindLine:
    """One kind in the overview: a link to its list, what it means, how many there are and how many are settled."""

    link: Link
    meaning: str
    count: int
    open: int


def conflict_pages(context: Context) -> Iterator[SitePage]:
    """`/trich-dan/mau-thuan/`, and below it a list of each kind, empty or not, in blocks of 100."""
    conflicts = context.corpus.conflicts
    yield _overview(context)
    by_kind: dict[ConflictKind, list[Conflict]] = {kind: [] for kind in KINDS}
    for conflict in conflicts:
        by_kind[conflict.kind].append(conflict)
    for name, kind in KINDS.items():
        dated = sorted((_date(context, one) or "9999", *_order(one), one) for one in by_kind[name])
        entries = [(year_group(int(date[:4]) if date != "9999" else None), one) for date, *_, one in dated]
        for page in list_pages(kind.address, entries):
            yield _list_page(context, kind, page)


def _overview(context: Context) -> SitePage:
    base = base_of(ADDRESS)
    conflicts = context.corpus.conflicts
    counts = Counter(conflict.kind for conflict in conflicts)
    unsettled = Counter(conflict.kind for conflict in conflicts if not conflict.is_settled)
    content = context.render(
        "conflicts.html",
        ADDRESS,
        title=TITLE,
        above=Link("Văn bản được dẫn", href(base, "trich-dan")),
        count=counted(len(conflicts), "chỗ"),
        settled=len(conflicts) - unsettled.total(),
        kinds=tuple(
            KindLine(Link(kind.name, href(base, kind.address)), kind.meaning, counts[name], unsettled[name])
            for name, kind in KINDS.items()
        ),
        report_url=outside(context.settings.report_url),
    )
    description = (
        "Những chỗ các kế hoạch ghi không khớp nhau về văn bản được dẫn; cổng nêu các cách ghi, không kết luận."
    )
    return SitePage(ADDRESS, TITLE, description, content, "trich-dan")


def _list_page(context: Context, kind: Kind, page: ListPage[Conflict]) -> SitePage:
    base = base_of(page.address)
    title = f"{kind.name}, {page.words}" if page.words else kind.name
    entries: tuple[Clash, ...] = tuple(entry_of(context, base, conflict) for conflict in page.items)
    above = Link(kind.name, href(base, page.above)) if page.above else Link(TITLE, href(base, ADDRESS))
    content = context.render(
        "conflict_list.html",
        page.address,
        title=title,
        above=above,
        meaning=kind.meaning,
        to_do=kind.to_do,
        count=counted(page.count, "chỗ"),
        entries=entries,
        steps=tuple(Link(f"{step.words} ({step.count})", href(base, step.address)) for step in page.steps),
        nothing=State("held", "Chưa thấy chỗ nào."),
        report_url=outside(context.settings.report_url),
    )
    return SitePage(page.address, title, f"{title}: {counted(page.count, 'chỗ')}. {kind.meaning}", content, "trich-dan")


def _date(context: Context, conflict: Conflict) -> str:
    """The date a contradiction is listed under: of the citing plan it concerns, else of its document."""
    if conflict.plan is not None or conflict.kind == "undated":
        plans = [conflict.plan] if conflict.plan else [mention.plan for mention in conflict.mentions]
        return min((str(date) for one in plans if (date := context.corpus.plans[one].date)), default="")
    address = conflict.subject or ""
    plan, document = context.plan(address), context.document(address)
    date = plan.date if plan else best_date(document) if document else None
    return str(date or "")


def _order(conflict: Conflict) -> tuple[str, str, str, int]:
    first = conflict.mentions[0] if conflict.mentions else None
    return conflict.subject or "", conflict.plan or "", first.plan if first else "", first.index if first else 0
