// The waveform as bars.
import { LEFT, RIGHT } from "./curve.js";

/** The path of the bars. `peaks` are the largest magnitudes of equal pieces of the clip; a bar has some of them. */
export function outline(peaks, duration, scale, height) {
  if (peaks.length === 0) return "";
  const most = Math.max(0.05, ...peaks);
  const whole = scale.inner * (duration / (scale.to - scale.from));
  const count = Math.min(peaks.length, Math.max(1, Math.floor(whole / 4)));
  const step = whole / count;
  let path = "";
  for (let i = 0; i < count; i++) {
    const x = scale.x(0) + i * step;
    if (x + step < LEFT || x > scale.width - RIGHT) continue;
    const from = Math.floor((i * peaks.length) / count);
    const to = Math.max(from + 1, Math.floor(((i + 1) * peaks.length) / count));
    const size = Math.max(1.5, (Math.max(...peaks.slice(from, to)) / most) * (height - 4));
    const w = Math.max(1, step * 0.62);
    path += `M${x.toFixed(1)} ${((height - size) / 2).toFixed(1)}h${w.toFixed(1)}v${size.toFixed(1)}h-${w.toFixed(1)}z`;
  }
  return path;
}
