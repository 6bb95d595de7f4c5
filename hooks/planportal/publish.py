"""The last stage: a complete staging folder becomes the published site, file by file, safely.

A build writes into a staging folder and marks it complete at the very end; only such a folder is
published. Each new or changed file is renamed over its predecessor, files that went are removed
last, unchanged ones are not touched. So at every moment, also after a crash, each address
answers with a whole page, old or new; publishing once more finishes the work.

The site names the files that were published into it, so that nothing that somebody else put
there is ever removed. A ledger beside the staging folder remembers how they stood: with it a
build can leave a page that did not change out of staging.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

MARK = ".portal-complete"
RECORD = ".portal-files"
KEPT = -1


class PublishError(Exception):
    """The staging folder may not be published, or the site folder is not the portal's."""


@dataclass(frozen=True, slots=True)
class Published:
    """How many files were added, changed, removed, and left as they were."""

    added: int
    changed: int
    removed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as it stood when it was listed; `key` is whatever the builder knows its content by.

    `size` is KEPT for a file that is not staged because the published one remains.
    """

    key: str
    size: int
    mtime_ns: int


def published_keys(staging: Path, site: Path) -> dict[str, str]:
    """The key of each file of the site that still stands as it was published, by its path ("a/b.html").

    Only these may be given to `mark_complete` as kept. Empty where nothing is known of the site.
    """
    return {path: entry.key for path, entry in _standing(staging, site.resolve()).items()}


def mark_complete(staging: Path, keys: Mapping[str, str] | None = None, kept: Mapping[str, str] | None = None) -> None:
    """Declares the staging folder complete; the last thing a successful build does.

    `keys` gives the key of staged files (text without tabs and line breaks, "" where not given),
    `kept` the path and key of published files that belong to the new site as they are and are
    therefore not staged. Raises PublishError on a symbolic link, and on paths that differ only
    in case, which are one file on some systems.
    """
    keys, kept = keys or {}, kept or {}
    (staging / MARK).unlink(missing_ok=True)
    files = {path: Entry(key, KEPT, 0) for path, key in kept.items()}
    for path in _files(staging):
        stat = os.lstat(f"{staging}/{path}")
        files[path] = Entry(keys.get(path, ""), stat.st_size, stat.st_mtime_ns)
    folded: dict[str, str] = {}
    for path in files:
        if (other := folded.setdefault(path.lower(), path)) != path:
            raise PublishError(f"two paths differ only in case: {other!r} and {path!r}")
    _write_entries(staging / MARK, files)


def publish(staging: Path, site: Path) -> Published:
    """Makes the site what the complete staging folder says, and uses the staging folder up.

    An interrupted call can be repeated, with the same staging folder or with that of a later
    build. Raises PublishError, before anything changes, where staging is not complete or not as
    it was marked, or where `site` holds files but none that this function published.
    """
    site = site.resolve()
    if not (staging / MARK).is_file():
        raise PublishError(f"{staging} is not complete: the build did not end, or the portal took no part in it")
    wanted = _read_entries(staging / MARK)
    known = _read_record(site)
    if known is None and site.exists() and any(site.iterdir()):
        raise PublishError(f"{site} has content that the portal did not publish; choose another folder or empty it")
    final = _checked(staging, site, wanted)
    ledger = _ledger(staging, site)
    if known is None:
        _publish_whole(staging, site, wanted.keys())
        _write_entries(ledger, final)
        return Published(len(final), 0, 0, 0)

    # Both what stands there and what comes: whatever a crash leaves, the next call knows it for its own.
    _write_record(site, known | wanted.keys())
    added = changed = 0
    for path in sorted(wanted, key=_turn):
        if wanted[path].size == KEPT or not os.path.lexists(staging / path):
            continue
        if not _same_bytes(staging / path, site / path):
            _make_way(site, path, known)
            _replace(staging / path, site / path)
            changed, added = (changed + 1, added) if path in known else (changed, added + 1)
        stat = os.lstat(site / path)
        final[path] = Entry(wanted[path].key, stat.st_size, stat.st_mtime_ns)
    gone = known - wanted.keys()
    for path in sorted(gone):
        _remove(site, path)
    _write_record(site, wanted.keys())
    _write_entries(ledger, final)
    shutil.rmtree(staging)
    return Published(added, changed, len(gone), len(wanted) - added - changed)


# --------------------------------------------------------------------------- the steps


def _checked(staging: Path, site: Path, wanted: Mapping[str, Entry]) -> dict[str, Entry]:
    """The list as it will be published, with the entries of kept files filled in."""
    standing = _standing(staging, site) if any(entry.size == KEPT for entry in wanted.values()) else {}
    final = dict(wanted)
    for path, entry in wanted.items():
        if entry.size == KEPT:
            there = standing.get(path)
            if there is None or there.key != entry.key:
                raise PublishError(f"{path!r} should stay as it is, but is not there as it was published")
            final[path] = there
        # An interrupted call has moved some files already; they are in the site as they were staged.
        elif entry not in (_entry(staging, path, entry.key), _entry(site, path, entry.key)):
            raise PublishError(f"{path!r} is missing from {staging}, or was changed after the build")
    return final


def _publish_whole(staging: Path, site: Path, paths: Iterable[str]) -> None:
    """The first time, the whole folder in one step."""
    _write_record(staging, paths)
    (staging / MARK).unlink()
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        site.rmdir()
    try:
        os.rename(staging, site)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        beside = site.with_name(f".{site.name}.new")
        shutil.rmtree(beside, ignore_errors=True)
        shutil.copytree(staging, beside)
        os.rename(beside, site)
        shutil.rmtree(staging)


def _turn(path: str) -> tuple[int, str]:
    """What pages need comes before the pages, so that a new page never asks for what is not there yet."""
    return (0 if path.startswith("assets/") else 2 if path.endswith(".html") else 1, path)


def _make_way(site: Path, path: str, known: Set[str]) -> None:
    """Clears the old site's file that stands where a folder must be, or the folder where the file must be."""
    target = site / path
    for folder in reversed(target.relative_to(site).parents[:-1]):
        if (site / folder).is_file():
            _clear(site, folder.as_posix(), known)
    if target.is_dir():
        for old in _files(target, prefix=f"{path}/"):
            _clear(site, old, known)
        shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)


