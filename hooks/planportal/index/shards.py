"""Term shards: small gzipped files, each with the lists of the terms that fall into it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import sub

from .postings import Lists

# Fields in the order of their bits in an entry.
FIELDS = ("title", "body", "issuer", "number", "cites")
TITLE, BODY = FIELDS.index("title"), FIELDS.index("body")
# Of these fields the two lowest bits of a weight say in which part of the text the term stands.
PLACED = ("body", "cites")
_ELSEWHERE = 0x80

# A term in more than half of the texts tells next to nothing; its long list is fetched only
# for a query that has no other word. In a small corpus all lists are short.
_COMMON_SHARE = 0.5
_COMMON_FROM = 64

_POSTINGS_IN_SHARD = 2000


@dataclass(frozen=True, slots=True)
class Shard:
    """The content of one shard, not yet packed; `common` has the lists too long to fetch unasked."""

    content: bytes
    common: bytes


def shard_count(postings: int, most: int) -> int:
    """How many shards an index gets: a power of two, for files of about 3 kB, and not above `most`."""
    count = 1
    while count < most and count * _POSTINGS_IN_SHARD * 1.5 < postings:
        count *= 2
    return count


def shard_name(shard: int) -> str:
    """The file of a shard below assets/search/, three hex digits or more."""
    return f"terms/{shard:03x}.bin"


def common_name(shard: int) -> str:
    """The file of a shard's long lists below assets/search/."""
    return f"common/{shard:03x}.bin"


def packed(content: bytes, level: int = 9) -> bytes:
    """The content gzipped without a time or a file name: the same bytes in every build."""
    return gzip.compress(content, level, mtime=0)


def check(content: bytes) -> int:
    """Eight bits of a file's content; the head has them of every shard, to notice a stale one.

    Eight let one stale file in 256 pass, whose lists name documents that are still there; a new head comes
    with the next visit, and twice the bits would be a sixth of what a first answer may cost.
    """
    return zlib.crc32(content) & 0xFF


def encode_shard(lists: Lists, text_of: Callable[[int], str], texts: int) -> Shard:
    """The bytes of one shard in the form read by shards.js; `texts` is the number of documents with a body.

    First the size of the names and the names, sorted, one a line (UTF-8). Then for each name
    an entry: its size; bits of the fields; for each field the number of documents, the gaps
    between their slots, and one weight each. Numbers are varints.
    """
    longest = texts * _COMMON_SHARE if texts >= _COMMON_FROM else float("inf")
    flags: dict[int, int] = {}
    coded: dict[int, bytes] = {}
    common: dict[int, bytes] = {}
    for field, found in enumerate(lists):
        bit = 1 << field
        for term, entries in found.items():
            if field == BODY and len(entries) > longest:
                common[term] = _sized(bytes((bit,)) + _encode_list(entries))
                flags[term] = flags.get(term, 0) | _ELSEWHERE
                coded[term] = _varint(len(entries)) + coded.get(term, b"")
            elif term in coded:
                flags[term] |= bit
                coded[term] += _encode_list(entries)
            else:
                flags[term] = bit
                coded[term] = _encode_list(entries)
    named = sorted((text_of(term), term) for term in coded)
    return Shard(
        _joined([name for name, _ in named], (_sized(bytes((flags[term],)) + coded[term]) for _, term in named)),
        _joined([name for name, term in named if term in common], (common[t] for _, t in named if t in common)),
    )


def _joined(names: Sequence[str], entries: Iterable[bytes]) -> bytes:
    lines = "\n".join(names).encode()
    return _varint(len(lines)) + lines + b"".join(entries) if names else b""


def _sized(entry: bytes) -> bytes:
    return _varint(len(entry)) + entry


def _encode_list(entries: Sequence[int]) -> bytes:
    if len(entries) == 1:
        gap = entries[0] >> 8
        return b"\x01" + (_SHORT[gap] if gap < 0x4000 else _varint(gap)) + bytes((entries[0] & 0xFF,))
    slots = [entry >> 8 for entry in entries]
    gaps = [slots[0], *map(sub, slots[1:], slots)]
    weights = bytes([entry & 0xFF for entry in entries])
    coded = (
        bytes(gaps) if max(gaps) < 0x80 else b"".join([_SHORT[gap] if gap < 0x4000 else _varint(gap) for gap in gaps])
    )
    return _varint(len(slots)) + coded + weights


def _varint(number: int) -> bytes:
    if number < 0x80:
        return _BYTES[number]
    coded = bytearray()
    while number >= 0x80:
        coded.append(number & 0x7F | 0x80)
        number >>= 7
    coded.append(number)
    return bytes(coded)


_BYTES = [bytes((number,)) for number in range(0x80)]
_SHORT = [_varint(number) for number in range(0x4000)]
