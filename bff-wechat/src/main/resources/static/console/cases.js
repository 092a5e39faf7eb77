import { html, nothing } from 'lit';
import { badgeOf, due, when } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { DeskPages } from './desk-view.js';

const statuses = [['open', '要办的'], ['all', '全部']];
const colours = [['', '不分颜色'], ['red', '已超期'], ['yellow', '快到期'], ['green', '时间充足']];

/** 诉求 of the village, open ones first as they fall due, or all; colours narrow what is loaded. */
class Cases extends DeskPages {
  static properties = { status: { state: true }, colour: { state: true } };

  constructor() {
    super();
    [this.status, this.colour] = ['open', ''];
  }

  address(after) {
    return paged(`${this.base}/complaints`, after, { status: this.status });
  }

  heading() {
    document.title = '诉求 · 乡音工作台';
    return html`<h1 class="work-title">诉求</h1>
      <div class="row wrap filters">${this.choice('看哪些', statuses, this.status, (status) => this.filter(status))}
        ${this.choice('按颜色', colours, this.colour, (colour) => (this.colour = colour))}</div>`;
  }

  choice(label, options, chosen, choose) {
    return html`<div class="options" role="group" aria-label=${label}>${options.map(([value, words]) =>
      html`<button class="option" aria-pressed=${chosen === value} @click=${() => choose(value)}>${words}</button>`)}</div>`;
  }

  filter(status) {
    [this.status, this.data] = [status, undefined];
    this.retry();
  }

  content({ items }) {
    const shown = this.colour ? items.filter((item) => item.dueColour === this.colour) : items;
    return html`<div class="stack">
      ${shown.length ? html`<div class="cells">${shown.map((item) => this.cell(item))}</div>` : nothingHere('没有这样的诉求。')}
      ${moreButton(this)}</div>`;
  }

  cell(item) {
    const category = item.category?.name ?? item.category ?? '未分类';
    return html`<a class="cell task ${badgeOf(item)}" href="#/villages/${this.village}/complaints/${item.id}">
      <span class="grow"><span class="strong clip">${item.text || `${category}（照片或录音）`}</span>
        <span class="soft small"><span class="mono">${item.ticket}</span> · ${category}
          ${item.grid ? html` · ${item.grid.name}` : nothing} · ${when(item.filedAt)}</span></span>
      <span class="tail small">${item.handler?.label ?? '没有经办人'}<br>
        <span class="badge">${item.statusLabel}</span>
        ${due(item.dueAt, item.dueColour) ? html`<span class="badge ${badgeOf(item)}">${due(item.dueAt, item.dueColour)}</span>` : nothing}</span></a>`;
  }
}

customElements.define('console-cases', Cases);
