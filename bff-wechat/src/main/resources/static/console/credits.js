import { html, nothing } from 'lit';
import { freshKey } from '../shared/api.js';
import { gain, given, hours, limits, points } from '../shared/credit.js';
import { day } from '../shared/format.js';
import { nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { lightened, upload } from '../shared/upload.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import { desk, holds } from './session.js';
import './credit-export.js';

const today = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
const help = { 'nothing-yet': '还没有记录', behind: '落后较多' };

/** 党员学习: the branch by name, whoever may need help, confirming study; for others the totals. */
class Credits extends DeskView {
  static properties = { year: { state: true } };

  get mine() {
    return holds(this.person, this.village, 'branch-secretary');
  }

  get above() {
    return holds(this.person, this.village, 'dispatcher');
  }

  async load() {
    const query = this.year ? `?year=${this.year}` : '';
    const at = `${this.base}/credits`;
    const [totals, branch, kept, rules, closings] = await Promise.all([
      desk.get(`${at}/totals${query}`),
      this.mine ? desk.get(`${at}/branch${query}`) : null,
      this.above ? desk.get(`${at}/kept-branches${query}`) : null,
      desk.get(`${at}/rules`),
      desk.get(`${at}/closings`),
    ]);
    return { totals, branch, kept: kept?.items, rules: rules.items, closings: closings.items };
  }

  heading() {
    document.title = '党员学习 · 乡音工作台';
    return html`<h1 class="work-title">党员学习</h1>`;
  }

  content({ totals, branch, kept, rules, closings }) {
    const closed = closings.some((each) => each.year === totals.year);
    return html`<div class="stack">
      <div class="row wrap">${this.years(totals.year)}
        <a class="button" href="#/villages/${this.village}/credit-rules">规则和版本</a>
        <a class="button" href="#/villages/${this.village}/credit-appeals">申诉</a>
        <a class="button" href="#/villages/${this.village}/offline-studies">线下学习申报</a></div>
      <section class="card stack"><h2>${totals.year} 年全村总数 ${closed ? html`<span class="badge">已结账</span>` : nothing}</h2>
        ${totals.fulfilled === undefined || totals.fulfilled === null
          ? html`<p>党员 ${totals.members} 人，人少，不显示合计，免得认出是谁。</p>`
          : html`<p>党员 ${totals.members} 人，达到全年要求 ${totals.fulfilled} 人；一共学习 ${hours(totals.minutes)}，积分 ${points(totals.points)}。</p>`}
        <p class="soft small">乡镇和县里只看到这一行，不到个人；没有书记的支部和书记本人的台账由乡镇管。</p></section>
      ${branch ? this.branch(branch, rules) : nothing}
      ${kept ? this.kept(kept, rules) : nothing}
      ${this.mine || this.above ? this.books(totals.year, closed) : nothing}</div>`;
  }

  /** 乡镇管的台账: who is of a branch without a secretary, and the secretaries. */
  kept(branches, rules) {
    if (!branches.length) return nothingHere('现在没有要乡镇管的台账：每个支部都有书记。');
    return html`<section class="stack"><h2>乡镇管的台账</h2>
      <p class="soft">没有书记的支部，和各支部的书记。按姓名排列，不排名。看台账要写明理由，本人看得到。</p>
      ${branches.map((branch) => html`<h3>${branch.branch}</h3><ul class="cells">${branch.members.map((each) => this.member(each, branch.year))}</ul>`)}
      <credit-confirm .members=${branches.flatMap(({ branch, members }) => members.map((each) => ({ ...each, name: `${each.name}（${branch}）` })))} .rules=${rules} .address=${`${this.base}/credits/confirmations`}
        @done=${() => this.reload()}></credit-confirm></section>`;
  }

  years(shown) {
    const now = new Date().getFullYear();
    return [now, now - 1, now - 2].map((year) => html`<button class="button" aria-pressed=${shown === year}
      @click=${() => this.choose(year)}>${year} 年</button>`);
  }

  choose(year) {
    this.year = year;
    this.retry();
  }

  branch(branch, rules) {
    if (!branch.members.length) return nothingHere('名册上本支部还没有党员。');
    const needing = branch.members.filter((each) => each.help);
    return html`<section class="stack"><h2>${branch.branch}</h2>
      ${needing.length ? html`<p class="note yellow">可能需要帮助：${needing.map((each) => each.name).join('、')}。</p>` : nothing}
      <p class="soft">按姓名排列，不排名。看台账要写明理由，本人看得到。</p>
      <ul class="cells">${branch.members.map((each) => this.member(each, branch.year))}</ul>
      <credit-confirm .members=${branch.members} .rules=${rules} .address=${`${this.base}/credits/confirmations`} @done=${() => this.reload()}></credit-confirm>
      <credit-export .year=${branch.year} .address=${`${this.base}/credits/exports`}></credit-export></section>`;
  }

  /** 以前年度和结账: whoever keeps ledgers. Several branches are closed by the township, as the answer says. */
  books(year, closed) {
    return html`<section class="stack"><h2>以前年度和结账</h2>
      <credit-earlier .address=${`${this.base}/credits/imports`} @done=${() => this.reload()}></credit-earlier>
      ${closed ? html`<p class="soft">${year} 年已经结账。</p>` : year < new Date().getFullYear()
        ? html`<credit-close .year=${year} .address=${`${this.base}/credits/closings`} @done=${() => this.reload()}></credit-close>`
        : html`<p class="soft">${year} 年过完以后，在上面选那一年结账。</p>`}</section>`;
  }

  member(each, year) {
    return html`<li class="cell"><a class="grow" href="#/villages/${this.village}/credit-members/${each.id}/${year}"><span class="strong">${each.name}</span></a>
      <span class="soft small">${[each.leader && '书记、委员', each.migrant && '外出', !each.bound && '没用微信'].filter(Boolean).join(' · ')}</span>
      <span class="tail">${hours(each.balance.minutes)} / ${hours(each.required.minutes)}
        <span class="badge ${each.fulfilled ? 'green' : each.help ? 'yellow' : ''}">${each.fulfilled ? '已达到' : help[each.help] ?? '进行中'}</span></span></li>`;
  }
}

/** 确认线下学习 */
class Confirm extends Act {
  static properties = { members: { attribute: false }, rules: { attribute: false }, address: {}, on: { state: true } };

  sentFiles = new WeakMap();

  /** The rules of the day it happened on. */
  get current() {
    const version = this.rules.find((each) => each.effectiveFrom <= (this.on || today())) ?? this.rules.at(-1);
    return version.rules.filter((rule) => ['offline', 'other'].includes(rule.source));
  }

  render() {
    return html`<details class="card"><summary>确认一次线下学习</summary><form class="stack" @submit=${this.submit}>
      <label class="field"><span class="label">党员</span><select class="input" name="member" required>${this.members.map((each) => html`<option value=${each.id}>${each.name}</option>`)}</select></label>
      <label class="field"><span class="label">哪一天</span><input class="input" name="day" type="date" max=${today()} required
        @change=${(event) => (this.on = event.target.value)}></label>
      <label class="field"><span class="label">规则（那一天的）</span><select class="input" name="rule" required>${this.current.map((rule) => html`<option value=${rule.code}>${rule.name}（${given(rule)}）</option>`)}</select></label>
      <label class="field"><span class="label">学了什么</span><input class="input" name="title" required maxlength="60"></label>
      <label class="field"><span class="label">数量（单位见规则）</span><input class="input" name="quantity" type="number" min="1" max="1000" value="1" required></label>
      <label class="field"><span class="label">看过的证明材料，如“签到表第 3 页”</span><input class="input" name="proof" maxlength="36"></label>
      <label class="field"><span class="label">附上材料（照片、PDF，最多 6 个，可以不附）</span><input class="input" name="files" type="file" multiple accept="image/*,.pdf,.docx,.xlsx"></label>
      ${this.refused()}<div class="row"><button class="button main" ?disabled=${this.busy}>确认，记入台账</button></div></form></details>`;
  }

  async submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const files = form.getAll('files').filter((file) => file.size);
    form.delete('files');
    const body = Object.fromEntries(form);
    const line = await this.attempt(async (key) => {
      const attachments = await this.sent(files);
      return desk.post(this.address, { ...body, quantity: Number(body.quantity), attachments }, { key });
    });
    if (!line) return;
    toast(`记入 ${gain(line.granted)}${line.limitedBy ? `（受${limits[line.limitedBy]}限制）` : ''}。`);
    event.target.reset();
    this.on = undefined;
    this.dispatchEvent(new CustomEvent('done'));
  }

  /** The ids of the files; those that are there already are not sent again. */
  async sent(files) {
    const ids = [];
    for (const file of files) {
      if (!this.sentFiles.has(file)) {
        const address = desk.url(this.address.replace('/credits/confirmations', '/attachments'));
        this.sentFiles.set(file, (await upload(address, await lightened(file), { client: desk.client, key: freshKey() })).id);
      }
      ids.push(this.sentFiles.get(file));
    }
    return ids;
  }
}

