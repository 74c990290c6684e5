// Plays a file, all of it or a selection, once or again and again.

export class Player {
  /** `onTick` hears often while it plays and at every move, `onState` when it starts or stops, `onProblem` when it cannot play. */
  constructor(onTick, onState, onProblem) {
    this.onTick = onTick;
    this.onState = onState;
    this.duration = 0;
    this.selection = null; // [from, to] in seconds
    this.looping = false;
    this.held = false; // a person selects: nothing jumps meanwhile
    this.audio = new Audio();
    this.audio.preload = "auto";
    for (const name of ["play", "pause", "ended"]) this.audio.addEventListener(name, () => this.state());
    this.audio.addEventListener("timeupdate", () => this.tick());
    this.audio.addEventListener("error", () => this.audio.hasAttribute("src") && onProblem());
  }

  /** `url` may be null: then there is nothing to hear. */
  load(url, duration) {
    this.audio.pause();
    this.duration = duration;
    this.selection = null;
    this.looping = false;
    if (url) this.audio.src = url;
    else this.audio.removeAttribute("src");
  }

  get playing() {
    return !this.audio.paused && !this.audio.ended;
  }

  get position() {
    return Math.min(this.audio.currentTime, this.duration);
  }

  go(seconds) {
    this.audio.currentTime = Math.max(0, Math.min(seconds, this.duration));
    this.onTick();
  }

  play() {
    if (this.looping && this.selection && !this.within(this.position)) this.go(this.selection[0]);
    this.audio.play().catch(() => this.onTick()); // the error event tells
  }

  pause() {
    this.audio.pause();
  }

  toggle() {
    if (this.playing) this.pause();
    else this.play();
  }

  within(seconds) {
    return seconds >= this.selection[0] - 0.05 && seconds < this.selection[1];
  }

  state() {
    if (this.audio.ended && this.looping) {
      this.go(this.selection ? this.selection[0] : 0);
      this.play();
      return;
    }
    this.onState(this.playing);
    if (this.playing) this.frame();
    else this.tick();
  }

  frame() {
    this.tick();
    if (this.playing) requestAnimationFrame(() => this.frame());
  }

  tick() {
    const over = this.looping && this.selection && !this.held && this.audio.currentTime >= this.selection[1];
    if (this.playing && over) this.audio.currentTime = this.selection[0];
    this.onTick();
  }
}
