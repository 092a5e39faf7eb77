import { html, nothing } from 'lit';
import { View } from '../shared/element.js';
import { mp, rememberVillage } from './session.js';

/** What scanning a door plate opens: the village, or a report with the place filled in. Never household data. */
class DoorPlate extends View {
  async load() {
    const plate = await mp.get(`/door-plates/${encodeURIComponent(this.route.params.code)}`, { open: true });
    rememberVillage(plate.village.code);
    return plate;
  }

  content({ code, village, grid, label }) {
    return html`<div class="stack">
      <h1 class="page-title">${village.name}</h1>
      <div class="card"><p class="strong">${label}</p>${grid ? html`<p class="soft">${grid.name}</p>` : nothing}</div>
      <a class="button main wide" href="#/villages/${village.code}/report?plate=${encodeURIComponent(code)}">在这里反映问题</a>
      <a class="button wide" href="#/villages/${village.code}">进入村首页</a>
    </div>`;
  }
}

customElements.define('village-door-plate', DoorPlate);
