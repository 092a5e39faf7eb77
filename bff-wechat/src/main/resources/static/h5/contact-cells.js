import { html, nothing } from 'lit';
import { elder } from '../shared/elder.js';
import { icon } from '../shared/icons.js';

/** People one can call, each with a big button. */
export function contactCells(items) {
  return html`<ul class="cells">
    ${items.map((each) => html`<li class="cell call">
      <span class="grow"><span class="strong">${each.office}</span>
        ${each.name ? html`<br><span class="soft">${each.name}</span>` : nothing}
        ${elder() ? nothing : html`<br><span class="soft mono">${each.phone}</span>`}</span>
      <a class="button main" href="tel:${each.phone}" aria-label="打电话给${each.office} ${each.phone}">
        ${icon('phone')}打电话</a>
    </li>`)}
  </ul>`;
}

/** Somebody seems to be in danger: these numbers before anything else. */
export function urgent(numbers) {
  return html`<div class="note red stack" role="alert"><p class="strong">听着像急事，请先打电话！</p>
    ${numbers.map((number) => html`<a class="button bad wide big" href="tel:${number}">${icon('phone')}打 ${number}</a>`)}</div>`;
}

/** The number to call first: the grid worker's, else whoever stands first. */
export function firstContact(items = []) {
  return items.find((each) => each.office.includes('网格')) ?? items[0];
}
