import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { mp } from './session.js';

/** 替谁反映: oneself, or a member of the family the village has approved. Asks nothing of whoever has none. */
class ReportFor extends Part {
  static properties = { legend: {}, chosen: { attribute: false }, village: { attribute: false }, family: { state: true } };

  async connectedCallback() {
    super.connectedCallback();
    const found = await mp.get('/me/family').catch(() => null);
    const here = found?.villages.find((village) => village.code === this.village);
    this.family = (here?.iActFor ?? []).filter((tie) => tie.state === 'approved' && tie.rosterId);
  }

  render() {
    if (!this.family?.length) return nothing;
    return html`<fieldset class="card"><legend>${this.legend ?? '替谁反映'}</legend><div class="options">
      ${this.option(null, '我自己')}${this.family.map((each) => this.option(each.rosterId, each.name))}</div></fieldset>`;
  }

  option(id, name) {
    return html`<button class="option" type="button" aria-pressed=${(this.chosen?.id ?? null) === id}
      @click=${() => this.tell(id && { id, name })}>${name}</button>`;
  }

  tell(onBehalfOf) {
    this.dispatchEvent(new CustomEvent('change-draft', { detail: { onBehalfOf } }));
  }
}

customElements.define('report-for', ReportFor);
