// How orders reach what simulates: a worker made of the text that the module carries.

import { Host } from "./host";
import type { Answer, Order } from "./messages";

export interface Channel {
  post(order: Order): void;
  close(): void;
}

declare const __WORKER__: string; // put in by the build; absent under the tests

/** Open a channel; `onanswer` is never called before the return. */
export function openChannel(onanswer: (answer: Answer) => void): Channel {
  const text = typeof __WORKER__ === "string" ? __WORKER__ : "";
  if (text !== "" && typeof Worker === "function") {
    try {
      return workerChannel(text, onanswer);
    } catch {
      // A host whose content policy forbids workers: the page simulates by itself, in slices.
    }
  }
  return besideChannel(onanswer);
}

function workerChannel(text: string, onanswer: (answer: Answer) => void): Channel {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(url);
  // A policy may also forbid it late, by an event; what was ordered until then is done beside the page.
  let beside: Channel | null = null;
  let answered = false;
  const orders: Order[] = [];
  worker.onmessage = (event: MessageEvent<Answer>) => {
    if (!answered) URL.revokeObjectURL(url);
    answered = true;
    orders.length = 0;
    onanswer(event.data);
  };
  worker.onerror = (event) => {
    if (answered || beside) return;
    event.preventDefault();
    beside = besideChannel(onanswer);
    for (const order of orders) beside.post(order);
  };
  return {
    post(order) {
      if (beside) return beside.post(order);
      if (!answered) orders.push(order);
      worker.postMessage(order);
    },
    close() {
      worker.terminate();
      URL.revokeObjectURL(url);
      beside?.close();
    },
  };
}

export function besideChannel(onanswer: (answer: Answer) => void): Channel {
  let open = true;
  const host = new Host((answer) => {
    if (open) onanswer(answer);
  });
  return {
    post(order) {
      setTimeout(() => {
        if (open) host.take(order);
      }, 0);
    },
    close() {
      open = false;
    },
  };
}
