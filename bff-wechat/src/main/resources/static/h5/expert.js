import { html } from 'lit';
import { day, due } from '../shared/format.js';
import { Pages, paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { signInFirst } from './gate.js';
import { mp } from './session.js';

const kinds = [['waiting', '待答复'], ['answered', '已答复'], ['declined', '不予答复']];

/** 专家答复: what was asked at the desks I was invited to, in all their villages; the first due first. */
class Expert extends Pages {
  static properties = { status: { state: true } };
  api = mp;

  address(after) {
    return paged('/me/expert-inquiries', after, { status: this.status ?? 'waiting' });
  }

  async load() {
    const [page, { items: posts }] = await Promise.all([super.load(), mp.get('/me/expert-desks')]);
    return { ...page, posts };
  }

  heading() {
    document.title = '专家答复';
    return html`<h1 class="page-title">专家答复</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到问您的事。') : super.troubled();
  }

  content({ items, posts }) {
    return html`<div class="stack">
      <div class="options" role="group" aria-label="按状态看">${kinds.map(([word, label]) => html`<button class="option"
        aria-pressed=${(this.status ?? 'waiting') === word} @click=${() => this.choose(word)}>${label}</button>`)}</div>
      ${items.length ? html`<div class="cells">${items.map((item) => this.cell(item))}</div>` : nothingHere(posts.length ? '这一类没有。' : '没有请您答复的窗口。')}
      ${moreButton(this)}
      ${posts.map((post) => html`<section class="card stack"><h2>${post.deskName}</h2><p class="soft">答复这些村的咨询：${post.villages.join('、')}</p>
        <div class="row"><button class="button" @click=${() => this.leave(post)}>不再答复这个窗口</button></div></section>`)}</div>`;
  }

  choose(word) {
    this.status = word;
    this.data = undefined;
    this.retry();
  }

  cell(item) {
    const waits = item.status === 'waiting';
    return html`<a class="cell" href="#/villages/${item.village}/expert-inquiries/${item.id}">
      <span class="grow"><span class="strong">${item.text || '照片或录音'}</span><br>
        <span class="soft small">${item.deskName} · ${item.villageName} · ${day(item.askedAt)}</span></span>
      <span class="tail"><span class="badge ${waits ? item.dueColour : ''}">${waits ? due(item.dueAt, item.dueColour) : item.statusLabel}</span></span></a>`;
  }

  async leave(post) {
    if (!confirm(`不再答复“${post.deskName}”的咨询吗？以后要再答复，得请乡镇重新邀请。`)) return;
    try {
      await mp.delete(`/me/expert-desks/${post.id}`);
      toast('以后不再由您答复。');
      this.reload();
    } catch (problem) {
      toast(problem.detail);
    }
  }
}

customElements.define('village-expert', Expert);
