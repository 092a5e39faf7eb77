import { toWav } from './wav.js';

/** Records one voice message of at most a minute, where the browser can. */
export const canRecord = Boolean(globalThis.MediaRecorder && navigator.mediaDevices?.getUserMedia);

const LONGEST = 60;
const AAC = 'audio/mp4;codecs=mp4a.40.2';

export class Recorder {
  constructor(tick) {
    this.tick = tick;
  }

  /** Completes with the recording once stop() is called or the minute is over; nothing after cancel(). */
  async start() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = MediaRecorder.isTypeSupported(AAC) ? AAC : undefined;
    const parts = [];
    const recorder = (this.current = new MediaRecorder(stream, mimeType ? { mimeType } : {}));
    this.cancelled = false;
    recorder.ondataavailable = (event) => event.data.size && parts.push(event.data);
    const ended = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start(1000);
    this.count(0);
    await ended;
    clearTimeout(this.timer);
    stream.getTracks().forEach((track) => track.stop());
    this.tick(undefined);
    if (this.cancelled) return null;
    const sound = new Blob(parts, { type: mimeType ? 'audio/mp4' : recorder.mimeType });
    return mimeType ? sound : toWav(sound);
  }

  count(seconds) {
    this.tick(seconds);
    if (seconds >= LONGEST) return this.stop();
    this.timer = setTimeout(() => this.count(seconds + 1), 1000);
  }

  stop() {
    if (this.current?.state === 'recording') this.current.stop();
  }

  cancel() {
    this.cancelled = true;
    this.stop();
  }
}