/** 导入以前年度 */
class Import extends Act {
  static properties = { address: {}, report: { state: true } };

  render() {
    return html`<details class="card"><summary>导入以前年度的记录</summary><form class="stack" @submit=${this.submit}>
      <p class="soft">用<a href="/console/v1${this.address}/template" download>模板</a>填好再导入。错的行会指出来，不会记；再导一次不会重复。</p>
      <label class="field"><span class="label">学习记录表（.xlsx）</span><input class="input" type="file" name="file" accept=".xlsx" required></label>
      ${this.refused()}<div class="row"><button class="button main" ?disabled=${this.busy}>导入</button></div>
      ${this.report ? html`<div role="status" class="stack"><p>新记入 ${this.report.added} 行，以前导入过 ${this.report.unchanged} 行，${this.report.errors.length} 行没有导入。</p>
        ${this.report.errors.length ? html`<ul class="cells">${this.report.errors.map((each) => html`<li class="cell"><span class="grow">第 ${each.row} 行「${each.column}」：${each.reason}</span></li>`)}</ul>` : nothing}</div>` : nothing}</form></details>`;
  }

  async submit(event) {
    event.preventDefault();
    const file = new FormData(event.target).get('file');
    this.report = await this.attempt(() => upload(desk.url(this.address), file, { client: desk.client }));
    if (this.report?.added) this.dispatchEvent(new CustomEvent('done'));
  }
}

