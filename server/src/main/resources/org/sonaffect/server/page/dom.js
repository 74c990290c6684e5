// Building blocks: elements, icons, numbers, and the one line that screen readers hear.

const SVG = "http://www.w3.org/2000/svg";

/** Control characters and marks of direction: names come from strangers, and these would move what stands beside them. */
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const clean = (value) => (typeof value === "string" ? value.replace(STEERING, "") : value);

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "series") node.style.setProperty("--series", `var(--series-${value})`);
    else node.setAttribute(name, value === true ? "" : clean(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false).map(clean));
  return node;
}

export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function s(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Replaces what a node holds; what is null or false is left out. */
export function refill(node, ...children) {
  node.replaceChildren();
  return fill(node, null, children);
}

const ICONS = {
  play: ["M7 4.5v15l12-7.5z", true],
  pause: ["M7 5h3.5v14H7zM13.5 5H17v14h-3.5z", true],
  close: ["M6 6l12 12M18 6L6 18", false],
  again: ["M19 12a7 7 0 1 1-2.2-5.1M19 4v4.5h-4.5", false],
};

export function icon(name) {
  const [path, solid] = ICONS[name];
  return s("svg", { viewBox: "0 0 24 24", "aria-hidden": "true", class: solid ? "solid" : null }, s("path", { d: path }));
}

export function byId(id) {
  return document.getElementById(id);
}

export function announce(text) {
  byId("status").textContent = text;
}

/** A rating: two decimals with a sign that is a real minus. */
export function rating(value) {
  const text = Math.abs(value).toFixed(2);
  return (Number(text) === 0 ? "" : value < 0 ? "−" : "+") + text;
}

export function time(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function bytes(count) {
  return count >= 1048576 ? `${Math.round(count / 1048576)} MB` : `${Math.max(1, Math.round(count / 1024))} kB`;
}

/** Colours go round; eight can be told apart. */
export function series(number) {
  return (number % 8) + 1;
}

export function download(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
