// Predicts audio on a server with fetch: in a browser, and in Node 18 or later.
//
//   node predict.mjs http://127.0.0.1:8080/ door.wav rain.mp3
//
// The token of a shared server comes from the environment: SONAFFECT_TOKEN. A page of another site
// needs its origin in --cors-origin.

/** The answer of a call as JSON. Waits where the server is busy, as long as it says. */
async function call(server, path, token, body) {
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  while (true) {
    const answer = await fetch(new URL(`api/v1/${path}`, server), { method: body ? "POST" : "GET", headers, body });
    if (answer.ok) return answer.json();
    const wait = Number(answer.headers.get("Retry-After"));
    if (![429, 503].includes(answer.status) || !wait) throw new Error((await answer.json()).detail);
    await new Promise((resolve) => setTimeout(resolve, wait * 1000));
  }
}

/** Sends a file and waits for its prediction; any length that the server allows. */
export async function predict(server, name, audio, token) {
  let job = await call(server, `jobs?window=auto&name=${encodeURIComponent(name)}`, token, audio);
  while (["queued", "running"].includes(job.state)) {
    await new Promise((resolve) => setTimeout(resolve, 50)); // where too many wait already
    job = await call(server, `jobs/${job.id}?wait=10`, token);
  }
  if (job.state !== "done") throw new Error(job.problem?.detail ?? job.state);
  return job.result;
}

if (globalThis.process?.argv) {
  const { readFile } = await import("node:fs/promises");
  const { basename } = await import("node:path");
  const [server, ...files] = process.argv.slice(2);
  for (const file of files) {
    const result = await predict(server, basename(file), new Blob([await readFile(file)]), process.env.SONAFFECT_TOKEN);
    const value = (target) => result.whole.estimates.find((one) => one.target === target).value.toFixed(2);
    console.log([result.file, value("arousal"), value("valence"), result.curve.length].join("\t"));
  }
}
