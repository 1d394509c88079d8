// When a walker leaves a saddle, by the closed forms of `unsaddle.theory`.
//
// Along a way out the gradient is -λx. A rule's growth factor on it is the larger root of its recursion;
// without noise the rule itself, run on that quadratic with what it remembers, counts the steps; with noise
// x grows as r^t Z, Z normal, and half of the walkers are out when |Z| r^t has reached the radius.

import { rule, type RuleName } from "../motion/rules";
import { factorAt } from "../motion/schedule";
import type { Schedule } from "../state/state";

export interface Way {
  readonly curvature: number; // λ > 0, the size of the negative curvature
  readonly direction: readonly number[]; // of length 1
  readonly offset: number; // signed distance from the saddle along it
  readonly radius: number;
  readonly noiseStd: number; // of one step's gradient along it
}

export interface Method {
  readonly rule: RuleName;
  readonly settings: Readonly<Record<string, number>>;
  readonly schedule: Schedule;
}

export interface Answer {
  readonly steps: number | null; // null: none in closed form; Infinity: never
  readonly reason: string;
}

interface Recursion {
  // x[t+1] = T x[t] - D x[t-1] - rate (kick ξ[t] - lag ξ[t-1]), as in `unsaddle.theory.recursion`
  readonly gap: number; // 2 - T
  readonly drive: number; // T - D - 1
  readonly det: number; // D
  readonly kick: number;
  readonly lag: number;
}

const MOST_STEPS = 200_000; // counted one by one; a walker that needs more is as good as stuck here
const DROWNS = 2; // radius over the noise's own size below which the law of one step says nothing

function recursionOf(name: RuleName, h: number, beta: number): Recursion | null {
  const rest = 1 - beta;
  switch (name) {
    case "sgd":
    case "perturbed_gd": // between its kicks
      return { gap: 1 - h, drive: h, det: 0, kick: 1, lag: 0 };
    case "momentum":
      return { gap: rest - h, drive: h, det: beta, kick: 1, lag: 0 };
    case "nesterov":
      return { gap: rest - (1 + beta) * h, drive: h, det: beta * (1 + h), kick: 1 + beta, lag: beta };
    case "ema_momentum":
      return { gap: rest - rest * h, drive: rest * h, det: beta, kick: rest, lag: 0 };
    default:
      return null;
  }
}

/** r - 1 of the growing root, accurate where it is far below the rounding of 1. */
function excessOf({ gap, drive }: Recursion): number {
  const distance = Math.hypot(gap, 2 * Math.sqrt(drive));
  return gap > 0 ? (2 * drive) / (gap + distance) : (distance - gap) / 2;
}

/** The factor by which a rule's distance from the saddle grows in one step, in the long run; NaN: none. */
export function growthFactor(method: Method, curvature: number, step = 0): number {
  const rate = method.settings["learning_rate"]! * factorAt(method.schedule, step);
  if (method.rule === "newton") return Math.abs(1 - rate);
  if (method.rule === "saddle_free_newton")
    return 1 + (rate * curvature) / (curvature + method.settings["damping"]!);
  const recursion = recursionOf(method.rule, rate * curvature, method.settings["momentum"] ?? 0);
  return recursion ? 1 + excessOf(recursion) : Number.NaN; // an adaptive rule's step has no fixed factor
}

/** The steps a fresh walker needs from the way's offset to its radius. */
export function stepsToLeave(method: Method, way: Way): Answer {
  if (Math.abs(way.offset) >= way.radius) return { steps: 0, reason: "It is outside the radius already." };
  if (method.rule === "newton")
    return { steps: Infinity, reason: "Newton's step goes towards the saddle whatever the sign of the curvature." };
  if (way.noiseStd > 0) return withNoise(method, way);
  if (method.rule === "perturbed_gd")
    return { steps: null, reason: "Its kick, not a formula, decides when it leaves." };
  if (way.offset === 0)
    return { steps: Infinity, reason: "Exact symmetry: every step is zero along the way out." };
  const steps = counted(method, way);
  const how = growsEvenly(method)
    ? "ln(radius / distance) / ln(factor), the first steps counted exactly."
    : "The rule itself on the quadratic, step by step: its step hardly depends on the gradient's size.";
  return { steps, reason: how };
}

