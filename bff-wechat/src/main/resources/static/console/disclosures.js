import { html, nothing } from 'lit';
import { day } from '../shared/format.js';
import { paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { DeskPages, DeskView } from './desk-view.js';
import { desk, holds } from './session.js';
import './disclosure-calendar.js';
import './disclosure-occurrence.js';

const order = { red: 0, yellow: 1, green: 2 };
const open = ['returned', 'submitted', 'approved', 'draft'];

/** 公开日历: what is due when, what is being prepared, and what waits for whom. */
class DisclosureDesk extends DeskPages {
  address(after) {
    return paged(`${this.base}/disclosures`, after);
  }

  async load() {
    const [calendar, page, ...busy] = await Promise.all([
      desk.get(`${this.base}/disclosure-items`),
      super.load(),
      ...open.map((status) => desk.get(`${this.base}/disclosures?status=${status}&limit=100`)),
    ]);
    return { calendar, items: page.items, busy: busy.flatMap((each) => each.items) };
  }

  get writer() {
    return holds(this.person, this.village, 'cadre', 'grid-worker');
  }

  heading() {
    document.title = '三务公开 · 乡音工作台';
    return html`<h1 class="work-title">三务公开</h1>`;
  }

  content({ calendar, items, busy }) {
    const due = calendar.items.filter((item) => item.dueOn).sort((a, b) => order[a.colour] - order[b.colour] || a.dueOn.localeCompare(b.dueOn));
    const rest = calendar.items.filter((item) => !item.dueOn);
    const done = items.filter((each) => !open.includes(each.status));
    return html`<div class="stack">
      <section class="card"><h2>正在办的</h2>${busy.length ? this.filings(busy) : nothingHere('没有正在办的公开。')}</section>
      <section class="card"><h2 id="calendar">公开日历</h2>${this.calendar(due)}</section>
      ${rest.length ? html`<details class="card"><summary>发生时或村民要求时公开的（${rest.length} 项）</summary>${this.calendar(rest)}</details>` : nothing}
      ${this.off(calendar.off)}
      ${holds(this.person, this.village, 'cadre') ? html`<calendar-new .base=${this.base} @changed=${(event) => this.changed(event)}></calendar-new>` : nothing}
      <section class="card stack"><h2>已公布的</h2>${done.length ? this.filings(done) : nothingHere('还没有公布过。')}${moreButton(this)}</section></div>`;
  }

  changed(event) {
    this.data = { ...this.data, calendar: event.detail };
  }

  calendar(items) {
    return html`<ul class="plain-list">${items.map((item) => html`<li class="row wrap due"><div class="grow">
      <p class="strong">${item.itemName}</p>
      <p><span class="badge ${item.colour}">${item.fact}</span></p>
      <p class="soft small">${item.classLabel} · ${item.frequencyLabel} · ${item.responsible}负责${item.tableRequired ? ' · 要附收支表' : ''} · ${item.legalBasis}${item.note ? `（${item.note}）` : ''}</p></div>
      ${this.happened(item)}${this.switchOf(item, false)}
      ${this.writer ? html`<a class="button" href="#/villages/${this.village}/disclosures/new/${item.item}" aria-label="起草${item.itemName}">起草</a>` : nothing}</li>`)}</ul>`;
  }

  /** What happens is registered by whoever works here: who writes, who checks, the township. */
  happened(item) {
    if (item.frequency !== 'event' || !holds(this.person, this.village, 'cadre', 'grid-worker', 'supervision-committee', 'dispatcher')) return nothing;
    const changed = (event) => this.changed(event);
    return html`${item.happened ? html`<occurrence-undo .base=${this.base} .item=${item} @changed=${changed}></occurrence-undo>` : nothing}
      <occurrence-new .base=${this.base} .item=${item} @changed=${changed}></occurrence-new>`;
  }

  off(items) {
    if (!items.length) return nothing;
    return html`<details class="card"><summary>本村没有的（${items.length} 项）</summary>
      <ul class="plain-list">${items.map((item) => html`<li class="row wrap due"><div class="grow"><p class="strong">${item.itemName}</p>
        <p class="soft">${day(item.since)}停用：${item.reason}</p></div>${this.switchOf(item, true)}</li>`)}</ul></details>`;
  }

  switchOf(item, on) {
    if (!holds(this.person, this.village, 'cadre', 'dispatcher')) return nothing;
    return html`<calendar-switch .base=${this.base} .item=${item} .on=${on} @changed=${(event) => this.changed(event)}></calendar-switch>`;
  }

  filings(items) {
    return html`<div class="cells">${items.map((each) => html`<a class="cell" href="#/villages/${this.village}/disclosures/${each.id}">
      <div class="grow"><p class="strong">${each.title}</p><p class="soft small">${each.periodLabel}</p></div>
      <span class="badge ${{ returned: 'red', submitted: 'yellow', approved: 'green' }[each.status] ?? ''}">${each.statusLabel}</span></a>`)}</div>`;
  }
}

customElements.define('console-disclosures', DisclosureDesk);

/** 各村公开情况: facts in the order of codes, no ranking. */
class DisclosureOverview extends DeskView {
  load() {
    return desk.get(`/disclosure-overview?scope=${encodeURIComponent(this.route.params.scope)}`);
  }

  heading() {
    document.title = '各村公开情况 · 乡音工作台';
    return html`<h1 class="work-title" id="overview">各村公开情况</h1>`;
  }

  content({ items }) {
    if (!items.length) return nothingHere('这里还没有村。');
    return html`<div class="card scroll" tabindex="0" role="region" aria-labelledby="overview"><table>
      <thead><tr><th>村</th><th>按期</th><th>快到期</th><th>逾期</th><th>逾期的项目</th><th>停用的项目</th><th>村民疑问</th></tr></thead>
      <tbody>${items.map((row) => html`<tr><td class="strong"><a href="#/villages/${row.village}/disclosures">${row.villageName}</a></td><td>${row.green}</td>
        <td>${row.yellow ? html`<span class="badge yellow">${row.yellow}</span>` : 0}</td><td>${row.red ? html`<span class="badge red">${row.red}</span>` : 0}</td>
        <td>${row.overdue.map((each) => html`<p>${each.itemName}：${each.fact}${each.lastPublishedAt ? `，上次 ${day(each.lastPublishedAt)}` : ''}</p>`)}</td>
        <td>${row.off.map((each) => html`<p>${each.itemName}：${each.reason}（${day(each.since)}）</p>`)}</td>
        <td>${row.overdueQuestions ? html`<span class="badge red">${row.overdueQuestions} 条逾期</span> ` : nothing}${row.waitingQuestions ? `${row.waitingQuestions} 条待答复` : '没有待答复'}${row.withheldQuestions ? `，${row.withheldQuestions} 条没有公开` : ''}</td></tr>`)}</tbody></table></div>`;
  }
}

customElements.define('console-disclosure-overview', DisclosureOverview);
