// Records the microphone as plain samples and makes a WAV of them, so that nothing else is needed to read it.
import { time } from "./dom.js";
import { microphoneProblem, openMicrophone, peak } from "./microphone.js";

const LONGEST = 600;

export class Recorder {
  constructor(parts, onFile, onProblem) {
    this.parts = parts;
    this.onFile = onFile;
    this.onProblem = onProblem;
    parts.button.addEventListener("click", () => (this.microphone ? this.stop() : this.start()));
  }

  async start() {
    this.parts.button.disabled = true;
    try {
      this.pieces = [];
      this.length = 0;
      this.microphone = await openMicrophone((samples) => this.piece(samples), () => this.microphone && this.stop());
      this.parts.panel.hidden = false;
      this.parts.button.textContent = "Stop";
      this.parts.button.setAttribute("aria-pressed", "true");
    } catch (error) {
      this.release();
      this.onProblem(microphoneProblem(error));
    } finally {
      this.parts.button.disabled = false;
    }
  }

  piece(samples) {
    if (!this.microphone) return;
    this.pieces.push(samples);
    this.length += samples.length;
    this.parts.level.value = peak(samples);
    const seconds = this.length / this.microphone.rate;
    this.parts.clock.textContent = time(seconds);
    if (seconds >= LONGEST) this.stop();
  }

  stop() {
    const { rate } = this.microphone;
    const file = this.length > 0 ? new File([wav(this.pieces, this.length, rate)], name(), { type: "audio/wav" }) : null;
    this.release();
    if (file) this.onFile(file);
  }

  release() {
    this.microphone?.close();
    this.microphone = null;
    this.pieces = [];
    this.parts.panel.hidden = true;
    this.parts.button.textContent = "Record";
    this.parts.button.setAttribute("aria-pressed", "false");
  }
}

function name() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `recording ${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}.wav`;
}

/** RIFF WAVE, 16 bits, mono. */
export function wav(pieces, length, rate) {
  const view = new DataView(new ArrayBuffer(44 + 2 * length));
  const text = (offset, word) => [...word].forEach((letter, i) => view.setUint8(offset + i, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + 2 * length, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, 2 * rate, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, 2 * length, true);
  let at = 44;
  for (const piece of pieces) {
    for (const sample of piece) {
      view.setInt16(at, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true);
      at += 2;
    }
  }
  return view.buffer;
}
