// What the counts rest on, in sentences: where the walkers are now, and why one has not left.

import type { CriticalPoint, Frame, OptimizerFrame, Place } from "../simulation/messages";
import { diagonalOf, displacement, nearestPoint } from "../world/place";
import { figure, whole } from "./dom";
import { KINDS } from "./words";

const AT_TOL = 0.02; // relative to the box's diagonal, as `unsaddle.outcome`
const GROWN = 1.5; // times its distance at the start: on its way
const BOTTOMLESS = -1e6;
const MOST_PLACES = 4;

/** Sentences about every optimizer; the same one about several is said once. */
export function evidence(frame: Frame, place: Place, names: readonly string[], walker: number): string[] {
  const who = new Map<string, string[]>();
  frame.optimizers.forEach((one, i) => {
    const [why, where] = [held(one, place, walker, frame.step), whereabouts(one, place)];
    const known = why !== "" && one.nWalkers === 1 && where.includes("near"); // the first says how near
    const said = [why, known ? "" : where].filter((text) => text !== "").join(" ");
    if (said !== "") who.set(said, [...(who.get(said) ?? []), names[i]!]);
  });
  const found = [...who].map(([said, them]) => `${them.join(", ")}: ${said}`);
  if (frame.optimizers.some((one) => one.value < BOTTOMLESS))
    found.push("A value like −1e20 means: this function has no lowest point, it falls for ever, and so does a walker that has left. The value says that it left, and no more.");
  return found;
}

/** Where the walkers that are drawn are now, in the words of `unsaddle.outcome`. */
export function whereabouts(one: OptimizerFrame, place: Place): string {
  const [xs, ys] = one.points;
  const reach = AT_TOL * diagonalOf(place);
  const counts = new Map<Spot, number>();
  for (let k = 0; k < xs.length; k++) {
    const spot = spotOf(xs[k]!, ys[k] ?? 0, place, reach);
    counts.set(spot, (counts.get(spot) ?? 0) + 1);
  }
  const groups = [...counts].sort((a, b) => b[1] - a[1]).map(([spot, n]) => [wordsOf(spot, place), n] as const);
  if (groups.length === 0) return "";
  if (xs.length === 1) return `Now: ${groups[0]![0]}.`;
  const others = groups.slice(MOST_PLACES).reduce((sum, [, n]) => sum + n, 0);
  const told = groups.slice(0, MOST_PLACES).map(([at, n]) => `${whole(n)} ${at}`);
  if (others > 0) told.push(`${whole(others)} at other places`);
  const part = xs.length < one.nWalkers ? `, of the ${whole(xs.length)} drawn` : "";
  return `Now: ${told.join(", ")}${part}.`;
}

type Spot = CriticalPoint | "near" | "elsewhere" | "outside" | "no number";

function spotOf(x: number, y: number, place: Place, reach: number): Spot {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return "no number";
  const near = nearestPoint(place.criticalPoints, x, y);
  if (near && near.distance <= reach) return near.point;
  const [[x0, x1], [y0, y1]] = place.box;
  if (!(x >= x0 && x <= x1 && (place.nDims === 1 || (y >= y0 && y <= y1)))) return "outside";
  return place.reference && displacement(place.reference, [x, y]) < place.reference.radius ? "near" : "elsewhere";
}

function wordsOf(spot: Spot, place: Place): string {
  const named = ({ kind, location }: CriticalPoint): string =>
    `the ${kind === "DEGENERATE" || kind === "UNDECIDED" ? "flat point" : KINDS[kind]} (${location.slice(0, place.nDims).map(figure).join(", ")})`;
  if (spot === "no number") return "at no number";
  if (spot === "outside") return "outside the picture";
  if (spot === "elsewhere") return "elsewhere in the picture";
  return spot === "near" ? `near ${named(place.reference!.point)}` : `at ${named(spot)}`;
}

/** Why the followed walker counts as stuck, where all of its optimizer's do. */
export function held(one: OptimizerFrame, place: Place, walker: number, step: number): string {
  const { reference } = place;
  const [xs, ys] = one.path;
  if (reference === null || step === 0 || xs.length < 2 || one.tally.STUCK < one.nWalkers) return "";
  const last = xs.length - 1;
  const [before, now] = [displacement(reference, [xs[0]!, ys[0]!]), displacement(reference, [xs[last]!, ys[last]!])];
  const whose = one.nWalkers === 1 ? "" : `walker ${whole(walker)} is `;
  const way = reference.escapeDirections.length === 0 ? "from its centre" : "from the saddle along the way out";
  if (now === 0) return `not left after ${whole(step)} steps: ${whose}exactly 0 ${way}, so nothing pushes it off.`;
  const radius = `it counts as escaped at ${figure(reference.radius)}`;
  if (before > 0 && now > GROWN * before)
    return `not left yet after ${whole(step)} steps, but on its way out: ${whose}${figure(now)} ${way}, from ${figure(before)} at the start; ${radius}.`;
  return `not left after ${whole(step)} steps: ${whose}${figure(now)} ${way}; ${radius}.`;
}
