// The model card, in short.
import { h, refill } from "./dom.js";
import { address, get } from "./api.js";

const decimals = (value, digits = 2) => (typeof value === "number" ? value.toFixed(digits).replace("-", "−") : "–");

/** May be wider than a phone: then the arrow keys move it. */
function table(title, caption, heads, rows) {
  return h("div", { class: "table-wrap", tabindex: 0, role: "region", "aria-label": title }, h("h2", {}, title), h("table", {}, h("caption", {}, caption),
    h("thead", {}, h("tr", {}, heads.map(([name, number]) => h("th", { scope: "col", class: number ? "number" : null }, name)))),
    h("tbody", {}, rows.map((row) => h("tr", {}, row.map((cell, i) => (i === 0 ? h("th", { scope: "row" }, cell)
      : h("td", { class: heads[i][1] ? "number" : null }, cell))))))));
}

/** The same, without the domain where there is only one. */
function byDomain(card, title, caption, heads, rows) {
  const from = card.domains.length > 1 ? 0 : 1;
  return table(title, caption, [["Domain"], ...heads].slice(from), rows.map((row) => row.slice(from)));
}

export async function openModel(root) {
  const card = await get("model");
  const facts = [["Kind", card.model], ["Features", `${card.columns} (${card.extractor})`], ["Domains", card.domains.join(", ")],
    ["Trained by", card.program], ["Measured", card.protocol.replace(/^sound:/, "nested:")]];
  refill(root,
    h("div", { class: "card" }, h("h1", {}, card.name),
      card.demonstration ? h("p", { class: "notes" }, "A demonstration: trained on synthetic sounds with computed ratings.") : null,
      h("dl", { class: "facts" }, facts.filter(([, value]) => value).flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
      h("p", {}, h("a", { href: address("model/card"), target: "_blank", rel: "noopener" }, "The whole model card"))),
    h("div", { class: "card" }, table("What it learned from", "Corpora", [["Corpus"], ["Domain"], ["Clips", true], ["Licence"]],
      card.corpora.map((c) => [c.name, c.domain, String(c.clips), c.licence ?? "–"]))),
    h("div", { class: "card" }, byDomain(card, "How well it predicts",
      "On clips that neither the fit nor the search had seen. 1 is perfect for R², CCC (agreement) and Pearson r (correlation); R² of 0 is no better than the mean. RMSE is the size of the errors, of a scale from −1 to +1.",
      [["Target"], ["Measure"], ["Mean", true], ["± 95 %", true]],
      card.scores.map((c) => [c.domain, c.target, ({ r2: "R²", ccc: "CCC", pearson: "Pearson r" })[c.metric] ?? c.metric.toUpperCase(), decimals(c.mean), decimals(c.halfWidth)]))),
    h("div", { class: "card" }, byDomain(card, "How well its intervals hold",
      "Share of unseen clips within the interval, and its mean width. For comparison: an interval around a constant value.",
      [["Target"], ["Wanted", true], ["Held", true], ["Width", true], ["Constant", true]],
      card.intervals.map((c) => [c.domain, c.target, `${Math.round(c.nominal * 100)} %`, c.coverage === null ? "not checked" : `${decimals(c.coverage * 100, 1)} %`,
        c.width === null ? "–" : decimals(c.width), decimals(c.constantWidth)]))),
    card.limits.length ? h("div", { class: "card" }, h("h2", {}, "What it cannot do"), h("ul", {}, card.limits.map((words) => h("li", {}, words)))) : null);
}
