/**
 * Time that has passed, by timestamps, so that a slept tab is never wrong.
 *
 * `elapsed_s` is refreshed by the frame while it runs, and four times a second
 * where motion is reduced: then numbers step instead of gliding.
 */
const STEP_MS = 250;

export class Clock {
  elapsed_s = $state(0);
  running = $state(false);
  #before_ms = 0;
  #since_ms = 0;
  #timer = 0;
  readonly #calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  start(): void {
    if (this.running) return;
    this.running = true;
    this.#since_ms = Date.now();
    this.#next();
  }

  pause(): void {
    if (!this.running) return;
    this.#read();
    this.#before_ms = this.elapsed_s * 1000;
    this.running = false;
    this.#cancel();
  }

  reset(): void {
    this.running = false;
    this.#cancel();
    this.#before_ms = 0;
    this.elapsed_s = 0;
  }

  /** Go on from a moment that was written down, as the spasm guide does. */
  from(start_ms: number): void {
    this.reset();
    this.running = true;
    this.#since_ms = start_ms;
    this.#read();
    this.#next();
  }

  #read(): void {
    this.elapsed_s = Math.max(0, this.#before_ms + Date.now() - this.#since_ms) / 1000;
  }

  #next(): void {
    const tick = () => {
      // A frame that was already on its way when the clock stopped must not count the time twice.
      if (!this.running) return;
      this.#read();
      this.#next();
    };
    // A hidden page gets no frames; the timer keeps cues and the end of a set coming.
    this.#timer =
      this.#calm || document.hidden ? window.setTimeout(tick, STEP_MS) : window.setTimeout(() => requestAnimationFrame(tick), 30);
  }

  #cancel(): void {
    window.clearTimeout(this.#timer);
  }
}
