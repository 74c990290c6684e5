// What a person adds to a file: notes, and of which domain it is.
import { byId, h } from "./dom.js";
import { isOpen, store } from "./store.js";

export function startNotes(files, domains) {
  const card = byId("notes");
  const text = h("textarea", { id: "note", rows: "3", maxlength: "20000", placeholder: "Kept with the session" });
  text.addEventListener("input", () => store.change(store.selected, { notes: text.value }));
  const domain = h("select", { id: "judge-as" }, h("option", { value: "" }, "what it resembles most"), domains.map((name) => h("option", { value: name }, name)));
  domain.addEventListener("change", () => files.again(store.selected, domain.value || null));
  const row = h("label", { class: "field" }, "Judge it as", domain);
  card.append(h("h2", {}, h("label", { for: "note" }, "Your notes")), text, row);
  let shown = null;
  store.listen(() => queueMicrotask(() => {
    const file = store.selected;
    card.hidden = !file;
    if (!file) return;
    row.hidden = domains.length < 2;
    domain.disabled = !file.blob || isOpen(file);
    domain.value = file.domain ?? "";
    if (shown !== file) text.value = file.notes;
    shown = file;
  }));
}
