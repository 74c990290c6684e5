// All files in numbers, and out into other programs.
import { download, h, rating } from "./dom.js";
import { place } from "./words.js";

let shown = "";
let files = [];
let parts = null;
const added = [];

/**
 * A column of another module: `head`, `cell(entry)` as text or node, and for the export `names` and `values(entry)`, a list each.
 * `version` must change when what it shows may have changed.
 */
export function addColumn(column) {
  added.push(column);
}

/** The head is made once, so that its buttons keep the focus; the rows where they changed. */
export function drawTable(root, list, selected, onSelect) {
  root.hidden = list.length === 0;
  files = list;
  if (root.hidden) {
    shown = "";
    return;
  }
  const targets = files[0].result.whole.estimates.map((estimate) => estimate.target);
  const key = JSON.stringify([targets, files.map((file) => [file.number, file.state, file.result.curve.length]), selected?.number, added.map((one) => one.version)]);
  if (key === shown) return;
  shown = key;
  parts ??= build(root);
  parts.columns.replaceChildren(h("th", { scope: "col" }, "File"),
    ...targets.map((target) => h("th", { scope: "col", class: "number" }, target[0].toUpperCase() + target.slice(1))),
    h("th", { scope: "col" }, "In words"), h("th", { scope: "col" }, "Judged as"), h("th", { scope: "col", class: "number" }, "Novelty"),
    ...added.map((one) => h("th", { scope: "col", class: "number" }, one.head)));
  parts.body.replaceChildren(...files.map((file) => row(file, file === selected, onSelect)));
  for (const button of parts.buttons) button.disabled = complete().length === 0;
}

function build(root) {
  const withCurve = h("input", { type: "checkbox", id: "with-curve" });
  const buttons = [
    h("button", { type: "button", id: "export-csv", onclick: () => download("sonaffect.csv", "text/csv", csv(complete(), withCurve.checked)) }, "CSV"),
    h("button", { type: "button", id: "export-json", onclick: () => download("sonaffect.json", "application/json", json(complete(), withCurve.checked)) }, "JSON")];
  const columns = h("tr");
  const body = h("tbody");
  root.replaceChildren(
    h("div", { class: "table-head" }, h("h2", {}, "All files"), h("label", { class: "check small" }, withCurve, "with the curve"), buttons),
    h("div", { class: "table-wrap" },
      h("table", {}, h("caption", {}, "Ratings from −1 to +1, with their 90 % intervals. The export holds all complete files."), h("thead", {}, columns), body)));
  return { columns, body, buttons };
}

/** What is known of a file that failed or still runs is no result yet. */
const complete = () => files.filter((file) => file.state === "done");

function row(file, selected, onSelect) {
  const { whole } = file.result;
  return h("tr", { class: selected ? "selected" : null, onclick: () => onSelect(file) },
    h("th", { scope: "row" }, file.name),
    whole.estimates.map((e) => h("td", { class: "number" }, rating(e.value), h("span", { class: "range" }, ` ${rating(e.low)} to ${rating(e.high)}`))),
    h("td", {}, place(whole), file.state === "done" ? null : h("span", { class: "soft" }, " (not complete)")),
    h("td", {}, whole.domain),
    h("td", { class: "number" }, `${Math.round(whole.novelty * 100)} %`),
    added.map((one) => h("td", { class: "number" }, one.cell(file))));
}

/** A cell; what a spreadsheet would take for a formula gets an apostrophe before it. */
function quoted(text) {
  const formula = /^[=+\-@\t\r]/.test(text);
  return formula || /[",\r\n]/.test(text) ? `"${formula ? "'" : ""}${text.replaceAll('"', '""')}"` : text;
}

function csv(list, withCurve) {
  const targets = list[0].result.whole.estimates.map((estimate) => estimate.target);
  const names = ["file", "start", "end", ...targets.flatMap((target) => [target, `${target}_low`, `${target}_high`]), "novelty", "domain", "demonstration", ...added.flatMap((one) => one.names)];
  const lines = [names.join(",")];
  for (const file of list) {
    const { name, result } = file;
    for (const segment of withCurve ? [result.whole, ...result.curve] : [result.whole]) {
      lines.push([quoted(name), segment.start, segment.end, ...segment.estimates.flatMap((e) => [e.value, e.low, e.high]),
        segment.novelty, quoted(segment.domain), result.demonstration,
        ...added.flatMap((one) => one.values(file)).map((value) => quoted(String(value ?? "")))].join(","));
    }
  }
  return lines.join("\r\n") + "\r\n";
}

function json(list, withCurve) {
  return JSON.stringify(list.map(({ result }) => {
    const { waveform, curve, ...rest } = result;
    return withCurve ? { ...rest, curve } : rest;
  }), null, 2) + "\n";
}
