import { html } from 'lit';
import { freshKey } from '../shared/api.js';
import { Part, readable } from '../shared/element.js';
import { toast } from '../shared/toast.js';
import { lightened, upload } from '../shared/upload.js';
import { desk } from './session.js';
import { cleaned, pasted, stored } from './rich-text.js';
import { rich } from '../shared/rich.js';

const tools = [
  ['formatBlock', 'h2', '大标题'], ['formatBlock', 'h3', '小标题'], ['formatBlock', 'p', '正文'], ['bold', null, '加粗'],
  ['insertUnorderedList', null, '项目符号'], ['insertOrderedList', null, '编号'], ['undo', null, '撤销'],
];

/** A small editor for rich text. It tells of every change with `changed`; `value` is what the server keeps. */
class RichEditor extends Part {
  static properties = { base: { attribute: false }, body: { attribute: false }, linking: { state: true }, sending: { state: true } };

  get value() {
    return stored(this.area);
  }

  get area() {
    return this.querySelector('.writing');
  }

  picture = (id) => desk.url(`${this.base}/attachments/${id}`);

  firstUpdated() {
    document.execCommand('defaultParagraphSeparator', false, 'p');
    this.fill(this.body ?? '');
  }

  fill(body) {
    const parsed = new DOMParser().parseFromString(body.replace(/src="attachment:/g, 'src="/attachments/'), 'text/html');
    this.area.replaceChildren(rich(cleaned(parsed.body, this.picture) || '<p><br></p>'));
  }

  render() {
    return html`<div class="editor">
      <div class="tools" role="toolbar" aria-label="排版">
        ${tools.map(([command, value, words]) => html`<button type="button" class="tool" @mousedown=${hold} @click=${() => this.command(command, value)}>${words}</button>`)}
        <button type="button" class="tool" @mousedown=${hold} @click=${this.link}>链接</button>
        <label class="tool">${this.sending ? '正在传…' : '图片'}<input class="out-of-sight" type="file" accept="image/*" ?disabled=${this.sending} @change=${this.choose}></label>
      </div>
      <div class="writing prose" contenteditable="true" role="textbox" aria-multiline="true" aria-label="正文" @input=${this.changed}
        @paste=${this.paste} @drop=${(event) => event.preventDefault()} @blur=${this.remember}></div>
    </div>`;
  }

  command(name, value) {
    this.area.focus();
    document.execCommand(name, false, value);
    this.changed();
  }

  link() {
    const chosen = getSelection();
    if (chosen.isCollapsed) return toast('请先选中要做成链接的字。');
    const address = prompt('链接的地址（https://…）', 'https://');
    if (address && /^https?:\/\/.+\..+/.test(address)) this.command('createLink', address);
    else if (address) toast('地址要以 https:// 开头。');
  }

  paste(event) {
    event.preventDefault();
    const [file] = Array.from(event.clipboardData.files).filter((each) => each.type.startsWith('image/'));
    if (file) return this.send(file);
    document.execCommand('insertHTML', false, pasted(event.clipboardData));
  }

  remember() {
    const chosen = getSelection();
    this.place = chosen.rangeCount ? chosen.getRangeAt(0).cloneRange() : undefined;
  }

  choose(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (file) this.send(file);
  }

  async send(file) {
    this.sending = true;
    try {
      const made = await upload(desk.url(`${this.base}/attachments`), await lightened(file), { client: desk.client, key: freshKey(), name: 'photo.jpg' });
      this.insert(made.id);
    } catch (error) {
      toast(readable(error).detail);
    } finally {
      this.sending = false;
    }
  }

  insert(id) {
    this.area.focus();
    if (this.place && this.area.contains(this.place.commonAncestorContainer)) {
      const chosen = getSelection();
      chosen.removeAllRanges();
      chosen.addRange(this.place);
    }
    document.execCommand('insertHTML', false, `<img src="${this.picture(id)}" alt="">`);
    this.changed();
  }

  changed() {
    this.dispatchEvent(new Event('changed', { bubbles: true }));
  }
}

/** Pressing a tool must not take the selection away from the text. */
const hold = (event) => event.preventDefault();

customElements.define('rich-editor', RichEditor);
