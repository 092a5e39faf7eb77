/** Records one voice message of at most a minute, where the browser can. */
export const canRecord = Boolean(globalThis.MediaRecorder && navigator.mediaDevices?.getUserMedia);

const LONGEST = 60;
const kinds = ['audio/mp4', 'audio/webm;codecs=opus', 'audio/ogg;codecs=opus'];

export class Recorder {
  constructor(tick) {
    this.tick = tick;
  }

  /** Completes with the recording once stop() is called or the minute is over; nothing after cancel(). */
  async start() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = kinds.find((kind) => MediaRecorder.isTypeSupported(kind));
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
    return this.cancelled ? null : new Blob(parts, { type: recorder.mimeType.split(';')[0] || 'audio/webm' });
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
