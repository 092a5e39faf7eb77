import { html, nothing } from 'lit';
import { elder } from '../shared/elder.js';
import { View } from '../shared/element.js';
import { size, when } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { nothingHere } from '../shared/states.js';
import { mp, rememberVillage } from './session.js';
import './voice.js';
import { rich } from '../shared/rich.js';
import './call.js';

/** One article, to be read or listened to. */
class Article extends View {
  get base() {
    return `/villages/${this.route.params.village}`;
  }

  async load() {
    rememberVillage(this.route.params.village);
    const item = await mp.get(`${this.base}/news/${this.route.params.id}`, { open: true });
    document.title = item.title;
    return item;
  }

  /** What was withdrawn says why, and is not asked for again. */
  troubled() {
    if (this.problem.status !== 410) return super.troubled();
    return nothingHere(this.problem.detail, html`<a class="button" href="#${this.base}/news">看其他新闻</a>`);
  }

  file(id, how = '') {
    return mp.url(`${this.base}/attachments/${id}`) + how;
  }

  content(item) {
    const facts = [item.source, when(item.publishedAt), !elder() && item.column.name, !elder() && item.reads > 0 && `${item.reads} 次阅读`];
    return html`<div class="stack"><article class="card article stack">
      <h1 tabindex="-1">${item.title}</h1>
      <p class="soft">${facts.filter(Boolean).join(' · ')}</p>
      ${item.correctedAt ? html`<p class="note yellow">此文有更正（${when(item.correctedAt)}），下面是更正后的内容。</p>` : nothing}
      ${item.audience === 'public' ? nothing : html`<p class="badge">${item.audience === 'villagers' ? '只给本村村民看' : '只给本村党员看'}</p>`}
      ${item.voice ? html`<village-voice .address=${this.file(item.voice, '?size=playable')}></village-voice>` : nothing}
      ${item.cover ? html`<img class="cover" alt="" src=${this.file(item.cover)}>` : nothing}
      <div class="prose">${rich(item.body)}</div>
      ${item.video ? this.video(item.video) : nothing}
      ${item.files.length ? this.files(item.files) : nothing}
    </article>
    <a class="button wide" href="#${this.base}/news">看其他新闻</a>
    <village-call .village=${this.route.params.village}></village-call></div>`;
  }

  video(address) {
    return html`<p><a class="button wide" href=${address} target="_blank" rel="noopener noreferrer">
      ${icon('play')}<span>看视频<span class="soft small">（会打开 ${new URL(address).hostname}）</span></span></a></p>`;
  }

  files(files) {
    return html`<section class="stack" aria-labelledby="files"><h2 id="files">附件</h2>
      <div class="cells boxed">${files.map((file) => html`<a class="cell" href=${this.file(file.id)} target="_blank" rel="noopener">
        ${icon('paper')}<span class="grow">${file.name}</span>
        <span class="tail small">${file.format.toUpperCase()} ${size(file.bytes)}</span></a>`)}</div></section>`;
  }
}

customElements.define('village-article', Article);
