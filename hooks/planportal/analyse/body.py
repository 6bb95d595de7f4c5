"""The text of a plan, parsed once: body HTML, outline, paragraphs and the citations in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..model import Block, Citation, PlacedCitation, PlanBody, PlanFacts, Section, SourceFile
from .citations import find_citations
from .inline import Words, parse_where_marked, text_html, words_in
from .internal import anchor_of_pinpoint
from .outline import Place, PrintedNumber, Rank, Structure, heading_number, paragraph_number
from .short_forms import Antecedents
from .wordings import wordings_of

# Raw HTML is shown as text. Indented code, underlined headings and link definitions are off
# because office texts contain indents, rules and "[1]: …" lines that are meant to be read.
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["code", "lheading", "reference"])
_MARKDOWN.core.ruler.at("inline", parse_where_marked)
_HEADING_RANKS = {"h1": Rank.PART, "h2": Rank.ROMAN, "h3": Rank.ARABIC, "h4": Rank.LETTER}
# Their words decide the anchor, so the tag is written together with them.
_WRITTEN_WITH_THEIR_WORDS = frozenset(
    ("heading_open", "heading_close", "paragraph_open", "paragraph_close", "th_open", "td_open")
)
_WRAPPERS = {
    "blockquote_open": "<blockquote>",
    "blockquote_close": "</blockquote>",
    "bullet_list_close": "</ul>",
    "ordered_list_close": "</ol>",
    "thead_open": "<thead>",
    "thead_close": "</thead>",
    "tbody_open": "<tbody>",
    "tbody_close": "</tbody>",
    "tr_close": "</tr>",
    "th_close": "</th>",
    "td_close": "</td>",
    "table_close": "</table></div>",
    "hr": "<hr>",
}


def analyse(source: SourceFile) -> tuple[PlanFacts, PlanBody]:
    """What stands in one plan's text: small facts, and the large body apart from them.

    A pure function of the file: no registry, no other plan. The texts of `body.blocks` and the
    HTML come from one parse; citations have their places in the texts of the blocks.
    """
    writer = _BodyWriter()
    writer.write(_MARKDOWN.parse(source.body))
    return writer.finish()


class _BodyWriter:
    """Walks over the tokens of one parse and writes the body as it goes."""

    def __init__(self) -> None:
        self._structure = Structure()
        self._finished: list[str] = []
        self._open: list[str] = []
        self._linked: list[int] = []
        self._blocks: list[Block] = []
        self._sections: list[Section] = []
        self._citations: list[tuple[Citation, int, Place]] = []
        self._cited = Antecedents()
        self._items: list[int] = []
        self._item_is_new = False
        # Dashes after a numbered paragraph that is no heading belong to it and hang under it.
        self._below_numbered_text = False
        self._table: Place | None = None
        self._row = 0
        self._row_place: Place | None = None

    def finish(self) -> tuple[PlanFacts, PlanBody]:
        anchors = {block.anchor for block in self._blocks}
        placed = tuple(
            PlacedCitation(
                citation,
                block,
                place.anchor,
                place.label,
                anchor_of_pinpoint(citation.pinpoint or citation.surface, anchors) if citation.internal else None,
            )
            for citation, block, place in self._citations
        )
        words = sum(block.text.count(" ") + 1 for block in self._blocks)
        parts = (*self._finished, "".join(self._open))
        return (
            PlanFacts(tuple(self._sections), placed, words, wordings_of(block.text for block in self._blocks)),
            PlanBody(parts, tuple(self._linked), tuple(self._blocks)),
        )

    def write(self, tokens: Sequence[Token]) -> None:
        for position, token in enumerate(tokens):
            kind = token.type
            if kind == "inline":
                self._inline(tokens[position - 1], token)
            elif kind in _WRITTEN_WITH_THEIR_WORDS:
                pass
            elif kind in ("bullet_list_open", "ordered_list_open"):
                tag = "ul" if kind.startswith("bullet") else "ol"
                hangs = tag == "ul" and self._below_numbered_text and not self._items
                self._emit(f'<{tag} class="ck-in">' if hangs else f"<{tag}>")
            elif kind == "list_item_open":
                self._open_item(token)
            elif kind == "list_item_close":
                self._items.pop()
                self._item_is_new = False
                self._emit("</li>")
            elif kind == "table_open":
                self._table, self._row = self._structure.table(), 0
                self._emit(f'<div class="ck-scroll" id="{self._table.anchor}" tabindex="0" role="region"')
                self._emit(' aria-label="Bảng"><table>')
            elif kind == "tr_open":
                self._open_row()
            elif kind in _WRAPPERS:
                self._emit(_WRAPPERS[kind])
            elif token.content:
                self._preformatted(token.content)

    def _emit(self, html: str) -> None:
        self._open.append(html)

    # ------------------------------------------------------------------ kinds of paragraphs

    def _inline(self, opening: Token, token: Token) -> None:
        words = words_in(token)
        if opening.type == "heading_open":
            self._heading(opening, words)
        elif opening.type in ("th_open", "td_open"):
            self._cell(opening, words)
        elif self._item_is_new:
            self._item_is_new = False
            self._block(words, self._item_place)
            self._emit(_mark(self._item_place.anchor, "đoạn này"))
        else:
            self._paragraph(words)

    def _heading(self, opening: Token, words: Words) -> None:
        printed = heading_number(words.text, self._structure.last_capital)
        title = words.text[printed.length :].strip() if printed else words.text.strip()
        if printed:
            place = self._structure.open_numbered(printed)
        else:
            place = self._structure.open_heading(_HEADING_RANKS.get(opening.tag, Rank.LETTER), title)
        self._below_numbered_text = False
        level = min(6, place.depth + 1)
        self._sections.append(Section(place.anchor, place.label, printed.number if printed else "", title, place.depth))
        self._emit(f'<h{level} id="{place.anchor}">')
        self._block(words, place)
        self._emit(f" {_mark(place.anchor, f'mục {place.label}')}</h{level}>")

    def _paragraph(self, words: Words) -> None:
        inside = self._items[-1] if self._items else None
        printed = paragraph_number(words.text)
        if printed and inside is not None and printed.rank <= inside:
            printed = PrintedNumber(inside + 1, printed.number, printed.length)
        place = self._structure.open_numbered(printed) if printed else self._structure.paragraph(inside)
        self._below_numbered_text |= printed is not None
        css = ' class="ck-point"' if printed else ""
        self._emit(f'<p id="{place.anchor}"{css}>')
        self._block(words, place)
        self._emit(f"{_mark(place.anchor, 'đoạn này')}</p>")

    def _open_item(self, token: Token) -> None:
        inside = self._items[-1] if self._items else None
        printed = PrintedNumber(Rank.ARABIC, token.info, 0) if token.info else None
        self._item_place, rank = self._structure.open_item(printed, inside)
        self._items.append(rank)
        self._below_numbered_text |= printed is not None and inside is None
        self._item_is_new = True
        value = f' value="{int(token.info)}" data-n="{token.info}{escape(token.markup)}"' if token.info else ""
        self._emit(f'<li id="{self._item_place.anchor}"{value}>')

    def _open_row(self) -> None:
        assert self._table is not None
        self._row += 1
        anchor = f"{self._table.anchor}-r{self._row}"
        self._row_place = Place(anchor, self._table.label, self._table.depth)
        self._emit(f'<tr id="{anchor}">')

    def _cell(self, opening: Token, words: Words) -> None:
        assert self._row_place is not None
        style = str(opening.attrGet("style") or "")
        align = ' class="r"' if style.endswith(("right", "center")) else ""
        scope = ' scope="col"' if opening.tag == "th" else ""
        self._emit(f"<{opening.tag}{scope}{align}>")
        self._block(words, self._row_place)

    def _preformatted(self, text: str) -> None:
        place = self._structure.paragraph(self._items[-1] if self._items else None)
        self._blocks.append(Block(place.anchor, place.label, text))
        self._emit(f'<pre id="{place.anchor}">{escape(text, quote=False)}</pre>')

    # ------------------------------------------------------------------ words and citations

    def _block(self, words: Words, place: Place) -> None:
        """Write the words of a paragraph, each citation as a part of its own."""
        block = len(self._blocks)
        self._blocks.append(Block(place.anchor, place.label, words.text))
        found = find_citations(words.text, in_preamble=not self._sections, known=self._cited)
        if not found:
            self._open += [run.html for run in words.runs]
            return
        first = len(self._citations)
        for citation in found:
            nested = None if citation.nested_in is None else citation.nested_in + first
            self._citations.append((_with_nesting(citation, nested), block, place))
        holes: dict[int, list[tuple[int, int, int]]] = {}
        reached = 0
        for index, citation in sorted(enumerate(found), key=lambda pair: pair[1].start):
            hole = _link_span(citation, words)
            if hole and hole[1] >= reached:
                holes.setdefault(hole[0], []).append((hole[1], hole[2], index))
                reached = hole[2]
        for number, run in enumerate(words.runs):
            spans = holes.get(number)
            if not spans or run.text is None:
                self._emit(run.html)
                continue
            at = run.start
            for start, end, index in spans:
                self._emit(text_html(run.text[at - run.start : start - run.start]))
                self._link(run.text[start - run.start : end - run.start], start, found[index], first + index)
                at = end
            self._emit(text_html(run.text[at - run.start :]))

    def _link(self, text: str, start: int, citation: Citation, index: int) -> None:
        self._finished.append("".join(self._open))
        self._open.clear()
        self._linked.append(index)
        number_start, number_end = citation.number_start - start, citation.number_end - start
        if citation.number and 0 <= number_start < number_end <= len(text):
            self._finished.append(
                f"{text_html(text[:number_start])}"
                f'<span class="ck-no">{text_html(text[number_start:number_end])}</span>'
                f"{text_html(text[number_end:])}"
            )
        else:
            self._finished.append(text_html(text))


def _with_nesting(citation: Citation, nested_in: int | None) -> Citation:
    return citation if nested_in == citation.nested_in else replace(citation, nested_in=nested_in)


def _link_span(citation: Citation, words: Words) -> tuple[int, int, int] | None:
    """Run, start and end of the words that become the link: from the type word to the number.

    Where formatting begins in between, only the run that holds the number is linked.
    """
    end = citation.number_end if citation.number else citation.end
    start = min(citation.start, citation.number_start)
    run_index = words.find_run(citation.number_start if citation.number else citation.start)
    if run_index is None:
        return None
    run = words.runs[run_index]
    assert run.text is not None
    start, end = max(start, run.start), min(end, run.start + len(run.text))
    return (run_index, start, end) if start < end else None


def _mark(anchor: str, what: str) -> str:
    return f'<a class="ck-para" href="#{anchor}" aria-label="Liên kết đến {escape(what)}">¶</a>'
