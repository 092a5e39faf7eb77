import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { toast } from '../shared/toast.js';
import { DeskPages } from './desk-view.js';
import { desk } from './session.js';

const states = [['parked', '搁置'], ['waiting', '等待'], ['delivered', '送达']];

/** 推送记录: messages to other platforms; what was given up on can be sent again. */
class SentWebhooks extends DeskPages {
  get state() {
    return this.route.params.state ?? 'parked';
  }

  address(after) {
    return paged('/webhooks/deliveries', after, { state: this.state });
  }

  heading() {
    document.title = '推送记录 · 乡音工作台';
    return html`<h1 class="work-title">推送记录</h1>
      <p class="soft">推送给其他平台的消息。三天里多次送不到的会搁置；同一件事后面的消息排在它后面等。</p>
      <nav class="row" aria-label="状态">${states.map(([state, label]) => html`<a class="button ${state === this.state ? 'main' : ''}"
        aria-current=${state === this.state ? 'page' : nothing} href="#/webhooks/${state}">${label}</a>`)}</nav>`;
  }

  content({ items }) {
    if (!items.length) return nothingHere('没有这样的消息。');
    return html`<div class="stack"><ul class="cells">${items.map((item) => this.row(item))}</ul>${moreButton(this)}</div>`;
  }

  row(item) {
    return html`<li class="cell"><span class="grow"><span class="strong">${item.typeLabel}</span>
        <span class="soft">${item.client} · ${item.host} · 第 ${item.sequence} 号</span><br>
        ${item.lastOutcomeLabel ? html`<span class=${item.state === 'delivered' ? 'soft' : 'wrong'}>${item.lastOutcomeLabel}</span><br>` : nothing}
        <span class="soft small">${when(item.createdAt)} 生成 · 试过 ${item.attempts} 次${item.nextAttemptAt
          ? html` · ${when(item.nextAttemptAt)} 再试` : nothing}</span></span>
      ${item.state === 'parked' ? html`<button class="button" @click=${() => this.replay(item)}>再送一次</button>` : nothing}</li>`;
  }

  async replay(item) {
    try {
      await desk.post(`/webhooks/deliveries/${item.id}/replays`, {});
      toast('好的，马上再送。');
      this.reload();
    } catch (problem) {
      toast(problem.detail);
    }
  }
}

customElements.define('console-sent-webhooks', SentWebhooks);
