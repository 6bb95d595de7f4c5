"""The words of one paragraph: plain text for reading by machine, HTML for reading by people.

Both come from the same tokens of one parse, so a place in the plain text is a place in the
HTML, and links to cited documents are put into the finished HTML, never into the Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_TAGS = {
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
    "link_close": "</a>",
}
# "ngày 30/7/2021" must not break between the word and the day.
_DAY = re.compile(r"(?<=ngày) (?=\d)")
# The characters at which Markdown within a paragraph begins, as far as it is enabled for plans.
_MARKUP = re.compile(r"[\n\\`*_\[<&]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text between two tags, or a tag (`text` is None) that adds no text."""

    start: int
    text: str | None
    html: str
    linkable: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph as runs, with its plain text; offsets of runs count in the text."""

    text: str
    runs: tuple[Run, ...]

    def html(self) -> str:
        """The HTML of the whole paragraph, without links to cited documents."""
        return "".join(run.html for run in self.runs)

    def find_run(self, position: int) -> int | None:
        """The index of the linkable run that holds a place of the text, or None."""
        for index, run in enumerate(self.runs):
            if run.text is not None and run.start <= position < run.start + len(run.text):
                return index if run.linkable else None
        return None


def text_html(text: str) -> str:
    """The text escaped for HTML, with a no-break space between "ngày" and its date."""
    return _DAY.sub("\u00a0", escape(text, quote=False))


def parse_where_marked(state: StateCore) -> None:
    """Markdown-it's stage "inline" for paragraphs that have markup; the others get no children.

    Most paragraphs of plans have none, and taking them apart costs as much as finding them.
    """
    for token in state.tokens:
        if token.type == "inline" and _MARKUP.search(token.content):
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def words_in(paragraph: Token) -> Words:
    """The words of a paragraph after `parse_where_marked`."""
    if paragraph.children:
        return words_of(paragraph.children)
    text = paragraph.content
    return Words(text, (Run(0, text, text_html(text)),) if text else ())


def words_of(tokens: Sequence[Token]) -> Words:
    """The paragraph that inline tokens make."""
    runs: list[Run] = []
    texts: list[str] = []
    position = 0
    pending: list[str] = []
    open_links: list[bool] = []

    def flush() -> None:
        nonlocal position
        if pending:
            text = "".join(pending)
            runs.append(Run(position, text, text_html(text), not open_links))
            texts.append(text)
            position += len(text)
            pending.clear()

    def tag(html: str) -> None:
        flush()
        runs.append(Run(position, None, html))

    for token in tokens:
        kind = token.type
        if kind == "text" or kind == "text_special":
            pending.append(token.content)
        elif kind == "softbreak":
            pending.append(" ")
        elif kind == "hardbreak":
            flush()
            texts.append("\n")
            runs.append(Run(position, "\n", "<br>", False))
            position += 1
        elif kind == "link_open":
            href = _safe_link(str(token.attrGet("href") or ""))
            flush()
            open_links.append(href is not None)
            if href is not None:
                runs.append(Run(position, None, f'<a href="{escape(href)}"{_outside(href)}>'))
        elif kind == "link_close":
            flush()
            if open_links.pop():
                tag("</a>")
        elif kind == "code_inline":
            flush()
            texts.append(token.content)
            runs.append(Run(position, token.content, f"<code>{escape(token.content, quote=False)}</code>", False))
            position += len(token.content)
        elif kind == "image":
            # Pictures are not published yet: their description keeps the place they had.
            pending.append(f"[Hình: {token.content}]")
        elif kind in _TAGS:
            tag(_TAGS[kind])
        else:
            pending.append(token.content)
    flush()
    return Words("".join(texts), tuple(runs))


def _safe_link(href: str) -> str | None:
    """The address a link of the plan's text may lead to, or None where its words stay without a link.

    http(s), mail, telephone, and a place in the same plan. Files beside the plan are not
    published, and links to other plans are made from their numbers.
    """
    parts = urlsplit(href)
    if parts.scheme in ("http", "https") and parts.netloc:
        return href
    return href if parts.scheme in ("mailto", "tel") or (href.startswith("#") and len(href) > 1) else None


def _outside(href: str) -> str:
    return ' rel="external nofollow"' if href.startswith("http") else ""
