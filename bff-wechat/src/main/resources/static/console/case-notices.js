import { html } from 'lit';
import { View } from '../shared/element.js';
import { when } from '../shared/format.js';
import { desk } from './session.js';

/** How the notices of a case went out. */
class CaseNotices extends View {
  static properties = { address: { attribute: false } };

  load() {
    return desk.get(`${this.address}/notices`);
  }

  heading() {
    return html`<h2>通知送达</h2>`;
  }

  content({ items }) {
    if (!items.length) return html`<p class="soft">还没有发过通知。</p>`;
    return html`<ul class="timeline">${items.map((item) => html`<li>
      <p><span class="strong">${item.addressee}</span> ${item.kindLabel}
        <span class="soft">${item.channelLabel} · ${item.stateLabel} · ${when(item.at)}</span></p></li>`)}</ul>`;
  }
}

customElements.define('case-notices', CaseNotices);
