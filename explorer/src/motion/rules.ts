// The optimizers of the page, step for step those of `unsaddle.rules` (PyTorch's semantics).
//
// A rule works in place on all walkers: `points[d][walker]` moves by the gradients given. What a
// rule remembers lies in `memory`, one array per remembered number, so that the page can show it.

import type { Counter } from "../chance/counter";
import type { Jet } from "../formula/jet";

export interface Around {
  step: number; // from 0
  factor: number; // of the schedule, on the rule's own learning rate
  n: number; // walkers
  first: number; // number of the first walker, which keys its chance
  chance: Counter;
  /** The landscape's own gradient at points, beyond the one drawn. */
  gradientAt(points: readonly Float64Array[], n: number): readonly Float64Array[];
  hessianAt(points: readonly Float64Array[], n: number): Jet;
}

export interface Rule {
  readonly memory: Readonly<Record<string, readonly Float64Array[]>>;
  step(points: readonly Float64Array[], gradient: readonly Float64Array[], around: Around): void;
}

export interface Setting {
  key: string;
  value: number;
}

export const DEFAULTS = {
  sgd: {},
  momentum: { momentum: 0.9 },
  ema_momentum: { momentum: 0.9 },
  nesterov: { momentum: 0.9 },
  adagrad: { eps: 1e-10 },
  rmsprop: { alpha: 0.99, eps: 1e-8 },
  adam: { b1: 0.9, b2: 0.999, eps: 1e-8 },
  perturbed_gd: { radius: 0.01, gradient_tol: 0.01, wait: 10 },
  newton: {},
  saddle_free_newton: { damping: 0 },
} as const satisfies Record<string, Record<string, number>>;

export type RuleName = keyof typeof DEFAULTS;

/** What a step asks of the whole landscape besides the gradient drawn, as `OwnCost` has it in Python. */
export const OWN_COSTS: Partial<Record<RuleName, { gradients?: number; hessians?: number }>> = {
  perturbed_gd: { gradients: 1 },
  newton: { hessians: 1 },
  saddle_free_newton: { hessians: 1 },
};

/** Return a rule at rest, with room for `size` walkers in `nDims` coordinates. */
export function rule(
  name: RuleName, settings: Readonly<Record<string, number>>, nDims: number, size: number,
): Rule {
  const own = { learning_rate: 0.01, ...DEFAULTS[name], ...settings } as Record<string, number>;
  const room = (): Float64Array[] => Array.from({ length: nDims }, () => new Float64Array(size));
  return MAKERS[name](own as Settings, room, nDims, size);
}

type Settings = Record<
  "learning_rate" | "momentum" | "alpha" | "eps" | "b1" | "b2" | "radius" | "gradient_tol" | "wait" | "damping",
  number
>;
type Maker = (own: Settings, room: () => Float64Array[], nDims: number, size: number) => Rule;

/** A rule that treats every coordinate of every walker by itself. */
function elementwise(
  memory: Record<string, Float64Array[]>,
  update: (
    x: Float64Array, g: Float64Array, d: number, n: number, factor: number, step: number,
  ) => void,
): Rule {
  return {
    memory,
    step(points, gradient, around) {
      points.forEach((x, d) => {
        update(x, gradient[d]!, d, around.n, around.factor, around.step);
      });
    },
  };
}

/** Momentum: what is kept of past gradients, and a step along it or, `ahead`, along what comes of it next. */
function rolling(name: string, shareOf: (kept: number) => number, ahead: boolean): Maker {
  return ({ learning_rate: first, momentum: kept }, room) => {
    const velocity = room();
    const share = shareOf(kept);
    return elementwise({ [name]: velocity }, (x, g, d, n, factor) => {
      const rate = first * factor;
      const v = velocity[d]!;
      for (let k = 0; k < n; k++) {
        v[k] = share * g[k]! + kept * v[k]!;
        x[k]! -= rate * (ahead ? g[k]! + kept * v[k]! : v[k]!);
      }
    });
  };
}

