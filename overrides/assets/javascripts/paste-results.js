// How the page shows the citations of a pasted text. Everything is built as elements: no text becomes markup.
import { element, printedDate } from "./elements.js";

const ROLES = { parent: "căn cứ để thực hiện", basis: "căn cứ", mention: "nhắc đến" };

/** What a document is called in a line: "Nghị định 04/2015/NĐ-CP", or its name. */
const called = ({ type, number, name }) => (number ? [type + " ", element("span", { class: "ck-no" }, number)] : [name ?? type]);

function stateOf({ entry, candidates }) {
  if (entry?.held) return ["held", "Có trên cổng"];
  if (entry) return ["stub", "Chưa có bản chữ trên cổng"];
  return candidates.length ? ["ask", "Chưa xác định được văn bản nào"] : ["stub", "Chưa có trên cổng"];
}

const plansOf = (entry) => (entry.plans ? "được " + entry.plans.toLocaleString("vi-VN") + " kế hoạch dẫn" : "");
const addressOf = (entry, base) => base + entry.address + "/";

/** A document of the portal; of several dates seen, the one that the text prints. */
function entryLine(entry, base, printed) {
  const date = (entry.dates ?? []).find((one) => one === printed) ?? entry.dates?.[0];
  const others = (entry.dates ?? []).filter((one) => date?.length === 10 && one.length === 10 && one !== date);
  const facts = [(entry.issuers ?? [])[0], date ? printedDate(date) : "", others.length ? "nơi khác ghi " + others.map(printedDate).join(", ") : "", entry.status?.words, plansOf(entry)];
  return [element("a", { href: addressOf(entry, base) }, called(entry)), entry.title ? ": " + entry.title : "",
    facts.filter(Boolean).length ? element("span", { class: "ck-small ck-muted" }, " (" + facts.filter(Boolean).join("; ") + ")") : ""];
}

/** One citation as a list item: what is printed, what was read from it, and which document that is. */
export function citationItem(citation, meaning, base, place) {
  const read = [
    citation.date && printedDate(citation.date),
    citation.issuersPrinted.join(", "),
    citation.pinpoint && "tại " + citation.pinpoint,
    ROLES[citation.role],
    citation.nestedIn !== null && "nằm trong tên của một văn bản khác",
    citation.repaired && "ký hiệu đã được sửa từ chữ bị nhận dạng sai",
  ].filter(Boolean);
  const [state, words] = stateOf(meaning);
  const several = meaning.candidates.map((entry) => element("li", {}, entryLine(entry, base, citation.date)));
  return element("li", { id: "td-" + place },
    element("p", {}, element("strong", {}, called(citation)), read.length ? " · " + read.join(" · ") : ""),
    element("p", { class: "ck-small" }, "Chữ trong đoạn văn: “", element("a", { href: "#cho-" + place }, short(citation.surface)), "”"),
    citation.title ? element("p", { class: "ck-small" }, "Trích yếu in kèm: " + citation.title) : null,
    element("p", {}, element("span", { class: "ck-st ck-st--" + state }, words), meaning.entry ? [": ", ...entryLine(meaning.entry, base, citation.date)] : several.length ? ". Có thể là:" : ""),
    several.length ? element("ul", { class: "ck-paste__may" }, several) : null);
}

const LONGEST = 160;
const short = (surface) => {
  const line = surface.replace(/\s+/g, " ");
  return line.length > LONGEST ? line.slice(0, LONGEST - 1) + "…" : line;
};

/** The pasted text with every citation marked; those of a known document lead to its page, others to their line. */
export function markedText(text, citations, documents, base) {
  const letters = /[\ud800-\udfff]/.test(text) ? Array.from(text) : null;
  const cut = (start, end) => (letters ? letters.slice(start, end).join("") : text.slice(start, end));
  const made = document.createDocumentFragment();
  let done = 0;
  citations.forEach((citation, place) => {
    if (citation.start < done || citation.internal) return;
    const { entry } = documents[place];
    made.append(cut(done, citation.start), element("mark", { id: "cho-" + place },
      element("a", { class: "ck-cite" + (entry?.held ? " ck-cite--held" : ""), href: entry ? addressOf(entry, base) : "#td-" + place }, cut(citation.start, citation.end))));
    done = citation.end;
  });
  made.append(cut(done));
  return made;
}

/** The fields of scripts/cite.py, in its order. */
export function lineOf(citation, meaning) {
  return {
    start: citation.start, end: citation.end, surface: citation.surface, type: citation.type, number: citation.number,
    name: citation.name, date: citation.date, issuers_printed: citation.issuersPrinted, title: citation.title,
    pinpoint: citation.pinpoint, role: citation.role, internal: citation.internal, nested_in: citation.nestedIn,
    repaired: citation.repaired, document: meaning.entry ? meaning.entry.address : null,
    candidates: meaning.candidates.map(({ address }) => address),
  };
}

/** A table cell: a program that opens it must not take it for a formula. */
function cell(value) {
  const words = value === null || value === undefined ? "" : Array.isArray(value) ? value.join("; ") : String(value);
  const safe = /^[=+\-@\t\r]/.test(words) ? "'" + words : words;
  return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
}

/** The lines as CSV, with a first line of names. */
export function asCsv(lines) {
  const names = Object.keys(lines[0] ?? {});
  return [names, ...lines.map((line) => names.map((name) => line[name]))].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}
