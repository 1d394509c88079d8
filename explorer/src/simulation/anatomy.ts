// One step of one walker taken apart: what it was given, what it remembered, what it did.

import { Sampler } from "../motion/batches";
import { Counter, blocksFor } from "../chance/counter";
import { Ensemble, type Plan } from "../motion/ensemble";
import type { Pair } from "../state/state";
import { PointFunction } from "../world/function";
import type { Anatomy } from "./messages";

const N_AROUND = 12;
const N_RECENT = 24;
const OTHERS = 2 ** 31; // numbers of walkers that nobody simulates: their draws are shown around

export class Examiner {
  private ensemble: Ensemble;
  private recent: Pair[] = [];

  constructor(
    private readonly plan: Plan,
    private readonly starts: readonly Float64Array[],
    readonly optimizer: number,
    readonly walker: number,
  ) {
    this.ensemble = this.fresh();
  }

  private fresh(): Ensemble {
    this.recent = [];
    return new Ensemble(this.plan, this.starts.map((array) => array.slice(this.walker, this.walker + 1)), this.walker);
  }

  /** Return the anatomy of the step from `step` to `step + 1`. */
  at(step: number): Anatomy {
    if (this.ensemble.step > step) this.ensemble = this.fresh();
    while (this.ensemble.step < step) this.advance();
    const { ensemble } = this;
    const point = pairOf(ensemble.points);
    const value = ensemble.look()[0]!;
    const gradient = pairOf(ensemble.exact);
    const around = this.around(step, gradient);
    const before = memoryOf(ensemble);
    this.advance();
    const after = memoryOf(ensemble);
    const next = pairOf(ensemble.points);
    return {
      optimizer: this.optimizer, walker: this.walker, step, point, value, gradient, around,
      drawn: pairOf(ensemble.gradient),
      memory: Object.fromEntries(
        Object.keys(before).map((key) => [key, { before: before[key]!, after: after[key]! }]),
      ),
      learningRate: this.plan.settings["learning_rate"]! * ensemble.factor(step),
      move: [next[0] - point[0], next[1] - point[1]],
      next,
      recent: [...this.recent],
      curvatures: new PointFunction(this.plan.formula)
        .eigenpairs(point)
        .map((pair) => ({ value: pair.value, vector: [pair.vector[0]!, pair.vector[1] ?? 0] })),
    };
  }

  private advance(): void {
    this.ensemble.advance(1);
    this.recent.push(pairOf(this.ensemble.gradient));
    if (this.recent.length > N_RECENT) this.recent.shift();
  }

  /** Other gradients that could have been drawn at this point. */
  private around(step: number, gradient: Pair): Pair[] {
    const { batches, noise, seed, formula } = this.plan;
    const nDims = formula.variables.length;
    const drawn = Array.from({ length: nDims }, (_, d) => new Float64Array(N_AROUND).fill(gradient[d]!));
    if (batches) {
      const sampler = new Sampler(batches, seed, N_AROUND);
      for (let i = 0; i < N_AROUND; i++) sampler.add(i, OTHERS + i, step, drawn, true);
    } else if (noise) {
      const nDeviates = noise.direction ? 1 : nDims;
      const counter = new Counter(seed, "noise", blocksFor(nDeviates));
      const deviates = new Float64Array(nDeviates);
      for (let i = 0; i < N_AROUND; i++) {
        counter.normals(OTHERS + i, step, deviates);
        drawn.forEach((array, d) => {
          array[i]! += noise.std * (noise.direction ? noise.direction[d]! * deviates[0]! : deviates[d]!);
        });
      }
    } else return [];
    return Array.from({ length: N_AROUND }, (_, i) => pairOf(drawn, i));
  }
}

function pairOf(arrays: readonly Float64Array[], k = 0): Pair {
  return [arrays[0]![k]!, arrays[1] ? arrays[1][k]! : 0];
}

function memoryOf({ rule }: Ensemble): Record<string, Pair> {
  return Object.fromEntries(Object.entries(rule.memory).map(([key, arrays]) => [key, pairOf(arrays)]));
}
