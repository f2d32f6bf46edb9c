import { expect, test } from "vitest";
import { find, type Route } from "./route";

const load: Route["load"] = () => Promise.reject(new Error("not asked for"));
const routes: Route[] = [
  { path: "/", load },
  { path: "/today", load },
  { path: "/answers/:slug", load },
];

test.each([
  ["", "/", {}],
  ["#/", "/", {}],
  ["#/today", "/today", {}],
  ["#/today?from=home", "/today", {}],
  ["#/answers/disc-scans", "/answers/:slug", { slug: "disc-scans" }],
  ["#/answers/a%C3%B1o", "/answers/:slug", { slug: "año" }],
])("%o is the page at %s", (hash, path, params) => {
  const place = find(routes, hash);
  expect(place?.route.path).toBe(path);
  expect(place?.params).toEqual(params);
});

test.each(["#/nowhere", "#/answers", "#/answers/a/b"])("%s is no page", (hash) => {
  expect(find(routes, hash)).toBeNull();
});
