/** The region whose numbers are shown: chosen by the person, else guessed from the browser's locale. */
import { set, setting } from "../diary/settings";
import type { Region } from "../words/content";

export function regionOf(regions: Region[]): Region {
  const chosen = setting("region");
  const locale = navigator.language;
  const country = locale.split("-")[1]?.toUpperCase();
  const found =
    regions.find((region) => region.code === chosen) ??
    regions.find((region) => region.locales.includes(locale)) ??
    regions.find((region) => region.code === country) ??
    regions.at(-1);
  return found as Region;
}

export function chooseRegion(code: string): void {
  void set("region", code);
}
