"""The end of a plan: recipients (Nơi nhận) on the left, the signature on the right, then annexes.

The two columns may come out of the file in one line ("- Sở A; GIÁM ĐỐC") or one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Signer
from .folding import folded
from .lines import ends_sentence
from .markdown_marks import without_emphasis
from .posts import CAPACITY, FAMILY_NAMES, columns, is_person_name, name_at_end, normal_case
from .source_text import Line

_RECIPIENTS = re.compile(r"\W*n[o0]i\s*nh[ae]n\b\s*[:;.]?\s*")
_ANNEX = re.compile(r"[*_ ]*(?:phu luc|bieu|bang|danh muc|mau)\b")
_SIGNED = re.compile(r"\W*\(?\s*(?:da ky|ky ten|ky, (?:dong dau|ghi ro ho ten)|chu ky so|signed).*")
_CRUMB = re.compile(r"(?=\w*\d)(?=\w*[^\W\d_])\w+")
_SIGNED_BESIDE = re.compile(r"\s\(?(?:da ky|ky ten)\)?$")
_DASH = re.compile(r"[-–—−•+*]\s*")
_SEARCHED = 60
_LONG = 30


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a plan; `start` is the line it begins at, `annex` the line where more text follows.

    `recipients` are without dash and end mark, as printed otherwise. `signer.position` is printed
    in capitals and given in normal case where its words can be read ("PHÓ GIÁM ĐỐC" → "Phó Giám
    đốc"); `signer.capacity` keeps the abbreviation and for whom was signed ("KT. Giám đốc").
    `set_aside` are words that are none of these.
    """

    start: int
    annex: int
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()


def read_closing(lines: Sequence[Line]) -> Closing:
    """The end of a text; one that starts behind the last line where nothing like it is printed."""
    start = _start(lines)
    reader = _ClosingLines(any(_DASH.match(line.text) for line in lines[start:]))
    index = start
    while index < len(lines):
        text = without_emphasis(lines[index].text).strip()
        if reader.has_begun and _begins_annex(text):
            break
        reader.read(text)
        index += 1
    return reader.closing(start, index)


def stray_word(text: str) -> bool:
    """Whether a last paragraph is a single unfinished word, as a seal or a signature leaves in recognised text."""
    word = text.strip(" *_")
    return (
        " " not in word and 0 < len(word) <= 8 and not word.endswith((".", ";", ":", "!", "?")) and not word.isdigit()
    )


def _start(lines: Sequence[Line]) -> int:
    first = max(0, len(lines) - 4 * _SEARCHED)
    headings = [i for i in range(first, len(lines)) if _recipients_heading(without_emphasis(lines[i].text))]
    if headings:
        return _above(lines, headings[-1], first)
    for index in range(max(0, len(lines) - 12), len(lines)):
        if _is_signature(lines[index].text):
            return index
    return len(lines)


def _recipients_heading(text: str) -> re.Match[str] | None:
    """The words "Nơi nhận:" at a line's start; where their marks are lost only with the colon."""
    match = _RECIPIENTS.match(folded(text))
    if match and (":" in match[0] or "nơi nhận" in text[: match.end()].casefold()):
        return match
    return None


def _above(lines: Sequence[Line], recipients: int, first: int) -> int:
    """Where the closing begins when the signature may stand above the recipients."""
    start = index = recipients
    while index > max(first, recipients - 8):
        index -= 1
        text = without_emphasis(lines[index].text).strip()
        if _is_signature(text):
            start = index
        elif not is_person_name(text) and not _SIGNED.fullmatch(folded(text)):
            break
    return start


def _is_signature(text: str) -> bool:
    text = without_emphasis(text).strip()
    left, right = columns(text)
    return bool(right) and not left


def _begins_annex(text: str) -> bool:
    return (bool(_ANNEX.match(folded(text))) and not text.endswith((";", "."))) or text.count(" ") >= _LONG


class _ClosingLines:
    def __init__(self, has_dashes: bool) -> None:
        self._has_dashes = has_dashes
        self._items: list[str] = []
        self._item_open = False
        self._in_recipients = False
        self._capacities: list[str] = []
        self._positions: list[str] = []
        self._name: str | None = None
        self._set_aside: list[str] = []
        self.has_begun = False

    def read(self, text: str) -> None:
        self.has_begun = True
        heading = _recipients_heading(text) if not self._in_recipients else None
        left, right = columns(text[heading.end() :].strip(" *_") if heading else text)
        if heading:
            self._in_recipients = True
        if right:
            self._signature(right)
        if not left:
            return
        if (signed := _SIGNED_BESIDE.search(folded(left))) and signed.start():
            self._set_aside.append(left[signed.start() :].strip())
            left = left[: signed.start()].strip()
        left, name = name_at_end(left) if self._in_recipients else (left, "")
        if name and self._name is None:
            self._name = name
        elif name:
            left = f"{left} {name}"
        self._left(left, is_heading_line=heading is not None)

    def closing(self, start: int, annex: int) -> Closing:
        capacity = "; ".join(self._capacities) or None
        position = " ".join(normal_case(part) for part in self._positions) or None
        signer = Signer(self._name, position, capacity) if self._name or position or capacity else None
        recipients = tuple(item for item in (item.strip().rstrip(";.").strip() for item in self._items) if item)
        return Closing(start, annex, signer, recipients, tuple(self._set_aside))

    # ------------------------------------------------------------------ the right column

    def _signature(self, text: str) -> None:
        match = CAPACITY.match(folded(text))
        if not match:
            self._positions.append(text)
            return
        capacity = text[match.start("capacity") : match.end("capacity")].replace(" ", "")
        head = text[match.start("head") : match.end("head")].strip()
        if folded(capacity) == "q.":  # an acting head signs in his own post
            self._capacities.append(capacity)
            self._positions += [head] if head else []
        else:
            self._capacities.append(f"{capacity} {normal_case(head)}".strip())

    # ------------------------------------------------------------------ the left column

    def _left(self, text: str, is_heading_line: bool) -> None:
        if not self._in_recipients:
            self._outside(text)
            return
        dash = _DASH.match(text)
        if dash and (len(dash[0]) > 1 or text[dash.end() :][:1].isalpha()):
            self._item(text[dash.end() :])
        elif self._is_signers_name(text):
            self._name = text
            self._item_open = False
        elif _SIGNED.fullmatch(folded(text)):
            self._set_aside.append(text)
        elif self._item_open:
            self._items[-1] = f"{self._items[-1]} {text}"
            self._item_open = not text.endswith((";", "."))
        elif not self._has_dashes and (text.endswith((";", ".")) or is_heading_line):
            self._item(text)
        else:
            self._set_aside.append(text)

    def _is_signers_name(self, text: str) -> bool:
        if self._name is not None or not self._items or not is_person_name(text):
            return False
        return not self._item_open or folded(text).split()[0] in FAMILY_NAMES

    def _outside(self, text: str) -> None:
        if self._name is None and is_person_name(text) and (self._positions or self._capacities):
            self._name = text
        else:
            self._set_aside.append(text)

    def _item(self, text: str) -> None:
        text = text.strip()
        if sum(letter.isalpha() for letter in text) < 2:
            self._set_aside.append(text)
            return
        kept, _, after = text.rpartition("; ")
        if kept and all(_CRUMB.fullmatch(word) for word in after.split()):
            self._set_aside.append(after)
            text = kept + ";"
        self._items.append(text)
        self._item_open = not ends_sentence(text)
