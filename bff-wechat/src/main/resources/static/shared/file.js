import { html, nothing } from 'lit';
import { Part } from './element.js';

const waiting = { pending: '正在检查，稍后再看', review: '正在等待审核', risky: '没有通过检查，不展示' };
const names = { image: '照片', voice: '录音', document: '文件' };
const order = ['image', 'voice', 'document'];

/**
 * One attachment: a photo to open, a recording to play, or a document to fetch. Where only its id is known the kinds
 * are tried in turn, and in the end a sentence stands there instead of a broken picture.
 */
class FilePart extends Part {
  static properties = { address: { attribute: false }, item: { attribute: false }, label: { attribute: false }, tried: { state: true } };

  constructor() {
    super();
    this.tried = 0;
  }

  get kind() {
    return this.item.type ? (this.tried ? undefined : this.item.type) : order[this.tried];
  }

  render() {
    if (this.item.state === 'risky') return this.sentence();
    if (this.kind === 'image') {
      return html`<a href=${this.address} target="_blank" rel="noopener"><img src=${`${this.address}?size=thumb`} alt="照片${this.label}"
        loading="lazy" width="200" height="200" @error=${this.next}></a>`;
    }
    if (this.kind === 'voice') {
      return html`<audio controls preload="metadata" aria-label="录音${this.label}" src=${`${this.address}?size=playable`} @error=${this.next}></audio>`;
    }
    if (this.item.type === 'document') return this.link(`下载文件${this.label}`);
    const unheard = this.item.type === 'voice' && !waiting[this.item.state];
    return unheard ? this.link(`下载录音${this.label}（这里放不出声）`) : this.sentence();
  }

  link(words) {
    return html`<a class="button" href=${this.address} download>${words}</a>`;
  }

  sentence() {
    return html`<p class="note small">${names[this.item.type] ?? '附件'}${this.label}：${waiting[this.item.state] ?? '现在打不开，可能正在检查'}</p>`;
  }

  next() {
    this.tried += 1;
  }
}

customElements.define('village-file', FilePart);

/** All attachments of something; an entry may be the whole record or only its id. */
export function files(items = [], addressOf) {
  if (!items.length) return nothing;
  return html`<div class="files">${items.map((each, index) => {
    const item = typeof each === 'string' ? { id: each } : each;
    return html`<village-file class=${item.type ?? 'unknown'} .item=${item} .label=${index + 1} .address=${addressOf(item.id)}></village-file>`;
  })}</div>`;
}
