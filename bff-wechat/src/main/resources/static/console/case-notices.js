import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { when } from '../shared/format.js';
import { desk } from './session.js';

/** 通知: who was told of the case, how, and whether it arrived. A desk without this list shows nothing. */
class CaseNotices extends Part {
  static properties = { address: { attribute: false }, items: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    this.items = (await desk.get(`${this.address}/notices`).catch(() => ({ items: [] }))).items;
  }

  render() {
    if (!this.items?.length) return nothing;
    return html`<section class="card stack" aria-labelledby="told"><h2 id="told">发出的通知</h2>
      <ul class="plain">${this.items.map((each) => html`<li>
        <p><span class="strong">${each.kindLabel}</span> <span class="soft small">${[each.addressee, each.channelLabel, each.stateLabel, when(each.at)].filter(Boolean).join(' · ')}</span></p>
      </li>`)}</ul></section>`;
  }
}

customElements.define('case-notices', CaseNotices);
