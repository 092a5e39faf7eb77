import { html, nothing } from 'lit';
import { gain } from '../shared/credit.js';
import { day, when } from '../shared/format.js';
import { paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskPages, DeskView } from './desk-view.js';
import { desk } from './session.js';

/** 积分申诉: what waits for me, or was decided. */
class Appeals extends DeskPages {
  static properties = { decided: { state: true } };

  address(after) {
    return paged(`${this.base}/credits/appeals`, after, { waiting: String(!this.decided) });
  }

  heading() {
    document.title = '积分申诉 · 乡音工作台';
    return html`<h1 class="work-title">积分申诉</h1>
      <div class="options" role="group" aria-label="按状态看">${[[false, '待处理'], [true, '处理过']].map(([word, label]) => html`<button class="option"
        aria-pressed=${Boolean(this.decided) === word} @click=${() => this.choose(word)}>${label}</button>`)}</div><br>`;
  }

  choose(word) {
    this.decided = word;
    this.data = undefined;
    this.retry();
  }

  content({ items }) {
    if (!items.length) return nothingHere(this.decided ? '还没有处理过的申诉。' : '没有要您处理的申诉。');
    return html`<div class="stack"><div class="cells">${items.map((item) => html`<a class="cell task ${item.status === 'waiting' ? 'yellow' : ''}"
      href="#/villages/${this.village}/credit-appeals/${item.id}"><span class="grow"><span class="strong">${item.text || '（本人已注销，内容已清空）'}</span><br>
      <span class="soft small">${when(item.filedAt)}</span></span><span class="tail"><span class="badge">${item.statusLabel}</span></span></a>`)}</div>${moreButton(this)}</div>`;
  }
}

/** One appeal with its line, and the decision. */
class AppealAtDesk extends DeskView {
  get address() {
    return `${this.base}/credits/appeals/${this.route.params.id}`;
  }

  load() {
    return desk.get(this.address);
  }

  heading() {
    document.title = '处理申诉 · 乡音工作台';
    return html`<h1 class="work-title">处理申诉</h1>`;
  }

  content({ appeal, line, member }) {
    return html`<div class="stack"><section class="card stack"><p class="soft">${member} · ${when(appeal.filedAt)}</p><p class="strong said">${appeal.text}</p></section>
      <section class="card stack"><h2>${line.reverses ? '说的这一行（是冲正）' : '说的这一行'}</h2><p>${line.year} 年第 ${line.number} 行：${line.title}，${day(line.occurredAt)}，数量 ${line.quantity}，记 ${gain(line.granted)}</p></section>
      ${appeal.status === 'waiting'
        ? html`<credit-decide .address=${`${this.address}/decisions`} .reversing=${Boolean(line.reverses)} @done=${(event) => (this.data = event.detail)}></credit-decide>`
        : html`<section class="card stack"><h2>${appeal.statusLabel}</h2><p class="said">${appeal.reason}</p><p class="soft small">${when(appeal.decidedAt)}${appeal.reversal
          ? ' · 那一行已冲正' : nothing}${appeal.corrected ? (appeal.reversal ? '，并重新记了一行' : ' · 冲正掉的已重新记了一行') : nothing}</p></section>`}
      <a class="button" href="#/villages/${this.village}/credit-appeals">回到全部申诉</a></div>`;
  }
}

class Decide extends Act {
  static properties = { address: {}, reversing: {}, upheld: { state: true } };

  render() {
    return html`<form class="card stack" @submit=${this.submit}><h2>处理</h2>
      <label class="field"><span class="label">结果</span><select class="input" name="upheld" @change=${(event) => (this.upheld = event.target.value === 'true')}>
        <option value="false">维持原记录</option><option value="true">${this.reversing ? '申诉成立，把冲正掉的重新记入' : '申诉成立，冲正这一行'}</option></select></label>
      ${this.upheld ? html`<label class="field"><span class="label">${this.reversing ? '重新记入的数量（和原来一样就空着）' : '按这个数量重新记一行（不用重记就空着）'}</span><input class="input" name="quantity" type="number" min="1"></label>` : nothing}
      <label class="field"><span class="label">理由（本人看得到）</span><textarea name="reason" required maxlength="300" rows="3"></textarea></label>
      ${this.refused()}<div class="row"><button class="button main" ?disabled=${this.busy}>确定</button></div></form>`;
  }

  async submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const quantity = form.get('quantity');
    const body = { upheld: form.get('upheld') === 'true', reason: form.get('reason').trim(), ...(quantity && { quantity: Number(quantity) }) };
    const done = await this.attempt(() => desk.post(this.address, body));
    if (!done) return;
    toast('处理好了，本人看得到。');
    this.dispatchEvent(new CustomEvent('done', { detail: done }));
  }
}

customElements.define('console-credit-appeals', Appeals);
customElements.define('console-credit-appeal', AppealAtDesk);
customElements.define('credit-decide', Decide);
