/** What every entry starts with: an id that sorts by time, and when it is for the person. */

export interface Stamp {
  id: string;
  at: string;
  offset_min: number;
  date: string;
}

const COUNTER_MAX = 0xfff;

let last_ms = 0;
let counter = 0;

export function stamp(now: Date = new Date()): Stamp {
  return {
    id: uuid7(now.getTime()),
    at: now.toISOString(),
    offset_min: offsetMin(now),
    date: localDate(now),
  };
}

/** Minutes to add to UTC for the person's clock; JavaScript counts them the other way round. */
export function offsetMin(now: Date): number {
  return -now.getTimezoneOffset() || 0;
}

export function localDate(now: Date): string {
  const pad = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/**
 * UUIDv7 of RFC 9562: milliseconds, a 12-bit counter within one, 62 random bits. Two ids made
 * one after the other sort that way even when the clock is set back in between.
 */
export function uuid7(now_ms: number): string {
  if (now_ms > last_ms) {
    last_ms = now_ms;
    counter = 0;
  } else if (counter === COUNTER_MAX) {
    last_ms += 1;
    counter = 0;
  } else {
    counter += 1;
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(last_ms / 2 ** 32));
  view.setUint32(2, last_ms % 2 ** 32);
  view.setUint16(6, 0x7000 | counter);
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
