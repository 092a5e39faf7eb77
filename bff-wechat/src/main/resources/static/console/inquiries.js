import { html, nothing } from 'lit';
import { day, due } from '../shared/format.js';
import { paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { DeskPages } from './desk-view.js';

const kinds = [['waiting', '待答复'], ['to-moderate', '公开待审核'], ['answered', '已答复'], ['declined', '不予答复']];

/** 咨询: what waits at my desks, the first due first; what was answered; what its asker agrees to make public. */
class Inquiries extends DeskPages {
  static properties = { status: { state: true }, words: { state: true } };

  address(after) {
    return paged(`${this.base}/inquiries`, after, this.words ? { q: this.words } : { status: this.status ?? 'waiting' });
  }

  heading() {
    document.title = '咨询 · 乡音工作台';
    return html`<div class="row wrap work-head"><h1 class="work-title grow">村民咨询</h1>
      <form class="row" role="search" @submit=${this.search}><input class="input" type="search" name="q" maxlength="50"
        aria-label="问答里的话" placeholder="问答里的话" .value=${this.words ?? ''}><button class="button">查</button></form>
      <a class="button" href="#/villages/${this.village}/faqs">常见问题</a>
      <a class="button" href="#/villages/${this.village}/inquiry-desks">谁答复</a>
      <a class="button" href="#/villages/${this.village}/inquiries/register">登记电话、来访咨询</a></div>
      <div class="options" role="group" aria-label="按状态看">${kinds.map(([word, label]) => html`<button class="option"
        aria-pressed=${!this.words && (this.status ?? 'waiting') === word} @click=${() => this.choose(word)}>${label}</button>`)}</div><br>`;
  }

  search(event) {
    event.preventDefault();
    this.words = new FormData(event.target).get('q').trim();
    this.data = undefined;
    this.retry();
  }

  choose(word) {
    this.status = word;
    this.words = '';
    this.data = undefined;
    this.retry();
  }

  content({ items }) {
    if (!items.length) return nothingHere(this.words ? '没有查到。' : (this.status ?? 'waiting') === 'waiting' ? '没有待答复的咨询。' : '这一类没有。');
    return html`<div class="stack"><div class="cells">${items.map((item) => this.cell(item))}</div>${moreButton(this)}</div>`;
  }

  cell(item) {
    const waits = item.status === 'waiting';
    return html`<a class="cell task ${waits ? item.dueColour : ''}" href="#/villages/${this.village}/inquiries/${item.id}">
      <span class="badge">${item.deskName}</span>
      <span class="grow"><span class="strong">${item.text || '照片或录音'}</span><br>
        <span class="soft small">${item.askerName ?? '不在册的人'} · ${item.source} · ${day(item.askedAt)}</span></span>
      <span class="tail">${item.openness === 'private' ? nothing : html`<span class="badge">${item.opennessLabel}</span>`}
        <span class="badge ${waits ? item.dueColour : ''}">${waits ? due(item.dueAt, item.dueColour) : item.statusLabel}</span></span></a>`;
  }
}

customElements.define('console-inquiries', Inquiries);
