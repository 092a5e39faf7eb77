import { html } from 'lit';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { caseCell } from './case-cell.js';
import { DeskPages } from './desk-view.js';
import './grid-map.js';

const statuses = [
  ['open', '要办的'], ['to-accept', '待受理'], ['to-dispatch', '待派单'], ['in-hand', '办理中'], ['need-info', '待补充'],
  ['to-verify', '待核实'], ['transferred', '已转出'], ['ended', '已结束'], ['all', '全部'],
];
const colours = [['', '不分颜色'], ['red', '已超期'], ['yellow', '快到期'], ['green', '时间充足']];

/** 诉求 of the village: on the map by grid, in the list as they fall due; narrowed by state, colour, grid and words. */
class Cases extends DeskPages {
  static properties = { status: { state: true }, colour: { state: true }, grid: { state: true }, words: { state: true } };

  constructor() {
    super();
    [this.status, this.colour, this.grid, this.words] = ['open', '', '', ''];
  }

  address(after) {
    const filter = { status: this.status, colour: this.colour, grid: this.grid, q: this.words };
    const chosen = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
    return paged(`${this.base}/complaints`, after, chosen);
  }

  heading() {
    document.title = '诉求 · 乡音工作台';
    return html`<div class="row wrap work-head"><h1 class="work-title grow">诉求</h1>
        <a class="button main" href="#/villages/${this.village}/register">登记诉求</a></div>
      <grid-map .base=${this.base} .chosen=${this.grid} .cases=${this.data?.items}
        @choose-grid=${(event) => this.filter({ grid: event.detail })}></grid-map>
      <div class="row wrap filters">${this.choice('看哪些', statuses, this.status, (status) => this.filter({ status }))}
        ${this.choice('按颜色', colours, this.colour, (colour) => this.filter({ colour }))}
        <form class="row" role="search" @submit=${this.search}>
          <input class="input" type="search" name="q" maxlength="50" aria-label="编号或内容" placeholder="编号或内容" .value=${this.words}>
          <button class="button">查找</button></form></div>`;
  }

  choice(label, options, chosen, choose) {
    return html`<div class="options" role="group" aria-label=${label}>${options.map(([value, words]) =>
      html`<button class="option" aria-pressed=${chosen === value} @click=${() => choose(value)}>${words}</button>`)}</div>`;
  }

  search(event) {
    event.preventDefault();
    this.filter({ words: new FormData(event.target).get('q').trim() });
  }

  filter(change) {
    Object.assign(this, change, { data: undefined });
    this.retry();
  }

  content({ items }) {
    return html`<div class="stack">
      ${items.length ? html`<div class="cells">${items.map((item) => caseCell(item))}</div>` : nothingHere('没有这样的诉求。')}
      ${moreButton(this)}</div>`;
  }
}

customElements.define('console-cases', Cases);
