import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { day } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { words } from './case-cell.js';
import { mp } from './session.js';

/** 附近有人反映过: "me too" instead of a second case. Looks as soon as the place is known. */
class ReportNear extends Act {
  static properties = {
    place: { attribute: false },
    category: { attribute: false },
    village: { attribute: false },
    items: { state: true },
  };

  get wanted() {
    const { kind, point, code } = this.place ?? {};
    const category = this.category ? `&category=${encodeURIComponent(this.category.code)}` : '';
    if (kind === 'point') return `near=${point.lat},${point.lon}${category}`;
    return kind === 'plate' ? `doorPlate=${encodeURIComponent(code)}${category}` : '';
  }

  updated() {
    if (this.wanted === this.asked) return;
    this.asked = this.wanted;
    this.look(this.wanted);
  }

  /** Finding nothing, or not getting through, leaves the form as it is: this is only an offer. */
  async look(wanted) {
    const found = wanted && (await mp.get(`/villages/${this.village}/complaints?${wanted}`).catch(() => null));
    if (wanted === this.asked) this.items = found ? found.items.filter((item) => !item.mine) : [];
  }

  render() {
    if (!this.items?.length) return nothing;
    return html`<section class="card stack" aria-labelledby="near"><h2 id="near">附近有人反映过</h2>
      <p class="soft">要是同一件事，点“我也遇到了”就行，有结果一样告诉您。</p>
      ${this.items.slice(0, 3).map((item) => this.near(item))}${this.refused()}</section>`;
  }

  near(item) {
    const away = item.distanceMetres < 15 ? '就在这里' : `约 ${item.distanceMetres} 米外`;
    const others = item.supports ? `，还有 ${item.supports} 人遇到` : '';
    return html`<div class="stack near">
      <p><span class="strong">${words(item)}</span><br>
        <span class="soft">${day(item.filedAt)} 反映，${away}${others} · ${item.statusLabel}</span></p>
      ${item.supported
        ? html`<p class="note green">您已经说过“我也遇到了”。</p>`
        : html`<button class="button" ?disabled=${this.busy} @click=${() => this.support(item)}>我也遇到了</button>`}
    </div>`;
  }

  async support(item) {
    const done = await this.attempt((key) =>
      mp.post(`/villages/${this.village}/complaints/${item.id}/supports`, {}, { key }));
    if (!done) return;
    this.items = this.items.map((each) =>
      each.id === item.id ? { ...each, supported: true, supports: (each.supports ?? 0) + 1 } : each);
    toast('记下了，有结果会告诉您。这件事不用再报一遍。');
  }
}

customElements.define('report-near', ReportNear);
