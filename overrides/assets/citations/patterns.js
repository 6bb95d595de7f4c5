// Python's pattern and match objects over JavaScript's expressions.
import { $dict } from "./collections.js";
import { withSets } from "./letters.js";

/** A compiled pattern; the expression itself is made when it is first used, in the forms that are asked for. */
class Pattern {
  constructor(source, groups, names) {
    this.source = source;
    this.groups = groups;
    this.groupindex = names;
    this.forms = {};
  }

  form(kind) {
    return this.forms[kind] ??= this.made(kind);
  }

  made(kind) {
    const source = withSets(this.source);
    if (kind === "whole") return new RegExp("(?:" + source + ")$", "y");
    return new RegExp(source, { at: "y", anywhere: "g" }[kind]);
  }

  run(kind, text, place = 0, end = undefined) {
    if (place < 0) place = 0;
    const seen = end === undefined || end >= text.length ? text : text.slice(0, Math.max(end, 0));
    if (place > seen.length) return null;
    const form = this.form(kind);
    form.lastIndex = place;
    const found = form.exec(seen);
    return found && new Match(this, found, form, seen);
  }

  match(text, place, end) {
    return this.run("at", text, place, end);
  }

  search(text, place, end) {
    return this.run("anywhere", text, place, end);
  }

  fullmatch(text, place, end) {
    return this.run("whole", text, place, end);
  }

  *finditer(text, place = 0, end = undefined) {
    let from = place, emptyAt = -1;
    for (;;) {
      let found = this.run("anywhere", text, from, end);
      // Where a match was empty the next one must lie further on; behind any other it may be empty.
      if (found && found.end() === found.start() && found.start() === emptyAt) found = this.run("anywhere", text, from + 1, end);
      if (!found) return;
      yield found;
      from = found.end();
      emptyAt = found.start() === from ? from : -1;
    }
  }

  findall(text, place, end) {
    const several = this.groups ? this.groups.length - 1 : 0;
    return Array.from(this.finditer(text, place, end), (found) =>
      several === 0 ? found.group(0) : several === 1 ? found.group(1) ?? "" : found.values().map((value) => value ?? ""));
  }

  sub(replacement, text, count = 0) {
    let made = "", done = 0, turns = 0;
    for (const found of this.finditer(text)) {
      made += text.slice(done, found.start()) + (typeof replacement === "string" ? filled(replacement, found) : replacement(found));
      done = found.end();
      if ((turns += 1) === count) break;
    }
    return made + text.slice(done);
  }

  split(text, most = 0) {
    const parts = [];
    let done = 0;
    for (const found of this.finditer(text)) {
      if (most && parts.length >= most) break;
      parts.push(text.slice(done, found.start()), ...found.values());
      done = found.end();
    }
    return [...parts, text.slice(done)];
  }
}

/** What \1 and \g<name> in a replacement stand for. */
const filled = (replacement, found) => (replacement.includes("\\")
  ? replacement.replace(/\\(?:g<(\w+)>|(\d))/g, (_, name, number) => found.group(name && !/^\d/.test(name) ? name : Number(number ?? name)) ?? "")
  : replacement);

class Match {
  constructor(pattern, found, form, seen) {
    this.re = pattern;
    this.found = found;
    this.form = form;
    this.string = seen;
  }

  number(group) {
    const own = typeof group === "string" ? this.re.groupindex[group] : group;
    if (own === undefined) throw new Error("no such group: " + group);
    return own === 0 ? 0 : this.re.groups[own];
  }

  group(...wanted) {
    if (wanted.length > 1) return wanted.map((one) => this.group(one));
    return this.found[this.number(wanted[0] ?? 0)] ?? null;
  }

  __getitem__(group) {
    return this.found[this.number(group)] ?? null;
  }

  /** Where a group lies: found by matching once more, since few are asked for and keeping all is slow. */
  span(group = 0) {
    const number = this.number(group);
    if (number === 0) return [this.found.index, this.found.index + this.found[0].length];
    if (!this.places) {
      const exact = this.form.exact ??= new RegExp(this.form.source, "dy");
      exact.lastIndex = this.found.index;
      this.places = exact.exec(this.string).indices;
    }
    return this.places[number] ?? [-1, -1];
  }

  start(group = 0) {
    return group === 0 ? this.found.index : this.span(group)[0];
  }

  end(group = 0) {
    return group === 0 ? this.found.index + this.found[0].length : this.span(group)[1];
  }

  values() {
    return (this.re.groups ?? [0]).slice(1).map((place) => this.found[place] ?? null);
  }

  groups() {
    return this.values();
  }

  groupdict() {
    return $dict(Object.entries(this.re.groupindex ?? {}).map(([name]) => [name, this.group(name)]));
  }

  get lastindex() {
    const groups = this.re.groups ?? [0];
    for (let number = groups.length - 1; number > 0; number -= 1) if (this.found[this.number(number)] !== undefined) return number;
    return null;
  }

  get lastgroup() {
    const last = this.lastindex;
    return Object.entries(this.re.groupindex ?? {}).find(([, number]) => number === last)?.[0] ?? null;
  }
}

/**
 * A pattern that is put together while the engine runs. Of Python's notation it knows sets such as \\s and \\w,
 * named groups and the end of the text; what it does not know is refused.
 */
export function $compile(source) {
  const names = {}, groups = [0];
  const refused = () => new Error("no such pattern while running: " + source);
  const end = (place, inSet) => (inSet ? "$" : place === source.length - 1 || source[place + 1] === ")" || source[place + 1] === "|" ? "(?=\\n?$)" : null);
  let made = "", inSet = false;
  for (let place = 0; place < source.length; place += 1) {
    const here = source[place], next = source[place + 1];
    if (here === "\\") {
      place += 1;
      if ("wWsSdD".includes(next)) made += inSet ? here + next : "[" + here + next + "]";
      else if (/[a-zA-Z0-9]/.test(next) && !"nrtfv".includes(next)) throw refused();
      else made += here + next;
    } else if (here === "." && !inSet) made += "[^\\n]";
    else if (here === "$") made += end(place, inSet) ?? (() => { throw refused(); })();
    else if (here === "(" && !inSet) {
      const [opening, name] = /^\((?:\?P<(\w+)>|\?(?::|=|!|<=|<!)|(?!\?))/.exec(source.slice(place)) ?? [];
      if (opening === undefined) throw refused();
      if (opening === "(" || name) groups.push(groups.length);
      if (name) names[name] = groups.length - 1;
      made += name ? "(" : opening;
      place += opening.length - 1;
    } else if (/[?*+}]/.test(here) && next === "+" && !inSet) throw refused();
    else {
      if (here === "[" && !inSet) inSet = true;
      else if (here === "]" && inSet) inSet = false;
      made += here;
    }
  }
  return new Pattern(made, groups, names);
}

export const $pattern = (source, groups = null, names = null) => new Pattern(source, groups, names);
export const $bound = (pattern, method) => (...given) => pattern[method](...given);
export const $escape = (text) => text.replace(/[-()[\]{}?*+|^$\\.&~# \t\n\r\v\f]/g, "\\$&");
