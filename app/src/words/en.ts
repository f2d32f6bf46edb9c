import { path } from "./en/path";
import { read } from "./en/read";
import { record } from "./en/record";
import { session } from "./en/session";
import { spasm } from "./en/spasm";
import { start } from "./en/start";
import { today } from "./en/today";

export const en = { ...path, ...start, today, session, spasm, read, record };

/** Spanish is typed by this, so that a missing key fails the type check. */
export type Words = typeof en;
