import { html, nothing } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';
import './invitations.js';

/** 咨询窗口: which desks there are, where they are open, whom the township invited. An operator keeps those of every village. */
class KeptDesks extends DeskView {
  get scope() {
    return this.route.params.scope;
  }

  async load() {
    const query = this.scope ? `?scope=${encodeURIComponent(this.scope)}` : '';
    const [kept, invited] = await Promise.all([desk.get(`/inquiry-desks${query}`),
      this.scope ? desk.get(`/inquiry-invitations${query}`) : { items: [] }]);
    return { ...kept, invitations: invited.items };
  }

  heading() {
    document.title = '咨询窗口 · 乡音工作台';
    return html`<h1 class="work-title">咨询窗口</h1>
      <p class="soft">${this.scope ? '本乡镇的窗口由这里增减；各村都有的窗口由运维人员管，这里可以定哪些村不开。' : '各村都有的窗口；乡镇自己的窗口由乡镇管。'}</p><br>`;
  }

  content({ items, villages, invitations }) {
    const again = () => this.reload();
    return html`<div class="columns"><section class="stack" aria-label="已有的窗口">${items.map((item) => html`<kept-desk .item=${item} .villages=${villages}
        .scope=${this.scope} .invitations=${invitations.filter((each) => each.desk === item.code)} @changed=${again}></kept-desk>`)}</section>
      <div class="stack"><new-desk .scope=${this.scope} @changed=${again}></new-desk></div></div>`;
  }
}

const wording = (item) => html`<label class="field"><span class="label">名称</span><input class="input" name="name" required maxlength="12" value=${item.name ?? ''}></label>
  <label class="field"><span class="label">这里可以问什么</span><input class="input" name="hint" required maxlength="60" value=${item.hint ?? ''}></label>
  <label class="field"><span class="label">几个工作日内答复</span><input class="input" name="days" type="number" required min="1" max="60" value=${item.days ?? 3}></label>`;

const written = (form) => {
  const { name, hint, days, ...rest } = Object.fromEntries(new FormData(form));
  return { ...rest, name: name.trim(), hint: hint.trim(), days: Number(days) };
};

/** One desk: what it says, whether it takes questions, in which villages, and who was invited. */
class KeptDesk extends Act {
  static properties = { item: { attribute: false }, villages: { attribute: false }, scope: {}, invitations: { attribute: false } };

  render() {
    const { item } = this;
    return html`<section class="card stack" aria-label=${item.name}><h2 class="row wrap"><span class="grow">${item.name}</span>
        <span class="badge">${item.kind === 'expert' ? '专家答复' : '村干部答复'}</span>
        <span class="badge ${item.on ? 'green' : ''}">${item.on ? '在用' : '停用'}</span></h2>
      <p class="soft">${item.hint} · ${item.days} 个工作日内答复</p>
      ${item.own ? this.change(item) : html`<p class="soft small">各村都有的窗口，由运维人员改名和停用。</p>`}
      ${this.villages.length ? this.served(item) : nothing}
      ${this.scope && item.kind === 'expert' ? html`<desk-invitations .item=${item} .scope=${this.scope} .invitations=${this.invitations}></desk-invitations>` : nothing}
      ${this.refused()}</section>`;
  }

  change(item) {
    return html`<details><summary>改名称、改期限</summary><form class="stack" @submit=${this.save}>${wording(item)}
        <div class="row"><button class="button main" ?disabled=${this.busy}>保存</button></div></form></details>
      <div class="row"><button class="button ${item.on ? 'bad' : ''}" ?disabled=${this.busy} @click=${this.turn}>${item.on ? '停用' : '重新启用'}</button></div>`;
  }

  served(item) {
    const open = this.villages.length - item.leftOut.length;
    return html`<details><summary>在 ${open} 个村开设，共 ${this.villages.length} 个村</summary><div class="stack">${this.villages.map((village) => html`<label class="switch">
      <span class="grow">${village.name}</span><input type="checkbox" .checked=${!item.leftOut.includes(village.code)} ?disabled=${this.busy}
        @change=${(event) => this.serve(village, event.target.checked)}></label>`)}</div></details>`;
  }

  save(event) {
    event.preventDefault();
    this.put({ ...written(event.target), on: this.item.on }, '已经保存。');
  }

  turn() {
    const { name, hint, days, on } = this.item;
    if (on && !confirm(`停用“${name}”后各村不能再问，问过的照样答复。确定停用吗？`)) return;
    this.put({ name, hint, days, on: !on }, on ? '已经停用。' : '已经启用。');
  }

  async put(body, said) {
    this.told(await this.attempt(() => desk.put(`/inquiry-desks/${this.item.code}`, { version: this.item.version, ...body })), said);
  }

  async serve(village, open) {
    const closures = `/villages/${village.code}/inquiry-desks/${this.item.code}/closures`;
    this.told(await this.attempt((key) => (open ? desk.delete(`${closures}/current`) : desk.post(closures, {}, { key }))),
      open ? `${village.name}可以问了。` : `${village.name}不开这个窗口了。`);
  }

  told(answer, said) {
    if (answer) toast(said);
    this.dispatchEvent(new Event('changed'));
  }
}

class NewDesk extends Act {
  static properties = { scope: {} };

  render() {
    return html`<form class="card stack" @submit=${this.save}><h2>加一个窗口</h2>
      <label class="field"><span class="label">谁答复（以后不能改）</span><select name="kind"><option value="expert">专家（问的话只有专家和乡镇看得到）</option>
        <option value="office">村干部</option></select></label>${wording({})}
      ${this.refused()}<button class="button main" ?disabled=${this.busy}>加上</button></form>`;
  }

  async save(event) {
    event.preventDefault();
    const form = event.target;
    const body = { ...(this.scope && { scope: this.scope }), ...written(form) };
    if (!(await this.attempt((key) => desk.post('/inquiry-desks', body, { key })))) return;
    toast(`“${body.name}”已经加上，村民现在就能问。`);
    form.reset();
    this.dispatchEvent(new Event('changed'));
  }
}

customElements.define('console-kept-desks', KeptDesks);
customElements.define('kept-desk', KeptDesk);
customElements.define('new-desk', NewDesk);
