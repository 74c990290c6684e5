// The plane as a picture, and the page on paper.
import { byId, download, h, s } from "./dom.js";
import { store } from "./store.js";
import { place } from "./words.js";

/** Pixels of the PNG to a unit of the drawing. */
const SCALE = 3;
const LINE = 22;
const MOST_LISTED = 60;
const DRAWN = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linejoin", "stroke-linecap", "paint-order",
  "opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "visibility", "stop-color"];

export function startPictures(plane, about) {
  const buttons = [
    h("button", { type: "button", class: "small", id: "plane-svg", onclick: () => download("sonaffect-plane.svg", "image/svg+xml", picture(plane)) }, "SVG"),
    h("button", { type: "button", class: "small", id: "plane-png", onclick: () => png(plane) }, "PNG")];
  byId("plane-export").append(h("span", { class: "soft small" }, "The plane as a picture:"), ...buttons);
  byId("session-print").addEventListener("click", () => window.print());
  window.addEventListener("beforeprint", () => {
    const done = store.entries.filter((entry) => entry.state === "done").length;
    byId("print-head").textContent = `Sonaffect ${about.version}, model ${about.model.name}${about.model.demonstration ? " (demonstration)" : ""}` +
      ` · ${done} file${done === 1 ? "" : "s"} · ${new Date().toLocaleString()}`;
  });
}

/** A document of its own: the styles of the page are written into each mark, and the files named below. */
function picture({ svg, files }) {
  const copy = svg.cloneNode(true);
  const marks = [...svg.querySelectorAll("*")];
  [...copy.querySelectorAll("*")].forEach((mark, i) => {
    const style = getComputedStyle(marks[i]);
    for (const name of DRAWN) {
      const value = style.getPropertyValue(name);
      if (value && value !== "auto" && !value.startsWith("url(")) mark.setAttribute(name, value);
    }
    if (mark.classList.contains("region") && style.display === "none") mark.remove(); // an interval that is not shown
    if (mark.tagName === "circle") mark.setAttribute("r", style.r);
    mark.removeAttribute("class");
    mark.removeAttribute("style");
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const ink = getComputedStyle(svg);
  const listed = [...files].sort((a, b) => a.number - b.number).slice(0, MOST_LISTED);
  const { width, height } = svg.viewBox.baseVal;
  const tall = height + LINE * (listed.length + 0.5);
  copy.append(...listed.map((file, i) => s("text", { x: 14, y: height + LINE * (i + 0.75), fill: ink.color, "font-family": ink.fontFamily, "font-size": 15 },
    `${file.number}  ${file.name}: ${place(file.affect)}`)));
  for (const [name, value] of Object.entries({ width, height: tall, viewBox: `0 0 ${width} ${tall}` })) copy.setAttribute(name, value);
  copy.prepend(s("rect", { width: "100%", height: "100%", fill: getComputedStyle(svg.closest(".card")).backgroundColor }));
  return new XMLSerializer().serializeToString(copy);
}

async function png(plane) {
  const url = URL.createObjectURL(new Blob([picture(plane)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = h("canvas", { width: image.naturalWidth * SCALE, height: image.naturalHeight * SCALE });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    download("sonaffect-plane.png", "image/png", await new Promise((resolve) => canvas.toBlob(resolve, "image/png")));
  } finally {
    URL.revokeObjectURL(url);
  }
}
