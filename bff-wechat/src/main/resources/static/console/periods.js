import { html, nothing } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { desk } from './session.js';

/** 转出诉求的法定期限: the periods of each law from its day on. */
class Periods extends Act {
  static properties = { items: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    this.items = (await desk.get('/statutory-periods').catch(() => ({ items: [] }))).items;
  }

  render() {
    return html`<section class="card stack" aria-label="法定期限"><h2>转出诉求的法定期限</h2>
      ${(this.items ?? []).map((each) => html`<div class="row wrap"><span class="grow"><span class="strong">${each.effectiveFrom} 起</span>
        ${each.replyDays} 日内告知，${each.finishDays} 日内办结<br><span class="soft small">${each.legalBasis}</span></span>
        ${each.toCome ? html`<button class="button bad" ?disabled=${this.busy} @click=${() => this.undo(each)}>撤回</button>` : nothing}</div>`)}
      <details><summary>法律改了，另立期限</summary><form class="stack" @submit=${this.publish}>
        <label class="field"><span class="label">启用日期（最早明天）</span><input class="input" type="date" name="effectiveFrom" required></label>
        <label class="field"><span class="label">几日内书面告知是否受理</span><input class="input" type="number" name="replyDays" min="1" max="365" required></label>
        <label class="field"><span class="label">几日内办结</span><input class="input" type="number" name="finishDays" min="1" max="365" required></label>
        <label class="field"><span class="label">依据</span><input class="input" name="legalBasis" maxlength="300" required></label>
        <div class="row"><button class="button main" ?disabled=${this.busy}>发布</button></div></form></details>${this.refused()}</section>`;
  }

  async publish(event) {
    event.preventDefault();
    const form = event.target;
    const { effectiveFrom, replyDays, finishDays, legalBasis } = Object.fromEntries(new FormData(form));
    const body = { effectiveFrom, replyDays: Number(replyDays), finishDays: Number(finishDays), legalBasis: legalBasis.trim() };
    if (!(await this.attempt((key) => desk.post('/statutory-periods', body, { key })))) return;
    toast('已经发布，到日子启用。');
    form.reset();
    this.load();
  }

  async undo(each) {
    if (!confirm(`撤回 ${each.effectiveFrom} 启用的期限吗？`)) return;
    if (!(await this.attempt(() => desk.delete(`/statutory-periods/${each.effectiveFrom}`)))) return;
    toast('已经撤回。');
    this.load();
  }
}

customElements.define('statutory-periods', Periods);
