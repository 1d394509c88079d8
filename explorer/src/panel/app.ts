// The page: the state in the middle, the parts around it, the simulation behind it.

import { OUTCOMES, type Frame, type Place } from "../simulation/messages";
import { Simulation } from "../simulation/simulation";
import { readState } from "../state/read";
import { countOf, type Pair, type State } from "../state/state";
import { themeOf, type Theme } from "../view/palette";
import type { Arrow } from "../view/scene";
import { tourPart, type TourPart } from "../tour/tour";
import { anatomyPart } from "./anatomy";
import { columns } from "./columns";
import { h } from "./dom";
import { dropZone } from "./drop";
import type { Hand, Part, Tool } from "./hand";
import { headerPart } from "./header";
import { landscapePart } from "./landscape";
import { noisePart } from "./noise";
import { optimizersPart } from "./optimizers";
import { replayPart, type ReplayPart } from "./replay";
import { type RunPart, runPart } from "./run";
import { selectedPart } from "./selected";
import { Stage } from "./stage";
import { startsPart } from "./starts";
import { survivalPart } from "./survival";
import { tallyPart } from "./tally";
import { touchOf } from "./touch";
import { nameOf, OUTCOME_WORDS } from "./words";

const RESTARTS: readonly (keyof State)[] = [
  "landscape", "box", "starts", "optimizers", "noise", "batch", "schedule", "steps", "seed",
];
const SLOW = 14; // milliseconds of drawing above which fewer walkers are drawn
const FAST = 5; // and below which more
const LEAST_DRAWN = 500;
const MOST_DRAWN = 10_000;
const READING = 70; // milliseconds between changes of words and numbers, faster than which nobody reads

export interface Links {
  share?: (state: State) => string; // the address of a state
}

export class App implements Hand {
  readonly el: HTMLElement;
  readonly simulation: Simulation;
  state: State;
  place: Place | null = null;
  frame: Frame | null = null;
  theme: Theme;
  tool: Tool = "drop";
  arrows: readonly Arrow[] = [];
  crosshair: Pair | null = null;
  private readonly parts: Part[];
  private readonly read: Part[]; // of them, those whose words and numbers need no frame each
  private readonly stage: Stage;
  private readonly run: RunPart;
  private readonly tour: TourPart;
  private readonly film: ReplayPart;
  private readonly notice = h("p", { class: "notice", role: "status", "data-testid": "notice", hidden: true });
  private readonly live = h("p", { class: "unseen", "aria-live": "polite" });
  private readonly system = matchMedia("(prefers-color-scheme: dark)");
  private before: Place | null = null;
  private restart = 0;
  private drawn = MOST_DRAWN;
  private asked = MOST_DRAWN;
  private patience = 0;
  private telling = 0;
  private toldAt = -Infinity;
  private ended = false;

  constructor(
    initial: State, links: Links,
    private readonly told: { state(state: State): void; frame(frame: Frame): void; refused(message: string): void },
  ) {
    this.state = initial;
    this.theme = themeOf(initial.view.theme);
    this.simulation = new Simulation(initial);
    this.run = runPart(this);
    this.stage = new Stage(this, touchOf(this), this.run.transport, (ms) => this.paced(ms));
    this.tour = tourPart(this);
    this.film = replayPart(this, (text) => this.refuse(text));
    const header = headerPart(this, links, () => this.tour.open(0));
    const panel = [landscapePart(this), startsPart(this), optimizersPart(this), noisePart(this)];
    this.read = [tallyPart(this), selectedPart(this), survivalPart(this)];
    const outcome = this.read.slice(0, 2);
    const below = [...this.read.slice(2), anatomyPart(this), this.film];
    this.parts = [header, this.tour, this.run, ...panel, ...outcome, ...below];
    const elements = (parts: readonly Part[]): HTMLElement[] => parts.map((part) => part.el);
    // JupyterLab would take the keys m, d, ... for its own.
    this.el = h("div", { class: "unsaddle-explorer", "data-lm-suppress-shortcuts": "true" },
      header.el, this.notice, this.live, this.tour.el,
      columns(this.stage.el,
        h("section", { class: "outcome", "aria-label": "Outcome" }, ...elements(outcome)),
        h("section", { class: "panel", "aria-label": "Controls" }, this.run.el, ...elements(panel)),
        h("section", { class: "below", "aria-label": "Results" }, ...elements(below))));
    dropZone(this.el, (file) => this.film.take(file), (text) => this.refuse(text));
    this.el.addEventListener("keydown", this.key);
    this.system.addEventListener("change", this.dressed);
    this.simulation.onplace((place) => this.arrive(place));
    this.simulation.onframe((frame) => this.see(frame));
    this.simulation.onrefusal((message) => this.refuse(message));
    this.stage.setCamera(initial.view.camera);
    this.dressed();
    if (initial.selected) this.simulation.examine("last");
  }

  change(patch: Partial<State>): void {
    const refusal = this.ask(patch);
    if (refusal !== null) this.announce(refusal);
  }

  ask(patch: Partial<State>): string | null {
    const reading = readState(JSON.parse(JSON.stringify({ ...this.state, ...patch })));
    if ("refusal" in reading) {
      this.told.refused(reading.refusal);
      this.follow();
      return reading.refusal;
    }
    this.notice.hidden = true;
    this.apply(reading.state);
    this.told.state(this.state);
    return null;
  }

