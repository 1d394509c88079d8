// Where the walkers start: points that are dropped, a line, or a patch.

import type { Pair, Starts } from "../state/state";
import { countOf } from "../state/state";
import { button, entry, figure, h, section } from "./dom";
import type { Hand, Part, Tool } from "./hand";

const MOST_ROWS = 8;
const TOOLS: readonly (readonly [Tool, string])[] = [["drop", "points"], ["line", "line"], ["patch", "patch"]];

/** The starts of another shape at about the same place. */
export function reshaped(starts: Starts, kind: Tool, width: number): Starts {
  const centre: Pair =
    starts.kind === "points" ? starts.points[0]! : starts.kind === "line" ? starts.from : starts.center;
  const count = starts.kind === "points" ? 100 : starts.count;
  if (kind === "drop") return { kind: "points", points: [centre] };
  if (kind === "patch") return { kind, center: centre, radius: Number((width / 20).toPrecision(2)), count };
  const to: Pair = [centre[0], Number((centre[1] + width / 4).toPrecision(3))];
  return { kind: "line", from: centre, to, count };
}

export function startsPart(hand: Hand): Part {
  const width = (): number => (hand.place ? hand.place.box[0][1] - hand.place.box[0][0] : 4);
  const set = (starts: Starts): string | null => {
    const selected = hand.state.selected;
    const kept = selected && selected.walker < countOf(starts) ? selected : null;
    return hand.ask({ starts, selected: kept });
  };
  const tools = TOOLS.map(([kind, text]) =>
    button(text, () => {
      hand.tool = kind;
      const now = hand.state.starts;
      const same = kind === "drop" ? now.kind === "points" : now.kind === kind;
      if (!same) set(reshaped(now, kind, width()));
      else follow();
    }, { "data-testid": `starts-${kind}`, "aria-pressed": "false" }),
  );
  const fields = h("div", { class: "fields" });
  const hint = h("p", { class: "note" });
  const pair = (name: string, value: Pair, changed: (value: Pair) => string | null): HTMLElement => {
    const parts = value.map((number, d) => {
      const one = entry(d === 0 ? "x" : "y", (typed) =>
        changed(d === 0 ? [typed, value[1]] : [value[0], typed]), {}, `${name}, ${d === 0 ? "x" : "y"}`);
      one.set(number);
      return one.el;
    });
    return h("div", { class: "pair", role: "group", "aria-label": name }, h("span", {}, name), ...parts);
  };
  const number = (name: string, value: number, changed: (value: number) => string | null): HTMLElement => {
    const one = entry(name, changed, {});
    one.set(value);
    return one.el;
  };
  let shown = "";
  const follow = (): void => {
    const { starts } = hand.state;
    const kind = starts.kind === "points" ? "drop" : starts.kind;
    TOOLS.forEach(([tool], i) => tools[i]!.setAttribute("aria-pressed", String(tool === kind)));
    hand.tool = kind;
    const key = JSON.stringify(starts);
    const focus = (fields.getRootNode() as Document).activeElement;
    if (key === shown) return;
    shown = key;
    const place = focus && fields.contains(focus) ? [...fields.querySelectorAll("input,button")].indexOf(focus) : -1;
    fields.replaceChildren(...rows(starts));
    if (place >= 0) (fields.querySelectorAll("input,button")[place] as HTMLElement | undefined)?.focus();
    hint.textContent =
      kind === "drop" ? "Click either view to drop a start, drag one to move it. Keys: arrows, then Enter."
      : kind === "line" ? "Press on the contours and drag to draw the line of starts."
      : "Press on the contours and drag from the centre outwards: the radius is one standard deviation.";
  };
  const rows = (starts: Starts): Node[] => {
    if (starts.kind === "line")
      return [
        pair("from", starts.from, (from) => set({ ...starts, from })),
        pair("to", starts.to, (to) => set({ ...starts, to })),
        number("walkers", starts.count, (n) => set({ ...starts, count: n })),
      ];
    if (starts.kind === "patch")
      return [
        pair("centre", starts.center, (center) => set({ ...starts, center })),
        number("radius", starts.radius, (radius) => set({ ...starts, radius })),
        number("walkers", starts.count, (n) => set({ ...starts, count: n })),
      ];
    const { points } = starts;
    const listed: Node[] = points.slice(0, MOST_ROWS).map((point, i) => {
      const row = pair(`start ${i + 1}`, point, (moved) =>
        set({ kind: "points", points: points.map((old, j) => (i === j ? moved : old)) }));
      if (points.length > 1)
        row.append(button("✕", () => set({ kind: "points", points: points.filter((_, j) => j !== i) }), {
          "aria-label": `remove start ${i + 1} at (${figure(point[0])}, ${figure(point[1])})`, class: "small",
        }));
      return row;
    });
    if (points.length > MOST_ROWS) listed.push(h("p", { class: "note" }, `and ${points.length - MOST_ROWS} more`));
    if (points.length > 1)
      listed.push(button("keep the first alone", () => set({ kind: "points", points: points.slice(0, 1) }), { class: "small" }));
    return listed;
  };
  const el = section(
    "Starts", true, h("div", { class: "row", role: "group", "aria-label": "shape of the starts" }, ...tools), fields, hint,
  );
  return { el, follow };
}
