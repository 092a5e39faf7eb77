import { html, nothing } from 'lit';
import { day } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { desk } from './session.js';

/** 请专家: the invitation is handed over as a link, once; who accepts answers from his telephone and sees nothing else. */
class Invitations extends Act {
  static properties = { item: { attribute: false }, scope: {}, invitations: { attribute: false }, link: { state: true } };

  render() {
    return html`<details><summary>请来的专家（${this.invitations.length}）</summary><div class="stack">
      ${this.invitations.map((each) => this.line(each))}
      ${this.link ? html`<div class="note green stack"><p class="strong">把这个链接发给本人，只显示这一次：</p><p class="mono said">${this.link}</p>
        <div class="row"><button class="button" @click=${this.copy}>复制</button></div><p class="small">他要在本县一个村绑定过身份，14 天内在微信里点开接受。</p></div>` : nothing}
      <form class="stack" @submit=${this.invite}><label class="field"><span class="label">请谁（单位和称呼，同事看得到）</span>
        <input class="input" name="label" required maxlength="30"></label>
        <div class="row"><button class="button main" ?disabled=${this.busy}>生成邀请</button></div></form>${this.refused()}</div></details>`;
  }

  line(each) {
    const unbound = each.inviteAgain ? '。这是较早的邀请，没有记下他是谁，他现在答复不了，要重新请他'
      : each.bound === false ? '，现在未绑定，重新绑定后恢复' : '';
    const words = each.acceptedBy ? `${each.acceptedBy} ${day(each.acceptedAt)}接受${unbound}` : `等他接受，${day(each.until)}前有效`;
    return html`<div class="row wrap"><span class="grow"><span class="strong">${each.label}</span> <span class="soft small">${words}</span></span>
      ${each.inviteAgain ? html`<button class="button main" ?disabled=${this.busy} @click=${() => this.renew(each)}>重新请他</button>` : nothing}
      <button class="button" ?disabled=${this.busy} @click=${() => this.end(each)}>${each.acceptedBy ? '不再由他答复' : '收回'}</button></div>`;
  }

  async invite(event) {
    event.preventDefault();
    const form = event.target;
    const body = { scope: this.scope, desk: this.item.code, label: new FormData(form).get('label').trim() };
    const issued = await this.attempt((key) => desk.post('/inquiry-invitations', body, { key }));
    if (!issued) return;
    form.reset();
    if (issued.secret) this.link = `${location.origin}/h5/#/expert-invitations/${encodeURIComponent(issued.secret)}`;
    await this.again();
  }

  /** The new link first: without it the old seat would be gone for nothing. */
  async renew(each) {
    const body = { scope: this.scope, desk: this.item.code, label: each.label };
    const issued = await this.attempt((key) => desk.post('/inquiry-invitations', body, { key }));
    if (!issued) return;
    if (issued.secret) this.link = `${location.origin}/h5/#/expert-invitations/${encodeURIComponent(issued.secret)}`;
    await this.attempt(() => desk.delete(`/inquiry-invitations/${each.id}`));
    await this.again();
  }

  /** The list anew, while the link stays to be read. */
  async again() {
    const { items } = await desk.get(`/inquiry-invitations?scope=${encodeURIComponent(this.scope)}`).catch(() => ({ items: this.invitations }));
    this.invitations = items.filter((each) => each.desk === this.item.code);
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.link);
      toast('已经复制。');
    } catch {
      toast('复制不了，请选中链接自己复制。');
    }
  }

  async end(each) {
    if (each.acceptedBy && !confirm(`不再由 ${each.label} 答复吗？问过他的，村干部仍然看不到，由乡镇转交。`)) return;
    if (!(await this.attempt(() => desk.delete(`/inquiry-invitations/${each.id}`)))) return;
    toast(each.acceptedBy ? '以后不再由他答复。' : '邀请已经收回。');
    this.link = undefined;
    await this.again();
  }
}

customElements.define('desk-invitations', Invitations);
