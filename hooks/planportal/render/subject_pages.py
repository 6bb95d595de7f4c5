"""Plans by subject: `/chuyen-de/` and the pages of each subject of the registry."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import SitePage
from ..vietnamese import sort_key
from .context import Context
from .links import base_of, href
from .listing import listing_page
from .paging import list_pages, year_group
from .views import Link
from .wording import counted


def subject_pages(context: Context) -> Iterator[SitePage]:
    """The index of subjects in the order of the alphabet, and the pages of each."""
    subjects = sorted(context.corpus.registries.subjects.values(), key=lambda subject: sort_key(subject.name))
    base = base_of("chuyen-de")
    steps = tuple(
        Link(f"{subject.name} ({len(context.by_subject.get(subject.id, ()))})", href(base, f"chuyen-de/{subject.id}"))
        for subject in subjects
    )
    content = context.render(
        "listing.html",
        "chuyen-de",
        title="Kế hoạch theo chuyên đề",
        kind=Link("Kế hoạch"),
        lead="Chuyên đề do người biên tập xếp; một kế hoạch có thể thuộc nhiều chuyên đề.",
        count=counted(len(subjects), "chuyên đề"),
        rows=(),
        steps=steps,
        empty="Chưa có chuyên đề nào.",
    )
    yield SitePage("chuyen-de", "Kế hoạch theo chuyên đề", "Các chuyên đề của kế hoạch.", content, "chuyen-de")
    for subject in subjects:
        plans = [context.corpus.plans[plan_id] for plan_id in context.by_subject.get(subject.id, ())]
        for page in list_pages(f"chuyen-de/{subject.id}", [(year_group(plan.year), plan.address) for plan in plans]):
            yield listing_page(
                context,
                page,
                title=subject.name,
                kind=Link("Chuyên đề", href(base_of(page.address), "chuyen-de")),
                lead=subject.description or "",
                nav="chuyen-de",
                empty="Chưa có kế hoạch nào trên cổng thuộc chuyên đề này.",
            )
