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
      return multiplying(out, a, b, nDims);
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

type Floats = Float64Array;
type Term = [Floats, Floats, Floats?]; // factors

/**
 * The chain rule for out = f(inputs). `slopes` holds f's derivative by each input, `bends` that of each slope by
 * each input, null where it is zero everywhere; what fills them does so before each call.
 */
function chained(
  out: Register, inputs: readonly Register[], slopes: readonly Floats[],
  bends: readonly (readonly (Floats | null)[])[], nDims: number,
): (n: number) => void {
  const sums: { to: Floats; terms: readonly Term[] }[] = [];
  const sum = (to: Floats | null | undefined, terms: readonly (Floats | null | undefined)[][]): void => {
    // A factor that is zero everywhere takes its term with it; without terms `to` is and stays zero.
    const left = terms.filter((term): term is Term => term.every(Boolean));
    if (to && left.length > 0) sums.push({ to, terms: left });
  };
  for (let i = 0; i < nDims; i++) {
    sum(out.first[i], inputs.map((input, s) => [slopes[s], input.first[i]]));
    for (let j = 0; j <= i; j++)
      sum(out.second[pair(i, j)], [
        ...inputs.map((input, s) => [slopes[s], input.second[pair(i, j)]]),
        ...inputs.flatMap((by, s) => inputs.map((of, t) => [bends[s]![t], by.first[i], of.first[j]])),
      ]);
  }
  return (n) => {
    for (const { to, terms } of sums) addUp(to, terms, n);
  };
}

/** to = the sum of products of two or three factors. */
function addUp(to: Floats, terms: readonly Term[], n: number): void {
  const [[a, b, c], second] = terms as [Term, Term?];
  let done = 1;
  if (c) for (let k = 0; k < n; k++) to[k] = a[k]! * b[k]! * c[k]!;
  else if (second && !second[2]) {
    const [d, e] = second;
    for (let k = 0; k < n; k++) to[k] = a[k]! * b[k]! + d[k]! * e[k]!;
    done = 2;
  } else for (let k = 0; k < n; k++) to[k] = a[k]! * b[k]!;
  for (; done < terms.length; done++) {
    const [d, e, f] = terms[done]!;
    if (f) for (let k = 0; k < n; k++) to[k]! += d[k]! * e[k]! * f[k]!;
    else for (let k = 0; k < n; k++) to[k]! += d[k]! * e[k]!;
  }
}

function multiplying(out: Register, a: Register, b: Register, nDims: number): Step {
  const one = new Float64Array(out.value.length).fill(1);
  const pass = chained(out, [a, b], [b.value, a.value], [[null, one], [one, null]], nDims);
  return (_, n) => {
    for (let k = 0; k < n; k++) out.value[k] = a.value[k]! * b.value[k]!;
    pass(n);
  };
}

function dividing(out: Register, a: Register, b: Register, nDims: number): Step {
  const room = (): Floats => new Float64Array(out.value.length);
  const [byA, byB, cross, byBoth] = [room(), room(), room(), room()];
  const pass = chained(out, [a, b], [byA, byB], [[null, cross], [cross, byBoth]], nDims);
  const isFixed = b.first.every((array) => array === null); // a number
  if (isFixed) byA.fill(1 / b.value[0]!);
  return (_, n) => {
    for (let k = 0; k < n; k++) out.value[k] = a.value[k]! / b.value[k]!;
    for (let k = 0; k < n && !isFixed; k++) {
      const [y, q] = [b.value[k]!, out.value[k]!];
      byA[k] = 1 / y;
      byB[k] = -q / y;
      cross[k] = -1 / (y * y);
      byBoth[k] = (2 * q) / (y * y);
    }
    pass(n);
  };
}

/** out = a ** b with variables in both. At a = 0 the logarithm counts as zero, as JAX has it. */
function towering(out: Register, a: Register, b: Register, nDims: number): Step {
  const room = (): Floats => new Float64Array(out.value.length);
  const [byA, byB, byAA, byAB, byBA, byBB] = [room(), room(), room(), room(), room(), room()];
  const pass = chained(out, [a, b], [byA, byB], [[byAA, byAB], [byBA, byBB]], nDims);
  return (_, n) => {
    for (let k = 0; k < n; k++) {
      const [x, y] = [a.value[k]!, b.value[k]!];
      const power = x ** y;
      out.value[k] = power;
      if (out.first.length === 0) continue;
      const lower = x ** (y - 1);
      const log = x === 0 ? 0 : Math.log(x);
      byA[k] = y * lower;
      byB[k] = log * power;
      if (out.second.length === 0) continue;
      byAA[k] = y * ((y - 1) * x ** (y - 2));
      byAB[k] = lower + y * (log * lower);
      // The two are one number, except where zero stands in for the logarithm's own slope too.
      byBA[k] = (x === 0 ? 0 : power / x) + log * (y * lower);
      byBB[k] = log * (log * power);
    }
    pass(n);
  };
}

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
  abs: pointwise(Math.abs, (x) => (x >= 0 ? 1 : -1), () => 0), // at zero JAX's, not the mean of both sides
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

/** out = f(a). */
function composed(out: Register, a: Register, nDims: number, chain: Chain): Step {
  const slopes = new Float64Array(out.value.length);
  const bends = new Float64Array(out.second.length ? out.value.length : 0);
  const pass = chained(out, [a], [slopes], [[bends]], nDims);
  return (_, n) => {
    const [x, y] = [a.value, out.value];
    chain.value(x, y, n);
    if (out.first.length === 0) return;
    chain.first(x, y, slopes, n);
    if (out.second.length > 0) chain.second(x, y, bends, n);
    pass(n);
  };
}
