import { html } from 'lit';
import { Pages, paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { answered } from './faqs.js';
import { mp } from './session.js';

/** 常见问题, with a field to look for one's own; below, what others asked in public. */
class FaqList extends Pages {
  api = mp;
  options = { open: true };

  get base() {
    return `/villages/${this.route.params.village}`;
  }

  address(after) {
    const q = this.route.query.get('q');
    return q ? `${this.base}/faqs?q=${encodeURIComponent(q)}` : paged(`${this.base}/faqs`, after);
  }

  async load() {
    const [page, open] = await Promise.all([super.load(),
      mp.get(paged(`${this.base}/inquiries`), this.options).catch(() => ({ items: [] }))]);
    return { ...page, open: open.items };
  }

  heading() {
    document.title = '常见问题';
    return html`<h1 class="page-title">常见问题</h1>
      <form class="card row" role="search" @submit=${this.find}><label class="grow"><span class="out-of-sight">想问什么</span>
        <input class="input" name="q" maxlength="200" placeholder="想问什么，写几个字" .value=${this.route.query.get('q') ?? ''}></label>
        <button class="button main">找</button></form><br>`;
  }

  find(event) {
    event.preventDefault();
    const q = new FormData(event.target).get('q').trim();
    location.hash = `#${this.base}/faqs${q ? `?q=${encodeURIComponent(q)}` : ''}`;
  }

  content({ items, open }) {
    return html`<div class="stack">
      ${items.length ? html`<div class="card stack">${items.map(answered)}</div>` : nothingHere('没有找到。可以直接问。')}
      ${moreButton(this)}
      <a class="button main wide" href="#${this.base}/inquire?text=${encodeURIComponent(this.route.query.get('q') ?? '')}">没找到，我要问</a>
      ${open.length ? html`<h2>大家公开问的</h2><div class="cells">${open.map((each) =>
        html`<a class="cell" href="#${this.base}/inquiries/${each.id}"><span class="grow">${each.text}</span></a>`)}</div>` : ''}</div>`;
  }
}

customElements.define('village-faq-list', FaqList);
