// The survival curve: the share of walkers still inside the saddle's neighbourhood at each step.

import type { Frame } from "../simulation/messages";
import { look } from "../view/palette";
import { figure, h, table, whole } from "./dom";
import type { Hand, Part } from "./hand";
import { nameOf } from "./words";

const [LEFT, TOP, BOTTOM, RIGHT] = [40, 12, 34, 12];

export function survivalPart(hand: Hand): Part {
  const canvas = h("canvas", { class: "survival", role: "img", "aria-label": "Survival curves; the table below has the numbers" });
  const note = h("p", { class: "note" });
  const numbers = h("div", { class: "scroll" });
  const details = h("details", {}, h("summary", {}, "the same as a table"), numbers);
  const el = h("div", { class: "card", "data-testid": "survival" }, h("h3", {}, "Share still at the saddle"), canvas, note, details);
  return {
    el,
    see(frame) {
      const any = frame.optimizers.some((one) => one.survival !== null);
      canvas.hidden = details.hidden = !any;
      note.textContent = any
        ? "How many walkers have not escaped yet, step by step (Kaplan–Meier); who diverged or left the domain counts as never escaped."
        : "The walkers did not start near a saddle: there is nothing to leave.";
      if (!any) return;
      draw(hand, canvas, frame);
      if (details.open || numbers.childElementCount === 0) numbers.replaceChildren(listed(hand, frame));
    },
  };
}

function draw(hand: Hand, canvas: HTMLCanvasElement, frame: Frame): void {
  const ratio = Math.min(2, devicePixelRatio || 1);
  const [width, height] = [canvas.clientWidth || 320, canvas.clientHeight || 180];
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d")!;
  const { theme } = hand;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const x = (step: number): number => LEFT + ((width - LEFT - RIGHT) * step) / frame.nSteps;
  const y = (share: number): number => TOP + (height - TOP - BOTTOM) * (1 - share);
  context.font = "11px system-ui, sans-serif";
  context.fillStyle = context.strokeStyle = theme.faint;
  context.lineWidth = 1;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const share of [0, 0.5, 1]) {
    context.globalAlpha = 0.35;
    context.beginPath();
    context.moveTo(LEFT, y(share));
    context.lineTo(width - RIGHT, y(share));
    context.stroke();
    context.globalAlpha = 1;
    context.fillText(`${100 * share} %`, LEFT - 4, y(share));
  }
  context.textBaseline = "top";
  for (const share of [0, 0.5, 1]) {
    context.textAlign = share === 0 ? "left" : share === 1 ? "right" : "center";
    context.fillText(`${share === 1 ? "step " : ""}${whole(share * frame.nSteps)}`, x(share * frame.nSteps), height - BOTTOM + 6);
  }
  frame.optimizers.forEach((one, i) => {
    if (one.survival === null) return;
    const own = look(i, theme);
    const { steps, share } = one.survival;
    context.strokeStyle = own.color;
    context.lineWidth = 2.2;
    context.setLineDash([...own.dash]);
    context.beginPath();
    context.moveTo(x(0), y(1));
    let last = 1;
    let [at, level] = [-Infinity, 1]; // of what is drawn: thousands of steps may fall on one pixel
    for (let k = 0; k < steps.length; k++) {
      if (steps[k]! > frame.step) break;
      const left = x(steps[k]!);
      if (left > at + 0.5 / ratio) {
        if (level !== last) context.lineTo(at, y(last));
        at = left;
        level = share[k]!;
        context.lineTo(at, y(last));
        context.lineTo(at, y(level));
      }
      last = share[k]!;
    }
    if (level !== last) context.lineTo(at, y(last));
    context.lineTo(x(frame.step), y(last));
    context.stroke();
  });
  context.setLineDash([]);
}

function listed(hand: Hand, frame: Frame): HTMLElement {
  const rows = frame.optimizers.map((one, i) => {
    const { steps, share } = one.survival ?? { steps: new Float32Array(), share: new Float32Array() };
    const half = share.findIndex((value) => value <= 0.5);
    return [
      nameOf(hand.state.optimizers, i),
      steps.length > 0 ? whole(steps[0]!) : "none yet",
      half >= 0 ? whole(steps[half]!) : "not yet",
      figure(share.length > 0 ? share[share.length - 1]! : 1),
    ];
  });
  return table("Escape steps", ["optimizer", "first leaves", "half have left", "share still there"], rows);
}
