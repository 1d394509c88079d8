// Optimizers against Python's engine, step by step: optax there, written out here; noise included.

import { describe, test } from "vitest";
import { batchesOf, unitOf } from "../src/motion/batches";
import { Ensemble, type Plan } from "../src/motion/ensemble";
import type { RuleName } from "../src/motion/rules";
import type { BatchChoice, NoiseChoice, Schedule } from "../src/state/state";
import { landscapeOf } from "../src/world/landscape";
import { expectClose } from "./close";
import batches from "./fixtures/batches.json";
import schedules from "./fixtures/schedules.json";
import trajectories from "./fixtures/trajectories.json";

const TOLERANCE = 1e-9;

interface Case {
  landscape: string;
  rule: string;
  settings: Record<string, number>;
  noise: { std: number; direction: number[] | null } | null;
  schedule: string;
  seed: number;
  stride: number;
  points: (number | null)[][][]; // records, walkers, dims
}

function scheduleOf(words: string, nSteps: number): Schedule {
  const [kind, every, factor] = words.split(":");
  if (kind === "step") return { kind, every: Number(every), factor: Number(factor) };
  return kind === "cosine" ? { kind, steps: nSteps } : { kind: "constant" };
}

function compare(wanted: Case, more: Partial<Plan>): void {
  const nSteps = wanted.stride * (wanted.points.length - 1);
  const plan: Plan = {
    formula: landscapeOf(wanted.landscape).formula,
    rule: wanted.rule as RuleName,
    settings: wanted.settings,
    noise: null,
    seed: wanted.seed,
    schedule: scheduleOf(wanted.schedule, nSteps),
    ...more,
  };
  const starts = [0, 1].map((d) => Float64Array.from(wanted.points[0]!, (point) => point[d]!));
  const ensemble = new Ensemble(plan, starts);
  wanted.points.forEach((record, i) => {
    if (i > 0) ensemble.advance(wanted.stride);
    const found = record.map((_, k) => ensemble.points.map((array) => array[k]!));
    expectClose(found, record, TOLERANCE, `after ${ensemble.step} steps`);
  });
}

describe("every rule on every built-in landscape", () => {
  test.each(trajectories as Case[])("$rule on $landscape, noise $noise", (wanted) => {
    const direction = wanted.noise?.direction ?? null;
    const noise = wanted.noise && { std: wanted.noise.std, direction: direction && unitOf(direction) };
    compare(wanted, { noise });
  });
});

describe("schedules", () => {
  test.each(schedules as Case[])("$rule under $schedule", (wanted) => compare(wanted, {}));
});

describe("mini-batches", () => {
  test.each(batches as (Case & { batch: BatchChoice; tilts: number[][] })[])(
    "$rule on $batch",
    (wanted) => {
      const drawn = batchesOf(wanted.batch, wanted.noise as NoiseChoice, wanted.seed, 2);
      wanted.tilts.forEach((tilt, i) => {
        expectClose(drawn.tilts.map((array) => array[i]!), tilt, 1e-11, `tilt ${i}`);
      });
      compare(wanted, { batches: drawn });
    },
  );
});
