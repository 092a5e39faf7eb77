import { html } from 'lit';
import { nothingHere } from '../shared/states.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

const WAIT = 30_000;

/** 总览: every village of a township or county, in code order, as it changes. Facts, no ranking. */
class Overview extends DeskView {
  static properties = { live: { state: true } };

  get address() {
    return `?scope=${encodeURIComponent(this.route.params.scope)}`;
  }

  load() {
    return desk.get(`/overview${this.address}`);
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen();
    this.poll = setInterval(() => this.live || this.reload(), WAIT);
  }

  disconnectedCallback() {
    this.source?.close();
    clearInterval(this.poll);
    super.disconnectedCallback();
  }

  /** The browser connects again by itself; meanwhile the page says so and asks every half minute. */
  listen() {
    this.source = new EventSource(desk.url(`/overview/stream${this.address}`));
    this.source.onopen = () => (this.live = true);
    this.source.onerror = () => (this.live = false);
    this.source.addEventListener('overview', (event) => {
      this.live = true;
      this.data = JSON.parse(event.data);
      this.problem = undefined;
    });
  }

  heading() {
    const { scope } = this.route.params;
    const area = this.person.areas.find((each) => each.code === scope);
    document.title = '总览 · 乡音工作台';
    return html`<div class="row wrap"><h1 class="work-title grow" id="overview">${area?.name ?? ''}总览</h1>
      <span class="badge ${this.live ? 'green' : ''}" role="status">${this.live ? '实时' : '已断开，每半分钟更新'}</span>
      <a class="button main" href="#/board/${scope}">调度台</a></div>`;
  }

  content({ items }) {
    if (!items.length) return nothingHere('这里还没有村。');
    return html`<div class="card scroll" tabindex="0" role="region" aria-labelledby="overview"><table>
      <thead><tr><th>村</th><th>在办</th><th>快到期</th><th>已超期</th><th>待派单</th><th>待核实</th><th>已转出</th></tr></thead>
      <tbody>${items.map((row) => html`<tr>
        <td><a href="#/villages/${row.village.code}/complaints">${row.village.name}</a></td><td>${row.open}</td>
        <td>${mark(row.yellow, 'yellow')}</td><td>${mark(row.red, 'red')}</td>
        <td>${row.toDispatch}</td><td>${row.toVerify}</td><td>${row.transferred}</td></tr>`)}</tbody>
      <tfoot><tr><th>合计</th>${['open', 'yellow', 'red', 'toDispatch', 'toVerify', 'transferred'].map((field) =>
        html`<td>${items.reduce((sum, row) => sum + row[field], 0)}</td>`)}</tr></tfoot></table></div>`;
  }
}

const mark = (count, colour) => (count ? html`<span class="badge ${colour}">${count}</span>` : 0);

customElements.define('console-overview', Overview);
