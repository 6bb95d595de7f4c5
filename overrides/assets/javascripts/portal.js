// Enhancements only: every page reads, links and prints without them.
// 1  A citation shows its own row of the page's document list, and stays a link: resting on it with the mouse or the
//    keyboard shows the row beside the words; a tap or Alt+↓ opens it as a dialog, on phones as a sheet from below.
// 2  The filter panel of the search page is open where there is room for it.
// 3  Buttons and filters that need a script appear only where it runs.
// 4  "/" leads to the box of the search, unless the reader has switched that off; in the box, the search gets ready.
const pop = document.querySelector(".ck-pop");
const CITATION = "a.ck-cite[data-row]";
const REST = 300; // ms the mouse rests on a citation before its row is shown
const WAY = 250; // ms it may take from the citation to the row and back

if (pop) {
  const body = pop.querySelector(".ck-pop__body");
  const untouchable = matchMedia("(hover: none)");
  let shown = null; // the citation whose row is shown
  let asDialog = false;
  let dismissed = null; // closed by Esc: not shown again before the mouse has left it
  let timer = 0;

  const fill = (link) => {
    const row = document.getElementById(link.dataset.row);
    if (!row) return false;
    body.replaceChildren(...[...row.childNodes].map((node) => node.cloneNode(true)));
    const go = pop.querySelector(".ck-pop__go");
    go.hidden = link.getAttribute("href").startsWith("#");
    go.href = link.href;
    return true;
  };

  /** Puts the open box below the words, or above them where there is no room below; it moves with the page. */
  const place = (link, y) => {
    const lines = [...link.getClientRects()];
    const line = lines.find((one) => y >= one.top && y <= one.bottom) ?? lines.at(-1);
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(16, Math.min(line.left, clientWidth - pop.offsetWidth - 16));
    const below = lines.at(-1).bottom + 8;
    const top = below + pop.offsetHeight <= clientHeight ? below : Math.max(8, lines[0].top - 8 - pop.offsetHeight);
    pop.style.cssText = `left:${left + scrollX}px;top:${top + scrollY}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    if (!shown || asDialog) return;
    pop.removeAttribute("open");
    shown.removeAttribute("aria-describedby");
    shown = null;
  };

  const preview = (link, by, y) => {
    if (asDialog || link === shown) return;
    hide();
    if (!fill(link)) return;
    shown = link;
    pop.dataset.as = by;
    pop.setAttribute("open", ""); // unlike show(), this leaves the focus where it is
    link.setAttribute("aria-describedby", body.id);
    place(link, y);
  };

  const openDialog = (link) => {
    hide();
    if (!fill(link)) return false;
    shown = link;
    asDialog = true;
    pop.dataset.as = "dialog";
    pop.style.cssText = "";
    pop.showModal();
    pop.focus({ preventScroll: true });
    if (matchMedia("(min-width: 48em)").matches) place(link);
    return true;
  };

  pop.addEventListener("close", () => {
    const back = shown;
    const leaving = pop.returnValue === "elsewhere";
    pop.returnValue = "";
    if (back && !leaving && document.activeElement !== back) back.focus({ preventScroll: true });
    asDialog = false;
    shown = null;
  });

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || asDialog) return;
    const link = event.target.closest?.(CITATION);
    clearTimeout(timer);
    if (link !== dismissed) dismissed = null;
    if (link && !dismissed && link !== shown) timer = setTimeout(preview, REST, link, "mouse", event.clientY);
    const resting = link === shown || pop.contains(event.target) || document.activeElement === shown;
    if (!link && shown && !resting) timer = setTimeout(hide, WAY);
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest?.(CITATION);
    if (link?.matches(":focus-visible")) preview(link, "keyboard");
    else if (!pop.contains(event.target)) hide();
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === shown && !pop.contains(event.relatedTarget)) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (!shown || asDialog) return;
    if (event.key === "Escape") {
      dismissed = shown;
      hide();
    } else if (event.altKey && event.key === "ArrowDown" && document.activeElement === shown) {
      event.preventDefault();
      openDialog(shown);
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest(CITATION);
    const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    const byFinger = event.pointerType === "touch" || (event.pointerType !== "mouse" && untouchable.matches);
    if (link && plain && byFinger && openDialog(link)) return event.preventDefault();
    if (!asDialog) return link ? hide() : undefined;
    const box = pop.getBoundingClientRect();
    const outside = event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
    if (event.target === pop && outside) pop.close();
    else if (event.target.closest(".ck-pop a[href^='#']")) pop.close("elsewhere");
  });
  if (untouchable.matches) {
    for (const link of document.querySelectorAll(CITATION)) link.setAttribute("aria-haspopup", "dialog");
  }
}

const facets = document.querySelector("details.ck-facets");
if (facets) facets.open = matchMedia("(min-width: 64em)").matches;

// Whoever goes to the box will search: what every search needs is fetched while they type.
document.addEventListener("focusin", function early({ target }) {
  const form = target.closest?.("header form[role=search], .ck-front form[role=search]");
  if (!form || navigator.connection?.saveData) return;
  document.removeEventListener("focusin", early);
  for (const name of ["engine.js", "head.bin"]) {
    const link = document.createElement("link");
    link.rel = "prefetch";
    link.href = new URL("../assets/search/" + name, form.action).href;
    document.head.append(link);
  }
});

const SWITCH = "phim-tat";
/** Whether "/" is a command here; a browser that keeps nothing for us has it on. */
const slashLeads = () => {
  try {
    return localStorage.getItem(SWITCH) !== "tat";
  } catch {
    return true;
  }
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !slashLeads()) return;
  const box = [...document.querySelectorAll("form[role=search] input[type=search]")].find((one) => one.checkVisibility?.() ?? one.offsetParent);
  if (!box || document.querySelector("dialog:modal")) return;
  event.preventDefault();
  box.focus();
  box.select();
});
const keys = document.getElementById("phim-tat");
if (keys) {
  const use = keys.querySelector("input");
  keys.hidden = false;
  use.checked = slashLeads();
  use.addEventListener("change", () => {
    try {
      if (use.checked) localStorage.removeItem(SWITCH);
      else localStorage.setItem(SWITCH, "tat");
    } catch {
      use.checked = true; // what cannot be kept is not promised
    }
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    document.getElementById(button.getAttribute("aria-describedby")).textContent = "Đã sao chép.";
  });
}

// The words as they are searched: without marks, đ as d, one space.
const folded = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();

for (const form of document.querySelectorAll("form[data-filter]")) {
  const table = document.getElementById(form.dataset.filter);
  const rows = [...table.querySelectorAll("tbody > tr:not(.ck-group)")].map((row) => [row, folded(row.textContent)]);
  const count = form.querySelector("[role=status]");
  const narrow = () => {
    const words = folded(form.elements.words.value).split(" ");
    let left = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      left += row.hidden ? 0 : 1;
    }
    for (const group of table.querySelectorAll(".ck-group")) {
      let next = group.nextElementSibling;
      while (next?.hidden) next = next.nextElementSibling;
      group.hidden = !next || next.classList.contains("ck-group");
    }
    count.textContent = left === rows.length ? "" : `Còn ${left} trên ${rows.length} dòng của trang này.`;
  };
  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow(); // the browser may have kept the words of an earlier visit
}
