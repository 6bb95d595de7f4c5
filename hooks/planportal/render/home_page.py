"""The home page: what the portal is, the search, what is new, and what it still lacks."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import nlargest
from urllib.parse import quote

from markupsafe import Markup

from ..config import Settings
from ..model import Corpus, PlanBody
from .chain_pages import chain_line, chains_in_order, tree
from .context import Context, context_of
from .links import base_of, href
from .rows import row_of
from .views import Link
from .wording import agency_words

_HEADING = "Kế hoạch của cơ quan nhà nước, đọc được đến từng khoản"
_LEAD = (
    "Ai triển khai kế hoạch nào, theo văn bản nào của cấp trên. "
    "Đây là nơi tra cứu; bản gốc đã ký mới có giá trị pháp lý."
)
_NEWEST = 6
_CHAINS = 5
_MINI_NODES = 6


def home_content(corpus: Corpus, settings: Settings, intro_html: str, meta: Mapping[str, object]) -> str:
    """The content of the home page.

    `intro_html` is the hand-written part, finished HTML; `meta` its front matter, of which
    `heading`, `lead` and `examples` (queries to try) are used.
    """
    context = context_of(corpus, _no_body, settings)
    base = base_of("")
    newest = nlargest(_NEWEST, corpus.plans.values(), key=lambda plan: (plan.year or 0, str(plan.date or ""), plan.id))
    roots = [root for _, root in reversed(chains_in_order(context))]
    return context.render(
        "home.html",
        "",
        heading=str(meta.get("heading") or _HEADING),
        lead=str(meta.get("lead") or _LEAD),
        examples=_examples(context, base, meta.get("examples")),
        mini=(tree(context, base, _fullest(context, roots), _MINI_NODES),) if roots else (),
        newest=tuple(row_of(context, base, plan.address) for plan in newest),
        chains=tuple(chain_line(context, base, root) for root in roots[:_CHAINS]),
        intro=Markup(intro_html),
        figures=_figures(context),
    )


def _no_body(plan_id: str) -> PlanBody:
    raise LookupError(f"the home page shows no plan's text: {plan_id}")


def _fullest(context: Context, roots: list[str]) -> str:
    """The chain to show in little: the one with most plans directly below it."""
    return max(roots, key=lambda root: (len(context.corpus.hierarchy.children.get(root, ())), root))


def _examples(context: Context, base: str, queries: object) -> tuple[Link, ...]:
    """Things to try: the queries given, else from the corpus itself a number, a subject, an agency."""
    if isinstance(queries, list) and queries:
        return tuple(Link(str(query), f"{base}tim-kiem/?q={quote(str(query), safe='')}") for query in queries)
    corpus = context.corpus
    numbered = [plan for plan_id in reversed(context.in_order) if (plan := corpus.plans[plan_id]).number]
    examples = [Link(plan.number or "", href(base, plan.address)) for plan in numbered[:1]]
    subjects = [subject for subject_id in context.by_subject if (subject := corpus.registries.subjects.get(subject_id))]
    examples += [Link(subject.name, href(base, f"chuyen-de/{subject.id}")) for subject in subjects[:1]]
    if context.in_order:
        issuer = corpus.plans[context.in_order[-1]].issuer
        examples.append(Link(agency_words(context.agency(issuer), issuer), href(base, f"co-quan/{issuer}")))
    return tuple(examples)


def _figures(context: Context) -> tuple[tuple[str, str], ...]:
    """What the portal has and lacks, as (what, how much)."""
    plans = context.corpus.plans.values()
    figures = (
        ("kế hoạch đang có", len(plans)),
        ("kế hoạch không có đủ số", sum(not plan.number for plan in plans)),
        ("bản chữ mất dấu, chỉ tham khảo", sum(plan.quality == "D" for plan in plans)),
        ("văn bản được dẫn mà cổng chưa có toàn văn", len(context.documents)),
    )
    return tuple((words, f"{number:,}".replace(",", ".")) for words, number in figures)
