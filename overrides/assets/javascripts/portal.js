// Enhancements only: every page reads, links and prints without them.
// 1  A citation opens its own row of the page's document list, next to the words or as a sheet from below.
// 2  The filter panel of the search page is open where there is room for it.
// 3  Buttons that need a script (print, copy) appear only where it runs.
const pop = document.querySelector(".ck-pop");

function openCitation(link) {
  const row = document.getElementById(link.dataset.row);
  if (!row) return false;
  pop.querySelector(".ck-pop__body").innerHTML = row.innerHTML;
  const go = pop.querySelector(".ck-pop__go");
  go.hidden = link.getAttribute("href").startsWith("#");
  go.href = link.href;
  pop.showModal();
  pop.focus();
  if (matchMedia("(min-width: 48em)").matches) {
    const at = link.getClientRects()[0];
    const left = Math.min(at.left, innerWidth - pop.offsetWidth - 16);
    const below = at.bottom + 8 + pop.offsetHeight < innerHeight;
    pop.style.cssText = `position:fixed;left:${Math.max(16, left)}px;top:${below ? at.bottom + 8 : Math.max(16, at.top - 8 - pop.offsetHeight)}px`;
  } else {
    pop.style.cssText = "";
  }
  return true;
}

if (pop) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.ck-cite[data-row]");
    const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (link && plain && openCitation(link)) event.preventDefault();
    else if (event.target === pop || event.target.closest(".ck-pop a[href^='#']")) pop.close();
  });
  for (const link of document.querySelectorAll("a.ck-cite[data-row]")) link.setAttribute("aria-haspopup", "dialog");
}

const facets = document.querySelector("details.ck-facets");
if (facets) facets.open = matchMedia("(min-width: 64em)").matches;

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
