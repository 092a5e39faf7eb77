import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { day, due } from '../shared/format.js';
import { Pages, paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { answerOf } from './disclosure-questions.js';
import { signInFirst } from './gate.js';
import { mp } from './session.js';

/** 我的疑问: what I asked about disclosures, with the answer, or why it is not public. */
class MyQuestions extends Pages {
  api = mp;

  address(after) {
    return paged('/me/disclosure-questions', after);
  }

  heading() {
    document.title = '我的疑问';
    return html`<h1 class="page-title">我的疑问</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到您提过的疑问。') : super.troubled();
  }

  content({ items }) {
    if (!items.length) return nothingHere('您还没有对公开的事提过疑问。打开一份公开，就能提出疑问。');
    return html`<div class="stack">${items.map((item) => this.card(item))}${moreButton(this)}</div>`;
  }

  card(item) {
    const waits = item.status === 'waiting';
    return html`<article class="card stack">
      <div class="row wrap"><span class="grow soft small">${item.villageName} · ${day(item.askedAt)}</span>
        <span class="badge ${{ answered: 'green', withheld: 'red' }[item.status] ?? item.dueColour}">${item.statusLabel}</span></div>
      <p class="strong said">${item.text}</p>
      ${waits ? html`<p>${item.overdueDays ? `村里逾期 ${item.overdueDays} 天没有答复，已经报给乡镇。` : `村里会在${day(item.dueAt)}以前答复（${due(item.dueAt, item.dueColour)}）。`}</p>` : nothing}
      ${item.status === 'answered' ? answerOf(item.answer) : nothing}
      ${item.withheldReason ? html`<p class="note red">没有公开的理由：${item.withheldReason}</p>
        <ask-township .question=${item} @done=${() => this.reload()}></ask-township>` : nothing}
      ${item.disclosure ? html`<a class="button wide" href="#/villages/${item.village}/disclosures/${item.disclosure}">看这份公开：${item.title}</a>`
        : html`<a class="button wide" href="#/villages/${item.village}/disclosure-items/${item.item}">要求公开的是：${item.title}${item.status === 'answered' ? '（可以再问）' : ''}</a>`}</article>`;
  }
}

/** Who is not content with the reason asks the township to look, once. */
class AskTownship extends Act {
  static properties = { question: { attribute: false } };

  render() {
    if (this.question.upheldReason) return html`<p class="note">乡镇看过了，认为可以不公开：${this.question.upheldReason}</p>`;
    if (this.question.objected) return html`<p class="soft">已经请乡镇看了。</p>`;
    return html`<p class="soft">觉得理由说不通，可以请乡镇看一看。</p>
      <button class="button wide" ?disabled=${this.busy} @click=${this.ask}>请乡镇看一看</button>${this.refused()}`;
  }

  async ask() {
    const { village, id } = this.question;
    const done = await this.attempt((key) => mp.post(`/villages/${village}/disclosure-questions/${id}/objections`, {}, { key }));
    if (!done) return;
    toast('已告诉乡镇。');
    this.dispatchEvent(new CustomEvent('done'));
  }
}

customElements.define('ask-township', AskTownship);
customElements.define('village-my-questions', MyQuestions);
