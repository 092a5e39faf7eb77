import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { DeskPages } from './desk-view.js';
import { holds } from './session.js';

export const states = { draft: '草稿', scheduled: '定时发布', published: '已发布', withdrawn: '已撤下' };
const colours = { scheduled: 'yellow', published: 'green', withdrawn: 'red' };

export const stateBadge = (status) => html`<span class="badge ${colours[status] ?? ''}">${states[status]}</span>`;

/** 新闻: what is written in the village, by state. */
class DeskNews extends DeskPages {
  static properties = { status: { state: true } };

  constructor() {
    super();
    this.status = '';
  }

  address(after) {
    return paged(`${this.base}/news`, after, this.status ? { status: this.status } : {});
  }

  heading() {
    document.title = '新闻 · 乡音工作台';
    const writes = holds(this.person, this.village, 'cadre', 'grid-worker');
    return html`<div class="row wrap work-head"><h1 class="work-title grow">新闻</h1>
        ${holds(this.person, this.village, 'cadre') ? html`<a class="button" href="#${this.base}/news-columns">栏目</a>
          <a class="button" href="#${this.base}/keyword-answers">关键词回复</a>` : nothing}
        ${writes ? html`<a class="button main" href="#${this.base}/news/new">写一篇</a>` : nothing}</div>
      <div class="options filters" role="group" aria-label="看哪些">${[['', '全部'], ...Object.entries(states)].map(([value, words]) =>
        html`<button class="option" aria-pressed=${this.status === value} @click=${() => this.show(value)}>${words}</button>`)}</div>`;
  }

  show(status) {
    [this.status, this.data] = [status, undefined];
    this.retry();
  }

  content({ items }) {
    if (!items.length) return nothingHere('这里还没有文章。');
    return html`<div class="stack"><div class="cells">${items.map((item) => this.line(item))}</div>${moreButton(this)}</div>`;
  }

  line(item) {
    return html`<a class="cell" href="#${this.base}/news/${item.id}"><span class="grow">
        <span class="strong">${item.title}</span> ${stateBadge(item.status)}
        ${item.pending && item.status === 'published' ? html`<span class="badge yellow">有修改没发布</span>` : nothing}
        ${item.heldBack ? html`<span class="badge red">没发出去</span><br><span class="wrong small">${item.heldBack}</span>` : nothing}</span>
      <span class="tail small">${this.time(item)}${item.reads ? html`<br>${item.reads} 次阅读` : nothing}</span></a>`;
  }

  time({ status, scheduledFor, publishedAt, writtenAt }) {
    if (status === 'scheduled') return `${when(scheduledFor)} 发布`;
    return status === 'published' ? `${when(publishedAt)} 发布` : `${when(writtenAt)} 写`;
  }
}

customElements.define('console-news', DeskNews);
