import { html, nothing } from 'lit';
import { clientOf } from '../shared/api.js';
import { day, roles } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskPages } from './desk-view.js';
import { desk, holds, isOperator } from './session.js';

/** What everybody may read of a village: its grids. */
const open = clientOf({ base: '/mp/v1', client: 'console' });

/** 人员与职务: who holds which role here, and setting what stands below. */
class Roles extends DeskPages {
  get place() {
    if (this.village) return `${this.base}/roles`;
    return this.route.params.area ? `/areas/${this.route.params.area}/roles` : '/operators';
  }

  address(after) {
    return paged(this.place, after);
  }

  async load() {
    const [page, village] = await Promise.all([super.load(), this.village ? open.get(this.base, { credentials: 'omit' }).catch(() => null) : null]);
    return { ...page, grids: village?.grids ?? [] };
  }

  heading() {
    document.title = '人员与职务 · 乡音工作台';
    return html`<h1 class="work-title">人员与职务</h1>`;
  }

  /** What this person may set here. */
  get below() {
    const { area } = this.route.params;
    if (this.village) {
      return [
        ...(holds(this.person, this.village, 'dispatcher') ? ['cadre', 'branch-secretary', 'supervision-committee'] : []),
        ...(holds(this.person, this.village, 'cadre') ? ['grid-worker'] : []),
      ];
    }
    if (!isOperator(this.person)) return [];
    return area ? [area.length === 6 ? 'supervisor' : 'dispatcher'] : ['operator'];
  }

  content({ items, grids }) {
    return html`<div class="stack">
      ${this.below.length ? html`<new-role .roles=${this.below} .grids=${grids} .address=${this.place}
        @given=${() => this.reload()}></new-role>` : nothing}
      ${items.length ? html`<ul class="cells">${items.map((item) => this.row(item, grids))}</ul>${moreButton(this)}`
        : nothingHere('还没有人担任职务。')}
      ${!this.village && isOperator(this.person) ? this.elsewhere() : nothing}</div>`;
  }

  row(item, grids) {
    const names = item.grids.map((id) => grids.find((grid) => grid.id === id)?.name).filter(Boolean).join('、');
    return html`<li class="cell"><span class="grow"><span class="strong">${roles[item.role] ?? item.role}</span>
        ${item.name ?? (item.phone ? '' : '（姓名未登记）')} <span class="mono">${item.phone ?? ''}</span>
        ${item.state === 'offered' ? html`<span class="badge yellow">等本人领取</span>` : nothing}<br>
        <span class="soft small">${[names, `${day(item.from)} 起`, item.until && `到 ${day(item.until)}`].filter(Boolean).join(' · ')}</span></span>
      ${this.below.includes(item.role) ? html`<button class="button bad" @click=${() => this.revoke(item)}>收回</button>` : nothing}</li>`;
  }

  elsewhere() {
    return html`<form class="card row" @submit=${(event) => {
      event.preventDefault();
      location.hash = `#/areas/${new FormData(event.target).get('area')}/roles`;
    }}><label class="field grow"><span class="label">看哪个县（6 位代码）或乡镇（9 位代码）</span>
      <input class="input" name="area" required inputmode="numeric" pattern="[0-9]{6}([0-9]{3})?"></label>
      <button class="button">打开</button></form>`;
  }

  async revoke(item) {
    try {
      await desk.delete(`${this.place}/${item.id}`);
      toast('已收回。');
      this.reload();
    } catch (problem) {
      toast(problem.detail);
    }
  }
}

/** Setting one role: by phone, with the name where somebody is on the roster. */
class NewRole extends Act {
  static properties = { roles: { attribute: false }, grids: { attribute: false }, address: { attribute: false }, role: { state: true } };

  render() {
    const role = this.role ?? this.roles[0];
    return html`<form class="card stack" @submit=${(event) => this.give(event, role)}>
      <fieldset><legend>职务</legend><div class="options">${this.roles.map((each) => html`<label class="option"><input type="radio"
        name="role" value=${each} .checked=${each === role} @change=${() => (this.role = each)}><span>${roles[each]}</span></label>`)}</div></fieldset>
      <label class="field"><span class="label">手机号</span><input class="input" name="phone" required inputmode="tel" pattern="1[0-9]{10}" title="11 位手机号"></label>
      <label class="field"><span class="label">姓名</span><input class="input" name="name" maxlength="50" ?required=${!this.address.includes('/villages/')}>
        <span class="hint">在花名册里并已绑定微信的，当即生效；其他人用微信登录后在“我的”里领取，14 天内有效。同事按这个姓名认人。</span></label>
      ${role === 'grid-worker' ? html`<fieldset><legend>负责的网格</legend><div class="options">${this.grids.map((grid) => html`<label class="option">
        <input type="checkbox" name="grids" value=${grid.id}><span>${grid.name}</span></label>`)}</div></fieldset>` : nothing}
      ${this.refused()}
      <button class="button main" ?disabled=${this.busy}>设为${roles[role]}</button></form>`;
  }

  async give(event, role) {
    event.preventDefault();
    const form = event.target;
    const data = new FormData(form);
    const name = data.get('name').trim();
    const body = { role, phone: data.get('phone').trim(), ...(name && { name }), grids: data.getAll('grids') };
    let given;
    const done = await this.attempt(async (key) => (given = await desk.post(this.address, body, { key })));
    if (!done) return;
    toast(given.state === 'held' ? '已设好。' : '已预留，请本人用微信领取。');
    form.reset();
    this.dispatchEvent(new Event('given'));
  }
}

customElements.define('console-roles', Roles);
customElements.define('new-role', NewRole);
