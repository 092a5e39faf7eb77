import { html, nothing } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { desk } from './session.js';

/** Drawing a grid, or several from one file: GeoJSON as drawing tools and surveyors give it. */
class SetupGrid extends Act {
  static properties = { base: { attribute: false }, grid: { attribute: false }, read: { state: true }, wrong: { state: true } };

  render() {
    const { grid } = this;
    return html`<form class="card stack" @submit=${this.save}><h3>${grid ? `改“${grid.name}”` : '画一个网格'}</h3>
      <label class="field"><span class="label">名称${grid ? '' : '（文件里有名称的可不填）'}</span><input class="input" name="name" maxlength="30" .value=${grid?.name ?? ''}></label>
      <label class="field"><span class="label">坐标来自</span><select name="crs"><option value="wgs84">测绘、卫星定位（WGS-84）</option>
        <option value="gcj02">高德、腾讯、微信地图（GCJ-02，会自动换算）</option></select></label>
      <label class="field"><span class="label">边界（GeoJSON）</span><textarea name="polygon" rows="6" required spellcheck="false"
        .value=${grid ? JSON.stringify({ type: 'Polygon', coordinates: [grid.polygon] }) : ''} @input=${(event) => this.look(event.target.value)}></textarea>
        <span class="hint">从制图工具里导出后粘贴，或者<label class="link">选文件<input type="file" class="out-of-sight" accept=".json,.geojson" @change=${this.open}></label>。各角写成 [经度, 纬度]。</span></label>
      ${this.read?.length ? html`<grid-map .grids=${this.read} label="要画的网格"></grid-map>` : nothing}
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}${this.refused()}
      <button class="button main" ?disabled=${this.busy}>${grid ? '保存' : '画上'}</button>
      ${grid ? html`<button type="button" class="button bad" ?disabled=${this.busy} @click=${this.close}>停用这个网格</button>` : nothing}</form>`;
  }

  /** What lies in it keeps its place; new cases there go to whoever dispatches. */
  async close() {
    if (!confirm(`停用“${this.grid.name}”以后，新的诉求不再进这个网格；以前的不变，随时可以恢复。确定吗？`)) return;
    const done = await this.attempt(async () => {
      await desk.post(`${this.base}/grids/${this.grid.id}/closures`, {});
      return true;
    });
    if (!done) return;
    toast('停用了。');
    this.dispatchEvent(new Event('changed'));
  }

  updated(changed) {
    if (changed.has('grid')) [this.read, this.wrong] = [undefined, undefined];
  }

  async open(event) {
    const text = await event.target.files[0]?.text();
    if (!text) return;
    this.querySelector('textarea').value = text;
    this.look(text);
  }

  look(text) {
    [this.read, this.wrong] = [undefined, undefined];
    try {
      this.read = polygons(JSON.parse(text)).map(({ name, polygon }, index) => ({
        id: String(index), name: name || `第 ${index + 1} 块`, polygon: polygon.coordinates[0].slice(0, -1).map(([lon, lat]) => [lon, lat]) }));
    } catch {
      this.wrong = text.trim() ? '这不是可读的 GeoJSON Polygon。' : undefined;
    }
    return this.read;
  }

  async save(event) {
    event.preventDefault();
    const form = event.target;
    const { name, crs, polygon } = Object.fromEntries(new FormData(form));
    if (!this.look(polygon)) return;
    const drawn = polygons(JSON.parse(polygon));
    if (this.grid && drawn.length > 1) return (this.wrong = '改一个网格只能给一条边界。');
    const done = await this.attempt(async (key) => {
      for (const [index, each] of drawn.entries()) {
        const body = { name: name.trim() && drawn.length === 1 ? name.trim() : each.name, crs, polygon: each.polygon };
        await (this.grid ? desk.put(`${this.base}/grids/${this.grid.id}`, body) : desk.post(`${this.base}/grids`, body, { key: `${key}-${index}` }));
      }
    });
    this.dispatchEvent(new Event('changed'));
    if (!done) return;
    toast(drawn.length > 1 ? `画好了 ${drawn.length} 个网格。` : '网格已画好。');
    [this.read, this.wrong] = [undefined, undefined];
    if (!this.grid) form.reset();
  }
}

/** 停用的网格: back into use where their land is still free. */
class ClosedGrids extends Act {
  static properties = { base: { attribute: false }, items: { attribute: false } };

  render() {
    if (!this.items?.length) return nothing;
    return html`<section class="card stack"><h3>停用的网格</h3>${this.refused()}<ul class="cells">${this.items.map((grid) =>
      html`<li class="cell"><span class="grow strong">${grid.name}</span>
        <button class="button" ?disabled=${this.busy} @click=${() => this.reopen(grid)}>恢复</button></li>`)}</ul></section>`;
  }

  async reopen(grid) {
    const done = await this.attempt(() => desk.delete(`${this.base}/grids/${grid.id}/closures/current`));
    if (!done) return;
    toast(`“${grid.name}”恢复了。`);
    this.dispatchEvent(new Event('changed'));
  }
}

customElements.define('closed-grids', ClosedGrids);

/** The polygons of a geometry, a feature or a collection, each with its name. */
function polygons(json) {
  if (json.type === 'FeatureCollection') return json.features.flatMap(polygons);
  if (json.type === 'Feature') return [{ name: json.properties?.name ?? '', polygon: json.geometry }];
  if (!Array.isArray(json.coordinates)) throw new TypeError('no geometry');
  return [{ name: '', polygon: { type: json.type, coordinates: json.coordinates } }];
}

customElements.define('setup-grid', SetupGrid);
