// Ten stations through the founding statements in order: a preset, a sentence, a thing to try, what it shows.
// `tests/tour.test.ts` runs each of them and checks what it says.

import { settingsOf, type OptimizerChoice, type State } from "../state/state";
import type { RuleName } from "../motion/rules";

export interface Station {
  id: string;
  title: string;
  statements: readonly number[]; // of design.md section 0
  text: string; // one sentence
  terms: readonly (readonly [string, string])[]; // met here for the first time
  attempt: string; // one thing to try
  seen: string; // and what it shows
  state: Partial<State>;
}

const of = (rule: RuleName, learning_rate: number, more: Record<string, number> = {}): OptimizerChoice => ({
  rule, settings: settingsOf(rule, { learning_rate, ...more }),
});

const FRESH: Partial<State> = {
  box: null, noise: null, batch: null, schedule: { kind: "constant" }, seed: 0, speed: 100,
  selected: { optimizer: 0, walker: 0 }, steps: 400, optimizers: [of("sgd", 0.1)],
};
const ON_THE_RIDGE: Partial<State> = {
  ...FRESH, landscape: "lee", starts: { kind: "points", points: [[1, 0]] },
};
const CROWD: Partial<State> = {
  ...ON_THE_RIDGE, starts: { kind: "line", from: [0.6, 0], to: [1.4, 0], count: 100 },
};

