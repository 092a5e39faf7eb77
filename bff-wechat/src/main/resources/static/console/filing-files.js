import { html, nothing } from 'lit';
import { freshKey } from '../shared/api.js';
import { Act } from '../shared/act.js';
import { fileWords } from '../shared/file-words.js';
import { size } from '../shared/format.js';
import { lightened, upload } from '../shared/upload.js';
import { desk } from './session.js';

const MOST = 9;
const waiting = { pending: '机器在查', review: '要人审核', risky: '没有通过，不能公布' };

/** The files below a filing. What stands in its text as a picture is not among them. */
class FilingFiles extends Act {
  static properties = { base: { attribute: false }, work: { attribute: false }, files: { state: true } };

  willUpdate(changes) {
    if (!changes.has('work')) return;
    const shown = new Set(Array.from((this.work?.body ?? '').matchAll(/attachment:([0-9a-f-]{36})/g), ([, id]) => id));
    this.files = (this.work?.attachments ?? []).filter((id) => !shown.has(id)).map((id) => this.known(id));
  }

  known(id) {
    return this.work.files?.find((each) => each.id === id) ?? { id };
  }

  get value() {
    return (this.files ?? []).map(({ id }) => id);
  }

  render() {
    const { files = [] } = this;
    return html`<section class="card stack" aria-labelledby="filing-files"><h2 id="filing-files">附件</h2>
      ${files.length ? files.map((file, at) => this.file(file, at)) : html`<p class="soft">还没有附件。</p>`}
      ${files.length < MOST ? html`<div class="row"><label class="button">加一个附件（表格、文档、PDF、图片）<input class="out-of-sight" type="file"
        ?disabled=${this.busy} @change=${this.chosen}></label></div>` : html`<p class="soft">附件最多 ${MOST} 个。</p>`}
      ${this.busy ? html`<p class="soft" role="status">正在传…</p>` : nothing}${this.refused()}</section>`;
  }

  file(file, at) {
    const words = fileWords(file, at);
    return html`<div class="row wrap"><span class="grow">${words}${file.bytes ? html` <span class="soft small">${size(file.bytes)}</span>` : nothing}</span>
      ${waiting[file.state] ? html`<span class="badge yellow">${waiting[file.state]}</span>` : nothing}
      <a class="button" href=${desk.url(`${this.base}/attachments/${file.id}`)} target="_blank" rel="noopener" aria-label="看一看${words}">看一看</a>
      <button type="button" class="button" aria-label="去掉${words}" @click=${() => this.keep(this.files.filter((each) => each !== file))}>去掉</button></div>`;
  }

  keep(files) {
    this.files = files;
    this.dispatchEvent(new Event('changed', { bubbles: true }));
  }

  async chosen(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    const light = await lightened(file);
    const made = await this.attempt(() =>
      upload(desk.url(`${this.base}/attachments`), light, { client: desk.client, key: freshKey(), name: file.name }));
    if (made) this.keep([...this.files, { id: made.id, state: made.state, bytes: light.size, name: made.name }]);
  }
}

customElements.define('filing-files', FilingFiles);
