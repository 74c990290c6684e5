// Ratings of listeners: how they differ from the model, and out as a corpus that `sonaffect corpus` reads.
import { quoted } from "./export.js";
import { store } from "./store.js";
import { estimate } from "./words.js";
import { zip } from "./zip.js";

const MOST_NAME = 120;

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The rating of one listener; undefined where there is none. */
export function ratingBy(entry, by) {
  return entry.ratings.find((one) => one.by === by);
}

/** What all listeners say together: {arousal, valence, count}, or null. */
export function meanRating(entry) {
  if (entry.ratings.length === 0) return null;
  return { arousal: mean(entry.ratings.map((one) => one.arousal)), valence: mean(entry.ratings.map((one) => one.valence)),
    count: entry.ratings.length };
}

export function rate(entry, by, place) {
  const others = entry.ratings.filter((one) => one.by !== by);
  store.change(entry, { ratings: place ? [...others, { by, arousal: place.arousal, valence: place.valence }] : others });
}

export function model(entry) {
  if (!entry?.result) return null;
  const [arousal, valence] = ["arousal", "valence"].map((target) => estimate(entry.result.whole, target)?.value);
  return arousal === undefined || valence === undefined ? null : { arousal, valence };
}

/** Rating minus model, and how far apart they lie on the plane; null where one is missing. */
export function difference(entry) {
  const [rated, said] = [meanRating(entry), model(entry)];
  if (!rated || !said) return null;
  const [arousal, valence] = [rated.arousal - said.arousal, rated.valence - said.valence];
  return { arousal, valence, apart: Math.hypot(arousal, valence) };
}

export function rated() {
  return store.entries.filter((entry) => entry.ratings.length > 0);
}

/** All listeners, in the order of their first ratings. */
export function listeners() {
  return [...new Set(store.entries.flatMap((entry) => entry.ratings.map((one) => one.by)))];
}

/** The domain of most of the files. */
export function domain(entries) {
  const counts = new Map();
  for (const entry of entries) {
    const name = entry.result?.whole.domain;
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Names for files of a folder: no part of a path, no formula of a spreadsheet, each once whatever its capitals. */
export function fileNames(entries) {
  const taken = new Set();
  return entries.map((entry) => {
    const plain = entry.name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "_").replace(/^[=+\-@.\s']+/, "_").replace(/[. ]+$/, "") || "audio";
    const dot = plain.lastIndexOf(".");
    const ending = dot > 0 ? plain.slice(dot).slice(0, 12) : "";
    const stem = [...(dot > 0 ? plain.slice(0, dot) : plain)].slice(0, MOST_NAME).join("");
    let name = stem + ending;
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${stem} (${i})${ending}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** A corpus as a ZIP file: corpus.yaml, ratings.csv with a row a rating, and the audio that the session has. */
export async function corpusZip(entries) {
  const names = fileNames(entries);
  const rows = entries.flatMap((entry, i) => entry.ratings.map((one) =>
    [quoted(`audio/${names[i]}`), quoted(one.by), round(one.arousal), round(one.valence)].join(",")));
  const manifest = [
    "# Clips rated on the page of sonaffect serve; docs/CORPORA.md describes the format.",
    `name: ratings ${new Date().toISOString().slice(0, 10)}`,
    `domain: ${JSON.stringify(domain(entries) ?? "sounds")}`,
    "clips: ratings.csv",
    "scale: [-1, 1]",
    "columns: {file: file, rater: rater, arousal: arousal, valence: valence}", ""].join("\n");
  return zip([
    { name: "corpus.yaml", content: manifest },
    { name: "ratings.csv", content: ["file,rater,arousal,valence", ...rows, ""].join("\n") },
    ...entries.map((entry, i) => ({ name: `audio/${names[i]}`, content: entry.blob })).filter((file) => file.content)]);
}

function round(value) {
  return Math.round(value * 1000) / 1000 || 0; // and never -0
}
