// The values of a landscape on a grid, its levels of equal area, and the lines along them.

import { compile } from "../formula/jet";
import type { Formula } from "../formula/parse";

export type Box = readonly (readonly [number, number])[];

export interface Relief {
  box: Box; // what the grid spans, (x, y)
  n: number; // nodes along each side
  values: Float64Array; // row by row from the lower end of y; not-a-number where there is none
  levels: Float64Array; // ascending; between two of them lies about the same area
}

const N_LEVELS = 18;

export class Ground {
  private readonly pointwise: ReturnType<typeof compile>;
  private readonly xs: Float64Array;
  private readonly ys: Float64Array;
  private static readonly BLOCK = 4096;

  constructor(readonly formula: Formula) {
    this.pointwise = compile(formula, 0, Ground.BLOCK);
    this.xs = new Float64Array(Ground.BLOCK);
    this.ys = new Float64Array(Ground.BLOCK);
  }

  value(x: number, y: number): number {
    this.xs[0] = x;
    this.ys[0] = y;
    return this.pointwise.evaluate([this.xs, this.ys], 1).value[0]!;
  }

  /** Write the values at n points into `out`. */
  values(xs: ArrayLike<number>, ys: ArrayLike<number>, n: number, out: Float64Array): void {
    for (let begin = 0; begin < n; begin += Ground.BLOCK) {
      const size = Math.min(Ground.BLOCK, n - begin);
      for (let k = 0; k < size; k++) {
        this.xs[k] = xs[begin + k]!;
        this.ys[k] = ys[begin + k]!;
      }
      const { value } = this.pointwise.evaluate([this.xs, this.ys], size);
      for (let k = 0; k < size; k++) out[begin + k] = value[k]!;
    }
  }

  relief(box: Box, n: number): Relief {
    const [xs, ys] = [new Float64Array(n * n), new Float64Array(n * n)];
    const [[x0, x1], [y0, y1]] = box as [[number, number], [number, number]];
    for (let j = 0; j < n; j++)
      for (let i = 0; i < n; i++) {
        xs[j * n + i] = x0 + ((x1 - x0) * i) / (n - 1);
        ys[j * n + i] = y0 + ((y1 - y0) * j) / (n - 1);
      }
    const values = new Float64Array(n * n);
    this.values(xs, ys, n * n, values);
    for (let k = 0; k < values.length; k++) if (!Number.isFinite(values[k]!)) values[k] = Number.NaN;
    return { box, n, values, levels: levelsOf(values) };
  }
}

export function levelsOf(values: Float64Array): Float64Array {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0 || sorted[0] === sorted[sorted.length - 1]) return new Float64Array(0);
  const found: number[] = [];
  for (let i = 1; i <= N_LEVELS; i++) {
    const level = sorted[Math.floor((sorted.length - 1) * (i / (N_LEVELS + 1)))]!;
    if (level > sorted[0]! && level !== found[found.length - 1]) found.push(level);
  }
  return Float64Array.from(found);
}

/** The number of levels below a value, as a share of all; not-a-number stays that. */
export function band(value: number, levels: Float64Array): number {
  if (Number.isNaN(value)) return Number.NaN;
  let [low, high] = [0, levels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (levels[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return levels.length === 0 ? 0.5 : low / levels.length;
}

/** Marching squares: x, y, x, y, ... of the ends of the segments of one level. */
export function segments(relief: Relief, level: number): number[] {
  const { n, values, box } = relief;
  const [[x0, x1], [y0, y1]] = box as [[number, number], [number, number]];
  const [dx, dy] = [(x1 - x0) / (n - 1), (y1 - y0) / (n - 1)];
  const out: number[] = [];
  for (let j = 0; j < n - 1; j++)
    for (let i = 0; i < n - 1; i++) {
      const [a, b] = [values[j * n + i]!, values[j * n + i + 1]!];
      const [d, c] = [values[(j + 1) * n + i]!, values[(j + 1) * n + i + 1]!];
      if (!Number.isFinite(a + b + c + d)) continue;
      const ends: number[] = [];
      const cross = (p: number, q: number, px: number, py: number, qx: number, qy: number): void => {
        if (p < level === q < level) return;
        const t = (level - p) / (q - p);
        ends.push(x0 + dx * (i + px + t * (qx - px)), y0 + dy * (j + py + t * (qy - py)));
      };
      cross(a, b, 0, 0, 1, 0);
      cross(b, c, 1, 0, 1, 1);
      cross(c, d, 1, 1, 0, 1);
      cross(d, a, 0, 1, 0, 0);
      if (ends.length === 4) out.push(...ends);
      else if (ends.length === 8) {
        // A cell that the level crosses twice: its middle says which corners belong together.
        const joined = (a + b + c + d) / 4 < level === a < level;
        const order = joined ? [0, 1, 2, 3] : [0, 3, 1, 2];
        for (const e of order) out.push(ends[2 * e]!, ends[2 * e + 1]!);
      }
    }
  return out;
}

/** How high a value is drawn: in proportion, or compressed by asinh where a few values tower. */
export interface Height {
  compressed: boolean;
  of(value: number): number; // within about -1 to 1
}

export function heightOf(relief: Relief): Height {
  const sorted = relief.values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return { compressed: false, of: () => 0 };
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)]!;
  const [low, high, middle] = [at(0), at(1), at(0.5)];
  const spread = at(0.75) - at(0.25);
  const compressed = spread > 0 && high - low > 8 * spread;
  const bent = (value: number): number => (compressed ? Math.asinh((value - middle) / spread) : value);
  const [bottom, top] = [bent(low), bent(high)];
  const half = (top - bottom) / 2 || 1;
  return {
    compressed,
    of: (value) => (Number.isFinite(value) ? (bent(value) - bottom) / half - 1 : 1),
  };
}
