import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { View } from '../shared/element.js';
import { files } from '../shared/file.js';
import { day, due, when } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { sendFiles } from './send-files.js';
import { mp } from './session.js';
import './report-media.js';
import './call.js';

/** One thread: what was asked, what was answered, and a place to go on. */
class Inquiry extends View {
  get village() {
    return this.route.params.village;
  }

  get address() {
    return `/villages/${this.village}/inquiries/${this.route.params.id}`;
  }

  load() {
    return mp.get(this.address);
  }

  heading() {
    document.title = '咨询';
    return html`<h1 class="page-title">${this.data && !this.data.own ? '大家问的' : '我问的'}</h1>`;
  }

  content(item) {
    return html`<div class="stack">
      <section class="card stack"><div class="row wrap"><span class="grow strong">问${item.deskName}</span>
          <span class="badge ${colours[item.status] ?? item.dueColour ?? ''}">${item.statusLabel}</span></div>
        ${item.askedFor ? html`<p class="soft">替 ${item.askedFor} 问</p>` : nothing}
        ${item.own ? this.standing(item) : html`<p class="soft small">${day(item.askedAt)} · 公开的咨询，不带名字</p>`}</section>
      ${item.thread.map((message) => this.message(item, message))}
      ${item.declinedReason ? html`<div class="note yellow stack"><p class="strong">这里不能答复</p><p class="said">${item.declinedReason}</p></div>` : nothing}
      ${item.own && item.mayAsk ? html`<inquiry-again .address=${this.address} .village=${this.village} .answered=${item.status === 'answered'}
        @asked=${() => this.reload()}></inquiry-again>` : nothing}
      ${item.own ? nothing : html`<a class="button main wide" href="#/villages/${this.village}/inquire?desk=${item.desk}">我也想问</a>`}
      <a class="button wide" href=${item.own ? '#/me/inquiries' : `#/villages/${this.village}/inquire`}>返回</a>
      <village-call .village=${this.village}></village-call></div>`;
  }

  standing(item) {
    return html`${item.status === 'waiting' ? html`<p>${item.dueColour === 'red' ? '该答复的日子过了，可以打村里电话催一催。' : `最迟 ${day(item.dueAt)}答复（${due(item.dueAt, item.dueColour)}）。`}</p>` : nothing}
      <p class="soft">${openness[item.openness]}</p>
      ${item.openness === 'private' ? nothing : html`<inquiry-private .address=${this.address} @done=${() => this.reload()}></inquiry-private>`}
      ${item.keptBackReason ? html`<p class="note red">没有公开的理由：${item.keptBackReason}</p>` : nothing}`;
  }

  message(item, { side, text, attachments, at, transcripts }) {
    const asks = side === 'asker';
    const who = asks ? (item.own ? '我问' : '村民问') : `${item.deskName}答复`;
    return html`<article class="${asks ? 'card' : 'note green'} stack"><p class="soft small">${who} · ${when(at)}</p>
      ${text ? html`<p class="said ${asks ? 'strong' : ''}">${text}</p>` : nothing}
      ${files(attachments, (id) => mp.url(`/villages/${this.village}/attachments/${id}`))}
      ${(transcripts ?? []).map((each) => html`<p class="said">录音里说：${each.text}</p><p class="soft small">村里写成的文字</p>`)}</article>`;
  }
}

const colours = { answered: 'green', declined: 'red' };
const openness = {
  private: '不公开，只有您和答复的人能看到。',
  pending: '您同意公开，等待审核：村里看过以后才公开，现在别人看不到。',
  published: '已经公开，不带您的名字。后来写的不公开。',
  'kept-back': '没有公开，只有您和答复的人能看到。您原来同意公开，村里以后还可以公开；不想公开了，请点下面。',
};

/** 不再公开: his own word is enough. */
class Private extends Act {
  static properties = { address: { attribute: false } };

  render() {
    return html`${this.refused()}<button class="button" ?disabled=${this.busy} @click=${this.back}>不公开了，只给答复的人看</button>`;
  }

  async back() {
    const done = await this.attempt((key) => mp.post(`${this.address}/withholdings`, {}, { key }));
    if (!done) return;
    toast('已经不公开了。');
    this.dispatchEvent(new Event('done'));
  }
}

/** 接着问: words, photos, a recording. */
class Again extends Act {
  static properties = { address: { attribute: false }, village: { attribute: false }, answered: { attribute: false }, files: { state: true }, open: { state: true } };

  constructor() {
    super();
    this.files = [];
  }

  render() {
    const words = this.answered ? '接着问' : '补充';
    if (!this.open) return html`<button class="button ${this.answered ? '' : 'plain'} wide" @click=${() => (this.open = true)}>${words}</button>`;
    return html`<form class="stack" @submit=${this.send}>
      <label class="card field"><span class="label">${words}</span><textarea name="text" rows="3" maxlength="2000"></textarea></label>
      <report-media .files=${this.files} @change-draft=${(event) => (this.files = event.detail.files)}></report-media>
      ${this.refused()}
      <button class="button main wide" ?disabled=${this.busy}>${this.busy ? '正在提交…' : '提交'}</button>
      <button type="button" class="button wide" @click=${() => (this.open = false)}>不问了</button></form>`;
  }

  async send(event) {
    event.preventDefault();
    const text = new FormData(event.target).get('text').trim();
    const done = await this.attempt(async (key) => mp.post(`${this.address}/messages`,
      { text, attachments: await sendFiles(`/villages/${this.village}`, this.files) }, { key }));
    if (!done) return;
    if (done.callFirst?.length) alert(`听着像急事，请先打 ${done.callFirst.join('、')}！`);
    toast('已经送到。');
    [this.files, this.open] = [[], false];
    this.dispatchEvent(new Event('asked'));
  }
}

customElements.define('village-inquiry', Inquiry);
customElements.define('inquiry-again', Again);
customElements.define('inquiry-private', Private);
