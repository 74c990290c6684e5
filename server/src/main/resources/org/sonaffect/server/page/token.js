// The token of a shared server, asked for once: the browser then has a cookie until it is closed, or until someone signs out.
import { byId, h } from "./dom.js";

/** Asks until the server takes it. */
export function signIn() {
  return new Promise((resolve) => {
    const said = h("p", { class: "problem", role: "alert", hidden: true });
    const token = h("input", { type: "password", id: "token", autocomplete: "current-password", required: true });
    const form = h("form", { class: "card token" },
      h("h1", {}, "This server asks for a token"),
      h("p", { class: "soft" }, "Whoever runs it gives you one. It is kept until you close the browser."),
      h("label", { for: "token" }, "Token"), token, h("button", { type: "submit", class: "primary" }, "Continue"), said);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      let response;
      try {
        response = await fetch("api/v1/session", { method: "POST", headers: { Authorization: `Bearer ${token.value.trim()}` } });
      } catch {
        response = { ok: false, status: 0 };
      }
      if (response.ok) {
        form.remove();
        resolve();
        return;
      }
      said.textContent = response.status === 401 ? "The server does not know this token." : response.status === 0
        ? "The server cannot be reached." : `The server answered with status ${response.status}.`;
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
