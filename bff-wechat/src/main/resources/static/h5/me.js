import { html, nothing } from 'lit';
import { View } from '../shared/element.js';
import { elder, setElder } from '../shared/elder.js';
import { roles } from '../shared/format.js';
import { go } from '../shared/router.js';
import { toast } from '../shared/toast.js';
import { me, mp, rememberVillage, signOut } from './session.js';
import { signInFirst } from './gate.js';
import './call.js';

const binding = { bound: ['已绑定', 'green'], pending: ['村里正在核实', 'yellow'], none: ['未绑定', ''] };

/** 我的: my villages, who saw my data, big letters, sign out. */
class Me extends View {
  async load() {
    const [mine, posts] = await Promise.all([me(true), mp.get('/me/expert-desks').catch(() => ({ items: [] }))]);
    return { ...mine, posts: posts.items };
  }

  heading() {
    document.title = '我的';
    return html`<h1 class="page-title">我的</h1>`;
  }

  troubled() {
    const shown = this.problem.status === 401 ? signInFirst('登录后能看到您的信息。') : super.troubled();
    return html`<div class="stack">${shown}${this.elderSwitch()}</div>`;
  }

  content({ villages, posts }) {
    const known = villages.filter((village) => village.binding !== 'none');
    return html`<div class="stack">
      ${known.length
        ? html`<div class="cells">${known.map((village) => this.village(village))}</div>
          ${known.filter((village) => village.binding === 'bound').map((village) => html`<button class="button plain"
            @click=${() => this.unbind(village)}>解除在${village.name}的绑定</button>`)}`
        : html`<p class="note yellow">您还没有绑定村民身份。绑定后才能反映问题。</p>`}
      <div class="cells">
        <a class="cell" href="#/me/binding"><span class="grow">${known.length ? '再绑定一个村' : '绑定村民身份'}</span></a>
        <a class="cell" href="#/me/family"><span class="grow">我的家人</span></a>
        <a class="cell" href="#/me/inquiries"><span class="grow">我问的（咨询）</span></a>
        ${known.some((village) => village.roles.includes('party-member'))
          ? html`<a class="cell" href="#/me/credits"><span class="grow">我的学习积分</span></a>` : nothing}
        ${posts.length ? html`<a class="cell" href="#/me/expert"><span class="grow">专家答复：${posts.map((post) => post.deskName).join('、')}</span></a>` : nothing}
        <a class="cell" href="#/me/questions"><span class="grow">我的疑问</span></a>
        <a class="cell" href="#/me/notice-settings"><span class="grow">消息设置</span></a>
        <a class="cell" href="#/me/access-log"><span class="grow">谁看过我的信息</span></a>
        <a class="cell" href="#/me/leaving"><span class="grow">导出资料、注销账号</span></a>
        <a class="cell" href="#/me/privacy"><span class="grow">隐私说明</span></a>
      </div>
      ${this.elderSwitch()}
      ${known.length ? html`<village-call .village=${known[0].code}></village-call>` : nothing}
      <button class="button wide" @click=${this.leave}>退出登录</button>
    </div>`;
  }

  village(village) {
    const [label, colour] = binding[village.binding];
    const held = village.roles.map((role) => roles[role] ?? role).join('、');
    return html`<a class="cell" href="#/villages/${village.code}" @click=${() => rememberVillage(village.code)}>
      <span class="grow"><span class="row wrap"><span class="strong">${village.name}</span>
        <span class="badge ${colour}">${label}</span></span>
        <span class="soft">${[village.maskedName, village.grid?.name, held].filter(Boolean).join(' · ')}</span></span></a>`;
  }

  elderSwitch() {
    return html`<div class="card"><label class="switch"><span class="grow">长辈模式（大字）</span>
      <input type="checkbox" role="switch" .checked=${elder()} @change=${(event) => setElder(event.target.checked)}></label></div>`;
  }

  /** Cases stay; whoever wants to act again binds again. */
  async unbind(village) {
    if (!confirm(`解除后不能再以${village.name}村民的身份反映和评价，办过的事还在。确定解除吗？`)) return;
    try {
      await mp.delete(`/me/bindings/${village.code}`);
      toast('已解除。');
      this.reload();
    } catch (problem) {
      toast(problem.detail);
    }
  }

  async leave() {
    try {
      await signOut();
      go('#/sign-in');
    } catch (problem) {
      toast(problem.detail);
    }
  }
}

customElements.define('village-me', Me);
