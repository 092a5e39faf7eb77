import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { when } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { mp } from './session.js';

/** What was said: to hear where one may, to read where somebody wrote it down, and to write down for others. */
class CaseRecordings extends Act {
  static properties = { address: { attribute: false }, item: { attribute: false }, items: { state: true }, writing: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    if (!this.item.attachments?.some((file) => file.type === 'voice')) return;
    this.items = (await mp.get(`${this.address}/recordings`).catch(() => ({ items: [] }))).items;
  }

  render() {
    if (!this.items?.length) return nothing;
    return html`<section class="card stack" aria-labelledby="recordings"><h2 id="recordings">录音里说的话</h2>
      ${this.items.map((each, index) => this.recording(each, index + 1))}${this.refused()}</section>`;
  }

  recording(each, number) {
    return html`<div class="stack">
      ${each.transcript
        ? html`<p class="pre">${each.transcript}</p><p class="soft small">${each.transcriptBy}写的，${when(each.transcriptAt)}</p>`
        : html`<p class="soft">录音 ${number} 还没有写成文字。</p>`}
      ${each.playable ? this.write(each) : nothing}
    </div>`;
  }

  write(each) {
    if (this.writing !== each.attachment) {
      return html`<button class="button" @click=${() => (this.writing = each.attachment)}>${each.transcript ? '改一改' : '帮忙写成文字'}</button>`;
    }
    return html`<form class="stack" @submit=${(event) => this.send(event, each)}>
      <label class="field"><span class="label">听一遍，把话写下来</span>
        <textarea name="text" rows="4" maxlength="2000" required .value=${each.transcript ?? ''}></textarea></label>
      <div class="options"><button class="button main" ?disabled=${this.busy}>保存</button>
        <button class="button" type="button" @click=${() => (this.writing = undefined)}>不写了</button></div></form>`;
  }

  async send(event, { attachment }) {
    event.preventDefault();
    const text = new FormData(event.target).get('text').trim();
    const done = await this.attempt((key) => mp.post(`${this.address}/transcripts`, { attachment, text }, { key }));
    if (!done) return;
    this.items = done.items;
    this.writing = undefined;
    toast('写好了，谢谢您。');
  }
}

customElements.define('village-case-recordings', CaseRecordings);
