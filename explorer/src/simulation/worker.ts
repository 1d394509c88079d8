// The worker's entry: built by itself and carried inside the module as text.

import { Host } from "./host";
import type { Order } from "./messages";

declare const self: DedicatedWorkerGlobalScope;

const host = new Host((answer, transfer) => self.postMessage(answer, transfer));
self.onmessage = (event: MessageEvent<Order>) => host.take(event.data);
