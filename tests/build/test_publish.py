"""A site is replaced file by file, and a crash at any step leaves whole pages and can be mended."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from planportal import publish as publishing
from planportal.publish import RECORD, PublishError, mark_complete, publish, published_keys
from planportal.staging import Staging

OLD = {
    "index.html": "old home",
    "a/index.html": "old a",
    "b/index.html": "same",
    "gone/index.html": "x",
    "assets/s.1.css": "1",
}
NEW = {
    "index.html": "new home",
    "a/index.html": "new a",
    "b/index.html": "same",
    "c/index.html": "c",
    "assets/s.2.css": "2",
}
HOOKS = Path(publishing.__file__).resolve().parents[1]


@pytest.fixture
def staging(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "staging"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def stage(staging: Path, files: Mapping[str, str]) -> None:
    for path, content in files.items():
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).write_text(content, encoding="utf-8")
    staging.mkdir(parents=True, exist_ok=True)


def put_online(staging: Path, site: Path, files: Mapping[str, str]) -> None:
    stage(staging, files)
    mark_complete(staging)
    publish(staging, site)


def shown(site: Path) -> dict[str, str]:
    """Every file a visitor could be served, by its path."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != RECORD
    }


def test_the_first_publishing_moves_the_whole_folder(staging: Path, site: Path) -> None:
    stage(staging, OLD)
    mark_complete(staging)

    result = publish(staging, site)

    assert shown(site) == OLD
    assert (result.added, result.changed, result.removed) == (5, 0, 0)
    assert not staging.exists()


def test_a_later_publishing_changes_only_what_changed(staging: Path, site: Path) -> None:
    put_online(staging, site, OLD)
    untouched = (site / "b/index.html").stat()
    stage(staging, NEW)
    mark_complete(staging)

    result = publish(staging, site)

    assert shown(site) == NEW
    assert (result.added, result.changed, result.removed, result.unchanged) == (2, 2, 2, 1)
    after = (site / "b/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (untouched.st_ino, untouched.st_mtime_ns)
    assert not (site / "gone").exists()


def test_a_page_that_did_not_change_need_not_be_staged(staging: Path, site: Path) -> None:
    stage(staging, {"index.html": "home", "a/index.html": "a", "b/index.html": "b"})
    mark_complete(staging, keys={"index.html": "k1", "a/index.html": "k2", "b/index.html": "k3"})
    publish(staging, site)
    kept = {path: key for path, key in published_keys(staging, site).items() if key in ("k1", "k2")}
    stage(staging, {"b/index.html": "B"})
    mark_complete(staging, keys={"b/index.html": "k4"}, kept=kept)

    result = publish(staging, site)

    assert shown(site) == {"index.html": "home", "a/index.html": "a", "b/index.html": "B"}
    assert published_keys(staging, site) == {"index.html": "k1", "a/index.html": "k2", "b/index.html": "k4"}
    assert (result.changed, result.unchanged) == (1, 2)


def test_a_published_page_that_somebody_edited_cannot_be_kept(staging: Path, site: Path) -> None:
    stage(staging, {"index.html": "home", "a/index.html": "a"})
    mark_complete(staging, keys={"index.html": "k1", "a/index.html": "k2"})
    publish(staging, site)
    (site / "a/index.html").write_text("edited by hand", encoding="utf-8")

    assert published_keys(staging, site) == {"index.html": "k1"}

    stage(staging, {"index.html": "home"})
    mark_complete(staging, kept={"a/index.html": "k2"})
    with pytest.raises(PublishError, match="should stay as it is"):
        publish(staging, site)


def test_a_folder_that_the_build_did_not_finish_is_not_published(staging: Path, site: Path) -> None:
    put_online(staging, site, OLD)
    stage(staging, NEW)

    with pytest.raises(PublishError, match="not complete"):
        publish(staging, site)
    assert shown(site) == OLD


def test_a_file_lost_after_the_build_stops_publishing_before_anything_changes(staging: Path, site: Path) -> None:
    put_online(staging, site, OLD)
    stage(staging, NEW)
    mark_complete(staging)
    (staging / "c/index.html").unlink()

    with pytest.raises(PublishError, match=r"c/index\.html"):
        publish(staging, site)
    assert shown(site) == OLD


def test_a_foreign_folder_is_never_overwritten(staging: Path, site: Path) -> None:
    site.mkdir()
    (site / "letters.txt").write_text("mine", encoding="utf-8")
    stage(staging, NEW)
    mark_complete(staging)

    with pytest.raises(PublishError, match="did not publish"):
        publish(staging, site)
    assert shown(site) == {"letters.txt": "mine"}


def test_a_file_put_into_the_site_by_hand_stays(staging: Path, site: Path) -> None:
    put_online(staging, site, OLD)
    (site / "CNAME").write_text("example.org", encoding="utf-8")

    put_online(staging, site, NEW)

    assert shown(site) == NEW | {"CNAME": "example.org"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            {"x": "a file", "i.html": "1"}, {"x/y/index.html": "a folder", "i.html": "1"}, id="file-to-folder"
        ),
        pytest.param(
            {"x/y/index.html": "a folder", "i.html": "1"}, {"x": "a file", "i.html": "1"}, id="folder-to-file"
        ),
    ],
)
def test_a_file_and_a_folder_can_change_places(
    staging: Path, site: Path, before: Mapping[str, str], after: Mapping[str, str]
) -> None:
    put_online(staging, site, before)

    put_online(staging, site, after)

    assert shown(site) == after


