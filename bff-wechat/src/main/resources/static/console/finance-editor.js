import { html, nothing } from 'lit';
import { Part, readable } from '../shared/element.js';
import { fenOf, yuan } from '../shared/finance.js';
import { upload } from '../shared/upload.js';
import { desk } from './session.js';
import { editable } from './finance-cells.js';
import './finance-doubts.js';

/**
 * The accountant's table: brought in from .xlsx, wrong cells marked where they stand, corrected there, counted anew.
 * `faults` are what counting finds; `doubts` what was unreadable in the spreadsheet, which stay until mended or confirmed.
 */
class FinanceEditor extends Part {
  static properties = {
    base: { attribute: false }, table: { attribute: false }, doubts: { attribute: false }, faults: { state: true }, note: { state: true },
    refusal: { state: true }, sending: { state: true }, previous: { attribute: false }, counted: { state: true },
    saved: { attribute: false }, openingToConfirm: { attribute: false }, findings: { attribute: false },
  };

  connectedCallback() {
    super.connectedCallback();
    this.faults ??= [];
  }

  /** Whatever stands in the table is counted, against what the period before ended with where that is known. */
  updated(changes) {
    if (!this.table || this.table === this.read) return;
    if (changes.has('table') || changes.has('previous')) this.recount();
  }

  get path() {
    return `${this.base}/disclosures/finance-tables`;
  }

  async take(file) {
    if (!file) return;
    [this.sending, this.refusal] = [true, undefined];
    try {
      const found = await upload(desk.url(this.path), file, { client: desk.client });
      const own = new Set(found.doubts.map((each) => each.sentence));
      const faults = found.faults.filter((each) => !own.has(each.sentence));
      // What the sheet's own rows and columns name stays on screen until something is mended.
      this.read = faults.length ? found.table : undefined;
      [this.table, this.doubts, this.faults, this.counted] = [found.table, found.doubts, faults, undefined];
      const unread = [...found.otherColumns, ...found.otherSheets.map((each) => `工作表“${each}”`)];
      this.note = `读的是工作表“${found.sheet}”${unread.length ? `，没有读：${unread.join('、')}` : ''}。`;
      this.told(true);
    } catch (error) {
      this.refusal = readable(error);
    } finally {
      this.sending = false;
    }
  }

  async recount() {
    const { table, previous } = this;
    this.counted = undefined;
    try {
      const found = await desk.post(`${this.path}/recounts`, { table, previousClosingFen: previous });
      if (table === this.table) [this.faults, this.refusal, this.counted] = [found.faults, undefined, previous === undefined ? 'alone' : 'following'];
    } catch (error) {
      if (table === this.table) this.refusal = readable(error);
    }
  }

  told(imported = false) {
    this.dispatchEvent(new CustomEvent('table', { detail: { table: this.table, doubts: this.doubts ?? [], imported } }));
  }

  /** Puts something in place: what was doubtful there is mended. */
  put(pointer, value) {
    const next = structuredClone(this.table);
    const keys = pointer.slice(1).split('/');
    const last = keys.pop();
    const row = keys.reduce((each, key) => each[key], next);
    const empty = !row.incomeFen && !row.spendingFen;
    row[last] = value;
    const either = empty && last === 'spendingFen' ? pointer.replace(last, 'incomeFen') : undefined;
    const mended = (each) => each.pointer === pointer || each.pointer === either || (each.pointer === '/from' && pointer === '/to');
    this.doubts = (this.doubts ?? []).filter((each) => !mended(each));
    this.table = next;
    this.told();
  }