export const STATIONS: readonly Station[] = [
  {
    id: "convex", title: "One valley", statements: [1],
    text: "This function is convex, a single bowl, so it has one minimum (◉, a lowest point), which is the lowest of all, and all hundred walkers end there.",
    terms: [
      ["Walker", "one run of an optimizer from one start."],
      ["Gradient", "the slope under the walker. Plain descent (SGD) steps against it: the step is the learning rate times the gradient."],
    ],
    attempt: "In Starts, change the centre's x to −1.5.",
    seen: "The tally (“What became of the walkers”) counts all 100 as converged again: where they start does not matter.",
    state: { ...FRESH, landscape: "bowl", starts: { kind: "patch", center: [1, 1], radius: 0.5, count: 100 }, steps: 200 },
  },
  {
    id: "saddle", title: "Two valleys and a pass", statements: [2],
    text: "A function that is not convex can have several minima, and often a saddle (✕), where the ground rises one way and falls the other, joins two of them, as a pass joins two valleys.",
    terms: [
      ["Solid line", "the ridge: who starts exactly on it comes down to the saddle (its stable manifold)."],
      ["Dotted line", "the two ways out of the saddle, down into the valleys."],
      ["Escaped", "the walker left the saddle. The line under the tally says where it is now; “What these words mean” explains the other words."],
    ],
    attempt: "In Starts, change the centre's x to 0.7.",
    seen: "All 100 end in the right valley, for they start on that side of the ridge. They now count as converged, not as escaped: they did not start at the saddle.",
    state: { ...FRESH, landscape: "double_well", starts: { kind: "patch", center: [0, 1], radius: 0.2, count: 100 }, optimizers: [of("sgd", 0.05)] },
  },
  {
    id: "stuck", title: "Stuck, and way out 1: another start", statements: [3],
    text: "Near a saddle the gradient shrinks on all sides, and this walker comes from the right exactly along the ridge, where the slope across it is zero: it stops at the saddle for good.",
    terms: [["Why it stays", "the line under the tally says it, and so does “Anatomy of one step” further below: every gradient across the ridge was exactly zero."]],
    attempt: "In Starts, change y to 0.000001, a millionth off the ridge.",
    seen: "It comes to the saddle as before, but its distance from the ridge grows by a tenth with each step: it escapes after about 140 steps and comes to rest in a valley.",
    state: { ...ON_THE_RIDGE },
  },
  {
    id: "batches", title: "Averaging does not turn", statements: [4, 5],
    text: "Each step uses a mini-batch, the mean gradient of 16 out of 64 samples of one function: averaging makes the fluctuation smaller but does not turn the mean direction, so all hundred walkers, whose samples differ only along the ridge, reach the saddle and stay.",
    terms: [["Sample", "one data point. Each has a gradient of its own; their mean is the gradient of the function, whatever the batch."]],
    attempt: "In “Noise, batches, schedule”, change the batch size to 4, then to 64, all samples.",
    seen: "With 4 the walkers shake more along the ridge, with 64 not at all; 100 are stuck each time.",
    state: { ...CROWD, noise: { std: 1, direction: [1, 0] }, batch: { size: 16, samples: 64, sampling: "reshuffle" } },
  },
  {
    id: "single", title: "One sample at a time", statements: [6],
    text: "Single-sample descent shakes more, but only along the ridge: it reaches the saddle too, and on the flat part there no step leads off the ridge, in whatever order the samples come.",
    terms: [["Epoch", "one pass through all the samples."]],
    attempt: "In “Noise, batches, schedule”, set “drawn” to “with replacement”.",
    seen: "The samples come in another order; still 100 are stuck.",
    state: { ...CROWD, noise: { std: 1, direction: [1, 0] }, batch: { size: 1, samples: 64, sampling: "reshuffle" } },
  },
  {
    id: "shrinking", title: "Smaller and smaller steps", statements: [7],
    text: "The walkers shake along the ridge only, and the learning rate falls to four fifths every 150 steps: the shaking shrinks with it, and they converge to the saddle itself.",
    terms: [["Noise", "what is added by chance to each gradient, here along the arrow; its size (std) is a standard deviation."], ["Schedule", "how the learning rate changes during the run."]],
    attempt: "In “Noise, batches, schedule”, set the schedule to constant.",
    seen: "They keep shaking around the saddle instead of closing in; still 100 are stuck.",
    state: { ...CROWD, noise: { std: 1, direction: [1, 0] }, schedule: { kind: "step", every: 150, factor: 0.8 }, steps: 3000, speed: 500 },
  },
  {
    id: "sideways", title: "Way out 2: noise", statements: [8],
    text: "Noise in every direction, however small, has a part along the way out, where the distance from the saddle grows by a factor with each step, so with a step large enough all hundred walkers leave this simple saddle.",
    terms: [["Simple saddle", "along its way out the ground curves down (negative curvature), as on a dome."]],
    attempt: "Tick “along one direction only” and set its angle to 0, along the ridge, then to 10.",
    seen: "At 0° all 100 are stuck. At 10° nearly all escape: part of the noise points along the way out again.",
    state: { ...CROWD, noise: { std: 0.01, direction: null }, optimizers: [of("sgd", 0.03)] },
  },
  {
    id: "complex", title: "A flatter saddle", statements: [9],
    text: "Saddles can be more complex: at the centre of this one the ground has no curvature at all, so nothing grows by a factor there, and the noise and the step that freed everybody before free nobody in the same 400 steps.",
    terms: [
      ["Degenerate (◇)", "a point without slope where the curvature is zero in some direction."],
      ["Monkey saddle", "three valleys meet here: two for the legs and one for the tail."],
    ],
    attempt: "Change “steps each” to 4000.",
    seen: "They leave through the valleys, the last after about 3,500 steps: the 400 before were too few.",
    state: { ...CROWD, landscape: "monkey_confined", starts: { kind: "line", from: [0.05, 0], to: [0.15, 0], count: 100 }, noise: { std: 0.01, direction: null }, optimizers: [of("sgd", 0.03)], speed: 400 },
  },
  {
    id: "memory", title: "Way out 3: memory", statements: [10, 12],
    text: "Momentum, Nesterov, RMSprop and Adam take past gradients into account, and from a start a millionth off the ridge they have left after 300 steps, where plain descent (SGD) is still at the saddle: watch them side by side.",
    terms: [
      ["Momentum", "keeps a velocity that remembers past gradients: v = γ v + gradient, step = learning rate × v. Nesterov looks one step ahead."],
      ["AdaGrad, RMSprop, Adam", "divide by the size of past gradients, so that small ones still make a step."],
    ],
    attempt: "Change “steps each” to 1500.",
    seen: "AdaGrad escapes at about step 350 and SGD at about step 1,330: they were slow, not held. What helps is to leave earlier with the same number of gradients.",
    state: {
      ...ON_THE_RIDGE, starts: { kind: "points", points: [[1, 1e-6]] }, steps: 300,
      optimizers: [of("sgd", 0.01), of("momentum", 0.01), of("nesterov", 0.01), of("adagrad", 0.01), of("rmsprop", 0.01), of("adam", 0.01)],
    },
  },
  {
    id: "anatomy", title: "Why momentum does it", statements: [11, 12],
    text: "From left to right the gradients keep changing sign and cancel in the velocity; along the way out, upwards, they keep their sign and build up to several times one gradient, so momentum is out while plain descent with the same learning rate is not.",
    terms: [["See it", "open “Anatomy of one step” and press “step before”: the gradient (dashed) jumps between left and right, while the step made (thick) turns upwards."]],
    attempt: "In Optimizers, open the settings of Momentum and set γ to 0.",
    seen: "Nothing is remembered: it walks with plain descent, and both are stuck.",
    state: {
      ...FRESH, landscape: "4.75*x**2 - y**2/4 + y**4/8", box: [[-1.3, 1.3], [-1.3, 1.3]],
      starts: { kind: "points", points: [[0.8, 0.05]] }, steps: 15, speed: 3,
      optimizers: [of("momentum", 0.2, { momentum: 0.8 }), of("sgd", 0.2)],
    },
  },
];
