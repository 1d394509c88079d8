// What the parts of the panel may do to the page, so that none knows another.

import type { Frame, Place } from "../simulation/messages";
import type { Simulation } from "../simulation/simulation";
import type { Pair, State } from "../state/state";
import type { Theme } from "../view/palette";
import type { Arrow } from "../view/scene";

export type Tool = "drop" | "line" | "patch";

export interface Hand {
  readonly state: State;
  readonly place: Place | null;
  readonly frame: Frame | null;
  readonly theme: Theme;
  readonly simulation: Simulation;
  tool: Tool;
  arrows: readonly Arrow[]; // of the anatomy
  /** Change the state; the run begins again unless the change only concerns what is seen. */
  change(patch: Partial<State>): void;
  /** As `change`, for a field: a refusal is handed back, to stand beside it, instead of the page's notice. */
  ask(patch: Partial<State>): string | null;
  announce(text: string): void; // to everybody
  say(message: string): void; // to a screen reader
  redraw(): void;
  pick(optimizer: number, walker: number): string | null;
  crosshair: Pair | null;
}

/** A part of the panel: it follows the state and, where it has to, the frames. */
export interface Part {
  el: HTMLElement;
  follow?(state: State): void;
  see?(frame: Frame): void;
  arrive?(place: Place): void;
}
