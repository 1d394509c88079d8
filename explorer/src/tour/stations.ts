// Ten stations through the founding statements in order: a preset, a sentence, a thing to try.
// `tests/tour.test.ts` runs each of them and checks what it says.

import { settingsOf, type OptimizerChoice, type State } from "../state/state";
import type { RuleName } from "../motion/rules";

export interface Station {
  id: string;
  title: string;
  statements: readonly number[]; // of design.md section 0
  text: string;
  attempt: string; // one thing to try
  state: Partial<State>;
}

const of = (rule: RuleName, learning_rate: number, more: Record<string, number> = {}): OptimizerChoice => ({
  rule, settings: settingsOf(rule, { learning_rate, ...more }),
});

const FRESH: Partial<State> = {
  box: null, noise: null, batch: null, schedule: { kind: "constant" }, seed: 0, speed: 60,
  selected: { optimizer: 0, walker: 0 }, steps: 400, optimizers: [of("sgd", 0.1)],
};
const ON_THE_RIDGE: Partial<State> = {
  ...FRESH, landscape: "lee", starts: { kind: "points", points: [[1, 0]] },
};
const CROWD: Partial<State> = {
  ...ON_THE_RIDGE, starts: { kind: "line", from: [1, 0], to: [1, 0], count: 100 },
};

export const STATIONS: readonly Station[] = [
  {
    id: "convex", title: "One valley", statements: [1],
    text: "A convex function has one minimum, and it is the global one: all hundred walkers end there.",
    attempt: "Drag the patch of starts anywhere and run again.",
    state: { ...FRESH, landscape: "bowl", starts: { kind: "patch", center: [1, 1], radius: 0.5, count: 100 }, steps: 200 },
  },
  {
    id: "saddle", title: "Two valleys and a pass", statements: [2],
    text: "A non-convex function can have several minima; here a saddle (✕) joins two of them, and the solid line, its stable manifold, divides who ends where.",
    attempt: "Drag the patch to one side of the solid line: all walkers end in that valley.",
    state: { ...FRESH, landscape: "double_well", starts: { kind: "patch", center: [0, 1], radius: 0.2, count: 100 }, optimizers: [of("sgd", 0.05)] },
  },
  {
    id: "stuck", title: "Stuck", statements: [3],
    text: "Near a saddle the gradient shrinks on all sides. This walker comes from above along one direction only; across it the slope is exactly zero, so it stops at the saddle for good.",
    attempt: "In Starts, change y from 0 to 0.000001: it leaves, after about 140 steps.",
    state: { ...ON_THE_RIDGE },
  },
  {
    id: "batches", title: "Averaging does not turn", statements: [4, 5],
    text: "Mini-batches of 16 see the same function: averaging shrinks their fluctuation, and the mean direction stays. These samples differ only along x, so all hundred walkers still reach the saddle.",
    attempt: "Change the batch size: 64, all samples, has no fluctuation; the saddle is reached with every size.",
    state: { ...CROWD, noise: { std: 0.5, direction: [1, 0] }, batch: { size: 16, samples: 64, sampling: "reshuffle" } },
  },
  {
    id: "single", title: "One sample at a time", statements: [6],
    text: "Single-sample descent fluctuates more along x and reaches the saddle just the same; on the flat part nothing pushes it along y, in whatever order the samples come.",
    attempt: "Switch “drawn” to “with replacement”, or change the seed: another order, the same end.",
    state: { ...CROWD, noise: { std: 0.5, direction: [1, 0] }, batch: { size: 1, samples: 64, sampling: "reshuffle" } },
  },
  {
    id: "shrinking", title: "Smaller and smaller steps", statements: [7],
    text: "The fluctuation has one direction and the steps get smaller: the walkers converge to the saddle, for the noise shrinks with the step.",
    attempt: "Set the schedule to constant: they hover around the saddle instead, and still do not leave.",
    state: { ...CROWD, noise: { std: 0.5, direction: [1, 0] }, schedule: { kind: "step", every: 150, factor: 0.8 }, steps: 3000, speed: 300 },
  },
  {
    id: "sideways", title: "Free by noise", statements: [8],
    text: "A little noise in every direction has a part along the way out, where it grows by a factor at each step. With a step this large, all hundred walkers leave this simple saddle.",
    attempt: "Tick “along one direction only” and turn the arrow: at 0° all are stuck, at 10° nearly all leave.",
    state: { ...CROWD, noise: { std: 0.01, direction: null }, optimizers: [of("sgd", 0.03)] },
  },
  {
    id: "complex", title: "A flatter saddle", statements: [9],
    text: "The monkey saddle has no curvature at all at its centre, so nothing grows by a factor there. The noise and the step that freed everybody before are not enough: in the same 400 steps all stay.",
    attempt: "Give it 4,000 steps: they leave at last.",
    state: { ...CROWD, landscape: "monkey_confined", starts: { kind: "line", from: [0.1, 0], to: [0.1, 0], count: 100 }, noise: { std: 0.01, direction: null }, optimizers: [of("sgd", 0.03)] },
  },
  {
    id: "memory", title: "Free by memory", statements: [10, 12],
    text: "The same start, a millionth off the ridge, no noise, and 300 steps for everybody: plain descent is still stuck, while momentum, Nesterov, RMSprop and Adam have left, because they take past gradients into account. Watch them side by side.",
    attempt: "Give everybody 1,000 steps: plain descent leaves too, at about step 700.",
    state: {
      ...FRESH, landscape: "saddle", starts: { kind: "points", points: [[1, 1e-6]] }, steps: 300, speed: 30,
      optimizers: [of("sgd", 0.01), of("momentum", 0.01), of("nesterov", 0.01), of("adagrad", 0.01), of("rmsprop", 0.01), of("adam", 0.01)],
    },
  },
  {
    id: "anatomy", title: "Why momentum does it", statements: [11, 12],
    text: "Across the ridge the gradients keep changing sign and cancel in the velocity; along the way out they keep their sign and build up to several times one gradient. So momentum is out while plain descent, with the same step, is not. Open “Anatomy of one step” and go back and forth.",
    attempt: "Set momentum γ to 0: nothing is remembered, and it stays as long as plain descent.",
    state: {
      ...FRESH, landscape: "5*x**2 - y**2/20", starts: { kind: "points", points: [[1, 0.001]] }, steps: 75, speed: 10,
      optimizers: [of("momentum", 0.19, { momentum: 0.9 }), of("sgd", 0.19)],
    },
  },
];
