"""Reading: from the plans folder to one SourceFile a plan, whatever an editor put there.

Nothing here raises for what stands in the folder. A byte order mark, Windows line ends and
decomposed letters are accepted and normalised in memory; the file itself is never touched.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from frontmatter.default_handlers import BaseHandler

from .model import SourceFile
from .problems import Findings, Problem
from .vietnamese import address_slug, nfc

REGISTRY_FOLDER = "_registry"
MAX_PLAN_BYTES = 2_000_000
FRONT_MATTER_LIMIT = 64_000

PLAN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/(?:19|20|21)\d\d/[a-z0-9]+(?:-[a-z0-9]+)*")
# Windows cannot make a file of these names, whatever the extension.
_DEVICE_NAMES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_PATH_LIMIT = 200
# Extensions under which a plan is easily saved by mistake; other files may lie beside a plan (its PDF).
_NEARLY_MARKDOWN = (".md.txt", ".markdown", ".mdown", ".mkd", ".mdx", ".md.md")
_AS_UTF8 = "mở tệp bằng Notepad, chọn File > Save As, ở ô Encoding chọn UTF-8 rồi lưu lại"


class _FrontMatter(BaseHandler):
    """The split of python-frontmatter, but "---" alone on its line and no blank line swallowed.

    The library's own pattern takes the blank lines after "---" along, and line numbers with them.
    """

    FM_BOUNDARY = re.compile(r"^---[ \t]*$\n?", re.MULTILINE)


_SPLIT = _FrontMatter()


def plan_paths(folder: Path) -> tuple[list[str], list[Problem]]:
    """The plans' paths below the folder, "/" between folders, sorted; and what lies there wrongly.

    Symbolic links are not followed; names that begin with "." and _registry are passed over.
    """
    paths: list[str] = []
    problems: list[Problem] = []
    _walk(folder, "", paths, problems)
    paths.sort()
    by_folded: dict[str, str] = {}
    for path in paths:
        first = by_folded.setdefault(path.lower(), path)
        if first != path:
            problems += _of_file(
                path,
                "path-case",
                f'"{path}" và "{first}" chỉ khác nhau ở chữ hoa, chữ thường; trên Windows đó là một tệp',
                "đổi tên hoặc bỏ một trong hai tệp",
            )
    for path in paths:
        problems += _path_problems(path)
    good = [path for path in paths if not _path_problems(path)]
    return good, sorted(problems, key=lambda problem: (problem.path, problem.code))


def read_plan(folder: Path, path: str) -> tuple[SourceFile | None, list[Problem]]:
    """What stands in the plan file at `path` below the folder; None where it cannot be understood.

    `path` is untrusted too: one that is not <agency>/<year>/<slug>.md is not opened.
    """
    if wrong := _path_problems(path):
        return None, wrong
    data, problems = read_bytes(folder, path, MAX_PLAN_BYTES)
    if data is None:
        return None, problems
    text, problems = decode(path, data)
    if text is None:
        return None, problems
    return _split(path, text)


def read_bytes(folder: Path, path: str, limit: int) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a regular file of at most `limit` bytes that is reached without a symbolic link."""
    here = folder
    try:
        for part in path.split("/"):
            here = here / part
            status = here.lstat()
            if stat.S_ISLNK(status.st_mode):
                return None, _symlink(path)
        if not stat.S_ISREG(status.st_mode):
            return None, _of_file(path, "file-unreadable", "đây không phải là một tệp thường", "bỏ mục này đi")
        if status.st_size <= limit:
            # The file may have been exchanged since lstat: neither follow a link nor read more than allowed.
            flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
            with open(os.open(here, flags), "rb") as file:
                data = file.read(limit + 1)
            if len(data) <= limit:
                return data, []
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return None, _of_file(
            path,
            "file-unreadable",
            f"không đọc được tệp ({reason})",
            "kiểm tra tệp có còn đó không, có đang bị khóa hoặc thiếu quyền đọc không",
        )
    return None, _of_file(
        path,
        "file-too-large",
        f"tệp lớn hơn {limit // 1_000_000} MB; một kế hoạch chỉ gồm chữ thường dưới 0,2 MB",
        "bỏ ảnh hoặc dữ liệu dán trong tệp; để tệp gốc (PDF, Word) riêng và khai ở source",
    )


