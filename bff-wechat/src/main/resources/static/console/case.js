import { html, nothing } from 'lit';
import { badgeOf, due, kinds, when } from '../shared/format.js';
import { files } from '../shared/file.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';
import './case-acts.js';
import './case-notices.js';
import './contact-view.js';

/** One case at the desk: everything a handler needs on one page, and what may be done next. */
class DeskCase extends DeskView {
  get address() {
    return `${this.base}/complaints/${this.route.params.id}`;
  }

  load() {
    return desk.get(this.address);
  }

  heading() {
    document.title = '诉求 · 乡音工作台';
    return html`<a class="back" href="#/villages/${this.village}/complaints">返回诉求</a>
      <h1 class="work-title">${this.data?.category?.name ?? kinds[this.data?.kind] ?? '诉求'}
        <span class="soft mono">${this.data?.ticket}</span></h1>`;
  }

  content(item) {
    const changed = (event) => (this.data = event.detail);
    return html`<div class="columns">
      <div class="stack">${this.report(item)}${this.history(item)}</div>
      <div class="stack">${this.standing(item)}
        <case-acts .address=${this.address} .item=${item} @changed=${changed}></case-acts>
        <section class="card"><case-notices .address=${this.address}></case-notices></section>
        ${item.plan ? html`<section class="card"><h2>处理预案</h2><p class="pre">${item.plan}</p></section>` : nothing}
      </div></div>`;
  }

  standing(item) {
    return html`<section class="card stack" aria-label="现状">
      <div class="row wrap"><span class="badge">${item.statusLabel}</span>
        ${waits(item) ? html`<span class="badge ${badgeOf(item)}">${waits(item)}</span>` : nothing}</div>
      <dl class="facts">
        <dt>经办人</dt><dd>${item.handler?.label ?? '还没有'}</dd>
        <dt>反映人</dt><dd>${item.reporter?.label ?? '诉求人'}</dd>
        <dt>地点</dt><dd>${item.place?.label ?? item.place?.grid?.name ?? '没有写'}${this.mapOf(item.place?.point)}</dd>
        <dt>公开</dt><dd>${item.visibility === 'public' ? '反映人同意公开' : '不公开'}</dd>
        <dt>时间</dt><dd>${when(item.filedAt)}</dd>
        ${item.rating ? html`<dt>评价</dt><dd>${verdict(item.rating)}</dd>` : nothing}
      </dl>
      ${item.aboutStaff ? html`<p class="note yellow">涉及村干部，只有乡镇能看。</p>` : nothing}
      <contact-view .address=${this.address}></contact-view>
    </section>`;
  }

  mapOf(point) {
    return point ? html`<br><span class="soft mono">北纬 ${point.lat.toFixed(5)} 东经 ${point.lon.toFixed(5)}</span>` : nothing;
  }

  report(item) {
    return html`<section class="card stack" aria-labelledby="said"><h2 id="said">反映的内容</h2>
      <p class="pre">${item.text || '没有写字，请看照片、听录音。'}</p>
      ${files(item.attachments, (id) => this.fileAddress(id))}
    </section>`;
  }

  fileAddress(id) {
    return desk.url(`${this.base}/attachments/${id}`);
  }

  history({ timeline = [] }) {
    return html`<section class="card" aria-labelledby="history"><h2 id="history">办理过程</h2>
      <ol class="timeline">${timeline.map((step) => html`<li>
        <p><span class="strong">${step.label}</span> <span class="soft">${step.actor} · ${when(step.at)}</span></p>
        ${step.text ? html`<p class="pre">${step.text}</p>` : nothing}
        ${files(step.attachments, (id) => this.fileAddress(id))}
        ${step.internalText ? html`<p class="note yellow pre"><span class="strong">内部：</span>${step.internalText}</p>` : nothing}
      </li>`)}</ol></section>`;
  }
}

const waits = (item) => due(item.dueAt, item.dueColour);

function verdict({ fixed, stars, text }) {
  return html`${fixed ? '解决了' : '没解决'}，${stars} 星${text ? html`<br>${text}` : nothing}`;
}

customElements.define('console-case', DeskCase);
