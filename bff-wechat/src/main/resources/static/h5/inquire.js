import { html, nothing } from 'lit';
import { freshKey } from '../shared/api.js';
import { View, readable } from '../shared/element.js';
import { day } from '../shared/format.js';
import { bindFirst, signInFirst } from './gate.js';
import { urgent } from './contact-cells.js';
import { sendFiles } from './send-files.js';
import { me, mp, rememberVillage, standingIn } from './session.js';
import './report-media.js';
import './report-for.js';
import './faqs.js';

const medical = { code: 'medical', name: '看病用药', hint: '这里不能答，告诉您该找谁' };

/** 咨询: whom to ask, then words, a photo or a recording. Questions of health are sent where they belong. */
class Inquire extends View {
  static properties = { draft: { state: true }, sending: { state: true }, refusal: { state: true }, asked: { state: true } };

  key = freshKey();

  get village() {
    return this.route.params.village;
  }

  async load() {
    rememberVillage(this.village);
    const [standing, desks] = await Promise.all([
      standingIn(this.village), mp.get(`/villages/${this.village}/inquiry-desks`, { open: true })]);
    this.draft ??= { desk: this.route.query.get('desk') ?? '', text: this.route.query.get('text') ?? '', files: [], open: false };
    return { standing, desks: [...desks.items, medical] };
  }

  heading() {
    document.title = '咨询';
    return html`<h1 class="page-title">咨询</h1>`;
  }

  change(change) {
    this.draft = { ...this.draft, ...change };
    if (this.refusal) this.key = freshKey();
    this.refusal = undefined;
  }

  content({ standing, desks }) {
    if (this.asked) return this.thanks();
    if (!standing.signedIn) return signInFirst('登录后就能咨询。');
    return html`<div class="stack" ?inert=${this.sending}>
      ${standing.binding === 'bound' ? nothing : bindFirst(standing.binding)}
      ${this.whom(desks)}
      ${this.draft.desk === medical.code ? this.advice() : this.form(standing)}</div>`;
  }

  whom(desks) {
    return html`<fieldset class="card"><legend>想问哪方面</legend><div class="options column">${desks.map((desk) =>
      html`<label class="option"><input type="radio" name="desk" value=${desk.code} .checked=${this.draft.desk === desk.code}
        @change=${() => this.change({ desk: desk.code })}><span><span class="strong">${desk.name}</span><br>
        <span class="soft small">${desk.hint}</span></span></label>`)}</div></fieldset>`;
  }

  advice() {
    return html`<div class="note red stack" role="status"><p class="strong">看病用药的事，这里不能答，怕耽误您。</p>
      <p>请问村医，或者到卫生院看。急病马上打 120。</p>
      <a class="button bad wide" href="tel:120">打 120</a>
      <a class="button wide" href="#/villages/${this.village}/contacts">找村医电话</a></div>`;
  }

  form(standing) {
    const changed = (event) => this.change(event.detail);
    const ready = this.draft.desk && (this.draft.text.trim() || this.draft.files.length) && standing.binding === 'bound';
    return html`<report-media .files=${this.draft.files} @change-draft=${changed}></report-media>
      <label class="card field"><span class="label">您想问什么（拍照、录音也行）</span>
        <textarea maxlength="2000" rows="4" .value=${this.draft.text} placeholder="例如：医保什么时候交？"
          @input=${(event) => this.change({ text: event.target.value })}></textarea></label>
      <village-faqs .village=${this.village} .text=${this.draft.text}></village-faqs>
      <report-for legend="替谁问" .chosen=${this.draft.onBehalfOf} .village=${this.village} @change-draft=${changed}></report-for>
      <div class="card stack"><label class="switch"><span class="grow">让大家也能看到</span>
        <input type="checkbox" role="switch" .checked=${this.draft.open} @change=${(event) => this.change({ open: event.target.checked })}></label>
        <p class="hint">${this.draft.open ? '审核以后才公开，不带您的名字、照片和录音。' : '只有您和答复的人能看到。'}</p></div>
      ${this.refusal ? html`<p class="note red" role="alert">${this.refusal.errors?.[0]?.detail ?? this.refusal.detail}</p>` : nothing}
      <button class="button main wide big" ?disabled=${!ready || this.sending} @click=${this.send}>${this.sending ? '正在提交…' : '提交'}</button>
      ${this.draft.desk ? nothing : html`<p class="hint center">先选想问哪方面</p>`}
      <div class="row"><a class="button grow" href="#/villages/${this.village}/faqs">常见问题</a>
        <a class="button grow" href="#/me/inquiries">我问过的</a></div>`;
  }

  thanks() {
    const { id, dueAt, callFirst } = this.asked;
    return html`<div class="stack" role="status">
      ${callFirst.length ? urgent(callFirst) : nothing}
      <div class="note green stack"><p class="strong">问好了。</p><p>最迟 ${day(dueAt)}答复，答复后会通知您。</p></div>
      <a class="button main wide" href="#/villages/${this.village}/inquiries/${id}">看我问的</a>
      <a class="button wide" href="#/">回首页</a></div>`;
  }

  async send() {
    this.sending = true;
    this.refusal = undefined;
    try {
      const attachments = await sendFiles(`/villages/${this.village}`, this.draft.files);
      const { desk, text, open, onBehalfOf } = this.draft;
      const body = {
        desk, attachments, visibility: open ? 'public' : 'private',
        ...(text.trim() && { text: text.trim() }), ...(onBehalfOf && { onBehalfOf: onBehalfOf.id }),
      };
      this.asked = await mp.post(`/villages/${this.village}/inquiries`, body, { key: this.key, timeout: 30000 });
      me(true).catch(() => {});
    } catch (error) {
      this.refusal = readable(error);
      if (this.refusal.status === 401) location.hash = `#/sign-in?to=${encodeURIComponent(location.hash)}`;
      if (!this.refusal.unsure) this.key = freshKey();
    } finally {
      this.sending = false;
    }
  }
}

customElements.define('village-inquire', Inquire);
