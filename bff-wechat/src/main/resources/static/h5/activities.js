import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { View } from '../shared/element.js';
import { when } from '../shared/format.js';
import { Pages, paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { signInFirst } from './gate.js';
import { mp, rememberVillage } from './session.js';
import { consentMissing } from './study-consent.js';

const colour = { confirmed: 'green', waiting: 'yellow', refused: 'red', 'called-off': '' };

function badge(item) {
  if (item.attendance) return html`<span class="badge ${colour[item.attendance.status]}">${item.attendance.statusLabel}</span>`;
  if (item.cancelled) return html`<span class="badge">已取消</span>`;
  return html`<span class="badge ${item.open ? 'yellow' : ''}">${item.open ? '正在签到' : item.begun ? '没有参加' : '还没开始'}</span>`;
}

/** 主题党日: what is planned and what was, with what was recognised for me. */
class Activities extends Pages {
  api = mp;

  get base() {
    return `/villages/${this.route.params.village}/activities`;
  }

  address(after) {
    rememberVillage(this.route.params.village);
    return paged(this.base, after);
  }

  heading() {
    document.title = '主题党日';
    return html`<h1 class="page-title">主题党日</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到支部的活动。') : super.troubled();
  }

  content({ items }) {
    if (!items.length) return nothingHere('支部还没有安排活动。');
    return html`<div class="stack"><div class="cells">${items.map((item) => html`<a class="cell" href="#${this.base}/${item.id}">
      <span class="grow"><span class="strong">${item.title}</span><br><span class="soft">${[when(item.startsAt), item.place].filter(Boolean).join(' · ')}</span></span>
      <span class="tail">${badge(item)}</span></a>`)}</div>${moreButton(this)}</div>`;
  }
}

/** One of them: sign with the code on the wall, or say how I took part from afar. */
class Activity extends View {
  get base() {
    return `/villages/${this.route.params.village}/activities`;
  }

  async load() {
    rememberVillage(this.route.params.village);
    const item = await mp.get(`${this.base}/${this.route.params.id}`);
    document.title = item.title;
    return item;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后才能签到。') : super.troubled();
  }

  content(item) {
    const { attendance } = item;
    const may = !item.cancelled && attendance?.status !== 'confirmed';
    return html`<div class="stack"><section class="card stack"><h1>${item.title}</h1>
        <p>${when(item.startsAt)} 到 ${when(item.endsAt)}${item.place ? html`<br>${item.place}` : nothing}</p><p>${badge(item)}</p>
        ${attendance?.reason ? html`<p class="note red">没有记上的理由：${attendance.reason}</p>` : nothing}
        ${attendance?.status === 'called-off' ? html`<p class="note" role="status">活动取消了，原来记上的已经冲掉。</p>` : nothing}
        ${attendance?.status === 'confirmed' ? html`<p class="note green" role="status">已经记到您的学习记录里。</p>` : nothing}
        ${attendance?.status === 'waiting' ? html`<p class="note yellow" role="status">${item.cancelled ? '活动取消了，没有要记的。' : attendance.how === 'code' ? '签到收到了。您自己看得到签到码，所以要等乡镇确认后才记上。' : '已经告诉书记，等他确认。'}</p>` : nothing}</section>
      ${may ? html`<activity-sign .base=${`${this.base}/${item.id}`} .item=${item} .code=${this.route.query.get('code') ?? ''} @done=${() => this.reload()}></activity-sign>` : nothing}
      <a class="button wide" href="#${this.base}">看全部活动</a></div>`;
  }
}

class ActivitySign extends Act {
  static properties = { base: { attribute: false }, item: { attribute: false }, code: { attribute: false } };

  render() {
    const { item } = this;
    if (consentMissing(this.refusal)) return html`<study-consent @agreed=${() => this.send(this.said)}></study-consent>`;
    return html`${item.open ? html`<form class="card stack" @submit=${this.sign}><h2>现场签到</h2>
        <label class="field"><span class="label">屏幕上的六位数字</span><input class="input" name="code" required inputmode="numeric" pattern="[0-9]{6}" maxlength="6"
          autocomplete="off" .value=${this.code}></label>
        <p class="hint">数字几秒钟换一次，请照屏幕上最新的填。</p>
        ${this.refused()}<button class="button main wide" ?disabled=${this.busy}>${this.busy ? '正在签到…' : '签到'}</button></form><br>`
        : html`<p class="note">${item.begun ? '签到已经结束。到过现场的，请支部书记登记。' : '还没有开始，开始前半小时可以签到。'}</p><br>`}
      ${item.begun && !item.attendance ? html`<details class="card"><summary>在外地参加的</summary><form class="stack" @submit=${this.claim}>
        <label class="field"><span class="label">您是怎么参加的？</span><textarea name="remote" required maxlength="300" rows="3" placeholder="比如：视频连线全程参加"></textarea></label>
        <p class="hint">书记确认后记到您的学习记录里。</p>
        ${item.open ? nothing : this.refused()}<button class="button wide" ?disabled=${this.busy}>告诉书记</button></form></details>` : nothing}`;
  }

  sign(event) {
    event.preventDefault();
    this.send({ code: new FormData(event.target).get('code').trim() });
  }

  claim(event) {
    event.preventDefault();
    this.send({ remote: new FormData(event.target).get('remote').trim() });
  }

  async send(body) {
    this.said = body;
    const done = await this.attempt(() => mp.post(`${this.base}/attendances`, body));
    if (done) this.dispatchEvent(new Event('done'));
  }
}

customElements.define('village-activities', Activities);
customElements.define('village-activity', Activity);
customElements.define('activity-sign', ActivitySign);
