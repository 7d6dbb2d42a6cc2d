// Below a derivation's head, its free symbols to change; at each line, its value there.
"use strict";
const gradproofTry = (function () {
  const LARGEST_SIZE = 6;
  const { Machine, agree } = gradproofLive;

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.append(...children);
    return made;
  }
  function math(latex) {
    const place = element("span", { class: "gp-math" });
    try {
      katex.render(latex, place, { throwOnError: true, strict: "ignore", trust: false, maxExpand: 1000, maxSize: 40 });
    } catch (error) {
      place.textContent = latex;
    }
    return place;
  }
  function shown(x) {
    if (Number.isNaN(x)) return "not defined";
    const text = Math.abs(x) >= 1e6 || (x !== 0 && Math.abs(x) < 1e-4) ? x.toExponential(4) : String(Number(x.toPrecision(6)));
    return text.replace("-", "−");
  }
  const number = (x) => {
    if (typeof x === "number") return x;
    const [over, under] = String(x).split("/").map(Number);
    return under === undefined ? over : over / under;
  };
  const flat = (x) => (Array.isArray(x) ? x.flatMap(flat) : [number(x)]);

  // The values of a derivation's symbols.
  function Values(program) {
    this.machine = new Machine(program);
    this.order = [...program.vars].sort((a, b) => rank(a) - rank(b));
    this.flats = new Map(program.vars.map((each) => [each.id, flat(each.value)]));
    this.put();
  }
  function Panel(section) {
    this.section = section;
    this.program = JSON.parse(section.dataset.gpLive);
    this.values = new Values(this.program);
    this.controls = element("div", { class: "gp-controls" });
    this.note = element("p", { class: "gp-note", role: "status" });
    const details = element("details", { class: "gp-details gp-try" }, element("summary", {}, "Try it"), this.controls, this.note);
    details.addEventListener("toggle", () => (details.open ? this.open() : this.close()));
    section.querySelector(".gp-head").after(details);
  }
  // Sizes first: the others depend on them.
  const rank = (each) => ({ size: 0, real: 1, family: 2, set: 3, index: 4 })[each.type];

  Panel.prototype.open = function () {
    this.places = this.program.lines.map((line) => {
      const place = placeOf(this.section, line);
      const out = element("output", { class: "gp-value" });
      (place.querySelector(".gp-right") || place).append(out);
      return out;
    });
    this.build();
    this.show();
  };
  Panel.prototype.close = function () {
    this.places.forEach((place) => place.remove());
    this.controls.replaceChildren();
  };

  // Gives the machine all values, those of families in the shape that the sizes say.
  Values.prototype.put = function () {
    for (const each of this.order) {
      const numbers = this.flats.get(each.id);
      if (each.type === "family") {
        const shape = each.ranges.map((range) => this.machine.evaluate(range));
        this.machine.values.set(each.id, this.shaped(each, numbers, shape));
      } else if (each.type === "set") {
        this.machine.values.set(each.id, numbers);
        this.machine.values.set(each.size, numbers.length);
      } else {
        if (each.type === "index") {
          const [low, high] = [this.machine.evaluate(each.from), this.machine.evaluate(each.to)];
          numbers[0] = Math.min(Math.max(numbers[0], low), high);
        }
        this.machine.values.set(each.id, numbers[0]);
      }
    }
  };
  Values.prototype.shaped = function (each, numbers, shape) {
    const total = shape.reduce((a, b) => a * b, 1);
    while (numbers.length < total) numbers.push(numbers[numbers.length % Math.max(1, each.value.length || 1)] ?? 0);
    let used = numbers.slice(0, total);
    if (each.simplex) {
      const sum = used.reduce((a, b) => a + b, 0);
      used = used.map((x) => (sum > 0 ? x / sum : 1 / total));
    }
    const nest = (from, dimensions) => {
      if (dimensions.length === 0) return used[from];
      const step = dimensions.slice(1).reduce((a, b) => a * b, 1);
      return Array.from({ length: dimensions[0] }, (_, i) => nest(from + i * step, dimensions.slice(1)));
    };
    const array = nest(0, shape);
    if (each.symmetric && shape.length === 2) {
      for (let i = 0; i < shape[0]; i++) for (let j = 0; j < i; j++) array[i][j] = array[j][i];
    }
    return array;
  };

  Panel.prototype.build = function () {
    const rows = [];
    for (const each of this.values.order) {
      const group = element("fieldset", { class: "gp-control" }, element("legend", {}, math(each.label)));
      const numbers = this.values.flats.get(each.id);
      if (each.type === "size") {
        group.append(this.choice(each, 0, Array.from({ length: LARGEST_SIZE }, (_, i) => i + 1), true));
      } else if (each.type === "index") {
        const [low, high] = [this.values.machine.evaluate(each.from), this.values.machine.evaluate(each.to)];
        const all = Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i);
        group.append(this.choice(each, 0, all, false));
      } else if (each.type === "set") {
        group.append(element("span", {}, "{" + numbers.join(", ") + "}"));
      } else {
        const shape = each.type === "family" ? each.ranges.map((range) => this.values.machine.evaluate(range)) : [];
        const total = shape.reduce((a, b) => a * b, 1);
        const grid = element("div", { class: "gp-grid" });
        if (shape.length === 2) {
          grid.classList.add("gp-matrix");
          grid.style.setProperty("--gp-columns", String(shape[1]));
        }
        for (let i = 0; i < total; i++) {
          grid.append(each.values ? this.choice(each, i, each.values, false) : this.slider(each, i));
        }
        group.append(grid);
      }
      rows.push(group);
    }
    this.controls.replaceChildren(...rows);
  };
  const called = (each, at) => each.label + (each.type === "family" ? ", entry " + (at + 1) : "");
  Panel.prototype.choice = function (each, at, values, resizes) {
    const select = element("select", { "aria-label": called(each, at) });
    for (const value of values) select.append(new Option(String(value), String(value)));
    select.value = String(this.values.flats.get(each.id)[at]);
    select.addEventListener("change", () => {
      this.values.flats.get(each.id)[at] = Number(select.value);
      this.values.put();
      if (resizes) {
        const name = select.getAttribute("aria-label");
        this.build();
        [...this.controls.querySelectorAll("select")].find((other) => other.getAttribute("aria-label") === name).focus();
      }
      this.show();
    });
    return select;
  };
  Panel.prototype.slider = function (each, at) {
    const value = this.values.flats.get(each.id)[at];
    const low = each.low ?? Math.min(-5, value - 5);
    const high = each.high ?? Math.max(5, value + 5);
    const step = (high - low) / 200;
    const range = element("input", {
      type: "range",
      min: each.lowOpen ? low + step : low,
      max: each.highOpen ? high - step : high,
      step: "any",
      "aria-label": called(each, at),
    });
    range.value = String(value);
    const said = element("output", {}, shown(value));
    range.addEventListener("input", () => {
      this.values.flats.get(each.id)[at] = Number(range.value);
      said.textContent = shown(Number(range.value));
      this.values.put();
      this.show();
    });
    return element("span", { class: "gp-slider" }, range, said);
  };

  Panel.prototype.show = function () {
    const outside = this.program.assume.some((each) => !this.values.machine.isGiven(each));
    let before = NaN;
    let apart = 0;
    this.program.lines.forEach((line, i) => {
      const value = this.values.machine.evaluate(line.e);
      const applies = !line.rel || (line.if || []).every((cond) => this.values.machine.isGiven({ cond }));
      const known = line.rel && applies && !Number.isNaN(value) && !Number.isNaN(before);
      const fails = known && !outside && !agree(line.rel, before, value);
      this.places[i].textContent = shown(value) + (fails ? " ✗" : "");
      this.places[i].classList.toggle("gp-apart", Boolean(fails));
      apart += fails ? 1 : 0;
      before = value;
    });
    this.note.textContent = outside
      ? "What is given does not hold at these values; nothing is claimed here."
      : apart > 0 ? "A line does not hold at these values." : "Each line holds at these values, as far as doubles tell.";
  };

  const placeOf = (section, line) => document.getElementById(section.id + "-" + line.at);
  document.querySelectorAll(".gp-derivation[data-gp-live]").forEach((section) => {
    const { lines } = JSON.parse(section.dataset.gpLive);
    // Values without their lines would say nothing.
    if (lines.every((line) => placeOf(section, line))) new Panel(section);
  });
  return {
    // Of each line, the value at the start; null where it is not defined.
    values: (program) => {
      const { machine } = new Values(program);
      return program.lines.map((line) => machine.evaluate(line.e));
    },
  };
})();
