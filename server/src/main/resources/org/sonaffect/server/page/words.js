// What numbers mean, in plain words.

const UNSURE = 0.95;
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

/** As a sentence begins; what is little more than a guess says so. */
export function sentence(affect) {
  const text = (unsure(affect) ? "unsure: " : "") + place(affect);
  return text[0].toUpperCase() + text.slice(1);
}

export function estimate(affect, target) {
  return affect.estimates.find((e) => e.target === target);
}

/** A share in percent; only all of it is 100 %. */
export function percent(share) {
  return `${Math.floor(share * 100 + 1e-9)} %`;
}

/** More unusual than nearly all training clips: the value is little more than a guess. */
export function unsure(affect) {
  return affect.novelty >= UNSURE;
}

/** `apart` tells that some kinds of descriptors lie far beyond the training clips, whatever the share. */
export function novelty(share, apart) {
  if (share >= UNSURE) return `Unlike the training clips: more unusual than ${percent(share)} of them. Trust it less.`;
  if (share >= 0.8) return `Rather unusual: more so than ${percent(share)} of the training clips.`;
  return apart ? "As a whole much like the clips it was trained on, but not in everything:" : "Much like the clips it was trained on.";
}

/** A name fit to be shown: nothing that steers or hides text (control characters, marks of direction, lone surrogates). */
export function plain(name) {
  return String(name).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "").trim() || "audio";
}

/** Families of descriptors as the API calls them: what they are to people who work with sound. */
const FAMILIES = {
  "auditory bands": ["loudness of frequency bands", "how loud low, middle and high bands are, as the ear weighs them"],
  beats: ["beats against sustained sound", "how much of it is struck, how much is held"],
  "beats by pitch": ["beats against sustained sound, low and high", "the same for low, middle and high frequencies"],
  calibration: ["adaptation", "what the ratings change that the model was adapted to"],
  cepstral: ["timbre", "the colour of the sound, as a coarse equaliser curve would draw it"],
  energy: ["loudness", "how loud it is, and how much that changes"],
  formants: ["resonances", "the formants: vowel colour and the size of the source"],
  harmony: ["harmony and key", "which notes sound, how clear the key is"],
  loudness: ["loudness", "how loud it is, and how much that changes"],
  other: ["everything else", "the smaller kinds of descriptors together"],
  peaks: ["level and contrast of tones", "how far tones stand out, in each octave"],
  pitch: ["pitch", "how high it is, and how much that moves"],
  rhythm: ["tempo and rhythm", "how fast it goes, how clear the pulse is, how much is struck and how much is held"],
  "sharpness and roughness": ["sharpness and roughness", "how piercing it is, how much it beats and grates"],
  spectral: ["brightness and shape of the spectrum", "where the energy lies, how peaked or noisy it is, how much it changes"],
  "spectral balance": ["brightness", "how much energy lies high up, as a tilt equaliser would change it"],
  temporal: ["pace of loudness and voice", "how often it swells, how long voiced parts last"],
  valleys: ["level between tones", "how loud it is between the tones, in each octave"],
  "voice quality": ["roughness and breathiness of the voice", "how steady the tone is from one cycle to the next"],
  voicing: ["pitch and voicing", "how high it is, how clear the tone is against the noise"],
};

/** {name, meaning} of a family; a feature set before it, with a dot, tells two of a kind apart. The meaning may be empty. */
export function family(descriptors) {
  const [, set, key] = descriptors.match(/^(?:([a-z0-9]+)\.)?(.*)$/s);
  const [name, meaning] = Object.hasOwn(FAMILIES, key) ? FAMILIES[key] : [key, ""];
  return { name, meaning: set ? `${meaning} (${set})`.trim() : meaning };
}

/** A sentence of the model on a family, as in "cepstral: 12 % of ...", with the family's name as the reasons show it. */
export function named(sentence) {
  const colon = sentence.indexOf(":");
  return colon < 0 ? sentence : family(sentence.slice(0, colon)).name + sentence.slice(colon);
}
