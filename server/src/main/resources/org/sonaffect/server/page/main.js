import { byId, bytes, h } from "./dom.js";
import { get } from "./api.js";
import { startListen } from "./listen.js";
import { offerSignOut } from "./token.js";
import { openCorpora } from "./corpora.js";
import { openReports } from "./reports.js";
import { openModel } from "./model.js";

const VIEWS = ["listen", "corpora", "reports", "model"];
const opened = new Set();

function failure(problem, again) {
  return h("p", { class: "problem", role: "alert" }, `${problem.title ?? "Something went wrong"}. ${problem.message} `,
    h("button", { type: "button", class: "link", onclick: again }, "Try again"));
}

async function show(about) {
  const asked = location.hash.slice(1);
  const name = VIEWS.includes(asked) ? asked : "listen";
  for (const view of VIEWS) byId(`view-${view}`).hidden = view !== name;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.dataset.view === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${name[0].toUpperCase()}${name.slice(1)} – Sonaffect`;
  if (!opened.has(name)) {
    opened.add(name);
    const root = byId(`view-${name}`);
    const wait = h("p", { class: "soft", role: "status" }, "Loading …");
    if (name === "listen") root.querySelector(":scope > .problem")?.remove();
    else root.replaceChildren(wait);
    try {
      if (name === "listen") await startListen(about);
      if (name === "corpora") await openCorpora(root);
      if (name === "reports") await openReports(root);
      if (name === "model") await openModel(root);
    } catch (problem) {
      opened.delete(name);
      wait.remove();
      root.append(failure(problem, () => show(about)));
    }
  }
}

/** Where the page and the server are one machine, nothing leaves it; else a person must know where the files go. */
function where() {
  const name = location.hostname;
  const here = name === "localhost" || name.endsWith(".localhost") || /^127\.\d+\.\d+\.\d+$/.test(name) || name === "[::1]";
  return here ? "Everything stays on this machine." : `They are sent to the server ${name}.`;
}

async function start() {
  let about;
  try {
    about = await get("about");
  } catch (problem) {
    byId("main").prepend(failure(problem, () => location.reload()));
    return;
  }
  byId("demonstration").hidden = !about.model.demonstration;
  const kind = byId("kind");
  kind.hidden = about.model.demonstration;
  kind.textContent = `The model “${about.model.name}” learned from ${about.model.clips} rated clips of ${about.model.domains.join(" and ")}. ` +
    `It judges every other sound as if it were ${about.model.domains.join(" or ")}, and calls unsure what is unlike those clips.`;
  byId("where").textContent = where();
  if (about.token) offerSignOut();
  byId("version").textContent = `Sonaffect ${about.version} · model ${about.model.name}`;
  byId("limits").textContent =
    `Up to ${bytes(about.limits.uploadBytes)} and ${Math.round(about.limits.seconds / 60)} minutes each. The server deletes the audio once it is analysed.`;
  window.addEventListener("hashchange", () => {
    show(about);
    byId("main").focus({ preventScroll: true });
  });
  await show(about);
}

// Not by its address: that is the view, also after a reload.
document.querySelector("a.skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
start();