const MAKERS: Record<RuleName, Maker> = {
  sgd: ({ learning_rate: first }) =>
    elementwise({}, (x, g, _, n, factor) => {
      const rate = first * factor;
      for (let k = 0; k < n; k++) x[k]! -= rate * g[k]!;
    }),

  momentum: rolling("velocity", () => 1, false),
  ema_momentum: rolling("mean", (kept) => 1 - kept, false),
  nesterov: rolling("velocity", () => 1, true),

  adagrad: ({ learning_rate: first, eps }, room) => {
    const squares = room();
    return elementwise({ squares }, (x, g, d, n, factor) => {
      const rate = first * factor;
      const s = squares[d]!;
      for (let k = 0; k < n; k++) {
        s[k]! += g[k]! * g[k]!;
        // A gradient that has always been exactly zero gives no step: 0 / (0 + eps).
        if (s[k]! > 0) x[k]! -= (rate * g[k]!) / (Math.sqrt(s[k]!) + eps);
        else if (Number.isNaN(s[k]!)) x[k] = Number.NaN;
      }
    });
  },

  rmsprop: ({ learning_rate: first, alpha, eps }, room) => {
    const squares = room();
    return elementwise({ squares }, (x, g, d, n, factor) => {
      const rate = first * factor;
      const s = squares[d]!;
      for (let k = 0; k < n; k++) {
        s[k] = (1 - alpha) * g[k]! * g[k]! + alpha * s[k]!;
        x[k]! -= divided(rate * g[k]!, Math.sqrt(s[k]!) + eps);
      }
    });
  },

  adam: ({ learning_rate: first, b1, b2, eps }, room) => {
    const [mean, squares] = [room(), room()];
    return elementwise({ mean, squares }, (x, g, d, n, factor, step) => {
      const rate = first * factor;
      const [m, s] = [mean[d]!, squares[d]!];
      const [born1, born2] = [1 - b1 ** (step + 1), 1 - b2 ** (step + 1)];
      for (let k = 0; k < n; k++) {
        m[k] = (1 - b1) * g[k]! + b1 * m[k]!;
        s[k] = (1 - b2) * g[k]! * g[k]! + b2 * s[k]!;
        x[k]! -= divided((rate * m[k]!) / born1, Math.sqrt(s[k]! / born2) + eps);
      }
    });
  },

  perturbed_gd: ({ learning_rate: first, radius, gradient_tol, wait }, room, nDims, size) => {
    const last = new Float64Array(size).fill(-(2 ** 30)); // step of the last kick
    const moved = room();
    const normal = new Float64Array(nDims);
    const jump = room();
    return {
      memory: { last: [last] },
      step(points, gradient, around) {
        const rate = first * around.factor;
        let kicked = false;
        for (let k = 0; k < around.n; k++) {
          let square = 0;
          for (let d = 0; d < nDims; d++) square += gradient[d]![k]! ** 2;
          const due = Math.sqrt(square) <= gradient_tol && around.step - last[k]! > wait;
          for (let d = 0; d < nDims; d++) jump[d]![k] = 0;
          if (due) {
            kicked = true;
            last[k] = around.step;
            around.chance.normals(around.first + k, around.step, normal);
            const reach = around.chance.uniform(around.first + k, around.step) ** (1 / nDims);
            let length = 0;
            for (let d = 0; d < nDims; d++) length += normal[d]! ** 2;
            length = Math.sqrt(length);
            for (let d = 0; d < nDims; d++) jump[d]![k] = (radius * reach * normal[d]!) / length;
          }
          for (let d = 0; d < nDims; d++) moved[d]![k] = points[d]![k]! + jump[d]![k]!;
        }
        const there = kicked ? around.gradientAt(moved, around.n) : gradient;
        for (let d = 0; d < nDims; d++) {
          const [x, j, g, own] = [points[d]!, jump[d]!, there[d]!, gradient[d]!];
          for (let k = 0; k < around.n; k++)
            x[k]! += j[k]! - rate * (last[k] === around.step ? g[k]! : own[k]!);
        }
      },
    };
  },

  newton: ({ learning_rate: first }, _, nDims) => curved(first, nDims, (value) => value),

  saddle_free_newton: ({ learning_rate: first, damping }, _, nDims) =>
    curved(first, nDims, (value) => Math.abs(value) + damping),
};

/** At eps = 0 a gradient that has always been exactly zero gives no step instead of 0 / 0. */
function divided(step: number, by: number): number {
  return step === 0 && by === 0 ? 0 : step / by;
}

/** Newton's step with another divisor for each eigenvalue; its pseudo-inverse where that is zero. */
function curved(first: number, nDims: number, divisor: (eigenvalue: number) => number): Rule {
  const axis = new Float64Array(4); // of one walker: its eigenvalues, then cosine and sine
  return {
    memory: {},
    step(points, gradient, around) {
      const rate = first * around.factor;
      const { hessian } = around.hessianAt(points, around.n);
      const [xs, ys] = [points[0]!, points[1]];
      for (let k = 0; k < around.n; k++) {
        const g = gradient[0]![k]!;
        if (!ys) {
          const by = divisor(hessian[0]![k]!);
          if (!(Math.abs(by) <= Number.EPSILON * Math.abs(hessian[0]![k]!))) xs[k]! -= (rate * g) / by;
          continue;
        }
        diagonal(hessian[0]![k]!, hessian[1]![k]!, hessian[2]![k]!, axis);
        const [low, high, c, s] = [axis[0]!, axis[1]!, axis[2]!, axis[3]!];
        const flat = nDims * Number.EPSILON * Math.max(Math.abs(low), Math.abs(high));
        const h = gradient[1]![k]!;
        const [byLow, byHigh] = [divisor(low), divisor(high)];
        const along = Math.abs(byLow) <= flat ? 0 : (rate * (c * g - s * h)) / byLow;
        const across = Math.abs(byHigh) <= flat ? 0 : (rate * (s * g + c * h)) / byHigh;
        xs[k]! -= c * along + s * across;
        ys[k]! -= c * across - s * along;
      }
    },
  };
}

/**
 * Eigenvalues of a symmetric matrix in two dims, with cosine and sine of the turn: the eigenvector of the
 * first is (c, -s), of the second (s, c). One Jacobi rotation does it without cancellation.
 */
function diagonal(a: number, b: number, d: number, out: Float64Array): void {
  let t = 0;
  if (b !== 0) {
    const theta = (d - a) / (2 * b);
    t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  }
  const cosine = 1 / Math.sqrt(t * t + 1);
  out[0] = a - t * b;
  out[1] = d + t * b;
  out[2] = cosine;
  out[3] = t * cosine;
}

export interface Eigenpair {
  value: number;
  vector: number[];
}

/** Eigenvalues in ascending order with unit eigenvectors, of a symmetric matrix in one or two dims. */
export function eigenpairs(nDims: number, entry: (i: number, j: number) => number): Eigenpair[] {
  const a = entry(0, 0);
  if (nDims === 1) return [{ value: a, vector: [1] }];
  const out = new Float64Array(4);
  diagonal(a, entry(1, 0), entry(1, 1), out);
  const [low, high, c, s] = [out[0]!, out[1]!, out[2]!, out[3]!];
  const pairs = [{ value: low, vector: [c, 0 - s] }, { value: high, vector: [s, c] }];
  return low <= high ? pairs : pairs.reverse();
}
