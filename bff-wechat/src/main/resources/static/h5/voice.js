import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { icon } from '../shared/icons.js';

/** A recording with one large button. */
class Voice extends Part {
  static properties = { address: { attribute: false }, playing: { state: true }, broken: { state: true }, seconds: { state: true } };

  render() {
    if (this.broken) return html`<p class="note">录音这里放不出来。<a href=${this.address} download>下载录音</a></p>`;
    const length = Number.isFinite(this.seconds) ? `，${Math.max(1, Math.round(this.seconds))} 秒` : '';
    return html`<button class="listen" aria-pressed=${Boolean(this.playing)} @click=${this.press}>
        ${icon(this.playing ? 'stop' : 'speaker')}<span>${this.playing ? '停一停' : '听家乡话'}${this.playing ? nothing : html`<small>有人念给您听${length}</small>`}</span></button>
      <audio preload="metadata" src=${this.address} @loadedmetadata=${(event) => (this.seconds = event.target.duration)}
        @ended=${() => (this.playing = false)} @pause=${() => (this.playing = false)} @error=${() => (this.broken = true)}></audio>`;
  }

  async press() {
    const sound = this.querySelector('audio');
    if (this.playing) return sound.pause();
    this.playing = true;
    await sound.play().catch(() => (this.playing = false));
  }
}

customElements.define('village-voice', Voice);
