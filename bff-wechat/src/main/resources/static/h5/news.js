import { html, nothing } from 'lit';
import { elder } from '../shared/elder.js';
import { day } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { Pages } from '../shared/pages.js';
import { nothingHere } from '../shared/states.js';
import { newsAddress } from './news-address.js';
import { mp, rememberVillage } from './session.js';
import '../shared/endless.js';

/** 村里新闻: by column or by words, what is pinned first, and more as one reads on. */
class News extends Pages {
  static properties = { columns: { state: true }, column: { state: true }, words: { state: true } };
  api = mp;
  options = { open: true };

  connectedCallback() {
    const { query } = this.route;
    [this.column, this.words] = [query.get('column') ?? '', query.get('q') ?? ''];
    super.connectedCallback();
  }

  get base() {
    return `/villages/${this.route.params.village}`;
  }

  address(after) {
    return newsAddress(this.base, { column: this.column, words: this.words, after });
  }

  async load() {
    rememberVillage(this.route.params.village);
    const [columns, page] = await Promise.all([
      this.columns ?? mp.get(`${this.base}/news-columns`, this.options).then(({ items }) => items),
      super.load(),
    ]);
    this.columns = columns;
    return page;
  }

  heading() {
    document.title = '村里新闻';
    return html`<h1 class="page-title">村里新闻</h1>
      <form class="card row news-search" role="search" @submit=${this.search}>
        <input class="input grow" type="search" name="q" maxlength="50" aria-label="找新闻" placeholder="找新闻，如 养老" .value=${this.words}>
        <button class="button">查找</button>
      </form>
      ${this.words ? nothing : this.tree()}`;
  }

  tree() {
    const top = this.columns?.find((each) => each.id === this.column || each.children.some(({ id }) => id === this.column));
    const chips = [{ id: '', name: '全部' }, ...(this.columns ?? [])];
    return html`<div class="chips" role="group" aria-label="栏目">${chips.map((each) => this.chip(each, each.id === (top?.id ?? '')))}</div>
      ${top?.children.length
        ? html`<div class="chips lower" role="group" aria-label="${top.name}的小栏目">${top.children.map((each) =>
            this.chip(each, each.id === this.column))}</div>`
        : nothing}`;
  }

  chip({ id, name }, on) {
    return html`<button class="option" aria-pressed=${on} @click=${() => this.choose({ column: id })}>${name}</button>`;
  }

  search(event) {
    event.preventDefault();
    this.choose({ words: new FormData(event.target).get('q').trim() });
  }

  /** What is chosen stands in the address, so that coming back from an article leads to the same list. */
  choose(change) {
    Object.assign(this, { words: '' }, change, { data: undefined });
    const chosen = new URLSearchParams(Object.entries({ column: this.column, q: this.words }).filter(([, value]) => value));
    history.replaceState(null, '', `#${this.base}/news${chosen.size ? `?${chosen}` : ''}`);
    this.retry();
  }

  content({ items }) {
    if (!items.length) return this.empty();
    return html`<div class="stack">
      <div class="cells">${items.map((item) => this.line(item))}</div>
      <village-endless .view=${this}></village-endless></div>`;
  }

  empty() {
    if (!this.words) return nothingHere(this.column ? '这个栏目还没有新闻。' : '村里还没有发新闻。');
    const short = [...this.words].length < 2 ? '至少写两个字才能查找。' : `没有找到“${this.words}”。`;
    return nothingHere(short, html`<button class="button" @click=${() => this.choose({})}>看全部新闻</button>`);
  }

  line(item) {
    const facts = [item.source, day(item.publishedAt), item.correctedAt && '有更正'].filter(Boolean).join(' · ');
    return html`<a class="cell news-line" href="#${this.base}/news/${item.id}">
      <span class="grow">
        <span class="news-title">${item.pinned ? html`<span class="badge red">置顶</span> ` : nothing}${item.title}</span>
        ${elder() || !item.summary ? nothing : html`<span class="soft clip">${item.summary}</span>`}
        <span class="soft small row">${facts}${item.hasVoice ? html`<span class="heard">${icon('speaker')}可以听</span>` : nothing}</span>
      </span>
      ${item.cover ? html`<img class="news-thumb" alt="" loading="lazy" width="96" height="72"
        src=${`${mp.url(`${this.base}/attachments/${item.cover}`)}?size=thumb`}>` : nothing}
    </a>`;
  }
}

customElements.define('village-news', News);
