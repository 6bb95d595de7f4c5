"""Stage 4: how all plans hang together. Sees the whole corpus, and only facts, never bodies."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Corpus, Plan, PlanFacts
from ..records import Registries
from .documents import link_documents
from .hierarchy import build_hierarchy


def link(plans: Mapping[str, Plan], facts: Mapping[str, PlanFacts], registries: Registries) -> Corpus:
    """The corpus: citations resolved to documents, plans hung below their parents."""
    linked = link_documents(plans, facts, registries)
    return Corpus(
        plans=plans,
        facts=facts,
        registries=registries,
        resolutions=linked.resolutions,
        documents=linked.documents,
        hierarchy=build_hierarchy(plans, linked.parents),
        cited_by=linked.cited_by,
        conflicts=linked.conflicts,
    )
