// Exact values, gradients and Hessians of a checked formula, many points at a time.
//
// Every node becomes a closure over typed arrays: no source text is made, so that a strict content
// policy allows it. Derivatives are carried forward with their values (jets of second order); a node
// that does not depend on a coordinate carries nothing for it.

import type { FunctionName } from "./grammar";
import type { Formula, Node } from "./parse";

export type Order = 0 | 1 | 2;

/** Values and derivatives at a block of points; `points` and `gradient` hold one array per coordinate. */
export interface Jet {
  value: Float64Array;
  gradient: readonly Float64Array[];
  hessian: readonly Float64Array[]; // rows of the lower triangle: (0,0), (1,0), (1,1), (2,0)...
}

export interface Compiled {
  nDims: number;
  /** Points beyond `n` are left as they are; the arrays returned belong to the caller of `compile`. */
  evaluate(points: readonly Float64Array[], n: number): Jet;
}

/** The place of entry (i, j) in the lower triangle. */
export function pair(i: number, j: number): number {
  return i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i;
}

interface Register {
  value: Float64Array;
  first: (Float64Array | null)[]; // null: exactly zero everywhere
  second: (Float64Array | null)[];
}

/** Return a function that gives the formula's derivatives up to `order` at up to `size` points. */
export function compile(formula: Formula, order: Order, size: number): Compiled {
  const nDims = formula.variables.length;
  const zeros = new Float64Array(size);
  const registers: Register[] = [];
  const steps: ((points: readonly Float64Array[], n: number) => void)[] = [];
  const space = new Space(nDims, order, size);
  for (const node of formula.nodes) {
    const register = space.register(node, registers);
    registers.push(register);
    if (node.value !== null) register.value.fill(node.value);
    else if (node.operation === "variable") {
      register.first[node.variable]?.fill(1);
      steps.push((points, n) => {
        register.value.set(points[node.variable]!.subarray(0, n));
      });
    } else steps.push(stepOf(node, formula, registers, register, nDims));
  }
  const last = registers[registers.length - 1]!;
  const jet: Jet = {
    value: last.value,
    gradient: last.first.map((array) => array ?? zeros),
    hessian: last.second.map((array) => array ?? zeros),
  };
  return {
    nDims,
    evaluate(points, n) {
      for (const step of steps) step(points, n);
      return jet;
    },
  };
}

class Space {
  constructor(readonly nDims: number, readonly order: Order, readonly size: number) {}

  private array(): Float64Array {
    return new Float64Array(this.size);
  }

  /** Return room for a node's derivatives, as far as its inputs and its operation have some. */
  register(node: Node, registers: readonly Register[]): Register {
    const inputs = node.inputs.map((i) => registers[i]!);
    const constant = node.value !== null;
    const first = Array.from({ length: this.order >= 1 ? this.nDims : 0 }, (_, i) =>
      !constant && (node.variable === i || inputs.some((input) => input.first[i])) ? this.array() : null,
    );
    const nPairs = this.order >= 2 ? (this.nDims * (this.nDims + 1)) / 2 : 0;
    const second = Array.from({ length: nPairs }, () => null as Float64Array | null);
    if (!constant && nPairs > 0)
      for (let i = 0; i < this.nDims; i++)
        for (let j = 0; j <= i; j++) {
          const p = pair(i, j);
          const bent = !["negative", "add", "subtract", "variable"].includes(node.operation);
          const both = bent && first[i] && first[j];
          if (both || inputs.some((input) => input.second[p])) second[p] = this.array();
        }
    return { value: this.array(), first, second };
  }
}

type Step = (points: readonly Float64Array[], n: number) => void;

function stepOf(
  node: Node, formula: Formula, registers: readonly Register[], out: Register, nDims: number,
): Step {
  const [a, b] = node.inputs.map((i) => registers[i]!) as [Register, Register];
  switch (node.operation) {
    case "negative":
      return (_, n) => {
        linear(out, a, -1, null, 0, n);
      };
    case "add":
      return (_, n) => {
        linear(out, a, 1, b, 1, n);
      };
    case "subtract":
      return (_, n) => {
        linear(out, a, 1, b, -1, n);
      };
    case "multiply":
      return (_, n) => {
        const { value } = out;
        for (let k = 0; k < n; k++) value[k] = a.value[k]! * b.value[k]!;
        product(out, a, b, nDims, n);
      };
    case "divide":
      return dividing(out, a, b, nDims);
    case "power": {
      const exponent = formula.nodes[node.inputs[1]!]!.value;
      const base = formula.nodes[node.inputs[0]!]!.value;
      if (exponent !== null) return composed(out, a, nDims, powers(exponent));
      if (base !== null) return composed(out, b, nDims, exponentials(base));
      return towering(out, a, b, nDims);
    }
    default:
      return composed(out, a, nDims, CHAINS[node.name as FunctionName]);
  }
}