const growsEvenly = (method: Method): boolean => !Number.isNaN(growthFactor(method, 1));

/** The rule on the quadratic -λ(u·z)²/2, fresh and without noise. */
function counted(method: Method, way: Way): number {
  const nDims = way.direction.length;
  const own = rule(method.rule, method.settings, nDims, 1);
  const along = Math.abs(way.offset);
  const points = way.direction.map((u) => Float64Array.of(along * u));
  const gradient = way.direction.map(() => Float64Array.of(0));
  const hessian = way.direction.flatMap((u, i) =>
    way.direction.slice(0, i + 1).map((v) => Float64Array.of(-way.curvature * u * v)),
  );
  const jet = { value: Float64Array.of(0), gradient, hessian };
  for (let step = 0; step < MOST_STEPS; step++) {
    const x = way.direction.reduce((sum, u, d) => sum + u * points[d]![0]!, 0);
    if (!(Math.abs(x) < way.radius)) return step;
    way.direction.forEach((u, d) => {
      gradient[d]![0] = -way.curvature * x * u;
    });
    own.step(points, gradient, {
      step, factor: factorAt(method.schedule, step), n: 1, first: 0, chance: null as never,
      gradientAt: () => gradient, hessianAt: () => jet,
    });
  }
  return Infinity;
}

/** The median of the step at which noise and offset together have carried the walker out. */
function withNoise(method: Method, way: Way): Answer {
  const none = (reason: string): Answer => ({ steps: null, reason });
  if (method.schedule.kind !== "constant") return none("No closed form for noise under a changing learning rate.");
  const rate = method.settings["learning_rate"]!;
  const h = rate * way.curvature;
  const recursion =
    method.rule === "perturbed_gd" ? null : recursionOf(method.rule, h, method.settings["momentum"] ?? 0);
  if (recursion === null) return none(`No closed form for ${method.rule} with noise on this page.`);
  const excess = excessOf(recursion);
  const growing = 1 + excess;
  const other = recursion.det / growing;
  const distance = Math.hypot(recursion.gap, 2 * Math.sqrt(recursion.drive));
  const mean = (way.offset * (1 + recursion.kick * h - other)) / distance;
  const impulse = (recursion.kick * growing - recursion.lag) / distance;
  const std = (rate * way.noiseStd * impulse) / Math.sqrt(excess * (excess + 2));
  if (way.radius < DROWNS * std) return none("The noise alone fills the radius: the law of one step says nothing.");
  const inside = (t: number): number => {
    const edge = way.radius * Math.exp(-t * Math.log1p(excess));
    return 0.5 * (erf((edge - mean) / (std * Math.SQRT2)) + erf((edge + mean) / (std * Math.SQRT2)));
  };
  let [low, high] = [0, 1];
  while (inside(high) > 0.5 && high < 1e12) [low, high] = [high, 2 * high]; // between whole steps too
  for (let halving = 0; halving < 60; halving++) {
    const middle = 0.5 * (low + high);
    if (inside(middle) > 0.5) low = middle;
    else high = middle;
  }
  return { steps: high, reason: "Half of such walkers have left by then: noise and offset together, grown by the factor." };
}

/** The error function, to about 1e-12: its series, and a continued fraction far out. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  if (size < 2.5) {
    let [term, sum] = [size, size];
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= (-size * size) / n;
      sum += term / (2 * n + 1);
      if (n > 200) break;
    }
    return (Math.sign(x) * 2 * sum) / Math.sqrt(Math.PI);
  }
  let fraction = 0;
  for (let k = 60; k >= 1; k--) fraction = k / 2 / (size + fraction);
  return Math.sign(x) * (1 - Math.exp(-size * size) / ((size + fraction) * Math.sqrt(Math.PI)));
}
