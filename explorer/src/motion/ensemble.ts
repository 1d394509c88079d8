// Many walkers on one landscape: the gradient, the noise, the rule, step by step as in Python.

import { Counter, blocksFor } from "../chance/counter";
import { compile, type Compiled } from "../formula/jet";
import type { Formula } from "../formula/parse";
import { rule, type Rule, type RuleName } from "./rules";

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
}

export class Ensemble {
  readonly points: readonly Float64Array[];
  readonly gradient: readonly Float64Array[]; // the one drawn in the last step
  readonly rule: Rule;
  step = 0;
  private readonly slope: Compiled;
  private readonly extra: Compiled;
  private readonly bend: Compiled;
  private readonly noise: Counter;
  private readonly chance: Counter;
  private readonly deviates: Float64Array;

  /** `starts` holds one array per coordinate; `first` is the number of its first walker. */
  constructor(readonly plan: Plan, starts: readonly Float64Array[], readonly first = 0) {
    const nDims = plan.formula.variables.length;
    const size = starts[0]!.length;
    this.points = starts.map((array) => Float64Array.from(array));
    this.gradient = starts.map((array) => new Float64Array(array.length));
    this.rule = rule(plan.rule, plan.settings, nDims, size);
    this.slope = compile(plan.formula, 1, size);
    this.extra = compile(plan.formula, 1, size);
    this.bend = compile(plan.formula, 2, plan.rule.endsWith("newton") ? size : 1);
    const nDeviates = plan.noise?.direction ? 1 : nDims;
    this.deviates = new Float64Array(nDeviates);
    this.noise = new Counter(plan.seed, "noise", plan.noise ? blocksFor(nDeviates) : 0);
    this.chance = new Counter(plan.seed, "optimizer", blocksFor(nDims) + 1);
  }

  get nWalkers(): number {
    return this.points[0]!.length;
  }

  advance(nSteps: number): void {
    for (let i = 0; i < nSteps; i++) this.once();
  }

  private once(): void {
    const n = this.nWalkers;
    const { gradient } = this.slope.evaluate(this.points, n);
    gradient.forEach((array, d) => {
      this.gradient[d]!.set(array.subarray(0, n));
    });
    const { noise } = this.plan;
    if (noise !== null) this.addNoise(noise, n);
    this.rule.step(this.points, this.gradient, {
      step: this.step,
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