def _clear(site: Path, path: str, known: Set[str]) -> None:
    if path not in known:
        raise PublishError(f"{site / path} stands in the way and was not published by the portal")
    (site / path).unlink()


def _replace(source: Path, target: Path) -> None:
    for wait in (0.05, 0.2, 1.0, 0.0):
        try:
            os.replace(source, target)
            return
        except PermissionError:  # Windows: a reader or a virus scanner holds the old file for a moment
            if not wait:
                raise
            time.sleep(wait)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            beside = target.with_name(f".{target.name}.new")
            shutil.copy2(source, beside)
            os.replace(beside, target)
            return


def _remove(site: Path, path: str) -> None:
    """Removes a file of the old site and the folders it leaves empty; a folder of the new site may bear its name."""
    target = site / path
    if target.is_file() or target.is_symlink():
        target.unlink()
    for folder in target.parents:
        if folder == site or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()


def _same_bytes(left: Path, right: Path) -> bool:
    if not right.is_file() or right.is_symlink() or left.stat().st_size != right.stat().st_size:
        return False
    return left.read_bytes() == right.read_bytes()


# --------------------------------------------------------------------------- the lists


def _ledger(staging: Path, site: Path) -> Path:
    name = hashlib.blake2b(str(site).encode(), digest_size=8).hexdigest()
    return staging.with_name(f"published-{name}.tsv")


def _standing(staging: Path, site: Path) -> dict[str, Entry]:
    """The files that stand in the site just as the ledger has them."""
    entries = _read_entries(_ledger(staging, site))
    return {path: entry for path, entry in entries.items() if _entry(site, path, entry.key) == entry}


def _entry(folder: Path, path: str, key: str) -> Entry | None:
    try:
        stat = os.lstat(f"{folder}/{path}")
    except OSError:
        return None
    return Entry(key, stat.st_size, stat.st_mtime_ns)


def _files(folder: Path, prefix: str = "") -> Iterator[str]:
    """Every file below the folder as "a/b.html", without the lists of this module."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda each: each.name)
    for entry in entries:
        if entry.is_symlink():
            raise PublishError(f"{prefix}{entry.name} is a symbolic link")
        if entry.is_dir():
            yield from _files(folder / entry.name, f"{prefix}{entry.name}/")
        elif prefix or not entry.name.startswith((MARK, RECORD)):
            yield prefix + entry.name


def _read_entries(path: Path) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for line in _lines(path) or ():
        try:
            name, key, size, mtime_ns = line.split("\t")
            entries[name] = Entry(key, int(size), int(mtime_ns))
        except ValueError:
            raise PublishError(f"{path} is damaged; remove it and build again") from None
    return entries


def _write_entries(path: Path, entries: Mapping[str, Entry]) -> None:
    _write_lines(path, (f"{name}\t{e.key}\t{e.size}\t{e.mtime_ns}" for name, e in entries.items()), tabs=3)


def _read_record(site: Path) -> Set[str] | None:
    """The paths published into the site; None where nothing was."""
    lines = _lines(site / RECORD)
    if lines is None:
        return None
    for name in lines:
        if not name or name.startswith("/") or ".." in name.split("/"):
            raise PublishError(f"{site / RECORD} is damaged at {name!r}; remove the folder {site} and build again")
    return frozenset(lines)


def _write_record(site: Path, paths: Iterable[str]) -> None:
    _write_lines(site / RECORD, sorted(paths), tabs=0)


def _lines(path: Path) -> list[str] | None:
    try:
        return path.read_text(encoding="utf-8").split("\n")[:-1]
    except (FileNotFoundError, NotADirectoryError):
        return None


def _write_lines(path: Path, lines: Iterable[str], tabs: int) -> None:
    checked = []
    for line in lines:
        if "\n" in line or "\r" in line or line.count("\t") != tabs:
            raise PublishError(f"a tab or line break in the name or key of {line!r}")
        checked.append(line + "\n")
    beside = path.with_name(path.name + "-new")
    beside.write_text("".join(checked), encoding="utf-8", newline="\n")
    os.replace(beside, path)
