// The served and the exported page: its state lies in the address, so that a reload and a link keep it.

import { memoryModel, mount, type Model } from "./index";
import { fromFragment, toFragment } from "./state/fragment";

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

function follow(model: Model, el: HTMLElement): void {
  let timer = 0;
  let own = location.hash;
  model.on("change:state", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      own = `#${toFragment(model.get("state") as never)}`;
      // Some browsers refuse the history of a file or of a page that changes it too often.
      try {
        history.replaceState(null, "", own);
      } catch {
        own = location.hash;
      }
    }, PAUSE) as unknown as number;
  });
  addEventListener("hashchange", () => {
    if (location.hash === own) return;
    const refusal = takeFragment(model);
    if (refusal !== null) notice(el, refusal);
    else model.save_changes();
  });
}
