import { html, nothing } from 'lit';
import { colourName, due } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { DeskPages } from './desk-view.js';
import { holds } from './session.js';

const kinds = { complaint: '诉求', verification: '答复核实', inquiry: '咨询', 'inquiry-openness': '咨询公开', 'disclosure-check': '公开审核', 'disclosure-uncheckable': '没人审核', 'disclosure-returned': '公开退回', 'disclosure-publish': '待公布', 'disclosure-due': '该公开了', 'disclosure-unfollowed': '公开要更正', 'disclosure-covered': '公开被遮盖', 'disclosure-question': '公开疑问', binding: '身份审核', 'family-request': '家人代办', 'attachment-review': '附件审核', attendance: '参加确认', 'credit-appeal': '积分申诉', 'offline-study': '线下学习' };
const places = { binding: 'bindings', 'family-request': 'family-requests', 'attachment-review': 'attachments' };

const ALARM = 'evidence-alarm';

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

  content({ items, counts = {}, undelivered }) {
    const alarm = items.find(({ kind }) => kind === ALARM);
    const shown = items.filter(({ kind, colour }) => kind !== ALARM && (!this.only || colour === this.only));
    return html`<div class="stack">
      ${alarm ? this.alarm(alarm) : nothing}
      ${this.handles ? html`<div class="counts" role="group" aria-label="按颜色看">${['red', 'yellow', 'green'].map((colour) => this.count(colour, counts))}</div>` : nothing}
      ${this.undelivered(undelivered)}
      ${shown.length
        ? html`<div class="cells">${shown.map((item) => this.cell(item))}</div>`
        : alarm && !this.only ? nothing : nothingHere(this.only ? '这一类没有。' : '都办完了，没有待办。')}
      ${moreButton(this)}</div>`;
  }

  /** Of the whole installation; it opens nothing, so it says itself what to do. */
  alarm({ title, status }) {
    return html`<section class="card stack alarm" role="alert"><h2>${title}</h2><p>${status}。</p>
      <ol class="steps"><li>马上打电话告诉运维和县里：存证日志和签过的凭据对不上，可能有人直接改过数据库。</li>
        <li>请运维让数据库保持原样，先备份封存，再和外部保管人手里的凭据核对。查清楚之前，谁也不要补改、不要恢复旧备份。</li>
        <li>村民来问，照实说：新公布的暂时没有存证，以前存过证的仍然可以核对。</li></ol>
      <p class="soft">理顺以后这一条自己消失。</p></section>`;
  }

  /** Whoever may look after them finds them listed. */
  undelivered(count) {
    if (!count?.notices) return nothing;
    const told = `${count.notices} 条通知没能送到 ${count.people} 个人的微信`;
    return holds(this.person, this.village, 'cadre', 'dispatcher', 'supervisor')
      ? html`<p class="card"><a href="#/villages/${this.village}/notices">${told}</a> <span class="soft">本人在“通知”里能看到；着急的请打电话告诉他们。</span></p>`
      : html`<p class="card">${told} <span class="soft">本人在“通知”里能看到；上门时可以提醒一声。</span></p>`;
  }

  /** The supervision committee has no part in complaints, which the counts are of. */
  get handles() {
    return holds(this.person, this.village, 'grid-worker', 'cadre', 'dispatcher', 'supervisor');
  }

  count(colour, counts) {
    return html`<button class="count ${colour}" aria-pressed=${this.only === colour}
      @click=${() => (this.only = this.only === colour ? undefined : colour)}>
      <span class="number">${counts[colour] ?? 0}</span><span>${colourName[colour]}</span></button>`;
  }

  /** Cases and what is disclosed open by themselves, the rest in its list. */
  link(item) {
    if (item.kind.startsWith('disclosure-') || ['complaint', 'verification', 'inquiry', 'inquiry-openness', 'attendance', 'credit-appeal', 'offline-study'].includes(item.kind)) return item.link;
    return `#/villages/${this.village}/${places[item.kind]}`;
  }

  /** The fact of an item that is due says the day itself. */
  words(item) {
    if (item.kind === 'disclosure-due') return [[item.status, item.colour]];
    return [[item.status, ''], [due(item.dueAt, item.colour), item.colour]].filter(([words]) => words);
  }

  cell(item) {
    return html`<a class="cell task ${item.colour}" href=${this.link(item)}>
      <span class="badge">${kinds[item.kind] ?? item.kind}</span>
      <span class="grow"><span class="strong">${item.title}</span>
        ${item.ticket ? html`<br><span class="soft small mono">${item.ticket}</span>` : nothing}
        ${item.unheard ? html` <span class="badge yellow">未听</span>` : nothing}</span>
      <span class="tail">${this.words(item).map(([words, colour], index) =>
        html`${index ? html`<br>` : nothing}<span class="badge ${colour}">${words}</span>`)}</span></a>`;
  }
}

customElements.define('console-tasks', Tasks);
