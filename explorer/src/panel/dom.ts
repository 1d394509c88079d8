// Elements and labelled controls, without a framework.

type Attributes = Record<string, string | number | boolean | ((event: never) => void)>;
type Child = Node | string | null;

/** An element with attributes, `on...` listeners and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

let last = 0;
export const freshId = (): string => `unsaddle-${++last}`;

export const button = (text: string, onclick: () => void, more: Attributes = {}): HTMLButtonElement =>
  h("button", { type: "button", onclick, ...more }, text);

/** A part of the panel that can be folded. */
export function section(title: string, open: boolean, ...children: Child[]): HTMLDetailsElement {
  return h("details", { class: "section", open }, h("summary", {}, title), ...children);
}

export interface Control<T> {
  el: HTMLElement;
  set(value: T): void;
}

/** What a change that a field asked for came to: the page's refusal, or nothing where it was taken. */
export type Answer = string | null | void;

/** A refusal in the words of the field where it arose: the page's own names its place in the state. */
export function refusedAt(name: string, typed: string, refusal: string): string {
  const at = refusal.indexOf("; accepted: ");
  const rest = at < 0 ? `; accepted: ${refusal}` : refusal.slice(at);
  return `${name} = ${typed}${rest.replace("Choose one of these.", "Type a number in that range.")}`;
}

/** The place under a field where a refusal stands until the next try. */
function complaint(box: HTMLInputElement): { el: HTMLElement; say(text: string): void } {
  const el = h("span", { class: "error", role: "alert", id: freshId() });
  box.setAttribute("aria-describedby", el.id);
  return { el, say: (text) => { if (el.textContent !== text) el.textContent = text; } };
}

/** Ask for the number that was typed; the refusal in the field's words, empty where there is none. */
function asked(name: string, box: HTMLInputElement, changed: (value: number) => Answer): string {
  const typed = box.value.trim();
  if (typed === "") return `${name} = nothing; accepted: a number. Type one.`;
  const refusal = changed(Number(typed));
  return refusal ? refusedAt(name, typed, refusal) : "";
}

export interface Span {
  least: number;
  most: number;
  log?: boolean; // in equal ratios; a `least` of zero then stands left of the first
  whole?: boolean;
}

const NOTCHES = 400;

/** A slider with the number beside it, which takes exact values; both carry the label. */
export function slider(
  name: string, span: Span, changed: (value: number) => Answer, testId = "",
): Control<number> {
  const floor = span.least > 0 ? span.least : span.most * 1e-4;
  const toNotch = (value: number): number =>
    span.log
      ? value < floor ? 0 : 1 + ((NOTCHES - 1) * Math.log(value / floor)) / Math.log(span.most / floor)
      : (NOTCHES * (value - span.least)) / (span.most - span.least);
  const fromNotch = (notch: number): number => {
    const value = span.log
      ? notch < 1 ? span.least : floor * (span.most / floor) ** ((notch - 1) / (NOTCHES - 1))
      : span.least + ((span.most - span.least) * notch) / NOTCHES;
    return span.whole ? Math.round(value) : Number(value.toPrecision(3));
  };
  const id = freshId();
  const range = h("input", { type: "range", id, min: 0, max: NOTCHES, step: "any" });
  const number = h("input", { type: "number", "aria-label": `${name}, exact`, step: "any" });
  if (testId) number.dataset["testid"] = testId;
  const complained = complaint(number);
  let good = Number.NaN; // what the page has taken
  const show = (value: number, but: HTMLElement | null = null): void => {
    if (but !== range) range.value = String(toNotch(value));
    if (but !== number) number.value = String(value);
    range.setAttribute("aria-valuetext", String(value));
  };
  range.step = "1";
  range.addEventListener("input", () => {
    const value = fromNotch(Number(range.value));
    show(value, range);
    const refusal = changed(value);
    if (!refusal) return;
    show(good);
    complained.say(refusedAt(name, String(value), refusal));
  });
  number.addEventListener("change", () => {
    const words = asked(name, number, changed);
    // The field never shows what the page does not compute with.
    show(good);
    complained.say(words);
  });
  number.addEventListener("input", () => complained.say(""));
  const el = h("div", { class: "slider" }, h("label", { for: id }, name), range, number, complained.el);
  return {
    el,
    set(value) {
      good = value;
      complained.say("");
      show(value, el.contains(active(el)) ? active(el) : null);
    },
  };
}

function active(el: HTMLElement): HTMLElement | null {
  const root = el.getRootNode() as Document | ShadowRoot;
  return (root.activeElement ?? null) as HTMLElement | null;
}

/** A choice among words. */
export function choice<T extends string>(
  name: string, options: readonly (readonly [T, string])[], changed: (value: T) => void, more: Attributes = {},
): Control<T> & { select: HTMLSelectElement } {
  const id = freshId();
  const select = h(
    "select", { id, onchange: () => changed(select.value as T), ...more },
    ...options.map(([value, text]) => h("option", { value }, text)),
  );
  const el = h("div", { class: "choice" }, h("label", { for: id }, name), select);
  return { el, select, set: (value) => { select.value = value; } };
}

/** A box to tick. */
export function tick(name: string, changed: (value: boolean) => void, more: Attributes = {}): Control<boolean> {
  const box = h("input", { type: "checkbox", onchange: () => changed(box.checked), ...more });
  return { el: h("label", { class: "tick" }, box, h("span", {}, name)), set: (value) => { box.checked = value; } };
}

/** A number to type; `name` is what stands before it, `full` how messages call it. */
export function entry(name: string, changed: (value: number) => Answer, more: Attributes = {}, full = name): Control<number> {
  const box = h("input", { type: "number", step: "any", ...more });
  if (full !== name) box.setAttribute("aria-label", full);
  const complained = complaint(box);
  let good = Number.NaN;
  const show = (): void => { box.value = String(good); };
  box.addEventListener("change", () => {
    const words = asked(full, box, changed);
    show();
    complained.say(words);
  });
  box.addEventListener("input", () => complained.say(""));
  const el = h("div", { class: "entry" }, h("label", {}, h("span", {}, name), box), complained.el);
  return {
    el,
    set(value) {
      good = value;
      complained.say("");
      if (active(el) !== box) show();
    },
  };
}

export type Cell = string | Node;

/** A table with a caption; the first cell of each row is its heading. */
export function table(caption: string, head: readonly string[], rows: readonly (readonly Cell[])[]): HTMLTableElement {
  return h(
    "table", {}, h("caption", {}, caption),
    h("thead", {}, h("tr", {}, ...head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, ...rows.map((row) =>
      h("tr", {}, ...row.map((cell, i) => (i === 0 ? h("th", { scope: "row" }, cell) : h("td", {}, cell)))))),
  );
}

/** A number as it is read: four digits, no noise. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return "none";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (value === 0) return "0";
  const text = size < 1e-3 || size >= 1e5 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
  return text.replace(/-/g, "−").replace("e+", "e");
}

const GROUPED = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

export const whole = (value: number): string => GROUPED.format(Math.round(value));
