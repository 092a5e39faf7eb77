import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { toast } from '../shared/toast.js';
import { DeskPages } from './desk-view.js';
import { desk } from './session.js';

/** 发不出去的通知: what did not go out of a village, or, outside every village, anywhere. */
class ParkedNotices extends DeskPages {
  get place() {
    return this.village ? `${this.base}/notices/parked` : '/notices/parked';
  }

  address(after) {
    return paged(this.place, after);
  }

  heading() {
    if (!this.village) return html`<h2>发不出去的通知</h2>`;
    document.title = '发不出去的通知 · 乡音工作台';
    return html`<h1 class="work-title">发不出去的通知</h1>`;
  }

  content({ items }) {
    if (!items.length) return nothingHere('没有发不出去的通知。');
    return html`<div class="stack"><ul class="cells">${items.map((item) => this.row(item))}</ul>${moreButton(this)}</div>`;
  }

  row(item) {
    return html`<li class="cell"><span class="grow"><span class="strong">${item.kindLabel}</span>
        <span class="soft">${[item.person ?? item.addressee, item.channelLabel].join(' · ')}</span><br>
        <span class="wrong">${item.reasonLabel}</span><br>
        <span class="soft small">${when(item.since)} · 试过 ${item.attempts} 次 · 本人在“通知”里能看到</span></span>
      ${item.replayable ? html`<button class="button" @click=${() => this.act(item, 'replays', '好的，马上再发。')}>再发一次</button>` : nothing}
      <button class="button" @click=${() => this.act(item, 'readings', '好的，不再列出。')}>知道了</button></li>`;
  }

  async act(item, act, done) {
    try {
      await desk.post(`${this.place}/${item.id}/${act}`, {});
      toast(done);
      this.reload();
    } catch (problem) {
      toast(problem.detail);
    }
  }
}

customElements.define('console-parked-notices', ParkedNotices);
