// Marks on a canvas: arrows, the symbols of critical points, labels.

import type { Kind } from "../simulation/messages";
import type { Pair } from "../state/state";
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

const PLATE = 21; // height in pixels
const SIDES: readonly Pair[] = [[1, -1], [-1, -1], [1, 1], [-1, 1], [0, -1], [0, 1]]; // of what is labelled

/** Where a plate so wide covers the fewest of the points that others take: its corner, and the side it lies on. */
export function plateAt(
  [x, y]: Pair, wide: number, [width, height]: Pair, taken: readonly Pair[], first = 0,
): { corner: Pair; side: number } {
  const places = SIDES.map(([across, down], side) => {
    const left = across === 0 ? x - wide / 2 : across > 0 ? x + 12 : x - 12 - wide;
    const top = down > 0 ? y + 14 : y - 9 - PLATE;
    const corner: Pair = [Math.max(4, Math.min(left, width - wide - 4)), Math.max(4, Math.min(top, height - PLATE - 4))];
    const covered = [[x, y] as Pair, ...taken].filter(([px, py]) =>
      px > corner[0] - 4 && px < corner[0] + wide + 4 && py > corner[1] - 4 && py < corner[1] + PLATE + 4);
    return { corner, side, covered: covered.length };
  });
  // Where it lay before comes first, or it would jump to and fro.
  const order = [...places.slice(first), ...places.slice(0, first)];
  return order.reduce((best, each) => (each.covered < best.covered ? each : best));
}

/** Points of an arrow between two pixels, close enough that no plate lies between two of them; none if it is endless. */
export function along(from: Pair, to: Pair): Pair[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const n = Math.ceil(Math.hypot(dx, dy) / 12);
  if (!(n < 1000)) return [];
  return Array.from({ length: n + 1 }, (_, k) => [from[0] + (dx * k) / Math.max(1, n), from[1] + (dy * k) / Math.max(1, n)]);
}

/** Points of a plate's upper and lower edge, for another not to lie on. */
export function edges([left, top]: Pair, wide: number): Pair[] {
  return [top, top + PLATE].flatMap((y) => along([left, y], [left + wide, y]));
}

export function widthOf(context: Context, text: string): number {
  context.font = "600 12px system-ui, sans-serif";
  return context.measureText(text).width + 12;
}

/** Write a line of text on a plate. */
export function plate(context: Context, text: string, [left, top]: Pair, theme: Theme): void {
  const wide = widthOf(context, text);
  context.fillStyle = theme.paper;
  context.strokeStyle = theme.faint;
  context.lineWidth = 1;
  context.setLineDash([]);
  context.beginPath();
  context.roundRect(left, top, wide, PLATE, 4);
  context.fill();
  context.stroke();
  context.fillStyle = theme.ink;
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.fillText(text, left + 6, top + 11);
}
