import type { Words } from "./en";
import { path } from "./es/path";
import { read } from "./es/read";
import { record } from "./es/record";
import { session } from "./es/session";
import { spasm } from "./es/spasm";
import { start } from "./es/start";
import { today } from "./es/today";

export const es: Words = { ...path, ...start, today, session, spasm, read, record };
