import { html, nothing } from 'lit';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskPages } from './desk-view.js';
import { desk } from './session.js';

/** 门牌: what hangs in the village, entering more, and paper to hang. */
class DoorPlates extends DeskPages {
  address(after) {
    return paged(`${this.base}/door-plates`, after);
  }

  async load() {
    const [page, setup] = await Promise.all([super.load(), desk.get(`${this.base}/setup`)]);
    return { ...page, grids: setup.grids };
  }

  heading() {
    document.title = '门牌 · 乡音工作台';
    return html`<div class="row wrap work-head"><h1 class="work-title grow">门牌</h1>
      <a class="button main" href="#${this.base}/door-plates/print">打印二维码</a></div>
      <p class="soft">门牌只写在哪里，不写谁家。村民扫了就能在这个位置反映事情。</p>`;
  }

  content({ items, grids }) {
    const names = Object.fromEntries(grids.map((grid) => [grid.id, grid.name]));
    return html`<div class="columns"><div class="stack">
      ${items.length ? html`<ul class="cells">${items.map((plate) => html`<li class="cell"><span class="grow"><span class="strong">${plate.label}</span><br>
          <span class="soft small">${names[plate.grid] ?? ''}${plate.point ? '' : ' 没有坐标'}</span></span>
          ${plate.grid || plate.removed ? nothing : html`<span class="badge yellow">不在网格里</span>`}<span class="mono">${plate.code}</span>
          <plate-switch .base=${this.base} .plate=${plate} @changed=${() => this.reload()}></plate-switch></li>`)}</ul>${moreButton(this)}`
        : nothingHere('还没有门牌。')}</div>
      <new-plates .base=${this.base} .grids=${grids} @changed=${() => this.reload()}></new-plates></div>`;
  }
}

/** One a line, as it comes out of a table: place, grid, code, latitude, longitude. */
class NewPlates extends Act {
  static properties = { base: { attribute: false }, grids: { attribute: false }, wrong: { state: true } };

  render() {
    return html`<form class="card stack" @submit=${this.save}><h2>登记门牌</h2>
      <label class="field"><span class="label">一行一块：位置，网格，短码，纬度，经度</span>
        <textarea name="lines" rows="8" required spellcheck="false" placeholder="柳家村 1 号，第一网格"></textarea>
        <span class="hint">只有位置是必填的，可以从表格里复制。没有短码的新编一个；没有写网格的，看坐标落在哪个网格。</span></label>
      <label class="field"><span class="label">坐标来自</span><select name="crs"><option value="wgs84">卫星定位（WGS-84）</option>
        <option value="gcj02">高德、腾讯、微信地图（GCJ-02）</option></select></label>
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}${this.refused()}
      <button class="button main" ?disabled=${this.busy}>登记</button></form>`;
  }

  async save(event) {
    event.preventDefault();
    const form = event.target;
    const { lines, crs } = Object.fromEntries(new FormData(form));
    const rows = lines.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => line.split(/\t|,|，/).map((part) => part.trim()));
    const lost = rows.find(([, grid]) => grid && !this.grids.some((each) => each.name === grid));
    this.wrong = lost ? `没有“${lost[1]}”这个网格。` : undefined;
    if (lost) return;
    const plates = rows.map(([label, grid, code, lat, lon]) => ({
      label, code: code || undefined, grid: this.grids.find((each) => each.name === grid)?.id,
      ...(lat && lon && { point: { lat: Number(lat), lon: Number(lon), crs } }) }));
    if (!(await this.attempt((key) => desk.post(`${this.base}/door-plates`, { plates }, { key })))) return;
    toast(`登记了 ${plates.length} 块门牌。`);
    form.reset();
    this.dispatchEvent(new Event('changed'));
  }
}

/** Out of use, or in use again: a plate that fell down, or one hung on the wrong wall. */
class PlateSwitch extends Act {
  static properties = { base: { attribute: false }, plate: { attribute: false } };

  render() {
    const { removed } = this.plate;
    return html`${removed ? html`<span class="badge red">停用了</span> ` : nothing}<button class="button" ?disabled=${this.busy}
      @click=${this.turn} aria-label="${removed ? '恢复' : '停用'} ${this.plate.code}">${removed ? '恢复' : '停用'}</button>${this.refused()}`;
  }

  async turn() {
    const { code, removed } = this.plate;
    const address = `${this.base}/door-plates/${code}/removals`;
    if (!removed && !confirm('停用后，扫这块门牌打不开；以前在这里反映的事不变。确定吗？')) return;
    const done = await this.attempt(async () => {
      await (removed ? desk.delete(`${address}/current`) : desk.post(address, {}));
      return true;
    });
    if (!done) return;
    toast(removed ? '恢复了。' : '停用了，随时可以恢复。');
    this.dispatchEvent(new Event('changed'));
  }
}

customElements.define('console-door-plates', DoorPlates);
customElements.define('plate-switch', PlateSwitch);
customElements.define('new-plates', NewPlates);
