"""The text of a plan: is there any, does it stay in its folder, are its letters letters?

Fast on the good case: each check first asks whether a telling sign occurs at all.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import unquote

from ..problems import Findings

_TARGET = re.compile(
    r"""
    \]\(\s{0,50}<?\s{0,50}(?P<inline>[^)\s>]{1,2000})               # [chữ](đích), ![ảnh](đích)
    | ^[ ]{0,3}\[[^\]\n]{1,200}\]:[ ]*<?(?P<reference>[^\s>]{1,2000})   # [nhãn]: đích
    | <(?P<auto>[a-zA-Z][a-zA-Z0-9+.-]{1,20}:[^\s<>]{1,2000})>            # <đích>
    """,
    re.VERBOSE | re.MULTILINE,
)
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SAFE_SCHEMES = {"http", "https", "mailto", "tel"}
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]{0,30}(?:\s[\x20-;=?-~]{0,500})?>|<!--")
_SECRET = re.compile(
    r"^[ \t*_>#-]{0,10}(?P<mark>(?:TUYỆT |TỐI )?MẬT|LƯU HÀNH NỘI BỘ|Lưu hành nội bộ)[ \t*_.]{0,10}$", re.MULTILINE
)
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]")
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# A word of each old encoding shown as if it were Unicode: "d©n", "®iÒu"; "daân", "ñieàu".
_TCVN3 = re.compile(r"[A-Za-z®§][©ª«¬®¨µ¶·¸¹»¼½¾ÊÌÐÒÕØÜÞßãåçèéëíîïñóõöøùûüþ]|®[A-Za-z©ª«¬]")
_VNI = re.compile(r"[aAeEoOöÖôÔ][âÂáÁàÀûÛõÕïÏäÄåÅéÉèÈêÊ](?=\w|\b)|[ñÑ][aeiouyöôAEIOUYÖÔ]")
_ENOUGH = 5


def check_body(body: str, offset: int, findings: Findings, damaged: bool = False) -> None:
    """Report what is wrong with a plan's text; it begins at `offset` of the findings' text.

    `damaged`: the text is known to be badly recognised, so odd letters in it say nothing of fonts.
    """
    if not body.strip():
        findings.add_at(
            "body-empty",
            max(0, offset - 1),
            "kế hoạch chưa có nội dung dưới phần thông tin",
            'chép nội dung vào dưới dòng "---" thứ hai',
        )
        return
    if "](" in body or "]:" in body or "<" in body:
        _check_links(body, offset, findings)
    if "<" in body:
        _check_tags(body, offset, findings)
    if "MẬT" in body or "ưu hành nội bộ" in body or "LƯU HÀNH" in body:
        _check_secrecy(body, offset, findings)
    check_characters(body, offset, findings, damaged)


def check_characters(text: str, offset: int, findings: Findings, damaged: bool = False) -> None:
    """Report letters that are not what they look like: lost, unseen, or of an old encoding."""
    # isprintable() is one fast loop and false for every sign meant here; a few that are common and fine go first.
    if not text.replace("\n", " ").replace("\t", " ").replace("\u00a0", " ").isprintable():
        _report_group(
            _ODD,
            text,
            offset,
            findings,
            "odd-characters",
            lambda match, count: (
                f"{count} ký tự không nhìn thấy hoặc riêng của một phông chữ, {_named(match[0])} là ký tự đầu tiên"
            ),
            "xóa ký tự ở chỗ này rồi gõ lại; dấu đầu dòng của Word thì thay bằng “- ”",
        )
    if "\ufffd" in text:
        _report_group(
            re.compile("\ufffd+"),
            text,
            offset,
            findings,
            "lost-characters",
            lambda _, count: f"{count} chỗ có ký tự \ufffd: chữ đã mất khi chuyển đổi bảng mã",
            "gõ lại theo bản gốc; nếu nhiều, lưu lại tệp gốc theo UTF-8 rồi chép lại",
        )
    # No administrative text does without đ, which is ® or § in TCVN3 and ñ or Ñ in VNI, and no
    # Vietnamese word has those; so the slower look happens only where they occur.
    for signs, form, name in (("®§", _TCVN3, "TCVN3 (ABC)"), ("ñÑ", _VNI, "VNI")):
        if not damaged and any(sign in text for sign in signs):
            found = _first(form, text, _ENOUGH)
            if len(found) >= _ENOUGH:
                place = found[0].start()
                word = text.rfind(" ", max(0, place - 20), place) + 1 or place
                findings.add_at(
                    "legacy-font",
                    offset + word,
                    f"chữ có vẻ theo bảng mã cũ {name}, không phải Unicode; người đọc sẽ thấy chữ sai",
                    "chuyển sang Unicode (ví dụ bằng UniKey Toolkit, Ctrl+Shift+F6) rồi chép lại",
                    found[0].end() - word,
                )
                return


def _check_links(body: str, offset: int, findings: Findings) -> None:
    for match in _TARGET.finditer(body):
        kind = match.lastgroup or "inline"
        target = match[kind]
        # What a browser would make of it: entities and %-signs decoded, white space and controls dropped.
        plain = re.sub(r"[\x00-\x20\x7f-\xa0]", "", unquote(html.unescape(target))).replace("\\", "/")
        scheme = _SCHEME.match(plain)
        start = offset + match.start(kind)
        if scheme and scheme[1].lower() not in _SAFE_SCHEMES:
            if kind != "auto" or scheme[1].lower() in ("javascript", "vbscript", "data", "file"):
                findings.add_at(
                    "link-scheme",
                    start,
                    f'liên kết bắt đầu bằng "{scheme[1]}:"; cổng chỉ nhận https:, http:, mailto:, tel:',
                    "thay bằng địa chỉ https://… hoặc bỏ liên kết, giữ lại chữ",
                    len(target),
                )
        elif not scheme and (plain.startswith("/") or ".." in re.split(r"[/?#]", plain)):
            findings.add_at(
                "link-outside",
                start,
                f'liên kết "{target[:100]}" đi ra ngoài thư mục của kế hoạch này',
                "bỏ liên kết, giữ lại chữ; liên kết tới văn bản, kế hoạch khác do cổng tự tạo từ số, ký hiệu",
                len(target),
            )
        elif not scheme and plain and not plain.startswith("#"):
            findings.add_at(
                "link-file",
                start,
                f'cổng chưa công bố tệp kèm theo; "{target[:100]}" chỉ hiện thành chữ, không có liên kết hay ảnh',
                "đưa nội dung tệp vào kế hoạch, hoặc viết địa chỉ https://… nơi tệp đã được công bố",
                len(target),
            )


def _check_tags(body: str, offset: int, findings: Findings) -> None:
    _report_group(
        _TAG,
        body,
        offset,
        findings,
        "html-in-text",
        lambda match, count: f"{count} thẻ HTML, như {match[0][:40]}; cổng sẽ hiện nguyên thẻ thành chữ",
        "xóa thẻ, giữ lại chữ; xuống dòng, in đậm, bảng viết bằng Markdown",
    )


def _check_secrecy(body: str, offset: int, findings: Findings) -> None:
    for match in _SECRET.finditer(body):
        findings.add_at(
            "secret-mark",
            offset + match.start("mark"),
            f'có dòng chỉ ghi "{match["mark"]}", là dấu chỉ độ mật hoặc phạm vi lưu hành',
            "dừng lại, hỏi người phụ trách bảo vệ bí mật nhà nước; chưa được công bố văn bản này",
            len(match["mark"]),
        )


def _report_group(
    form: re.Pattern[str],
    text: str,
    offset: int,
    findings: Findings,
    code: str,
    message: Callable[[re.Match[str], int], str],
    hint: str,
) -> None:
    # One problem a kind, at the first place: a converted file may have thousands.
    first = form.search(text)
    if first:
        count = sum(1 for _ in form.finditer(text))
        findings.add_at(code, offset + first.start(), message(first, count), hint, len(first[0]))


def _named(sign: str) -> str:
    kind = "đổi chiều chữ" if _BIDI.match(sign) else "riêng của phông chữ" if sign >= "\ue000" else "không nhìn thấy"
    return f"U+{ord(sign):04X} ({kind})"


def _first(form: re.Pattern[str], text: str, count: int) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for match in form.finditer(text):
        found.append(match)
        if len(found) == count:
            break
    return found
