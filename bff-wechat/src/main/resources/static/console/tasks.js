import { html, nothing } from 'lit';
import { colourName, due } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { DeskPages } from './desk-view.js';

const kinds = { complaint: '诉求', 'disclosure-question': '公开疑问', binding: '身份审核', 'attachment-review': '附件审核' };
const places = { complaint: 'complaints', 'disclosure-question': 'disclosure-questions', binding: 'bindings', 'attachment-review': 'attachments' };

/** 待办: what is due, by colour, the most pressing first as the server ordered it. */
class Tasks extends DeskPages {
  static properties = { only: { state: true } };

  address(after) {
    return paged(`${this.base}/tasks`, after);
  }

  heading() {
    document.title = '待办 · 乡音工作台';
    return html`<h1 class="work-title">今天要办的</h1>`;
  }

  content({ items, counts = {} }) {
    const shown = this.only ? items.filter((item) => item.colour === this.only) : items;
    return html`<div class="stack">
      <div class="counts" role="group" aria-label="按颜色看">${['red', 'yellow', 'green'].map((colour) => this.count(colour, counts))}</div>
      ${shown.length
        ? html`<div class="cells">${shown.map((item) => this.cell(item))}</div>`
        : nothingHere(this.only ? '这一类没有。' : '都办完了，没有待办。')}
      ${moreButton(this)}</div>`;
  }

  count(colour, counts) {
    return html`<button class="count ${colour}" aria-pressed=${this.only === colour}
      @click=${() => (this.only = this.only === colour ? undefined : colour)}>
      <span class="number">${counts[colour] ?? 0}</span><span>${colourName[colour]}</span></button>`;
  }

  cell(item) {
    const place = `#/villages/${this.village}/${places[item.kind] ?? 'complaints'}`;
    return html`<a class="cell task ${item.colour}" href=${['complaint', 'disclosure-question'].includes(item.kind) ? `${place}/${item.id}` : place}>
      <span class="badge">${kinds[item.kind] ?? item.kind}</span>
      <span class="grow"><span class="strong">${item.title}</span>
        ${item.ticket ? html`<br><span class="soft small mono">${item.ticket}</span>` : nothing}</span>
      <span class="tail">${[item.status, due(item.dueAt, item.colour)].filter(Boolean).map((words, index) =>
        html`${index ? html`<br>` : nothing}<span class="badge ${index ? item.colour : ''}">${words}</span>`)}</span></a>`;
  }
}

customElements.define('console-tasks', Tasks);
