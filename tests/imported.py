"""What an import kept of a source: for tests that compare the two character by character."""

from __future__ import annotations

from collections import Counter

from markdown_it import MarkdownIt
from planportal.importing.document import ImportedPlan

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["code", "lheading", "reference"])


def shown_text(markdown: str) -> str:
    """What a reader of the page sees, with the numbers and dashes of the lists."""
    shown: list[str] = []
    for token in _MARKDOWN.parse(markdown):
        if token.type == "list_item_open":
            shown.append(f"{token.info}{token.markup}" if token.info else token.markup)
        elif token.type == "inline":
            shown += [child.content for child in token.children or ()]
        elif token.content:
            shown.append(token.content)
    return " ".join(shown)


def missing(source: str, kept: list[str]) -> Counter[str]:
    """The characters of a source, white space apart, that were not kept, with how often each."""
    dashes = str.maketrans("–—−•", "----")
    # Positions printed in capitals are given in normal case; kinds of dashes begin the same list.
    wanted, found = ("".join(text.split()).casefold().translate(dashes) for text in (source, "".join(kept)))
    return Counter(wanted.replace("\u200b", "")) - Counter(found)


def everything(plan: ImportedPlan) -> list[str]:
    """All that an import puts into the file or lists for the editor."""
    signer = plan.closing.signer
    return [
        shown_text(plan.body),
        *plan.letterhead.lines,
        "KẾ HOẠCH",
        plan.title or "",
        *plan.set_aside,
        *plan.furniture,
        "Nơi nhận",
        *plan.closing.recipients,
        *((signer.name or "", signer.position or "", signer.capacity or "") if signer else ()),
    ]
