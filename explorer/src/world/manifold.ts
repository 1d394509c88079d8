// The curves that meet at a saddle: the stable manifold of the gradient flow, which parts the starts that
// leave on one side from those that leave on the other, and the unstable one, on which they leave.

import type { Manifold, Place, Reference } from "../simulation/messages";
import type { Pair } from "../state/state";
import type { PointFunction } from "./function";

const MOST_SADDLES = 8; // beyond, only the one that is to be left: a picture of all shows nothing
const FIRST = 1e-5; // how far from the saddle a curve begins, relative to the box's diagonal
const APART = 5e-3; // points of a curve, likewise
const START = 1e-3; // length of what counts as the beginning of a curve
const LONGEST_STEP = 0.05;
const SHORTEST_STEP = 1e-8; // below, the function ends or is not smooth
const ERROR_TOL = 2e-6; // of one step; below FIRST, or a curve does not find away from its saddle
const END_TOL = 1e-4; // this close to a critical point a curve may end
const LONGEST = 4;
const MARGIN = 0.05; // how far beyond the box a curve is followed
const BUDGET = 6e4; // operations for one curve, as `search` counts them: a few milliseconds

/** Return the manifolds of the strict saddles of a landscape of two variables. */
export function manifoldsOf(
  place: Omit<Place, "reference" | "manifolds">, reference: Reference | null, f: PointFunction,
): Manifold[] {
  if (place.nDims !== 2) return [];
  const saddles = place.criticalPoints
    .map((point, saddle) => ({ point, saddle }))
    .filter(({ point }) => point.kind === "STRICT_SADDLE" && point.index === 1);
  const chosen =
    saddles.length <= MOST_SADDLES ? saddles : saddles.filter(({ point }) => point === reference?.point);
  return chosen.flatMap(({ point, saddle }) => {
    const curves = (vector: Pair, sign: number): Manifold["branches"] =>
      [1, -1].map((side) => followed(f, place.box, point.location, [side * vector[0], side * vector[1]], sign));
    const found: Manifold[] = [];
    if (point.eigenvalues[1] > 0)
      found.push({ saddle, kind: "stable", branches: curves(point.eigenvectors[1], 1) });
    found.push({ saddle, kind: "unstable", branches: curves(point.eigenvectors[0], -1) });
    return found;
  });
}

/** Follow the direction of the gradient (sign 1: uphill) from a saddle, to points equally far apart. */
function followed(
  f: PointFunction, box: Place["box"], from: Pair, out: Pair, sign: number,
): [Float64Array, Float64Array] {
  const diagonal = Math.hypot(box[0][1] - box[0][0], box[1][1] - box[1][0]);
  const inside = ([x, y]: Pair): boolean =>
    [x, y].every((c, d) => {
      const [low, high] = box[d]!;
      const more = MARGIN * (high - low);
      return c >= low - more && c <= high + more;
    });
  const first: Pair = [from[0] + FIRST * diagonal * out[0], from[1] + FIRST * diagonal * out[1]];
  const [xs, ys] = [[from[0]], [from[1]]];
  const apart = APART * diagonal;
  let due = apart - FIRST * diagonal; // how far it is to the next point
  let last = first;
  for (const bit of bits(f, first, sign, diagonal)) {
    for (; due <= bit.length; due += apart) {
      const [x, y] = between(bit, due / bit.length);
      xs.push(x);
      ys.push(y);
    }
    due -= bit.length;
    last = bit.to;
    if (!inside(last)) break;
  }
  xs.push(last[0]);
  ys.push(last[1]);
  return [Float64Array.from(xs), Float64Array.from(ys)];
}

interface Bit {
  readonly from: Pair;
  readonly to: Pair;
  readonly length: number;
  readonly slopes: readonly [Pair, Pair]; // of unit length, at both ends
}

/**
 * The steps of a curve until it ends at a critical point or where the function does. At a stiff saddle it runs
 * along the floor of a canyon, on which explicit methods creep. Rosenbrock's, which uses exact Hessians, does not.
 */
