"""Numbers for documents that do not shift when another document is added."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def slot_count(documents: int) -> int:
    """How many slots there are: the power of two that is at least four times the documents."""
    count = 64
    while count < 4 * documents:
        count *= 2
    return count


def assign_slots(addresses: Iterable[str], count: int) -> dict[str, int]:
    """A slot for each address, from a stable hash of it; the next free one where it is taken.

    Addresses are placed in the order of their hashes, so the input's order does not matter
    and a new address moves at most the few that follow it without a gap.
    """
    taken: set[int] = set()
    slots: dict[str, int] = {}
    for digest, address in sorted((_digest(address), address) for address in addresses):
        slot = digest * count >> 64
        while slot in taken:
            slot = (slot + 1) % count
        taken.add(slot)
        slots[address] = slot
    return slots


def _digest(address: str) -> int:
    return int.from_bytes(hashlib.blake2b(address.encode(), digest_size=8).digest(), "big")
