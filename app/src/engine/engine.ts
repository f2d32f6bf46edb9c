/** The only door to the rules. Everything else in this folder is behind it. */
export { type Day, follow, refresh, today } from "./ahead";
export { ask, type Fault, isFault, type Reply, type Screened } from "./process";
