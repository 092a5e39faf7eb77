import { html, nothing } from 'lit';
import { View } from '../shared/element.js';
import { elder } from '../shared/elder.js';
import { badgeOf, day, due, kinds, when } from '../shared/format.js';
import { icon } from '../shared/icons.js';
import { mp } from './session.js';
import { signInFirst } from './gate.js';
import { files } from '../shared/file.js';
import './case-acts.js';
import './case-recordings.js';
import './rate.js';
import './call.js';

const STAFF_ACTS = ['accept', 'reject', 'dispatch', 'object', 'assist', 'note', 'ask-information', 'ask-extension', 'decide-extension', 'answer',
  'verify', 'supervise', 'about-staff', 'categorise', 'publish', 'unpublish', 'transfer', 'merge', 'close', 'offer', 'unoffer', 'confirm-claim'];

/** One case: what was said, where it stands, what happened so far, and the reporter's verdict. */
class Case extends View {
  get address() {
    const { village, id } = this.route.params;
    return `/villages/${village}/complaints/${id}`;
  }

  load() {
    return mp.get(this.address);
  }

  heading() {
    document.title = '诉求';
    return html`<h1 class="page-title">${this.data?.category?.name ?? kinds[this.data?.kind] ?? '诉求'}</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('看一件事的详细情况要先登录。不用记密码，用微信就行。') : super.troubled();
  }

  content(item) {
    return html`<div class="stack">
      ${this.standing(item)}
      ${this.onward(item)}
      ${item.can?.includes('rate')
        ? html`<village-rate .address=${this.address} @rated=${(event) => (this.data = event.detail)}></village-rate>`
        : nothing}
      ${this.atTheDesk(item)}
      <village-case-acts .address=${this.address} .item=${item} @acted=${(event) => this.acted(event.detail)}></village-case-acts>
      ${this.report(item)}
      <village-case-recordings .address=${this.address} .item=${item}></village-case-recordings>
      ${this.history(item)}
      <village-call .village=${this.route.params.village}></village-call>
    </div>`;
  }

  /** What staff do with a case they do at the console. */
  atTheDesk(item) {
    if (!item.can?.some((act) => STAFF_ACTS.includes(act))) return nothing;
    const { village, id } = this.route.params;
    return html`<a class="button main wide" href="/console#/villages/${village}/complaints/${id}">到工作台办理</a>`;
  }

  /** An act that answers nothing has changed the case all the same. */
  acted(detail) {
    if (detail) this.data = detail;
    else this.reload();
  }

  standing(item) {
    return html`<section class="card stack" aria-label="进展">
      <div class="row wrap"><span class="badge ${badgeOf(item)}">${item.statusLabel}</span>
        <span>${due(item.dueAt, item.dueColour)}</span></div>
      <p>编号 <span class="strong mono">${item.ticket}</span></p>
      ${item.handler && !item.mergedInto ? html`<p>${item.handler.label}${item.dueColour === 'done' ? '办的' : '在办'}</p>` : nothing}
      ${this.facts(item).map((fact) => html`<p>${fact}</p>`)}
      ${item.rating ? this.rating(item.rating) : nothing}
    </section>`;
  }

  /** What else is true of it now, each in one sentence. */
  facts(item) {
    const { extension, transfer, claimant, supports, level, levelLabel, reminders, reopenUntil } = item;
    return [
      item.paused && '正在等补充情况，时间先不算。',
      claimant && `${claimant.label}接下来办。`,
      extension && `办理的人申请延到${when(extension.until)}：${extension.reason}`,
      transfer && `已转给${transfer.office}${transfer.externalNumber ? `，那边的编号 ${transfer.externalNumber}` : ''}。`,
      level && level !== 'village' && !item.aboutStaff && `已由${levelLabel}盯办。`,
      supports > 0 && `还有 ${supports} 人也遇到了。`,
      reminders > 0 && item.mine && `已催办 ${reminders} 次。`,
      item.closing === 'no-information' && '一直没有补充情况，先办结了。有了情况可以请他们重新办。',
      item.takenBack,
      item.closing === 'unrated' && '七天没有评价，已办结。没解决可以请他们重新办。',
      item.can?.includes('reopen') && reopenUntil && `${day(reopenUntil)}前可以要求重新办理。`,
    ].filter(Boolean);
  }

  /** It goes on as another; who reported it reads here what came of that. */
  onward({ mergedInto, closing }) {
    if (!mergedInto) return nothing;
    return html`<section class="card stack" aria-label="合在一起办">
      <p>和编号 <span class="mono">${mergedInto.ticket}</span> 是同一件事，合在一起办，现在<span class="strong">${mergedInto.statusLabel}</span>。</p>
      ${mergedInto.answer ? html`<p class="note green pre">答复：${mergedInto.answer}</p>` : closing === 'withdrawn' ? nothing : html`<p class="soft">有答复会在这里告诉您。</p>`}
      ${mergedInto.asked ? html`<p class="note yellow pre">正等着补充：${mergedInto.asked}</p>` : nothing}
    </section>`;
  }

  rating({ fixed, stars, text }) {
    return html`<p>您的评价：${fixed ? '解决了' : '没解决'}${stars ? `，${stars} 星` : ''}${text ? html`<br>${text}` : nothing}</p>`;
  }

  report(item) {
    const place = item.place?.label ?? item.place?.grid?.name;
    return html`<section class="card stack" aria-label="内容">
      ${item.text ? html`<p class="pre">${item.text}</p>` : nothing}
      ${files(item.attachments, (id) => this.fileAddress(id))}
      ${place ? html`<p class="row soft">${icon('place')}<span>${place}</span></p>` : nothing}
      ${elder() ? nothing : html`<p class="soft small">${when(item.filedAt)} 反映</p>`}
      ${elder() || !item.mine ? nothing : html`<p class="soft small">${this.privacy(item)}</p>`}
    </section>`;
  }

  fileAddress(id) {
    return mp.url(`/villages/${this.route.params.village}/attachments/${id}`);
  }

  privacy({ visibility, nameVisibleTo, aboutStaff }) {
    if (aboutStaff) return '涉及村干部，只有镇里能看到。';
    const name = nameVisibleTo === 'dispatcher-only' ? '名字只有镇里派单的人看得到' : '名字只有处理的人看得到';
    return visibility === 'public' ? `已同意公开（不带名字），${name}。` : `不公开，${name}。`;
  }

  history({ timeline = [] }) {
    return html`<section class="card" aria-labelledby="history"><h2 id="history">办理过程</h2>
      <ol class="timeline">
        ${timeline.map((step) => html`<li>
          <p><span class="strong">${step.label}</span> ${step.actor ? html`<span class="soft">${step.actor}</span>` : nothing}</p>
          ${step.text ? html`<p class="pre">${step.text}</p>` : nothing}
          ${files(step.attachments, (id) => this.fileAddress(id))}
          ${step.occurredAt ? html`<p class="soft small">${when(step.occurredAt)} 发生的</p>` : nothing}
          <p class="soft small">${when(step.at)}</p>
        </li>`)}
      </ol>
    </section>`;
  }
}

customElements.define('village-case', Case);
