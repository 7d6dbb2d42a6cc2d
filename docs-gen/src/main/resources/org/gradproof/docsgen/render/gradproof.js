// Sets the math, lets long formulas be scrolled by keyboard, and opens what an author folded before printing.
"use strict";
(function () {
  const options = { throwOnError: true, strict: "ignore", trust: false, maxExpand: 1000, maxSize: 40 };
  for (const place of document.querySelectorAll(".gp-math")) {
    // What the browser sets by itself carries its LaTeX along.
    const latex = (place.querySelector("annotation") || place).textContent;
    const mode = place.dataset.gpMode;
    const shown = mode === "row" ? "\\displaystyle " + latex : latex;
    try {
      katex.render(shown, place, { ...options, displayMode: mode === "display" });
    } catch (error) {
      // What KaTeX does not know is shown as it was written.
      place.textContent = latex;
      place.classList.add("gp-unset");
    }
  }
  // The author's LaTeX, which the set formula carries along for those who cannot see it.
  function copy(button, latex) {
    const done = () => (button.textContent = "Copied");
    if (navigator.clipboard) {
      navigator.clipboard.writeText(latex).then(done, () => (button.textContent = latex));
    } else {
      button.textContent = latex;
    }
  }
  for (const details of document.querySelectorAll(".gp-step > .gp-why > .gp-details")) {
    const step = details.closest(".gp-step");
    const source = step.querySelector(".gp-right annotation") || step.querySelector(".gp-right .gp-math");
    const latex = source.textContent.replace("\\displaystyle {} ", "");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy LaTeX";
    button.addEventListener("click", () => copy(button, latex));
    details.append(button);
  }
  // A first side that would push the relations to the right stands above its line.
  function placeFirstSides() {
    for (const left of document.querySelectorAll(".gp-left")) {
      const room = left.closest(".gp-steps").clientWidth * 0.28;
      left.parentElement.classList.toggle("gp-long", left.querySelector(".gp-math").offsetWidth > room);
    }
  }
  function markScrolling() {
    for (const box of document.querySelectorAll(".gp-formula, .gp-givens li")) {
      if (box.scrollWidth > box.clientWidth + 1) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", "Formula, scrolls sideways");
      } else if (box.hasAttribute("tabindex")) {
        box.removeAttribute("tabindex");
        box.removeAttribute("role");
        box.removeAttribute("aria-label");
      }
    }
  }
  // What is no formula has a name of its own, and only needs to be reached.
  function reachScrolling() {
    for (const box of document.querySelectorAll("pre, table, .gp-reasons li, .gp-conditions")) {
      box.toggleAttribute("data-gp-wide", box.scrollWidth > box.clientWidth + 1);
      if (box.hasAttribute("data-gp-wide")) {
        box.tabIndex = 0;
      } else if (!box.classList.contains("gp-source")) {
        box.removeAttribute("tabindex");
      }
    }
  }
  function markAll() {
    placeFirstSides();
    markScrolling();
    reachScrolling();
  }
  markAll();
  // Formulas are as wide as they are only once their fonts are there.
  document.fonts.ready.then(markAll);
  window.addEventListener("resize", markAll);
  document.addEventListener("toggle", markAll, true);
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open], [class])")];
    opened.forEach((details) => (details.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
})();
