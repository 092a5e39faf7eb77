import { html } from 'lit';
import { Pages, paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { caseCell } from './case-cell.js';
import { currentVillage, mp } from './session.js';
import { signInFirst } from './gate.js';

/** 我的诉求: what I reported, newest first, with its colour. */
class MyCases extends Pages {
  api = mp;

  address(after) {
    return paged('/me/complaints', after);
  }

  async load() {
    this.village = await currentVillage().catch(() => null);
    return super.load();
  }

  heading() {
    document.title = '我的诉求';
    return html`<h1 class="page-title">我的诉求</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到您反映过的事。') : super.troubled();
  }

  content({ items }) {
    if (!items.length) return nothingHere('您还没有反映过问题。', this.reportButton());
    return html`<div class="stack"><div class="cells">${items.map(caseCell)}</div>${moreButton(this)}</div>`;
  }

  reportButton() {
    const address = this.village ? `#/villages/${this.village}/report` : '#/';
    return html`<a class="button main" href=${address}>去反映问题</a>`;
  }
}

/** What neighbours reported publicly, without names. */
class PublicCases extends Pages {
  static properties = { ticket: { state: true } };
  api = mp;
  options = { open: true };

  address(after) {
    return paged(`/villages/${this.route.params.village}/complaints`, after, this.ticket ? { ticket: this.ticket } : {});
  }

  heading() {
    document.title = '大家反映的';
    return html`<h1 class="page-title">大家反映的</h1>
      <form class="card row" role="search" @submit=${this.search}>
        <input class="input grow" name="ticket" inputmode="search" aria-label="诉求编号" placeholder="输入编号查找">
        <button class="button">查找</button>
      </form><br>`;
  }

  search(event) {
    event.preventDefault();
    this.ticket = new FormData(event.target).get('ticket').trim();
    this.reload();
  }

  content({ items }) {
    if (!items.length) return nothingHere(this.ticket ? '没有找到这个编号的公开诉求。' : '还没有公开的诉求。');
    return html`<div class="stack"><div class="cells">${items.map(caseCell)}</div>${moreButton(this)}</div>`;
  }
}

customElements.define('village-my-cases', MyCases);
customElements.define('village-public-cases', PublicCases);
