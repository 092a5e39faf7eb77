import { html, nothing } from 'lit';
import { files } from '../shared/file.js';
import { due, when } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import './case-photos.js';
import './contact-view.js';
import { desk } from './session.js';
import './faqs.js';

/** One inquiry, and what I may do with it. */
class InquiryAtDesk extends DeskView {
  get address() {
    return `${this.base}/inquiries/${this.route.params.id}`;
  }

  async load() {
    const [item, desks] = await Promise.all([desk.get(this.address),
      fetch(`/mp/v1${this.base}/inquiry-desks`).then((answer) => answer.json()).catch(() => ({ items: [] }))]);
    return { item, desks: desks.items ?? [] };
  }

  heading() {
    document.title = '答复咨询 · 乡音工作台';
    return html`<h1 class="work-title">答复咨询</h1>`;
  }

  content({ item, desks }) {
    const may = (deed) => item.deeds.includes(deed);
    const act = (tag) => html`<inquiry-act .deed=${tag} .item=${item} .desks=${desks} .address=${this.address} .village=${this.village}
      @done=${this.done}></inquiry-act>`;
    return html`<div class="stack">
      <section class="card stack"><div class="row wrap"><span class="grow"><span class="strong">${item.askerName ?? '不在册的人'}</span>
          <span class="soft">${item.source} · ${when(item.askedAt)} · 问${item.deskName}</span></span>
          <span class="badge ${item.status === 'waiting' ? item.dueColour : ''}">${item.status === 'waiting' ? due(item.dueAt, item.dueColour) : item.statusLabel}</span></div>
        <p class="soft">公开：${openness[item.openness]}${item.keptBackReason ? `。理由：${item.keptBackReason}` : ''}</p>
        ${item.escalatedAt && item.status === 'waiting' ? html`<p class="note red">${when(item.escalatedAt)}到期没有答复，已经告诉乡镇。</p>` : nothing}
        ${byHand.includes(item.source) ? html`<p class="note yellow">这条是${item.source}来的，答复后请再打电话或者当面告诉他。</p>
          <contact-view .address=${this.address}></contact-view>` : nothing}</section>
      ${item.thread.map((message) => this.message(item, message))}
      ${item.declinedReason ? html`<p class="note red">不予答复：${item.declinedReason}</p>` : nothing}
      ${may('answer') ? act('answer') : nothing}
      ${item.status === 'answered' ? this.faq(item, desks) : nothing}
      ${may('publish') ? act('publish') : nothing}
      ${may('keep-back') ? act('keep-back') : nothing}
      ${may('pass-on') ? act('pass-on') : nothing}
      ${may('decline') ? act('decline') : nothing}
      <a class="button" href="#/villages/${this.village}/inquiries">回到全部咨询</a></div>`;
  }

  /** A good answer becomes everybody's, in words that name nobody. */
  faq(item, desks) {
    const answer = item.thread.filter((each) => each.side === 'desk').at(-1)?.text;
    return html`<details class="card"><summary>收进常见问题</summary><faq-form .desks=${desks} .base=${this.base}
      .begun=${{ desk: item.desk, question: item.text.slice(0, 200), answer }} @done=${() => (location.hash = `#/villages/${this.village}/faqs`)}></faq-form></details>`;
  }

  message(item, { side, text, attachments, at, transcripts }) {
    return html`<section class="card stack"><p class="soft small">${side === 'asker' ? '村民' : item.deskName} · ${when(at)}</p>
      ${text ? html`<p class="said ${side === 'asker' ? 'strong' : ''}">${text}</p>` : nothing}
      ${files(attachments, (id) => desk.url(`${this.base}/attachments/${id}`))}
      ${attachments.filter((file) => file.type === 'voice').map((file) => html`<inquiry-transcript .item=${item} .file=${file} .address=${this.address}
        .written=${transcripts?.find((each) => each.attachment === file.id)} @done=${this.done}></inquiry-transcript>`)}</section>`;
  }

  done = ({ detail }) => {
    if (detail.gone) location.hash = `#/villages/${this.village}/inquiries`;
    else this.data = { ...this.data, item: detail };
  };
}

/** 录音写成文字: for those who cannot hear it. */
class InquiryTranscript extends Act {
  static properties = { item: { attribute: false }, file: { attribute: false }, written: { attribute: false }, address: { attribute: false }, writing: { state: true } };

  render() {
    if (!this.writing) {
      return html`${this.written ? html`<p class="said">录音里说：${this.written.text}</p><p class="soft small">${when(this.written.at)}写成文字</p>` : html`<p class="soft">录音还没有写成文字。</p>`}
        <p><button class="button" @click=${() => (this.writing = true)}>${this.written ? '改文字' : '写成文字'}</button></p>`;
    }
    return html`<form class="stack" @submit=${this.write}><label class="field"><span class="label">录音里说的话</span>
      <textarea name="text" rows="4" maxlength="2000" required .value=${this.written?.text ?? ''}></textarea></label>${this.refused()}
      <div class="row"><button class="button main" ?disabled=${this.busy}>保存</button>
        <button type="button" class="button" @click=${() => (this.writing = false)}>不写了</button></div></form>`;
  }