def test_symbolic_links_are_refused(staging: Path, tmp_path: Path) -> None:
    stage(staging, OLD)
    (tmp_path / "secret").write_text("s", encoding="utf-8")
    try:
        (staging / "link.html").symlink_to(tmp_path / "secret")
    except OSError:
        pytest.skip("this system makes no symbolic links for this user")

    with pytest.raises(PublishError, match="symbolic link"):
        mark_complete(staging)


def test_paths_that_differ_only_in_case_are_refused(staging: Path) -> None:
    stage(staging, {"a/index.html": "a"})

    with pytest.raises(PublishError, match="differ only in case"):
        mark_complete(staging, kept={"A/index.html": "k"})


@pytest.mark.parametrize("line", ["../outside", "/outside", "a/../../b", ""])
def test_a_damaged_record_is_not_followed(staging: Path, site: Path, line: str) -> None:
    put_online(staging, site, OLD)
    (site / RECORD).write_text(line + "\n", encoding="utf-8")
    stage(staging, NEW)
    mark_complete(staging)

    with pytest.raises(PublishError):
        publish(staging, site)
    assert shown(site) == OLD


# --------------------------------------------------------------------------- faults


class Fault(Exception):
    pass


def break_at(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """The file system fails at the given change of the site, counted from 1."""
    calls = 0

    def failing(original):  # type: ignore[no-untyped-def]
        def call(*args, **kwargs):  # type: ignore[no-untyped-def]
            nonlocal calls
            calls += 1
            if calls == step:
                raise Fault
            return original(*args, **kwargs)

        return call

    monkeypatch.setattr(publishing.os, "replace", failing(os.replace))
    monkeypatch.setattr(publishing.os, "rename", failing(os.rename))
    monkeypatch.setattr(publishing.Path, "unlink", failing(Path.unlink))
    monkeypatch.setattr(publishing.shutil, "rmtree", failing(publishing.shutil.rmtree))


def assert_every_page_is_whole(site: Path) -> None:
    now = shown(site)
    for path in OLD.keys() | NEW.keys():
        assert now.get(path) in (OLD.get(path), NEW.get(path))
    for path in OLD.keys() & NEW.keys():
        assert path in now
    if now["index.html"] == NEW["index.html"]:
        assert "assets/s.2.css" in now


@pytest.mark.parametrize("mended_by", ["the same staging folder", "the next build"])
@pytest.mark.parametrize("step", range(1, 13))
def test_after_a_fault_at_any_step_pages_are_whole_and_publishing_again_mends(
    staging: Path, site: Path, monkeypatch: pytest.MonkeyPatch, step: int, mended_by: str
) -> None:
    put_online(staging, site, OLD)
    stage(staging, NEW)
    mark_complete(staging)
    failed = False
    with monkeypatch.context() as patch:
        break_at(patch, step)
        try:
            publish(staging, site)
        except Fault:
            failed = True

    assert failed == (step < 11), "the faults above must reach every step of publishing"
    assert_every_page_is_whole(site)
    if not failed:
        return
    if mended_by == "the next build":
        publishing.shutil.rmtree(staging)
        stage(staging, NEW)
        mark_complete(staging)
    publish(staging, site)
    assert shown(site) == NEW
    assert set(published_keys(staging, site)) == set(NEW)


@pytest.mark.parametrize("step", [1, 3, 5, 7, 8])
def test_a_killed_process_leaves_whole_pages_and_the_next_call_mends(staging: Path, site: Path, step: int) -> None:
    put_online(staging, site, OLD)
    stage(staging, NEW)
    mark_complete(staging)
    program = f"""
import os, sys
from pathlib import Path
from planportal import publish
replace, calls = os.replace, 0
def dying(*args):
    global calls
    calls += 1
    if calls == {step}:
        os._exit(9)
    replace(*args)
os.replace = dying
publish.publish(Path(sys.argv[1]), Path(sys.argv[2]))
"""

    ended = subprocess.run(
        [sys.executable, "-c", program, str(staging), str(site)],
        env=os.environ | {"PYTHONPATH": str(HOOKS)},
        check=False,
    )

    assert ended.returncode == (9 if step <= 7 else 0)
    assert_every_page_is_whole(site)
    if ended.returncode:
        publish(staging, site)
    assert shown(site) == NEW


def write_all(staging: Path, site: Path, files: Mapping[str, str]) -> Staging:
    """A build that writes these files; returns it before it is declared complete."""
    build = Staging(staging, site)
    for path, content in files.items():
        build.write(path, content.encode())
    return build


def test_a_file_with_the_same_content_is_not_staged_again(staging: Path, site: Path) -> None:
    for files in (OLD, NEW):
        build = write_all(staging, site, files)
        staged = {path.relative_to(staging).as_posix() for path in staging.rglob("*") if path.is_file()}
        build.complete()
        publish(staging, site)

    assert staged == {path for path in NEW if NEW[path] != OLD.get(path)}
    assert shown(site) == NEW


def test_a_file_changed_by_hand_in_the_site_is_written_again(staging: Path, site: Path) -> None:
    for _ in range(2):
        write_all(staging, site, OLD).complete()
        publish(staging, site)
        was = shown(site)
        (site / "a" / "index.html").write_text("by hand", encoding="utf-8")
        (site / "b" / "index.html").unlink()

    assert was == OLD


def test_what_others_wrote_into_the_folder_is_published_too(staging: Path, site: Path) -> None:
    build = write_all(staging, site, OLD)
    stage(staging, {"help/index.html": "by hand"})
    build.complete()
    publish(staging, site)

    assert shown(site) == {**OLD, "help/index.html": "by hand"}
