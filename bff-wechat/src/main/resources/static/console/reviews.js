import { html } from 'lit';
import { size, when } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { toast } from '../shared/toast.js';
import '../shared/file.js';
import { Act } from './act.js';
import { DeskPages } from './desk-view.js';
import { desk } from './session.js';

const states = [['review', '要人看的'], ['pending', '机器还在查的']];

/** 附件审核: what a machine could not decide, a person does. */
class Reviews extends DeskPages {
  static properties = { state: { state: true } };

  constructor() {
    super();
    this.state = 'review';
  }

  address(after) {
    return paged(`${this.base}/attachments`, after, { state: this.state });
  }

  heading() {
    document.title = '附件审核 · 乡音工作台';
    return html`<h1 class="work-title">附件审核</h1>
      <div class="options filters" role="group" aria-label="看哪些">${states.map(([state, words]) => html`<button class="option"
        aria-pressed=${this.state === state} @click=${() => this.show(state)}>${words}</button>`)}</div>`;
  }

  show(state) {
    [this.state, this.data] = [state, undefined];
    this.retry();
  }

  content({ items }) {
    if (!items.length) return nothingHere('没有等待审核的附件。');
    return html`<div class="stack"><div class="review-grid">${items.map((item) => html`<review-card .item=${item} .base=${this.base}
      @decided=${() => this.drop(item)}></review-card>`)}</div>${moreButton(this)}</div>`;
  }

  drop(item) {
    this.data = { ...this.data, items: this.data.items.filter((each) => each !== item) };
  }
}

/** One attachment and the two answers. */
class ReviewCard extends Act {
  static properties = { item: { attribute: false }, base: { attribute: false } };

  render() {
    const { item } = this;
    return html`<div class="card stack">
      <div class="files one"><village-file .item=${item} .label=${''} .address=${desk.url(`${this.base}/attachments/${item.id}`)}></village-file></div>
      <p class="soft small">${[item.mediaType, item.bytes && size(item.bytes), when(item.uploadedAt ?? item.createdAt)].filter(Boolean).join(' · ')}</p>
      <div class="row"><button class="button main grow" ?disabled=${this.busy} @click=${() => this.decide('pass')}>可以看</button>
        <button class="button bad grow" ?disabled=${this.busy} @click=${() => this.decide('risky')}>不能看</button></div>
      ${this.refused()}</div>`;
  }

  async decide(verdict) {
    const done = await this.attempt((key) => desk.post(`${this.base}/attachments/${this.item.id}/reviews`, { verdict }, { key }));
    if (!done) return;
    toast(verdict === 'pass' ? '已放行。' : '已拦下。');
    this.dispatchEvent(new Event('decided'));
  }
}

customElements.define('console-attachments', Reviews);
customElements.define('review-card', ReviewCard);
