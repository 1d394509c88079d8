// What became of the walkers, judged as `unsaddle.outcome` does: what is watched, and what it means.

import type { Outcome, Place, Survival, Tally, Share } from "../simulation/messages";
import { OUTCOMES } from "../simulation/messages";
import type { Watcher } from "../motion/ensemble";
import { PointFunction, norm } from "./function";
import { landscapeOf } from "./landscape";
import { diagonalOf, nearestPoint, sidesOf } from "./place";
import { kindOf } from "./search";
import { survivalOf, wilson } from "./statistics";

const ENDED_TOL = 0.02; // relative to the box's diagonal
const GONE_DIAGONALS = 100;
const REST_TOL = 1e-6; // relative to the gradient at the start
const NEVER = 0x7fffffff; // later than every step

export interface Verdicts {
  readonly tally: Tally;
  readonly shares: Readonly<Record<Outcome, Share>>;
  readonly survival: Survival | null;
}

export class Judge {
  readonly watch: Watcher;
  private readonly marks: Record<"escaped" | "climbed" | "fallen" | "outside" | "notFinite", Int32Array>;

  /** `level` is the highest value among all starts; `starts` holds one array per coordinate. */
  constructor(private readonly place: Place, private readonly starts: readonly Float64Array[], level: number) {
    const n = starts[0]!.length;
    const empty = (): Int32Array => new Int32Array(n).fill(NEVER);
    this.marks = { escaped: empty(), climbed: empty(), fallen: empty(), outside: empty(), notFinite: empty() };
    this.watch = this.watcher(level);
  }

  private watcher(level: number): Watcher {
    const { place, marks } = this;
    const centre = sidesOf(place.box, place.nDims).map(([low, high]) => 0.5 * (low + high));
    const far = GONE_DIAGONALS * diagonalOf(place);
    const escaped = this.escapeTest();
    return (step, points, values) => {
      const [xs, ys] = [points[0]!, points[1]];
      const n = xs.length;
      for (let k = 0; k < n; k++) {
        const [x, y, value] = [xs[k]!, ys ? ys[k]! : 0, values[k]!];
        const finite = Number.isFinite(x) && Number.isFinite(y);
        if (!finite && marks.notFinite[k] === NEVER) marks.notFinite[k] = step;
        if (finite && !Number.isFinite(value) && marks.outside[k] === NEVER) marks.outside[k] = step;
        if (Math.abs(x - centre[0]!) > far || (ys && Math.abs(y - centre[1]!) > far)) {
          // Not-a-number counts as upwards.
          const mark = value <= level ? marks.fallen : marks.climbed;
          if (mark[k] === NEVER) mark[k] = step;
        }
        if (escaped && marks.escaped[k] === NEVER && escaped(x, y, value)) marks.escaped[k] = step;
      }
    };
  }

  private escapeTest(): ((x: number, y: number, value: number) => boolean) | null {
    const { reference } = this.place;
    if (reference === null) return null;
    const { point, radius, escapeDirections } = reference;
    const [cx, cy] = point.location;
    if (escapeDirections.length === 0)
      return (x, y, value) => (x - cx) ** 2 + (y - cy) ** 2 >= radius ** 2 && value < point.value;
    const [[u, v], second] = escapeDirections as readonly [readonly [number, number], (readonly [number, number])?];
    const along = (a: number, b: number, x: number, y: number): number =>
      (a === 0 ? 0 : a * (x - cx)) + (b === 0 ? 0 : b * (y - cy));
    if (!second) return (x, y) => Math.abs(along(u, v, x, y)) >= radius; // no square, which underflows
    return (x, y) => along(u, v, x, y) ** 2 + along(second[0], second[1], x, y) ** 2 >= radius ** 2;
  }

  /** The step at which a walker escaped, or null. */
  escapedAt(k: number): number | null {
    return this.happened(k) === "ESCAPED" ? this.marks.escaped[k]! : null;
  }

  /** What the marks alone say of a walker; null where nothing happened to it. */
  happened(k: number): Outcome | null {
    const { marks } = this;
    const escaped = marks.escaped[k]!;
    const fallen = marks.fallen[k]!;
    const outside = marks.outside[k]! < fallen ? marks.outside[k]! : NEVER;
    // A value that overflows on the way up is no edge of the domain.
    const climbed = marks.climbed[k]! < fallen ? marks.climbed[k]! : NEVER;
    const blownUp = marks.notFinite[k]! < fallen ? marks.notFinite[k]! : NEVER;
    // From inside the neighbourhood to out of sight in one step is no way down that was followed.
    if (escaped !== NEVER && escaped === fallen) return "DIVERGED";
    if (outside >= climbed && Math.min(climbed, blownUp) !== NEVER) return "DIVERGED";
    if (outside < escaped) return "LEFT_DOMAIN";
    return escaped === NEVER ? null : "ESCAPED";
  }

  /** What became of every walker if the run ended at these points. */
  outcomes(points: readonly Float64Array[]): Outcome[] {
    const f = new PointFunction(this.formula);
    return Array.from(points[0]!, (_, k) => this.happened(k) ?? this.rest(k, points, f));
  }

  verdicts(points: readonly Float64Array[]): Verdicts {
    const n = points[0]!.length;
    const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
    const escapes: number[] = [];
    this.outcomes(points).forEach((outcome, k) => {
      counts[outcome] += 1;
      if (outcome === "ESCAPED") escapes.push(this.marks.escaped[k]!);
    });
    const shares = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, wilson(counts[outcome], n)]));
    const survival = this.place.reference ? survivalOf(escapes, n) : null;
    return { tally: counts, shares: shares as Record<Outcome, Share>, survival };
  }

  private get formula(): ConstructorParameters<typeof PointFunction>[0] {
    return landscapeOf(this.place.landscape).formula;
  }

  /** A walker to which nothing happened: the place where it is decides. */
  private rest(k: number, points: readonly Float64Array[], f: PointFunction): Outcome {
    const { place } = this;
    if (place.reference) return "STUCK";
    const at = points.map((array) => array[k]!);
    if (!at.every(Number.isFinite)) return "UNDECIDED";
    const near = nearestPoint(place.criticalPoints, at[0]!, at[1] ?? 0);
    if (near && near.distance <= ENDED_TOL * diagonalOf(place)) return resting(near.point.kind);
    if (sidesOf(place.box, place.nDims).some(([low, high], d) => !(at[d]! >= low && at[d]! <= high)))
      return "UNDECIDED";
    const begun = norm(f.look(this.starts.map((array) => array[k]!)).gradient);
    if (!(norm(f.look(at).gradient) <= REST_TOL * begun)) return "UNDECIDED";
    return resting(kindOf(f.eigenpairs(at).map(({ value }) => value)));
  }
}

function resting(kind: string): Outcome {
  if (kind === "MINIMUM") return "CONVERGED";
  return kind === "DEGENERATE" ? "UNDECIDED" : "STUCK";
}
