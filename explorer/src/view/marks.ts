// Marks on a canvas: arrows, the symbols of critical points, labels.

import type { Kind } from "../simulation/messages";
import { type Theme, trace } from "./palette";

type Context = CanvasRenderingContext2D;

/** Draw an arrow between two pixels, with a halo so that it stands out on any ground. */
export function arrow(
  context: Context, from: readonly [number, number], to: readonly [number, number], color: string,
  theme: Theme, dash: readonly number[] = [], width = 2,
): void {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (!(length > 1.5) || !Number.isFinite(length)) return;
  const head = Math.min(5 + 2.5 * width, 0.6 * length);
  const [ux, uy] = [dx / length, dy / length];
  const neck = [to[0] - ux * head * 0.8, to[1] - uy * head * 0.8] as const;
  const shaft = (): void => {
    context.beginPath();
    context.moveTo(from[0], from[1]);
    context.lineTo(neck[0], neck[1]);
  };
  const tip = (): void => {
    context.beginPath();
    context.moveTo(to[0], to[1]);
    context.lineTo(to[0] - ux * head - uy * head * 0.5, to[1] - uy * head + ux * head * 0.5);
    context.lineTo(to[0] - ux * head + uy * head * 0.5, to[1] - uy * head - ux * head * 0.5);
    context.closePath();
  };
  context.lineCap = "butt";
  context.strokeStyle = theme.halo;
  context.lineWidth = width + 2.5;
  context.setLineDash([]);
  shaft();
  context.stroke();
  tip();
  context.stroke();
  context.strokeStyle = context.fillStyle = color;
  context.lineWidth = width;
  context.setLineDash([...dash]);
  shaft();
  context.stroke();
  context.setLineDash([]);
  tip();
  context.fill();
}

/** Draw a critical point: a ring with its centre, a cross, a triangle or a diamond. */
export function symbol(context: Context, kind: Kind, x: number, y: number, size: number, theme: Theme): void {
  context.setLineDash([]);
  const stroke = (width: number, color: string): void => {
    context.lineWidth = width;
    context.strokeStyle = color;
    context.beginPath();
    if (kind === "MINIMUM") trace(context, "circle", x, y, size);
    else if (kind === "MAXIMUM") trace(context, "up", x, y, size);
    else if (kind === "STRICT_SADDLE") {
      const r = size * 0.5;
      context.moveTo(x - r, y - r);
      context.lineTo(x + r, y + r);
      context.moveTo(x - r, y + r);
      context.lineTo(x + r, y - r);
    } else trace(context, "diamond", x, y, size);
    context.stroke();
  };
  context.lineCap = "round";
  stroke(5, theme.halo);
  stroke(2.2, theme.ink);
  if (kind === "MINIMUM") {
    context.fillStyle = theme.ink;
    context.beginPath();
    trace(context, "circle", x, y, size * 0.28);
    context.fill();
  }
}

/** Write a line of text on a plate beside a point, inside the canvas. */
export function label(context: Context, text: string, x: number, y: number, width: number, theme: Theme): void {
  context.font = "600 12px system-ui, sans-serif";
  const wide = context.measureText(text).width + 12;
  const left = Math.max(4, Math.min(x + 12, width - wide - 4));
  const top = y - 30 < 4 ? y + 14 : y - 30;
  context.fillStyle = theme.paper;
  context.strokeStyle = theme.faint;
  context.lineWidth = 1;
  context.setLineDash([]);
  context.beginPath();
  context.roundRect(left, top, wide, 21, 4);
  context.fill();
  context.stroke();
  context.fillStyle = theme.ink;
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.fillText(text, left + 6, top + 11);
}
