import { html, nothing } from 'lit';
import { freshKey } from '../shared/api.js';
import { View, readable } from '../shared/element.js';
import { toast } from '../shared/toast.js';
import { mp } from './session.js';
import { signInFirst } from './gate.js';

const states = {
  pending: ['等村干部同意', 'yellow'], approved: ['可以', 'green'], refused: ['没有同意', 'red'], ended: ['已结束', ''],
};

/** 我的家人: whom I may act for, who may act for me, asking and ending. */
class Family extends View {
  static properties = { sending: { state: true }, refusal: { state: true } };
  key = freshKey();

  load() {
    return mp.get('/me/family');
  }

  heading() {
    document.title = '我的家人';
    return html`<h1 class="page-title">我的家人</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到您的家人。') : super.troubled();
  }

  content({ villages }) {
    if (!villages.length) {
      return html`<div class="stack"><p class="note yellow">先绑定村民身份，才能替家人办事。</p>
        <a class="button main wide" href="#/me/binding">绑定村民身份</a></div>`;
    }
    return html`<div class="stack">${villages.map((village) => this.village(village, villages.length > 1))}</div>`;
  }

  village(village, several) {
    return html`<section class="stack">${several ? html`<h2>${village.name}</h2>` : nothing}
      ${this.ties('我能替谁办事', village.iActFor, '还没有。')}
      ${this.asking(village)}
      ${this.ties('谁能替我办事', village.actForMe, '还没有人。')}</section>`;
  }

  ties(words, ties, none) {
    return html`<h3>${words}</h3>${ties.length
      ? html`<ul class="cells">${ties.map((tie) => this.tie(tie))}</ul>`
      : html`<p class="soft">${none}</p>`}`;
  }

  tie(tie) {
    const [label, colour] = tie.guardian ? ['监护人', 'green'] : states[tie.state];
    const open = tie.id && (tie.state === 'pending' || tie.state === 'approved');
    return html`<li class="cell"><span class="grow"><span class="row wrap"><span class="strong">${tie.name}</span>
        <span class="badge ${colour}">${label}</span></span>
        ${tie.reason ? html`<span class="soft">${tie.reason}</span>` : nothing}</span>
      ${open ? html`<button class="button" ?disabled=${this.sending} @click=${() => this.end(tie)}>${
        tie.state === 'pending' ? '撤回' : '结束'}</button>` : nothing}</li>`;
  }

  asking(village) {
    const asked = new Set(village.iActFor.filter((tie) => tie.state !== 'ended' && tie.state !== 'refused').map((tie) => tie.rosterId));
    const rest = village.household.filter((member) => !asked.has(member.rosterId));
    return html`<div class="card stack"><h3>想替家人办事</h3>
      ${rest.map((member) => html`<button class="button wide" ?disabled=${this.sending}
        @click=${() => this.ask({ village: village.code, rosterId: member.rosterId })}>替${member.name}办事</button>`)}
      <form class="stack" @submit=${(event) => this.askByName(event, village)}>
        <p class="soft">${rest.length ? '不在一个户口上的家人：' : '填写家人的姓名和身份证后四位：'}</p>
        <label class="field"><span class="label">姓名</span><input class="input" name="name" required maxlength="50" autocomplete="off"></label>
        <label class="field"><span class="label">身份证后四位</span><input class="input" name="idLast4" required
          pattern="[0-9]{3}[0-9Xx]" title="四位，最后一位可以是 X" autocomplete="off"></label>
        ${this.refusal ? html`<p class="wrong" role="alert">${this.refusal.detail}</p>` : nothing}
        <button class="button main wide" ?disabled=${this.sending}>申请</button></form></div>`;
  }

  askByName(event, village) {
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]));
    return this.ask({ village: village.code, ...fields });
  }

  ask(body) {
    return this.attempt(async () => {
      await mp.post('/me/family', body, { key: this.key });
      this.key = freshKey();
      toast('已交给村干部。');
    });
  }

  end(tie) {
    return this.attempt(async () => {
      await mp.delete(`/me/family/${tie.id}`);
      toast(tie.state === 'pending' ? '已撤回。' : '已结束。');
    });
  }

  async attempt(act) {
    this.sending = true;
    this.refusal = undefined;
    try {
      await act();
      await this.reload();
    } catch (error) {
      this.refusal = readable(error);
      if (!this.refusal.unsure) this.key = freshKey();
      toast(this.refusal.detail);
    } finally {
      this.sending = false;
    }
  }
}

customElements.define('village-family', Family);
