import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { holds, desk } from './session.js';

const SOON = 3000;
const colours = { waiting: 'yellow', sending: 'yellow', sent: 'green', failed: 'red', unknown: 'red' };

/** How far a published article came into the public account's drafts, and sending it there. */
class AccountDrafts extends Act {
  static properties = {
    address: { attribute: false }, item: { attribute: false }, person: { attribute: false }, village: { attribute: false },
    drafts: { state: true }, lost: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  /** Looks again by itself while something is under way. */
  async look() {
    clearTimeout(this.timer);
    try {
      this.drafts = (await desk.get(`${this.address}/account-drafts`)).items;
      this.lost = false;
    } catch {
      this.lost = true;
    }
    const open = this.lost || this.drafts.some(({ state }) => state === 'waiting' || state === 'sending');
    if (open && this.isConnected) this.timer = setTimeout(() => this.look(), SOON);
  }

  render() {
    const { item } = this;
    const cadre = holds(this.person, this.village, 'cadre');
    const there = this.drafts?.some((each) => each.revision === item.shown);
    const may = cadre && item.status === 'published' && this.drafts && !there;
    if (!may && !this.drafts?.length) return nothing;
    return html`<section class="card stack" aria-labelledby="box"><h2 id="box">公众号</h2>
      ${this.lost ? html`<p class="note yellow">现在看不到发送的情况，过一会儿自动再看。</p>` : nothing}
      ${(this.drafts ?? []).map((draft) => this.line(draft, cadre))}
      ${may ? html`<p class="soft small">送进草稿箱，编辑在公众平台看过再发。</p>
        <button class="button wide" ?disabled=${this.busy} @click=${this.send}>发到公众号草稿箱</button>` : nothing}
      ${this.refused()}</section>`;
  }

  line(draft, cadre) {
    return html`<div class="stack"><p><span class="strong">第 ${draft.revision} 次修改</span> <span class="badge ${colours[draft.state] ?? ''}" role="status">${draft.stateLabel}</span><br>
        <span class="soft small">${when(draft.changedAt)}${draft.nextAt && draft.detail ? `，${when(draft.nextAt)} 自动再试` : ''}</span></p>
      ${draft.detail ? html`<p class="note ${draft.state === 'waiting' ? 'yellow' : 'red'}">${draft.detail}</p>` : nothing}
      ${cadre && draft.acts.includes('retry') ? html`<button class="button" ?disabled=${this.busy} @click=${() => this.retry(draft)}>再试一次</button>` : nothing}</div>`;
  }

  async send() {
    const done = await this.attempt((key) => desk.post(`${this.address}/account-drafts`, { version: this.item.version }, { key }));
    if (done) toast('正在送到公众号草稿箱。');
    await this.look();
  }

  async retry(draft) {
    const done = await this.attempt(() => desk.post(`${this.address}/account-drafts/${draft.id}/retries`, { version: draft.version }));
    if (done) toast('马上再试。');
    await this.look();
  }
}

customElements.define('account-drafts', AccountDrafts);
