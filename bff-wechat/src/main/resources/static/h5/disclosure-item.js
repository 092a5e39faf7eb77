import { html, nothing } from 'lit';
import { View } from '../shared/element.js';
import { nothingHere } from '../shared/states.js';
import './disclosure-questions.js';
import { mp } from './session.js';

/** One item of the catalogue: whoever wants it public asks for it here, and reads what others were answered. */
class DisclosureItem extends View {
  async load() {
    const { village, item } = this.route.params;
    const { items } = await mp.get(`/villages/${village}/disclosure-items`, { open: true });
    return items.find((each) => each.item === item) ?? {};
  }

  heading() {
    document.title = '要求公开';
    return html`<h1 class="page-title">${this.data?.itemName ?? '要求公开'}</h1>`;
  }

  content(found) {
    const { village, item } = this.route.params;
    if (!found.item) return nothingHere('公开目录里没有这一项。');
    return html`<div class="stack">
      <section class="card stack"><p>${found.fact}</p><p class="soft small">${found.classLabel} · ${found.responsible}负责 · 依据：${found.legalBasis}</p>
        ${found.frequency === 'on-request' ? html`<p>您提出以后，村里要按期公布，或者写明答复。</p>` : nothing}
        <a class="button wide" href="#/villages/${village}/disclosures?class=${found.class}">看已经公布的</a></section>
      <section class="card" aria-labelledby="questions"><village-disclosure-questions .village=${village} .item=${item}></village-disclosure-questions></section></div>`;
  }
}

customElements.define('village-disclosure-item', DisclosureItem);
