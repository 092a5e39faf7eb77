import { html, nothing } from 'lit';
import { given, hours } from '../shared/credit.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import { desk, holds } from './session.js';

const sources = { lesson: '线上课程', quiz: '测验', activity: '主题党日', offline: '线下学习', service: '为民服务', other: '其他' };
const scopes = [['perDay', '当天'], ['perYear', '全年'], ['perItem', '同一项']];

const needed = (minutes, points) => [minutes && hours(minutes), points && `${points} 分`].filter(Boolean).join('、') || '没有数量要求';

/** 积分规则: every version with the day from which it applies, and the next one. */
class Rules extends DeskView {
  load() {
    return desk.get(`${this.base}/credits/rules`);
  }

  heading() {
    document.title = '积分规则 · 乡音工作台';
    return html`<h1 class="work-title">积分规则</h1>`;
  }

  content({ items }) {
    return html`<div class="stack"><p class="soft">新版只管生效那天以后的事，以前记下的不变；全年要求以当年 1 月 1 日的版本为准。</p>
      ${items.map((version) => this.version(version))}
      ${holds(this.person, this.village, 'branch-secretary', 'dispatcher')
        ? html`<credit-new-rules .from=${items[0]} .address=${`${this.base}/credits/rules`} @done=${() => this.reload()}></credit-new-rules>` : nothing}</div>`;
  }

  version(version) {
    return html`<section class="card stack"><h2>${version.version.startsWith('starter') ? '起始规则' : `第 ${version.version} 版`}，${version.effectiveFrom} 起生效</h2>
      <p class="said">${version.basis}</p><p>全年要求：党员 ${needed(version.requiredMinutes, version.requiredPoints)}，书记和委员 ${needed(version.leaderMinutes, version.leaderPoints)}</p>
      <ul class="cells">${version.rules.map((rule) => html`<li class="cell"><span class="grow"><span class="strong">${rule.name}</span>
        <span class="soft small">${sources[rule.source] ?? rule.source}</span><br>${given(rule)}${rule.proof ? '，要有证明材料' : ''}</span>
        <span class="tail soft small">${scopes.map(([key, words]) => this.limit(rule[key], words)).filter(Boolean).join('，')}</span></li>`)}</ul></section>`;
  }

  limit(most, words) {
    if (!most) return '';
    const parts = [most.points != null && `${most.points} 分`, most.minutes != null && hours(most.minutes)].filter(Boolean);
    return `${words}最多 ${parts.join('、')}`;
  }
}

/** 新版规则: begins as a copy of the latest one. */
class NewRules extends Act {
  static properties = { from: { attribute: false }, address: {}, rules: { state: true } };

  get shown() {
    return this.rules ?? this.from.rules;
  }

  render() {
    const tomorrow = new Date(Date.now() + 115_200_000).toISOString().slice(0, 10);
    return html`<details class="card"><summary>公布新版规则</summary><form class="stack" @submit=${this.submit}>
      <label class="field"><span class="label">从哪一天起生效（最早明天）</span><input class="input" type="date" name="effectiveFrom" min=${tomorrow} required></label>
      <label class="field"><span class="label">依据</span><textarea name="basis" required maxlength="300" rows="2"></textarea></label>
      <label class="field"><span class="label">党员全年学时</span><input class="input" type="number" name="required" min="0" max="1000" value=${this.from.requiredMinutes / 60} required></label>
      <label class="field"><span class="label">党员全年积分（0 为不要求）</span><input class="input" type="number" name="requiredPoints" min="0" max="100000" value=${this.from.requiredPoints} required></label>
      <label class="field"><span class="label">书记和委员全年学时</span><input class="input" type="number" name="leader" min="0" max="1000" value=${this.from.leaderMinutes / 60} required></label>
      <label class="field"><span class="label">书记和委员全年积分（0 为不要求）</span><input class="input" type="number" name="leaderPoints" min="0" max="100000" value=${this.from.leaderPoints} required></label>
      ${this.shown.map((rule, at) => this.rule(rule, at))}
      <div class="row"><button type="button" class="button" @click=${this.add}>加一条</button></div>
      ${this.refused()}<div class="row"><button class="button main" ?disabled=${this.busy}>公布</button></div></form></details>`;
  }

  rule(rule, at) {
    const number = (name, words, value) => html`<label class="field"><span class="label">${words}</span><input class="input" type="number"
      name="${name}-${at}" .value=${value ?? ''}></label>`;
    return html`<fieldset class="card stack"><legend>${rule.name || '新的一条'}</legend>
      <label class="field"><span class="label">名称</span><input class="input" name="name-${at}" required maxlength="40" .value=${rule.name}></label>
      <label class="field"><span class="label">代号</span><input class="input" name="code-${at}" required pattern="[a-z][a-z0-9\\-]*" .value=${rule.code}></label>
      <label class="field"><span class="label">来源</span><select class="input" name="source-${at}">${Object.entries(sources).map(([word, label]) => html`<option
        value=${word} ?selected=${word === rule.source}>${label}</option>`)}</select></label>
      <label class="field"><span class="label">计量单位</span><input class="input" name="unit-${at}" required maxlength="10" .value=${rule.unit}></label>
      ${number('per', '每几个单位', rule.per)}${number('points', '记几分（扣分写负数）', rule.points)}${number('minutes', '记几分钟学时', rule.minutes)}
      ${scopes.map(([key, words]) => html`${number(key, `${words}最多几分（空着为不限）`, rule[key]?.points)}
        ${number(`${key}-minutes`, `${words}最多几分钟学时（空着为不限）`, rule[key]?.minutes)}`)}
      <label class="switch"><span class="grow">要看证明材料</span><input type="checkbox" name="proof-${at}" .checked=${rule.proof}></label>
      <button type="button" class="button bad" @click=${() => this.drop(at)}>去掉这一条</button></fieldset>`;
  }

  add() {
    this.rules = [...this.read(), { name: '', code: '', source: 'offline', unit: '次', per: 1, points: 1, minutes: 0, proof: true }];
  }

  drop(at) {
    this.rules = this.read().filter((_, place) => place !== at);
  }

  /** What stands in the form now. */
  read() {
    const form = new FormData(this.querySelector('form'));
    const number = (name, at) => (form.get(`${name}-${at}`) === '' ? null : Number(form.get(`${name}-${at}`)));
    return this.shown.map((rule, at) => ({
      code: form.get(`code-${at}`), source: form.get(`source-${at}`), name: form.get(`name-${at}`), unit: form.get(`unit-${at}`),
      per: number('per', at) ?? 1, points: number('points', at) ?? 0, minutes: number('minutes', at) ?? 0, proof: form.has(`proof-${at}`),
      ...Object.fromEntries(scopes.map(([key]) => [key, this.cap(number(key, at), number(`${key}-minutes`, at))])),
    }));
  }

  cap(points, minutes) {
    return points === null && minutes === null ? null : { points, minutes };
  }

  async submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const body = {
      effectiveFrom: form.get('effectiveFrom'), basis: form.get('basis').trim(), requiredPoints: Number(form.get('requiredPoints')),
      requiredMinutes: Number(form.get('required')) * 60, leaderPoints: Number(form.get('leaderPoints')), leaderMinutes: Number(form.get('leader')) * 60, rules: this.read(),
    };
    const done = await this.attempt((key) => desk.post(this.address, body, { key }));
    if (!done) return;
    toast('已公布。');
    this.rules = undefined;
    this.dispatchEvent(new CustomEvent('done'));
  }
}

customElements.define('console-credit-rules', Rules);
customElements.define('credit-new-rules', NewRules);
