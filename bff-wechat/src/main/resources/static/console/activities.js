import { html, nothing } from 'lit';
import { Part, readable } from '../shared/element.js';
import { when } from '../shared/format.js';
import { paged } from '../shared/pages.js';
import { go } from '../shared/router.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskPages, DeskView } from './desk-view.js';
import { desk, holds } from './session.js';

/** 主题党日: what is planned and what was. */
class Activities extends DeskPages {
  address(after) {
    return paged(`${this.base}/activities`, after);
  }

  heading() {
    document.title = '主题党日 · 乡音工作台';
    return html`<a class="back" href="#${this.base}/courses">返回党员学习</a><h1 class="work-title">主题党日</h1>`;
  }

  content({ items }) {
    return html`<div class="columns"><section class="stack" aria-label="已有的活动">${items.length
        ? html`<div class="cells">${items.map((item) => html`<a class="cell" href="#${this.base}/activities/${item.id}">
          <span class="grow"><span class="strong">${item.title}</span><br><span class="soft small">${[when(item.startsAt), item.place].filter(Boolean).join(' · ')}</span></span>
          <span class="tail"><span class="badge ${item.open ? 'yellow' : ''}">${item.cancelled ? '已取消' : item.open ? '正在签到' : ''}</span></span></a>`)}</div>${moreButton(this)}`
        : nothingHere('还没有安排活动。')}</section>
      ${holds(this.person, this.village, 'branch-secretary') ? html`<activity-plan .base=${this.base}></activity-plan>` : nothing}</div>`;
  }
}

class ActivityPlan extends Act {
  static properties = { base: { attribute: false } };

  render() {
    return html`<form class="card stack" @submit=${this.plan}><h2>安排一次</h2>
      <label class="field"><span class="label">主题</span><input class="input" name="title" required maxlength="60"></label>
      <label class="field"><span class="label">地点</span><input class="input" name="place" maxlength="60"></label>
      <label class="field"><span class="label">开始</span><input class="input" type="datetime-local" name="startsAt" required></label>
      <label class="field"><span class="label">结束</span><input class="input" type="datetime-local" name="endsAt" required></label>
      ${this.refused()}<button class="button main" ?disabled=${this.busy}>安排</button></form>`;
  }

  async plan(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const at = (name) => `${form.get(name)}:00+08:00`;
    const body = { title: form.get('title').trim(), place: form.get('place').trim(), startsAt: at('startsAt'), endsAt: at('endsAt') };
    const done = await this.attempt((key) => desk.post(`${this.base}/activities`, body, { key }));
    if (done) go(`#${this.base}/activities/${done.id}`);
  }
}

/** One of them: the code for the wall while it lasts, who took part, who waits. */
class Activity extends DeskView {
  get address() {
    return `${this.base}/activities/${this.route.params.id}`;
  }

  load() {
    return desk.get(this.address);
  }

  heading() {
    document.title = '主题党日 · 乡音工作台';
    return html`<a class="back" href="#${this.base}/activities">返回主题党日</a><h1 class="work-title">主题党日</h1>`;
  }

  content(item) {
    const keeper = holds(this.person, this.village, 'branch-secretary', 'dispatcher');
    const holder = holds(this.person, this.village, 'branch-secretary');
    const changed = (event) => (this.data = event.detail);
    return html`<div class="stack"><section class="card stack"><h2>${item.title} ${item.cancelled ? html`<span class="badge">已取消</span>` : nothing}</h2>
        <p>${when(item.startsAt)} 到 ${when(item.endsAt)}${item.place ? ` · ${item.place}` : ''}</p></section>
      ${item.open && holder ? html`<activity-code .address=${this.address}></activity-code>` : nothing}
      <section class="card stack"><h2>参加的人（${item.counts.confirmed + item.counts.waiting + item.counts.refused}）</h2>
        <p>${item.cancelled ? `取消前认定 ${item.counts.confirmed} 人，记上的都已冲掉` : `全村认定 ${item.counts.confirmed} 人`}，等确认 ${item.counts.waiting} 人${item.counts.refused ? `，没有认定 ${item.counts.refused} 人` : ''}。<span class="soft">名单只看得到您管台账的：书记看本支部，乡镇看书记和没有书记的支部。</span></p>
        ${item.attendances.length ? html`<div class="cells">${item.attendances.map((each) => html`<attendance-line .each=${each} .address=${this.address} .may=${keeper} @changed=${changed}></attendance-line>`)}</div>`
          : html`<p class="soft">您管的人里还没有签到的。</p>`}
        ${keeper && !item.cancelled && new Date(item.startsAt) <= new Date() ? html`<attendance-record .address=${this.address} .absent=${item.absent} @changed=${changed}></attendance-record>` : nothing}</section>
      ${holder && !item.cancelled && new Date(item.endsAt) > new Date() ? html`<activity-cancel .address=${this.address} @changed=${() => this.reload()}></activity-cancel>` : nothing}</div>`;
  }
}

