// A film of what Python recorded: a landscape or a plane through a network's parameters, and the paths.

import { readReplay, type Replay } from "../replay/replay";
import { LIMITS } from "../state/limits";
import { landscapeOf } from "../world/landscape";
import { arrow } from "../view/marks";
import { ground as shade, look, trace } from "../view/palette";
import { band, Ground, levelsOf, segments, type Relief } from "../view/relief";
import { button, figure, h, slider, table, whole } from "./dom";
import type { Hand, Part } from "./hand";
import { swatch } from "./optimizers";

const N_FILL = 160;
const [LEFT, BOTTOM] = [46, 34]; // room for the axes
const MOST_PATHS = 40; // of one track, as lines; the rest as points

export interface ReplayPart extends Part {
  load(text: string): void;
  take(file: File): void; // that somebody chose or dropped
}

const MOST_BYTES = 4 * LIMITS.characters.replay; // more hold more characters, however they are written

export function replayPart(hand: Hand, announce: (text: string) => void): ReplayPart {
  const canvas = h("canvas", { class: "heat", role: "img" });
  const title = h("h3");
  const share = h("p", { class: "share", "data-testid": "replay-share" });
  const where = h("span", { class: "where" });
  const protocol = h("pre", { class: "note" });
  const numbers = h("div", { class: "scroll" });
  const inner = h("div", { hidden: true });
  let replay: Replay | null = null;
  let relief: Relief | null = null;
  let last = 0;
  let at = 0;
  let timer = 0;
  const draw = (): void => {
    if (replay && relief && el.open) paint(canvas, replay, relief, at, hand);
    where.textContent = `${replay?.clock === "sample gradients" ? "sample gradients:" : "step"} ${whole(at)} of ${whole(last)}`;
    if (replay) numbers.replaceChildren(listed(replay, at, hand));
  };
  const bar = slider("share of the run, 0 to 1", { least: 0, most: 1 }, (value) => {
    go(Math.round(value * last));
  }, "replay-step");
  const go = (step: number): void => {
    at = Math.max(0, Math.min(last, step));
    bar.set(last === 0 ? 0 : at / last);
    draw();
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = 0;
    play.textContent = "▶ Play";
  };
  const play = button("▶ Play", () => {
    if (timer !== 0) {
      stop();
      return;
    }
    if (at >= last) go(0);
    play.textContent = "❚❚ Pause";
    timer = setInterval(() => {
      if (!el.isConnected || at >= last) stop();
      else go(at + Math.max(1, Math.round(last / 200)));
    }, 50) as unknown as number;
  }, { "data-testid": "replay-play" });
  const load = (text: string): boolean => {
    const reading = readReplay(text);
    if ("refusal" in reading) {
      announce(reading.refusal);
      return false;
    }
    stop();
    replay = reading.replay;
    last = Math.max(...replay.tracks.map((track) => track.steps[track.steps.length - 1] ?? 0));
    relief = reliefOf(replay);
    title.textContent = replay.title;
    share.textContent = replay.plane
      ? `This plane shows ${(100 * replay.plane.share).toFixed(0)} % of the movement (${replay.plane.share_of}; ${whole(replay.plane.n_parameters)} parameters).` : "";
    canvas.setAttribute("aria-label", `${replay.title}; ${share.textContent} The table below has the numbers.`);
    protocol.textContent = replay.protocol.join("\n");
    inner.hidden = false;
    el.open = true;
    go(0);
    return true;
  };
  const take = (given: File): void => {
    const name = given.name.length > 60 ? `${given.name.slice(0, 57)}...` : given.name;
    if (!/\.json$/i.test(given.name) && given.type !== "application/json")
      announce(`the file “${name}”; accepted: a replay, whose name ends in .json. Record one with unsaddle branch FILE.py --replay branch.json.`);
    else if (given.size > MOST_BYTES)
      announce(`the file “${name}” of ${whole(given.size / 1e6)} MB; accepted: at most ${whole(LIMITS.characters.replay / 1e6)} MB. Record fewer steps or walkers.`);
    else
      void given.text().then((text) => {
        if (!load(text)) return;
        hand.announce("");
        hand.say(`Replay loaded: ${title.textContent}`);
        el.scrollIntoView({ block: "start" });
      }, () => announce(`the file “${name}” that cannot be read; accepted: a file on this machine. Choose it again.`));
  };
  const file = h("input", {
    type: "file", accept: ".json,application/json", "data-testid": "replay-file",
    onclick: () => { file.value = ""; }, // the same file, mended, may be chosen again
    onchange: () => {
      const chosen = file.files?.[0];
      if (chosen) take(chosen);
    },
  });
  inner.append(title, share, canvas, h("div", { class: "row" }, play, where), bar.el, numbers, protocol);
  const el = h("details", { class: "card replay", "data-testid": "replay" },
    h("summary", {}, "Replay of a recorded run"),
    h("p", { class: "note" }, "A race, an ensemble or a real network's branch that Python recorded."),
    h("label", { class: "file" }, h("span", {}, "Replay file; or drop it anywhere on the page"), file), inner);
  el.addEventListener("toggle", draw);
  return { el, load, take, follow: draw };
}

