// A place on the plane by the keyboard: two sliders.
import { h, rating } from "./dom.js";
import { degree, poles } from "./words.js";

const STEP = 0.05;

/** Two sliders; `onChange` hears {arousal, valence} while one is moved. */
export class Sliders {
  constructor(id, onChange) {
    this.inputs = new Map(["arousal", "valence"].map((target) => [target, this.slider(id, target, onChange)]));
    this.root = h("div", { class: "sliders" }, [...this.inputs].map(([target, input]) => {
      const [low, high] = poles(target);
      return h("div", { class: "slider" }, h("label", { for: input.id }, target[0].toUpperCase() + target.slice(1)),
        h("span", { class: "soft small", "aria-hidden": "true" }, low), input, h("span", { class: "soft small", "aria-hidden": "true" }, high));
    }));
    this.set({ arousal: 0, valence: 0 });
  }

  slider(id, target, onChange) {
    const input = h("input", { type: "range", id: `${id}-${target}`, min: -1, max: 1, step: STEP });
    input.addEventListener("input", () => {
      this.say(target);
      onChange(this.value());
    });
    return input;
  }

  value() {
    return { arousal: Number(this.inputs.get("arousal").value), valence: Number(this.inputs.get("valence").value) };
  }

  set(place) {
    for (const [target, input] of this.inputs) {
      input.value = place[target];
      this.say(target);
    }
  }

  say(target) {
    const input = this.inputs.get(target);
    const value = Number(input.value);
    input.setAttribute("aria-valuetext", `${rating(value)}, ${degree(target, value) ?? "neutral"}`);
  }
}
