"""The whole way on one screen: plans in, pages and files of the site out.

    plans/*.md ─read→ SourceFile ─validate→ Plan ─analyse→ PlanFacts ─link→ Corpus ─render→ pages
                          └────────── Problems ──────────┘                     └──index→ search files

Every stage is a function of values. Only `read` touches the plans folder, only `publish`
(called by whoever drives the build) writes the site; `store` keeps bodies out of memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from .analyse import analyse
from .config import Settings
from .index import TextPage, search_files
from .link import link
from .model import Corpus, Plan, PlanFacts, SitePage
from .problems import Problem
from .read import plan_paths, read_plan
from .registries import read_registries
from .render import site_pages
from .store import Store
from .validate import validate, validate_together

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Portal:
    """A corpus that is ready to be written, and every problem found on the way to it."""

    settings: Settings
    corpus: Corpus
    problems: tuple[Problem, ...]
    store: Store

    @property
    def has_errors(self) -> bool:
        """Whether anything was found that must not be published."""
        return any(problem.severity == "error" for problem in self.problems)

    def pages(self) -> Iterator[SitePage]:
        """Every generated page, one at a time."""
        return site_pages(self.corpus, self.store.body, self.settings)

    def search_files(self, hand_written: Sequence[TextPage]) -> Iterator[tuple[str, bytes]]:
        """The files of the search, over plans, documents, agencies and the hand-written pages."""
        return search_files(self.corpus, self.store.body, hand_written, self.settings)


def open_portal(settings: Settings, progress: Progress = lambda *_: None) -> Portal:
    """Read, check, analyse and link all plans; a plan with an error is left out and reported."""
    registries, problems = read_registries(settings.registry)
    paths, misplaced = plan_paths(settings.plans)
    problems += misplaced
    store = Store(settings.cache, analyse)
    plans: dict[str, Plan] = {}
    facts: dict[str, PlanFacts] = {}
    for position, path in enumerate(paths):
        progress("Đọc và phân tích kế hoạch", position, len(paths))
        source, found = read_plan(settings.plans, path)
        problems += found
        if source is None:
            continue
        plan, found = validate(source, registries)
        problems += found
        if plan is not None:
            plans[plan.id] = plan
            facts[plan.id] = store.facts(source)
    problems += validate_together(plans, registries, lambda plan_id: read_plan(settings.plans, f"{plan_id}.md")[0])
    progress("Nối văn bản và kế hoạch", len(paths), len(paths))
    corpus = link(plans, facts, registries)
    store.close()
    return Portal(settings, corpus, tuple(problems), store)
