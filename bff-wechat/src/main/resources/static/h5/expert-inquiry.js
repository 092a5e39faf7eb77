import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { View } from '../shared/element.js';
import { files } from '../shared/file.js';
import { day, due, when } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { signInFirst } from './gate.js';
import './report-media.js';
import { sendFiles } from './send-files.js';
import { mp } from './session.js';

/** One question asked of me as an expert, and what I may do with it. Who asks is not told. */
class ExpertInquiry extends View {
  get village() {
    return this.route.params.village;
  }

  get address() {
    return `/villages/${this.village}/expert-inquiries/${this.route.params.id}`;
  }

  async load() {
    const [item, { items: desks }] = await Promise.all([mp.get(this.address),
      mp.get(`/villages/${this.village}/inquiry-desks`, { open: true }).catch(() => ({ items: [] }))]);
    return { item, desks };
  }

  heading() {
    document.title = '答复咨询';
    return html`<h1 class="page-title">答复咨询</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后才能答复。') : super.troubled();
  }

  content({ item, desks }) {
    const waits = item.status === 'waiting';
    return html`<div class="stack">
      <section class="card stack"><div class="row wrap"><span class="grow strong">问${item.deskName}</span>
          <span class="badge ${waits ? item.dueColour : ''}">${waits ? due(item.dueAt, item.dueColour) : item.statusLabel}</span></div>
        <p class="soft">${day(item.askedAt)}问，最迟 ${day(item.dueAt)}答复。提问的人是谁，您看不到；您答复的话他看得到。</p></section>
      ${item.thread.map((message) => this.message(item, message))}
      ${item.declinedReason ? html`<p class="note yellow">不予答复：${item.declinedReason}</p>` : nothing}
      ${item.deeds.length ? html`<expert-acts .item=${item} .desks=${desks} .address=${this.address} .village=${this.village} @done=${this.done}></expert-acts>` : nothing}
      <a class="button wide" href="#/me/expert">回到全部</a></div>`;
  }

  message(item, { side, text, attachments, at, transcripts }) {
    const asks = side === 'asker';
    return html`<article class="${asks ? 'card' : 'note green'} stack"><p class="soft small">${asks ? '村民问' : `${item.deskName}答复`} · ${when(at)}</p>
      ${text ? html`<p class="said ${asks ? 'strong' : ''}">${text}</p>` : nothing}
      ${files(attachments, (id) => mp.url(`/villages/${this.village}/attachments/${id}`))}
      ${(transcripts ?? []).map((each) => html`<p class="said">录音里说：${each.text}</p>`)}</article>`;
  }

  done = ({ detail }) => {
    if (detail.gone) location.hash = '#/me/expert';
    else this.reload();
  };
}

/** Answer; say where else to go; pass on to another desk. */
class ExpertActs extends Act {
  static properties = { item: { attribute: false }, desks: { attribute: false }, address: { attribute: false }, village: { attribute: false }, files: { state: true } };

  constructor() {
    super();
    this.files = [];
  }

  render() {
    const may = (deed) => this.item.deeds.includes(deed);
    return html`<div class="stack">${this.refused()}
      ${may('answer') ? html`<form class="stack" @submit=${(event) => this.submit(event, 'answers', '已经答复，并通知了提问的人。')}>
        <label class="card field"><span class="label">${this.item.status === 'answered' ? '补充答复' : '答复（说清楚去哪里、带什么、找谁）'}</span>
          <textarea name="text" required maxlength="2000" rows="6"></textarea></label>
        <report-media .files=${this.files} @change-draft=${(event) => (this.files = event.detail.files)}></report-media>
        <button class="button main wide" ?disabled=${this.busy}>${this.busy ? '正在提交…' : '答复'}</button></form>` : nothing}
      ${may('pass-on') ? html`<details class="card"><summary>不归这个窗口，转给别的窗口</summary>
        <form class="stack" @submit=${(event) => this.submit(event, 'hand-overs', '已经转交。', true)}>
          <label class="field"><span class="label">转给</span><select name="desk" required>${this.desks.filter((each) => each.code !== this.item.desk)
            .map((each) => html`<option value=${each.code}>${each.name}</option>`)}</select></label>
          <button class="button wide" ?disabled=${this.busy}>转交</button></form></details>` : nothing}
      ${may('decline') ? html`<details class="card"><summary>不予答复</summary>
        <form class="stack" @submit=${(event) => this.submit(event, 'declinations', '已经告诉提问的人。')}>
          <label class="field"><span class="label">理由和该找谁（提问的人会看到）</span><textarea name="reason" required maxlength="300" rows="3"></textarea></label>
          <button class="button bad wide" ?disabled=${this.busy}>不予答复</button></form></details>` : nothing}</div>`;
  }

  async submit(event, noun, said, gone = false) {
    event.preventDefault();
    const form = event.target;
    const body = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]));
    const brought = noun === 'answers' ? this.files : [];
    const done = await this.attempt(async (key) => mp.post(`${this.address}/${noun}`,
      { version: this.item.version, ...body, ...(brought.length ? { attachments: await sendFiles(`/villages/${this.village}`, brought) } : {}) }, { key }));
    if (!done) return;
    this.files = [];
    toast(said);
    form.reset();
    this.dispatchEvent(new CustomEvent('done', { detail: { gone } }));
  }
}

customElements.define('village-expert-inquiry', ExpertInquiry);
customElements.define('expert-acts', ExpertActs);
