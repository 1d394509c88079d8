// Choosing a landscape or typing one; an error says where and what while one types.

import { FormulaError } from "../formula/grammar";
import { readState } from "../state/read";
import type { Place } from "../simulation/messages";
import { landscapeOf, NAMES } from "../world/landscape";
import { choice, figure, freshId, h, section, table } from "./dom";
import type { Hand, Part } from "./hand";
import { describe } from "./words";

const PAUSE = 250; // milliseconds without a key before a formula counts as typed
const WINDOW = 36; // characters of the formula shown around its fault
const MOST_ROWS = 24;

export function landscapePart(hand: Hand): Part {
  const [id, errorId] = [freshId(), freshId()];
  const error = h("div", { id: errorId, class: "error", "data-testid": "formula-error", role: "alert" });
  const input = h("input", {
    id, type: "text", class: "formula", spellcheck: "false", autocomplete: "off", autocapitalize: "off",
    maxlength: 4000, "data-testid": "formula", "aria-describedby": errorId,
  });
  let timer = 0;
  let given = hand.state.landscape;
  const accept = (text: string): void => {
    const known = landscapeOf(text);
    given = text.trim();
    const starts = known.named && known.start ? { starts: { kind: "points" as const, points: [known.start] } } : {};
    hand.change({ landscape: given, box: null, selected: null, station: null, ...starts });
  };
  const typed = (): void => {
    clearTimeout(timer);
    if (input.value.trim() === given) return;
    const reading = readState({ landscape: input.value });
    if ("refusal" in reading) return;
    accept(input.value);
  };
  input.addEventListener("input", () => {
    show(error, input, input.value);
    clearTimeout(timer);
    timer = setTimeout(typed, PAUSE) as unknown as number;
  });
  input.addEventListener("change", typed);
  const list = choice(
    "Landscape", [["", "typed formula"], ...NAMES.map((name) => [name, name.replaceAll("_", " ")] as const)],
    (name) => {
      if (name === "") input.focus();
      else accept(name);
    },
    { "data-testid": "landscape" },
  );
  const facts = h("div", { class: "facts" });
  const el = section(
    "Landscape", true, list.el, h("label", { for: id }, "Formula in x and y"), input, error, facts,
  );
  return {
    el,
    follow(state) {
      given = state.landscape;
      const known = landscapeOf(state.landscape);
      list.set(known.named ? state.landscape : "");
      const formula = known.formula.text;
      const focused = (input.getRootNode() as Document).activeElement === input;
      if (!focused || known.named) {
        input.value = formula;
        show(error, input, formula);
      }
    },
    arrive: (place) => facts.replaceChildren(...described(place)),
  };
}

function show(error: HTMLElement, input: HTMLInputElement, text: string): void {
  error.replaceChildren();
  input.removeAttribute("aria-invalid");
  const reading = readState({ landscape: text });
  if (!("refusal" in reading)) return;
  input.setAttribute("aria-invalid", "true");
  error.append(h("p", {}, reading.refusal));
  const column = columnOf(text);
  if (column === null) return;
  const characters = Array.from(text.replace(/[\s\u0000-\u001f]/g, " "));
  const begin = Math.max(0, Math.min(column - 1 - WINDOW / 2, characters.length - WINDOW));
  const part = characters.slice(begin, begin + WINDOW).join("");
  const caret = `${" ".repeat(Math.max(0, column - 1 - begin))}^`;
  error.prepend(h("pre", { "aria-hidden": "true" }, `${part}\n${caret}`));
}

function columnOf(text: string): number | null {
  try {
    landscapeOf(text);
  } catch (error) {
    if (error instanceof FormulaError) return error.column;
  }
  return null;
}

function described(place: Place): Node[] {
  const points = place.criticalPoints;
  const rows = points.slice(0, MOST_ROWS).map((point) => [
    describe(point),
    `(${point.location.slice(0, place.nDims).map(figure).join(", ")})`,
    figure(point.value),
    point.eigenvalues.slice(0, place.nDims).map(figure).join(", "),
  ]);
  const more = points.length - rows.length;
  const basis = place.named
    ? "Complete inside the box: certified in Python."
    : "Searched for from a grid, not proved complete.";
  return [
    h("details", {},
      h("summary", {}, `${points.length} critical point${points.length === 1 ? "" : "s"}`),
      table("Critical points", ["kind", "at", "value", "curvatures"], rows),
      more > 0 ? h("p", { class: "note" }, `and ${more} more.`) : null,
      h("p", { class: "note" }, basis),
    ),
  ];
}
