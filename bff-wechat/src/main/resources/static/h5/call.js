import { html } from 'lit';
import { Part } from '../shared/element.js';
import { icon } from '../shared/icons.js';
import { firstContact } from './contact-cells.js';
import { mp } from './session.js';

const known = new Map();

/** Whom to call in a village, asked for once while the page is open; undefined where no number is known. */
function contactOf(village) {
  if (!known.has(village)) {
    const asked = mp.get(`/villages/${village}/contacts`, { open: true }).then(({ items }) => firstContact(items));
    known.set(village, asked.catch(() => void known.delete(village)));
  }
  return known.get(village);
}

/** A small link at the foot of a page: one tap calls the village; without a known number it leads to all numbers. */
class Call extends Part {
  static properties = { village: {}, contact: { state: true } };

  willUpdate(changed) {
    if (!changed.has('village')) return;
    const { village } = this;
    this.contact = undefined;
    if (village) contactOf(village).then((contact) => village === this.village && (this.contact = contact));
  }

  render() {
    const [to, words] = this.contact
      ? [`tel:${this.contact.phone}`, `打电话给${this.contact.office}`] : [`#/villages/${this.village}/contacts`, '打电话问问'];
    return html`<a class="button plain wide no-print" href=${to}>${icon('phone')}<span>${words}</span></a>`;
  }
}

customElements.define('village-call', Call);
