import { html, nothing } from 'lit';
import { freshKey } from '../shared/api.js';
import { Part } from '../shared/element.js';
import { toast } from '../shared/toast.js';
import { lightened, upload } from '../shared/upload.js';
import { desk } from './session.js';

const MOST = 9;

/**
 * 照片: what staff put beside their words, with documents too where the form takes them. Sent with the form; what is sent
 * is not sent again when the form is.
 */
class CasePhotos extends Part {
  static properties = { base: { attribute: false }, documents: { attribute: false }, photos: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.photos ??= [];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.photos.forEach(({ address }) => URL.revokeObjectURL(address));
  }

  render() {
    return html`<div class="field stack"><span class="label">${this.what}<span class="soft">（可以不放；检查通过后${this.documents ? '提问的人' : '反映人'}看得到）</span></span>
      ${this.photos.length ? html`<ul class="chosen row wrap">${this.photos.map((photo, at) => this.photo(photo, at))}</ul>` : nothing}
      ${this.photos.length < MOST
        ? html`<label class="button">${this.photos.length ? '再加' : '加'}${this.what}<input class="out-of-sight" type="file" accept=${this.documents ? 'image/*,.pdf,.docx,.xlsx' : 'image/*'} multiple
            @change=${(event) => this.add(event.target)}></label>`
        : nothing}</div>`;
  }

  get what() {
    return this.documents ? '照片、文件' : '照片';
  }

  photo(photo, at) {
    return html`<li class="row">${photo.blob.type.startsWith('image/')
      ? html`<img class="mini" src=${photo.address} alt="要放的第 ${at + 1} 张照片">`
      : html`<span class="strong">${photo.name}</span>`}
      <button type="button" class="button" @click=${() => this.drop(photo)}>去掉</button></li>`;
  }

  async add(input) {
    const room = MOST - this.photos.length;
    const files = Array.from(input.files);
    input.value = '';
    if (files.length > room) toast(`最多放 ${MOST} 个。`);
    const light = await Promise.all(files.slice(0, room).map((file) => lightened(file)));
    this.photos = [...this.photos, ...light.map((blob, at) => ({ blob, name: files[at].name, key: freshKey(), address: URL.createObjectURL(blob) }))];
  }

  drop(photo) {
    URL.revokeObjectURL(photo.address);
    this.photos = this.photos.filter((each) => each !== photo);
  }

  /** Uploads what is not there yet and answers the ids in order. */
  async sent() {
    for (const photo of this.photos) {
      if (photo.id) continue;
      const made = await upload(desk.url(`${this.base}/attachments`), photo.blob, { client: desk.client, key: photo.key, name: photo.blob.type.startsWith('image/') ? 'photo.jpg' : photo.name });
      photo.id = made.id;
    }
    return this.photos.map(({ id }) => id);
  }
}

customElements.define('case-photos', CasePhotos);