  changed(pointer, event) {
    const fen = event.target.value.trim() === '' && pointer.endsWith('balanceFen') ? null : fenOf(event.target.value);
    if (fen === undefined) return event.target.setCustomValidity('请填金额，精确到分。') ?? event.target.reportValidity();
    event.target.setCustomValidity('');
    this.put(pointer, fen);
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
      ? html`<p class="wrong">有 ${this.faults.length} 处要改（红框标出）：</p><ul class="points">${this.faults.map((each) => html`<li>${each.sentence}</li>`)}</ul>` : nothing}</div>
      <finance-doubts .doubts=${this.doubts ?? []} .table=${this.table} .faults=${this.faults} .counted=${this.counted} .saved=${this.saved}
        .openingToConfirm=${this.openingToConfirm} @doubts=${(event) => { this.doubts = event.detail; this.told(); }}></finance-doubts>
      <p>${this.table.title} · ${this.day('/from', '开始日期')} 至 ${this.day('/to', '结束日期')} · 原表单位：${this.table.unit === 'yuan' ? '元' : '万元'}，下面都按元显示</p>
      <div class="scroll" tabindex="0" role="region" aria-label="财务表内容"><table class="finance written">
        <thead><tr><th>日期</th><th>科目</th><th>摘要</th><th>凭证</th><th class="amount">收入</th><th class="amount">支出</th><th class="amount">余额</th></tr></thead>
        <tbody>${this.sum('上期结余', [null, null, '/openingFen'], this.table)}
          ${this.table.sections.map((section, at) => this.section(section, `/sections/${at}`))}
          ${this.sum('合计', ['/incomeFen', '/spendingFen', null], this.table)}${this.sum('期末结余', [null, null, '/closingFen'], this.table)}</tbody></table></div>`;
  }

  day(pointer, name) {
    return html`<span class=${this.marked(pointer)}><input class="input short" type="date" required aria-label=${name} .value=${this.table[pointer.slice(1)]}
      @change=${(event) => event.target.value && this.put(pointer, event.target.value)}></span>`;
  }

  section(section, here) {
    return html`${section.name ? html`<tr class="sum"><th colspan="7">${section.name}</th></tr>` : nothing}
      ${section.rows.map((row, at) => this.row(row, `${here}/rows/${at}`))}
      ${section.subtotal ? this.sum('小计', [`${here}/subtotal/incomeFen`, `${here}/subtotal/spendingFen`, null], section.subtotal) : nothing}`;
  }

  row(row, here) {
    return html`<tr>${Object.entries(editable).map(([field, kind]) => this.text(`${here}/${field}`, kind, row))}
      ${['incomeFen', 'spendingFen', 'balanceFen'].map((field) => this.cell(`${here}/${field}`, row[field], row.account))}</tr>`;
  }

  text(pointer, kind, row) {
    const shown = kind.shown(row);
    return html`<td class=${this.marked(pointer)}><input class="input words" type=${kind.type} maxlength=${kind.most} aria-label="${row.account}${kind.name}"
      aria-invalid=${this.wrong(pointer) ? 'true' : nothing} title=${this.wrong(pointer)?.sentence ?? nothing} ?required=${kind.required} .value=${shown}
      @change=${(event) => event.target.reportValidity() && this.put(pointer, kind.read(event.target.value))}></td>`;
  }

  sum(name, pointers, from) {
    return html`<tr class="sum"><th colspan="4">${name}</th>${pointers.map((pointer) =>
      pointer ? this.cell(pointer, from[pointer.split('/').pop()], name) : html`<td></td>`)}</tr>`;
  }

  cell(pointer, fen, of) {
    const fault = this.wrong(pointer);
    const what = { incomeFen: '收入', spendingFen: '支出', balanceFen: '余额' }[pointer.split('/').pop()] ?? '';
    return html`<td class="amount ${fault ? 'faulty' : ''}"><input class="input" inputmode="decimal" aria-label="${of}${what}"
      aria-invalid=${fault ? 'true' : nothing} title=${fault?.sentence ?? nothing} .value=${fen === undefined || fen === null ? '' : yuan(fen)}
      @change=${(event) => this.changed(pointer, event)}></td>`;
  }

  /** What is wrong with a cell: not counted right, or in doubt and not confirmed. */
  wrong(pointer) {
    return this.faults.find((each) => each.pointer === pointer) ?? this.doubts?.find((each) => each.pointer === pointer && !each.confirmed);
  }

  marked(pointer) {
    const held = this.findings?.some((each) => `${each.pointer}/`.startsWith(`/table${pointer}/`));
    return held || this.wrong(pointer) ? 'faulty' : '';
  }
}

customElements.define('finance-editor', FinanceEditor);