/** out = s a + t b, derivatives included. */
function linear(out: Register, a: Register, s: number, b: Register | null, t: number, n: number): void {
  add(out.value, a.value, s, b ? b.value : null, t, n);
  out.first.forEach((array, i) => array && add(array, a.first[i]!, s, b ? b.first[i]! : null, t, n));
  out.second.forEach((array, p) => array && add(array, a.second[p]!, s, b ? b.second[p]! : null, t, n));
}

function add(
  out: Float64Array, a: Float64Array | null, s: number, b: Float64Array | null, t: number, n: number,
): void {
  if (a && b) for (let k = 0; k < n; k++) out[k] = s * a[k]! + t * b[k]!;
  else if (a) for (let k = 0; k < n; k++) out[k] = s * a[k]!;
  else if (b) for (let k = 0; k < n; k++) out[k] = t * b[k]!;
}

/** The derivatives of a·b. */
function product(out: Register, a: Register, b: Register, nDims: number, n: number): void {
  for (let i = 0; i < out.first.length; i++) {
    const to = out.first[i];
    if (!to) continue;
    const [da, db] = [a.first[i], b.first[i]];
    if (da && db) for (let k = 0; k < n; k++) to[k] = da[k]! * b.value[k]! + a.value[k]! * db[k]!;
    else if (da) for (let k = 0; k < n; k++) to[k] = da[k]! * b.value[k]!;
    else if (db) for (let k = 0; k < n; k++) to[k] = a.value[k]! * db[k]!;
  }
  if (out.second.length === 0) return;
  for (let i = 0; i < nDims; i++)
    for (let j = 0; j <= i; j++) {
      const p = pair(i, j);
      const to = out.second[p];
      if (!to) continue;
      const [ha, hb] = [a.second[p], b.second[p]];
      const [ai, aj, bi, bj] = [a.first[i], a.first[j], b.first[i], b.first[j]];
      to.fill(0, 0, n);
      if (ha) for (let k = 0; k < n; k++) to[k]! += ha[k]! * b.value[k]!;
      if (hb) for (let k = 0; k < n; k++) to[k]! += a.value[k]! * hb[k]!;
      if (ai && bj) for (let k = 0; k < n; k++) to[k]! += ai[k]! * bj[k]!;
      if (aj && bi) for (let k = 0; k < n; k++) to[k]! += aj[k]! * bi[k]!;
    }
}

/** q = a / b: differentiate a = q b. */
function dividing(out: Register, a: Register, b: Register, nDims: number): Step {
  return (_, n) => {
    const q = out.value;
    for (let k = 0; k < n; k++) q[k] = a.value[k]! / b.value[k]!;
    for (let i = 0; i < out.first.length; i++) {
      const to = out.first[i];
      if (!to) continue;
      const [da, db] = [a.first[i], b.first[i]];
      if (da && db) for (let k = 0; k < n; k++) to[k] = (da[k]! - q[k]! * db[k]!) / b.value[k]!;
      else if (da) for (let k = 0; k < n; k++) to[k] = da[k]! / b.value[k]!;
      else if (db) for (let k = 0; k < n; k++) to[k] = (-q[k]! * db[k]!) / b.value[k]!;
    }
    if (out.second.length === 0) return;
    for (let i = 0; i < nDims; i++)
      for (let j = 0; j <= i; j++) {
        const p = pair(i, j);
        const to = out.second[p];
        if (!to) continue;
        const [ha, hb] = [a.second[p], b.second[p]];
        const [qi, qj, bi, bj] = [out.first[i], out.first[j], b.first[i], b.first[j]];
        to.fill(0, 0, n);
        if (ha) for (let k = 0; k < n; k++) to[k]! += ha[k]!;
        if (hb) for (let k = 0; k < n; k++) to[k]! -= q[k]! * hb[k]!;
        if (qi && bj) for (let k = 0; k < n; k++) to[k]! -= qi[k]! * bj[k]!;
        if (qj && bi) for (let k = 0; k < n; k++) to[k]! -= qj[k]! * bi[k]!;
        for (let k = 0; k < n; k++) to[k]! /= b.value[k]!;
      }
  };
}

type Floats = Float64Array;

/** A function of one variable with its first two derivatives at n points; y = f(x) is passed on to save work. */
interface Chain {
  value(x: Floats, y: Floats, n: number): void;
  first(x: Floats, y: Floats, to: Floats, n: number): void;
  second(x: Floats, y: Floats, to: Floats, n: number): void;
}

type Pointwise = (x: number, y: number) => number;

function pointwise(value: (x: number) => number, first: Pointwise, second: Pointwise): Chain {
  const each = (f: Pointwise) => (x: Floats, y: Floats, to: Floats, n: number): void => {
    for (let k = 0; k < n; k++) to[k] = f(x[k]!, y[k]!);
  };
  return {
    value(x, y, n) {
      for (let k = 0; k < n; k++) y[k] = value(x[k]!);
    },
    first: each(first),
    second: each(second),
  };
}

