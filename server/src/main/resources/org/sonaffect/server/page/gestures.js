// Pointer and keyboard on the drawing of a file over time. What they do is said by `wave`.

/** Pixels until a press is a selection and no click. */
const DRAG = 5;

/** Press and drag select, a click moves and plays or asks, and moving about shows values. */
export function withPointer(stage, wave) {
  let pressed = null;
  const at = (event) => {
    const box = stage.getBoundingClientRect();
    const x = event.clientX - box.left;
    return { x, y: event.clientY - box.top, seconds: wave.scale.seconds(x) };
  };
  const done = () => {
    pressed = null;
    wave.player.held = false;
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.button === 0) pressed = { ...at(event), before: wave.player.selection, dragging: false };
  });
  stage.addEventListener("pointermove", (event) => {
    const now = at(event);
    wave.point(now.seconds);
    if (!pressed) return;
    if (!pressed.dragging && Math.abs(now.x - pressed.x) > DRAG) {
      pressed.dragging = wave.player.held = true;
      stage.setPointerCapture(event.pointerId);
    }
    if (pressed.dragging) wave.select(pressed.seconds, now.seconds);
  });
  stage.addEventListener("pointerup", (event) => {
    const press = pressed;
    done();
    if (!press) return;
    const now = at(event);
    if (press.dragging) wave.selected(true);
    else wave.click(now.seconds, now.y);
  });
  stage.addEventListener("pointercancel", () => {
    if (pressed?.dragging) wave.select(...(pressed.before ?? [0, 0]));
    done();
    wave.point(null);
  });
  stage.addEventListener("pointerleave", () => wave.point(null));
}

/** The keys of a slider, and those that the hint names. */
export function withKeys(stage, wave) {
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { player } = wave;
    const span = wave.view[1] - wave.view[0];
    const step = span >= 10 ? 1 : 0.1;
    const moves = { ArrowRight: step, ArrowUp: step, ArrowLeft: -step, ArrowDown: -step, PageUp: span / 5, PageDown: -span / 5,
      Home: -player.duration, End: player.duration };
    const acts = { " ": () => player.toggle(), Enter: () => wave.ask(player.position), l: () => wave.loop(!player.looping), "+": () => wave.zoomIn(),
      "=": () => wave.zoomIn(), "-": () => wave.zoom(2), Escape: () => wave.select(0, 0) };
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key in moves) move(wave, moves[key], event.shiftKey);
    else if (key in acts) acts[key]();
    else return;
    event.preventDefault();
  });
}

/** With Shift the selection grows or shrinks at the end where the position is. */
function move(wave, by, selecting) {
  const { player } = wave;
  const before = player.position;
  const now = Math.min(player.duration, Math.max(0, before + by));
  if (selecting) {
    const part = player.selection ?? [before, before];
    const anchor = Math.abs(part[0] - before) < Math.abs(part[1] - before) ? part[1] : part[0];
    wave.select(anchor, now);
    wave.selected(false);
  }
  player.go(now);
  wave.follow(now);
}
