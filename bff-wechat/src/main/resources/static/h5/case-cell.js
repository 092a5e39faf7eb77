import { html, nothing } from 'lit';
import { badgeOf, day, due, kinds } from '../shared/format.js';
import { elder } from '../shared/elder.js';
import { mp } from './session.js';

/** One case in a list. */
export function caseCell(item) {
  return html`<a class="cell case ${badgeOf(item)}" href="#/villages/${item.village.code}/complaints/${item.id}">
    <span class="grow">
      <span class="row wrap">
        <span class="badge ${badgeOf(item)}">${item.statusLabel}</span>
        ${elder() ? nothing : html`<span class="soft small">${day(item.filedAt)}</span>`}
      </span>
      <span class="case-text strong">${words(item)}</span>
      <span class="soft small">${due(item.dueAt, item.dueColour) || `编号 ${item.ticket}`}</span>
    </span>
    ${item.thumbnail
      ? html`<img class="thumb" alt="" width="64" height="64" loading="lazy" @error=${(event) => (event.target.hidden = true)}
          src=${mp.url(`/villages/${item.village.code}/attachments/${item.thumbnail}?size=thumb`)}>`
      : nothing}
  </a>`;
}

export function words(item) {
  const category = item.category?.name ?? item.category;
  return item.text || category || `${kinds[item.kind] ?? '诉求'}（照片或录音）`;
}
