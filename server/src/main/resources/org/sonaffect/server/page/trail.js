// The way of a clip over the plane, with its direction.
import { s } from "./dom.js";

/** From one arrowhead to the next, in units of the drawing. */
const APART = 90;
const SHORTEST = 16;
/** The direction is that of so much of the way, since neighbouring windows differ little. */
const LOOK = 10;

/** The way through points [x, y]: a line, arrowheads along it, and a ring where it starts. */
export function trail(points) {
  if (points.length < 2) return [];
  const lengths = [0];
  for (let i = 1; i < points.length; i++) {
    lengths.push(lengths[i - 1] + Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]));
  }
  const whole = lengths[lengths.length - 1];
  const nodes = [s("path", { class: "path", d: `M${points.map(([x, y]) => `${x} ${y}`).join("L")}` })];
  if (whole < SHORTEST) return nodes;
  const count = Math.max(1, Math.round(whole / APART));
  let heads = "";
  for (let k = 1; k <= count; k++) {
    const at = (whole * k) / count;
    heads += head(along(points, lengths, at - LOOK), along(points, lengths, at));
  }
  nodes.push(s("path", { class: "path-heads", d: heads }),
    s("circle", { class: "path-start", cx: points[0][0], cy: points[0][1], r: 4 }));
  return nodes;
}

function along(points, lengths, length) {
  const wanted = Math.max(0, Math.min(lengths[lengths.length - 1], length));
  let i = 1;
  while (i < lengths.length - 1 && lengths[i] < wanted) i++;
  const share = (wanted - lengths[i - 1]) / Math.max(1e-9, lengths[i] - lengths[i - 1]);
  return points[i].map((value, axis) => points[i - 1][axis] + share * (value - points[i - 1][axis]));
}

function head([fx, fy], [x, y]) {
  const length = Math.hypot(x - fx, y - fy);
  if (length < 1) return ""; // it turns on the spot
  const [ux, uy] = [(x - fx) / length, (y - fy) / length];
  const corner = (back, side) => `${(x - back * ux - side * uy).toFixed(1)} ${(y - back * uy + side * ux).toFixed(1)}`;
  return `M${corner(0, 0)}L${corner(17, 7.5)}L${corner(12.5, 0)}L${corner(17, -7.5)}Z`;
}
