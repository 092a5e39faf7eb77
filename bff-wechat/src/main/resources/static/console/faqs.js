import { html, nothing } from 'lit';
import { paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskPages } from './desk-view.js';
import { desk } from './session.js';

/** 常见问题: what everybody finds before asking; a good answer becomes one. */
class Faqs extends DeskPages {
  static properties = { shown: { state: true }, desks: { state: true } };

  address(after) {
    return paged(`${this.base}/faqs`, after, { shown: this.shown ?? true });
  }

  async load() {
    this.desks ??= (await fetch(`/mp/v1${this.base}/inquiry-desks`).then((answer) => answer.json())).items;
    return super.load();
  }

  heading() {
    document.title = '常见问题 · 乡音工作台';
    return html`<div class="row wrap work-head"><h1 class="work-title grow">常见问题</h1><a class="button" href="#/villages/${this.village}/inquiries">村民咨询</a></div>
      <div class="options" role="group" aria-label="哪些">${[[true, '大家查得到的'], [false, '收起来的']].map(([shown, label]) =>
        html`<button class="option" aria-pressed=${(this.shown ?? true) === shown} @click=${() => this.choose(shown)}>${label}</button>`)}</div><br>`;
  }

  choose(shown) {
    this.shown = shown;
    this.data = undefined;
    this.retry();
  }

  content({ items }) {
    const form = (item, words) => html`<details class="card"><summary>${words}</summary>
      <faq-form .item=${item} .desks=${this.desks} .base=${this.base} @done=${() => this.reload()}></faq-form></details>`;
    return html`<div class="stack">${form(undefined, '加一条常见问题')}
      ${items.length ? items.map((item) => form(item, item.question)) : nothingHere('这里还没有。')}${moreButton(this)}</div>`;
  }
}

/** Question and answer as everybody reads them. An inquiry may have filled them in. */
export class FaqForm extends Act {
  static properties = { item: { attribute: false }, desks: { attribute: false }, base: { attribute: false }, begun: { attribute: false } };

  render() {
    const { desk: code, question, answer } = this.item ?? this.begun ?? {};
    return html`<form class="stack" @submit=${(event) => this.send(event, {})}>
      <label class="field"><span class="label">属于哪方面</span><select name="desk">${this.desks.map((each) =>
        html`<option value=${each.code} ?selected=${each.code === code}>${each.name}</option>`)}</select></label>
      <label class="field"><span class="label">问题（用大家平常的话）</span><input class="input" name="question" required maxlength="200" .value=${question ?? ''}></label>
      <label class="field"><span class="label">答复（不要带名字和私事）</span><textarea name="answer" required maxlength="2000" rows="5" .value=${answer ?? ''}></textarea></label>
      ${this.refused()}
      <div class="row wrap"><button class="button main" ?disabled=${this.busy}>${this.item ? '保存' : '公布'}</button>
        ${this.item ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${(event) => this.send(event, { shown: !this.item.shown })}>
          ${this.item.shown ? '收起来，不给大家查' : '放出来给大家查'}</button>` : nothing}
        ${this.refusal?.code === 'inquiry.numbers' ? html`<button type="button" class="button" @click=${(event) => this.send(event, { mask: true })}>打码后保存</button>` : nothing}
      </div></form>`;
  }

  async send(event, extra) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(this.querySelector('form')));
    const body = { shown: this.item?.shown ?? true, ...fields, ...extra, ...(this.item && { version: this.item.version }) };
    const done = await this.attempt((key) =>
      desk.post(this.item ? `${this.base}/faqs/${this.item.id}/revisions` : `${this.base}/faqs`, body, { key }));
    if (!done) return;
    toast('已经保存。');
    if (!this.item) this.querySelector('form').reset();
    this.dispatchEvent(new CustomEvent('done', { detail: done }));
  }
}

customElements.define('console-faqs', Faqs);
customElements.define('faq-form', FaqForm);
