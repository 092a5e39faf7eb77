import { html, nothing } from 'lit';
import { day, due, when } from '../shared/format.js';
import { paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskPages, DeskView } from './desk-view.js';
import { desk } from './session.js';

const kinds = [['waiting', '待答复'], ['answered', '已答复'], ['withheld', '不予公开']];

/** 村民的疑问: what waits for its answer, the first due first; what was answered, what is kept back. */
class Questions extends DeskPages {
  static properties = { status: { state: true } };

  address(after) {
    return paged(`${this.base}/disclosure-questions`, after, { status: this.status ?? 'waiting' });
  }

  heading() {
    document.title = '村民的疑问 · 乡音工作台';
    return html`<h1 class="work-title">村民对公开的疑问</h1>
      <div class="options" role="group" aria-label="按状态看">${kinds.map(([word, label]) => html`<button class="option"
        aria-pressed=${(this.status ?? 'waiting') === word} @click=${() => this.choose(word)}>${label}</button>`)}</div><br>`;
  }

  choose(word) {
    this.status = word;
    this.data = undefined;
    this.retry();
  }

  content({ items }) {
    if (!items.length) return nothingHere((this.status ?? 'waiting') === 'waiting' ? '没有待答复的疑问。' : '这一类没有。');
    return html`<div class="stack"><div class="cells">${items.map((item) => this.cell(item))}</div>${moreButton(this)}</div>`;
  }

  cell(item) {
    const waits = item.status === 'waiting';
    return html`<a class="cell task ${waits ? item.dueColour : ''}" href="#/villages/${this.village}/disclosure-questions/${item.id}">
      <span class="grow"><span class="strong">${item.text}</span><br><span class="soft small">${item.title} · ${day(item.askedAt)}</span></span>
      <span class="tail"><span class="badge ${waits ? item.dueColour : ''}">${waits ? due(item.dueAt, item.dueColour) : item.statusLabel}</span></span></a>`;
  }
}

/** One question, and what I may do with it. */
class QuestionAtDesk extends DeskView {
  get address() {
    return `${this.base}/disclosure-questions/${this.route.params.id}`;
  }

  load() {
    return desk.get(this.address);
  }

  heading() {
    document.title = '答复疑问 · 乡音工作台';
    return html`<h1 class="work-title">答复疑问</h1>`;
  }

  content(item) {
    const may = (deed) => item.deeds.includes(deed);
    return html`<div class="stack">
      <section class="card stack"><p class="soft">${item.askerName ? `村民 ${item.askerName}` : '一位村民'} · ${when(item.askedAt)} · ${this.about(item)}</p>
        <p class="strong said">${item.text}</p>
        <p><span class="badge ${item.status === 'waiting' ? item.dueColour : ''}">${item.status === 'waiting' ? due(item.dueAt, item.dueColour) : item.statusLabel}</span>
          ${item.escalatedAt ? html`<span class="soft">${when(item.escalatedAt)}已报乡镇</span>` : nothing}</p>
        ${item.withheldReason ? html`<p class="note red">不予公开的理由：${item.withheldReason}</p>` : nothing}
        ${item.objectedAt ? html`<p class="note yellow">${when(item.objectedAt)}，提问的人请乡镇看该不该公开。</p>` : nothing}
        ${item.upheldReason ? html`<p class="note">乡镇看过，认为可以不公开：${item.upheldReason}</p>` : nothing}</section>
      ${item.answer ? this.answer(item.answer) : nothing}
      ${may('answer') || may('correct') ? html`<question-answer .item=${item} .address=${this.address} @done=${this.done}></question-answer>` : nothing}
      ${may('withhold') || may('reinstate') ? html`<question-withhold .item=${item} .address=${this.address} @done=${this.done}></question-withhold>` : nothing}
      <a class="button" href="#/villages/${this.village}/disclosure-questions">回到全部疑问</a></div>`;
  }

  /** What is asked for may be published: that answers it. */
  about(item) {
    return item.disclosure ? html`问的是 <a href="#/villages/${this.village}/disclosures/${item.disclosure}">${item.title}</a>`
      : html`要求公开“${item.title}”。<a href="#/villages/${this.village}/disclosures/new/${item.item}">起草这一项</a>，公布后自动答复；不能公布的，在下面写明答复`;
  }

