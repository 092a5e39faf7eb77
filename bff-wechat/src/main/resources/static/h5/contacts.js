import { html } from 'lit';
import { View } from '../shared/element.js';
import { nothingHere } from '../shared/states.js';
import { contactCells } from './contact-cells.js';
import { mp } from './session.js';

/** 打电话 */
class Contacts extends View {
  async load() {
    return mp.get(`/villages/${this.route.params.village}/contacts`, { open: true });
  }

  heading() {
    document.title = '打电话';
    return html`<h1 class="page-title">打电话</h1>`;
  }

  content({ items }) {
    return html`<div class="stack">
      ${items.length ? contactCells(items) : nothingHere('村里还没有登记电话。')}
      <section class="card stack" aria-labelledby="danger"><h2 id="danger">遇到危险</h2>
        <div class="options even">
          <a class="button bad danger" href="tel:120">120<span class="small">急救</span></a>
          <a class="button bad danger" href="tel:119">119<span class="small">火警</span></a>
          <a class="button bad danger" href="tel:110">110<span class="small">报警</span></a>
        </div></section>
    </div>`;
  }
}

customElements.define('village-contacts', Contacts);
