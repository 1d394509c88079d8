// The search for critical points in a box: damped Newton from grids, as `unsaddle.critical.search` does
// from random starts, with the same tests of what is critical. A search, no proof of completeness.

import type { Kind } from "../simulation/messages";
import { away, norm, PointFunction, type Point } from "./function";

export const FLAT_TOL = 1e-8; // relative: below it an eigenvalue counts as zero
const GRADIENT_TOL = 1e-10; // relative to the median gradient over the first grid
const SEPARATION_TOL = 1e-4; // relative to the box's diagonal
const FLAT_SEPARATION_TOL = 0.01;
const SIDES = [21, 30, 43, 60]; // of the grids, until one brings nothing new; the odd one holds the axes
const BUDGET = 1e7; // operations, about two seconds: a formula of 500 nodes is searched less finely
const REACHED_TOL = 1e-3; // relative to the diagonal: this close to a degenerate point Newton only crawls on
const MOST_FLAT = 150; // which of them are joined costs their square

export interface Found {
  readonly location: Point;
  readonly value: number;
  readonly eigenvalues: readonly number[]; // ascending
}

/** The kind of a critical point, by the signs of its eigenvalues beyond `FLAT_TOL`. */
export function kindOf(eigenvalues: readonly number[]): Kind {
  if (!eigenvalues.every(Number.isFinite)) return "UNDECIDED";
  const threshold = FLAT_TOL * Math.max(...eigenvalues.map(Math.abs));
  const nNegative = eigenvalues.filter((value) => value < -threshold).length;
  const nPositive = eigenvalues.filter((value) => value > threshold).length;
  if (nNegative === eigenvalues.length) return "MAXIMUM";
  if (nNegative > 0) return "STRICT_SADDLE";
  return nPositive === eigenvalues.length ? "MINIMUM" : "DEGENERATE";
}

export function indexOf(eigenvalues: readonly number[]): number {
  const threshold = FLAT_TOL * Math.max(...eigenvalues.map(Math.abs));
  return eigenvalues.filter((value) => value < -threshold).length;
}

/** Return the critical points found in a box, by value from low to high; beyond `most` it stops looking. */
export function search(f: PointFunction, box: readonly Point[], most = Infinity): Found[] {
  const searcher = new Searcher(f, box);
  return searcher.run(most);
}

class Searcher {
  private readonly middle: Point;
  private readonly diagonal: number;
  private scale = Number.NaN; // of the gradient
  private readonly end: number;

  constructor(private readonly f: PointFunction, private readonly box: readonly Point[]) {
    this.middle = box.map(([low, high]) => 0.5 * (low! + high!));
    this.diagonal = norm(box.map(([low, high]) => high! - low!));
    this.end = f.n + BUDGET;
  }

  run(most: number): Found[] {
    const found: Point[] = [];
    const flat: Point[] = [];
    for (const side of SIDES) {
      const starts = [this.middle, ...this.grid(side)];
      if (Number.isNaN(this.scale)) {
        const sizes = starts.map((p) => norm(this.f.look(p).gradient)).filter(Number.isFinite);
        this.scale = median(sizes);
        if (!(this.scale > 0)) return [];
      }
      const before = found.length + flat.length;
      for (const start of starts) {
        if (this.f.n > this.end || found.length > most) break;
        const place = this.newton(start, 100, (p) => this.isKnown(p, found, flat));
        if (place === null || !this.isCritical(place)) continue;
        if (place.some((c, d) => c < this.box[d]![0]! || c > this.box[d]![1]!)) continue;
        // Newton stops within rounding of the point; "0" is a cleaner name than "1e-17".
        const clean = place.map((c) => (Math.abs(c) < 1e-12 * this.diagonal ? 0 : c));
        const isFlat = hasFlat(this.eigenvalues(clean));
        if (isFlat) {
          if (flat.length < MOST_FLAT) separate(flat, clean, FLAT_SEPARATION_TOL * this.diagonal);
        } else separate(found, clean, SEPARATION_TOL * this.diagonal);
      }
      if (found.length + flat.length === before || this.f.n > this.end || found.length > most) break;
    }
    return [...found, ...this.oneOfEach(flat)].map((place) => this.described(place)).sort(byValue);
  }

  private grid(side: number): Point[] {
    const axes = this.box.map(([low, high]) =>
      // In one dimension as many points as in two.
      steps(low!, high!, this.box.length === 1 ? side * side : side),
    );
    if (axes.length === 1) return axes[0]!.map((x) => [x]);
    return axes[0]!.flatMap((x) => axes[1]!.map((y) => [x, y]));
  }

  private described(location: Point): Found {
    return { location, value: this.f.look(location).value, eigenvalues: this.eigenvalues(location) };
  }

  /** A full Newton step by the pseudo-inverse; the cut-off keeps rounding out of flat directions. */
  private newtonStep(point: Point): number[] {
    const { gradient } = this.f.look(point);
    const pairs = this.f.eigenpairs(point);
    const step = point.map(() => 0);
    const usable = gradient.every(Number.isFinite) && pairs.every(({ value }) => Number.isFinite(value));
    if (!usable) return step;
    const cut = 1e-13 * Math.max(...pairs.map(({ value }) => Math.abs(value)));
    for (const { value, vector } of pairs) {
      if (Math.abs(value) <= cut) continue;
      const along = vector.reduce((sum, c, d) => sum + c * gradient[d]!, 0);
      vector.forEach((c, d) => {
        step[d]! -= (c * along) / value;
      });
    }
    return step;
  }

