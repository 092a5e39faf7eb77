import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { due } from '../shared/format.js';
import { nothingHere } from '../shared/states.js';
import { caseCell } from './case-cell.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';
import './case-photos.js';

const sources = [['phone', '电话'], ['visit', '来访、走访'], ['paper', '书面']];
const kinds = [['complaint', '诉求'], ['wish', '微心愿'], ['enterprise', '企业诉求']];

/** 登记诉求: what somebody brings by telephone, on paper or at the door; and finding it again when he rings up. */
class Register extends DeskView {
  async load() {
    const [categories, grids] = await Promise.all([
      fetch(`/mp/v1/villages/${this.village}/complaint-categories`).then((answer) => answer.json()).catch(() => ({ items: [] })),
      desk.get(`${this.base}/grids`).catch(() => ({ items: [] }))]);
    return { categories: categories.items ?? [], grids: grids.items };
  }

  heading() {
    document.title = '登记诉求 · 乡音工作台';
    return html`<h1 class="work-title">登记诉求</h1>`;
  }

  content({ categories, grids }) {
    return html`<div class="columns">
      <register-form .base=${this.base} .village=${this.village} .categories=${categories} .grids=${grids}></register-form>
      <phone-search .base=${this.base}></phone-search></div>`;
  }
}

class RegisterForm extends Act {
  static properties = {
    base: { attribute: false },
    village: { attribute: false },
    categories: { attribute: false },
    grids: { attribute: false },
    done: { state: true },
  };

  render() {
    if (this.done) return this.ticket(this.done);
    return html`<form class="card stack" @submit=${this.send}>
      <fieldset><legend>怎么来的</legend><div class="options">${sources.map(([value, words], index) =>
        html`<label class="option"><input type="radio" name="source" value=${value} ?checked=${index === 0}>${words}</label>`)}</div></fieldset>
      <fieldset><legend>是什么</legend><div class="options">${kinds.map(([value, words], index) =>
        html`<label class="option"><input type="radio" name="kind" value=${value} ?checked=${index === 0}>${words}</label>`)}</div></fieldset>
      <label class="field"><span class="label">姓名</span><input class="input" name="name" required maxlength="50" autocomplete="off"></label>
      <label class="field"><span class="label">手机号或座机号（没有可不填）</span>
        <input class="input" name="phone" inputmode="tel" maxlength="20" autocomplete="off"></label>
      <label class="field"><span class="label">说的什么事</span><textarea name="text" required maxlength="2000" rows="4"></textarea></label>
      <label class="field"><span class="label">类别</span><select name="category"><option value="">不清楚，由调度员定</option>
        ${this.categories.map((group) => html`<optgroup label=${group.name}>${group.children.map((each) =>
          html`<option value=${each.code}>${each.name}</option>`)}</optgroup>`)}</select></label>
      <label class="field"><span class="label">在哪个网格</span><select name="grid"><option value="">不清楚</option>
        ${this.grids.map((grid) => html`<option value=${grid.id}>${grid.name}</option>`)}</select></label>
      <label class="field"><span class="label">门牌短码（知道就填）</span><input class="input" name="doorPlate" maxlength="64" autocomplete="off"></label>
      <label class="field"><span class="label">什么时候的事（不清楚可不填）</span><input class="input" name="occurredAt" type="datetime-local"></label>
      <case-photos .base=${this.base}></case-photos>
      <label class="row"><input type="checkbox" name="quiet"><span>来人不愿让办理的人知道名字（微心愿这样登记，就不能请党员接单）</span></label>
      <label class="row"><input type="checkbox" name="aboutStaff"><span>反映的是村干部、网格员（直接交乡镇，村里看不到）</span></label>
      ${this.refused()}
      <button class="button main" ?disabled=${this.busy}>${this.busy ? '正在登记…' : '登记'}</button></form>`;
  }

  ticket({ id, ticket, dueAt }) {
    return html`<section class="card stack" role="status"><h2>登记好了</h2>
      <p>请告诉来人，编号是</p><p class="big mono strong">${ticket}</p>
      <p class="soft">${due(dueAt, 'green')}。凭编号或电话都能查。</p>
      <a class="button main" href="#/villages/${this.village}/complaints/${id}">打开这件事</a>
      <button class="button" @click=${() => (this.done = undefined)}>再登记一件</button></section>`;
  }

  async send(event) {
    event.preventDefault();
    const fields = new FormData(event.target);
    const words = (name) => fields.get(name)?.trim() || undefined;
    const body = {
      source: fields.get('source'),
      kind: fields.get('kind'),
      caller: { name: words('name'), phone: words('phone') },
      text: words('text'),
      category: words('category'),
      grid: words('grid'),
      doorPlate: words('doorPlate'),
      occurredAt: words('occurredAt') && `${words('occurredAt')}:00+08:00`,
      nameVisibleTo: fields.get('quiet') ? 'dispatcher-only' : 'handlers',
      aboutStaff: Boolean(fields.get('aboutStaff')),
    };
    const photos = event.target.querySelector('case-photos');
    const done = await this.attempt(async (key) => {
      const attachments = await photos.sent();
      return desk.post(`${this.base}/complaints`, attachments.length ? { ...body, attachments } : body, { key });
    });
    if (done) this.done = done;
  }
}

class PhoneSearch extends Act {
  static properties = { base: { attribute: false }, items: { state: true } };

  render() {
    return html`<section class="card stack"><h2>按电话查</h2>
      <form class="row" role="search" @submit=${this.search}>
        <input class="input grow" name="phone" inputmode="tel" required maxlength="20" autocomplete="off" aria-label="电话号码" placeholder="来电的手机号或座机号">
        <button class="button" ?disabled=${this.busy}>查找</button></form>
      ${this.refused()}
      ${this.items ? this.found() : nothing}</section>`;
  }

  found() {
    return this.items.length
      ? html`<div class="cells">${this.items.map((item) => caseCell(item))}</div>`
      : nothingHere('这个号码没有查到诉求。');
  }

  async search(event) {
    event.preventDefault();
    const phone = new FormData(event.target).get('phone').trim();
    const found = await this.attempt(() => desk.post(`${this.base}/complaint-searches`, { phone }));
    if (found) this.items = found.items;
  }
}

customElements.define('console-register', Register);
customElements.define('register-form', RegisterForm);
customElements.define('phone-search', PhoneSearch);
