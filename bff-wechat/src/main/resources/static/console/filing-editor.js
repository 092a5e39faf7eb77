import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { toast } from '../shared/toast.js';
import { htmlOf, plain, textOf } from './filing-text.js';
import { desk } from './session.js';
import './finance-editor.js';
import { rich } from '../shared/rich.js';

/** Writes a draft: the first one of an item and period, or on with what there is. */
class FilingEditor extends Act {
  static properties = { base: { attribute: false }, item: { attribute: false }, filing: { attribute: false }, table: { state: true } };

  /** What the server made of it counts, also after numbers were masked. */
  willUpdate(changes) {
    if (changes.has('filing')) this.table = this.filing?.work?.table;
  }

  get finance() {
    return (this.filing?.class ?? this.item?.class) === 'finance';
  }

  async save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const work = this.filing?.work;
    const body = work && !plain(work.body) ? work.body : htmlOf(form.get('body'));
    const content = { title: form.get('title'), body, attachments: work?.attachments ?? [] };
    if (this.table) content.table = this.table;
    const saved = await this.attempt((key) => work
      ? desk.put(`${this.base}/disclosures/${this.filing.id}`, { version: this.filing.version, content })
      : desk.post(`${this.base}/disclosures`, { item: this.item.item, period: form.get('period'), content }, { key }));
    if (!saved) return;
    toast('草稿已保存。');
    this.dispatchEvent(new CustomEvent('saved', { detail: saved }));
  }

  render() {
    const work = this.filing?.work;
    return html`<form class="stack" @submit=${this.save}>
      <section class="card stack">
        <label class="field"><span class="label">标题</span>
          <input class="input" name="title" maxlength="100" required .value=${work?.title ?? this.proposed()}></label>
        ${work ? nothing : html`<label class="field"><span class="label">期间</span>
          <input class="input" name="period" required .value=${this.item.period ?? ''} aria-describedby="period-hint"></label>
          <p class="soft small" id="period-hint">月写 2026-08，季度写 2026-Q3，年写 2026，当天的事写 2026-08-15。</p>`}
        ${work && !plain(work.body) ? html`<p class="note">正文有排版，这里只能看：</p><div class="rich">${rich(work.body)}</div>`
          : html`<label class="field"><span class="label">正文</span><textarea name="body" rows="8" maxlength="20000" .value=${textOf(work?.body)}></textarea></label>`}
      </section>
      ${this.finance ? html`<finance-editor .base=${this.base} .table=${this.table} @table=${(event) => (this.table = event.detail)}></finance-editor>` : nothing}
      ${this.refused()}
      <button class="button main" ?disabled=${this.busy}>${this.busy ? '正在保存…' : '保存草稿'}</button></form>`;
  }

  proposed() {
    return `${this.item?.periodLabel ?? ''}${this.item?.itemName ?? ''}`.slice(0, 100);
  }
}

customElements.define('filing-editor', FilingEditor);
