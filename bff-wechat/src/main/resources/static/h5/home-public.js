import { html, nothing } from 'lit';
import { day } from '../shared/format.js';
import { missing, nothingHere } from '../shared/states.js';

/** What the village tells: the newest, and what is pinned first. */
export function homeNews({ code }, section, retry) {
  if (!section) return nothing;
  return html`<section class="stack" aria-labelledby="home-news">
    <div class="section-head"><h2 id="home-news">村里新闻</h2><a href="#/villages/${code}/news">全部</a></div>
    ${part(section, '新闻暂时看不到。', retry, (items) =>
      items.length
        ? html`<div class="cells">${items.slice(0, 5).map((item) => headline(code, item))}</div>`
        : nothingHere('村里还没有发新闻。'))}
  </section>`;
}

function headline(code, item) {
  return html`<a class="cell" href="#/villages/${code}/news/${item.id}">
    <span class="grow">
      <span class="strong">${item.title}</span><br>
      <span class="soft small">${day(item.publishedAt)}${item.correctedAt ? ' · 已更正' : ''}</span>
    </span>
    ${item.pinned ? html`<span class="badge green">置顶</span>` : nothing}
  </a>`;
}

/** What is late stands in words above what was disclosed. */
export function homeDisclosures({ code }, section, retry) {
  if (!section) return nothing;
  return html`<section class="stack" aria-labelledby="home-disclosures">
    <div class="section-head"><h2 id="home-disclosures">村务公开</h2><a href="#/villages/${code}/disclosures">全部</a></div>
    ${part(section, '公开的内容暂时看不到。', retry, ({ facts, items }) => html`
      ${facts.map((fact) => late(code, fact))}
      ${items.length
        ? html`<div class="cells">${items.slice(0, 3).map((item) => disclosed(code, item))}</div>`
        : nothingHere('还没有公布的内容。')}`)}
  </section>`;
}

/** What is late, alone: for whoever reads with big letters. */
export function homeFacts({ code }, section) {
  return section?.status === 'ok' ? section.content.facts.map((fact) => late(code, fact)) : nothing;
}

const late = (code, fact) =>
  html`<a class="note row" href="#/villages/${code}/disclosures?class=${classOf(fact)}">
    <span class="grow">${fact}</span><span class="badge red">看是哪些</span></a>`;

/** The fact begins with the name of its class. */
const classOf = (fact) => ({ 党务: 'party', 村务: 'village' })[fact.slice(0, 2)] ?? 'finance';

function disclosed(code, item) {
  return html`<a class="cell" href="#/villages/${code}/disclosures/${item.id}">
    <span class="grow">
      <span class="strong">${item.title}</span><br>
      <span class="soft small">${item.classLabel} · ${day(item.publishedAt)}公布</span>
    </span>
    ${item.revision > 1 ? html`<span class="badge yellow">更正过</span>` : nothing}
  </a>`;
}

function part(section, sentence, retry, show) {
  return section.status === 'ok' ? show(section.content) : missing(sentence, retry);
}
