import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { gain, hours, limits, points } from '../shared/credit.js';
import { day, when } from '../shared/format.js';
import { Pages, paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { signInFirst } from './gate.js';
import { mp } from './session.js';

/** 积分台账: every line with what came after it; a line can be appealed. */
class CreditLines extends Pages {
  api = mp;

  address(after) {
    return paged('/me/credits/entries', after);
  }

  heading() {
    document.title = '学习记录';
    return html`<h1 class="page-title">学习记录</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到您的学习记录。') : super.troubled();
  }

  content({ items }) {
    if (!items.length) return nothingHere('还没有记录。学完一课、参加一次活动，就会记在这里。');
    const year = items[0].year;
    return html`<div class="stack"><p class="soft">新记的在前。记上的不改；记错了，另写一行减掉。</p>
      ${items.map((item) => this.card(item))}${moreButton(this)}
      <a class="button wide" href="/mp/v1/me/credits/exports?year=${year}" download>把 ${year} 年的记录存下来</a></div>`;
  }

  card(item) {
    return html`<article class="card stack" id="line-${item.id}">
      <div class="row wrap"><span class="grow soft small">${item.year} 年第 ${item.number} 行 · ${item.sourceLabel}</span>
        ${item.takenBack ? html`<span class="badge">这行作废了</span>` : nothing}${item.reverses ? html`<span class="badge yellow">减掉记错的</span>` : nothing}</div>
      <div class="row"><span class="grow strong">${item.title}</span><span class="strong">${gain(item.granted)}</span></div>
      <p class="soft small">${day(item.occurredAt)}发生，${when(item.recordedAt)}记入；记后累计 ${points(item.balance.points)}、${hours(item.balance.minutes)}</p>
      ${item.limitedBy ? html`<p class="note">本该记 ${gain(item.wanted)}，到了${limits[item.limitedBy]}，只记了这些。</p>` : nothing}
      ${item.reason ? html`<p class="note">为什么减掉：${item.reason}</p>` : nothing}
      ${item.takenBack ? nothing : html`<credit-appeal .line=${item.id}></credit-appeal>`}</article>`;
  }
}

/** 申诉: what is wrong with one line. */
class CreditAppeal extends Act {
  static properties = { line: {}, open: { state: true } };

  render() {
    if (!this.open) return html`<button class="button" @click=${() => (this.open = true)}>这一行不对，申诉</button>`;
    return html`<form class="stack" @submit=${this.submit}><label class="field"><span class="label">哪里不对（支部书记处理；书记本人的、支部没有书记的，由乡镇处理）</span>
      <textarea name="text" required maxlength="500" rows="3"></textarea></label>${this.refused()}
      <button class="button main wide" ?disabled=${this.busy}>提交申诉</button></form>`;
  }

  async submit(event) {
    event.preventDefault();
    const text = new FormData(event.target).get('text').trim();
    const done = await this.attempt((key) => mp.post('/me/credits/appeals', { line: this.line, text }, { key }));
    if (!done) return;
    toast('申诉已提交。');
    location.hash = '#/me/credits/appeals';
  }
}

/** What an upheld appeal did to the books. */
function outcome({ reversal, corrected }) {
  if (!reversal) return corrected ? '（减掉的又记回来了，新记了一行）' : '';
  return corrected ? '（那一行作废了，并重新记了一行）' : '（那一行作废了）';
}

/** 我的申诉 */
class CreditAppeals extends Pages {
  api = mp;

  address(after) {
    return paged('/me/credits/appeals', after);
  }

  heading() {
    document.title = '我的申诉';
    return html`<h1 class="page-title">我的申诉</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到您的申诉。') : super.troubled();
  }

  content({ items }) {
    if (!items.length) return nothingHere('您没有提过申诉。觉得哪一行不对，在学习记录里点“申诉”。', html`<a class="button" href="#/me/credits/entries">看学习记录</a>`);
    const colour = { waiting: 'yellow', upheld: 'green', dismissed: '' };
    return html`<div class="stack">${items.map((item) => html`<article class="card stack">
      <div class="row"><span class="grow soft small">${when(item.filedAt)}</span><span class="badge ${colour[item.status]}">${item.statusLabel}</span></div>
      <p class="said">${item.text}</p>
      ${item.reason ? html`<p class="note">${when(item.decidedAt)}处理：${item.reason}${outcome(item)}</p>` : nothing}
      <a class="button" href="#/me/credits/entries">看学习记录</a></article>`)}${moreButton(this)}</div>`;
  }
}

customElements.define('village-credit-lines', CreditLines);
customElements.define('credit-appeal', CreditAppeal);
customElements.define('village-credit-appeals', CreditAppeals);
