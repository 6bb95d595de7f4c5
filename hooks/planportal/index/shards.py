"""Term shards: small gzipped files, each with the lists of the terms that fall into it."""

from __future__ import annotations

import gzip
import sys
import zlib
from array import array
from collections.abc import Mapping, Sequence
from operator import sub

from .weights import nominal_length

# The lists of one shard: for each field, the entries of each term; an entry is slot << 8 | weight.
Lists = Sequence[Mapping[str, Sequence[int]]]
# The entries of one file by their terms.
Entries = dict[str, bytes]

# Fields in the order of their bits in an entry.
FIELDS = ("title", "body", "issuer", "number", "cites")
TITLE, BODY, ISSUER = FIELDS.index("title"), FIELDS.index("body"), FIELDS.index("issuer")
# Fields whose longest lists are shortened; a number, a citation or an issuer is always found in all documents.
TEXTS = (TITLE, BODY)
# Of these fields the two lowest bits of a weight say in which part of the text the term stands.
PLACED = ("body", "cites")
_IN_COMMON, _SHORTENED = 0x80, 0x40
_BODY_ALONE = bytes((1 << BODY,))
# For each weight its rank without the bits of a part of the text, the strongest first.
_RANKS = bytes(0xFF - (weight & 0xFC) for weight in range(0x100))

# A term in more than about half of the texts tells next to nothing beside another word, and for a query
# that has no other its strongest documents do. In a small corpus all lists are short.
_COMMON_SHARE = 0.5
_COMMON_FROM = 64
_STRONGEST_OF_COMMON = 100
# Of a longer list a first answer needs the documents that have the term most strongly.
_SHORTENED_FROM = 1500
_CHAMPIONS = 500

_WORDS_IN_SHARD = 1000
_STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY)
MOST_SHARDS = 16384


def shard_count(words: int) -> int:
    """How many shards an index of texts of so many words gets: a power of two, for files of about 2 kB."""
    count = 1
    while count < MOST_SHARDS and count * _WORDS_IN_SHARD < words:
        count *= 2
    return count


def shard_name(shard: int) -> str:
    """The file of a shard below assets/search/, three hex digits or more."""
    return f"terms/{shard:03x}.bin"


def common_name(shard: int) -> str:
    """The file of a shard's long lists below assets/search/."""
    return f"common/{shard:03x}.bin"


def whole_name(shard: int) -> str:
    """The file of a shard's lists that stand shortened elsewhere, below assets/search/."""
    return f"whole/{shard:03x}.bin"


def packed(content: bytes, level: int = 9) -> bytes:
    """The content gzipped without a time or a file name: the same bytes in every build."""
    return gzip.compress(content, level, mtime=0)


def packed_apart(pieces: Sequence[bytes]) -> bytes:
    """Pieces gzipped as one file, each as it packs best: columns of numbers hold no repeated words."""
    coded = bytearray(b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff")
    for piece in pieces:
        ways = (zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, strategy) for strategy in _STRATEGIES)
        # A full flush ends at a whole byte and leaves nothing that the next piece could refer to.
        coded += min((way.compress(piece) + way.flush(zlib.Z_FULL_FLUSH) for way in ways), key=len)
    coded += b"\x03\x00"  # an empty last block
    sum_ = size = 0
    for piece in pieces:
        sum_, size = zlib.crc32(piece, sum_), size + len(piece)
    return bytes(coded) + sum_.to_bytes(4, "little") + size.to_bytes(4, "little")


def check(content: bytes) -> int:
    """Eight bits of a file's content; the head has them of every shard, to notice a stale one.

    Eight let one stale file in 256 pass, whose lists name documents that are still there; a new head comes
    with the next visit, and twice the bits would be a sixth of what a first answer may cost.
    """
    return zlib.crc32(content) & 0xFF


def longest_list(texts: int) -> float:
    """How many of so many titles or bodies may have a term whose list is still whole; it changes in steps."""
    return nominal_length(texts) * _COMMON_SHARE if texts >= _COMMON_FROM else float("inf")