  answer(answer) {
    return html`<section class="card stack"><h2>${answer.reason ? '更正后的答复' : '答复'}</h2><p class="said">${answer.text}</p>
      <p class="soft small">${when(answer.answeredAt)}${answer.reason ? ` · 更正理由：${answer.reason}` : ''}</p>
      ${answer.before.map((each) => html`<p class="soft said">${when(each.answeredAt)}：${each.text}</p>`)}</section>`;
  }

  done = (event) => {
    this.data = event.detail;
  };
}

/** What both forms do: send, say it is done, or say why not. */
class QuestionAct extends Act {
  static properties = { item: { attribute: false }, address: { attribute: false } };

  async send(noun, body, said) {
    const changed = await this.attempt((key) =>
      desk.post(`${this.address}/${noun}`, { version: this.item.version, ...body }, { key }));
    if (!changed) return;
    toast(said);
    this.querySelector('form')?.reset();
    this.dispatchEvent(new CustomEvent('done', { detail: changed }));
  }
}

class QuestionAnswer extends QuestionAct {
  render() {
    const corrects = Boolean(this.item.answer);
    return html`<form class="card stack" @submit=${(event) => this.submit(event, false)}>
      <h2>${corrects ? '更正答复' : '写答复'}</h2>
      <label class="field"><span class="label">${corrects ? '更正后的答复' : '答复（和疑问一起公开，大家都看得到）'}</span>
        <textarea name="text" required maxlength="2000" rows="6"></textarea></label>
      ${corrects ? html`<label class="field"><span class="label">更正理由（公开）</span><input class="input" name="reason" required maxlength="300"></label>` : nothing}
      ${this.refused()}
      <div class="row wrap"><button class="button main" ?disabled=${this.busy}>${corrects ? '公布更正' : '公布答复'}</button>
        ${this.refusal?.code === 'disclosure.question-numbers' ? html`<button type="button" class="button" ?disabled=${this.busy}
          @click=${(event) => this.submit(event, true)}>打码后公布</button>` : nothing}</div></form>`;
  }

  submit(event, mask) {
    event.preventDefault();
    const form = new FormData(this.querySelector('form'));
    const reason = form.get('reason')?.trim();
    this.send('answers', { text: form.get('text').trim(), ...(reason && { reason }), ...(mask && { mask }) }, '已经公布，并通知了提问的人。');
  }
}

class QuestionWithhold extends QuestionAct {
  render() {
    if (this.item.deeds.includes('reinstate')) {
      return html`<section class="card stack"><h2>恢复这条疑问</h2><p>恢复后，村里要按期答复；已经答复过的重新公开。</p>${this.refused()}
        <button class="button main" ?disabled=${this.busy} @click=${() => this.send('reinstatements', {}, '已经恢复，并告诉了提问的人。')}>恢复</button>
        ${this.item.deeds.includes('uphold') ? this.uphold() : nothing}</section>`;
    }
    return html`<details class="card"><summary>不予公开</summary><form class="stack" @submit=${this.submit}>
      <p class="soft">只用于和公开无关、辱骂他人或者泄露隐私的内容。公开页会写明有几条不予公开，乡镇可以恢复。</p>
      <label class="field"><span class="label">理由（提问的人会看到）</span><input class="input" name="reason" required maxlength="300"></label>
      ${this.refused()}<div class="row"><button class="button bad" ?disabled=${this.busy}>不予公开</button></div></form></details>`;
  }

  uphold() {
    return html`<h2>或者：村里没有错</h2><form class="stack" @submit=${this.upheld}>
      <label class="field"><span class="label">为什么可以不公开（提问的人会看到）</span><input class="input" name="reason" required maxlength="300"></label>
      <div class="row"><button class="button" ?disabled=${this.busy}>维持不予公开</button></div></form>`;
  }

  upheld(event) {
    event.preventDefault();
    this.send('upholdings', { reason: new FormData(event.target).get('reason').trim() }, '已经告诉提问的人。');
  }

  submit(event) {
    event.preventDefault();
    this.send('withholdings', { reason: new FormData(event.target).get('reason').trim() }, '已经告诉提问的人。');
  }
}

customElements.define('console-questions', Questions);
customElements.define('console-question', QuestionAtDesk);
customElements.define('question-answer', QuestionAnswer);
customElements.define('question-withhold', QuestionWithhold);
