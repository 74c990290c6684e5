// All files in numbers, and out into other programs.
import { download, h, rating } from "./dom.js";
import { csv, json } from "./export.js";
import { percent, place, unsure } from "./words.js";

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
  const known = files.find((file) => file.result);
  const targets = known ? known.result.whole.estimates.map((estimate) => estimate.target) : ["arousal", "valence"];
  const key = JSON.stringify([targets, files.map((file) => [file.key, file.number, file.state, file.result?.curve.length, file.domain]), selected?.number, added.map((one) => one.version)]);
  if (key === shown) return;
  shown = key;
  parts ??= build(root);
  parts.columns.replaceChildren(h("th", { scope: "col" }, "File"),
    ...targets.map((target) => h("th", { scope: "col", class: "number" }, target[0].toUpperCase() + target.slice(1))),
    h("th", { scope: "col", class: "roomy" }, "In words"), h("th", { scope: "col", class: "roomy domain" }, "Judged as"), h("th", { scope: "col", class: "number" }, "Novelty"),
    ...added.map((one) => h("th", { scope: "col", class: "number" }, one.head)));
  parts.body.replaceChildren(...files.map((file) => (file.state === "failed" ? failure(file, targets.length, file === selected, onSelect) : row(file, file === selected, onSelect))));
  for (const button of parts.buttons) button.disabled = ended().length === 0;
}

function build(root) {
  const withCurve = h("input", { type: "checkbox", id: "with-curve" });
  const buttons = [
    h("button", { type: "button", id: "export-csv", onclick: () => download("sonaffect.csv", "text/csv", csv(ended(), withCurve.checked, added)) }, "CSV"),
    h("button", { type: "button", id: "export-json", onclick: () => download("sonaffect.json", "application/json", json(ended(), withCurve.checked)) }, "JSON")];
  const columns = h("tr");
  const body = h("tbody");
  root.replaceChildren(
    h("div", { class: "table-head" }, h("h2", {}, "All files"), h("label", { class: "check small" }, withCurve, "with the curve"), h("span", { class: "soft small" }, "Export:"), buttons),
    h("div", { class: "table-wrap" },
      h("table", { class: "stacks" }, h("caption", {}, "Ratings from −1 to +1, with their 90 % intervals. ", h("span", { class: "screen-only" }, "The export holds what is listed here and done or failed.")), h("thead", {}, columns), body)));
  return { columns, body, buttons };
}

/** What is known of a file that still runs is no result yet. */
const ended = () => files.filter((file) => file.state === "done" || file.state === "failed");

function head(file) {
  return h("th", { scope: "row" }, h("span", { class: "badge", series: file.series, "aria-hidden": "true" }, String(file.number)),
    h("span", { class: "name", title: file.path ? `${file.path}/${file.name}` : file.name }, file.name));
}

function row(file, selected, onSelect) {
  const { whole } = file.result;
  const doubt = unsure(whole);
  return h("tr", { class: [selected ? "selected" : "", doubt ? "unsure" : ""].join(" ").trim() || null, onclick: () => onSelect(file) },
    head(file),
    whole.estimates.map((e) => h("td", { class: "number" }, rating(e.value), h("span", { class: "range" }, ` ${rating(e.low)} to ${rating(e.high)}`))),
    h("td", { class: "roomy" }, place(whole), file.state === "done" ? null : h("span", { class: "soft" }, " (not complete)")),
    h("td", { class: "roomy domain" }, whole.domain),
    h("td", { class: "number" }, doubt ? h("strong", { class: "doubt" }, "unsure") : null, ` ${percent(whole.novelty)}`),
    added.map((one) => h("td", { class: "number" }, one.cell(file))));
}

function failure(file, targets, selected, onSelect) {
  return h("tr", { class: selected ? "failed selected" : "failed", onclick: () => onSelect(file) }, head(file),
    h("td", { colspan: targets + 3 + added.length }, h("strong", {}, file.problem.title), `: ${file.problem.message}`));
}
