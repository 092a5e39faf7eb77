import { html, nothing } from 'lit';
import { given } from '../shared/credit.js';
import { day, when } from '../shared/format.js';
import { paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskPages, DeskView } from './desk-view.js';
import { desk } from './session.js';

const states = { pending: '机器在查', review: '还没有人审核', risky: '检查没有通过' };

/** 线下学习申报: what waits for me, or was decided. */
class Studies extends DeskPages {
  static properties = { decided: { state: true } };

  address(after) {
    return paged(`${this.base}/credits/offline-studies`, after, { waiting: String(!this.decided) });
  }

  heading() {
    document.title = '线下学习申报 · 乡音工作台';
    return html`<h1 class="work-title">线下学习申报</h1>
      <div class="options" role="group" aria-label="按状态看">${[[false, '待确认'], [true, '处理过']].map(([word, label]) => html`<button class="option"
        aria-pressed=${Boolean(this.decided) === word} @click=${() => this.choose(word)}>${label}</button>`)}</div><br>`;
  }

  choose(word) {
    this.decided = word;
    this.data = undefined;
    this.retry();
  }

  content({ items }) {
    if (!items.length) return nothingHere(this.decided ? '还没有处理过的申报。' : '没有要您确认的申报。');
    return html`<div class="stack"><div class="cells">${items.map((item) => html`<a class="cell task ${item.status === 'waiting' ? 'yellow' : ''}"
      href="#/villages/${this.village}/offline-studies/${item.id}"><span class="grow"><span class="strong">${item.title}</span><br>
      <span class="soft small">${day(item.day)}${item.hours ? `，${item.hours} 小时` : nothing} · ${when(item.handedInAt)}报</span></span>
      <span class="tail"><span class="badge">${item.statusLabel}</span></span></a>`)}</div>${moreButton(this)}</div>`;
  }
}

/** One study with its proof, and the decision. */
class StudyAtDesk extends DeskView {
  get address() {
    return `${this.base}/credits/offline-studies/${this.route.params.id}`;
  }

  async load() {
    const [found, rules] = await Promise.all([desk.get(this.address), desk.get(`${this.base}/credits/rules`)]);
    return { ...found, rules: rules.items };
  }

  heading() {
    document.title = '确认线下学习 · 乡音工作台';
    return html`<h1 class="work-title">确认线下学习</h1>`;
  }

  content({ study, files, member, rules }) {
    return html`<div class="stack"><section class="card stack"><p class="soft">${member} · ${when(study.handedInAt)}报</p>
        <p class="strong">${study.title}</p><p>${day(study.day)}${study.hours ? `，${study.hours} 小时` : nothing}</p>
        ${study.text ? html`<p class="said">${study.text}</p>` : nothing}</section>
      <section class="card stack"><h2>证明材料</h2><p class="soft small">只有本人和您看得到。</p>
        <div class="row wrap">${files.map((file, at) => this.file(file, at))}</div></section>
      ${study.status === 'waiting'
        ? html`<offline-decide .address=${`${this.address}/decisions`} .study=${study} .rules=${rules} @done=${() => this.reload()}></offline-decide>`
        : html`<section class="card stack"><h2>${study.statusLabel}</h2>${study.reason ? html`<p class="said">${study.reason}</p>` : nothing}
          <p class="soft small">${when(study.decidedAt)}</p></section>`}
      <a class="button" href="#/villages/${this.village}/offline-studies">回到全部申报</a></div>`;
  }

  file(file, at) {
    const address = desk.url(`${this.base}/attachments/${file.id}`);
    return html`<a class="button" href=${address} target="_blank" rel="noopener">${file.type === 'image'
      ? html`<img class="mini" alt="材料 ${at + 1}" src=${`${address}?size=thumb`}>` : file.name ?? `打开材料 ${at + 1}`}</a>
      ${states[file.state] ? html`<span class="badge ${file.state === 'risky' ? 'red' : 'yellow'}">${states[file.state]}</span>` : nothing}`;
  }
}

class Decide extends Act {
  static properties = { address: {}, study: { attribute: false }, rules: { attribute: false }, refusing: { state: true } };

  /** The rules of the day it happened on. */
  get current() {
    const version = this.rules.find((each) => each.effectiveFrom <= this.study.day) ?? this.rules.at(-1);
    return version.rules.filter((rule) => rule.source === 'offline');
  }

  render() {
    return html`<form class="card stack" @submit=${this.submit}><h2>处理</h2>
      <label class="field"><span class="label">结果</span><select class="input" name="approved" @change=${(event) => (this.refusing = event.target.value === 'false')}>
        <option value="true">认定，记入台账</option><option value="false">不认定</option></select></label>
      ${this.refusing
        ? html`<label class="field"><span class="label">理由（本人看得到）</span><textarea name="reason" required maxlength="300" rows="3"></textarea></label>`
        : html`<label class="field"><span class="label">规则</span><select class="input" name="rule" required>${this.current.map((rule) => html`<option value=${rule.code}>${rule.name}（${given(rule)}）</option>`)}</select></label>
          <label class="field"><span class="label">数量（单位见规则）</span><input class="input" name="quantity" type="number" min="1" max="1000" required .value=${String(this.study.hours ?? 1)}></label>`}
      ${this.refused()}<div class="row"><button class="button main" ?disabled=${this.busy}>确定</button></div></form>`;
  }

  async submit(event) {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.target));
    const body = this.refusing ? { approved: false, reason: form.reason.trim() } : { approved: true, rule: form.rule, quantity: Number(form.quantity) };
    const done = await this.attempt(() => desk.post(this.address, body));
    if (!done) return;
    toast('处理好了，本人看得到。');
    this.dispatchEvent(new CustomEvent('done'));
  }
}

customElements.define('console-offline-studies', Studies);
customElements.define('console-offline-study', StudyAtDesk);
customElements.define('offline-decide', Decide);