def encode_entries(lists: Lists, longest: Mapping[int, float]) -> tuple[Entries, Entries, Entries]:
    """The entries of each term in the shard and in the files of its common and of its whole lists.

    The second have the lists of terms in most texts, of which the shard has only the strongest documents; the
    third those of which the other two have only the strongest. `longest` has what `longest_list` gives for TEXTS.

    An entry begins with its size; then bits of the fields; the true length of the longest list of a common
    term with the bits of the fields that have such a list, and the true length of the longest that is
    shortened, where there is one; for each field the number of documents, the gaps between their slots,
    and one weight each. Numbers are varints.
    """
    plain: Entries = {}
    entries: dict[str, _Entry] = {}
    common: dict[str, _Entry] = {}
    whole: dict[str, _Entry] = {}
    beside: set[str] = set().union(*(found for field, found in enumerate(lists) if field != BODY))
    longest_plain = min(longest[BODY], _SHORTENED_FROM)
    for field, found in enumerate(lists):
        for term, listed in found.items():
            if field == BODY and len(listed) <= longest_plain and term not in beside:
                # Nearly all terms are of this kind.
                coded = _BODY_ALONE + _encode_list(listed)
                plain[term] = _varint(len(coded)) + coded
                continue
            entry = entries.get(term) or entries.setdefault(term, _Entry())
            if field in TEXTS and len(listed) > longest[field]:
                entry.add_common(field, listed)
                entry = common.get(term) or common.setdefault(term, _Entry())
            elif field != BODY:
                entry.add(field, listed)
                continue
            if len(listed) > _SHORTENED_FROM:
                entry.shortened = max(entry.shortened, len(listed))
                entry.add(field, _champions(listed, _CHAMPIONS))
                (whole.get(term) or whole.setdefault(term, _Entry())).add(field, listed)
            else:
                entry.add(field, listed)
    return plain | _as_bytes(entries), _as_bytes(common), _as_bytes(whole)


def coded_file(entries: Entries) -> bytes:
    """A file of entries: the size of the names and the names, sorted, one a line (UTF-8); then the entries."""
    if not entries:
        return b""
    names = sorted(entries)
    lines = "\n".join(names).encode()
    return _varint(len(lines)) + lines + b"".join(map(entries.__getitem__, names))


def entries_in(content: bytes) -> Entries:
    """The entries of a file as `coded_file` wrote it."""
    if not content:
        return {}
    size, start = _read_varint(content, 0)
    at = start + size
    entries = {}
    for name in content[start:at].decode().split("\n"):
        length, start = _read_varint(content, at)
        entries[name] = content[at : start + length]
        at = start + length
    return entries


class _Entry:
    """The lists of one term on their way into bytes."""

    __slots__ = ("coded", "common", "flags", "in_common", "shortened")

    def __init__(self) -> None:
        self.flags = 0
        self.in_common = 0
        self.common = 0
        self.shortened = 0
        self.coded = b""

    def add(self, field: int, listed: Sequence[int]) -> None:
        self.flags |= 1 << field
        self.coded += _encode_list(listed)

    def add_common(self, field: int, listed: Sequence[int]) -> None:
        self.in_common = max(self.in_common, len(listed))
        self.common |= 1 << field
        self.add(field, _champions(listed, _STRONGEST_OF_COMMON))

    def bytes(self) -> bytes:
        if not self.in_common and not self.shortened:
            return _varint(len(self.coded) + 1) + bytes((self.flags,)) + self.coded
        flags, front = self.flags, b""
        if self.in_common:
            flags, front = flags | _IN_COMMON, _varint(self.in_common) + bytes((self.common,))
        if self.shortened:
            flags, front = flags | _SHORTENED, front + _varint(self.shortened)
        return _varint(len(front) + len(self.coded) + 1) + bytes((flags,)) + front + self.coded


def _as_bytes(entries: Mapping[str, _Entry]) -> Entries:
    return {term: entry.bytes() for term, entry in entries.items()}


def _champions(entries: Sequence[int], count: int) -> list[int]:
    """The entries that weigh most, the earlier among equals, in the order of their slots."""
    ranks = _weights(entries).translate(_RANKS)
    strongest = sorted(range(len(entries)), key=ranks.__getitem__)[:count]
    return [entries[position] for position in sorted(strongest)]


def _weights(entries: Sequence[int]) -> bytes:
    """The lowest byte of each entry."""
    data = array("I", entries)
    return data.tobytes()[0 if sys.byteorder == "little" else data.itemsize - 1 :: data.itemsize]


def _encode_list(entries: Sequence[int]) -> bytes:
    if len(entries) == 1:
        return b"\x01" + _varint(entries[0] >> 8) + bytes((entries[0] & 0xFF,))
    slots = [entry >> 8 for entry in entries]
    gaps = list(map(sub, slots, (0, *slots)))
    largest = max(gaps)
    if largest < 0x80:
        coded = bytes(gaps)
    else:
        coded = b"".join(map(_SHORT.__getitem__ if largest < len(_SHORT) else _varint, gaps))
    return _varint(len(slots)) + coded + _weights(entries)


def _varint(number: int) -> bytes:
    return _SHORT[number] if number < len(_SHORT) else _coded_varint(number)


def _coded_varint(number: int) -> bytes:
    coded = bytearray()
    while number >= 0x80:
        coded.append(number & 0x7F | 0x80)
        number >>= 7
    coded.append(number)
    return bytes(coded)


def _read_varint(content: bytes, at: int) -> tuple[int, int]:
    """The number that starts at a place, and the place behind it."""
    number = shift = 0
    while content[at] >= 0x80:
        number |= (content[at] & 0x7F) << shift
        at, shift = at + 1, shift + 7
    return number | content[at] << shift, at + 1


_SHORT = [_coded_varint(number) for number in range(0x4000)]
