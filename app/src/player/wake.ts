/** Keeps the screen awake while a session or the spasm guide is open. */
let lock: WakeLockSentinel | null = null;
let wanted = false;

async function take(): Promise<void> {
  if (!wanted || document.hidden || !("wakeLock" in navigator)) return;
  try {
    lock = await navigator.wakeLock.request("screen");
  } catch {
    // A low battery refuses it; the session goes on without.
    lock = null;
  }
}

/** Ask for it, and again each time the page comes back; returns how to let it go. */
export function keepAwake(): () => void {
  wanted = true;
  void take();
  const again = () => void take();
  document.addEventListener("visibilitychange", again);
  return () => {
    wanted = false;
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
    lock = null;
  };
}
