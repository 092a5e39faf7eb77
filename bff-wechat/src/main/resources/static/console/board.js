import { html, nothing } from 'lit';
import { caseCell } from './case-cell.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

const columns = [
  ['to-accept', '待受理'], ['to-dispatch', '待派单'], ['in-hand', '办理中'], ['need-info', '待补充'], ['to-verify', '待核实'],
  ['transferred', '已转出'],
];
const FEW = 20;

/** 调度台: what waits where, over all villages below; the most pressing of each first. A case opens its own page. */
class Board extends DeskView {
  async load() {
    const scope = encodeURIComponent(this.route.params.scope);
    const pages = await Promise.all(columns.map(([status]) =>
      desk.get(`/complaints?scope=${scope}&status=${status}&limit=${FEW}`)));
    return { pages };
  }

  heading() {
    const area = this.person.areas.find((each) => each.code === this.route.params.scope);
    document.title = '调度台 · 乡音工作台';
    return html`<div class="row wrap work-head"><h1 class="work-title grow">${area?.name ?? ''}调度台</h1>
      <button class="button" @click=${() => this.reload()}>刷新</button></div>`;
  }

  content({ pages }) {
    return html`<div class="board">${columns.map(([status, words], index) => this.column(status, words, pages[index]))}</div>`;
  }

  column(status, words, { items, next }) {
    const count = next ? `${items.length}+` : items.length;
    return html`<section class="column stack" aria-labelledby=${`column-${status}`}>
      <h2 id=${`column-${status}`}>${words} <span class="badge ${items.some((item) => item.dueColour === 'red') ? 'red' : ''}">${count}</span></h2>
      ${items.length
        ? html`<div class="cells">${items.map((item) => caseCell(item, { village: true }))}</div>`
        : html`<p class="soft">没有。</p>`}
      ${next ? html`<p class="soft small">只列最急的 ${FEW} 件，其余到各村看。</p>` : nothing}
    </section>`;
  }
}

customElements.define('console-board', Board);