function* bits(f: PointFunction, start: Pair, sign: number, diagonal: number): Generator<Bit> {
  const stop = f.n + BUDGET;
  const slopeAt = (point: Pair): Slope => {
    const [gx, gy] = f.look(point).gradient as [number, number];
    const size = sign * Math.hypot(gx, gy);
    return { along: [gx / size, gy / size], size };
  };
  let [from, here] = [start, slopeAt(start)];
  let h = APART * diagonal;
  let bend = bendAt(f, from);
  for (let length = 0; length < LONGEST * diagonal && f.n < stop && h >= SHORTEST_STEP * diagonal; ) {
    const { to, there, error } = rosenbrock(from, here.along, turning(bend, here), h, slopeAt);
    const wanted = 0.8 * ((ERROR_TOL * diagonal) / error) ** (1 / 3);
    if (error <= ERROR_TOL * diagonal) {
      yield { from, to, length: h, slopes: [here.along, there.along] };
      length += h;
      const isBack = here.along[0] * there.along[0] + here.along[1] * there.along[1] < 0;
      [from, here, bend] = [to, there, bendAt(f, to)];
      // Over a critical point the direction turns back; where the canyon's floor is found it may do so too.
      if (isBack && length > START * diagonal && !(newtonLength(bend, here) > END_TOL * diagonal)) return;
    }
    // Beyond an edge of the function the error is not-a-number.
    h *= wanted > 0.2 ? Math.min(wanted, 5) : 0.2;
    h = Math.min(h, LONGEST_STEP * diagonal);
  }
}

interface Slope {
  readonly along: Pair; // of length 1
  readonly size: number; // negative where the curve goes downhill
}

type Bend = readonly [number, number, number]; // the Hessian's xx, xy, yy

function bendAt(f: PointFunction, at: Pair): Bend {
  const hessian = f.hessian(at);
  return [hessian(0, 0), hessian(1, 0), hessian(1, 1)];
}

/** The direction's derivative: the Hessian, read across the direction; a row, for the direction only turns. */
function turning([a, b, d]: Bend, { along: [ux, uy], size }: Slope): Pair {
  return [(ux * b - uy * a) / size, (ux * d - uy * b) / size];
}

/** How far Newton's step goes: the distance to a critical point beside this one. */
function newtonLength([a, b, d]: Bend, { along: [ux, uy], size }: Slope): number {
  return Math.hypot(d * ux - b * uy, a * uy - b * ux) * Math.abs(size / (a * d - b * b));
}

/** One step of the pair of orders 2 and 3 of Shampine and Reichelt (1997), The MATLAB ODE suite, section 3.1. */
function rosenbrock(
  from: Pair, along: Pair, turns: Pair, h: number, slopeAt: (point: Pair) => Slope,
): { to: Pair; there: Slope; error: number } {
  const d = 1 / (2 + Math.SQRT2);
  const [nx, ny] = [-along[1], along[0]];
  const across = 1 - h * d * (turns[0] * nx + turns[1] * ny);
  // The inverse of 1 - h d J by Sherman and Morrison, for J has rank one.
  const solved = ([x, y]: Pair): Pair => {
    const share = (h * d * (turns[0] * x + turns[1] * y)) / across;
    return [x + share * nx, y + share * ny];
  };
  const k1 = solved(along);
  const middle = slopeAt(plus(from, 0.5 * h, k1)).along;
  const k2 = plus(solved(plus(middle, -1, k1)), 1, k1);
  const to = plus(from, h, k2);
  const e = 6 + Math.SQRT2;
  const there = slopeAt(to);
  const rest: Pair = [0, 1].map((i) =>
    there.along[i]! - e * (k2[i]! - middle[i]!) - 2 * (k1[i]! - along[i]!)) as unknown as Pair;
  const k3 = solved(rest);
  return { to, there, error: (h / 6) * Math.hypot(k1[0] - 2 * k2[0] + k3[0], k1[1] - 2 * k2[1] + k3[1]) };
}

const plus = (a: Pair, s: number, b: Pair): Pair => [a[0] + s * b[0], a[1] + s * b[1]];

/** A point of a step, by the cubic that has its ends and slopes. */
function between({ from, to, length, slopes: [begin, end] }: Bit, t: number): Pair {
  const bent = (d: 0 | 1): number =>
    from[d] + t * t * (3 - 2 * t) * (to[d] - from[d]) +
    length * t * (1 - t) * ((1 - t) * begin[d] - t * end[d]);
  return [bent(0), bent(1)];
}
