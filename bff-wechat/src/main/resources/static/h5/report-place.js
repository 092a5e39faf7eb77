import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { icon } from '../shared/icons.js';
import { mp } from './session.js';
import { whereabouts } from './wechat-page.js';

/** 在哪里: this phone's location, a door plate, or a grid. */
class ReportPlace extends Part {
  static properties = {
    place: { attribute: false },
    grids: { attribute: false },
    village: { attribute: false },
    asking: { state: true },
    busy: { state: true },
    wrong: { state: true },
  };

  render() {
    return html`<section class="card stack" aria-labelledby="where">
      <h2 id="where" class="legend">在哪里</h2>
      <p class="row">${icon('place')}<span class="grow" aria-live="polite">${this.place?.label ?? '还没选（可以不选）'}</span></p>
      <div class="options">
        <button class="option" ?disabled=${this.busy} @click=${this.locate}>${icon('place')}${this.busy ? '正在定位…' : '我在的位置'}</button>
        ${this.opener('plate', 'plate', '门牌号')}
        ${this.grids.length ? this.opener('grid', 'grid', '选网格') : nothing}
      </div>
      ${this.asking === 'plate' ? this.plateForm() : nothing}
      ${this.asking === 'grid' ? this.gridChoice() : nothing}
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
    </section>`;
  }

  opener(what, picture, label) {
    return html`<button class="option" aria-expanded=${this.asking === what}
      @click=${() => (this.asking = this.asking === what ? undefined : what)}>${icon(picture)}${label}</button>`;
  }

  plateForm() {
    return html`<form class="row" @submit=${this.lookUp}>
      <input class="input grow" name="code" required autocomplete="off" autocapitalize="off" aria-label="门牌上的编号" placeholder="门牌上的编号">
      <button class="button" ?disabled=${this.busy}>确定</button>
    </form>`;
  }

  gridChoice() {
    return html`<div class="options column" role="group" aria-label="网格">${this.grids.map((grid) =>
      html`<button class="option" aria-pressed=${this.place?.id === grid.id}
        @click=${() => this.tell({ kind: 'grid', id: grid.id, label: grid.name })}>${grid.name}</button>`)}</div>`;
  }

  async locate() {
    this.busy = true;
    this.wrong = undefined;
    try {
      this.located(await whereabouts());
    } catch {
      this.unlocated();
    }
  }

  located({ latitude, longitude, accuracy }) {
    const metres = Math.round(Number(accuracy));
    const point = { lat: Number(latitude), lon: Number(longitude), crs: 'wgs84', accuracyMetres: metres };
    this.tell({ kind: 'point', point, label: `我在的位置（误差约 ${metres} 米）` });
  }

  unlocated() {
    this.busy = false;
    this.wrong = '没有定到位置。请打开手机定位，或者选门牌、网格。';
  }

  async lookUp(event) {
    event.preventDefault();
    const code = new FormData(event.target).get('code').trim();
    this.busy = true;
    this.wrong = undefined;
    try {
      const plate = await mp.get(`/door-plates/${encodeURIComponent(code)}`);
      if (plate.village.code === this.village) return this.tell({ kind: 'plate', code: plate.code, label: plate.label });
      this.wrong = `这块门牌在${plate.village.name}，不在本村。`;
    } catch (problem) {
      this.wrong = problem.status === 404 ? '没有找到这块门牌，请看看编号对不对。' : problem.detail;
    } finally {
      this.busy = false;
    }
  }

  tell(place) {
    this.busy = false;
    this.asking = undefined;
    this.wrong = undefined;
    this.dispatchEvent(new CustomEvent('change-draft', { detail: { place } }));
  }
}

customElements.define('report-place', ReportPlace);
