import { html } from 'lit';

const number = /(\d[\d-]{5,}\d)/;

/** A text whose numbers (a telephone, a ticket) never break at the end of a line: they are dialled and read out. */
export function unbroken(text) {
  return text.split(number).map((part, index) => (index % 2 ? html`<span class="unbroken">${part}</span>` : part));
}
