"""Editors' mistakes as values: collected by every stage, never raised, shown all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

# A paragraph is one line of Markdown and may be very long; what follows is not kept.
EXCERPT_LIMIT = 2000
# A file made to harm, or converted wrongly, could have a hundred thousand.
SAME_CODE_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, its place and what to do about it, in Vietnamese.

    `line` and `column` count from 1; 0 means the file as a whole. `excerpt` is the line as it
    stands, `width` how many characters of it are meant (0: none).
    """

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    excerpt: str = ""
    width: int = 0


class Code(NamedTuple):
    """One kind of mistake: its short Vietnamese title, as in the list of help pages, and severity."""

    title: str
    severity: Severity


# An error stops publication: the page would be wrong, or at a wrong address. A warning does not:
# the page is right but poorer. What an official has no power to change, because it is printed so
# on the signed paper (a number that does not fit its issuer), is a warning. Each code has a help
# page docs/bien-tap/loi/<code>.md.
CODES: Mapping[str, Code] = {
    # the file
    "path-form": Code("Đường dẫn của tệp không đúng dạng", "error"),
    "path-case": Code("Hai đường dẫn chỉ khác nhau ở chữ hoa, chữ thường", "error"),
    "file-extension": Code("Phần mở rộng của tệp không phải .md", "error"),
    "file-symlink": Code("Tệp hoặc thư mục là liên kết tượng trưng", "error"),
    "file-unreadable": Code("Không đọc được tệp", "error"),
    "file-too-large": Code("Tệp quá lớn", "error"),
    "encoding": Code("Tệp không lưu ở dạng UTF-8", "error"),
    "front-matter-missing": Code("Thiếu phần thông tin ở đầu tệp", "error"),
    "front-matter-unclosed": Code("Phần thông tin ở đầu tệp chưa được đóng", "error"),
    # YAML
    "yaml-broken": Code("Phần thông tin viết sai cú pháp YAML", "error"),
    "yaml-alias": Code("Dùng dấu & hoặc * của YAML", "error"),
    "yaml-tag": Code("Dùng dấu ! của YAML", "error"),
    "yaml-limits": Code("Phần thông tin quá dài hoặc lồng quá nhiều bậc", "error"),
    "key-duplicate": Code("Một mục được khai hai lần", "error"),
    "key-unknown": Code("Tên mục không có trong danh sách", "error"),
    "key-missing": Code("Thiếu mục bắt buộc", "error"),
    "value-kind": Code("Giá trị không đúng kiểu", "error"),
    "value-long": Code("Giá trị quá dài", "error"),
    "value-ambiguous": Code("Giá trị có thể bị hiểu theo hai cách", "warning"),
    "value-cut": Code("Phần sau dấu # bị bỏ qua", "warning"),
    # values of plans
    "title-prefix": Code("Trích yếu lặp lại chữ “Kế hoạch”", "warning"),
    "date-form": Code("Ngày không đúng dạng năm-tháng-ngày", "error"),
    "date-impossible": Code("Ngày không có trong lịch", "error"),
    "agency-unknown": Code("Mã cơ quan chưa có trong sổ cơ quan", "error"),
    "number-form": Code("Số, ký hiệu không đúng dạng", "error"),
    "number-issuer": Code("Ký hiệu không khớp cơ quan ban hành", "warning"),
    "number-type": Code("Ký hiệu không khớp loại văn bản", "warning"),
    "number-duplicate": Code("Hai kế hoạch trùng số, năm và cơ quan ban hành", "error"),
    "symbol-form": Code("Ký hiệu chưa có số không đúng dạng", "error"),
    "symbol-with-number": Code("Vừa khai number vừa khai symbol", "warning"),
    "plan-id-form": Code("Mã kế hoạch không đúng dạng", "error"),
    "plan-unknown": Code("Mã kế hoạch không có trên cổng", "error"),
    "plan-itself": Code("Kế hoạch tự thay thế hoặc tự sửa đổi chính nó", "error"),
    "parent-form": Code("Kế hoạch cấp trên khai không đúng dạng", "error"),
    "parent-unknown": Code("Kế hoạch cấp trên không có trên cổng", "error"),
    "parent-circular": Code("Các kế hoạch là cấp trên của nhau thành vòng", "error"),
    "parent-later": Code("Kế hoạch cấp trên ban hành sau kế hoạch này", "warning"),
    "period-form": Code("Kỳ kế hoạch không đúng dạng", "error"),
    "period-reversed": Code("Kỳ kế hoạch có năm đầu sau năm cuối", "error"),
    "type-unknown": Code("Mã loại văn bản không có trong danh sách", "error"),
    "text-unknown": Code("Mục text không phải full hoặc abridged", "error"),
    "quality-unknown": Code("Chất lượng bản chữ không phải A, B, C hoặc D", "error"),
    "quality-missing": Code("Có checked nhưng thiếu quality", "warning"),
    "quality-unchecked": Code("Ghi chất lượng A nhưng thiếu checked", "warning"),
    "status-unknown": Code("Tình trạng không có trong danh sách", "error"),
    "subject-unknown": Code("Mã chuyên đề chưa có trong sổ chuyên đề", "error"),
    "signer-capacity": Code("Ký KT. nhưng thiếu TM. của tập thể", "warning"),
    "source-file": Code("Tên tệp gốc chỉ ra ngoài thư mục của kế hoạch", "error"),
    "sha256-form": Code("Mã kiểm chứng sha256 không đúng dạng", "error"),
    "url-form": Code("Địa chỉ mạng không bắt đầu bằng https:// hoặc http://", "error"),
    "alias-form": Code("Địa chỉ cũ không đúng dạng", "error"),
    "alias-taken": Code("Địa chỉ cũ trùng địa chỉ của trang khác", "error"),
    "folder-agency": Code("Thư mục cơ quan không khớp mục issuer", "error"),
    "folder-year": Code("Thư mục năm không khớp năm của kế hoạch", "error"),
    "year-missing": Code("Không rõ năm của kế hoạch", "warning"),
    # the text of plans
    "body-empty": Code("Kế hoạch chưa có nội dung", "error"),
    "link-outside": Code("Liên kết đi ra ngoài thư mục của kế hoạch", "error"),
    "link-file": Code("Liên kết tới tệp mà cổng chưa công bố", "warning"),
    "link-scheme": Code("Liên kết không phải địa chỉ mạng an toàn", "error"),
    "secret-mark": Code("Văn bản có dấu chỉ độ mật", "error"),
    "html-in-text": Code("Có thẻ HTML trong nội dung", "warning"),
    "legacy-font": Code("Chữ theo bảng mã cũ TCVN3 (ABC) hoặc VNI", "warning"),
    "odd-characters": Code("Có ký tự không nhìn thấy hoặc ký tự riêng của một phông chữ", "warning"),
    "lost-characters": Code("Có chữ đã bị mất khi chuyển đổi", "warning"),
    # registries
    "id-form": Code("Mã trong sổ đăng ký không đúng dạng", "error"),
    "id-duplicate": Code("Một mã được khai hai lần trong sổ đăng ký", "error"),
    "agency-level": Code("Cấp của cơ quan không có trong danh sách", "error"),
    "agency-branch": Code("Khối của cơ quan không có trong danh sách", "error"),
    "agency-circular": Code("Các cơ quan là cấp trên của nhau thành vòng", "error"),
    "succession-kind": Code("Cách kế thừa của cơ quan không có trong danh sách", "error"),
    "dates-reversed": Code("Ngày bắt đầu sau ngày kết thúc", "error"),
    "terms-overlap": Code("Hai nhiệm kỳ chồng lên nhau", "warning"),
    "document-unnamed": Code("Văn bản trong sổ thiếu cả số lẫn tên", "error"),
    "document-duplicate": Code("Một văn bản được khai hai lần trong sổ", "error"),
    "document-unknown": Code("Văn bản thay thế hoặc tương ứng chưa có trong sổ", "warning"),
}


