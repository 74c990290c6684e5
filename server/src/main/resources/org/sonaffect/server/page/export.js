// All files as CSV and JSON.

/** Control characters and marks of direction would move what stands beside them, in a spreadsheet too. */
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A cell; what a spreadsheet would take for a formula gets an apostrophe before it. */
export function quoted(value) {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = String(value ?? "").replace(STEERING, " ");
  const formula = /^[=+\-@\t\r]/.test(text);
  return formula || /[",\r\n]/.test(text) ? `"${formula ? "'" : ""}${text.replaceAll('"', '""')}"` : text;
}

export const nameOf = (file) => (file.path ? `${file.path}/${file.name}` : file.name);

/** `row` tells what a row is: a clip, a window of the clip above it, or a file that failed, whose `problem` says why. */
export function csv(list, withCurve, columns) {
  const known = list.find((file) => file.result);
  const targets = known ? known.result.whole.estimates.map((estimate) => estimate.target) : ["arousal", "valence"];
  const names = ["file", "start", "end", ...targets.flatMap((target) => [target, `${target}_low`, `${target}_high`]), "novelty", "domain", "demonstration",
    "row", "model", "problem", "comment", ...columns.flatMap((one) => one.names)];
  const lines = [names];
  for (const file of list) {
    const further = [file.notes, ...columns.flatMap((one) => one.values(file))];
    if (file.state === "failed") {
      lines.push([nameOf(file), ...Array(3 * targets.length + 5).fill(""), "failed", "", `${file.problem.title}: ${file.problem.message}`, ...further]);
      continue;
    }
    const { result } = file;
    const values = (segment) => [nameOf(file), segment.start, segment.end, ...segment.estimates.flatMap((e) => [e.value, e.low, e.high]),
      segment.novelty, segment.domain, result.demonstration];
    lines.push([...values(result.whole), "clip", result.model, "", ...further]);
    if (withCurve) for (const segment of result.curve) lines.push([...values(segment), "window", result.model, "", ...further.map(() => "")]);
  }
  return lines.map((cells) => cells.map(quoted).join(",")).join("\r\n") + "\r\n";
}

export function json(list, withCurve) {
  return JSON.stringify(list.map((file) => {
    const mine = { ...(file.path ? { path: file.path } : {}), ...(file.notes ? { comment: file.notes } : {}), ...(file.ratings.length ? { ratings: file.ratings } : {}) };
    if (file.state === "failed") return { file: file.name, problem: { title: file.problem.title, detail: file.problem.message }, ...mine };
    const { waveform, features, curve, ...rest } = file.result;
    return { ...rest, ...(withCurve ? { curve } : {}), ...mine };
  }), null, 2) + "\n";
}
