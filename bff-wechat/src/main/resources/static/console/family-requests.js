import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskPages } from './desk-view.js';
import { desk } from './session.js';

/** 家人代办: who asks to act for whom. */
class FamilyRequests extends DeskPages {
  address(after) {
    return paged(`${this.base}/family-requests`, after);
  }

  heading() {
    document.title = '家人代办 · 乡音工作台';
    return html`<h1 class="work-title">家人代办</h1>`;
  }

  content({ items }) {
    if (!items.length) return nothingHere('没有等待审批的申请。');
    return html`<div class="stack">${items.map((item) => html`<family-request .item=${item} .base=${this.base}
      @decided=${() => this.drop(item)}></family-request>`)}${moreButton(this)}</div>`;
  }

  drop(item) {
    this.data = { ...this.data, items: this.data.items.filter((each) => each !== item) };
  }
}

/** One request and the two answers. */
class FamilyRequest extends Act {
  static properties = { item: { attribute: false }, base: { attribute: false }, refusing: { state: true } };

  render() {
    const { item } = this;
    return html`<div class="card stack">
      <p><span class="strong">${item.helper}</span> 想替 <span class="strong">${item.forWhom ?? '（花名册里没有对得上的人）'}</span> 办事
        <span class="soft small">${[item.household ? '同户' : '不同户', item.relation, `${when(item.requestedAt)} 申请`]
          .filter(Boolean).join(' · ')}</span></p>
      ${this.refusing ? this.reasonForm() : this.buttons()}
      ${this.refused()}</div>`;
  }

  buttons() {
    return html`<div class="row">
      ${this.item.forWhom ? html`<button class="button main" ?disabled=${this.busy}
        @click=${() => this.decide('approvals', undefined, '已同意。')}>同意</button>` : nothing}
      <button class="button bad" ?disabled=${this.busy} @click=${() => (this.refusing = true)}>不同意</button></div>`;
  }

  reasonForm() {
    return html`<form class="stack" @submit=${this.refuse}>
      <label class="field"><span class="label">原因（会告诉申请人）</span><input class="input" name="reason" required maxlength="200"></label>
      <div class="row"><button class="button bad" ?disabled=${this.busy}>不同意</button>
        <button type="button" class="button" @click=${() => (this.refusing = false)}>返回</button></div></form>`;
  }

  refuse(event) {
    event.preventDefault();
    const reason = new FormData(event.target).get('reason').trim();
    this.decide('refusals', { reason }, '已告诉申请人没有同意。');
  }

  async decide(answer, body, said) {
    const done = await this.attempt((key) => desk.post(`${this.base}/family-requests/${this.item.id}/${answer}`, body, { key }));
    if (!done) return;
    toast(said);
    this.dispatchEvent(new Event('decided'));
  }
}

customElements.define('console-family-requests', FamilyRequests);
customElements.define('family-request', FamilyRequest);
