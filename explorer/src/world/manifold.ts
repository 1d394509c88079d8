// The curves that meet at a saddle: the stable manifold of the gradient flow, which parts the starts that
// leave on one side from those that leave on the other, and the unstable one, on which they leave.

import type { Manifold, Place, Reference } from "../simulation/messages";
import type { Pair } from "../state/state";
import type { PointFunction } from "./function";

const MOST_SADDLES = 8; // beyond, only the one that is to be left: a picture of all shows nothing
const FIRST = 1e-4; // first step off the saddle, relative to the box's diagonal
const STRIDE = 5e-3; // of the curve, likewise
const LONGEST = 4;
const MARGIN = 0.05; // how far beyond the box a curve is followed

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

/** Follow the direction of the gradient (sign 1: uphill) from a saddle, by Runge and Kutta's method. */
function followed(
  f: PointFunction, box: Place["box"], from: Pair, out: Pair, sign: number,
): [Float32Array, Float32Array] {
  const diagonal = Math.hypot(box[0][1] - box[0][0], box[1][1] - box[1][0]);
  const stride = STRIDE * diagonal;
  const direction = (x: number, y: number): Pair => {
    const [gx, gy] = f.look([x, y]).gradient as [number, number];
    const length = Math.hypot(gx, gy);
    return length > 0 && length < Infinity ? [(sign * gx) / length, (sign * gy) / length] : [0, 0];
  };
  const inside = (x: number, y: number): boolean =>
    [x, y].every((c, d) => {
      const [low, high] = box[d]!;
      const more = MARGIN * (high - low);
      return c >= low - more && c <= high + more;
    });
  let x = from[0] + FIRST * diagonal * out[0];
  let y = from[1] + FIRST * diagonal * out[1];
  const xs = [from[0], x];
  const ys = [from[1], y];
  let last: Pair = [0, 0];
  for (let length = 0; length < LONGEST * diagonal && inside(x, y); length += stride) {
    const a = direction(x, y);
    const b = direction(x + 0.5 * stride * a[0], y + 0.5 * stride * a[1]);
    const c = direction(x + 0.5 * stride * b[0], y + 0.5 * stride * b[1]);
    const d = direction(x + stride * c[0], y + stride * c[1]);
    const move: Pair = [
      (stride * (a[0] + 2 * b[0] + 2 * c[0] + d[0])) / 6,
      (stride * (a[1] + 2 * b[1] + 2 * c[1] + d[1])) / 6,
    ];
    // The curve ends at another critical point, where the direction turns round or vanishes.
    if (!(Math.hypot(...move) > 0.5 * stride) || move[0] * last[0] + move[1] * last[1] < 0) break;
    x += move[0];
    y += move[1];
    last = move;
    xs.push(x);
    ys.push(y);
  }
  return [Float32Array.from(xs), Float32Array.from(ys)];
}
