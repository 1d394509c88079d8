// Which optimizers run, how each is drawn, and their settings.

import { DEFAULTS, type RuleName } from "../motion/rules";
import { settingsOf, type OptimizerChoice } from "../state/state";
import { look, type Theme, trace } from "../view/palette";
import { h, section, slider, tick, type Control, type Span } from "./dom";
import type { Hand, Part } from "./hand";
import { RULES, SETTINGS } from "./words";

const SPANS: Readonly<Record<string, Span>> = {
  learning_rate: { least: 1e-4, most: 3, log: true },
  momentum: { least: 0, most: 0.999 },
  alpha: { least: 0, most: 0.999 },
  b1: { least: 0, most: 0.999 },
  b2: { least: 0, most: 0.9999 },
  eps: { least: 0, most: 1, log: true },
  radius: { least: 0, most: 1, log: true },
  gradient_tol: { least: 0, most: 10, log: true },
  wait: { least: 0, most: 200, whole: true },
  damping: { least: 0, most: 10, log: true },
};
const MOST = 8;

/** The optimizer's line with its marker, as in the legend of a figure. */
export function swatch(position: number, theme: Theme): HTMLCanvasElement {
  const canvas = h("canvas", { class: "swatch", width: 80, height: 32, "aria-hidden": "true" });
  const context = canvas.getContext("2d")!;
  const own = look(position, theme);
  context.scale(2, 2);
  context.strokeStyle = context.fillStyle = own.color;
  context.lineWidth = 2;
  context.setLineDash([...own.dash]);
  context.beginPath();
  context.moveTo(1, 8);
  context.lineTo(39, 8);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  trace(context, own.marker, 20, 8, 9);
  context.lineWidth = 3;
  context.strokeStyle = theme.paper;
  context.stroke();
  context.fill();
  return canvas;
}

export function optimizersPart(hand: Hand): Part {
  const list = h("div", { class: "optimizers" });
  const all = slider("learning rate of all", SPANS["learning_rate"]!, (value) =>
    hand.ask({ optimizers: hand.state.optimizers.map((one) => withSetting(one, "learning_rate", value)) }), "learning-rate");
  let shown = "";
  let controls: { position: number; key: string; control: Control<number> }[] = [];
  const toggle = (rule: RuleName, position: number | null): void => {
    const now = hand.state.optimizers;
    if (position !== null && now.length > 1)
      hand.change({ optimizers: now.filter((_, i) => i !== position), selected: null });
    else if (position === null && now.length < MOST) {
      const rate = now[0]!.settings["learning_rate"]!;
      hand.change({ optimizers: [...now, { rule, settings: settingsOf(rule, { learning_rate: rate }) }] });
    } else {
      hand.say(position === null ? `At most ${MOST} optimizers run at once.` : "At least one optimizer runs.");
      build();
    }
  };
  const row = (one: OptimizerChoice, position: number): HTMLElement => {
    const box = tick(RULES[one.rule], () => toggle(one.rule, position), { "data-testid": `optimizer-${one.rule}` });
    box.set(true);
    box.el.prepend(swatch(position, hand.theme));
    const inner = Object.keys(one.settings).map((key) => {
      const control = slider(`${SETTINGS[key]!}`, SPANS[key]!, (value) =>
        hand.ask({
          optimizers: hand.state.optimizers.map((old, i) => (i === position ? withSetting(old, key, value) : old)),
        }), position === firstOf(one.rule) ? `${one.rule}-${key}` : "");
      control.set(one.settings[key]!);
      controls.push({ position, key, control });
      return control.el;
    });
    return h("div", { class: "optimizer" }, box.el,
      h("details", {}, h("summary", { "aria-label": `settings of ${RULES[one.rule]}` }, "settings"), ...inner));
  };
  const firstOf = (rule: RuleName): number => hand.state.optimizers.findIndex((one) => one.rule === rule);
  const build = (): void => {
    controls = [];
    const { optimizers } = hand.state;
    const unused = (Object.keys(DEFAULTS) as RuleName[]).filter((rule) => firstOf(rule) < 0);
    const open = [...list.querySelectorAll("details")].map((details) => details.open);
    list.replaceChildren(
      ...optimizers.map(row),
      ...unused.map((rule) => {
        const box = tick(RULES[rule], () => toggle(rule, null), { "data-testid": `optimizer-${rule}` });
        return h("div", { class: "optimizer off" }, box.el);
      }),
    );
    [...list.querySelectorAll("details")].forEach((details, i) => { details.open = open[i] ?? false; });
  };
  return {
    el: section("Optimizers", true, all.el, list),
    follow(state) {
      const key = JSON.stringify([state.optimizers.map((one) => one.rule), hand.theme.dark]);
      if (key !== shown) {
        const focused = (list.getRootNode() as Document).activeElement as HTMLElement | null;
        const id = focused && list.contains(focused) ? focused.dataset["testid"] : undefined;
        build();
        if (id) list.querySelector<HTMLElement>(`[data-testid="${id}"]`)?.focus();
      }
      shown = key;
      all.set(state.optimizers[0]!.settings["learning_rate"]!);
      for (const { position, key: name, control } of controls)
        control.set(state.optimizers[position]!.settings[name]!);
    },
  };
}

function withSetting(one: OptimizerChoice, key: string, value: number): OptimizerChoice {
  return { ...one, settings: { ...one.settings, [key]: value } };
}