const CHAINS: Record<FunctionName, Chain> = {
  sin: pointwise(Math.sin, Math.cos, (_, y) => -y),
  cos: pointwise(Math.cos, (x) => -Math.sin(x), (_, y) => -y),
  tan: pointwise(Math.tan, (_, y) => 1 + y * y, (_, y) => 2 * y * (1 + y * y)),
  exp: pointwise(Math.exp, (_, y) => y, (_, y) => y),
  log: pointwise(Math.log, (x) => 1 / x, (x) => -1 / (x * x)),
  sqrt: pointwise(Math.sqrt, (_, y) => 0.5 / y, (x, y) => -0.25 / (x * y)),
  abs: pointwise(Math.abs, Math.sign, () => 0),
  tanh: pointwise(Math.tanh, (_, y) => 1 - y * y, (_, y) => -2 * y * (1 - y * y)),
  sinh: pointwise(Math.sinh, Math.cosh, (_, y) => y),
  cosh: pointwise(Math.cosh, Math.sinh, (_, y) => y),
  arctan: pointwise(Math.atan, (x) => 1 / (1 + x * x), (x) => (-2 * x) / (1 + x * x) ** 2),
};

/** x ** n by squaring: exact for small powers, and with finite derivatives at zero. */
function whole(x: number, n: number): number {
  if (n < 0) return 1 / whole(x, -n);
  let [result, factor] = [1, x];
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= factor;
    factor *= factor;
  }
  return result;
}

function powers(n: number): Chain {
  return {
    value: (x, y, size) => {
      raise(x, n, 1, y, size);
    },
    first: (x, _, to, size) => {
      raise(x, n - 1, n, to, size);
    },
    second: (x, _, to, size) => {
      raise(x, n - 2, n * (n - 1), to, size);
    },
  };
}

/** to = scale x ** p; nothing at all where the scale is zero, even where the power is not finite. */
function raise(x: Floats, p: number, scale: number, to: Floats, n: number): void {
  if (scale === 0) to.fill(0, 0, n);
  else if (p === 0) to.fill(scale, 0, n);
  // The commonest have loops of their own, bit for bit `whole`: a call for each point takes five times as long.
  else if (p === 1) for (let k = 0; k < n; k++) to[k] = scale * x[k]!;
  else if (p === 2) for (let k = 0; k < n; k++) to[k] = scale * (x[k]! * x[k]!);
  else if (p === 3) for (let k = 0; k < n; k++) to[k] = scale * (x[k]! * (x[k]! * x[k]!));
  else if (p === 4)
    for (let k = 0; k < n; k++) {
      const square = x[k]! * x[k]!;
      to[k] = scale * (square * square);
    }
  else if (Number.isInteger(p)) for (let k = 0; k < n; k++) to[k] = scale * whole(x[k]!, p);
  else for (let k = 0; k < n; k++) to[k] = scale * x[k]! ** p;
}

function exponentials(base: number): Chain {
  const rate = base === 0 ? 0 : Math.log(base);
  return pointwise((x) => base ** x, (_, y) => rate * y, (_, y) => rate * rate * y);
}

/** out = f(a) by the chain rule. */
function composed(out: Register, a: Register, nDims: number, chain: Chain): Step {
  const slopes = new Float64Array(out.value.length);
  const bends = new Float64Array(out.second.length ? out.value.length : 0);
  return (_, n) => {
    const [x, y] = [a.value, out.value];
    chain.value(x, y, n);
    if (out.first.length === 0) return;
    chain.first(x, y, slopes, n);
    out.first.forEach((to, i) => {
      const da = a.first[i];
      if (to && da) for (let k = 0; k < n; k++) to[k] = slopes[k]! * da[k]!;
    });
    if (out.second.length === 0) return;
    chain.second(x, y, bends, n);
    for (let i = 0; i < nDims; i++)
      for (let j = 0; j <= i; j++) {
        const p = pair(i, j);
        const to = out.second[p];
        if (!to) continue;
        const [ai, aj, ha] = [a.first[i], a.first[j], a.second[p]];
        to.fill(0, 0, n);
        if (ai && aj) for (let k = 0; k < n; k++) to[k] = bends[k]! * ai[k]! * aj[k]!;
        if (ha) for (let k = 0; k < n; k++) to[k]! += slopes[k]! * ha[k]!;
      }
  };
}

/** out = a ** b with variables in both: derivatives of exp(b log a), where a is positive. */
function towering(out: Register, a: Register, b: Register, nDims: number): Step {
  const size = out.value.length;
  const empty = (register: Register): Register => ({
    value: new Float64Array(size),
    first: register.first.map((array) => (array ? new Float64Array(size) : null)),
    second: out.second.map(() => new Float64Array(size)),
  });
  const log = empty(a);
  const exponent: Register = {
    value: new Float64Array(size),
    first: out.first.map(() => new Float64Array(size)),
    second: out.second.map(() => new Float64Array(size)),
  };
  const logarithm = composed(log, a, nDims, CHAINS.log);
  const raised = composed(out, exponent, nDims, CHAINS.exp);
  return (points, n) => {
    logarithm(points, n);
    for (let k = 0; k < n; k++) exponent.value[k] = b.value[k]! * log.value[k]!;
    product(exponent, b, log, nDims, n);
    raised(points, n);
    for (let k = 0; k < n; k++) out.value[k] = a.value[k]! ** b.value[k]!;
  };
}
