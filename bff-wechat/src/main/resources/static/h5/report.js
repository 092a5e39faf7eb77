import { html, nothing } from 'lit';
import { View, readable } from '../shared/element.js';
import { elder } from '../shared/elder.js';
import { kinds } from '../shared/format.js';
import { go } from '../shared/router.js';
import { me, mp, rememberVillage, standingIn } from './session.js';
import { bindFirst, signInFirst } from './gate.js';
import { freshDraft, openDraft, saveDraft, sendDraft, worthSending, dropDraft } from './draft.js';
import { remembered } from './filed-memory.js';
import './report-media.js';
import './report-place.js';
import './report-category.js';
import './report-for.js';
import './report-near.js';
import './report-who.js';

/** 反映问题: photo or voice first; everything else has a good default, so three taps are enough. */
class Report extends View {
  static properties = { draft: { state: true }, sending: { state: true }, refusal: { state: true }, carried: { state: true } };

  get village() {
    return this.route.params.village;
  }

  async load() {
    rememberVillage(this.village);
    const [standing, village] = await Promise.all([
      standingIn(this.village), mp.get(`/villages/${this.village}`, { open: true }).catch(() => ({}))]);
    if (!standing.signedIn) return { standing };
    const draft = await openDraft(this.village, standing.person.person.id);
    draft.place ??= await this.firstPlace(standing);
    draft.text ||= (this.route.query.get('text') ?? '').slice(0, 2000);
    this.draft = draft;
    return { standing, grids: village.grids ?? (standing.place?.grid ? [standing.place.grid] : []) };
  }

  async firstPlace({ place }) {
    const plate = this.route.query.get('plate');
    const found = plate && (await mp.get(`/door-plates/${encodeURIComponent(plate)}`).catch(() => null));
    if (found) return { kind: 'plate', code: found.code, label: found.label };
    return place?.grid ? { kind: 'grid', id: place.grid.id, label: place.grid.name } : null;
  }

  heading() {
    document.title = '反映问题';
    return html`<h1 class="page-title">${kinds[this.draft?.kind] ?? '反映问题'}</h1>`;
  }

  change(change) {
    this.draft = { ...this.draft, ...change };
    this.refusal = undefined;
    saveDraft(this.draft);
  }

  content({ standing, grids }) {
    if (!standing.signedIn) return signInFirst('登录后就能反映问题。');
    if (this.draft.sent && !this.sending) return this.waitingToGo();
    const changed = (event) => this.change(event.detail);
    return html`<div class="stack" ?inert=${this.sending}>
      ${standing.binding === 'bound' ? nothing : bindFirst(standing.binding)}
      ${elder() ? nothing : this.kindChoice()}
      <report-media .files=${this.draft.files} .carried=${this.carried} @change-draft=${changed}></report-media>
      <label class="card field"><span class="label">说说什么事（可以不写）</span>
        <textarea maxlength="2000" rows="3" .value=${this.draft.text} placeholder="例如：路灯不亮了"
          @input=${(event) => this.change({ text: event.target.value })}></textarea></label>
      <report-place .place=${this.draft.place} .grids=${grids} .village=${this.village} @change-draft=${changed}></report-place>
      <report-for .chosen=${this.draft.onBehalfOf} .village=${this.village} @change-draft=${changed}></report-for>
      <report-category .text=${this.draft.text} .chosen=${this.draft.category} .kind=${this.draft.kind} .village=${this.village}
        @change-draft=${changed}></report-category>
      <report-near .place=${this.draft.place} .category=${this.draft.category} .village=${this.village}></report-near>
      <report-who .draft=${this.draft} @change-draft=${changed}></report-who>
    </div>
    ${this.sendBar(standing)}`;
  }

  kindChoice() {
    return html`<div class="options even" role="group" aria-label="种类">${Object.entries(kinds).map(([kind, name]) =>
      html`<button class="option" aria-pressed=${this.draft.kind === kind}
        @click=${() => this.change({ kind, category: null })}>${name}</button>`)}</div>`;
  }

  sendBar(standing) {
    const ready = worthSending(this.draft) && standing.binding === 'bound';
    return html`<div class="send-bar stack">
      ${this.refusal ? html`<p class="wrong" role="alert">${this.refusal.detail}</p>` : nothing}
      ${this.refusal?.errors?.length
        ? html`<ul class="wrong small">${this.refusal.errors.map((each) => html`<li>${each.detail}</li>`)}</ul>`
        : nothing}
      <button class="button main wide big" ?disabled=${!ready || this.sending} @click=${this.send}>
        ${this.sending ? '正在提交…' : '提交'}</button>
      ${worthSending(this.draft) || elder() ? nothing : html`<p class="hint center">先拍照、录音，或写一句话</p>`}
    </div>`;
  }

  waitingToGo() {
    return html`<div class="state" role="status">
      <h2>还没有确认送到</h2>
      <p>${this.refusal?.detail ?? '上次提交时网络断了。'}<br>您写的都在，再点一次不会变成两件。</p>
      <button class="button main wide big" @click=${this.send}>再发一次</button>
      <a class="button wide" href="#/villages/${this.village}/contacts">打电话</a>
      <button class="button plain wide" @click=${this.discard}>不发了，重新写</button>
    </div>`;
  }

  async discard() {
    if (!confirm('上次的内容可能已经送到。确定不发了吗？可以先到“我的诉求”看看。')) return;
    await dropDraft(this.draft);
    this.draft = freshDraft(this.village, this.draft.owner);
    this.reload();
  }

  async send() {
    this.sending = true;
    this.refusal = undefined;
    try {
      const filed = await sendDraft(this.draft, (file, fraction) => (this.carried = { key: file.key, fraction }));
      remembered.set(filed.id, filed);
      me(true).catch(() => {});
      go(`#/villages/${this.village}/complaints/${filed.id}/filed`);
    } catch (error) {
      this.refusal = readable(error);
      if (this.refusal.status === 401) go(`#/sign-in?to=${encodeURIComponent(location.hash)}`);
    } finally {
      this.sending = false;
      this.carried = undefined;
    }
  }

  connectedCallback() {
    super.connectedCallback();
    this.onBack = () => this.draft?.sent && !this.sending && this.send();
    addEventListener('online', this.onBack);
  }

  disconnectedCallback() {
    removeEventListener('online', this.onBack);
    super.disconnectedCallback();
  }
}

customElements.define('village-report', Report);
