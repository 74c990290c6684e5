// The token of a shared server, asked for once: the browser then has a cookie until it is closed, or until someone signs out.
import { byId, h } from "./dom.js";

let asking = null;

/** Asks until the server takes it; many requests may wait for one answer. */
export function signIn() {
  asking ??= ask().finally(() => (asking = null));
  return asking;
}

function ask() {
  return new Promise((resolve) => {
    const said = h("p", { class: "problem", role: "alert", hidden: true });
    const token = h("input", { type: "password", id: "token", autocomplete: "current-password", required: true });
    const form = h("form", { class: "card token" },
      h("h1", {}, "This server asks for a token"),
      h("p", { class: "soft" }, "Whoever runs it gives you one. It is kept until you close the browser."),
      h("label", { for: "token" }, "Token"), token, h("button", { type: "submit", class: "primary" }, "Continue"), said);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const status = (path, options) => fetch(path, options).then((response) => response.status, () => 0);
      const given = await status("api/v1/session", { method: "POST", headers: { Authorization: `Bearer ${token.value.trim()}` } });
      const taken = given >= 200 && given < 300;
      if (taken && (await status("api/v1/about")) !== 401) {
        form.remove();
        resolve();
        return;
      }
      said.textContent = taken ? "This browser does not keep the cookie that stands for the token. Allow cookies for this page, then try again."
        : given === 401 ? "The server does not know this token." : given === 0 ? "The server cannot be reached." : `The server answered with status ${given}.`;
      said.hidden = false;
      token.select();
    });
    byId("main").prepend(form);
    token.focus();
  });
}

/** On a computer that several people use, closing the browser may not be enough. */
export function offerSignOut() {
  const leave = async () => {
    await fetch("api/v1/session", { method: "DELETE" }).catch(() => {});
    location.reload();
  };
  byId("version").after(h("button", { type: "button", class: "link", id: "sign-out", onclick: leave }, "Sign out"));
}
