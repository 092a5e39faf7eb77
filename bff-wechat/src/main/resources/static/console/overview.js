import { html, nothing } from 'lit';
import { nothingHere } from '../shared/states.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

const WAIT = 30_000;

/** 总览: every village of a township or county, in code order, as it changes. Facts, no ranking. */
class Overview extends DeskView {
  static properties = { live: { state: true }, study: { state: true } };

  get address() {
    return `?scope=${encodeURIComponent(this.route.params.scope)}`;
  }

  load() {
    return desk.get(`/overview${this.address}`);
  }

  connectedCallback() {
    super.connectedCallback();
    desk.get(`/study-overview${this.address}`).then((study) => (this.study = study), () => {});
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
    return html`<div class="row wrap work-head"><h1 class="work-title grow" id="overview">${area?.name ?? ''}总览</h1>
      <span class="badge ${this.live ? 'green' : ''}" role="status">${this.live ? '实时' : '已断开，每半分钟更新'}</span>
      <a class="button main" href="#/board/${scope}">调度台</a></div>`;
  }

  content({ items }) {
    if (!items.length) return nothingHere('这里还没有村。');
    return html`<div class="stack"><div class="card scroll" tabindex="0" role="region" aria-labelledby="overview"><table>
      <thead><tr><th>村</th><th>在办</th><th>快到期</th><th>已超期</th><th>待派单</th><th>待核实</th><th>已转出</th></tr></thead>
      <tbody>${items.map((row) => html`<tr>
        <td><a href="#/villages/${row.village.code}/complaints">${row.village.name}</a></td><td>${row.open}</td>
        <td>${mark(row.yellow, 'yellow')}</td><td>${mark(row.red, 'red')}</td>
        <td>${row.toDispatch}</td><td>${row.toVerify}</td><td>${row.transferred}</td></tr>`)}</tbody>
      ${sums(items, ['open', 'yellow', 'red', 'toDispatch', 'toVerify', 'transferred'])}</table></div>
      ${this.verdicts(items)}${this.inquiries(items)}${this.study ? this.studied(this.study) : nothing}</div>`;
  }

  /** Who says nothing is not satisfied: he is counted by himself. */
  verdicts(items) {
    return html`<section class="card stack scroll" tabindex="0" aria-labelledby="verdicts">
      <h2 id="verdicts">近 30 天办完的，反映人怎么说</h2>
      <p class="soft">“满意”是反映人说解决了，并且没打星或打了 4、5 星。没有评价的不算满意。按村代码排列，不排名。</p>
      <table><thead><tr><th>村</th><th>满意</th><th>评价过</th><th>没有评价</th></tr></thead>
      <tbody>${items.map((row) => html`<tr><td>${row.village.name}</td><td>${row.satisfied}</td><td>${row.rated}</td><td>${row.unrated}</td></tr>`)}</tbody>
      ${sums(items, ['satisfied', 'rated', 'unrated'])}</table></section>`;
  }

  inquiries(items) {
    return html`<section class="card stack scroll" tabindex="0" aria-labelledby="inquiries">
      <h2 id="inquiries">咨询</h2>
      <table><thead><tr><th>村</th><th>待答复</th><th>已超期</th><th>近 30 天答复</th><th>其中按期</th></tr></thead>
      <tbody>${items.map((row) => html`<tr><td><a href="#/villages/${row.village.code}/inquiries">${row.village.name}</a></td><td>${row.inquiriesWaiting}</td>
        <td>${mark(row.inquiriesLate, 'red')}</td><td>${row.inquiriesAnswered}</td><td>${row.inquiriesInTime}</td></tr>`)}</tbody>
      ${sums(items, ['inquiriesWaiting', 'inquiriesLate', 'inquiriesAnswered', 'inquiriesInTime'])}</table></section>`;
  }

  /** Totals only, and no order but that of the codes. */
  studied({ year, items }) {
    return html`<section class="card stack scroll" tabindex="0" aria-labelledby="studied">
      <h2 id="studied">${year} 年党员学习</h2><p class="soft">只有合计，不到个人，不排名。党员不足 5 人的村不显示达到要求的人数，免得认出是谁。</p>
      <table><thead><tr><th>村</th><th>党支部</th><th>党员</th><th>已达到年度要求</th></tr></thead>
      <tbody>${items.map((row) => html`<tr><td>${row.village.name}</td><td>${row.branches}</td><td>${row.members}</td><td>${row.fulfilled ?? (row.members ? '人少，不显示' : 0)}</td></tr>`)}</tbody>
      ${sums(items, ['branches', 'members', 'fulfilled'])}</table></section>`;
  }
}

const sums = (items, fields) => html`<tfoot><tr><th>合计</th>${fields.map((field) =>
  html`<td>${items.reduce((sum, row) => sum + (row[field] ?? 0), 0)}</td>`)}</tr></tfoot>`;

const mark = (count, colour) => (count ? html`<span class="badge ${colour}">${count}</span>` : 0);

customElements.define('console-overview', Overview);
