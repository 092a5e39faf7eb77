import { html, nothing } from 'lit';
import { day } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import { desk, holds, isOperator } from './session.js';
import './grid-map.js';
import './setup-grid.js';

/** 村庄设置: grids, telephone numbers, promise; for operators also name and code. */
class Setup extends DeskView {
  static properties = { chosen: { state: true } };

  async load() {
    const [whole, closed] = await Promise.all([
      desk.get(`${this.base}/setup`), desk.get(`${this.base}/grids/closed`).catch(() => ({ items: [] }))]);
    return { ...whole, closed: closed.items };
  }

  heading() {
    document.title = '村庄设置 · 乡音工作台';
    return html`<h1 class="work-title">${this.data?.village.name ?? ''}村庄设置</h1>`;
  }

  content({ village, grids, contacts, closed }) {
    const again = () => this.reload();
    const chosen = grids.find((grid) => grid.id === this.chosen);
    return html`<p class="soft">${village.county}${village.township} · <span class="mono">${village.code}</span> · 花名册 ${village.people} 人 ·
        <a href="#${this.base}/door-plates">${village.plates} 块门牌</a>
        ${holds(this.person, this.village, 'dispatcher') ? html` · <a href="#${this.base}/roles">设村干部</a>` : nothing}</p>
      <div class="columns"><div class="stack"><h2>网格</h2>
        ${grids.length ? html`<grid-map .grids=${grids} .chosen=${this.chosen} @choose-grid=${(event) => (this.chosen = event.detail)}></grid-map>`
          : html`<p class="card soft">还没有网格。没有网格时，反映的事都先到调度员那里。</p>`}
        <setup-grid .base=${this.base} .grid=${chosen} @changed=${again}></setup-grid>
        <closed-grids .base=${this.base} .items=${closed} @changed=${again}></closed-grids></div>
      <div class="stack"><h2>便民电话</h2>${contacts.map((contact) => html`<setup-contact .base=${this.base} .contact=${contact} @changed=${again}></setup-contact>`)}
        <setup-contact .base=${this.base} @changed=${again}></setup-contact>
        <setup-words .base=${this.base} .village=${village} .operator=${isOperator(this.person)} @changed=${again}></setup-words></div></div>`;
  }
}

/** A number, or the form for another one. Without consent none is kept. */
class SetupContact extends Act {
  static properties = { base: { attribute: false }, contact: { attribute: false } };

  render() {
    const { contact } = this;
    return contact
      ? html`<div class="card row wrap"><span class="grow"><span class="strong">${contact.office}</span> ${contact.name ?? ''} <span class="mono">${contact.phone}</span><br>
          <span class="soft small">${contact.consent ? `同意：${contact.consent}` : '没有登记同意的方式'}${contact.consentAt ? `，${day(contact.consentAt)} 登记` : ''}</span>${this.refused()}</span>
          <button class="button bad" ?disabled=${this.busy} @click=${this.remove}>去掉</button></div>`
      : html`<form class="card stack" @submit=${this.save}><h3>登记一个电话</h3>
          <label class="field"><span class="label">职务，如村医、网格员</span><input class="input" name="office" required maxlength="20"></label>
          <label class="field"><span class="label">姓名（可不填）</span><input class="input" name="name" maxlength="20"></label>
          <label class="field"><span class="label">电话</span><input class="input" name="phone" required inputmode="tel" maxlength="20"></label>
          <label class="field"><span class="label">排序（小的在前）</span><input class="input short" name="sort" type="number" min="0" max="999" value="0"></label>
          <label class="row"><input type="checkbox" name="agreed" required> 本人（或单位）同意对所有人公布</label>
          <label class="field"><span class="label">怎样同意的</span><input class="input" name="consent" required maxlength="100" placeholder="如：本人签字同意"></label>
          ${this.refused()}<button class="button main" ?disabled=${this.busy}>登记</button></form>`;
  }

  async save(event) {
    event.preventDefault();
    const form = event.target;
    const fields = Object.fromEntries(new FormData(form));
    const body = { ...fields, name: fields.name.trim() || undefined, sort: Number(fields.sort), agreed: fields.agreed === 'on' };
    if (!(await this.attempt((key) => desk.post(`${this.base}/contacts`, body, { key })))) return;
    form.reset();
    this.over('已登记，一分钟内生效。');
  }

  async remove() {
    if (await this.attempt(() => desk.delete(`${this.base}/contacts/${this.contact.id}`))) this.over('已去掉。');
  }

  over(words) {
    toast(words);
    this.dispatchEvent(new Event('changed'));
  }
}

/** The promise; name and code of the village. */
class SetupWords extends Act {
  static properties = { base: { attribute: false }, village: { attribute: false }, operator: { attribute: false } };

  render() {
    const { village } = this;
    return html`<h2>答复承诺</h2><form class="card stack" @submit=${(event) => this.put(event, 'promise', ({ hours }) => ({ hours: Number(hours) }))}>
        <label class="field"><span class="label">多少小时内首次答复（类别另有规定的按类别）</span>
          <input class="input short" name="hours" type="number" min="1" max="720" required .value=${String(village.promisedHours || 24)}></label>
        ${village.promisedHours ? nothing : html`<p class="hint">还没有登记，现在按 24 小时算。</p>`}
        <button class="button main" ?disabled=${this.busy}>保存</button></form>
      ${this.operator ? html`<h2>村名和代码</h2><form class="card stack" @submit=${(event) => this.put(event, 'name', ({ name }) => ({ name }))}>
          <label class="field"><span class="label">村名</span><input class="input" name="name" required maxlength="30" .value=${village.name}></label>
          <button class="button" ?disabled=${this.busy}>改名</button></form>
        <form class="card stack" @submit=${this.recode}><p class="soft">区划调整时换代码，旧代码仍能找到这个村。</p>
          <label class="field"><span class="label">新的 12 位代码</span><input class="input" name="code" required inputmode="numeric" pattern="[0-9]{12}"></label>
          <label class="field"><span class="label">启用日期</span><input class="input" name="from" type="date" required></label>
          <button class="button" ?disabled=${this.busy}>换代码</button></form>` : nothing}
      ${this.refused()}`;
  }

  async put(event, what, body) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.target));
    if (!(await this.attempt(() => desk.put(`${this.base}/${what}`, body(fields))))) return;
    toast('已保存。');
    this.dispatchEvent(new Event('changed'));
  }

  async recode(event) {
    event.preventDefault();
    const body = Object.fromEntries(new FormData(event.target));
    if (!(await this.attempt((key) => desk.post(`${this.base}/codes`, body, { key })))) return;
    toast('代码已换。');
    location.hash = `#/villages/${body.code}/setup`;
  }
}

customElements.define('console-setup', Setup);
customElements.define('setup-contact', SetupContact);
customElements.define('setup-words', SetupWords);
