import type { Route } from "../route";

export const routes: Route[] = [{ path: "/", load: () => import("./Welcome.svelte") }];
