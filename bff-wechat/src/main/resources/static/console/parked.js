import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { toast } from '../shared/toast.js';
import { DeskPages } from './desk-view.js';
import { desk } from './session.js';
import './parked-letters.js';
import './parked-notices.js';

/** 未送达通知: what failed again and again and waits for an operator: events nobody was told of, messages, and letters. */
class Parked extends DeskPages {
  address(after) {
    return paged('/events/parked', after);
  }

  heading() {
    document.title = '未送达通知 · 乡音工作台';
    return html`<h1 class="work-title">未送达通知</h1>`;
  }

  content({ items }) {
    return html`<div class="stack">
      ${items.length ? html`<ul class="cells">${items.map((item) => this.row(item))}</ul>` : nothingHere('没有停下来的事件。')}
      ${moreButton(this)}
      <console-parked-notices .route=${this.route} .person=${this.person}></console-parked-notices>
      <console-parked-letters .route=${this.route} .person=${this.person}></console-parked-letters></div>`;
  }

  row(item) {
    return html`<li class="cell"><span class="grow"><span class="strong">${item.type ?? item.kind}</span>
        <span class="soft">${[item.consumer, item.subject?.kind].filter(Boolean).join(' · ')}</span><br>
        <span class="wrong">${item.lastError ?? item.reason}</span><br>
        <span class="soft small">${when(item.since ?? item.at)} · 试过 ${item.attempts} 次${item.behind
          ? html` · 后面还有 ${item.behind} 条在等` : nothing}</span></span>
      <button class="button" @click=${() => this.replay(item)}>再送一次</button></li>`;
  }

  async replay(item) {
    try {
      await desk.post(`/events/parked/${item.id}/replays`, {});
      toast('好的，马上再送。');
      this.reload();
    } catch (problem) {
      toast(problem.detail);
    }
  }
}

customElements.define('console-parked', Parked);
