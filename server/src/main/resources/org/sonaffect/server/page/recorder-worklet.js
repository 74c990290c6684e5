// Hands the samples of the microphone to the page, an eighth of a second or so at a time.
const PIECE = 4096;

class Recorder extends AudioWorkletProcessor {
  constructor() {
    super();
    this.piece = new Float32Array(PIECE);
    this.filled = 0;
  }

  process([input]) {
    const channel = input[0];
    if (channel) {
      for (const sample of channel) {
        this.piece[this.filled++] = sample;
        if (this.filled === PIECE) {
          this.port.postMessage(this.piece.slice());
          this.filled = 0;
        }
      }
    }
    return true;
  }
}

registerProcessor("recorder", Recorder);
