import { html, nothing } from 'lit';
import { elder } from '../shared/elder.js';
import { day } from '../shared/format.js';
import { Pages } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { mp } from './session.js';

const classes = [['party', '党务', '党务公开'], ['village', '村务', '村务公开'], ['finance', '财务', '财务公开']];
const order = { red: 0, yellow: 1, green: 2 };

/** 三务公开: what the village has to disclose, whether it is in time, and what it disclosed. */
class Disclosures extends Pages {
  api = mp;
  options = { open: true };

  get which() {
    const asked = this.route.query.get('class');
    return classes.some(([word]) => word === asked) ? asked : 'finance';
  }

  /** The first page as everybody asks for it, so that it is found ready. */
  address(after) {
    const more = after ? `&after=${encodeURIComponent(after)}` : '';
    return `/villages/${this.route.params.village}/disclosures?class=${this.which}${more}`;
  }

  async load() {
    const { village } = this.route.params;
    const [catalogue, page] = await Promise.all([
      mp.get(`/villages/${village}/disclosure-items?class=${this.which}`, { open: true }),
      super.load(),
    ]);
    return { catalogue: catalogue.items, off: catalogue.off.filter((each) => each.class === this.which), items: page.items };
  }

  heading() {
    const { village } = this.route.params;
    document.title = '三务公开';
    return html`<h1 class="page-title">三务公开</h1>
      <nav class="three-tabs" aria-label="公开类别">${classes.map(([word, few, words]) => html`<a class="button"
        href="#/villages/${village}/disclosures?class=${word}" aria-current=${word === this.which ? 'page' : nothing}>${elder() ? few : words}</a>`)}</nav><br>`;
  }

  content({ catalogue, off, items: filings }) {
    const due = catalogue.filter((item) => item.period || item.colour !== 'green').sort((a, b) => order[a.colour] - order[b.colour] || b.overdueDays - a.overdueDays);
    const rest = catalogue.filter((item) => !due.includes(item));
    if (!catalogue.length && !filings.length) return nothingHere('村里还没有公开目录。');
    return html`<div class="stack">
      ${due.length ? html`<h2>到期要公开的</h2><div class="cells">${due.map((item) => this.item(item, filings))}</div>` : nothing}
      <h2>已经公布的</h2>
      ${filings.length ? html`<div class="cells">${filings.map((filing) => this.filing(filing))}</div>` : nothingHere('还没有公布过。')}${moreButton(this)}
      ${rest.length ? html`<details class="card"><summary>其他公开项目（${rest.length} 项，发生时或村民要求时公开）</summary>
        <p class="soft">想看哪一项，点开就能要求村里公开，村里按期答复。</p>
        <div class="cells">${rest.map((item) => html`<a class="cell" href="#/villages/${this.route.params.village}/disclosure-items/${item.item}"
          aria-label="要求公开：${item.itemName}"><span class="grow">${item.itemName}</span><span class="tail">要求公开</span></a>`)}</div></details>` : nothing}
      ${off.length ? html`<details class="card"><summary>本村没有的项目（${off.length} 项）</summary>
        <ul class="points">${off.map((item) => html`<li>${item.itemName}：${item.reason}</li>`)}</ul></details>` : nothing}
    </div>`;
  }

  item(item, filings) {
    const last = filings.find((filing) => filing.item === item.item);
    return last
      ? html`<a class="cell case ${item.colour}" href=${this.page(last)}>${this.told(item)}</a>`
      : html`<div class="cell case ${item.colour}">${this.told(item)}${item.colour === 'red' ? this.ask(item) : nothing}</div>`;
  }

  /** Nothing was ever published, so that there is nothing to question: one calls, or reports it. */
  ask(item) {
    const here = `#/villages/${this.route.params.village}`;
    const text = encodeURIComponent(`“${item.itemName}”${item.fact}，请公开。`);
    return html`<span class="row wrap"><a class="button" href="${here}/contacts">打电话问</a>
      <a class="button" href="${here}/report?text=${text}">去反映</a></span>`;
  }

  told(item) {
    return html`<div class="grow"><p class="strong">${item.itemName}</p>
      <p><span class="badge ${item.colour}">${item.fact}</span></p>
      ${elder() ? nothing : html`<p class="soft small">${item.frequencyLabel}公开 · ${item.responsible}负责${item.lastPublishedAt ? ` · 上次 ${day(item.lastPublishedAt)}` : ' · 还没有公布过'}</p>`}</div>`;
  }

  filing(filing) {
    return html`<a class="cell" href=${this.page(filing)}><div class="grow"><p class="strong">${filing.title}</p>
      <p class="soft small">${filing.periodLabel} · ${day(filing.publishedAt)}公布${filing.revision > 1 ? ' · 更正过' : ''}</p></div></a>`;
  }

  page(filing) {
    return `#/villages/${this.route.params.village}/disclosures/${filing.id}`;
  }
}

customElements.define('village-disclosures', Disclosures);
