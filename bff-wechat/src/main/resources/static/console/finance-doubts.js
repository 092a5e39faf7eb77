import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { yuan } from '../shared/finance.js';
import { unnamed } from './finance-cells.js';

const opening = '/openingFen';

/** What is still in doubt in a table, each to be confirmed where it is right as it stands; and how far it was counted. */
class FinanceDoubts extends Part {
  static properties = {
    doubts: { attribute: false }, table: { attribute: false }, faults: { attribute: false }, counted: { attribute: false },
    saved: { attribute: false }, openingToConfirm: { attribute: false },
  };

  told(doubts) {
    this.dispatchEvent(new CustomEvent('doubts', { detail: doubts }));
  }

  confirm(doubt, confirmed) {
    this.told(this.doubts.map((each) => (each === doubt ? { ...each, confirmed } : each)));
  }

  /** A balance with nothing to compare it with: confirmed knowingly, with the amount before one's eyes. */
  opening(confirmed) {
    const there = this.doubts.some((each) => each.pointer === opening);
    const known = there ? this.doubts : [...this.doubts, { pointer: opening, sentence: '上一期没有公布过财务表，上期结余没有可以核对的。' }];
    this.told(known.map((each) => (each.pointer === opening ? { ...each, confirmed } : each)));
  }

  /** Somebody has to write what a line is; nobody can confirm that it is nothing. */
  nameless({ pointer }) {
    const [, section, row] = pointer.match(/^\/sections\/(\d+)\/rows\/(\d+)\/account$/) ?? [];
    return row !== undefined && this.table.sections[section]?.rows[row]?.account === unnamed;
  }

  /** An opening balance that follows the period before needs no word: counting compares it. */
  get shown() {
    return this.doubts.filter((each) => each.pointer !== opening || (this.counted !== 'following' && !this.asksOpening));
  }

  get asksOpening() {
    return this.saved && this.openingToConfirm;
  }

  render() {
    const open = this.shown.filter((each) => !each.confirmed);
    return html`${this.shown.length ? html`<div class="note ${open.length ? 'red' : ''}" role="group" aria-label="原表里看不清的地方">
        <p>${open.length ? `原表里有 ${open.length} 处看不清，提交前要在表里改正，或者对照原表确认：` : '原表里看不清的地方都确认过了：'}</p>
        <ul class="points">${this.shown.map((each) => html`<li>${each.sentence} ${this.nameless(each) ? '请在表里补上。'
          : html`<label class="row"><input type="checkbox" .checked=${each.confirmed} @change=${(event) => this.confirm(each, event.target.checked)}> 对照原表，表里这样写没错</label>`}</li>`)}</ul></div>` : nothing}
      ${this.asksOpening ? this.first() : nothing}
      <p role="status">${this.verdict(open)}</p>`;
  }

  first() {
    const known = this.doubts.some((each) => each.pointer === opening) && this.doubts.every((each) => each.pointer !== opening || each.confirmed);
    return html`<div class="note ${known ? '' : 'red'}"><p>上一期没有公布过财务表，上期结余没有可以核对的。</p>
      <label class="row"><input type="checkbox" .checked=${known} @change=${(event) => this.opening(event.target.checked)}>
        我对照账本核对过，上期结余是 ${yuan(this.table.openingFen)} 元</label></div>`;
  }

  /** Green only where everything was counted, the period before too; else it says what was not. */
  verdict(open) {
    if (this.faults.length || open.length) return nothing;
    if (!this.counted) return '还没有核对。';
    if (this.counted === 'following') return html`<span class="badge green">已核对，分毫不差</span>`;
    return html`<span class="badge">表内各数已核对</span> ${this.uncounted}`;
  }

  get uncounted() {
    if (!this.saved) return '保存草稿以后，再和上一期的期末结余核对。';
    return this.openingToConfirm ? '没有上一期公布的财务表，上期结余没有核对。' : '这一项发生时公开，上期结余没有可以核对的。';
  }
}

customElements.define('finance-doubts', FinanceDoubts);
