// The page's words for rules, settings, kinds and outcomes.

import type { RuleName } from "../motion/rules";
import type { CriticalPoint, Kind, Outcome } from "../simulation/messages";
import type { OptimizerChoice } from "../state/state";

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