function reliefOf(replay: Replay): Relief {
  if (replay.landscape !== null) return new Ground(landscapeOf(replay.landscape).formula).relief(replay.box, N_FILL);
  const rows = replay.plane!.values;
  const [ny, nx] = [rows.length, rows[0]!.length];
  const values = new Float64Array(N_FILL * N_FILL);
  const node = (i: number, j: number): number => rows[j]![i] ?? Number.NaN;
  for (let k = 0; k < values.length; k++) {
    const [u, v] = [((k % N_FILL) / (N_FILL - 1)) * (nx - 1), (Math.floor(k / N_FILL) / (N_FILL - 1)) * (ny - 1)];
    const [i, j] = [Math.min(nx - 2, Math.floor(u)), Math.min(ny - 2, Math.floor(v))];
    const [s, t] = [u - i, v - j];
    values[k] =
      (1 - t) * ((1 - s) * node(i, j) + s * node(i + 1, j)) + t * ((1 - s) * node(i, j + 1) + s * node(i + 1, j + 1));
  }
  return { box: replay.box, n: N_FILL, values, levels: levelsOf(values) };
}

function reached(steps: readonly number[], at: number): number {
  let k = 0;
  while (k + 1 < steps.length && steps[k + 1]! <= at) k += 1;
  return k;
}

function paint(canvas: HTMLCanvasElement, replay: Replay, relief: Relief, at: number, hand: Hand): void {
  const { theme } = hand;
  const ratio = Math.min(2, devicePixelRatio || 1);
  const [width, height] = [canvas.clientWidth || 600, canvas.clientHeight || 380];
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d")!;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const [[x0, x1], [y0, y1]] = replay.box as unknown as [[number, number], [number, number]];
  const [wide, high] = [width - LEFT - 6, height - BOTTOM - 6];
  const pixel = (x: number, y: number): [number, number] =>
    [LEFT + (wide * (x - x0)) / (x1 - x0), 6 + high * (1 - (y - y0) / (y1 - y0))];
  const image = new ImageData(N_FILL, N_FILL);
  relief.values.forEach((value, k) => {
    const part = band(value, relief.levels);
    const color = Number.isNaN(part) ? (theme.dark ? [10, 11, 14] : [205, 205, 205]) : shade(part, theme);
    image.data.set([...color, 255], 4 * ((N_FILL - 1 - Math.floor(k / N_FILL)) * N_FILL + (k % N_FILL)));
  });
  const tile = document.createElement("canvas");
  tile.width = tile.height = N_FILL;
  tile.getContext("2d")!.putImageData(image, 0, 0);
  context.drawImage(tile, LEFT, 6, wide, high);
  context.strokeStyle = theme.line;
  for (const level of relief.levels) {
    const ends = segments(relief, level);
    context.beginPath();
    for (let k = 0; k < ends.length; k += 4) {
      context.moveTo(...pixel(ends[k]!, ends[k + 1]!));
      context.lineTo(...pixel(ends[k + 2]!, ends[k + 3]!));
    }
    context.stroke();
  }
  context.fillStyle = theme.ink;
  context.font = "12px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "bottom";
  context.fillText(`${figure(x0)}  ←  ${replay.axes[0]}  →  ${figure(x1)}`, LEFT + wide / 2, height - 8);
  context.save();
  context.translate(14, 6 + high / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = "top";
  context.fillText(`${figure(y0)}  ←  ${replay.axes[1]}  →  ${figure(y1)}`, 0, 0);
  context.restore();
  context.save();
  context.beginPath();
  context.rect(LEFT, 6, wide, high);
  context.clip();
  replay.tracks.forEach((track, position) => {
    const own = look(position, theme);
    const k = reached(track.steps, at);
    track.paths.forEach((path, walker) => {
      if (walker < MOST_PATHS) line(context, path.slice(0, k + 1), pixel, own.color, own.dash);
      const here = path[k];
      if (!here) return;
      context.beginPath();
      trace(context, own.marker, ...pixel(here[0], here[1]), track.paths.length > 20 ? 7 : 11);
      [context.lineWidth, context.strokeStyle, context.fillStyle] = [2.5, theme.halo, own.color];
      context.stroke();
      context.fill();
    });
    const first = track.paths[0]?.[0];
    if (first && position === 0) arrow(context, [pixel(...first)[0] - 30, pixel(...first)[1] - 22], pixel(...first), theme.ink, theme, [], 1.5);
  });
  context.restore();
}

function line(
  context: CanvasRenderingContext2D, path: readonly (readonly [number, number] | null)[],
  pixel: (x: number, y: number) => [number, number], color: string, dash: readonly number[],
): void {
  context.setLineDash([...dash]);
  context.lineWidth = 2;
  context.strokeStyle = color;
  context.beginPath();
  let begun = false;
  for (const point of path) {
    if (point === null) continue;
    const at = pixel(point[0], point[1]);
    if (begun) context.lineTo(...at);
    else context.moveTo(...at);
    begun = true;
  }
  context.stroke();
  context.setLineDash([]);
}

function listed(replay: Replay, at: number, hand: Hand): HTMLElement {
  const rows = replay.tracks.map((track, position) => {
    const k = reached(track.steps, at);
    const here = track.paths[0]?.[k] ?? null;
    return [
      h("span", { class: "named" }, swatch(position, hand.theme), track.name),
      here ? `(${figure(here[0])}, ${figure(here[1])})` : "no longer finite",
      track.values ? figure(track.values[k] ?? Number.NaN) : "–",
      replay.plane
        ? track.share === null ? "–" : `${(100 * track.share).toPrecision(2)} %`
        : track.tally ? Object.entries(track.tally).map(([name, n]) => `${n} ${name.toLowerCase()}`).join(", ") : "–",
    ];
  });
  const last = replay.plane ? "share of its movement that is shown" : "at the end";
  return table("The recorded paths", ["track", "first path at", "value", last], rows);
}
