import { html, nothing } from 'lit';
import { nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

/** 县、乡镇和村: what an operator enters first, and how far each village is. */
class Places extends DeskView {
  async load() {
    const { items } = await desk.get('/areas');
    const counties = items.filter((area) => area.level === 'county');
    const villages = await Promise.all(counties.map((county) => desk.get(`/villages?area=${county.code}`)));
    return { areas: items, villages: villages.flatMap((found) => found.items) };
  }

  heading() {
    document.title = '县、乡镇和村 · 乡音工作台';
    return html`<h1 class="work-title">县、乡镇和村</h1>
      <p class="soft">先登记县（6 位代码），再登记乡镇（9 位）和村（12 位）。村登记好后点开，画网格、登记门牌和便民电话，再请乡镇调度员设村干部、导花名册。</p>`;
  }

  content({ areas, villages }) {
    const again = () => this.reload();
    return html`<div class="columns"><section class="stack" aria-label="已登记的">
      ${areas.length ? areas.map((area) => this.area(area, villages)) : nothingHere('还没有登记县。')}</section>
      <div class="stack"><new-place kind="area" @changed=${again}></new-place><new-place kind="village" @changed=${again}></new-place></div></div>`;
  }

  area(area, villages) {
    const roles = html`<a class="button" href="#/areas/${area.code}/roles">设${area.level === 'county' ? '督查员' : '调度员'}</a>`;
    if (area.level === 'county') return html`<h2 class="row wrap"><span class="grow">${area.name} <span class="mono soft">${area.code}</span></span>${roles}</h2>`;
    const here = villages.filter((village) => village.code.startsWith(area.code));
    return html`<section class="card stack"><h3 class="row wrap"><span class="grow">${area.name} <span class="mono soft">${area.code}</span></span>${roles}</h3>
      ${here.length ? html`<div class="cells">${here.map((village) => this.settlement(village))}</div>` : html`<p class="soft">还没有村。</p>`}</section>`;
  }

  settlement(village) {
    const done = [[village.grids, '个网格'], [village.plates, '块门牌'], [village.contacts, '个电话'], [village.people, '人在册']];
    return html`<a class="cell" href="#/villages/${village.code}/setup"><span class="grow"><span class="strong">${village.name}</span>
      <span class="mono soft">${village.code}</span><br><span class="soft small">${done.map(([count, words]) => `${count} ${words}`).join(' · ')}</span></span>
      ${done.some(([count]) => !count) ? html`<span class="badge yellow">没有设完</span>` : nothing}</a>`;
  }
}

/** One form for a county or township, one for a village. */
class NewPlace extends Act {
  static properties = { kind: {} };

  render() {
    const village = this.kind === 'village';
    return html`<form class="card stack" @submit=${this.save}><h2>${village ? '登记一个村' : '登记一个县或乡镇'}</h2>
      <label class="field"><span class="label">${village ? '12 位统计用区划代码' : '代码（县 6 位，乡镇 9 位）'}</span>
        <input class="input" name="code" required inputmode="numeric" pattern=${village ? '[0-9]{12}' : '[0-9]{6}([0-9]{3})?'}></label>
      <label class="field"><span class="label">名称</span><input class="input" name="name" required maxlength="30"></label>
      <label class="field"><span class="label">启用日期（一直如此就不填）</span><input class="input" name="from" type="date"></label>
      ${this.refused()}<button class="button main" ?disabled=${this.busy}>登记</button></form>`;
  }

  async save(event) {
    event.preventDefault();
    const form = event.target;
    const { code, name, from } = Object.fromEntries(new FormData(form));
    const body = { code: code.trim(), name: name.trim(), ...(from && { from }) };
    if (!(await this.attempt((key) => desk.post(this.kind === 'village' ? '/villages' : '/areas', body, { key })))) return;
    toast(`${body.name}已登记。`);
    form.reset();
    this.dispatchEvent(new Event('changed'));
  }
}

customElements.define('console-places', Places);
customElements.define('new-place', NewPlace);
