import { html } from 'lit';
import { when } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { toast } from '../shared/toast.js';
import { DeskPages } from './desk-view.js';
import { desk } from './session.js';

/** 没能回复的来信: what followers sent to the public account and nobody could answer, or whose answer met silence. What is in them is not shown. */
class ParkedLetters extends DeskPages {
  address(after) {
    return paged('/letters/parked', after);
  }

  heading() {
    return html`<h2>没能回复的公众号来信</h2>`;
  }

  content({ items }) {
    if (!items.length) return nothingHere('没有搁置的来信。');
    return html`<div class="stack"><ul class="cells">${items.map((item) => this.row(item))}</ul>${moreButton(this)}</div>`;
  }

  row(item) {
    return html`<li class="cell"><span class="grow"><span class="wrong">${item.causeLabel}</span><br>
        <span class="soft small">${when(item.receivedAt)} 收到 · ${when(item.since)} 搁置 · 公众号 ${item.appId}</span></span>
      <button class="button" @click=${() => this.replay(item)}>${item.cause === 'uncertain' ? '再发一遍' : '重新处理'}</button></li>`;
  }

  async replay(item) {
    try {
      await desk.post(`/letters/parked/${item.id}/replays`, {});
      toast('好的，马上重新处理。');
      this.reload();
    } catch (problem) {
      toast(problem.detail);
    }
  }
}

customElements.define('console-parked-letters', ParkedLetters);
