// The runs that a state asks for: one plan per optimizer, on the same starts under the same noise.

import { batchesOf, unitOf } from "../motion/batches";
import type { Noise, Plan } from "../motion/ensemble";
import { startsOf } from "../motion/starts";
import type { State } from "../state/state";
import { landscapeOf } from "../world/landscape";

export interface Runs {
  readonly plans: readonly Plan[];
  readonly starts: readonly Float64Array[]; // one array per coordinate
}

export function runsOf(state: State): Runs {
  const { formula } = landscapeOf(state.landscape);
  const nDims = formula.variables.length;
  const batches = state.batch && batchesOf(state.batch, state.noise, state.seed, nDims);
  const plans = state.optimizers.map(({ rule, settings }) => ({
    formula, rule, settings, batches, seed: state.seed, schedule: state.schedule,
    noise: batches ? null : noiseOf(state, nDims),
  }));
  return { plans, starts: startsOf(state.starts, state.seed, nDims) };
}

function noiseOf({ noise }: State, nDims: number): Noise | null {
  if (noise === null || noise.std === 0) return null;
  if (noise.direction === null) return { std: noise.std, direction: null };
  const direction = noise.direction.slice(0, nDims);
  // Along a coordinate that the landscape does not have there is nothing to feel.
  return Math.hypot(...direction) > 0 ? { std: noise.std, direction: unitOf(direction) } : null;
}
