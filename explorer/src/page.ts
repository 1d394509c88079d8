// The served and the exported page: its state lies in the address, so that a reload and a link keep it.

import { memoryModel, mount, type Model } from "./index";
import { fromFragment, toFragment } from "./state/fragment";
import { readState } from "./state/read";
import { defaultState, type State } from "./state/state";

const PAUSE = 300; // milliseconds without a change before the address follows

/** Mount where the document has the page's element; elsewhere (in a notebook) do nothing. */
export function startPage(): void {
  const el = typeof document === "undefined" ? null : document.getElementById("unsaddle");
  if (el === null || el.dataset["mounted"] !== undefined) return;
  el.dataset["mounted"] = "";
  const model = memoryModel({ state: embedded("unsaddle-state"), replay: embedded("unsaddle-replay"), message: "" });
  const refusal = takeFragment(model);
  mount(el, model, { share: (state) => `${location.href.split("#")[0]!}#${toFragment(state)}` });
  if (refusal !== null) notice(el, refusal);
  follow(model, el);
}

function embedded(id: string): unknown {
  const text = document.getElementById(id)?.textContent ?? "";
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return { unreadable: id }; // refused with a message where it is read
  }
}

function takeFragment(model: Model): string | null {
  if (location.hash.length < 2) return null;
  const reading = fromFragment(location.hash);
  if ("refusal" in reading) return reading.refusal;
  model.set("state", reading.state);
  return null;
}

function notice(el: HTMLElement, text: string): void {
  const line = el.querySelector<HTMLElement>('[data-testid="notice"]');
  if (line === null) return;
  line.hidden = false;
  line.textContent = text;
}

/** The address follows the state; each station of the tour has its entry in the history, for Back and Forward. */
function follow(model: Model, el: HTMLElement): void {
  let timer = 0;
  let own = location.hash;
  const reading = readState(model.get("state") ?? {});
  let seen = "state" in reading ? reading.state : defaultState();
  const write = (state: State, way: "pushState" | "replaceState"): void => {
    own = `#${toFragment(state)}`;
    // Some browsers refuse the history of a file or of a page that changes it too often.
    try {
      history[way](null, "", own);
    } catch {
      own = location.hash;
    }
  };
  model.on("change:state", () => {
    const next = model.get("state") as State;
    clearTimeout(timer);
    if (next === seen) return; // came from the address
    if (next.station !== seen.station) {
      write(seen, "replaceState"); // what Back returns to
      write(next, "pushState");
    } else timer = setTimeout(() => {
      if (location.hash === own) write(next, "replaceState"); // else the browser is on its way to another entry
    }, PAUSE) as unknown as number;
    seen = next;
  });
  addEventListener("hashchange", () => {
    if (location.hash === own) return;
    own = location.hash;
    const refusal = takeFragment(model);
    if (refusal !== null) {
      notice(el, refusal);
      return;
    }
    seen = model.get("state") as State; // nothing to push: this entry is there already
    model.save_changes();
  });
}
