import { html, nothing } from 'lit';
import { Pages, paged } from '../shared/pages.js';
import { when } from '../shared/format.js';
import { unbroken } from '../shared/numbers.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { mp } from './session.js';
import { signInFirst } from './gate.js';

/** 通知: the inbox. Opening it marks what is shown as read. */
class Notices extends Pages {
  api = mp;

  address(after) {
    return paged('/me/notices', after);
  }

  async load() {
    const page = await super.load();
    if (page.unread && page.items[0]) this.markRead(page.items[0].id);
    return page;
  }

  markRead(upTo) {
    mp.post('/me/notices/readings', { upTo }).then(() => dispatchEvent(new Event('village-read')), () => {});
  }

  heading() {
    document.title = '通知';
    return html`<h1 class="page-title">通知</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到给您的通知。') : super.troubled();
  }

  content({ items }) {
    if (!items.length) return nothingHere('还没有通知。您反映的事有进展，会在这里告诉您。');
    return html`<div class="stack"><div class="cells">${items.map((item) => this.cell(item))}</div>${moreButton(this)}</div>`;
  }

  cell(item) {
    const inside = html`<span class="grow">
      <span class="row"><span class="strong grow">${item.title}</span>
        ${item.readAt ? nothing : html`<span class="badge red">新</span>`}</span>
      <span>${unbroken(item.text)}</span><br>
      <span class="soft small">${when(item.createdAt)}${item.village ? ` · ${item.village.name}` : ''}</span></span>`;
    return item.link?.startsWith('#/')
      ? html`<a class="cell" href=${item.link}>${inside}</a>`
      : html`<div class="cell">${inside}</div>`;
  }
}

customElements.define('village-notices', Notices);
