// What is known of the place: box, critical points, the saddle to be left, its manifolds.

import type { CriticalPoint, Place, Reference } from "../simulation/messages";
import { originOf } from "../motion/starts";
import type { Box, Pair, State } from "../state/state";
import { away, PointFunction, type Point } from "./function";
import { landscapeOf, type Landscape } from "./landscape";
import { manifoldsOf } from "./manifold";
import { indexOf, kindOf, search, type Found } from "./search";

const OWN_BOX: Box = [[-2, 2], [-2, 2]]; // of a typed formula, before it is fitted
const MOST_FITTED = 20; // a periodic function has no end of critical points

/** Return what is known of the place of a state. */
export function placeOf(state: Pick<State, "landscape" | "box" | "starts">): Place {
  const landscape = landscapeOf(state.landscape);
  const f = new PointFunction(landscape.formula);
  const bare = bareOf(landscape, f, state.box);
  const reference = referenceOf(bare, originOf(state.starts));
  return { ...bare, reference, manifolds: manifoldsOf(bare, reference, f) };
}

type Bare = Omit<Place, "reference" | "manifolds">;

const MOST_KEPT = 16;
const kept = new Map<string, Bare>();

/** What does not depend on the starts; kept, for a search takes long and a dragged start asks for it each time. */
function bareOf(landscape: Landscape, f: PointFunction, given: Box | null): Bare {
  const key = JSON.stringify([landscape.text, given]);
  const before = kept.get(key);
  if (before) return before;
  const { box, found } = groundOf(landscape, f, given);
  const made: Bare = {
    landscape: landscape.text,
    formula: landscape.formula.text,
    named: landscape.named,
    nDims: f.nDims as 1 | 2,
    box,
    criticalPoints: found.map((point) => described(point, f)),
  };
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, made);
  return made;
}

/** The part of the box in which a landscape of one variable lives is its first side. */
export const sidesOf = (box: Box, nDims: number): readonly Pair[] => box.slice(0, nDims);

export function diagonalOf(place: Pick<Place, "box" | "nDims">): number {
  return Math.hypot(...sidesOf(place.box, place.nDims).map(([low, high]) => high - low));
}

function groundOf(
  landscape: Landscape, f: PointFunction, given: Box | null,
): { box: Box; found: readonly Found[] } {
  if (landscape.known) return { box: given ?? landscape.box!, found: landscape.known };
  if (given) return { box: given, found: search(f, sidesOf(given, f.nDims)) };
  const wide = OWN_BOX.map(([low, high]) => [5 * low, 5 * high] as const) as unknown as Box;
  const around = search(f, sidesOf(wide, f.nDims), MOST_FITTED);
  // As `race` does: somebody who types a formula does not say where its minima are.
  if (around.length === 0 || around.length > MOST_FITTED)
    return { box: OWN_BOX, found: search(f, sidesOf(OWN_BOX, f.nDims)) };
  const [x, y] = OWN_BOX.map(([, half], d) =>
    Math.max(half, 1.25 * Math.max(...around.map(({ location }) => Math.abs(location[d] ?? 0)))),
  ) as [number, number];
  return { box: [[-x, x], [-y, y]], found: around };
}

function described(point: Found, f: PointFunction): CriticalPoint {
  const pairs = f.eigenpairs(point.location);
  const vectors = pairs.map(({ vector }) => upright(vector));
  const { eigenvalues } = point;
  return {
    location: [point.location[0]!, point.location[1] ?? 0],
    value: point.value,
    eigenvalues: [eigenvalues[0]!, eigenvalues[1] ?? eigenvalues[0]!],
    eigenvectors: [vectors[0]!, vectors[1] ?? vectors[0]!],
    kind: kindOf(eigenvalues),
    index: indexOf(eigenvalues),
  };
}

/** Signs of eigenvectors are open; the largest component is made positive. */
function upright(vector: Point): Pair {
  const first = Math.abs(vector[0]!) >= Math.abs(vector[1] ?? 0) ? vector[0]! : vector[1]!;
  const sign = first < 0 ? -1 : 1;
  return [sign * vector[0]!, sign * (vector[1] ?? 0)];
}

export function nearestPoint(
  points: readonly CriticalPoint[], x: number, y: number,
): { point: CriticalPoint; distance: number } | null {
  let best = points[0];
  if (!best) return null;
  let least = Infinity;
  // Squares, for thousands of walkers may be asked about a thousand points; a far one's may overflow.
  for (const point of points) {
    const [dx, dy] = [x - point.location[0], y - point.location[1]];
    const square = dx * dx + dy * dy;
    if (square < least) [best, least] = [point, square];
  }
  return { point: best, distance: Math.hypot(x - best.location[0], y - best.location[1]) };
}

function referenceOf(place: Bare, origin: Pair): Reference | null {
  const { nDims } = place;
  const at: Pair = [origin[0], nDims === 2 ? origin[1] : 0];
  const near = nearestPoint(place.criticalPoints, ...at);
  if (near === null || near.point.kind === "MINIMUM") return null;
  const { point } = near;
  const others = place.criticalPoints.filter((each) => each !== point).map((each) => away(each.location, point.location));
  const widths = sidesOf(place.box, nDims).map(([low, high]) => high - low);
  const radius = 0.5 * Math.min(0.5 * Math.min(...widths), ...others);
  const escapeDirections = point.eigenvectors.slice(0, Math.min(point.index, nDims));
  const reference = { point, radius, escapeDirections };
  return displacement(reference, at) < radius ? reference : null;
}

/** The distance from the saddle along its escape directions; along all where there is none. */
export function displacement({ point, escapeDirections }: Reference, at: Pair): number {
  const dx = at[0] - point.location[0];
  const dy = at[1] - point.location[1];
  if (escapeDirections.length === 0) return Math.hypot(dx, dy);
  const [[u, v], second] = [escapeDirections[0]!, escapeDirections[1]];
  const along = u * dx + v * dy;
  return second ? Math.hypot(along, second[0] * dx + second[1] * dy) : Math.abs(along);
}