  /** Take over a state that was checked, from wherever it comes. */
  apply(next: State): void {
    const old = this.state;
    const differs = (key: keyof State): boolean => JSON.stringify(old[key]) !== JSON.stringify(next[key]);
    const chosen = next.selected;
    const lost = chosen && (chosen.optimizer >= next.optimizers.length || chosen.walker >= countOf(next.starts));
    this.state = lost ? { ...next, selected: null } : next;
    if (RESTARTS.some(differs)) this.restartSoon();
    else {
      if (differs("selected")) {
        this.simulation.select(this.state.selected);
        this.simulation.examine(this.state.selected ? "last" : null);
      }
      if (differs("speed")) this.simulation.setSpeed(next.speed);
    }
    if (old.view.theme !== next.view.theme) this.dressed();
    else this.follow();
  }

  /** Show what Python recorded; null takes nothing away. */
  replay(data: unknown): void {
    if (data !== null) this.film.load(typeof data === "string" ? data : JSON.stringify(data));
  }

  say(message: string): void {
    this.live.textContent = message;
  }

  pick(optimizer: number, walker: number): string | null {
    return this.ask({ selected: { optimizer, walker } });
  }

  redraw(): void {
    this.stage.redraw();
  }

  dispose(): void {
    cancelAnimationFrame(this.restart);
    clearTimeout(this.telling);
    this.system.removeEventListener("change", this.dressed);
    this.simulation.dispose();
    this.stage.dispose();
    this.el.remove();
  }

  announce(text: string): void {
    this.notice.hidden = text === "";
    this.notice.textContent = text;
  }

  private refuse(message: string): void {
    this.announce(message);
    this.told.refused(message);
  }

  /** Once a frame of the browser: a slider that is dragged asks for hundreds. */
  private restartSoon(): void {
    this.el.dataset["waiting"] = ""; // the numbers seen are those of another state
    if (this.restart !== 0) return;
    this.restart = requestAnimationFrame(() => {
      const playing = this.simulation.playing; // a Run pressed since the change counts
      this.restart = 0;
      this.ended = false;
      this.simulation.reset(this.state);
      if (this.state.selected) this.simulation.examine("last");
      if (playing) this.simulation.play();
    });
  }

  private follow(): void {
    this.stage.follow(this.state);
    for (const part of this.parts) part.follow?.(this.state);
  }

  private arrive(place: Place): void {
    this.place = place;
    this.stage.arrive(place, this.before);
    this.before = place;
    for (const part of this.parts) part.arrive?.(place);
  }

  private see(frame: Frame): void {
    this.frame = frame;
    // A frame of the state before the last change has other optimizers.
    if (frame.optimizers.length !== this.state.optimizers.length) return;
    if (this.restart === 0) delete this.el.dataset["waiting"];
    this.draw();
    for (const part of this.parts) if (!this.read.includes(part)) part.see?.(frame);
    this.tell(!frame.done && this.simulation.playing ? READING : 0);
    this.stage.see(frame);
    this.told.frame(frame);
    if (frame.done && !this.ended)
      this.say(frame.optimizers.map((one, i) => {
        const met = OUTCOMES.filter((name) => one.tally[name] > 0);
        return `${nameOf(this.state.optimizers, i)}: ${met.map((name) => `${one.tally[name]} ${OUTCOME_WORDS[name]}`).join(", ")}`;
      }).join("; "));
    this.ended = frame.done;
  }

  /** Show the last frame's words and numbers, now or when they may change again. */
  private tell(pause: number): void {
    const wait = this.toldAt + pause - performance.now();
    clearTimeout(this.telling);
    if (wait > 0) {
      this.telling = window.setTimeout(() => this.tell(0), wait);
      return;
    }
    this.toldAt = performance.now();
    if (this.frame?.optimizers.length !== this.state.optimizers.length) return;
    for (const part of this.read) part.see?.(this.frame);
  }

  private paced(milliseconds: number): void {
    this.simulation.milliseconds.draw = milliseconds;
    // Read by the benchmark, which cannot see into the module.
    this.el.dataset["simulate"] = this.simulation.milliseconds.simulate.toFixed(2);
    this.el.dataset["draw"] = milliseconds.toFixed(2);
    this.el.dataset["drawn"] = String(this.drawn);
    if (!this.simulation.playing) return;
    // One slow picture, the first of a landscape, is no reason to draw fewer.
    this.patience = 0.9 * this.patience + 0.1 * Math.min(30, milliseconds);
    const next = this.patience > SLOW ? this.drawn * 0.7 : this.patience < FAST ? this.drawn * 1.2 : this.drawn;
    const bounded = Math.round(Math.min(MOST_DRAWN, Math.max(LEAST_DRAWN, next)));
    const all = this.state.optimizers.length * countOf(this.state.starts);
    const useful = bounded < this.drawn ? all > LEAST_DRAWN : all > this.drawn;
    if (bounded === this.drawn || !useful) return;
    this.drawn = bounded;
    this.draw();
  }

  /** Have as many walkers drawn as the machine bears while they move; all that fit while they stand still. */
  private draw(): void {
    const wanted = this.simulation.playing ? this.drawn : MOST_DRAWN;
    if (wanted === this.asked) return;
    this.asked = wanted;
    this.simulation.setDrawn(wanted);
  }

  private readonly dressed = (): void => {
    this.theme = themeOf(this.state.view.theme);
    this.el.dataset["theme"] = this.theme.dark ? "dark" : "light";
    this.stage.theme(this.theme);
    this.follow();
    if (this.frame) this.see(this.frame);
  };

  private readonly key = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0] as HTMLElement;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName)) return;
    const pressable = /^(BUTTON|SUMMARY|A)$/.test(target.tagName);
    if (event.key === " " && !pressable) this.run.toggle();
    else if (event.key === "." || event.key === ",") this.simulation.step(event.key === "." ? 1 : -1);
    else if (this.tour.running && (event.key === "n" || event.key === "p")) this.tour.move(event.key === "n" ? 1 : -1);
    else return;
    event.preventDefault();
  };
}
