// What answers the page's orders, in a worker or, where there can be none, beside the page.

import { FormulaError } from "../formula/grammar";
import { Refusal } from "../state/checks";
import type { Answer, Frame, Order } from "./messages";
import { Runner } from "./runner";

export type Answering = (answer: Answer, transfer: ArrayBuffer[]) => void;

export class Host {
  private runner: Runner | null = null;
  private run = 0;

  constructor(private readonly answer: Answering) {}

  take(order: Order): void {
    try {
      this.obey(order);
    } catch (error) {
      const told = error instanceof Refusal || error instanceof FormulaError;
      const message = told ? error.message : `the simulation failed (${String(error)}); accepted: another state. Reload the page.`;
      this.runner = null;
      this.answer({ type: "refused", run: order.run, message }, []);
    }
  }

  private obey(order: Order): void {
    if (order.type === "reset") {
      this.run = order.run;
      this.runner = null;
      this.runner = new Runner(order.state, order.drawn);
      this.answer({ type: "place", run: order.run, place: this.runner.place }, []);
      this.send(0);
      return;
    }
    if (this.runner === null || order.run !== this.run) return;
    const begin = performance.now();
    if (order.type === "draw") this.runner.drawn = order.drawn;
    else if (order.type === "select") this.runner.select(order.selected);
    else if (order.type === "examine") this.runner.examine(order.step);
    else if (order.type === "seek") this.runner.seek(order.step);
    else this.runner.advance(order.steps, order.milliseconds);
    this.send(performance.now() - begin);
  }

  private send(before: number): void {
    const frame = this.runner!.frame();
    const whole = { ...frame, milliseconds: frame.milliseconds + before };
    this.answer({ type: "frame", run: this.run, frame: whole }, buffersOf(whole));
  }
}

function buffersOf(frame: Frame): ArrayBuffer[] {
  const arrays = frame.optimizers.flatMap((each) => [...each.points, ...each.path]);
  return [...new Set(arrays.map((array) => array.buffer as ArrayBuffer))];
}
