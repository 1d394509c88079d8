// The page's words for rules, settings, kinds and outcomes.

import type { RuleName } from "../motion/rules";
import type { CriticalPoint, Kind, Outcome, Place } from "../simulation/messages";
import type { OptimizerChoice } from "../state/state";
import { figure } from "./dom";

export const RULES: Readonly<Record<RuleName, string>> = {
  sgd: "SGD (gradient descent)",
  momentum: "Momentum",
  ema_momentum: "Momentum, averaged form",
  nesterov: "Nesterov",
  adagrad: "AdaGrad",
  rmsprop: "RMSprop",
  adam: "Adam",
  perturbed_gd: "Perturbed descent",
  newton: "Newton",
  saddle_free_newton: "Saddle-free Newton",
};

export const SETTINGS: Readonly<Record<string, string>> = {
  learning_rate: "learning rate",
  momentum: "momentum γ",
  alpha: "memory α",
  b1: "β₁",
  b2: "β₂",
  eps: "ε",
  radius: "kick radius",
  gradient_tol: "kick below gradient",
  wait: "steps between kicks",
  damping: "damping",
};

export const KINDS: Readonly<Record<Kind, string>> = {
  MINIMUM: "minimum", MAXIMUM: "maximum", STRICT_SADDLE: "saddle", DEGENERATE: "degenerate",
  UNDECIDED: "undecided",
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  ESCAPED: "escaped", STUCK: "stuck", CONVERGED: "converged", DIVERGED: "diverged",
  LEFT_DOMAIN: "left the domain", UNDECIDED: "undecided",
};

/** What each outcome means at this place, as docs/races.md has it. */
export function definitions(place: Place | null): Readonly<Record<Outcome, string>> {
  const reference = place?.reference ?? null;
  const far = reference ? figure(reference.radius) : "a set distance";
  const escaped = reference && reference.escapeDirections.length === 0
    ? `the walker left the flat point: it has been ${far} away from it, and lower.`
    : `the walker left the saddle: it has been ${far} away from it along a way out, a direction in which the ground curves down. Where it is now, the lines under the table say.`;
  return {
    ESCAPED: reference ? escaped : `the walker left the saddle at which it started; here none started at one.`,
    STUCK: reference
      ? "it has not left so far. Nothing pushes it out, or it is still on its way and more steps may free it: where all are stuck, the lines under the table say how far one has come."
      : "it rests at a saddle or at a highest point.",
    CONVERGED: "it rests at a minimum, a lowest point, and did not start at a saddle. Who left a saddle counts as escaped, even at rest in a minimum.",
    DIVERGED: "it flew off: far out of the picture and higher than at the start, in one leap, or to no number at all. Mostly the learning rate is too large.",
    LEFT_DOMAIN: "it came to a place where the function has no value.",
    UNDECIDED: "none of these so far.",
  };
}

/** An optimizer's short name, with the learning rate where the same rule runs twice. */
export function nameOf(all: readonly OptimizerChoice[], position: number): string {
  const own = all[position]!;
  const short = own.rule === "sgd" ? "SGD" : RULES[own.rule];
  const twice = all.filter((other) => other.rule === own.rule).length > 1;
  return twice ? `${short} ${own.settings["learning_rate"]!}` : short;
}

export function describe(point: CriticalPoint): string {
  const index = point.kind === "STRICT_SADDLE" ? ` of index ${point.index}` : "";
  return `${KINDS[point.kind]}${index}`;
}
