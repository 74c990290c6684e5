// Small settings that this browser keeps; where it keeps none, they last as long as the page.
const here = new Map();

export function setting(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return here.get(name) ?? null;
  }
}

/** Null forgets it. */
export function set(name, value) {
  here.set(name, value);
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // denied, or no room
  }
}
