import { mount } from "svelte";
import App from "./App.svelte";
import { open } from "./diary/diary";
import { openSettings } from "./diary/settings";

// old.js has looked at the browser, and index.html says what to do instead.
if (document.documentElement.className !== "old") {
  await Promise.all([open(), openSettings()]);
  mount(App, { target: document.getElementById("app") as HTMLElement });
}
