import { html } from 'lit';
import { nothingHere } from '../shared/states.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

/** 总览: every village of a township or county, in code order. Facts, no ranking. */
class Overview extends DeskView {
  load() {
    return desk.get(`/overview?scope=${encodeURIComponent(this.route.params.scope)}`);
  }

  heading() {
    const area = this.person.areas.find((each) => each.code === this.route.params.scope);
    document.title = '总览 · 乡音工作台';
    return html`<h1 class="work-title" id="overview">${area?.name ?? ''}总览</h1>`;
  }

  content({ items }) {
    if (!items.length) return nothingHere('这里还没有村。');
    return html`<div class="card scroll" tabindex="0" role="region" aria-labelledby="overview"><table>
      <thead><tr><th>村</th><th>在办</th><th>快到期</th><th>已超期</th></tr></thead>
      <tbody>${items.map(({ village, open, yellow, red }) => html`<tr>
        <td><a href="#/villages/${village.code}/tasks">${village.name}</a></td><td>${open}</td>
        <td>${yellow ? html`<span class="badge yellow">${yellow}</span>` : 0}</td>
        <td>${red ? html`<span class="badge red">${red}</span>` : 0}</td></tr>`)}</tbody></table></div>`;
  }
}

customElements.define('console-overview', Overview);
