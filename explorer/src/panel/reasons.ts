// One sentence on a step: why alternating gradients cancel and consistent ones build up, from its numbers.

import type { Anatomy } from "../simulation/messages";
import type { Pair } from "../state/state";
import { figure } from "./dom";

const CONSISTENT = 0.8; // share of the pushes that is left, above which they count as one push
const CANCELLED = 0.35;

interface Push {
  total: number; // of the sizes
  left: number; // size of the sum
  turns: number; // changes of sign
  n: number;
}

function pushOf(recent: readonly (readonly [number, number])[], d: 0 | 1): Push {
  const all = recent.map((gradient) => gradient[d]);
  let turns = 0;
  for (let k = 1; k < all.length; k++) if (all[k]! * all[k - 1]! < 0) turns += 1;
  return {
    total: all.reduce((sum, value) => sum + Math.abs(value), 0),
    left: Math.abs(all.reduce((sum, value) => sum + value, 0)),
    turns,
    n: all.length,
  };
}

/** Sentences about the step, one for each coordinate and one for the rule; `wayOut` names the one that leads out. */
export function reasons(anatomy: Anatomy, nDims: number, rule: string, wayOut?: Pair): string {
  const found: string[] = [];
  // Without a memory of directions nothing builds up, however well the gradients agree.
  const remembers = "velocity" in anatomy.memory || "mean" in anatomy.memory;
  const agree = remembers ? "build up" : `agree, but this rule remembers ${"squares" in anatomy.memory ? "only their sizes" : "none of them"}`;
  for (const d of [0, 1] as const) {
    if (d >= nDims) break;
    const axis = d === 0 ? "x" : "y";
    const along = `Along ${axis}${wayOut && Math.abs(wayOut[d]) > 1 - 1e-9 ? ", the way out," : ""}`;
    const push = pushOf(anatomy.recent, d);
    if (push.total === 0) {
      found.push(`${along} ${push.n === 1 ? "the gradient" : `every gradient of the last ${push.n} steps`} was exactly zero: nothing pushes the walker that way.`);
      continue;
    }
    const share = push.left / push.total;
    const kept = `${(100 * share).toFixed(0)} %`;
    const times = `${push.turns} time${push.turns === 1 ? "" : "s"}`;
    if (push.n < 2) found.push(`${along} there is one gradient so far, ${figure(anatomy.drawn[d])}.`);
    else if (share < CANCELLED)
      found.push(`${along} the last ${push.n} gradients changed sign ${times}: added up, only ${kept} of their sizes is left, they cancel.`);
    else if (share > CONSISTENT)
      found.push(`${along} the last ${push.n} gradients ${push.turns === 0 ? "kept their sign" : `changed sign only ${times}`}: added up, ${kept} of their sizes is left, they ${agree}.`);
    else found.push(`${along} the last ${push.n} gradients changed sign ${times}: added up, ${kept} of their sizes is left.`);
    found.push(...memoryReason(anatomy, d, axis, rule));
  }
  return found.join(" ");
}

function memoryReason(anatomy: Anatomy, d: 0 | 1, axis: string, rule: string): string[] {
  const kept = anatomy.memory["velocity"] ?? anatomy.memory["mean"];
  const drawn = anatomy.drawn[d];
  if (kept && drawn !== 0) {
    const ratio = kept.after[d] / drawn;
    const word = anatomy.memory["velocity"] ? "velocity" : "running mean";
    if (rule !== "adam")
      return [`The ${word} along ${axis} is ${figure(Math.abs(ratio))} times the gradient just given${ratio < 0 ? ", and against it" : ""}.`];
  }
  const squares = anatomy.memory["squares"];
  if (squares && squares.after[d] > 0)
    return [`Divided by the root of the running squares, the step along ${axis} is ${figure(Math.abs(anatomy.move[d]) / anatomy.learningRate)} learning rates long, for a gradient of ${figure(drawn)}.`];
  return [];
}
