import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskPages } from './desk-view.js';
import { desk } from './session.js';

/** 身份审核: people who say they belong here, beside whom the roster knows. */
class Bindings extends DeskPages {
  address(after) {
    return paged(`${this.base}/bindings`, after, { state: 'pending' });
  }

  heading() {
    document.title = '身份审核 · 乡音工作台';
    return html`<h1 class="work-title">身份审核</h1>`;
  }

  async load() {
    const [page, joins] = await Promise.all([super.load(), desk.get(`${this.base}/citizen-joins`)]);
    return { ...page, joins: joins.items };
  }

  content({ items, joins }) {
    return html`${this.claims(items)}${joins.length ? html`<h2>从浙里办登录、与已绑定的人合为一人的</h2>
      <div class="stack">${joins.map((item) => html`<citizen-join-card .item=${item} .base=${this.base}
        @decided=${() => this.reload()}></citizen-join-card>`)}</div>` : nothing}`;
  }

  claims(items) {
    if (!items.length) return nothingHere('没有等待审核的申请。');
    return html`<div class="stack">${items.map((item) => html`<binding-card .item=${item} .base=${this.base}
      @decided=${() => this.drop(item)}></binding-card>`)}${moreButton(this)}</div>`;
  }

  drop(item) {
    this.data = { ...this.data, items: this.data.items.filter((each) => each !== item) };
  }
}

/** One claim: choose whom it is, or refuse with a reason. */
class BindingCard extends Act {
  static properties = { item: { attribute: false }, base: { attribute: false }, chosen: { state: true }, refusing: { state: true } };

  render() {
    const { item } = this;
    return html`<div class="card stack">
      <p><span class="strong">${item.claimedName || '没有写姓名'}</span> <span class="mono">${item.claimedPhone}</span>
        <span class="soft small">${when(item.requestedAt)} 申请</span></p>
      ${item.candidates.length ? this.candidates() : html`<p class="note yellow">花名册里没有对得上的人。请先核实，再更新花名册。</p>`}
      ${this.refusing ? this.reasonForm() : this.buttons()}
      ${this.refused()}
    </div>`;
  }

  candidates() {
    return html`<fieldset><legend>花名册里可能是</legend><div class="options">${this.item.candidates.map((each) =>
      html`<label class="option"><input type="radio" name="candidate-${this.item.id}" .checked=${this.chosen === each.rosterId}
        @change=${() => (this.chosen = each.rosterId)}>
        <span>${each.name} <span class="mono">${each.phone}</span> ${each.grid?.name ?? each.grid ?? ''}</span></label>`)}</div></fieldset>`;
  }

  buttons() {
    return html`<div class="row">
      ${this.item.candidates.length ? html`<button class="button main" ?disabled=${!this.chosen || this.busy}
        @click=${() => this.decide({ rosterId: this.chosen, approve: true }, '已通过。')}>就是这个人，通过</button>` : nothing}
      <button class="button bad" ?disabled=${this.busy} @click=${() => (this.refusing = true)}>不通过</button></div>`;
  }

  reasonForm() {
    return html`<form class="stack" @submit=${this.refuse}>
      <label class="field"><span class="label">原因（会告诉申请人）</span><input class="input" name="reason" required maxlength="200"></label>
      <div class="row"><button class="button bad" ?disabled=${this.busy}>不通过</button>
        <button type="button" class="button" @click=${() => (this.refusing = false)}>返回</button></div></form>`;
  }

  refuse(event) {
    event.preventDefault();
    const reason = new FormData(event.target).get('reason').trim();
    this.decide({ ...(this.chosen && { rosterId: this.chosen }), approve: false, reason }, '已告诉申请人没有通过。');
  }

  async decide(body, said) {
    const done = await this.attempt((key) => desk.post(`${this.base}/bindings/${this.item.id}/approvals`, body, { key }));
    if (!done) return;
    toast(said);
    this.dispatchEvent(new Event('decided'));
  }
}

/** Somebody from a government platform who is one with who was bound: taken back with a reason. */
class CitizenJoinCard extends Act {
  static properties = { item: { attribute: false }, base: { attribute: false }, open: { state: true } };

  render() {
    const { item } = this;
    return html`<div class="card stack">
      <p><span class="strong">${item.name}</span> <span class="soft small">${item.platformLabel}，${when(item.joinedAt)}</span></p>
      ${item.undoneAt
        ? html`<p class="soft">${when(item.undoneAt)} 已解除${item.undoneReason ? `：${item.undoneReason}` : '（本人）'}</p>`
        : this.open ? this.form() : html`<button class="button bad" @click=${() => (this.open = true)}>解除</button>`}
      ${this.refused()}
    </div>`;
  }

  form() {
    return html`<form class="stack" @submit=${this.undo}>
      <label class="field"><span class="label">原因（例如：本人说不是他登录的）</span><input class="input" name="reason" required maxlength="200"></label>
      <div class="row"><button class="button bad" ?disabled=${this.busy}>解除，那边最迟一刻钟退出</button>
        <button type="button" class="button" @click=${() => (this.open = false)}>返回</button></div></form>`;
  }

  async undo(event) {
    event.preventDefault();
    const reason = new FormData(event.target).get('reason').trim();
    const done = await this.attempt((key) => desk.post(`${this.base}/citizen-joins/${this.item.id}/reversals`, { reason }, { key }));
    if (!done) return;
    toast('已解除，也告诉了本人。');
    this.dispatchEvent(new Event('decided'));
  }
}

customElements.define('console-bindings', Bindings);
customElements.define('citizen-join-card', CitizenJoinCard);
customElements.define('binding-card', BindingCard);
