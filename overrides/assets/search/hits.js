// A result as a page shows it, and what the results say about a query typed without marks.
import { labelsAt } from "./facets.js";
import { bestParagraph, markedParts, shareOf } from "./snippet.js";
import { clean, wordsOf } from "./tokens.js";

export function hitOf(card, score, marks, head, slot) {
  const paragraph = bestParagraph(card, marks);
  const [status] = labelsAt(head, "status", slot);
  const years = labelsAt(head, "year", slot).map(([year]) => "năm " + year);
  return {
    kind: card.kind,
    url: card.url,
    anchor: paragraph?.anchor || null,
    title: card.title,
    number: card.number ?? null,
    symbol: card.symbol ?? null,
    date: card.date ?? null,
    issuer: card.issuer ?? null,
    quality: card.quality ?? null,
    score,
    inTitle: shareOf([card.title, card.issuer, ...years].join(" "), marks),
    inParagraph: paragraph?.share ?? 0,
    paragraph: paragraph?.text ?? null,
    snippet: paragraph ? paragraph.parts : card.note ? [{ text: card.note, match: false }] : [],
    titleParts: markedParts(card.title, marks),
    label: paragraph?.label || null,
    status: status ? { value: status[0], label: status[1] } : null,
    successor: card.successor ?? null,
    flags: card.flags ?? [],
  };
}

/** How the found texts write a query typed without marks: "dan van" → dân vận. */
export function readingNote(parsed, hits, notes) {
  const seen = new Map();
  for (const hit of hits) {
    for (const part of [...hit.titleParts, ...hit.snippet]) {
      if (!part.match) continue;
      for (const word of wordsOf(clean(part.text))) {
        if (!seen.has(word.folded)) seen.set(word.folded, new Map());
        const forms = seen.get(word.folded);
        forms.set(word.written, (forms.get(word.written) ?? 0) + 1);
      }
    }
  }
  let changed = false;
  const read = parsed.units.map((unit) => {
    const forms = unit.keys ? null : seen.get(unit.word);
    if (!forms) return unit.written ?? unit.word;
    const [[most]] = [...forms].sort(([, one], [, other]) => other - one);
    changed ||= most !== unit.written;
    return most;
  });
  if (changed) notes.push({ kind: "reading", text: "“" + parsed.units.map((unit) => unit.written ?? unit.word).join(" ") + "” được hiểu là “" + read.join(" ") + "” và mọi cách gõ dấu." });
}
