import { html, nothing } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { desk } from './session.js';

/** 本村没有这一项, or 恢复: with a reason everybody reads. What may not be switched off here the server says. */
class CalendarSwitch extends Act {
  static properties = { base: { attribute: false }, item: { attribute: false }, on: { attribute: false }, asking: { state: true } };

  render() {
    const words = this.on ? '恢复' : '本村没有这一项';
    if (!this.asking) return html`<button class="button" aria-label="${words}：${this.item.itemName}" @click=${() => (this.asking = true)}>${words}</button>`;
    return html`<form class="stack" @submit=${this.turn}>
      <label class="field"><span class="label">理由（村民看得到）</span><input class="input" name="reason" required maxlength="200"></label>
      ${this.refused()}
      <div class="row"><button class="button main" ?disabled=${this.busy}>${this.on ? '恢复' : '停用'}</button>
        <button type="button" class="button" @click=${() => (this.asking = false)}>不改了</button></div></form>`;
  }

  async turn(event) {
    event.preventDefault();
    const reason = new FormData(event.target).get('reason').trim();
    const done = await this.attempt((key) =>
      desk.post(`${this.base}/disclosure-items/${this.item.item}/switches`, { enabled: this.on, reason }, { key }));
    if (!done) return;
    this.asking = false;
    toast(this.on ? '已恢复。' : '已停用，村民和乡镇看得到理由。');
    this.dispatchEvent(new CustomEvent('changed', { detail: done }));
  }
}

customElements.define('calendar-switch', CalendarSwitch);

const classes = [['village', '村务公开'], ['finance', '财务公开'], ['party', '党务公开']];
const frequencies = [['monthly', '每月'], ['quarterly', '每季度'], ['yearly', '每年'], ['event', '发生时'], ['on-request', '应村民要求']];

/** 加一项: what the village discloses besides. */
class CalendarNew extends Act {
  static properties = { base: { attribute: false }, which: { state: true } };

  render() {
    const choices = (pairs) => pairs.map(([word, words]) => html`<option value=${word}>${words}</option>`);
    return html`<details class="card"><summary>加一项本村自己要公开的</summary><form class="stack" @submit=${this.add}>
      <label class="field"><span class="label">名称</span><input class="input" name="name" required maxlength="60"></label>
      <label class="field"><span class="label">编号（V 开头的大写字母和数字，例如 V01）</span><input class="input" name="code" required pattern="V[A-Z0-9\\-]{1,19}"></label>
      <label class="field"><span class="label">类别</span><select class="input" name="class" @change=${(event) => (this.which = event.target.value)}>${choices(classes)}</select></label>
      ${this.which === 'finance' ? html`<label class="row"><input type="checkbox" name="tableRequired" checked> 要附收支表（逐项逐笔），没有表不能提交审核</label>` : nothing}
      <label class="field"><span class="label">多久公开一次</span><select class="input" name="frequency">${choices(frequencies)}</select></label>
      <label class="field"><span class="label">期满（或发生）后几天内公开</span><input class="input" name="dueDays" type="number" min="0" max="120" value="10" required></label>
      <label class="field"><span class="label">依据</span><input class="input" name="legalBasis" required maxlength="200"></label>
      ${this.refused()}<button class="button main" ?disabled=${this.busy}>加上</button></form></details>`;
  }

  async add(event) {
    event.preventDefault();
    const form = event.target;
    const fields = Object.fromEntries(new FormData(form));
    const body = { ...fields, dueDays: Number(fields.dueDays), tableRequired: fields.tableRequired === 'on' };
    const done = await this.attempt((key) => desk.post(`${this.base}/disclosure-items`, body, { key }));
    if (!done) return;
    form.reset();
    this.which = undefined;
    toast('已加上。');
    this.dispatchEvent(new CustomEvent('changed', { detail: done }));
  }
}

customElements.define('calendar-new', CalendarNew);
