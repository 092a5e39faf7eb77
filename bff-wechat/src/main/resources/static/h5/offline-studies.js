import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { freshKey } from '../shared/api.js';
import { day, when } from '../shared/format.js';
import { Pages, paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { lightened } from '../shared/upload.js';
import { signInFirst } from './gate.js';
import { sendFiles } from './send-files.js';
import { mp, rememberVillage } from './session.js';
import { consentMissing } from './study-consent.js';

const MOST = 6;
const colour = { waiting: 'yellow', confirmed: 'green', refused: 'red', withdrawn: '' };

/** 线下学习: what I handed in, what became of it, and handing in more. */
class OfflineStudies extends Pages {
  api = mp;

  get base() {
    return `/villages/${this.route.params.village}/offline-studies`;
  }

  address(after) {
    rememberVillage(this.route.params.village);
    return paged(this.base, after);
  }

  heading() {
    document.title = '线下学习';
    return html`<h1 class="page-title">线下学习</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能报线下学习。') : super.troubled();
  }

  content({ items }) {
    return html`<div class="stack">
      <offline-hand-in .village=${this.route.params.village} @done=${() => this.reload()}></offline-hand-in>
      <h2>报过的</h2>
      ${items.length ? items.map((item) => this.card(item)) : nothingHere('还没有报过线下学习。')}
      ${moreButton(this)}<a class="button wide" href="#/me/credits">看我的学习积分</a></div>`;
  }

  card(item) {
    return html`<article class="card stack"><div class="row wrap"><span class="grow strong">${item.title}</span>
        <span class="badge ${colour[item.status]}">${item.statusLabel}</span></div>
      <p>${day(item.day)}${item.hours ? `，${item.hours} 小时` : nothing}</p>
      ${item.text ? html`<p class="said">${item.text}</p>` : nothing}
      ${item.reason ? html`<p class="note red">没有认定的理由：${item.reason}</p>` : nothing}
      <div class="row wrap">${item.attachments.map((id, at) => html`<a class="button" target="_blank" rel="noopener"
        href=${mp.url(`/villages/${this.route.params.village}/attachments/${id}`)}>材料 ${at + 1}</a>`)}</div>
      <p class="soft small">${when(item.handedInAt)}报${item.decidedAt ? `，${when(item.decidedAt)}处理` : nothing}</p>
      ${item.line ? html`<a class="button wide" href="#/me/credits/entries">看记入的那一行</a>` : nothing}
      ${item.status === 'waiting' ? html`<offline-withdraw .address=${`${this.base}/${item.id}/withdrawals`} @done=${() => this.reload()}></offline-withdraw>` : nothing}</article>`;
  }
}

/** 报一次: title, day, hours, and pictures or documents that prove it. */
class HandIn extends Act {
  static properties = { village: {}, open: { state: true }, files: { state: true }, consent: { state: true } };

  constructor() {
    super();
    this.files = [];
  }

  render() {
    if (!this.open) return html`<button class="button main wide big" @click=${() => (this.open = true)}>报一次线下学习</button>`;
    const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
    return html`${this.consent ? html`<study-consent @agreed=${this.agreed}></study-consent>` : nothing}
      <form class="card stack" ?hidden=${this.consent} @submit=${this.submit}><h2>报一次线下学习</h2>
      <label class="field"><span class="label">学了什么</span><input class="input" name="title" required maxlength="60" placeholder="比如：镇党校春季轮训"></label>
      <label class="field"><span class="label">哪一天</span><input class="input" name="day" type="date" required max=${today} value=${today}></label>
      <label class="field"><span class="label">学了几个小时</span><input class="input" name="hours" type="number" inputmode="numeric" required min="1" max="100"></label>
      <label class="field"><span class="label">说几句（可以不写）</span><textarea name="text" maxlength="500" rows="3"></textarea></label>
      <fieldset class="stack"><legend>证明材料：签到表、通知、结业证书的照片，1 到 ${MOST} 个</legend>
        <label class="button wide">拍照片、选文件<input class="out-of-sight" type="file" multiple accept="image/*,.pdf,.docx,.xlsx" @change=${this.choose}></label>
        ${this.files.length ? html`<ul class="cells">${this.files.map((file, at) => html`<li class="cell"><span class="grow">材料 ${at + 1}：${file.name}${file.id ? '（已上传）' : nothing}</span>
          <button type="button" class="button" aria-label="去掉材料 ${at + 1}" @click=${() => (this.files = this.files.filter((each) => each !== file))}>去掉</button></li>`)}</ul>` : nothing}
        <p class="hint">材料只有您和管您台账的人看得到：一般是支部书记；支部没有书记的，或者您就是书记的，是乡镇。</p></fieldset>
      ${this.refused()}
      <button class="button main wide big" ?disabled=${this.busy || !this.files.length}>${this.busy ? '正在提交…' : '交给书记确认'}</button>
      ${this.files.length ? nothing : html`<p class="hint center">先选证明材料</p>`}</form>`;
  }

  agreed() {
    this.consent = false;
    this.refusal = undefined;
  }

  async choose(event) {
    const chosen = Array.from(event.target.files);
    event.target.value = '';
    if (this.files.length + chosen.length > MOST) toast(`最多 ${MOST} 个材料。`);
    for (const file of chosen.slice(0, MOST - this.files.length)) {
      this.files = [...this.files, { key: freshKey(), name: file.name || '照片', blob: await lightened(file) }];
    }
  }

  async submit(event) {
    event.preventDefault();
    const form = event.target;
    const { title, day: on, hours, text } = Object.fromEntries(new FormData(form));
    const done = await this.attempt(async (key) => {
      const attachments = await sendFiles(`/villages/${this.village}`, this.files);
      const body = { title: title.trim(), day: on, hours: Number(hours), attachments, ...(text.trim() && { text: text.trim() }) };
      return mp.post(`/villages/${this.village}/offline-studies`, body, { key, timeout: 30000 });
    });
    if (!done) {
      this.consent = consentMissing(this.refusal);
      return;
    }
    toast('交上去了，书记确认后记到您的学习记录里。');
    this.files = [];
    this.open = false;
    this.dispatchEvent(new Event('done'));
  }
}

/** 撤回 */
class Withdraw extends Act {
  static properties = { address: {} };

  render() {
    return html`${this.refused()}<button class="button wide" ?disabled=${this.busy} @click=${this.withdraw}>报错了，撤回</button>`;
  }

  async withdraw() {
    const done = await this.attempt(() => mp.post(this.address, {}));
    if (done) this.dispatchEvent(new Event('done'));
  }
}

customElements.define('village-offline-studies', OfflineStudies);
customElements.define('offline-hand-in', HandIn);
customElements.define('offline-withdraw', Withdraw);
