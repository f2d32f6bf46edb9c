/** Key poses as drawn lines: the frame that holds all of them, and any moment between two. */
import type { Figure, Point, Prop } from "../words/content";

export interface Frame {
  viewBox: string;
  left: number;
  right: number;
  middle: number;
  floor: number;
}

const ROOM_M = 0.12;
const LEAST_HEIGHT_M = 0.7;

/** One frame for every pose, so that nothing jumps and no limb is cropped. */
export function frameOf(figures: Figure[], props: Prop[]): Frame {
  const points = [
    ...figures.flatMap((figure) => figure.lines.flat()),
    ...figures.flatMap(({ head: [x, y, r] }): Point[] => [
      [x - r, y - r],
      [x + r, y + r],
    ]),
    ...props.flatMap(outline),
  ];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const left = Math.min(...xs) - ROOM_M;
  const right = Math.max(...xs) + ROOM_M;
  const floor = Math.max(0, -Math.min(...ys)) + 0.05;
  const top = -Math.max(...ys, LEAST_HEIGHT_M) - ROOM_M;
  return {
    viewBox: [left, top, right - left, floor + 0.04 - top].map(short).join(" "),
    left,
    right,
    middle: (left + right) / 2,
    floor,
  };
}

/** The figure a share of the way through its poses, 0 at the first and 1 at the last. */
export function between(figures: Figure[], share: number): Figure | undefined {
  const first = figures[0];
  if (!first || figures.length === 1) return first;
  const along = Math.min(1, Math.max(0, share)) * (figures.length - 1);
  const at = Math.min(figures.length - 2, Math.floor(along));
  const from = figures[at] as Figure;
  const to = figures[at + 1] as Figure;
  const mix = (a: number, b: number) => a + (b - a) * (along - at);
  return {
    name: from.name,
    head: [mix(from.head[0], to.head[0]), mix(from.head[1], to.head[1]), from.head[2]],
    lines: from.lines.map((line, index) =>
      line.map(([x, y], point): Point => {
        const [toX, toY] = to.lines[index]?.[point] ?? [x, y];
        return [mix(x, toX), mix(y, toY)];
      }),
    ),
  };
}

/** A thing to lean or sit on, as the line of its top and its two sides. */
export function outline({ x_m, y_m, width_m, height_m }: Prop): Point[] {
  return [
    [x_m, y_m],
    [x_m, y_m + height_m],
    [x_m + width_m, y_m + height_m],
    [x_m + width_m, y_m],
  ];
}

/** Meters with y up become a path with y down. */
export function path(points: Point[]): string {
  return points.map(([x, y], at) => `${at ? "L" : "M"}${short(x)} ${short(-y)}`).join("");
}

function short(value: number): number {
  return Math.round(value * 1000) / 1000;
}
