// Evaluates the lines of a derivation at values that its reader chooses. The lines come as data, never as code.
"use strict";
const gradproofLive = (function () {
  const MOST_STEPS = 1000000;

  // A number with its derivative along one direction, told from others by its tag; both parts may be such again.
  function Dual(value, slope, tag) {
    this.v = value;
    this.d = slope;
    this.t = tag;
  }
  const isDual = (x) => x instanceof Dual;
  const primal = (x) => (isDual(x) ? primal(x.v) : x);
  const tagOf = (x) => (isDual(x) ? x.t : 0);
  const valueAt = (x, t) => (tagOf(x) === t ? x.v : x);
  const slopeAt = (x, t) => (tagOf(x) === t ? x.d : 0);

  function add(a, b) {
    const t = Math.max(tagOf(a), tagOf(b));
    return t === 0 ? a + b : new Dual(add(valueAt(a, t), valueAt(b, t)), add(slopeAt(a, t), slopeAt(b, t)), t);
  }
  function mul(a, b) {
    const t = Math.max(tagOf(a), tagOf(b));
    if (t === 0) {
      // 0 log 0 is 0, as in information theory.
      return (a === 0 && b === -Infinity) || (b === 0 && a === -Infinity) ? 0 : a * b;
    }
    const [u, v] = [valueAt(a, t), valueAt(b, t)];
    return new Dual(mul(u, v), add(mul(slopeAt(a, t), v), mul(u, slopeAt(b, t))), t);
  }
  function chain(x, value, slope) {
    return isDual(x) ? new Dual(value(x.v), mul(slope(x.v), x.d), x.t) : value(x);
  }
  function pow(a, b) {
    if (!isDual(b)) {
      if (b === 0) {
        return isDual(a) ? new Dual(pow(a.v, 0), 0, a.t) : 1;
      }
      return chain(a, (x) => (isDual(x) ? pow(x, b) : realPower(x, b)), (x) => mul(b, pow(x, b - 1)));
    }
    return primal(a) > 0 ? fn("exp", [mul(b, fn("log", [a]))]) : NaN;
  }
  function realPower(base, exponent) {
    if (Number.isInteger(exponent)) {
      return base === 0 && exponent < 0 ? NaN : Math.pow(base, exponent);
    }
    return base > 0 ? Math.pow(base, exponent) : base === 0 && exponent > 0 ? 0 : NaN;
  }
  const simple = {
    exp: [Math.exp, (x) => fn("exp", [x])],
    log: [(x) => (x < 0 ? NaN : Math.log(x)), (x) => pow(x, -1)],
    sqrt: [Math.sqrt, (x) => mul(0.5, pow(fn("sqrt", [x]), -1))],
    tanh: [Math.tanh, (x) => add(1, mul(-1, pow(fn("tanh", [x]), 2)))],
    sinh: [Math.sinh, (x) => fn("cosh", [x])],
    cosh: [Math.cosh, (x) => fn("sinh", [x])],
    sin: [Math.sin, (x) => fn("cos", [x])],
    cos: [Math.cos, (x) => mul(-1, fn("sin", [x]))],
    tan: [Math.tan, (x) => add(1, pow(fn("tan", [x]), 2))],
    abs: [Math.abs, (x) => (primal(x) === 0 ? NaN : Math.sign(primal(x)))],
  };
  function fn(name, xs) {
    if (simple[name]) {
      const [value, slope] = simple[name];
      return chain(xs[0], (x) => (isDual(x) ? fn(name, [x]) : value(x)), slope);
    }
    if (name === "max" || name === "min") {
      return extremum(name, xs);
    }
    return name === "factorial" ? factorial(primal(xs[0])) : binomial(primal(xs[0]), primal(xs[1]));
  }
  function extremum(name, xs) {
    const numbers = xs.map(primal);
    const best = xs.length === 0 ? NaN : name === "max" ? Math.max(...numbers) : Math.min(...numbers);
    const at = xs.filter((x) => primal(x) === best);
    // Where two are largest, there is no derivative.
    return at.length === 0 ? NaN : at.length > 1 && at.some(isDual) ? new Dual(best, NaN, Math.max(...at.map(tagOf))) : at[0];
  }
  function factorial(n) {
    let product = Number.isInteger(n) && n >= 0 && n < 171 ? 1 : NaN;
    for (let k = 2; k <= n; k++) product *= k;
    return product;
  }
  function binomial(n, k) {
    if (!Number.isInteger(n) || !Number.isInteger(k)) return NaN;
    let product = k < 0 ? 0 : 1;
    for (let j = 1; j <= k; j++) product *= (n - k + j) / j;
    return Math.round(product);
  }

  function Machine(program) {
    this.defs = new Map(program.defs.map((each) => [each.id, each]));
    this.values = new Map();
    this.bound = new Map();
    this.free = new Map();
    this.tags = 0;
    this.steps = 0;
  }
  // The value of an expression as a number: NaN where it is not defined.
  Machine.prototype.evaluate = function (e) {
    this.steps = 0;
    this.tags = 0;
    try {
      const x = primal(this.at(e));
      return Number.isFinite(x) ? x : NaN;
    } catch (stopped) {
      if (stopped instanceof RangeError) return NaN;
      throw stopped;
    }
  };
  Machine.prototype.at = function (e) {
    if (++this.steps > MOST_STEPS) throw new RangeError("too much to evaluate on a page");
    switch (e[0]) {
      case "n": return e[1] / e[2];
      case "pi": return Math.PI;
      case "s": return this.symbol(e);
      case "+": return e.slice(1).reduce((sum, x) => add(sum, this.at(x)), 0);
      case "*": return this.product(e.slice(1));
      case "^": return pow(this.at(e[1]), this.at(e[2]));
      case "f": return fn(e[1], e.slice(2).map((x) => this.at(x)));
      case "c": return this.call(e);
      case "1": return this.holds(e[1]) ? 1 : 0;
      case "?": return this.cases(e);
      case "b": return this.binder(e);
      case "d": return this.derivative(e);
      default: return NaN;
    }
  };
  Machine.prototype.product = function (factors) {
    return factors.reduce((product, x) => mul(product, this.at(x)), 1);
  };
  Machine.prototype.indices = function (parts) {
    return parts.map((x) => primal(this.at(x)));
  };
  const key = (id, indices) => id + ":" + indices.join(",");
  Machine.prototype.symbol = function (e) {
    const id = e[1];
    if (this.bound.has(id)) return this.bound.get(id);
    const indices = this.indices(e.slice(2));
    const name = key(id, indices);
    if (this.free.has(name)) return this.free.get(name);
    const definition = this.defs.get(id);
    if (definition) return this.apply(definition, indices, []);
    const value = this.values.get(id);
    return value === undefined ? NaN : indices.length === 0 ? value : entry(value, indices);
  };
  function entry(array, indices) {
    const value = indices.reduce((part, i) => (part === undefined ? part : part[i - 1]), array);
    return value === undefined ? NaN : value;
  }
  Machine.prototype.apply = function (definition, indices, args) {
    const names = [...definition.slots, ...definition.params];
    const values = [...indices, ...args];
    const outer = names.map((name) => this.bound.get(name));
    names.forEach((name, i) => this.bound.set(name, values[i]));
    try {
      return this.at(definition.body);
    } finally {
      names.forEach((name, i) => (outer[i] === undefined ? this.bound.delete(name) : this.bound.set(name, outer[i])));
    }
  };
  Machine.prototype.call = function (e) {
    const definition = this.defs.get(e[1]);
    if (!definition) return NaN;
    const args = e[3].slice(1).map((x) => this.at(x));
    const tags = [];
    e[4].slice(1).forEach((order, i) => {
      for (let k = 0; k < order; k++) {
        tags.push(++this.tags);
        args[i] = new Dual(args[i], 1, this.tags);
      }
    });
    let value = this.apply(definition, this.indices(e[2].slice(1)), args);
    while (tags.length > 0) value = slopeAt(value, tags.pop());
    return value;
  };
  Machine.prototype.cases = function (e) {
    for (let i = 1; i + 1 < e.length; i += 2) {
      if (this.holds(e[i + 1])) return this.at(e[i]);
    }
    return NaN;
  };
  Machine.prototype.binder = function ([, kind, variable, low, high, filter, body]) {
    const [from, to] = [primal(this.at(low)), primal(this.at(high))];
    const terms = [];
    const outer = this.bound.get(variable);
    for (let i = from; i <= to; i++) {
      this.bound.set(variable, i);
      if (this.holds(filter)) terms.push(this.at(body));
    }
    if (outer === undefined) this.bound.delete(variable);
    else this.bound.set(variable, outer);
    if (kind === "sum") return terms.reduce(add, 0);
    return kind === "product" ? terms.reduce(mul, 1) : extremum(kind, terms);
  };
  Machine.prototype.derivative = function (e) {
    const variable = e[2];
    const name = key(variable[1], this.indices(variable.slice(2)));
    const tag = ++this.tags;
    const value = this.symbol(variable);
    const isBound = this.bound.has(variable[1]);
    const [map, id] = isBound ? [this.bound, variable[1]] : [this.free, name];
    const outer = map.get(id);
    map.set(id, new Dual(value, 1, tag));
    try {
      return slopeAt(this.at(e[1]), tag);
    } finally {
      if (outer === undefined) map.delete(id);
      else map.set(id, outer);
    }
  };
  const compared = {
    eq: (a, b) => a === b,
    ne: (a, b) => a !== b,
    lt: (a, b) => a < b,
    le: (a, b) => a <= b,
    gt: (a, b) => a > b,
    ge: (a, b) => a >= b,
  };
  Machine.prototype.holds = function (c) {
    switch (c[0]) {
      case "and": return c.slice(1).every((x) => this.holds(x));
      case "or": return c.slice(1).some((x) => this.holds(x));
      case "not": return !this.holds(c[1]);
      case "in": return (this.values.get(c[2]) || []).includes(primal(this.at(c[1])));
      default: return compared[c[0]](primal(this.at(c[1])), primal(this.at(c[2])));
    }
  };
  // Whether the relation holds between two numbers, as far as doubles tell.
  function agree(rel, a, b) {
    const same = Math.abs(a - b) <= 1e-9 * Math.max(1e-3, Math.abs(a), Math.abs(b));
    return rel === "eq" || rel === "le" || rel === "ge" ? same || (rel !== "eq" && compared[rel](a, b)) : !same && compared[rel](a, b);
  }
  // Whether what is given holds at the values.
  Machine.prototype.isGiven = function (assume) {
    const within = (slots, ranges) => {
      if (slots.length === 0) {
        const [a, b] = [primal(this.at(assume.cond[1])), primal(this.at(assume.cond[2]))];
        return Number.isNaN(a) || Number.isNaN(b) || agree(assume.cond[0], a, b);
      }
      const high = primal(this.at(ranges[0]));
      let all = true;
      for (let i = 1; i <= high && all; i++) {
        this.bound.set(slots[0], i);
        all = within(slots.slice(1), ranges.slice(1));
      }
      this.bound.delete(slots[0]);
      return all;
    };
    this.steps = 0;
    return within(assume.slots || [], assume.ranges || []);
  };
  return { Machine, agree };
})();
