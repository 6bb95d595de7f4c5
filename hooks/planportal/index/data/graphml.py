"""The graph of plans and documents as GraphML, which Gephi, yEd and networkx read.

Each file stands alone: the plans of one part, what they point to, and the edges between. Nodes
have the same id in every file, so that files loaded one after the other grow into one graph.
Form: http://graphml.graphdrawing.org/primer/graphml-primer.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from ...model import Corpus

_KEYS = (
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("title", "node", "string"),
    ("date", "node", "string"),
    ("issuer", "node", "string"),
    ("relation", "edge", "string"),
    ("weight", "edge", "int"),
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
    + "".join(f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n' for name, of, kind in _KEYS)
    + '<graph id="planportal" edgedefault="directed">\n'
)
# What XML 1.0 has no way to write, not even as a reference.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Graph:
    """The graph of a corpus, written in parts; what is said of a document is put together once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._nodes: dict[str, str] = {}

    def file(self, relations: Iterable[tuple[str, str, str, int | None]], plans: Iterable[str]) -> bytes:
        """The file of these plans (by address) and their relations, as the table of relations has them."""
        nodes = dict.fromkeys(plans)
        edges = []
        for source, relation, target, mentions in relations:
            nodes[target] = None
            edges.append(
                f'<edge source="{source}" target="{target}"><data key="relation">{relation}</data>'
                f'<data key="weight">{mentions or 1}</data></edge>\n'
            )
        return "".join((_HEAD, *map(self._node, nodes), *edges, "</graph>\n</graphml>\n")).encode()

    def _node(self, address: str) -> str:
        if address.startswith("ke-hoach/"):
            return node(self._corpus, address)  # most plans stand in one part only
        if address not in self._nodes:
            self._nodes[address] = node(self._corpus, address)
        return self._nodes[address]


def node(corpus: Corpus, address: str) -> str:
    """What is said of a plan or a document; an address is ASCII letters, digits, "-" and "/"."""
    kind, _, key = address.partition("/")
    values: dict[str, object] = {"label": address, "kind": "document"}
    if kind == "ke-hoach" and (plan := corpus.plans.get(key)):
        agency = corpus.registries.agencies.get(plan.issuer)
        label, issuer = plan.number or plan.title, agency.name if agency else plan.issuer
        values = {"label": label, "kind": "plan", "title": plan.title, "date": plan.date, "issuer": issuer}
    elif document := corpus.documents.get(key):
        values = {
            "label": f"{document.type} {document.number}" if document.number else document.name or document.type,
            "kind": "plan not held" if document.is_plan else "document",
            "date": document.agreed_date,
            "issuer": document.issuers[0][0] if document.issuers else None,
        }
    data = "".join(
        f'<data key="{name}">{escape(_NOT_XML.sub("", str(value)), quote=False)}</data>'
        for name, value in values.items()
        if value
    )
    return f'<node id="{address}">{data}</node>\n'
