import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { desk } from './session.js';

/** 录音: hear it (and note that it was heard), read what was written down, write it down for others. */
class CaseVoices extends Act {
  static properties = { address: { attribute: false }, base: { attribute: false }, voices: { attribute: false }, writing: { state: true } };

  render() {
    if (!this.voices?.length) return nothing;
    return html`<section class="card stack" aria-labelledby="voices"><h2 id="voices">录音</h2>
      ${this.voices.map((voice, index) => this.voice(voice, index + 1))}${this.refused()}</section>`;
  }

  voice(voice, number) {
    return html`<div class="stack voice">
      <div class="row wrap"><span class="strong">录音 ${number}</span>
        ${voice.heard || voice.transcript ? nothing : html`<span class="badge red">未听</span>`}</div>
      ${voice.playable
        ? html`<audio controls preload="none" aria-label="录音 ${number}" src=${this.source(voice)} @play=${() => this.heard(voice)}></audio>
            <a class="small" href=${this.source(voice)} download @click=${() => this.heard(voice)}>放不出声就下载</a>`
        : html`<p class="note">反映人不愿公开身份，声音只有乡镇能听，请看文字。</p>`}
      ${voice.transcript
        ? html`<p class="pre">${voice.transcript}</p><p class="soft small">${voice.transcriptBy}写的，${when(voice.transcriptAt)}</p>`
        : html`<p class="soft">还没有写成文字。</p>`}
      ${voice.playable ? this.editor(voice) : nothing}</div>`;
  }

  source({ attachment }) {
    return desk.url(`${this.base}/attachments/${attachment}?size=playable`);
  }

  editor(voice) {
    if (this.writing !== voice.attachment) {
      return html`<p><button class="button" @click=${() => (this.writing = voice.attachment)}>${voice.transcript ? '改文字' : '写成文字'}</button></p>`;
    }
    return html`<form class="stack" @submit=${(event) => this.write(event, voice)}>
      <label class="field"><span class="label">录音里说的话</span>
        <textarea name="text" rows="4" maxlength="2000" required .value=${voice.transcript ?? ''}></textarea></label>
      <div class="row"><button class="button main" ?disabled=${this.busy}>保存</button>
        <button type="button" class="button" @click=${() => (this.writing = undefined)}>不写了</button></div></form>`;
  }

  /** Hearing needs no key and no answer: the next look shows it. */
  async heard(voice) {
    if (voice.heard) return;
    await this.attempt(async () => this.listed(await desk.post(`${this.address}/listenings`, { attachment: voice.attachment })));
  }

  async write(event, { attachment }) {
    event.preventDefault();
    const text = new FormData(event.target).get('text').trim();
    const done = await this.attempt(async (key) =>
      this.listed(await desk.post(`${this.address}/transcripts`, { attachment, text }, { key })));
    if (!done) return;
    this.writing = undefined;
    toast('文字已保存。');
  }

  listed({ items }) {
    this.voices = items;
  }
}

customElements.define('case-voices', CaseVoices);
