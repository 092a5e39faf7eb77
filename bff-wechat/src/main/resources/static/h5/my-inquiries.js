import { html, nothing } from 'lit';
import { day, due } from '../shared/format.js';
import { Pages, paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { signInFirst } from './gate.js';
import { currentVillage, mp } from './session.js';

/** 我问的: every thread of mine, with what it waits for. */
class MyInquiries extends Pages {
  api = mp;

  address(after) {
    return paged('/me/inquiries', after);
  }

  async load() {
    const [page, village] = await Promise.all([super.load(), currentVillage().catch(() => null)]);
    return { ...page, village };
  }

  heading() {
    document.title = '我问的';
    return html`<h1 class="page-title">我问的</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到您问过的事。') : super.troubled();
  }

  content({ items, village }) {
    return html`<div class="stack">
      ${items.length ? html`<div class="cells">${items.map((item) => this.cell(item))}</div>` : nothingHere('您还没有咨询过。')}
      ${moreButton(this)}
      ${village ? html`<a class="button main wide" href="#/villages/${village}/inquire">我要咨询</a>` : nothing}</div>`;
  }

  cell(item) {
    const waits = item.status === 'waiting';
    return html`<a class="cell" href="#/villages/${item.village}/inquiries/${item.id}">
      <span class="grow"><span class="strong">${item.text || '照片或录音'}</span><br>
        <span class="soft small">${item.villageName} · ${day(item.askedAt)}${item.openness === 'pending' ? ' · 公开等待审核' : ''}</span></span>
      <span class="tail"><span class="badge ${{ answered: 'green', declined: 'red' }[item.status] ?? item.dueColour}">${waits
        ? due(item.dueAt, item.dueColour) : item.statusLabel}</span></span></a>`;
  }
}

customElements.define('village-my-inquiries', MyInquiries);
