// Values over time: axes with units, intervals as bands, values as lines. For files and for the microphone.
import { h, s, rating, time } from "./dom.js";
import { poles } from "./words.js";

/** Room for the numbers of the axes, in pixels. */
export const LEFT = 38;
export const RIGHT = 14;
export const BELOW = 40;
const TICK = 84;
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** Seconds across a drawing of some width; `from` to `to` are shown. */
export class TimeScale {
  constructor(from, to, width) {
    Object.assign(this, { from, to, width });
    this.inner = Math.max(1, width - LEFT - RIGHT);
  }

  x(seconds) {
    return LEFT + ((seconds - this.from) / Math.max(1e-6, this.to - this.from)) * this.inner;
  }

  seconds(px) {
    return this.from + Math.min(1, Math.max(0, (px - LEFT) / this.inner)) * (this.to - this.from);
  }

  get step() {
    const most = Math.max(2, Math.floor(this.inner / TICK));
    return STEPS.find((step) => (this.to - this.from) / step <= most) ?? 3600;
  }
}

/** 1:05, or 1:05.5 where tenths matter. */
export function clock(seconds, tenths) {
  if (!tenths) return time(seconds);
  const all = Math.round(Math.max(0, seconds) * 10);
  return `${time(all / 10)}.${all % 10}`;
}

/** Where on a curve of some height a value is. */
const level = (value, top, height) => top + ((1 - value) / 2) * height;

const middle = (segment) => (segment.start + segment.end) / 2;

/** The window whose middle is nearest. */
export function nearest(curve, seconds) {
  let best = null;
  for (const one of curve) {
    if (!best || Math.abs(middle(one) - seconds) < Math.abs(middle(best) - seconds)) best = one;
  }
  return best;
}

/** Where the value of a window is drawn that is the nearest one of a time: its middle, but at the ends the time itself. */
function shownAt(curve, segment, seconds) {
  const before = segment === curve[0] && seconds < middle(segment);
  const after = segment === curve[curve.length - 1] && seconds > middle(segment);
  return before || after ? seconds : middle(segment);
}

/**
 * A value stands in the middle of its window. No window has its middle at an end of the clip, so the first value
 * reaches to the start and the last one to the end.
 */
function reaching(curve, start, end) {
  const points = curve.map((segment) => ({ at: middle(segment), segment }));
  if (start < points[0].at) points.unshift({ at: start, segment: curve[0] });
  const last = points[points.length - 1];
  if (end > last.at) points.push({ at: end, segment: last.segment });
  return points;
}

/** Grid, numbers and units: time along `bottom`, and ratings where there is a curve, of some height from `top`. */
export function axes(scale, top, height, bottom) {
  const { step } = scale;
  const drawn = height > 0 ? ratings(scale, top, height) : [];
  const first = Math.ceil(scale.from / step - 1e-9);
  for (let k = first; k * step <= scale.to + 1e-9; k++) {
    const x = scale.x(k * step);
    drawn.push(s("line", { class: "tick", x1: x, x2: x, y1: bottom, y2: bottom + 5 }),
      s("text", { class: "time", x, y: bottom + 18, "text-anchor": "middle" }, clock(k * step, step < 1)));
  }
  drawn.push(s("line", { class: "tick", x1: LEFT, x2: scale.width - RIGHT, y1: bottom, y2: bottom }),
    s("text", { class: "unit", x: scale.width - RIGHT, y: bottom + 33, "text-anchor": "end" }, "time, minutes:seconds"));
  return s("g", { class: "axes" }, drawn);
}

function ratings(scale, top, height) {
  const drawn = [1, 0.5, 0, -0.5, -1].map((value) => s("line", { class: Number.isInteger(value) ? "zero" : "zero half",
    x1: LEFT, x2: scale.width - RIGHT, y1: level(value, top, height), y2: level(value, top, height) }));
  for (const value of [1, 0, -1]) {
    drawn.push(s("text", { x: LEFT - 7, y: level(value, top, height) + 4, "text-anchor": "end" }, value === 0 ? "0" : rating(value).replace(".00", "")));
  }
  return [...drawn, s("text", { class: "unit", x: -(top + height / 2), y: 11, "text-anchor": "middle", transform: "rotate(-90)" }, "rating")];
}

/** Bands and lines of all targets; `start` and `end` are those of what was heard. */
export function lines(curve, start, end, scale, top, height) {
  const targets = targetsOf(curve);
  const points = reaching(curve, start, end);
  const at = (point, value) => `${scale.x(point.at).toFixed(1)} ${level(value, top, height).toFixed(1)}`;
  const bands = targets.map((target, t) => {
    const up = points.map((point) => at(point, point.segment.estimates[t].high));
    const down = points.map((point) => at(point, point.segment.estimates[t].low)).reverse();
    return s("path", { class: `${target} band`, d: `M${[...up, ...down].join("L")}Z` });
  });
  const values = targets.map((target, t) =>
    s("path", { class: `${target} line`, d: `M${points.map((point) => at(point, point.segment.estimates[t].value)).join("L")}` }));
  return s("g", { class: "curve" }, bands, values);
}

/** Dots on the lines, of the window that is nearest to a time. */
export function dots(curve, segment, seconds, scale, top, height) {
  const x = scale.x(shownAt(curve, segment, seconds));
  return segment.estimates.map((e) => s("circle", { class: `${e.target} dot`, cx: x, cy: level(e.value, top, height), r: 4.5 }));
}

export function targetsOf(curve) {
  return curve.length ? curve[0].estimates.map((estimate) => estimate.target) : [];
}

/** "arousal +0.42 (+0.10 to +0.70)" of each target. */
export function values(segment, withIntervals) {
  return segment.estimates.map((e) => `${e.target} ${rating(e.value)}${withIntervals ? ` (${rating(e.low)} to ${rating(e.high)})` : ""}`);
}

/** Which line is which. */
export function keys(targets) {
  return targets.map((target) => h("span", { class: "key" },
    s("svg", { viewBox: "0 0 26 8", width: 26, height: 8, "aria-hidden": "true", class: "wave-key" }, s("path", { class: `${target} line`, d: "M1 4H25" })),
    `${target}: ${poles(target)[0]} (−1) to ${poles(target)[1]} (+1)`));
}
