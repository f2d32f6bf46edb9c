/**
 * The release on this device: whether it is kept for use with no network, and when a newer
 * one may take its place.
 *
 * A newer release is installed beside the running one and waits. It is let in when the person
 * moves from one page to another and no tab holds it off; every tab then reloads. Pages whose
 * route says that it holds (a session, a spasm, a form) keep it off with `holdRelease`.
 */
const HELD = "evenkeel-held";
const CHECK_EVERY_MS = 60 * 60 * 1000;

export const VERSION: string = __VERSION__;

let registration: ServiceWorkerRegistration | null = null;
let checked_ms = 0;
const controlled = start();

/** True once the whole release is kept on this device, false where the browser cannot keep it. */
export function keptOffline(): Promise<boolean> {
  return controlled;
}

/** Keep the running release until the returned function is called. */
export function holdRelease(): () => void {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  void navigator.locks?.request(HELD, { mode: "shared" }, () => held);
  return release;
}

/** Called when the person moves to another page: let a waiting release in if nobody minds. */
export async function offerRelease(): Promise<void> {
  if (!registration) return;
  if (Date.now() - checked_ms > CHECK_EVERY_MS) {
    checked_ms = Date.now();
    // Offline this fails, and there is nothing to say about that.
    await registration.update().catch(() => {});
  }
  const waiting = registration.waiting;
  if (!waiting) return;
  await navigator.locks?.request(HELD, { ifAvailable: true }, (lock) => {
    if (lock) waiting.postMessage("activate");
  });
}

async function start(): Promise<boolean> {
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return false;
  const workers = navigator.serviceWorker;
  const returning = workers.controller !== null;
  let served = returning;
  workers.addEventListener("controllerchange", () => {
    // The first worker only comes to help; each later one brings another release.
    if (served) location.reload();
    served = true;
  });
  try {
    registration = await workers.register(new URL("sw.js", document.baseURI));
  } catch {
    return false;
  }
  // A browser that is set to block service workers answers with nothing at all.
  if (!registration) return false;
  checked_ms = Date.now();
  if (returning) return true;
  return settled(registration);
}

/** Wait for the first install: to its end, or to its failure. */
function settled(first: ServiceWorkerRegistration): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve(true), { once: true });
    const worker = first.installing ?? first.waiting ?? first.active;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "redundant") resolve(false);
    });
    // Reloaded past the worker (shift and reload): active, and not in control of this page.
    if (first.active && !first.installing) resolve(navigator.serviceWorker.controller !== null);
  });
}
