import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { icon } from '../shared/icons.js';
import { toast } from '../shared/toast.js';
import { fileOf } from './draft.js';
import { Recorder, canRecord } from './recorder.js';
import { photos, wechat } from './wechat-page.js';

const MOST = 9;

/** Photos and recordings. The first thing on the page, because a photo says more than a form. */
class ReportMedia extends Part {
  static properties = {
    files: { attribute: false },
    carried: { attribute: false },
    seconds: { state: true },
  };

  addresses = new Map();
  recorder = new Recorder((seconds) => (this.seconds = seconds));

  connectedCallback() {
    super.connectedCallback();
    wechat().then((wx) => (this.wx = wx));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.recorder.cancel();
    for (const address of this.addresses.values()) URL.revokeObjectURL(address);
    this.addresses.clear();
  }

  render() {
    return html`<section class="card stack" aria-label="照片和录音">
      <div class="takes">
        <label class="take">${icon('camera')}<span>拍照片</span>
          <input class="out-of-sight" type="file" accept="image/*" multiple @click=${this.shoot}
            @change=${(event) => this.add(event.target, 'image')}></label>
        ${this.voiceButton()}
      </div>
      ${this.files.length ? html`<ul class="media">${this.files.map((file) => this.item(file))}</ul>` : nothing}
    </section>`;
  }

  voiceButton() {
    if (!canRecord) {
      return html`<label class="take">${icon('microphone')}<span>录音</span>
        <input class="out-of-sight" type="file" accept="audio/*" capture @change=${(event) => this.add(event.target, 'voice')}></label>`;
    }
    const recording = this.seconds !== undefined;
    return html`<button type="button" class="take ${recording ? 'recording' : ''}" @click=${this.record}>
      ${icon(recording ? 'stop' : 'microphone')}<span>${recording ? `说完了 ${this.seconds} 秒` : '录音说'}</span></button>`;
  }

  item(file) {
    const part = this.carried?.key === file.key ? this.carried.fraction : undefined;
    return html`<li class="medium ${file.type}">
      ${file.type === 'image'
        ? html`<img src=${this.addressOf(file)} alt="要交的照片" width="96" height="96">`
        : html`<audio controls src=${this.addressOf(file)}></audio>`}
      <button type="button" class="remove" aria-label=${file.type === 'image' ? '去掉这张照片' : '去掉这段录音'}
        @click=${() => this.tell(this.files.filter((each) => each !== file))}>${icon('cross')}</button>
      ${part === undefined ? nothing : html`<progress max="1" .value=${part} aria-label="正在上传"></progress>`}
      ${file.id ? html`<span class="badge green">已上传</span>` : nothing}
    </li>`;
  }

  addressOf(file) {
    if (!this.addresses.has(file.key)) this.addresses.set(file.key, URL.createObjectURL(file.blob));
    return this.addresses.get(file.key);
  }

  /** Inside WeChat its own camera and album; when that fails, the browser's from the next tap on. */
  async shoot(event) {
    const room = MOST - this.files.length;
    if (!this.wx || room < 1) return;
    event.preventDefault();
    try {
      await this.take(await photos(this.wx, room), 'image');
    } catch {
      this.wx = undefined;
      toast('微信没有打开相机，请再点一次“拍照片”。');
    }
  }

  async add(input, type) {
    const chosen = Array.from(input.files);
    input.value = '';
    await this.take(chosen, type);
  }

  async take(chosen, type) {
    const room = MOST - this.files.length;
    if (chosen.length > room) toast(`最多 ${MOST} 个照片和录音。`);
    const added = await Promise.all(chosen.slice(0, room).map((blob) => fileOf(blob, type)));
    if (added.length) this.tell([...this.files, ...added]);
  }

  async record() {
    if (this.seconds !== undefined) return this.recorder.stop();
    if (this.files.length >= MOST) return toast(`最多 ${MOST} 个照片和录音。`);
    try {
      const blob = await this.recorder.start();
      if (blob?.size) this.tell([...this.files, await fileOf(blob, 'voice')]);
    } catch {
      toast('没有打开话筒。请允许使用话筒，或者写几个字。');
    }
  }

  tell(files) {
    this.dispatchEvent(new CustomEvent('change-draft', { detail: { files } }));
  }
}

customElements.define('report-media', ReportMedia);