  async write(event) {
    event.preventDefault();
    const text = new FormData(event.target).get('text').trim();
    const body = { version: this.item.version, attachment: this.file.id, text };
    const changed = await this.attempt((key) => desk.post(`${this.address}/transcripts`, body, { key }));
    if (!changed) return;
    this.writing = false;
    toast('文字已保存。');
    this.dispatchEvent(new CustomEvent('done', { detail: changed }));
  }
}

customElements.define('inquiry-transcript', InquiryTranscript);

const openness = { private: '提问的人没有同意', pending: '提问的人同意了，等待审核', published: '已经公开', 'kept-back': '没有公开' };
const byHand = ['电话', '书面', '来访走访'];

/** One deed with its words: send, say it is done, or say why not. */
class InquiryAct extends Act {
  static properties = { deed: { attribute: false }, item: { attribute: false }, desks: { attribute: false }, address: { attribute: false }, village: { attribute: false } };

  render() {
    return { answer: this.answer, publish: this.publish, 'keep-back': this.keepBack, 'pass-on': this.passOn, decline: this.decline }[this.deed].call(this);
  }

  answer() {
    return html`<form class="card stack" @submit=${(event) => this.submit(event, 'answers', '已经答复，并通知了提问的人。')}>
      <h2>${this.item.status === 'answered' ? '补充答复' : '写答复'}</h2>
      <label class="field"><span class="label">答复（说清楚去哪里、带什么、找谁）</span><textarea name="text" required maxlength="2000" rows="6"></textarea></label>
      <case-photos .base=${`/villages/${this.village}`} .documents=${true}></case-photos>
      ${this.refused()}<div class="row"><button class="button main" ?disabled=${this.busy}>答复</button></div></form>`;
  }

  publish() {
    return html`<section class="card stack"><h2>${this.item.openness === 'published' ? '把后来的话也公开' : '公开审核'}</h2>
      <p>公开上面的文字，不带名字、照片和录音；电话、身份证号、银行卡号自动打码。请先看里面有没有别的私事。</p>${this.refused()}
      <div class="row"><button class="button main" ?disabled=${this.busy} @click=${() => this.send('publications', {}, '已经公开。')}>公开</button></div></section>`;
  }

  keepBack() {
    return this.folded(this.item.openness === 'published' ? '收回公开' : '不公开', 'withholdings', '理由（提问的人会看到）', '已经告诉提问的人。');
  }

  decline() {
    return this.folded('不予答复', 'declinations', '理由和该找谁（提问的人会看到）', '已经告诉提问的人。',
      '看病用药的事，这里不能答复，怕耽误您。请问村医或者到卫生院看；急病马上打 120。');
  }

  folded(words, noun, label, said, ready) {
    return html`<details class="card"><summary>${words}</summary><form class="stack" @submit=${(event) => this.submit(event, noun, said)}>
      <label class="field"><span class="label">${label}</span><textarea name="reason" required maxlength="300" rows="3"></textarea></label>
      ${ready ? html`<div class="row"><button type="button" class="button" @click=${() => (this.querySelector('textarea').value = ready)}>是看病用药的事</button></div>` : nothing}
      ${this.refused()}<div class="row"><button class="button bad" ?disabled=${this.busy}>${words}</button></div></form></details>`;
  }

  passOn() {
    return html`<details class="card"><summary>转给别的窗口</summary><form class="stack" @submit=${(event) => this.submit(event, 'hand-overs', '已经转交。')}>
      <label class="field"><span class="label">转给</span><select name="desk" required>${this.desks.filter((each) => each.code !== this.item.desk)
        .map((each) => html`<option value=${each.code}>${each.name}（${each.days} 个工作日）</option>`)}</select></label>
      <p class="soft small">第一次转，期限按新窗口从现在算；再转，或者已经超期，期限不变。提问的人会收到通知。</p>
      ${this.refused()}<div class="row"><button class="button" ?disabled=${this.busy}>转交</button></div></form></details>`;
  }

  submit(event, noun, said) {
    event.preventDefault();
    this.send(noun, Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()])), said);
  }

  async send(noun, body, said) {
    const files = noun === 'answers' ? this.querySelector('case-photos') : undefined;
    const changed = await this.attempt(async (key) => {
      const attachments = await files?.sent();
      return desk.post(`${this.address}/${noun}`, { version: this.item.version, ...body, ...(attachments?.length && { attachments }) }, { key });
    });
    if (!changed) return;
    toast(said);
    if (files) files.photos = [];
    this.querySelector('form')?.reset();
    this.dispatchEvent(new CustomEvent('done', { detail: changed.id ? changed : { gone: true } }));
  }
}

customElements.define('console-inquiry', InquiryAtDesk);
customElements.define('inquiry-act', InquiryAct);
