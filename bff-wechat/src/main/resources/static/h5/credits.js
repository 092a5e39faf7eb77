import { html, nothing } from 'lit';
import { gain, given, hours, points } from '../shared/credit.js';
import { View } from '../shared/element.js';
import { signInFirst } from './gate.js';
import { mp } from './session.js';
import './call.js';
import './study-consent.js';

/** 我的学习积分: this year against what is required, where it came from, what would count next; his own, agreed or not. */
class Credits extends View {
  static properties = { year: { state: true } };

  load() {
    return mp.get(`/me/credits${this.year ? `?year=${this.year}` : ''}`);
  }

  heading() {
    document.title = '我的学习积分';
    return html`<h1 class="page-title">我的学习积分</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到您的学习积分。') : super.troubled();
  }

  content(data) {
    return html`<div class="stack">
      ${data.consented ? nothing : html`<study-consent .version=${data.consentVersion} @agreed=${() => this.reload()}></study-consent>`}
      ${this.years(data)}
      <section class="card stack" aria-labelledby="so-far">
        <h2 id="so-far">${data.year} 年 ${data.closed ? html`<span class="badge">这一年算完了</span>` : nothing}
          <span class="badge ${data.fulfilled ? 'green' : 'yellow'}">${data.fulfilled ? '已达到要求' : '还没达到要求'}</span></h2>
        ${this.bar('学时', data.balance.minutes, data.required.minutes, hours)}
        ${this.bar('积分', data.balance.points, data.required.points, points)}
        <p class="soft small">${data.villageName} · ${data.branch}。只和全年要求比，不和别人比，也不算在线时间。</p>
      </section>
      ${data.bySource.length ? html`<section class="stack"><h2>从哪里来</h2><ul class="cells">${data.bySource.map((each) => html`<li class="cell">
        <span class="grow">${each.label}</span><span class="tail strong">${gain(each.amount)}</span></li>`)}</ul></section>` : nothing}
      <div class="cells">
        <a class="cell" href="#/me/credits/entries"><span class="grow">学习记录，一行一行看（${data.lines} 行）</span></a>
        <a class="cell" href="#/villages/${data.village}/offline-studies"><span class="grow">报线下学习，看处理结果</span></a>
        <a class="cell" href="#/me/credits/appeals"><span class="grow">我的申诉</span></a>
        ${data.lines ? html`<a class="cell" href="/mp/v1/me/credits/exports?year=${data.year}" download><span class="grow">把 ${data.year} 年的记录存下来</span></a>` : nothing}
        <a class="cell" href="#/me/credits/certificates/${data.year}"><span class="grow">${data.year} 年学习证明</span></a>
        <a class="cell" href="#/me/access-log"><span class="grow">谁看过我的学习记录</span></a>
      </div>
      ${data.next.length ? html`<section class="stack"><h2>接着还能记什么</h2><ul class="cells">${data.next.map((each) => this.next(each))}</ul></section>` : nothing}
      ${data.consented ? html`<study-consent-back @done=${() => this.reload()}></study-consent-back>` : nothing}
      ${data.village ? html`<village-call .village=${data.village}></village-call>` : nothing}
      <p class="soft small">适用规则：${data.rules.version.startsWith('starter') ? '起始规则' : `第 ${data.rules.version} 版`}，${data.rules.effectiveFrom} 起生效。${data.rules.basis}</p>
    </div>`;
  }

  years(data) {
    const now = new Date().getFullYear();
    return html`<div class="row wrap" role="group" aria-label="选择年度">${[now, now - 1, now - 2].map((year) => html`<button class="button"
      aria-pressed=${data.year === year} @click=${() => this.choose(year)}>${year} 年</button>`)}</div>`;
  }

  choose(year) {
    this.year = year;
    this.reload();
  }

  bar(name, has, required, words) {
    if (!required) return html`<p>${name}：<span class="strong">${words(has)}</span>（没有数量要求）</p>`;
    return html`<label class="stack"><span>${name}：<span class="strong">${words(has)}</span>，全年要求 ${words(required)}${has < required ? `，还差 ${words(required - has)}` : ''}</span>
      <progress class="wide" max=${required} value=${Math.max(0, Math.min(has, required))}></progress></label>`;
  }

  next({ rule, pointsToday, pointsThisYear, untilNextPoint }) {
    const full = pointsThisYear === 0 ? '今年已到上限' : pointsToday === 0 ? '今天已到上限，明天再记' : '';
    const left = [untilNextPoint != null && `还差 ${untilNextPoint} ${rule.unit}得下一分，短的会攒起来`, pointsToday != null && `今天还能记 ${points(pointsToday)}`, pointsThisYear != null && `今年还能记 ${points(pointsThisYear)}`].filter(Boolean);
    return html`<li class="cell"><span class="grow"><span class="strong">${rule.name}</span><br>
      <span class="soft">${given(rule)}${rule.proof ? '，要有证明材料' : ''}</span><br>
      <span class="small ${full ? 'soft' : ''}">${full || left.join('，')}</span></span></li>`;
  }
}

customElements.define('village-credits', Credits);
