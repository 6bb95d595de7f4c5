// The order of results.
import { byYear } from "./facets.js";

// What the share of a query that stands in one paragraph is worth beside the best hit's score.
const PARAGRAPH = 2;
// How much less a paragraph answers for each hit above a few that has the same.
const SHARED = 0.1, FEW = 3;
// A document that a query names by its title is meant rather than those that speak of it.
const NAMED = 0.9, IN_ITS_NAME = 1.25;
// From which share of the better one's points two hits are equals.
const EQUAL = 0.999;

/** The date of every document as a number, or null where they cannot be fetched. */
export async function datesBySlot(files) {
  const dates = await files.orLost("dates", files.other("dates"), null);
  return dates && new Map(files.head.slotList.map((slot, n) => [slot, dates[n]]));
}

/** Slots by their score, or by their date where `sort` says so; among equals the newest first. */
export function ranked(slots, scores, sort, dates, head) {
  const score = (slot) => scores.get(slot) ?? 0;
  if (sort === "newest") return [...slots].sort((a, b) => dates.get(b) - dates.get(a) || score(b) - score(a) || a - b);
  if (sort === "oldest") return [...slots].sort((a, b) => (dates.get(a) || 1e9) - (dates.get(b) || 1e9) || score(b) - score(a) || a - b);
  return [...slots].sort((a, b) => score(b) - score(a) || byYear(head, a, b) || a - b);
}

/** The slots that score most, at least so many where there are as many, and all that are equal to the last of them. */
export function strongest(slots, scores, count) {
  if (slots.length <= count) return slots;
  const sorted = Float64Array.from(slots, (slot) => scores.get(slot) ?? 0).sort();
  const least = sorted[sorted.length - count];
  return slots.filter((slot) => (scores.get(slot) ?? 0) >= least);
}

/** The first hits in the order in which one paragraph of theirs answers, together with their own weight.
 *
 * A long text has the words of a query somewhere; the text that has them in one place is meant. A paragraph
 * that several of the hits have word for word tells little of any of them. Their texts are fetched for the
 * snippets anyway, so that this costs no byte. `worth` and `esteem` have one number for each hit.
 */
export function byBestParagraph(hits, worth, esteem) {
  const most = Math.max(...worth, 0);
  const holders = new Map();
  for (const hit of hits) if (hit?.paragraph) holders.set(hit.paragraph, (holders.get(hit.paragraph) ?? 0) + 1);
  const answers = (hit) => Math.max(hit.inTitle * (hit.inTitle > NAMED ? IN_ITS_NAME : 1), hit.inParagraph / (1 + SHARED * Math.max((holders.get(hit.paragraph) ?? 1) - FEW, 0)));
  const ordered = hits
    .map((hit, n) => ({ hit, points: worth[n] + PARAGRAPH * most * (hit ? answers(hit) : 0) * esteem[n] }))
    .sort((one, other) => other.points - one.points);
  return newestFirst(ordered).map(({ hit }) => hit);
}

/** Hits in their order, those that are about equal newest first. */
function newestFirst(ordered) {
  const found = [];
  for (let at = 0; at < ordered.length;) {
    let end = at + 1;
    while (end < ordered.length && ordered[end].points >= EQUAL * ordered[at].points) end += 1;
    found.push(...ordered.slice(at, end).sort((one, other) => (other.hit?.date ?? "").localeCompare(one.hit?.date ?? "")));
    at = end;
  }
  return found;
}
