"""What an import found, in Vietnamese, for the editor who has to check it against the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..records import Agency
from .document import ImportedPlan
from .issuers import agency_name

_QUALITY = {
    "B": "B, đọc được, chưa đối chiếu với bản gốc",
    "C": "C, có lỗi nhận dạng, cần đối chiếu với bản gốc",
    "D": "D, chữ mất dấu hoặc nhận dạng hỏng, chỉ để tham khảo",
}


def found_lines(plan: ImportedPlan, agencies: Mapping[str, Agency]) -> Iterator[str]:
    """What was read, one line a field, each as "nhãn: giá trị"."""
    head, closing = plan.letterhead, plan.closing
    if plan.issuer.id:
        yield f"cơ quan ban hành: {agency_name(agencies, plan.issuer.id)} ({plan.issuer.id}; theo {plan.issuer.how})"
    if plan.title:
        yield f"tên kế hoạch: {plan.title}" + (" (theo đoạn mở đầu)" if plan.title_from_text else "")
    if head.has_motto:
        yield "quốc hiệu, tiêu ngữ: có in ở phần đầu"
    if head.lines:
        yield f"phần đầu, không chép vào thân bài: {' / '.join(f'“{line}”' for line in head.lines)}"
    if head.number or head.symbol:
        yield f"số, ký hiệu: {head.number}" if head.number else f"ký hiệu: {head.symbol}"
    if head.place:
        yield f"địa danh: {head.place}"
    if head.date:
        yield f"ngày ban hành: {head.date.printed()}"
    if plan.period:
        first, last = plan.period
        yield f"thời kỳ: năm {first}" if first == last else f"thời kỳ: {first}–{last}"
    for parent in plan.parents:
        issuer = f" của {agency_name(agencies, parent.issuer)}" if parent.issuer else ""
        date = f" ngày {parent.date.printed()}" if parent.date else ""
        yield f"kế hoạch cấp trên: số {parent.number}{date}{issuer}"
    if closing.signer:
        parts = (closing.signer.capacity, closing.signer.position, closing.signer.name)
        yield f"người ký: {', '.join(part for part in parts if part)}"
    if closing.recipients:
        yield f"nơi nhận: {len(closing.recipients)} dòng"
    share = plan.readability
    yield (
        f"chất lượng: {_QUALITY[share.quality]}"
        f" ({_percent(share.valid_share)} âm tiết đúng chính tả, {_percent(share.marked_share)} có dấu)"
    )


def absent_lines(plan: ImportedPlan) -> Iterator[str]:
    """What the source does not print; each of these stays empty in the file."""
    head, signer = plan.letterhead, plan.closing.signer
    if not head.number:
        yield "số văn bản" + (f" (chỉ in ký hiệu {head.symbol})" if head.symbol else " và ký hiệu")
    if not head.date:
        yield "ngày ban hành"
    elif not head.date.is_complete:
        yield "ngày trong tháng của ngày ban hành" if head.date.month else "ngày và tháng ban hành"
    if not head.place:
        yield "địa danh"
    if not plan.parents:
        yield "kế hoạch cấp trên (đoạn mở đầu không dẫn kế hoạch nào có số)"
    for parent in plan.parents:
        if not parent.issuer:
            yield f"cơ quan ban hành kế hoạch cấp trên {parent.number} (không xác định được trong sổ cơ quan)"
        if not parent.date:
            yield f"ngày của kế hoạch cấp trên {parent.number}"
    if not plan.period:
        yield "thời kỳ của kế hoạch"
    if signer is None:
        yield "người ký"
    else:
        if not signer.name:
            yield "họ tên người ký"
        if not signer.position:
            yield "chức vụ người ký"
    if not plan.closing.recipients:
        yield "nơi nhận"


def set_aside_lines(plan: ImportedPlan) -> Iterator[str]:
    """Words of the source that are not in the file, as printed."""
    yield from (f"“{text}”" for text in plan.set_aside)
    yield from (f"“{text}” (số trang)" for text in plan.furniture)
    if plan.invisible:
        yield f"{plan.invisible} ký tự không nhìn thấy"


def missing_lines(plan: ImportedPlan, agencies: Mapping[str, Agency], year: int | None) -> Iterator[str]:
    """Why no file can be written, each with what to give."""
    if plan.issuer.id is None:
        if plan.issuer.candidates:
            names = "; ".join(f"{id} ({agency_name(agencies, id)})" for id in plan.issuer.candidates)
            yield f"chưa xác định được cơ quan ban hành, có thể là: {names}. Hãy chọn bằng --issuer MÃ."
        else:
            yield (
                "không thấy cơ quan ban hành trong sổ cơ quan. Hãy chỉ rõ bằng --issuer MÃ, "
                "hoặc thêm cơ quan vào agencies.yml rồi chạy lại."
            )
    if plan.year is None and year is None:
        yield "không thấy năm ban hành hoặc năm thực hiện. Hãy chỉ rõ bằng --year NĂM, ví dụ --year 2023."
    if not plan.title:
        yield "không thấy tên kế hoạch (dòng KẾ HOẠCH và trích yếu). Hãy thêm vào đầu tệp nguồn rồi chạy lại."


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %".replace(".", ",")
