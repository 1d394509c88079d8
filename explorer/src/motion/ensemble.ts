// Many walkers on one landscape: the gradient, the noise, the rule, step by step as in Python.

import { Counter, blocksFor } from "../chance/counter";
import { compile, type Compiled } from "../formula/jet";
import type { Formula } from "../formula/parse";
import type { Schedule } from "../state/state";
import { Sampler, type Batches } from "./batches";
import { rule, type Rule, type RuleName } from "./rules";
import { factorAt } from "./schedule";

export interface Noise {
  std: number; // of the gradient along each direction
  direction: readonly number[] | null; // null: every coordinate; else of length 1
}

export interface Plan {
  formula: Formula;
  rule: RuleName;
  settings: Readonly<Record<string, number>>;
  noise: Noise | null;
  seed: number;
  schedule?: Schedule; // constant where left out
  batches?: Batches | null; // instead of noise
}

/** What looks at the walkers before each step, at points and values of that step. */
export type Watcher = (step: number, points: readonly Float64Array[], values: Float64Array) => void;

const CONSTANT: Schedule = { kind: "constant" };

export class Ensemble {
  readonly points: readonly Float64Array[];
  readonly gradient: readonly Float64Array[]; // the one drawn in the last step
  readonly exact: readonly Float64Array[]; // the landscape's own there; the next look overwrites it
  readonly rule: Rule;
  step = 0;
  private readonly slope: Compiled;
  private readonly extra: Compiled;
  private readonly bend: Compiled;
  private readonly noise: Counter;
  private readonly chance: Counter;
  private readonly sampler: Sampler | null;
  private readonly deviates: Float64Array;
  private values: Float64Array;

  /** `starts` holds one array per coordinate; `first` is the number of its first walker. */
  constructor(readonly plan: Plan, starts: readonly Float64Array[], readonly first = 0) {
    const nDims = plan.formula.variables.length;
    const size = starts[0]!.length;
    this.points = starts.map((array) => Float64Array.from(array));
    this.gradient = starts.map((array) => new Float64Array(array.length));
    this.rule = rule(plan.rule, plan.settings, nDims, size);
    this.slope = compile(plan.formula, 1, size);
    this.extra = compile(plan.formula, 1, plan.rule === "perturbed_gd" ? size : 1);
    this.bend = compile(plan.formula, 2, plan.rule.endsWith("newton") ? size : 1);
    const nDeviates = plan.noise?.direction ? 1 : nDims;
    this.deviates = new Float64Array(nDeviates);
    this.noise = new Counter(plan.seed, "noise", plan.noise ? blocksFor(nDeviates) : 0);
    this.chance = new Counter(plan.seed, "optimizer", blocksFor(nDims) + 1);
    this.sampler = plan.batches ? new Sampler(plan.batches, plan.seed, size) : null;
    const jet = this.slope.evaluate(this.points, 0);
    this.exact = jet.gradient;
    this.values = jet.value;
  }

  get nWalkers(): number {
    return this.points[0]!.length;
  }

  /** The factor of the schedule at a step. */
  factor(step: number): number {
    return factorAt(this.plan.schedule ?? CONSTANT, step);
  }

  advance(nSteps: number, watch?: Watcher): void {
    for (let i = 0; i < nSteps; i++) this.once(watch);
  }

  /** Evaluate the landscape where the walkers are and let `watch` see it; nobody moves. */
  look(watch?: Watcher): Float64Array {
    this.slope.evaluate(this.points, this.nWalkers);
    watch?.(this.step, this.points, this.values);
    return this.values;
  }

  private once(watch?: Watcher): void {
    const n = this.nWalkers;
    this.look(watch);
    this.exact.forEach((array, d) => {
      this.gradient[d]!.set(array.subarray(0, n));
    });
    const { noise } = this.plan;
    if (this.sampler)
      for (let k = 0; k < n; k++) this.sampler.add(k, this.first + k, this.step, this.gradient);
    else if (noise !== null) this.addNoise(noise, n);
    this.rule.step(this.points, this.gradient, {
      step: this.step,
      factor: this.factor(this.step),
      n,
      first: this.first,
      chance: this.chance,
      gradientAt: (points, count) => this.extra.evaluate(points, count).gradient,
      hessianAt: (points, count) => this.bend.evaluate(points, count),
    });
    this.step += 1;
  }

  private addNoise(noise: Noise, n: number): void {
    for (let k = 0; k < n; k++) {
      this.noise.normals(this.first + k, this.step, this.deviates);
      for (let d = 0; d < this.gradient.length; d++) {
        // A coordinate that the direction does not touch stays bit for bit.
        const along = noise.direction ? noise.direction[d]! : 1;
        if (along === 0) continue;
        const deviate = noise.direction ? along * this.deviates[0]! : this.deviates[d]!;
        this.gradient[d]![k]! += noise.std * deviate;
      }
    }
  }
}
