import { html, nothing } from 'lit';
import { freshKey } from '../shared/api.js';
import { Part, readable } from '../shared/element.js';
import { day } from '../shared/format.js';
import { Pages } from '../shared/pages.js';
import { missing, moreButton } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { bindFirst } from './gate.js';
import { meIfSignedIn, mp } from './session.js';

/** What was asked about a disclosure, or for an item of the catalogue, and what the village answered, beside it. */
class DisclosureQuestions extends Pages {
  static properties = { village: { attribute: false }, disclosure: { attribute: false }, item: { attribute: false } };
  api = mp;
  options = { open: true };

  get base() {
    const of = this.item ? `disclosure-items/${this.item}` : `disclosures/${this.disclosure}`;
    return `/villages/${this.village}/${of}/questions`;
  }

  address(after) {
    return after ? `${this.base}?after=${encodeURIComponent(after)}` : this.base;
  }

  heading() {
    return html`<h2 id="questions">${this.item ? '村民的要求和答复' : '村民的疑问和答复'}</h2>`;
  }

  troubled() {
    return missing('疑问和答复没有加载出来。', () => this.retry());
  }

  content({ items, waiting, overdue, withheld }) {
    const facts = [
      waiting && `${waiting} 条在等村里答复`,
      overdue && `其中 ${overdue} 条已逾期`,
      withheld && `${withheld} 条不予公开，理由已告诉提问的人`,
    ].filter(Boolean);
    return html`<div class="stack">
      ${facts.length ? html`<p class="note ${overdue ? 'red' : ''}">${facts.join('，')}。</p>` : nothing}
      ${items.length ? items.map((item) => this.answered(item)) : html`<p class="soft">${this.item ? '还没有答复过的要求。' : '还没有答复过的疑问。'}</p>`}
      ${moreButton(this)}
      <village-ask .base=${this.base} .village=${this.village} .item=${this.item} @asked=${() => this.reload()}></village-ask></div>`;
  }

  answered(item) {
    return html`<article class="exchange stack">
      <div><p class="soft small">${item.askerName ? `村民 ${item.askerName}` : '一位村民'}问 · ${day(item.askedAt)}</p>
        <p class="strong said">${item.text}</p></div>
      ${answerOf(item.answer)}</article>`;
  }
}

export function answerOf(answer) {
  return html`<div class="note stack"><p class="soft small">村里${answer.reason ? '更正后的' : ''}答复 · ${day(answer.answeredAt)}</p>
    <p class="said">${answer.text}</p>
    ${answer.reason ? html`<p class="small">更正理由：${answer.reason}</p>
      <details><summary>更正以前的答复</summary>${answer.before.map((each) => html`<p class="said soft">${day(each.answeredAt)}：${each.text}</p>`)}</details>` : nothing}</div>`;
}

/** 提出疑问: one field; numbers that must not go public are masked with one tap. */
class Ask extends Part {
  static properties = {
    base: { attribute: false },
    village: { attribute: false },
    item: { attribute: false },
    open: { state: true },
    who: { state: true },
    sending: { state: true },
    problem: { state: true },
    asked: { state: true },
  };

  constructor() {
    super();
    this.key = freshKey();
  }

  async begin() {
    this.who = await meIfSignedIn().catch(() => null);
    this.asked = undefined;
    this.open = true;
    await this.updateComplete;
    this.querySelector('textarea, a')?.focus();
  }

  render() {
    if (this.asked) return this.thanks();
    if (!this.open) return html`<button class="button main wide no-print" @click=${this.begin}>${this.item ? '要求公开这一项' : '提出疑问'}</button>`;
    if (!this.who) {
      return html`<div class="note row wrap"><span class="grow">登录后才能${this.item ? '提出要求' : '提出疑问'}。</span>
        <a class="button main" href="#/sign-in?to=${encodeURIComponent(location.hash)}">登录</a></div>`;
    }
    const bound = this.who.villages.find((each) => each.code === this.village)?.binding;
    return bound === 'bound' ? this.form() : bindFirst(bound);
  }

  thanks() {
    return html`<div class="note green stack" role="status"><p class="strong">村里收到了您的疑问。</p>
      <p>最迟 ${day(this.asked.dueAt)}答复。答复后会通知您，并和您的疑问一起公开。</p>
      <a class="button" href="#/me/questions">看我的疑问</a></div>`;
  }

  form() {
    return html`<form class="stack" @submit=${this.submit}>
      <label class="field"><span class="label">${this.item ? '您要求公开什么？' : '您想问什么？'}</span>
        <textarea name="text" required minlength="2" maxlength="500" rows="4" placeholder=${this.item ? '比如：今年以来的每一笔' : '比如：第三笔支出买了什么？'}
          aria-invalid=${this.problem?.about('text') ? 'true' : 'false'} @input=${this.rewritten}></textarea></label>
      <p class="hint">答复后，疑问和答复会一起公开。不要写电话、身份证号和银行卡号。</p>
      <label class="option"><input type="checkbox" name="unnamed"><span>公开时不写我的名字</span></label>
      ${this.problem ? this.wrong() : nothing}
      <button class="button main wide" ?disabled=${this.sending}>${this.sending ? '正在提交…' : '提交疑问'}</button>
      <button type="button" class="button wide" @click=${() => (this.open = false)}>不问了</button></form>`;
  }

  wrong() {
    const numbers = this.problem.code === 'disclosure.question-numbers';
    return html`<div class="note red stack" role="alert"><p>${this.problem.about('text') ?? this.problem.detail}</p>
      ${numbers ? html`<button type="button" class="button" ?disabled=${this.sending} @click=${() => this.send(true)}>打码后提交</button>` : nothing}</div>`;
  }

  rewritten() {
    if (!this.problem) return;
    this.problem = undefined;
    this.key = freshKey();
  }

  submit(event) {
    event.preventDefault();
    this.send(false);
  }

  async send(mask) {
    const form = new FormData(this.querySelector('form'));
    const body = { text: form.get('text').trim(), named: !form.get('unnamed'), ...(mask && { mask }) };
    if (mask) this.key = freshKey();
    this.sending = true;
    this.problem = undefined;
    try {
      this.asked = await mp.post(this.base, body, { key: this.key });
      this.key = freshKey();
      this.open = false;
      toast('疑问已提交。');
      this.dispatchEvent(new Event('asked'));
    } catch (error) {
      this.problem = readable(error);
      if (!this.problem.unsure) this.key = freshKey();
    } finally {
      this.sending = false;
    }
  }
}

customElements.define('village-disclosure-questions', DisclosureQuestions);
customElements.define('village-ask', Ask);
