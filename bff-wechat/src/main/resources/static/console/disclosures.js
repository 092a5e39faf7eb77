import { html, nothing } from 'lit';
import { day } from '../shared/format.js';
import { nothingHere } from '../shared/states.js';
import { DeskView } from './desk-view.js';
import { desk, holds } from './session.js';

const order = { red: 0, yellow: 1, green: 2 };
const open = ['returned', 'submitted', 'approved', 'draft'];

/** 公开日历: what is due when, what is being prepared, and what waits for whom. */
class DisclosureDesk extends DeskView {
  async load() {
    const [calendar, page] = await Promise.all([
      desk.get(`${this.base}/disclosure-items`),
      desk.get(`${this.base}/disclosures?limit=100`),
    ]);
    return { items: calendar.items, filings: page.items };
  }

  get writer() {
    return holds(this.person, this.village, 'cadre', 'grid-worker');
  }

  heading() {
    document.title = '三务公开 · 乡音工作台';
    return html`<h1 class="work-title">三务公开</h1>`;
  }

  content({ items, filings }) {
    const busy = filings.filter((each) => open.includes(each.status)).sort((a, b) => open.indexOf(a.status) - open.indexOf(b.status));
    const due = items.filter((item) => item.dueOn).sort((a, b) => order[a.colour] - order[b.colour] || a.dueOn.localeCompare(b.dueOn));
    const rest = items.filter((item) => !item.dueOn);
    return html`<div class="stack">
      <section class="card"><h2>正在办的</h2>${busy.length ? this.filings(busy) : nothingHere('没有正在办的公开。')}</section>
      <section class="card"><h2 id="calendar">公开日历</h2>${this.calendar(due)}</section>
      ${rest.length ? html`<details class="card"><summary>发生时或村民要求时公开的（${rest.length} 项）</summary>${this.calendar(rest)}</details>` : nothing}
      <section class="card"><h2>已公布的</h2>${this.published(filings)}</section></div>`;
  }

  published(filings) {
    const done = filings.filter((each) => !open.includes(each.status));
    return done.length ? this.filings(done) : nothingHere('还没有公布过。');
  }

  calendar(items) {
    return html`<ul class="plain-list">${items.map((item) => html`<li class="row wrap due"><div class="grow">
      <p class="strong">${item.itemName}</p>
      <p><span class="badge ${item.colour}">${item.fact}</span></p>
      <p class="soft small">${item.classLabel} · ${item.frequencyLabel} · ${item.responsible}负责 · ${item.legalBasis}</p></div>
      ${this.writer ? html`<a class="button" href="#/villages/${this.village}/disclosures/new/${item.item}" aria-label="起草${item.itemName}">起草</a>` : nothing}</li>`)}</ul>`;
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
      <thead><tr><th>村</th><th>按期</th><th>快到期</th><th>逾期</th><th>逾期的项目</th><th>村民疑问</th></tr></thead>
      <tbody>${items.map((row) => html`<tr><td class="strong">${row.villageName}</td><td>${row.green}</td>
        <td>${row.yellow ? html`<span class="badge yellow">${row.yellow}</span>` : 0}</td><td>${row.red ? html`<span class="badge red">${row.red}</span>` : 0}</td>
        <td>${row.overdue.map((each) => html`<p>${each.itemName}：${each.fact}${each.lastPublishedAt ? `，上次 ${day(each.lastPublishedAt)}` : ''}</p>`)}</td>
        <td>${row.overdueQuestions ? html`<span class="badge red">${row.overdueQuestions} 条逾期</span> ` : nothing}${row.waitingQuestions ? `${row.waitingQuestions} 条待答复` : '没有待答复'}</td></tr>`)}</tbody></table></div>`;
  }
}

customElements.define('console-disclosure-overview', DisclosureOverview);