class Findings:
    """Collects the problems of one file; gives each its severity and the line it stands in.

    Of one code the first SAME_CODE_LIMIT are kept, and the last of them says that there are more.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []
        self._lines: list[str] | None = None
        self._counts: Counter[str] = Counter()

    def line(self, number: int) -> str:
        """The line with that number, counted from 1; empty outside the file."""
        if self._lines is None:
            # Not splitlines(): that would also split at U+2028 and other signs editors do not count.
            self._lines = self.text.split("\n")
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    def add(self, code: str, line: int, column: int, message: str, hint: str = "", width: int = 0) -> None:
        """Add a problem; `line` 0 means the file as a whole."""
        self._counts[code] += 1
        if self.is_full(code):
            return
        if self._counts[code] == SAME_CODE_LIMIT:
            message += "; còn nữa những chỗ cùng lỗi này, sửa xong chạy lại sẽ hiện tiếp"
        excerpt = self.line(line)[:EXCERPT_LIMIT] if line else ""
        width = max(0, min(width, len(excerpt) - column + 1))
        self.problems.append(
            Problem(code, CODES[code].severity, self.path, line, column if line else 0, message, hint, excerpt, width)
        )

    def is_full(self, code: str) -> bool:
        """Whether more problems of the code would not be kept."""
        return self._counts[code] > SAME_CODE_LIMIT

    def add_at(self, code: str, offset: int, message: str, hint: str = "", width: int = 0) -> None:
        """Add a problem at an offset of the text, in code points from 0."""
        if self.is_full(code):
            return  # finding the line is the slow part
        line = self.text.count("\n", 0, offset) + 1
        column = offset - (self.text.rfind("\n", 0, offset) + 1) + 1
        self.add(code, line, column, message, hint, width)
