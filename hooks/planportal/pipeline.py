"""The whole way on one screen: plans in, pages and files of the site out.

    plans/*.md ─read→ SourceFile ─validate→ Plan ─analyse→ PlanFacts ─link→ Corpus ─render→ pages
                          └────────── Problems ──────────┘                     └──index→ search files

Every stage is a function of values. Only `read` touches the plans folder, only `publish`
(called by whoever drives the build) writes the site; `store` keeps bodies out of memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .analyse import analyse
from .config import Settings
from .index import TextPage, search_files
from .index.citation_engine import citation_engine_files
from .index.data import data_files
from .index.known import known_files
from .link import link
from .model import Corpus, Plan, PlanFacts, SitePage, SourceFile
from .open_data import PAGE as DATA_PAGE
from .open_data import DataFile
from .problems import Problem
from .read import plan_paths, read_plan
from .records import Registries
from .registries import read_registries
from .render import site_pages
from .render.conflict_pages import ADDRESS as CONFLICTS_PAGE
from .render.conflict_pages import KINDS
from .render.data_page import data_page
from .render.lookup_lists import BY_LETTER, BY_NUMBER
from .render.paste_page import ADDRESS as PASTE_PAGE
from .reports import with_known_paths
from .store import Store
from .validate import validate, validate_together

# Index pages that every portal has; hand-written pages may link to them.
FIXED_ADDRESSES = (
    *("chuoi", "chuyen-de", "co-quan", "nam", "tim-kiem", "trich-dan", CONFLICTS_PAGE),
    *(kind.address for kind in KINDS.values()),
    BY_NUMBER,
    BY_LETTER,
    DATA_PAGE,
    PASTE_PAGE,
)

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """All plans that can be used, by id, and every problem found; `count` files were looked at."""

    plans: Mapping[str, Plan]
    registries: Registries
    problems: tuple[Problem, ...]
    count: int

    @property
    def has_errors(self) -> bool:
        """Whether anything was found that must not be published."""
        return any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Portal:
    """A corpus that is ready to be written, and what was found on the way to it."""

    settings: Settings
    corpus: Corpus
    checked: Checked
    store: Store

    def pages(self) -> Iterator[SitePage]:
        """Every generated page, one at a time, but the one that lists the data files."""
        return site_pages(self.corpus, self.store.body, self.settings)

    def search_files(self, hand_written: Sequence[TextPage]) -> Iterator[tuple[str, bytes]]:
        """The files of the search, over plans, documents, agencies and the hand-written pages."""
        return search_files(self.corpus, self.store.body, hand_written, self.settings, self.store.content)

    def data_files(self, note: Callable[[DataFile], None] = lambda _: None) -> Iterator[tuple[str, bytes]]:
        """The open data and the lookup of known documents; `note` is told of each file of a table."""
        yield from data_files(self.corpus, self.settings, note)
        yield from known_files(self.corpus, self.settings)
        yield from citation_engine_files(self.settings)

    def data_page(self, files: Sequence[DataFile]) -> SitePage:
        """The page that lists the data files `note` was told of."""
        return data_page(self.settings, files)


def check(
    plans_folder: Path,
    registry: Path,
    progress: Progress = lambda *_: None,
    keep: Callable[[Plan, SourceFile], None] = lambda *_: None,
) -> Checked:
    """Read and validate all plans; `keep` is given each plan that can be used, with its file."""
    registries, problems = read_registries(registry)
    paths, misplaced = plan_paths(plans_folder)
    problems += misplaced
    plans: dict[str, Plan] = {}
    for position, path in enumerate(paths):
        progress("Đọc kế hoạch", position, len(paths))
        source, found = read_plan(plans_folder, path)
        problems += found
        if source is None:
            continue
        plan, found = validate(source, registries)
        problems += found
        if plan is not None:
            plans[plan.id] = plan
            keep(plan, source)
    progress("Đọc kế hoạch", len(paths), len(paths))
    problems += validate_together(plans, registries, lambda plan_id: read_plan(plans_folder, f"{plan_id}.md")[0])
    return Checked(plans, registries, tuple(with_known_paths(problems, plans_folder, registry)), len(paths))


def open_portal(settings: Settings, progress: Progress = lambda *_: None) -> Portal:
    """Read, check, analyse and link all plans; a plan with an error is left out and reported."""
    store = Store(settings.cache, analyse)
    facts: dict[str, PlanFacts] = {}

    def keep(plan: Plan, source: SourceFile) -> None:
        facts[plan.id] = store.facts(source)

    checked = check(settings.plans, settings.registry, progress, keep)
    corpus = link(checked.plans, facts, checked.registries)
    store.close()
    return Portal(settings, corpus, checked, store)