/** 结账 */
class Close extends Act {
  static properties = { year: { type: Number }, address: {} };

  render() {
    return html`<details class="card"><summary>给 ${this.year} 年结账</summary><div class="stack">
      <p>结账后这一年不再变，以后才知道的学习和冲正记入当年；不能反结账。</p>${this.refused()}
      <button class="button main" ?disabled=${this.busy} @click=${this.close}>确定结账</button></div></details>`;
  }

  async close() {
    const done = await this.attempt(() => desk.post(this.address, { year: this.year }));
    if (!done) return;
    toast(`${this.year} 年已结账。`);
    this.dispatchEvent(new CustomEvent('done'));
  }
}

/** 一位党员的台账: opened with a purpose, which the member reads. */
class Member extends DeskView {
  heading() {
    document.title = '党员台账 · 乡音工作台';
    return html`<h1 class="work-title">党员台账</h1>`;
  }

  content(seen) {
    return seen.lines
      ? html`<div class="stack"><h2>${seen.name} · ${seen.branch} · ${seen.year} 年</h2>
        ${seen.lines.length ? html`<ul class="cells">${seen.lines.map((line) => this.line(line))}</ul>` : nothingHere('这一年没有记录。')}</div>`
      : html`<credit-purpose .address=${`${this.base}/credits/members/${this.route.params.id}/views`}
          .year=${Number(this.route.params.year)} @done=${(event) => (this.data = event.detail)}></credit-purpose>`;
  }

  line(line) {
    return html`<li class="cell"><span class="grow"><span class="strong">${line.title}</span>
      ${line.takenBack ? html`<span class="badge">已冲正</span>` : nothing}${line.reverses ? html`<span class="badge yellow">冲正：${line.reason}</span>` : nothing}<br>
      <span class="soft small">第 ${line.number} 行 · ${line.sourceLabel} · ${day(line.occurredAt)} · 累计 ${points(line.balance.points)}、${hours(line.balance.minutes)}${line.limitedBy
        ? ` · 受${limits[line.limitedBy]}限制` : ''}</span></span><span class="tail strong">${gain(line.granted)}</span>
      ${line.takenBack || line.reverses ? nothing : html`<credit-reverse .line=${line.id} .address=${`${this.base}/credits/reversals`} @done=${() => (this.data = {})}></credit-reverse>`}</li>`;
  }
}

class Purpose extends Act {
  static properties = { address: {}, year: { type: Number } };

  render() {
    return html`<form class="card stack" @submit=${this.submit}><label class="field"><span class="label">为什么要看（本人在“谁看过我的信息”里看得到）</span>
      <input class="input" name="purpose" required maxlength="200"></label>${this.refused()}
      <div class="row"><button class="button main" ?disabled=${this.busy}>打开台账</button></div></form>`;
  }

  async submit(event) {
    event.preventDefault();
    const purpose = new FormData(event.target).get('purpose').trim();
    const seen = await this.attempt(() => desk.post(this.address, { purpose, year: this.year }));
    if (seen) this.dispatchEvent(new CustomEvent('done', { detail: seen }));
  }
}

class Reverse extends Act {
  static properties = { line: {}, address: {} };

  render() {
    return html`<details><summary>冲正</summary><form class="stack" @submit=${this.submit}><label class="field"><span class="label">理由（本人看得到）</span>
      <input class="input" name="reason" required maxlength="300"></label>${this.refused()}
      <div class="row"><button class="button bad" ?disabled=${this.busy}>冲正这一行</button></div></form></details>`;
  }

  async submit(event) {
    event.preventDefault();
    const reason = new FormData(event.target).get('reason').trim();
    const done = await this.attempt((key) => desk.post(this.address, { line: this.line, reason }, { key }));
    if (!done) return;
    toast('已冲正，上限也还回去了。');
    this.dispatchEvent(new CustomEvent('done'));
  }
}

customElements.define('console-credits', Credits);
customElements.define('credit-confirm', Confirm);
customElements.define('credit-close', Close);
customElements.define('credit-earlier', Import);
customElements.define('console-credit-member', Member);
customElements.define('credit-purpose', Purpose);
customElements.define('credit-reverse', Reverse);