  private isKnown(place: Point, found: readonly Point[], flat: readonly Point[]): boolean {
    const within = (known: readonly Point[], tol: number): boolean =>
      known.some((each) => Math.abs(each[0]! - place[0]!) <= tol && away(each, place) <= tol);
    return within(found, SEPARATION_TOL * this.diagonal) || within(flat, REACHED_TOL * this.diagonal);
  }

  /** Where damped Newton ends; null where it comes to a place that is `known`. */
  private newton(start: Point, nIterations: number, known?: (place: Point) => boolean): Point | null {
    let point = start;
    let size = norm(this.f.look(point).gradient);
    for (let i = 0; i < nIterations && size > 0; i++) {
      let step = this.newtonStep(point);
      const shrink = Math.min(1, (0.1 * this.diagonal) / Math.max(norm(step), 1e-300));
      step = step.map((c) => c * shrink);
      let moved = false;
      for (let halving = 0; halving < 6 && !moved; halving++) {
        const candidate = point.map((c, d) => c + step[d]!);
        const next = norm(this.f.look(candidate).gradient);
        if (next < size) [point, size, moved] = [candidate, next, true];
        else step = step.map((c) => 0.5 * c);
      }
      if (!moved) break;
      if (known?.(point)) return null;
    }
    return point;
  }

  private isCritical(point: Point): boolean {
    const here = this.f.look(point);
    if (!(norm(here.gradient) <= GRADIENT_TOL * this.scale) || !Number.isFinite(here.value)) return false;
    // In an exponential tail the gradient is tiny too, but the Newton step is as long as the decay.
    if (!(norm(this.newtonStep(point)) <= 1e-4 * this.diagonal)) return false;
    const hessian = this.f.hessian(point);
    const rows = point.map((_, i) => norm(point.map((__, j) => hessian(i, j))));
    if (!rows.every(Number.isFinite)) return false;
    // A gradient that jumps across zero, as that of abs(x) does, is not zero there.
    const offset = 1e-7 * this.diagonal;
    return point.every((_, i) => {
      const allowed = 2 * offset * rows[i]! + 1e-3 * this.scale;
      return [-offset, offset].every((side) => {
        const beside = point.map((c, d) => (d === i ? c + side : c));
        return norm(this.f.look(beside).gradient) <= allowed;
      });
    });
  }

  /** Eigenvalues, ascending; zero where the gradient's rounding leaves their size and sign open. */
  private eigenvalues(point: Point): number[] {
    const noise = 64 * Number.EPSILON * this.scale;
    const pairs = this.f.eigenpairs(point);
    return pairs
      .map(({ value, vector }) => {
        const size = Math.abs(value);
        const open = Math.min(noise / Math.max(size, 1e-300), 1e-3 * this.diagonal);
        const unresolved = [-open, open].some((side) => {
          const hessian = this.f.hessian(point.map((c, d) => c + side * vector[d]!));
          let curvature = 0;
          vector.forEach((a, i) => {
            vector.forEach((b, j) => {
              curvature += a * b * hessian(i, j);
            });
          });
          return Math.abs(curvature - value) > 0.5 * size;
        });
        return unresolved ? 0 : value;
      })
      .sort((a, b) => a - b);
  }

  /** One point for all that are joined: Newton from half-way finds a point between them. */
  private oneOfEach(points: readonly Point[]): Point[] {
    const labels = points.map((_, i) => i);
    const nNeighbours = Math.min(6, points.length - 1);
    points.forEach((point, i) => {
      const near = points
        .map((other, j) => ({ j, gap: away(point, other) }))
        .filter(({ j }) => j !== i)
        .sort((a, b) => a.gap - b.gap)
        .slice(0, nNeighbours);
      for (const { j, gap } of near) {
        if (!(gap < 0.1 * this.diagonal)) continue;
        const halfWay = point.map((c, d) => 0.5 * (c + points[j]![d]!));
        const between = this.newton(halfWay, 30)!;
        if (!this.isCritical(between) || !(away(between, halfWay) < 0.25 * gap)) continue;
        const [low, high] = [Math.min(labels[i]!, labels[j]!), Math.max(labels[i]!, labels[j]!)];
        labels.forEach((label, k) => {
          if (label === high) labels[k] = low;
        });
      }
    });
    return [...new Set(labels)].map((label) =>
      points
        .filter((_, i) => labels[i] === label)
        .reduce((best, each) => (away(each, this.middle) < away(best, this.middle) ? each : best)),
    );
  }
}

function hasFlat(eigenvalues: readonly number[]): boolean {
  const sizes = eigenvalues.map(Math.abs);
  return Math.min(...sizes) <= FLAT_TOL * Math.max(...sizes);
}

function separate(known: Point[], point: Point, distance: number): void {
  if (!known.some((each) => away(each, point) <= distance)) known.push(point);
}

function byValue(a: Found, b: Found): number {
  if (a.value !== b.value) return a.value - b.value;
  const d = a.location.findIndex((c, i) => c !== b.location[i]);
  return d < 0 ? 0 : a.location[d]! - b.location[d]!;
}

function steps(low: number, high: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => low + ((high - low) * i) / (n - 1));
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length / 2;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 ? sorted[Math.floor(half)]! : 0.5 * (sorted[half - 1]! + sorted[half]!);
}
