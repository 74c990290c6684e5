// What numbers mean, in plain words.

const POLES = { arousal: ["calm", "exciting"], valence: ["unpleasant", "pleasant"] };

export function poles(target) {
  return POLES[target] ?? [`low ${target}`, `high ${target}`];
}

/** "very exciting", "slightly calm", or null where it is neither. */
export function degree(target, value) {
  const size = Math.abs(value);
  if (size < 0.1) return null;
  const word = poles(target)[value < 0 ? 0 : 1];
  if (size < 0.3) return `slightly ${word}`;
  if (size < 0.6) return word;
  return `very ${word}`;
}

export function place(affect) {
  const parts = affect.estimates.map((e) => degree(e.target, e.value)).filter(Boolean);
  return parts.length ? parts.join(", ") : "neutral";
}

export function sentence(affect) {
  const text = place(affect);
  return text[0].toUpperCase() + text.slice(1);
}

export function estimate(affect, target) {
  return affect.estimates.find((e) => e.target === target);
}

export function novelty(share) {
  const percent = Math.round(share * 100);
  if (share >= 0.95) return `Unlike the training clips: more unusual than ${percent} % of them. Trust it less.`;
  if (share >= 0.8) return `Rather unusual: more so than ${percent} % of the training clips.`;
  return "Much like the clips it was trained on.";
}

/** A name fit to be shown: nothing that steers or hides text (control characters, marks of direction, lone surrogates). */
export function plain(name) {
  return String(name).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "").trim() || "audio";
}
