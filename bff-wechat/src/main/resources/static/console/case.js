import { html, nothing } from 'lit';
import { kinds, when } from '../shared/format.js';
import { files } from '../shared/file.js';
import { DeskView } from './desk-view.js';
import { facts, standing } from './case-facts.js';
import { desk } from './session.js';
import './case-acts.js';
import './case-notices.js';
import './case-voices.js';
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
        <span class="soft mono">${this.data?.ticket}</span></h1>
      ${this.data ? html`<div class="case-head">${standing(this.data)}</div>` : nothing}`;
  }

  content(item) {
    const changed = (event) => (this.data = event.detail);
    return html`<div class="columns">
      <div class="stack">${this.onward(item)}${this.report(item)}
        <case-voices .address=${this.address} .base=${this.base} .voices=${item.voices}></case-voices>${this.history(item)}</div>
      <div class="stack">
        ${item.mine ? html`<p class="note yellow">这是您自己的诉求，或者是您替家人反映的，由别的工作人员办理。</p>` : nothing}
        <case-acts .address=${this.address} .base=${this.base} .item=${item} @changed=${changed}></case-acts>
        ${item.plan ? html`<section class="card"><h2>处理预案</h2><p class="pre">${item.plan}</p></section>` : nothing}
        ${this.parties(item)}
        <case-notices .address=${this.address}></case-notices>
      </div></div>`;
  }

  onward({ mergedInto }) {
    if (!mergedInto) return nothing;
    return html`<section class="note stack"><p>这件已经并到 <a class="mono" href="#/villages/${this.village}/complaints/${mergedInto.id}">${mergedInto.ticket}</a>
      一起办，现在${mergedInto.statusLabel}。</p>${mergedInto.answer ? html`<p class="pre">${mergedInto.answer}</p>` : nothing}</section>`;
  }

  parties(item) {
    return html`<section class="card stack" aria-labelledby="facts"><h2 id="facts">基本情况</h2>
      <dl class="facts">${facts(item).map(([word, what]) => html`<dt>${word}</dt><dd>${what}</dd>`)}
        <dt>地点</dt><dd>${item.place?.grid?.name ?? '没有写'}${item.place?.doorPlate ? html`，门牌 <span class="mono">${item.place.doorPlate}</span>` : nothing}${this.mapOf(item.place?.point)}</dd></dl>
      ${item.aboutStaff ? html`<p class="note yellow">涉及村干部，只有乡镇能看。</p>` : nothing}
      ${item.can?.includes('view-contact') ? html`<contact-view .address=${this.address}></contact-view>` : nothing}
    </section>`;
  }

  mapOf(point) {
    return point ? html`<br><span class="soft mono">北纬 ${point.lat.toFixed(5)} 东经 ${point.lon.toFixed(5)}</span>` : nothing;
  }

  report(item) {
    return html`<section class="card stack" aria-labelledby="said"><h2 id="said">反映的内容</h2>
      <p class="pre">${item.text || '没有写字，请看照片、听录音。'}</p>
      ${files(silent(item.attachments), (id) => this.fileAddress(id))}
    </section>`;
  }

  fileAddress(id) {
    return desk.url(`${this.base}/attachments/${id}`);
  }

  history({ timeline = [] }) {
    return html`<section class="card" aria-labelledby="history"><h2 id="history">办理过程</h2>
      <ol class="timeline">${timeline.map((step) => html`<li>
        <p><span class="strong">${step.label}</span> <span class="soft">${step.actor} · ${when(step.at)}${step.dueAt ? ` · 应在${when(step.dueAt)}前答复` : ''}</span></p>
        ${step.occurredAt ? html`<p class="soft small">${when(step.occurredAt)} 发生的</p>` : nothing}
        ${step.text ? html`<p class="pre">${step.text}</p>` : nothing}
        ${files(silent(step.attachments), (id) => this.fileAddress(id))}
        ${step.internalText ? html`<p class="note yellow pre"><span class="strong">内部：</span>${step.internalText}</p>` : nothing}
      </li>`)}</ol></section>`;
  }
}

/** Recordings have a section of their own. */
const silent = (attachments = []) => attachments.filter((file) => file.type !== 'voice');

customElements.define('console-case', DeskCase);
