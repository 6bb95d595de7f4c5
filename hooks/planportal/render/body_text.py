"""The text of a plan with its citations linked: the body's HTML, joined for one page."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from ..model import CitedDocument, Plan, PlanBody, PlanFacts, Resolution
from .context import Context
from .force import PARTLY, force_now, force_on
from .links import href
from .readings import differs, other_dates
from .rows import is_unidentified
from .views import State

_DATES_DIFFER = State("clash", "ngày ghi không thống nhất")


def linked_body(context: Context, base: str, plan: Plan, body: PlanBody, rows: dict[str, str]) -> Markup:
    """The finished text of a plan for its page.

    `rows` has, for each key of `row_key`, the id of the row that describes the document on this
    page. A citation whose document is not certain leads to that row, where its candidates are.
    """
    facts = context.corpus.facts[plan.id]
    resolutions = context.corpus.resolutions[plan.id]
    parts = list(body.html)
    for position, index in enumerate(body.linked):
        parts[2 * position + 1] = _link(context, base, plan, facts, resolutions, index, parts[2 * position + 1], rows)
    return Markup("".join(parts))


def row_key(facts: PlanFacts, resolutions: tuple[Resolution, ...], index: int) -> str:
    """What one row of the page's document list stands for: an address, or an uncertain number."""
    resolution = resolutions[index]
    if resolution.target:
        return resolution.target
    # A short form is as uncertain as what it is short for.
    full = facts.citations[index].citation.antecedent
    citation = facts.citations[index if full is None else full].citation
    candidates = resolution.candidates if full is None else resolutions[full].candidates
    return " ".join(("?", citation.type, citation.number or citation.name or "", *candidates))


def _link(
    context: Context,
    base: str,
    plan: Plan,
    facts: PlanFacts,
    resolutions: tuple[Resolution, ...],
    index: int,
    words: str,
    rows: dict[str, str],
) -> str:
    """One citation: `words` is finished HTML from the body."""
    placed = facts.citations[index]
    if placed.citation.internal:
        return f'<a class="ck-ref" href="#{placed.target}">{words}</a>' if placed.target else words
    target = resolutions[index].target
    row = rows.get(row_key(facts, resolutions, index), "")
    if target == plan.address:
        return words
    if target is None:
        return _anchor("ck-cite", f"#{row}", row, words, State("ask", "chưa xác định là văn bản nào")) if row else words
    if not context.has_page(target):
        return words
    held = context.plan(target) is not None
    return _anchor(
        "ck-cite ck-cite--held" if held else "ck-cite",
        href(base, target),
        row,
        words,
        _exception(context, plan, target, index),
    )


def _anchor(css: str, link: str, row: str, words: str, exception: State | None) -> str:
    data = f' data-row="{row}"' if row else ""
    return f'<a class="{css}" href="{escape(link)}"{data}>{_marked(words, exception)}</a>'


def _marked(words: str, exception: State | None) -> str:
    """The words with a glyph, kept on the line of the number it belongs to."""
    if exception is None:
        return words
    glyph = f'<span class="ck-g ck-g--{exception.kind}"></span><span class="vh"> ({exception.words})</span>'
    before, end, after = words.rpartition("</span>")
    return f"{before}{glyph}{end}{after}" if end else f"{words}{glyph}"


def _exception(context: Context, plan: Plan, target: str, index: int) -> State | None:
    """What is particular about a cited document; nothing for the many that are merely not held."""
    citation = context.corpus.facts[plan.id].citations[index].citation
    held, document = context.plan(target), context.document(target)
    if held and differs(held, citation):
        return _DATES_DIFFER
    if document is None:
        return None
    if other_dates(document, citation.date):
        return _DATES_DIFFER
    return _force_exception(context, plan, document) or _unidentified(document)


def _force_exception(context: Context, plan: Plan, document: CitedDocument) -> State | None:
    """What the registry says against its force, then or now; a plan has a life, not the force of a law."""
    if document.is_plan:
        return None
    then = force_on(document.record, plan.date)
    now = force_now(document.record, context.settings.today)
    if then and then.kind == "ended":
        return State("ended", "đã hết hiệu lực khi ban hành kế hoạch")
    if now and now.kind == "ended":
        return State("ended", "nay đã hết hiệu lực")
    if then and then.kind == "soon":
        return State("soon", "chưa có hiệu lực khi ban hành kế hoạch")
    if now and now.kind == "part":
        return State("part", PARTLY if then and then.kind == "part" else f"nay {PARTLY}")
    return State("ask", "tình trạng cần kiểm tra") if now and now.kind == "ask" else None


def _unidentified(document: CitedDocument) -> State | None:
    return State("ask", "chưa xác định số ký hiệu") if is_unidentified(document) else None
