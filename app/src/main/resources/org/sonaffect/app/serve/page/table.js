// All files in numbers, and out into other programs.
import { download, h, rating } from "./dom.js";
import { place } from "./words.js";

let shown = "";

export function drawTable(root, files, selected, onSelect) {
  root.hidden = files.length === 0;
  const key = files.map((file) => `${file.number}:${file.state}:${file.result.curve.length}`).join() + "|" + selected?.number;
  if (root.hidden || key === shown) {
    shown = root.hidden ? "" : key;
    return;
  }
  shown = key;
  const targets = files[0].result.whole.estimates.map((estimate) => estimate.target);
  const withCurve = h("input", { type: "checkbox", id: "with-curve" });
  withCurve.checked = root.querySelector("#with-curve")?.checked ?? false;
  const head = h("div", { class: "table-head" }, h("h2", {}, "All files"),
    h("label", { class: "check small" }, withCurve, "with the curve"),
    h("button", { type: "button", id: "export-csv", onclick: () => download("sonaffect.csv", "text/csv", csv(files, targets, withCurve.checked)) }, "CSV"),
    h("button", { type: "button", id: "export-json", onclick: () => download("sonaffect.json", "application/json", json(files, withCurve.checked)) }, "JSON"));
  const columns = h("tr", {}, h("th", { scope: "col" }, "File"), targets.map((target) => h("th", { scope: "col", class: "number" }, target[0].toUpperCase() + target.slice(1))),
    h("th", { scope: "col" }, "In words"), h("th", { scope: "col" }, "Judged as"), h("th", { scope: "col", class: "number" }, "Novelty"));
  const body = files.map((file) => row(file, file === selected, onSelect));
  root.replaceChildren(head, h("div", { class: "table-wrap" },
    h("table", {}, h("caption", {}, "Ratings from −1 to +1, with their 90 % intervals."), h("thead", {}, columns), h("tbody", {}, body))));
}

function row(file, selected, onSelect) {
  const { whole } = file.result;
  return h("tr", { class: selected ? "selected" : null, onclick: () => onSelect(file) },
    h("th", { scope: "row" }, file.name),
    whole.estimates.map((e) => h("td", { class: "number" }, rating(e.value), h("span", { class: "range" }, ` ${rating(e.low)} to ${rating(e.high)}`))),
    h("td", {}, place(whole)),
    h("td", {}, whole.domain),
    h("td", { class: "number" }, `${Math.round(whole.novelty * 100)} %`));
}

const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function csv(files, targets, withCurve) {
  const names = ["file", "start", "end", ...targets.flatMap((target) => [target, `${target}_low`, `${target}_high`]), "novelty", "domain", "demonstration"];
  const lines = [names.join(",")];
  for (const { name, result } of files) {
    for (const segment of withCurve ? [result.whole, ...result.curve] : [result.whole]) {
      lines.push([quoted(name), segment.start, segment.end, ...segment.estimates.flatMap((e) => [e.value, e.low, e.high]),
        segment.novelty, quoted(segment.domain), result.demonstration].join(","));
    }
  }
  return lines.join("\r\n") + "\r\n";
}

function json(files, withCurve) {
  return JSON.stringify(files.map(({ result }) => {
    const { waveform, curve, ...rest } = result;
    return withCurve ? { ...rest, curve } : rest;
  }), null, 2) + "\n";
}
