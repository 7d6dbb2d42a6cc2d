// Finds words and LaTeX in the pages of the site, and shows derivations of one verdict alone.
"use strict";
(function () {
  const MOST_RESULTS = 12;

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children);
    return made;
  }
  const plain = (text) => text.toLowerCase();
  const entries = gradproofSearch.map(([address, title, heading, text]) => ({
    address,
    title,
    heading,
    text,
    name: plain(title + " " + heading.replace(/-/g, " ")),
    all: plain(title + " " + heading.replace(/-/g, " ") + " " + text),
  }));

  function found(query) {
    const words = plain(query).split(/\s+/).filter(Boolean);
    const matching = entries.filter((each) => words.every((word) => each.all.includes(word)));
    const weight = (each) => words.filter((word) => each.name.includes(word)).length;
    return words.length === 0 ? [] : matching.sort((a, b) => weight(b) - weight(a)).slice(0, MOST_RESULTS);
  }
  function about(entry, query) {
    const word = plain(query).split(/\s+/).filter(Boolean)[0];
    const at = Math.max(0, plain(entry.text).indexOf(word) - 30);
    return (at > 0 ? "…" : "") + entry.text.slice(at, at + 110) + (entry.text.length > at + 110 ? "…" : "");
  }

  const box = element("input", { type: "search", "aria-label": "Search these pages", placeholder: "Search" });
  const results = element("ul", { class: "gp-results" });
  const said = element("p", { class: "gp-note", role: "status" });
  const panel = element("div", { class: "gp-found", hidden: "" }, said, results);
  box.addEventListener("input", () => {
    const all = found(box.value);
    panel.hidden = box.value.trim() === "";
    said.textContent = all.length === 0 ? "Nothing found" : all.length === MOST_RESULTS ? "The first " + MOST_RESULTS : all.length + " found";
    results.replaceChildren(
      ...all.map((entry) =>
        element(
          "li",
          {},
          element("a", { href: entry.address }, entry.heading),
          element("span", { class: "gp-label" }, " " + entry.title),
          element("p", {}, about(entry, box.value)),
        ),
      ),
    );
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      box.value = "";
      panel.hidden = true;
    } else if (event.key === "Enter") {
      const first = results.querySelector("a");
      if (first) first.click();
    }
  });
  document.querySelector(".gp-top").append(element("div", { class: "gp-search", role: "search" }, box, panel));

  const listed = [...document.querySelectorAll("[data-gp-verdict]")];
  const verdicts = [...new Set(listed.map((each) => each.dataset.gpVerdict))];
  if (verdicts.length > 1) {
    const select = element("select", { "aria-label": "Show derivations" }, new Option("all", ""));
    verdicts.forEach((verdict) => select.append(new Option(verdict.toLowerCase(), verdict)));
    select.addEventListener("change", () => {
      for (const each of listed) each.hidden = select.value !== "" && each.dataset.gpVerdict !== select.value;
      for (const list of document.querySelectorAll(".gp-index")) {
        const empty = [...list.children].every((each) => each.hidden);
        const parts = [list, list.previousElementSibling, list.previousElementSibling.previousElementSibling];
        parts.forEach((part) => (part.hidden = empty));
      }
    });
    document.querySelector(".gp-tally").after(element("p", { class: "gp-filter" }, "Show ", select));
  }
})();
