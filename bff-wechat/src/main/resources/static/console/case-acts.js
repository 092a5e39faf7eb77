import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { actField } from './act-field.js';
import { acts, bodyOf } from './act-forms.js';
import { desk } from './session.js';

/** What may be done with a case now: one button each, and a sheet that asks what the act needs. */
class CaseActs extends Act {
  static properties = { address: { attribute: false }, base: { attribute: false }, item: { attribute: false }, open: { state: true }, categories: { state: true }, receivers: { state: true } };

  get allowed() {
    return Object.keys(acts).filter((word) => this.item.can?.includes(word));
  }

  render() {
    const { extension } = this.item;
    return html`${this.item.can?.includes('decide-extension') && extension ? this.decision(extension) : nothing}
      ${this.suggestion()}
      ${this.allowed.length
        ? html`<section class="card stack" aria-labelledby="acts"><h2 id="acts">现在可以</h2>
            <div class="acts">${this.allowed.map((word) => this.button(word))}</div></section>`
        : nothing}
      <dialog class="sheet low" aria-labelledby="act-title" @close=${() => (this.open = undefined)}>${this.open ? this.sheet() : nothing}</dialog>`;
  }

  /** What the reporter did not choose is guessed from his words; one tap agrees. */
  suggestion() {
    const { category, suggestedCategory: guess, can } = this.item;
    if (category || !guess || !can?.includes('categorise')) return nothing;
    return html`<section class="note row wrap" aria-label="还没有归类"><span class="grow">还没有归类，看文字像是“${guess.name}”。</span>
      <button class="button" ?disabled=${this.busy} @click=${() => this.agree(guess)}>归为“${guess.name}”</button>
      ${this.open ? nothing : this.refused()}</section>`;
  }

  async agree({ code }) {
    const done = await this.attempt(async (key) =>
      this.changed(await desk.post(`${this.address}/categories`, { category: code }, { key })));
    if (done) toast(acts.categorise.said);
  }

  button(word) {
    const { label, main, bad } = acts[word];
    return html`<button class="button ${main ? 'main' : ''} ${bad ? 'bad' : ''}" aria-haspopup="dialog" @click=${() => this.ask(word)}>${label}</button>`;
  }

  async ask(word) {
    [this.open, this.refusal] = [word, undefined];
    await this.updateComplete;
    this.querySelector('dialog').showModal();
    if (word === 'categorise') this.categories ??= await this.catalogue();
    if (word === 'transfer') this.receivers ??= (await desk.get(`${this.base}/transfer-receivers`).catch(() => ({}))).items;
  }

  async catalogue() {
    const found = await fetch(`/mp/v1${this.base}/complaint-categories`).then((answer) => answer.json()).catch(() => ({}));
    return found.items;
  }

  sheet() {
    const act = acts[this.open];
    return html`<div class="sheet-head row"><h2 class="grow" id="act-title">${act.label}</h2>
        <button class="button" type="button" @click=${this.hide}>关闭</button></div>
      <form class="sheet-body stack" @submit=${this.send}>
        ${act.hint ? html`<p class="note">${act.hint}</p>` : nothing}
        ${act.fields.map((field) => actField(field, { ...this.item, categories: this.categories, receivers: this.receivers }, this.base))}
        ${act.sure ? html`<p class="note yellow">${act.sure}</p>` : nothing}
        ${this.refused()}
        <button class="button wide ${act.bad ? 'bad' : 'main'}" ?disabled=${this.busy}>${this.busy ? '正在提交…' : act.sure ? `确定${act.label}` : '提交'}</button>
      </form>`;
  }

  hide() {
    this.querySelector('dialog').close();
  }

  async send(event) {
    event.preventDefault();
    const form = event.target;
    const act = acts[this.open];
    const done = await this.attempt(async (key) => {
      const attachments = await form.querySelector('case-photos')?.sent();
      const body = await this.whole({ ...bodyOf(form, act.fields), ...(attachments?.length && { attachments }) }, act);
      if (act.method === 'delete') await desk.delete(`${this.address}/${act.path}`);
      else this.changed(await desk.post(`${this.address}/${act.path}`, body, { key }));
      if (act.method === 'delete') this.changed(await desk.get(this.address));
    });
    if (!done) return;
    this.hide();
    toast(act.said);
  }

  /** A case is named by its ticket on paper and by its id at the server. */
  async whole(body, { fields }) {
    if (!fields.some((field) => field.kind === 'ticket')) return body;
    const { items } = await desk.get(`${this.base}/complaints?status=all&q=${encodeURIComponent(body.into)}`);
    return { ...body, into: items[0]?.id ?? '00000000-0000-0000-0000-000000000000' };
  }

  changed(detail) {
    this.dispatchEvent(new CustomEvent('changed', { detail }));
  }

  decision({ id, until, reason }) {
    return html`<form class="card stack" @submit=${(event) => this.decide(event, id)} aria-labelledby="extension">
      <h2 id="extension">有人申请延期</h2>
      <p>想延到 <span class="strong">${when(until)}</span></p><p class="pre">${reason}</p>
      <label class="field"><span class="label">审批意见<span class="soft">（可以不填）</span></span>
        <textarea name="text" rows="2" maxlength="500"></textarea></label>
      ${this.open ? nothing : this.refused()}
      <div class="row"><button class="button main" value="yes" ?disabled=${this.busy}>同意延期</button>
        <button class="button" value="no" ?disabled=${this.busy}>不同意</button></div></form>`;
  }

  async decide(event, id) {
    event.preventDefault();
    const approved = event.submitter?.value === 'yes';
    const text = new FormData(event.target).get('text').trim();
    const body = text ? { approved, text } : { approved };
    const done = await this.attempt(async (key) =>
      this.changed(await desk.post(`${this.address}/extensions/${id}/decisions`, body, { key })));
    if (done) toast(approved ? '已同意延期。' : '没有同意延期。');
  }
}

customElements.define('case-acts', CaseActs);
