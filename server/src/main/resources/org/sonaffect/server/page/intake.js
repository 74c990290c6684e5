// Audio comes in: chosen, dropped, or a whole folder of it.
import { announce, byId } from "./dom.js";
import { Recorder } from "./record.js";

const AUDIO = /\.(aac|aifc?|aiff|amr|au|caf|flac|m4[abv]|mka|mkv|mov|mp[234]|mpe?ga?|og[agv]|opus|snd|w64|wave?|webm|wma)$/i;
const MOST_FILES = 2000;
const DEEPEST = 16;

/** `take` hears lists of {name, path, blob} and, for what cannot be read, {name, path, problem}. */
export function startIntake(take) {
  const picker = byId("picker");
  const folder = byId("folder-picker");
  for (const id of ["choose", "drop"]) byId(id).addEventListener("click", () => picker.click());
  byId("choose-folder").addEventListener("click", () => folder.click());
  picker.addEventListener("change", () => {
    given([...picker.files].map((file) => ({ name: file.name, path: "", blob: file })), 0, take);
    picker.value = "";
  });
  folder.addEventListener("change", () => {
    const all = [...folder.files].map((file) => ({ name: file.name, path: file.webkitRelativePath.split("/").slice(0, -1).join("/"), blob: file }));
    const audio = all.filter(isAudio);
    given(audio, all.length - audio.length, take);
    folder.value = "";
  });
  drops(take);
  new Recorder({ button: byId("record"), panel: byId("recorder"), clock: byId("recorder-time"), level: byId("recorder-level") },
    (file) => take([{ name: file.name, path: "", blob: file }]), say);
}

function say(words) {
  byId("intake-note").textContent = words;
  announce(words);
}

function given(list, others, take) {
  const taken = list.slice(0, MOST_FILES);
  const parts = [`${taken.length} file${taken.length === 1 ? "" : "s"} added`];
  if (others > 0) parts.push(`${others} in the folder ${others === 1 ? "is" : "are"} no audio`);
  if (taken.length < list.length) parts.push(`only the first ${MOST_FILES} are taken`);
  announce(parts.join("; "));
  byId("intake-note").textContent = parts.length > 1 || taken.length === 0 ? `${parts.join("; ")}.` : "";
  take(taken);
}

const isAudio = ({ name, blob }) => !name.startsWith(".") && (AUDIO.test(name) || /^(audio|video)\//.test(blob?.type ?? ""));

function drops(take) {
  const body = document.body;
  const isFiles = (event) => event.dataTransfer?.types.includes("Files");
  let depth = 0;
  body.addEventListener("dragenter", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    depth++;
    body.classList.add("dragging");
  });
  body.addEventListener("dragover", (event) => isFiles(event) && event.preventDefault());
  body.addEventListener("dragleave", () => {
    if (--depth <= 0) body.classList.remove("dragging");
  });
  body.addEventListener("drop", async (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    depth = 0;
    body.classList.remove("dragging");
    // What was dropped can be asked for now only; what lies in folders, later too.
    const roots = [...event.dataTransfer.items].filter((item) => item.kind === "file")
      .map((item) => [item.webkitGetAsEntry?.(), item.getAsFile()]);
    if (location.hash && location.hash !== "#listen") location.hash = "#listen";
    const found = { list: [], others: 0 };
    for (const [root, file] of roots) {
      if (root?.isDirectory) await walk(root, "", found, 0);
      else if (file) found.list.push({ name: file.name, path: "", blob: file });
    }
    given(found.list, found.others, take);
  });
}

/** A folder, or a file in one; what cannot be read stands in the list with its reason. */
async function walk(entry, path, found, depth) {
  if (found.list.length > MOST_FILES || entry.name.startsWith(".")) return;
  try {
    if (entry.isFile) {
      const one = { name: entry.name, path, blob: await new Promise((resolve, reject) => entry.file(resolve, reject)) };
      if (isAudio(one)) found.list.push(one);
      else found.others++;
      return;
    }
    if (depth === DEEPEST) throw new Error(`folders are read ${DEEPEST} levels deep`);
    const inside = path ? `${path}/${entry.name}` : entry.name;
    for (const child of await children(entry.createReader())) await walk(child, inside, found, depth + 1);
  } catch (error) {
    found.list.push({ name: entry.name, path, problem: unreadable(error, entry.isDirectory ? "folder" : "file") });
  }
}

/** A reader tells some at a time, and none when it has told all. */
async function children(reader) {
  const all = [];
  while (all.length <= MOST_FILES) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    all.push(...some);
  }
  return all.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

export function unreadable(error, what) {
  const why = { NotFoundError: "It is no longer where it was.", NotReadableError: "Its permissions forbid it, or it changed since it was chosen.",
    SecurityError: "The browser does not allow it." };
  return { title: `The ${what} cannot be read`, message: why[error.name] ?? `${error.message}.` };
}
