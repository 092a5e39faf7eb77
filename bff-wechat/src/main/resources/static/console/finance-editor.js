import { html, nothing } from 'lit';
import { Part, readable } from '../shared/element.js';
import { fenOf, yuan } from '../shared/finance.js';
import { upload } from '../shared/upload.js';
import { desk } from './session.js';

/** The accountant's table: brought in from .xlsx, wrong cells marked where they stand, corrected there, counted anew. */
class FinanceEditor extends Part {
  static properties = {
    base: { attribute: false }, table: { attribute: false }, faults: { state: true }, note: { state: true },
    refusal: { state: true }, sending: { state: true }, previous: { attribute: false },
    findings: { attribute: false },
  };

  connectedCallback() {
    super.connectedCallback();
    this.faults ??= [];
  }

  /** A draft that is opened again is counted anew, against what the period before ended with. */
  updated(changes) {
    if (changes.has('previous') && this.previous !== undefined && this.table) this.recount();
  }

  get path() {
    return `${this.base}/disclosures/finance-tables`;
  }

  async take(file) {
    if (!file) return;
    [this.sending, this.refusal] = [true, undefined];
    try {
      const found = await upload(desk.url(this.path), file, { client: desk.client });
      [this.table, this.faults] = [found.table, found.faults];
      const unread = [...found.otherColumns, ...found.otherSheets.map((each) => `工作表“${each}”`)];
      this.note = `读的是工作表“${found.sheet}”${unread.length ? `，没有读：${unread.join('、')}` : ''}。`;
      this.told();
      if (this.previous !== undefined && !found.faults.length) await this.recount();
    } catch (error) {
      this.refusal = readable(error);
    } finally {
      this.sending = false;
    }
  }

  async recount() {
    try {
      const found = await desk.post(`${this.path}/recounts`, { table: this.table, previousClosingFen: this.previous });
      [this.faults, this.refusal] = [found.faults, undefined];
    } catch (error) {
      this.refusal = readable(error);
    }
  }

  told() {
    this.dispatchEvent(new CustomEvent('table', { detail: this.table }));
  }

  /** Puts an amount in place and counts again. */
  changed(pointer, event) {
    const fen = event.target.value.trim() === '' && pointer.endsWith('balanceFen') ? null : fenOf(event.target.value);
    if (fen === undefined) return event.target.setCustomValidity('请填金额，精确到分。') ?? event.target.reportValidity();
    event.target.setCustomValidity('');
    const next = structuredClone(this.table);
    const keys = pointer.slice(1).split('/');
    const last = keys.pop();
    keys.reduce((each, key) => each[key], next)[last] = fen;
    this.table = next;
    this.told();
    this.recount();
  }

  render() {
    return html`<section class="card stack" aria-labelledby="finance-editor"><h2 id="finance-editor">财务表</h2>
      <div class="row wrap"><label class="button">${this.table ? '换一张表（.xlsx）' : '导入财务表（.xlsx）'}
          <input class="out-of-sight" type="file" accept=".xlsx" ?disabled=${this.sending} @change=${(event) => this.take(event.target.files[0])}></label>
        <a class="button" href=${desk.url(`${this.path}/template`)} download>下载空白表格</a></div>
      ${this.note ? html`<p class="soft">${this.note}</p>` : nothing}
      ${this.refusal ? html`<p class="wrong" role="alert">${this.refusal.detail}${this.refusal.errors?.map((each) => html`<br>${each.detail}`)}</p>` : nothing}
      ${this.table ? this.checked() : nothing}</section>`;
  }

  checked() {
    return html`<div role="status">${this.faults.length
      ? html`<p class="wrong">有 ${this.faults.length} 处要改（红框标出）：</p><ul class="points">${this.faults.map((each) => html`<li>${each.sentence}</li>`)}</ul>`
      : html`<p><span class="badge green">已核对，分毫不差</span></p>`}</div>
      <p>${this.table.title} · ${this.table.from} 至 ${this.table.to} · 原表单位：${this.table.unit === 'yuan' ? '元' : '万元'}，下面都按元显示</p>
      <div class="scroll" tabindex="0" role="region" aria-label="财务表内容"><table class="finance">
        <thead><tr><th>科目</th><th>摘要</th><th>凭证</th><th class="amount">收入</th><th class="amount">支出</th><th class="amount">余额</th></tr></thead>
        <tbody>${this.sum('上期结余', [null, null, '/openingFen'], this.table)}
          ${this.table.sections.map((section, at) => this.section(section, `/sections/${at}`))}
          ${this.sum('合计', ['/incomeFen', '/spendingFen', null], this.table)}${this.sum('期末结余', [null, null, '/closingFen'], this.table)}</tbody></table></div>`;
  }

  section(section, here) {
    return html`${section.name ? html`<tr class="sum"><th colspan="6">${section.name}</th></tr>` : nothing}
      ${section.rows.map((row, at) => this.row(row, `${here}/rows/${at}`))}
      ${section.subtotal ? this.sum('小计', [`${here}/subtotal/incomeFen`, `${here}/subtotal/spendingFen`, null], section.subtotal) : nothing}`;
  }

  row(row, here) {
    return html`<tr><td class=${this.marked(`${here}/account`)}>${row.account}</td><td class=${this.marked(`${here}/summary`)}>${row.summary}</td>
      <td class=${this.marked(`${here}/vouchers`)}>${row.vouchers?.join('、')}</td>
      ${['incomeFen', 'spendingFen', 'balanceFen'].map((field) => this.cell(`${here}/${field}`, row[field], row.account))}</tr>`;
  }

  sum(name, pointers, from) {
    return html`<tr class="sum"><th colspan="3">${name}</th>${pointers.map((pointer) =>
      pointer ? this.cell(pointer, from[pointer.split('/').pop()], name) : html`<td></td>`)}</tr>`;
  }

  cell(pointer, fen, of) {
    const fault = this.faults.find((each) => each.pointer === pointer);
    const what = { incomeFen: '收入', spendingFen: '支出', balanceFen: '余额' }[pointer.split('/').pop()] ?? '';
    return html`<td class="amount ${fault ? 'faulty' : ''}"><input class="input" inputmode="decimal" aria-label="${of}${what}"
      aria-invalid=${fault ? 'true' : nothing} title=${fault?.sentence ?? nothing} .value=${fen === undefined || fen === null ? '' : yuan(fen)}
      @change=${(event) => this.changed(pointer, event)}></td>`;
  }

  marked(pointer) {
    const held = this.findings?.some((each) => `${each.pointer}/`.startsWith(`/table${pointer}/`));
    return held || this.faults.some((each) => each.pointer === pointer) ? 'faulty' : '';
  }
}

customElements.define('finance-editor', FinanceEditor);
