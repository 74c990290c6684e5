// The microphone as plain samples, without what browsers do for speech.

/** `onPiece` hears samples, about ten times a second; `onLost` that the microphone went away. */
export async function openMicrophone(onPiece, onLost) {
  // Browsers hide the microphone from pages that came over an open network.
  if (!navigator.mediaDevices) throw new DOMException("the page is not secure", "SecurityError");
  const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
  const media = await navigator.mediaDevices.getUserMedia({ audio: plain });
  const context = new AudioContext();
  const close = () => {
    media.getTracks().forEach((track) => track.stop());
    if (context.state !== "closed") context.close();
  };
  try {
    await context.audioWorklet.addModule("recorder-worklet.js");
    const node = new AudioWorkletNode(context, "recorder", { numberOfOutputs: 0 });
    node.port.onmessage = (event) => onPiece(event.data);
    context.createMediaStreamSource(media).connect(node);
    media.getTracks().forEach((track) => track.addEventListener("ended", onLost));
  } catch (error) {
    close();
    throw error;
  }
  return { rate: context.sampleRate, close };
}

/** What to tell a person, and what may help. */
export function microphoneProblem(error) {
  return {
    NotAllowedError: "The browser was not allowed to use the microphone. Allow it beside the address of the page, then try again.",
    NotFoundError: "No microphone was found. Connect one, then try again.",
    NotReadableError: "The microphone cannot be opened. Another program may be using it.",
    SecurityError: "Browsers give the microphone only to pages from localhost or over https. This page came another way.",
  }[error.name] ?? `The microphone does not work: ${error.message}`;
}

/** The largest magnitude. */
export function peak(samples) {
  let most = 0;
  for (const sample of samples) most = Math.max(most, Math.abs(sample));
  return most;
}
