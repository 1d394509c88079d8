// When a walker leaves a saddle, by the closed forms of `unsaddle.theory`.
//
// Along a way out the gradient is -λx. A rule's growth factor on it is the larger root of its recursion;
// without noise the rule itself, run on that quadratic with what it remembers, counts the steps; with noise
// x grows as r^t Z, Z normal, and half of the walkers are out when |Z| r^t has reached the radius. A walker on
// its way is forecast from where it is, with what its rule remembers.

import { rule, type Rule, type RuleName } from "../motion/rules";
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

/** Where a walker is in its run: the step, and what its rule remembers, one number per coordinate and name. */
export interface Present {
  readonly step: number;
  readonly memory: Rule["memory"];
}

const FRESH: Present = { step: 0, memory: {} };

interface Recursion {
  // x[t+1] = T x[t] - D x[t-1] - rate (kick ξ[t] - lag ξ[t-1]), as in `unsaddle.theory.recursion`
  readonly gap: number; // 2 - T
  readonly drive: number; // T - D - 1
  readonly det: number; // D
  readonly kick: number;
  readonly lag: number;
}

const MOST_STEPS = 200_000; // counted one by one
const SETTLED = 2000; // steps after which only the growing root is left of a rule that grows evenly
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

/** The steps a walker still needs from the way's offset to its radius, where it takes at most so many. */
export function stepsToLeave(method: Method, way: Way, present = FRESH, most = MOST_STEPS): Answer {
  if (Math.abs(way.offset) >= way.radius) return { steps: 0, reason: "It is outside the radius already." };
  if (method.rule === "newton")
    return { steps: Infinity, reason: "Newton's step goes towards the saddle whatever the sign of the curvature." };
  if (way.noiseStd > 0) return withNoise(method, way, present);
  if (method.rule === "perturbed_gd")
    return { steps: null, reason: "Its kick, not a formula, decides when it leaves." };
  const quadratic = new Quadratic(method, way, present);
  if (way.offset === 0 && quadratic.next() === 0)
    return { steps: Infinity, reason: "Exact symmetry: every step is zero along the way out." };
  const steps = counted(new Quadratic(method, way, present), method, way, most);
  if (steps === null) return { steps, reason: `More than ${most} steps: not counted one by one.` };
  const how = growsEvenly(method)
    ? "ln(radius / distance) / ln(factor), the first steps counted exactly."
    : "The rule itself on the quadratic, step by step: its step hardly depends on the gradient's size.";
  return { steps, reason: how };
}

const growsEvenly = (method: Method): boolean => !Number.isNaN(growthFactor(method, 1));

function counted(quadratic: Quadratic, method: Method, way: Way, most: number): number | null {
  const even = growsEvenly(method) && method.schedule.kind === "constant";
  let x = quadratic.offset;
  for (let steps = 0; steps < (even ? Math.min(SETTLED, most) : most); steps++, x = quadratic.next())
    if (!(Math.abs(x) < way.radius)) return steps;
  if (!even) return null;
  const left = Math.log(way.radius / Math.abs(x)) / Math.log1p(growthFactor(method, way.curvature) - 1);
  return Math.min(SETTLED, most) + Math.ceil(left);
}

/** A walker's rule on the quadratic -λ(u·z)²/2 without noise, with what it remembers. */
class Quadratic {
  private readonly own: Rule;
  private readonly points: readonly Float64Array[];
  private readonly gradient: readonly Float64Array[];
  private readonly hessian: readonly Float64Array[];
  private step: number;

  constructor(private readonly method: Method, private readonly way: Way, present: Present) {
    const { direction, curvature, offset } = way;
    this.own = rule(method.rule, method.settings, direction.length, 1);
    for (const [name, arrays] of Object.entries(present.memory))
      arrays.forEach((array, d) => this.own.memory[name]![d]!.set(array));
    this.step = present.step;
    this.points = direction.map((u) => Float64Array.of(offset * u));
    this.gradient = direction.map(() => Float64Array.of(0));
    this.hessian = direction.flatMap((u, i) =>
      direction.slice(0, i + 1).map((v) => Float64Array.of(-curvature * u * v)),
    );
  }

  get offset(): number {
    return this.way.direction.reduce((sum, u, d) => sum + u * this.points[d]![0]!, 0);
  }

  /** Make a step; the offset after it. */
  next(): number {
    const x = this.offset;
    this.way.direction.forEach((u, d) => {
      this.gradient[d]![0] = -this.way.curvature * x * u;
    });
    const jet = { value: Float64Array.of(0), gradient: this.gradient, hessian: this.hessian };
    this.own.step(this.points, this.gradient, {
      step: this.step, factor: factorAt(this.method.schedule, this.step), n: 1, first: 0, chance: null as never,
      gradientAt: () => this.gradient, hessianAt: () => jet,
    });
    this.step += 1;
    return this.offset;
  }
}

/** The median of the step at which noise and offset together have carried the walker out. */
function withNoise(method: Method, way: Way, present: Present): Answer {
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
  // Of the next two places without noise, what lies on the growing root.
  const mean = (new Quadratic(method, way, present).next() - other * way.offset) / distance;
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
