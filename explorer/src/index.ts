// The one module: a widget for notebooks (anywidget's form), and a page where there is one to mount in.

import { App, type Links } from "./panel/app";
import { h } from "./panel/dom";
import type { Frame } from "./simulation/messages";
import { readState } from "./state/read";
import { defaultState, type State } from "./state/state";
import style from "./style.css";

/** What anywidget hands over; `memoryModel` stands in for it on a page. */
export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

const RARELY = 400; // milliseconds between two outcomes sent while the run goes on

/** Show the page in an element; returns the function that takes it away again. */
export function mount(el: HTMLElement, model: Model, links: Links = {}): () => void {
  const given = model.get("state");
  const empty = given === null || given === undefined || Object.keys(given).length === 0;
  const reading = empty ? { state: defaultState() } : readState(given);
  let sent = 0;
  const refused = (message: string): void => {
    model.set("message", message);
    model.save_changes();
  };
  const app = new App("state" in reading ? reading.state : defaultState(), links, {
    refused,
    state(state) {
      model.set("state", state);
      model.set("selected", state.selected);
      model.save_changes();
    },
    frame(frame) {
      const now = performance.now();
      if (!frame.done && now - sent < RARELY) return;
      sent = now;
      model.set("outcome", outcomeOf(frame, app?.state ?? null));
      model.save_changes();
    },
  });
  const sheet = h("style", {}, style);
  el.replaceChildren(sheet, app.el);
  if ("refusal" in reading) {
    app.announce(reading.refusal);
    refused(reading.refusal);
  }
  const outside = (): void => {
    const next = readState(model.get("state"));
    if ("refusal" in next) {
      app.announce(next.refusal);
      refused(next.refusal);
    } else if (JSON.stringify(next.state) !== JSON.stringify(app.state)) {
      if (next.state.station !== app.state.station) app.simulation.pause(); // a station begins at rest
      app.apply(next.state);
    }
  };
  const chosen = (): void => {
    const selected = model.get("selected") ?? null;
    if (JSON.stringify(selected) !== JSON.stringify(app.state.selected)) app.change({ selected: selected as State["selected"] });
  };
  const replay = (): void => app.replay(model.get("replay") ?? null);
  model.on("change:state", outside);
  model.on("change:selected", chosen);
  model.on("change:replay", replay);
  replay();
  return () => {
    model.off("change:state", outside);
    model.off("change:selected", chosen);
    model.off("change:replay", replay);
    app.dispose();
    sheet.remove();
  };
}

function outcomeOf(frame: Frame, state: State | null): Record<string, unknown> {
  const found: Record<string, unknown> = { step: frame.step };
  frame.optimizers.forEach((one, i) => {
    const rule = state?.optimizers[i]?.rule ?? String(i);
    const name = rule in found ? `${rule} ${i}` : rule;
    found[name] = { ...one.tally, n_steps: frame.step };
  });
  return found;
}

/** A model that lives on the page. */
export function memoryModel(initial: Record<string, unknown>): Model {
  const values = { ...initial };
  const callbacks = new Map<string, Set<() => void>>();
  const changed = new Set<string>();
  return {
    get: (name) => values[name],
    set(name, value) {
      values[name] = value;
      changed.add(name);
    },
    save_changes() {
      const now = [...changed];
      changed.clear();
      for (const name of now) for (const callback of callbacks.get(`change:${name}`) ?? []) callback();
    },
    on(event, callback) {
      callbacks.set(event, (callbacks.get(event) ?? new Set()).add(callback));
    },
    off: (event, callback) => void callbacks.get(event)?.delete(callback),
  };
}

export default {
  render: ({ model, el }: { model: Model; el: HTMLElement }): (() => void) => mount(el, model),
};

import { startPage } from "./page";

startPage();
