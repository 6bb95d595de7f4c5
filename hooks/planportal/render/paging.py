"""Lists that grow: all on one page while they are short, else by group and in blocks of 100.

Blocks are numbered from the oldest entry, so that a new plan changes the last block of its
year and nothing else. No page lists all plans of a large portal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

BLOCK = 100
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group:
    """What a list is parted by: the segment of the address, and its words ("2023", "năm 2023")."""

    segment: str
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """A link from a page of a list to a further one: its address, words, and how much is there."""

    address: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """One page of a list: its entries, or the steps to the pages that have them.

    `words` say which part it is ("" for the whole), `count` counts the entries of that part,
    `above` is the address of the page it was reached from ("" for the first).
    """

    address: str
    words: str
    count: int
    items: tuple[T, ...]
    steps: tuple[Step, ...]
    above: str = ""


def year_group(year: int | None) -> Group:
    """The group of a year; of entries without one, last."""
    return Group(str(year), f"năm {year}") if year else Group("khong-ro", "không rõ năm")


def list_pages(address: str, entries: Sequence[tuple[Group, T]], below: str = "") -> Iterator[ListPage[T]]:
    """The pages of a list whose first page is at an address; entries stand from the oldest.

    Further pages are below `below`, by default below the address itself: `<below>/<group>` and
    `<below>/<group>/<block>`.
    """
    below = below or address
    if len(entries) <= BLOCK:
        yield ListPage(address, "", len(entries), tuple(item for _, item in entries), ())
        return
    groups: dict[Group, list[T]] = {}
    for group, item in entries:
        groups.setdefault(group, []).append(item)
    steps = tuple(Step(f"{below}/{group.segment}", group.words, len(items)) for group, items in groups.items())
    yield ListPage(address, "", len(entries), (), steps)
    for group, items in groups.items():
        yield from group_pages(f"{below}/{group.segment}", group.words, items, address)


def group_pages(address: str, words: str, items: Sequence[T], above: str) -> Iterator[ListPage[T]]:
    """The pages of one group: itself, and its blocks where it has more than fit on a page."""
    if len(items) <= BLOCK:
        yield ListPage(address, words, len(items), tuple(items), (), above)
        return
    starts = range(0, len(items), BLOCK)
    blocks = [items[start : start + BLOCK] for start in starts]
    names = [f"từ {start + 1} đến {start + len(block)}" for start, block in zip(starts, blocks, strict=True)]
    steps = tuple(
        Step(f"{address}/{number}", name, len(block))
        for number, (name, block) in enumerate(zip(names, blocks, strict=True), 1)
    )
    yield ListPage(address, words, len(items), (), steps, above)
    for step, block in zip(steps, blocks, strict=True):
        yield ListPage(step.address, f"{words}, {step.words}", len(block), tuple(block), (), address)
