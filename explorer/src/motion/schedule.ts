// The learning rate over the steps, as a factor on the rule's own.

import type { Schedule } from "../state/state";

/** Return the factor at a step counted from 0. */
export function factorAt(schedule: Schedule, step: number): number {
  switch (schedule.kind) {
    case "constant":
      return 1;
    case "step":
      return schedule.factor ** Math.floor(step / schedule.every);
    case "cosine":
      return 0.5 * (1 + Math.cos((Math.PI * Math.min(step, schedule.steps)) / schedule.steps));
  }
}
