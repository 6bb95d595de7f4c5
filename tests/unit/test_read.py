"""Reading: any file is read or reported, none is followed out of the folder, none raises."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from planportal.read import MAX_PLAN_BYTES, plan_paths, read_plan

PATH = "ubnd-xa-b/2023/1-kh-ubnd.md"
TEXT = "---\ntitle: Phòng cháy\n---\n\nỦy ban nhân dân xã.\n"


def write(folder: Path, path: str, data: bytes | str = TEXT) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else data.encode())


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="plain"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), id="byte order mark"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(TEXT.replace("\n", "\r").encode(), id="old Macintosh line ends"),
        pytest.param(unicodedata.normalize("NFD", TEXT).encode(), id="decomposed letters"),
        pytest.param(b"\xef\xbb\xbf" + unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode(), id="all"),
    ],
)
def test_other_ways_to_save_a_file_give_the_same_source(tmp_path, data):
    write(tmp_path, PATH, data)

    source, problems = read_plan(tmp_path, PATH)

    assert problems == []
    assert source is not None
    assert source.text == TEXT
    assert source.front_matter == "title: Phòng cháy\n"
    assert source.body == "\nỦy ban nhân dân xã.\n"
    assert source.body_line == 4
    assert source.plan_id == "ubnd-xa-b/2023/1-kh-ubnd"


@pytest.mark.parametrize(
    ("text", "front_matter", "body", "body_line"),
    [
        ("---\n---\n", "", "", 3),
        ("---\na: 1\n---", "a: 1\n", "", 4),
        ("---   \na: 1\n---\t\nx", "a: 1\n", "x", 4),
        ("---\na: 1\n---\n\n\n\nx\n---\ny\n", "a: 1\n", "\n\n\nx\n---\ny\n", 4),
        ("---\na: |\n  ---\n---\nx\n", "a: |\n  ---\n", "x\n", 5),
        ("---\na: 1\n----\nb: 2\n---\nx\n", "a: 1\n----\nb: 2\n", "x\n", 6),
    ],
)
def test_the_front_matter_ends_at_the_next_line_of_three_hyphens(tmp_path, text, front_matter, body, body_line):
    write(tmp_path, PATH, text)

    source, problems = read_plan(tmp_path, PATH)

    assert problems == []
    assert source is not None
    assert (source.front_matter, source.body, source.body_line) == (front_matter, body, body_line)
    assert "\n".join(source.text.split("\n")[body_line - 1 :]) == body


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        pytest.param("", "front-matter-missing", 1, 1, id="empty"),
        pytest.param("Nội dung.\n", "front-matter-missing", 1, 1, id="no front matter"),
        pytest.param("\n---\na: 1\n---\n", "front-matter-missing", 1, 1, id="blank line before"),
        pytest.param("---\ntitle: A\n\nNội dung.\n", "front-matter-unclosed", 1, 1, id="not closed"),
        pytest.param("---\n" + "a" * 70_000 + "\n---\n", "yaml-limits", 2, 1, id="front matter too long"),
        pytest.param(b"---\ntitle: K\xd5\n---\n", "encoding", 2, 9, id="TCVN3"),
        pytest.param(b"---\r\ntitle: K\xd5\r\n---\r\n", "encoding", 2, 9, id="TCVN3 from Windows"),
        pytest.param(b"\xef\xbb\xbf---\na: \xc3\n", "encoding", 2, 4, id="cut letter after a byte order mark"),
        pytest.param(b"\xff", "encoding", 1, 1, id="first byte"),
        pytest.param("---\n".encode("utf-16"), "encoding", 0, 0, id="UTF-16"),
        pytest.param(b"---\na: \xed\xa0\x80\n", "encoding", 2, 4, id="surrogate"),
    ],
)
def test_a_file_that_cannot_be_understood_is_reported_with_its_place(tmp_path, data, code, line, column):
    write(tmp_path, PATH, data)

    source, problems = read_plan(tmp_path, PATH)

    assert source is None
    assert codes(problems) == [code]
    assert (problems[0].path, problems[0].line, problems[0].column) == (PATH, line, column)
    assert problems[0].severity == "error"
    assert problems[0].hint


def test_a_huge_file_is_reported_and_not_read(tmp_path):
    write(tmp_path, PATH)
    os.truncate(tmp_path / PATH, 50_000_000_000)  # a sparse file: reading it whole would fail or take minutes

    source, problems = read_plan(tmp_path, PATH)

    assert source is None
    assert codes(problems) == ["file-too-large"]


def test_a_file_at_the_limit_is_read(tmp_path):
    write(tmp_path, PATH, TEXT.encode().ljust(MAX_PLAN_BYTES, b"a"))

    source, problems = read_plan(tmp_path, PATH)

    assert source is not None
    assert problems == []


@pytest.mark.parametrize(
    "path",
    [
        "../secret/2023/x.md",
        "/etc/2023/x.md",
        "a/2023/../x.md",
        "a/2023/x",
        "a/2023/X.md",
        "a/23/x.md",
        "a/2023/b/x.md",
        "a/2023/-x.md",
        "a/2023/x\x00.md",
        "a/2023/x.md\n",
        "ủy-ban/2023/x.md",
        "con/2023/x.md",
        "a/2023/aux.md",
        "x.md",
        "",
        f"a/2023/{'x' * 300}.md",
    ],
)
def test_a_path_of_another_form_is_never_opened(tmp_path, path):
    folder = tmp_path / "plans"
    folder.mkdir()
    write(tmp_path, "secret/2023/x.md")

    source, problems = read_plan(folder, path)

    assert source is None
    assert codes(problems) == ["path-form"]


def test_a_missing_file_is_reported(tmp_path):
    source, problems = read_plan(tmp_path, PATH)

    assert source is None
    assert codes(problems) == ["file-unreadable"]


def test_a_folder_named_like_a_plan_is_reported(tmp_path):
    (tmp_path / PATH).mkdir(parents=True)

    source, problems = read_plan(tmp_path, PATH)

    assert source is None
    assert codes(problems) == ["file-unreadable"]


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a privilege to make links")
@pytest.mark.parametrize("linked", ["ubnd-xa-b", "ubnd-xa-b/2023", PATH])
def test_symbolic_links_are_reported_and_not_followed(tmp_path, linked):
    write(tmp_path / "elsewhere", PATH)
    plans = tmp_path / "plans"
    (plans / linked).parent.mkdir(parents=True)
    (plans / linked).symlink_to(tmp_path / "elsewhere" / linked)

    paths, found = plan_paths(plans)
    source, problems = read_plan(plans, PATH)

    assert paths == []
    assert codes(found) == ["file-symlink"]
    assert source is None
    assert codes(problems) == ["file-symlink"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path):
    (tmp_path / PATH).parent.mkdir(parents=True)
    os.mkfifo(tmp_path / PATH)

    source, problems = read_plan(tmp_path, PATH)

    assert source is None
    assert codes(problems) == ["file-unreadable"]


def test_plans_are_found_in_order_and_other_files_left_alone(tmp_path):
    for path in ("b/2023/z.md", "b/2023/a.md", "a/2022/x.md"):
        write(tmp_path, path)
    for path in ("_registry/agencies.yml", "_registry/x.md", ".git/2023/x.md", "b/2023/a.pdf", "b/2023/.a.md.swp"):
        write(tmp_path, path)

    assert plan_paths(tmp_path) == (["a/2022/x.md", "b/2023/a.md", "b/2023/z.md"], [])


@pytest.mark.parametrize(
    ("path", "code", "suggestion"),
    [
        ("UBND Xã B/2023/Kế hoạch 5.md", "path-form", "ubnd-xa-b/2023/ke-hoach-5.md"),
        ("a/năm 2023/x.md", "path-form", "a/2023/x.md"),
        ("a/2023/49_KH-UBND.MD", "path-form", "a/2023/49-kh-ubnd.md"),
        ("x.md", "path-form", "<mã cơ quan>/<năm>/<tên>.md"),
        ("a/x.md", "path-form", "<mã cơ quan>/<năm>/<tên>.md"),
        ("a/2023/quy-1/x.md", "path-form", "<mã cơ quan>/<năm>/<tên>.md"),
        ("a/2023/x.md.txt", "file-extension", "x.md"),
        ("a/2023/x.markdown", "file-extension", "x.md"),
    ],
)
def test_a_misplaced_file_is_reported_with_the_path_to_use(tmp_path, path, code, suggestion):
    write(tmp_path, path)

    paths, problems = plan_paths(tmp_path)

    assert paths == []
    assert codes(problems) == [code]
    assert suggestion in problems[0].hint


def test_two_paths_that_differ_in_case_are_reported(tmp_path):
    write(tmp_path, "a/2023/x.md")
    write(tmp_path, "a/2023/X.md")
    if len(os.listdir(tmp_path / "a/2023")) == 1:
        pytest.skip("this file system does not tell case apart")

    paths, problems = plan_paths(tmp_path)

    assert paths == ["a/2023/x.md"]
    assert codes(problems) == ["path-case", "path-form"] or set(codes(problems)) == {"path-case", "path-form"}


@pytest.mark.skipif(os.name == "nt", reason="file names are Unicode on Windows")
def test_a_name_that_is_not_utf_8_is_reported(tmp_path):
    folder = tmp_path / "a" / "2023"
    folder.mkdir(parents=True)
    try:
        (folder / os.fsdecode(b"k\xd5.md")).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")

    paths, problems = plan_paths(tmp_path)

    assert paths == []
    assert codes(problems) == ["path-form"]


def test_a_missing_plans_folder_is_a_problem(tmp_path):
    paths, problems = plan_paths(tmp_path / "không có")

    assert paths == []
    assert codes(problems) == ["file-unreadable"]
