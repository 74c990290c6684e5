// The reports of past runs. A report is a page of its own, which may do nothing but be read.
import { h } from "./dom.js";
import { address, get } from "./api.js";

export async function openReports(root) {
  const runs = await get("runs");
  if (runs.length === 0) {
    root.replaceChildren(h("div", { class: "card" }, h("h1", {}, "No run is open"),
      h("p", { class: "soft" }, "Name one when the server starts: sonaffect serve --run RUN")));
    return;
  }
  root.replaceChildren(h("h1", {}, "Reports"), h("div", { class: "cards" }, runs.map((run, number) =>
    h("article", { class: "card" },
      h("h2", {}, run.name),
      h("p", {}, run.sentence),
      h("p", { class: "soft small" }, [run.corpora.join(", "), run.synthetic ? "synthetic corpora" : null, day(run.date)].filter(Boolean).join(" · ")),
      run.report ? h("p", {}, h("a", { href: address(`runs/${number}/report`), target: "_blank", rel: "noopener" }, "Open the report"))
        : h("p", { class: "soft" }, "It has no report yet.")))));
}

function day(text) {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date.toLocaleDateString();
}
