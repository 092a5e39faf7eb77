import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { find, forget, keep } from '../shared/store.js';
import { go } from '../shared/router.js';
import { toast } from '../shared/toast.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';
import { stateBadge } from './news.js';
import './account-drafts.js';
import './article-acts.js';
import './article-form.js';
import './article-preview.js';
import './gate-findings.js';

const SOON = 1000;
const places = { '/title': '标题里', '/body': '正文里', '/summary': '摘要里', '/source': '来源里', '/video': '视频链接里',
  '/cover': '封面', '/voice': '语音版' };

/** One article being written: its content, what keeps it back, and what may be done with it. */
class DeskArticle extends DeskView {
  static properties = { findings: { state: true }, unsaved: { state: true }, kept: { state: true }, shown: { state: true } };

  get id() {
    return this.route.params.id === 'new' ? undefined : this.route.params.id;
  }

  get address() {
    return `${this.base}/news/${this.id}`;
  }

  get drawer() {
    return `news:${this.person.person?.id ?? ''}:${this.village}:${this.id ?? 'new'}`;
  }

  async load() {
    const [columns, item, kept] = await Promise.all([
      desk.get(`${this.base}/news-columns`), this.id ? desk.get(this.address) : null, find(this.drawer)]);
    this.kept = kept && kept.version === item?.version ? kept : undefined;
    return { columns: columns.items, item };
  }

  heading() {
    document.title = '写新闻 · 乡音工作台';
    const item = this.data?.item;
    return html`<a class="back" href="#${this.base}/news">返回新闻</a>
      <h1 class="work-title">${item ? item.content.title : '写一篇新闻'} ${item ? stateBadge(item.status) : nothing}</h1>`;
  }

  content({ columns, item }) {
    const edit = !item || item.acts.includes('edit');
    return html`${this.kept ? this.found(this.kept) : nothing}
      ${item?.heldBack ? html`<p class="note red">定时发布没有成功：${item.heldBack}</p>` : nothing}
      <div class="columns">
        <article-form .base=${this.base} .columns=${columns} .content=${item?.content} .findings=${this.findings} ?inert=${!edit}
          .readonly=${!edit} @changed=${this.later} @send=${(event) => this.save(event.detail)}></article-form>
        <div class="stack">
          ${edit ? html`<section class="card stack"><h2>保存</h2>
            <p class="soft small" role="status">${this.unsaved ? '有修改还没保存，已先记在这台电脑上。' : item ? `${when(item.content.writtenAt)} 保存，第 ${item.content.number} 次修改` : '还没有保存过'}</p>
            <button class="button main wide" @click=${() => this.form.send()}>保存草稿</button>
            <button class="button wide" @click=${this.preview}>在手机上的样子</button></section>` : nothing}
          ${item ? this.onward(item) : nothing}
        </div></div>
      ${this.shown ? html`<article-preview .article=${this.shown} @closed=${() => (this.shown = undefined)}></article-preview>` : nothing}`;
  }

  onward(item) {
    const took = (event) => this.take(event.detail);
    return html`<gate-findings .address=${this.address} .version=${item.version} .deeds=${item.acts} .person=${this.person} .names=${places}
        @found=${(event) => (this.findings = event.detail)} @changed=${took}></gate-findings>
      <article-acts .address=${this.address} .item=${item} .unsaved=${Boolean(this.unsaved)} @changed=${took}
        @blocked=${() => this.querySelector('gate-findings').look()}></article-acts>
      ${item.publishedAt ? html`<account-drafts .address=${this.address} .item=${item} .person=${this.person} .village=${this.village}></account-drafts>` : nothing}
      <p><a href="#${this.base}/news/${this.id}/revisions">看每一次修改</a></p>`;
  }

  found(kept) {
    return html`<div class="note yellow row wrap"><span class="grow">${when(kept.at)} 写的内容没有保存，还在这台电脑上。</span>
      <button class="button" @click=${() => this.restore(kept)}>接着写</button>
      <button class="button plain" @click=${this.discard}>不要了</button></div>`;
  }

  get form() {
    return this.querySelector('article-form');
  }

  restore(kept) {
    this.form.fill(kept.body);
    [this.kept, this.unsaved] = [undefined, true];
  }

  discard() {
    this.kept = undefined;
    forget(this.drawer);
  }

  later() {
    this.unsaved = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.remember(), SOON);
  }

  remember() {
    if (!this.unsaved || !this.form) return;
    keep(this.drawer, { body: this.form.body(), version: this.data.item?.version, at: new Date().toISOString() });
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    this.remember();
    super.disconnectedCallback();
  }

  preview() {
    this.shown = { ...this.form.body(), base: this.base };
  }

  async save(body) {
    const { item } = this.data;
    const done = await this.form.attempt((key) => item
      ? desk.put(this.address, body, { match: `"${item.version}"` })
      : desk.post(`${this.base}/news`, body, { key }));
    if (!done) return;
    clearTimeout(this.timer);
    this.unsaved = false;
    await forget(this.drawer);
    toast('已保存。');
    if (item) this.take(done);
    else go(`#${this.base}/news/${done.id}`);
  }

  /** The server's newest state; words that are not saved yet stay as they are. */
  async take(answer) {
    const item = answer ?? (await desk.get(this.address));
    const masked = item.content.number !== this.data.item.content.number;
    this.data = { ...this.data, item };
    if (masked) this.form.fill(item.content);
  }
}

customElements.define('console-article', DeskArticle);
