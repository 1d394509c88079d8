// The simulation as the page sees it: play, pause, step, frames; the work is done elsewhere.

import type { State } from "../state/state";
import { openChannel, type Channel } from "./channel";
import type { Answer, Frame, Order, Place } from "./messages";

const SLICE = 5; // milliseconds of work asked for with one frame: with counting and drawing at most 8
const MOST_DRAWN = 10_000;
const LONGEST_GAP = 0.25; // seconds: after a pause of the browser's own nothing is made up for

/** An order without the number of its run. */
type Wish = Order extends infer Each ? (Each extends Order ? Omit<Each, "run"> : never) : never;

export class Simulation {
  /** Of the last frame: `simulate` is the worker's; `draw` is set by the page. */
  readonly milliseconds = { simulate: 0, draw: 0 };
  playing = false;
  private readonly channel: Channel;
  private run = 0;
  private waiting = 0; // orders that are not answered yet
  private last: Frame | null = null;
  private drawn = MOST_DRAWN;
  private due = 0; // steps, with a fraction
  private before = 0;
  private ticket: number | null = null;
  private readonly framed: ((frame: Frame) => void)[] = [];
  private readonly placed: ((place: Place) => void)[] = [];
  private readonly refused: ((message: string) => void)[] = [];

  constructor(private state: State, open: typeof openChannel = openChannel) {
    this.channel = open((answer) => this.take(answer));
    this.reset(state);
  }

  onframe(callback: (frame: Frame) => void): void {
    this.framed.push(callback);
  }

  /** What is known of the place comes once after each reset, before its first frame. */
  onplace(callback: (place: Place) => void): void {
    this.placed.push(callback);
  }

  onrefusal(callback: (message: string) => void): void {
    this.refused.push(callback);
  }

  /** The last frame, null before the first. */
  get frame(): Frame | null {
    return this.last;
  }

  play(): void {
    if (this.playing || this.last?.done) return;
    this.playing = true;
    this.due = 0;
    this.before = performance.now();
    this.schedule();
  }

  pause(): void {
    this.playing = false;
    if (this.ticket !== null) cancel(this.ticket);
    this.ticket = null;
  }

  /** Go so many steps forwards, or backwards by running again from the start. */
  step(n: number): void {
    this.pause();
    if (this.last) this.post({ type: "seek", step: this.last.step + n });
  }

  /** Go to a step. */
  seek(step: number): void {
    this.pause();
    this.post({ type: "seek", step });
  }

  /** Begin again, with a state; one that changes only speed, view or selection needs no reset. */
  reset(state: State): void {
    this.pause();
    this.state = state;
    this.last = null;
    this.run += 1;
    this.waiting = 0;
    this.post({ type: "reset", state, drawn: this.drawn });
  }

  select(selected: State["selected"]): void {
    this.state = { ...this.state, selected };
    this.post({ type: "select", selected });
  }

  setSpeed(speed: State["speed"]): void {
    this.state = { ...this.state, speed };
    this.due = 0;
  }

  /** Ask for the anatomy of a step of the selected walker with every frame; null: no longer. */
  examine(step: number | "last" | null): void {
    this.post({ type: "examine", step });
  }

  /** The most walkers whose points come with a frame; all are simulated and counted. */
  setDrawn(drawn: number): void {
    this.drawn = Math.max(1, Math.min(MOST_DRAWN, Math.floor(drawn)));
    this.post({ type: "draw", drawn: this.drawn });
  }

  dispose(): void {
    this.pause();
    this.channel.close();
    this.framed.length = this.placed.length = this.refused.length = 0;
  }

  private post(order: Wish): void {
    this.waiting += 1;
    this.channel.post({ ...order, run: this.run } as Order);
  }

  private take(answer: Answer): void {
    if (answer.run !== this.run) return;
    if (answer.type === "place") {
      for (const callback of this.placed) callback(answer.place);
      return;
    }
    this.waiting = Math.max(0, this.waiting - 1);
    if (answer.type === "refused") {
      this.pause();
      for (const callback of this.refused) callback(answer.message);
      return;
    }
    this.last = answer.frame;
    this.milliseconds.simulate = answer.frame.milliseconds;
    if (answer.frame.done) this.pause();
    for (const callback of this.framed) callback(answer.frame);
  }

  private schedule(): void {
    this.ticket = soon(() => {
      this.ticket = null;
      if (!this.playing) return;
      this.tick();
      this.schedule();
    });
  }

  /** Order the steps that are due, when the last frame has come: orders never pile up. */
  private tick(): void {
    const now = performance.now();
    const gap = Math.min(LONGEST_GAP, (now - this.before) / 1000);
    this.before = now;
    if (this.state.speed === "max") this.due = 1e9;
    else this.due += gap * this.state.speed;
    if (this.waiting > 0 || this.due < 1) return;
    const steps = Math.floor(this.due);
    // What a slow machine does not manage is not owed: the run is slower then, never wrong.
    this.due -= steps;
    this.post({ type: "advance", steps, milliseconds: SLICE });
  }
}

const hasFrames = typeof requestAnimationFrame === "function";

function soon(callback: () => void): number {
  // A page in the background gets no animation frames, and then rests.
  return hasFrames ? requestAnimationFrame(callback) : (setTimeout(callback, 16) as unknown as number);
}

function cancel(ticket: number): void {
  if (hasFrames) cancelAnimationFrame(ticket);
  else clearTimeout(ticket);
}
