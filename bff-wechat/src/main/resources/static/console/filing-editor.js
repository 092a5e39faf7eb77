import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { toast } from '../shared/toast.js';
import { desk } from './session.js';
import './filing-files.js';
import './finance-editor.js';
import './rich-editor.js';

/** Writes a draft: the first one of an item and period, or on with what there is. */
class FilingEditor extends Act {
  static properties = { base: { attribute: false }, item: { attribute: false }, filing: { attribute: false }, findings: { attribute: false }, table: { state: true }, doubts: { state: true } };

  /** What the server made of it counts, also after numbers were masked. */
  willUpdate(changes) {
    if (changes.has('filing')) [this.table, this.doubts, this.imported] = [this.filing?.work?.table, this.filing?.work?.tableDoubts, false];
  }

  updated(changes) {
    if (changes.get('filing')) this.querySelector('rich-editor').fill(this.filing.work?.body ?? '');
  }

  get finance() {
    return (this.filing?.class ?? this.item?.class) === 'finance';
  }

  async save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const work = this.filing?.work;
    const content = { title: form.get('title'), body: this.querySelector('rich-editor').value, attachments: this.querySelector('filing-files').value };
    if (this.table) Object.assign(content, { table: this.table, tableDoubts: this.doubts ?? [], tableImported: Boolean(this.imported) });
    const saved = await this.attempt((key) => work
      ? desk.put(`${this.base}/disclosures/${this.filing.id}`, content, { match: `"${this.filing.version}"` })
      : desk.post(`${this.base}/disclosures`, { item: this.item.item, period: form.get('period'), content }, { key }));
    if (!saved) return;
    toast('草稿已保存。');
    this.dispatchEvent(new CustomEvent('saved', { detail: saved }));
  }

  touched() {
    this.dispatchEvent(new CustomEvent('touched'));
  }

  /** A table that was read from a spreadsheet replaces the one before, with all that was doubtful in it. */
  tabled({ table, doubts, imported }) {
    [this.table, this.doubts, this.imported] = [table, doubts, this.imported || imported];
    this.touched();
  }

  render() {
    const work = this.filing?.work;
    return html`<form class="stack" @submit=${this.save} @input=${this.touched} @change=${this.touched} @changed=${this.touched}>
      <section class="card stack">
        <label class="field"><span class="label">标题</span>
          <input class="input" name="title" maxlength="100" required .value=${work?.title ?? this.proposed()}></label>
        ${work ? nothing : html`<label class="field"><span class="label">期间</span>
          <input class="input" name="period" required .value=${this.item.period ?? ''} aria-describedby="period-hint"></label>
          <p class="soft small" id="period-hint">月写 2026-08，季度写 2026-Q3，年写 2026，当天的事写 2026-08-15。</p>`}
        <div class="field"><span class="label">正文</span><rich-editor .base=${this.base} .body=${work?.body}></rich-editor></div>
      </section>
      <filing-files .base=${this.base} .work=${work}></filing-files>
      ${this.finance ? html`<finance-editor .base=${this.base} .table=${this.table} .doubts=${this.doubts} .saved=${Boolean(work)} .openingToConfirm=${this.filing?.openingToConfirm} .previous=${this.filing?.previousClosingFen ?? undefined} .findings=${this.findings} @table=${(event) => this.tabled(event.detail)}></finance-editor>` : nothing}
      ${this.refused()}
      <button class="button main" ?disabled=${this.busy}>${this.busy ? '正在保存…' : '保存草稿'}</button></form>`;
  }

  proposed() {
    return `${this.item?.periodLabel ?? ''}${this.item?.itemName ?? ''}`.slice(0, 100);
  }
}

customElements.define('filing-editor', FilingEditor);
