import { html, nothing } from 'lit';
import { freshKey } from '../shared/api.js';
import { lightened, upload } from '../shared/upload.js';
import { Act } from './act.js';
import { desk } from './session.js';

const waiting = { pending: '机器在查', review: '要人审核', risky: '没有通过，读者看不到' };

/** The cover, the voice version and the files below an article. */
class ArticleFiles extends Act {
  static properties = {
    base: { attribute: false }, cover: { attribute: false }, voice: { attribute: false }, files: { attribute: false },
    states: { attribute: false }, findings: { attribute: false },
  };

  get value() {
    return {
      cover: this.cover || undefined,
      voice: this.voice || undefined,
      attachments: (this.files ?? []).map(({ id, name }) => ({ id, name: name.trim() || '附件' })),
    };
  }

  fill({ cover, voice, attachments, files }) {
    Object.assign(this, { cover, voice, files: attachments ?? [], states: files ?? this.states });
  }

  render() {
    return html`<fieldset class="stack"><legend>封面、语音和附件</legend>
      ${this.one('cover', '封面图片', 'image/*')}${this.one('voice', '方言语音版（录音文件）', 'audio/*,.amr,.m4a')}
      ${(this.files ?? []).map((file, at) => this.file(file, at))}
      ${this.picker('加一个附件（表格、文档、PDF、图片）', '', (file) => this.attach(file))}
      ${this.busy ? html`<p class="soft" role="status">正在传…</p>` : nothing}${this.refused()}</fieldset>`;
  }

  one(name, words, accept) {
    const id = this[name];
    if (!id) return this.picker(words, accept, (file) => this.put(name, file));
    const address = desk.url(`${this.base}/attachments/${id}`);
    return html`<div class="row wrap"><span>${words}</span>
      ${name === 'cover' ? html`<img class="mini" alt="封面" src=${`${address}?size=thumb`}>` : html`<audio controls preload="none" src=${`${address}?size=playable`}></audio>`}
      ${this.state(id)}<button type="button" class="button" @click=${() => this.change({ [name]: undefined })}>去掉</button></div>`;
  }

  file(file, at) {
    const found = (this.findings ?? []).filter((each) => each.pointer === `/attachments/${at}`);
    return html`<div class="row wrap"><input class="input grow" aria-label="第 ${at + 1} 个附件的名称" maxlength="60" .value=${file.name}
        @input=${(event) => (file.name = event.target.value)}>${this.state(file.id)}
        <a class="button" href=${desk.url(`${this.base}/attachments/${file.id}`)} target="_blank" rel="noopener">看一看</a>
        <button type="button" class="button" @click=${() => this.change({ files: this.files.filter((each) => each !== file) })}>去掉</button></div>
      ${found.length ? html`<ul class="wrong">${found.map((each) => html`<li>${each.detail}</li>`)}</ul>` : nothing}`;
  }

  state(id) {
    const state = this.states?.find((each) => each.id === id)?.state;
    return waiting[state] ? html`<span class="badge yellow">${waiting[state]}</span>` : nothing;
  }

  picker(words, accept, take) {
    return html`<label class="button">${words}<input class="out-of-sight" type="file" accept=${accept} ?disabled=${this.busy}
      @change=${(event) => this.chosen(event, take)}></label>`;
  }

  chosen(event, take) {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) take(file);
  }

  change(what) {
    Object.assign(this, what);
    this.dispatchEvent(new Event('changed'));
  }

  async send(file) {
    const light = file.type.startsWith('image/') ? await lightened(file) : file;
    return this.attempt(() => upload(desk.url(`${this.base}/attachments`), light, { client: desk.client, key: freshKey(), name: file.name }));
  }

  async put(name, file) {
    const made = await this.send(file);
    if (made) this.change({ [name]: made.id });
  }

  async attach(file) {
    const made = await this.send(file);
    if (made) this.change({ files: [...(this.files ?? []), { id: made.id, name: file.name.replace(/\.[^.]+$/, '').slice(0, 60) }] });
  }
}

customElements.define('article-files', ArticleFiles);