/** The large code and its picture, new every few seconds. */
class ActivityCode extends Part {
  static properties = { address: { attribute: false }, code: { state: true }, word: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.next();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  async next() {
    let wait = 5000;
    try {
      const { code, until } = await desk.get(`${this.address}/code`);
      [this.code, this.word] = [code, undefined];
      wait = Math.min(20_000, Math.max(1000, new Date(until) - Date.now()));
    } catch (error) {
      this.word = readable(error).detail;
    }
    if (this.isConnected) this.timer = setTimeout(() => this.next(), wait);
  }

  render() {
    return html`<section class="card stack sign-code" aria-label="签到码"><h2>签到码（投到会场的屏幕上）</h2>
      ${this.word ? html`<p class="note yellow" role="alert">${this.word}</p>` : nothing}
      ${this.code ? html`<div class="row wrap"><img src=${desk.url(`${this.address}/qr-code?shown=${this.code}`)} alt="签到二维码，微信扫一扫" width="260" height="260">
        <p class="sign-digits mono">${this.code.slice(0, 3)} ${this.code.slice(3)}</p></div>
        <p class="soft">几秒钟换一次，只在这次活动有效。没带手机的，在下面登记。</p>` : nothing}</section>`;
  }
}

class AttendanceLine extends Act {
  static properties = { each: { attribute: false }, address: { attribute: false }, may: { attribute: false }, refusing: { state: true } };

  render() {
    const { each } = this;
    const waits = each.status === 'waiting' && this.may;
    return html`<div class="cell"><span class="grow"><span class="strong">${each.name}</span> <span class="soft small">${each.branch} · ${each.howLabel} · ${when(each.at)}</span>
        ${each.note ? html`<br>${each.note}` : nothing}${each.reason ? html`<br><span class="soft">理由：${each.reason}</span>` : nothing}
        ${waits ? html`${this.refused()}${this.refusing ? html`<form class="row wrap" @submit=${this.refuse}><input class="input grow" name="reason" required maxlength="300" aria-label="不认定的理由，本人会看到" placeholder="理由，本人会看到">
          <button class="button bad" ?disabled=${this.busy}>不认定</button></form>`
          : html`<span class="row wrap"><button class="button main" ?disabled=${this.busy} @click=${() => this.decide({ approved: true })}>认定</button>
          <button class="button" @click=${() => (this.refusing = true)}>不认定</button></span>`}` : nothing}</span>
      <span class="tail"><span class="badge ${{ confirmed: 'green', waiting: 'yellow', refused: 'red', 'called-off': '' }[each.status]}">${each.statusLabel}</span></span></div>`;
  }

  refuse(event) {
    event.preventDefault();
    this.decide({ approved: false, reason: new FormData(event.target).get('reason').trim() });
  }

  async decide(body) {
    const done = await this.attempt(() => desk.post(`${this.address}/attendances/${this.each.id}/decisions`, body));
    if (!done) return;
    toast(body.approved ? '已认定，记入台账。' : '已告诉本人。');
    this.dispatchEvent(new CustomEvent('changed', { detail: done }));
  }
}

class AttendanceRecord extends Act {
  static properties = { address: { attribute: false }, absent: { attribute: false } };

  render() {
    if (!this.absent.length) return nothing;
    return html`<form class="row wrap" @submit=${this.record}><label class="field grow"><span class="label">登记到场的党员</span><select name="member" required>
      <option value="">选择</option>${this.absent.map((who) => html`<option value=${who.id}>${who.name}（${who.branch}${who.migrant ? '，外出' : ''}${who.refused ? '，原来没有认定' : ''}）</option>`)}</select></label>
      <button class="button" ?disabled=${this.busy}>登记</button>${this.refused()}</form>`;
  }

  async record(event) {
    event.preventDefault();
    const member = new FormData(event.target).get('member');
    const done = await this.attempt(() => desk.post(`${this.address}/attendances`, { member }));
    if (!done) return;
    toast('已登记，记入台账。');
    this.dispatchEvent(new CustomEvent('changed', { detail: done }));
  }
}

class ActivityCancel extends Act {
  static properties = { address: { attribute: false } };

  render() {
    return html`<details class="card"><summary>取消这次活动</summary><div class="stack"><p>已经签到、已经记上的会冲掉，本人会收到通知。取消以后不能再开。</p>${this.refused()}
      <button class="button bad" ?disabled=${this.busy} @click=${this.cancel}>取消活动</button></div></details>`;
  }

  async cancel() {
    if (await this.attempt(() => desk.post(`${this.address}/cancellations`, {}))) this.dispatchEvent(new Event('changed'));
  }
}

customElements.define('console-activities', Activities);
customElements.define('activity-plan', ActivityPlan);
customElements.define('console-activity', Activity);
customElements.define('activity-code', ActivityCode);
customElements.define('attendance-line', AttendanceLine);
customElements.define('attendance-record', AttendanceRecord);
customElements.define('activity-cancel', ActivityCancel);