def decode(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The bytes as text: strict UTF-8, no byte order mark, "\\n" line ends, composed letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, _of_file(path, "encoding", "tệp lưu ở dạng UTF-16 (Notepad gọi là “Unicode”)", _AS_UTF8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the decoder counts from after it.
        position = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        before = data[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        beginning = before.rpartition(b"\n")[2].decode("utf-8-sig", "replace")
        rest = re.split(rb"[\r\n]", data[position:], maxsplit=1)[0].decode("utf-8", "replace")
        findings = Findings(path, "\n" * (line - 1) + beginning + rest)
        findings.add(
            "encoding",
            line,
            len(beginning) + 1,
            f"byte thứ {position + 1} của tệp (0x{data[position]:02X}) không phải UTF-8; "
            "tệp có thể được lưu theo bảng mã cũ (ANSI, TCVN3, VNI)",
            _AS_UTF8,
            width=1,
        )
        return None, findings.problems
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return nfc(text), []


def _split(path: str, text: str) -> tuple[SourceFile | None, list[Problem]]:
    findings = Findings(path, text)
    if not _SPLIT.detect(text):
        stripped = text.lstrip()
        if _SPLIT.detect(stripped):
            hint = 'xóa các dòng trống, dấu cách ở trước dòng "---" đầu tiên'
        else:
            hint = 'thêm ở đầu tệp: một dòng "---", các mục title, issuer, text …, rồi một dòng "---"'
        message = "tệp trống" if not stripped else 'dòng đầu tiên của tệp phải là "---"'
        findings.add("front-matter-missing", 1, 1, message, hint, width=len(findings.line(1)))
        return None, findings.problems
    try:
        front_matter, body = _SPLIT.split(text)
    except ValueError:
        findings.add(
            "front-matter-unclosed",
            1,
            1,
            'phần thông tin mở bằng "---" ở dòng 1 nhưng không có dòng "---" thứ hai để đóng',
            'thêm một dòng chỉ có "---" ngay dưới mục cuối cùng, trước nội dung',
            width=3,
        )
        return None, findings.problems
    if len(front_matter) > FRONT_MATTER_LIMIT:
        findings.add(
            "yaml-limits",
            2,
            1,
            f"phần thông tin dài {len(front_matter)} ký tự, quá {FRONT_MATTER_LIMIT}",
            'kiểm tra dòng "---" đóng phần thông tin có đặt đúng chỗ không',
        )
        return None, findings.problems
    before = text.removesuffix(body) if body else text
    body_line = before.count("\n") + (1 if before.endswith("\n") else 2)
    return SourceFile(path, text, front_matter, body, body_line), []


def _walk(folder: Path, below: str, paths: list[str], problems: list[Problem]) -> None:
    try:
        with os.scandir(folder / below) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        problems += _of_file(
            below or ".", "file-unreadable", f"không mở được thư mục ({error.strerror})", "kiểm tra tên và quyền đọc"
        )
        return
    for entry in entries:
        path = f"{below}/{entry.name}" if below else entry.name
        if entry.name.startswith(".") or path == REGISTRY_FOLDER:
            continue
        if entry.is_symlink():
            problems += _symlink(path)
        elif entry.is_dir(follow_symlinks=False):
            if path.count("/") > 8:
                problems += _of_file(path, "path-form", "thư mục lồng nhau quá nhiều bậc", "xếp lại còn hai bậc")
            else:
                _walk(folder, path, paths, problems)
        elif entry.name.lower().endswith(_NEARLY_MARKDOWN):
            stem = re.sub(r"(\.(md|txt|markdown|mdown|mkd|mdx))+$", "", entry.name, flags=re.IGNORECASE)
            problems += _of_file(
                path, "file-extension", "tệp này không được đọc vì tên không kết thúc bằng .md", f"đổi tên: {stem}.md"
            )
        elif entry.name.lower().endswith(".md"):
            paths.append(path)


def _path_problems(path: str) -> list[Problem]:
    identity = path.removesuffix(".md")
    if path.endswith(".md") and PLAN_ID.fullmatch(identity) and len(path) <= _PATH_LIMIT:
        if _DEVICE_NAMES.isdisjoint(identity.split("/")):
            return []
        return _of_file(path, "path-form", "Windows không cho đặt tên này (con, aux, nul …)", "đặt tên khác")
    parts = path.split("/")
    if len(parts) != 3:
        message = "một kế hoạch phải nằm đúng chỗ: thư mục cơ quan, thư mục năm, rồi đến tệp"
    elif len(path) > _PATH_LIMIT:
        message = f"đường dẫn dài quá {_PATH_LIMIT} ký tự"
    elif not re.fullmatch(r"(?:19|20|21)\d\d", parts[1]):
        message = f'thư mục "{parts[1]}" phải là năm gồm bốn chữ số'
    else:
        message = "tên thư mục, tên tệp chỉ gồm chữ thường không dấu a-z, chữ số và dấu gạch nối"
    if len(parts) == 3 and re.search(r"\d{4}", parts[1]):
        stem = re.sub(r"\.md$", "", parts[2], flags=re.IGNORECASE)
        years = re.search(r"\d{4}", parts[1])
        suggestion = [address_slug(parts[0]), years[0] if years else "", address_slug(stem, 60)]
        hint = f"đổi thành: {'/'.join(suggestion)}.md" if all(suggestion) else ""
    else:
        hint = ""
    return _of_file(path, "path-form", message, hint or "đặt theo mẫu: <mã cơ quan>/<năm>/<tên>.md")


def _symlink(path: str) -> list[Problem]:
    return _of_file(
        path,
        "file-symlink",
        "đây là một liên kết tượng trưng (symbolic link), cổng không đi theo",
        "thay bằng chính tệp hoặc thư mục thật",
    )


def _of_file(path: str, code: str, message: str, hint: str) -> list[Problem]:
    findings = Findings(path, "")
    findings.add(code, 0, 0, message, hint)
    return findings.problems
