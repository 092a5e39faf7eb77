import { html, nothing } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

/** 工作日历: a year's holidays and the weekends worked for them. */
class Calendar extends DeskView {
  load() {
    return desk.get(`/calendars/${this.route.params.year}`);
  }

  heading() {
    const year = Number(this.route.params.year);
    document.title = `${year} 年工作日历 · 乡音工作台`;
    return html`<div class="row wrap work-head"><h1 class="work-title grow">${year} 年工作日历</h1>
      <a class="button" href="#/calendars/${year - 1}">${year - 1} 年</a><a class="button" href="#/calendars/${year + 1}">${year + 1} 年</a></div>
      <p class="soft">按工作日算的期限用它。没列出的日子，周一至周五上班。国务院每年公布安排后，请照着改，再保存。</p>`;
  }

  content(year) {
    return html`<div class="stack">${year.checked ? html`<p class="badge green">已核对</p>`
        : html`<p class="badge yellow" role="status">${year.version ? '系统自带，还没有人核对。请对照国务院的通知，看过后保存。' : '这一年还没有登记，法定节日都会算成工作日。'}</p>`}
      <calendar-form .year=${year} @changed=${() => this.reload()}></calendar-form></div>`;
  }
}

/** One day a line: date, 放假 or 上班, why. */
class CalendarForm extends Act {
  static properties = { year: { attribute: false }, wrong: { state: true } };

  render() {
    const { year } = this;
    return html`<form class="card stack" @submit=${this.save}>
      <label class="field"><span class="label">依据</span><input class="input" name="basis" required maxlength="100" .value=${year.basis}></label>
      <label class="field"><span class="label">一行一天：日期 放假或上班 说明</span>
        <textarea name="days" rows="22" spellcheck="false" .value=${year.days.map(({ day, working, name }) => `${day} ${working ? '上班' : '放假'} ${name}`).join('\n')}></textarea></label>
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}${this.refused()}
      <button class="button main" ?disabled=${this.busy}>核对无误，保存</button></form>`;
  }

  async save(event) {
    event.preventDefault();
    const { basis, days } = Object.fromEntries(new FormData(event.target));
    const lines = days.split('\n').map((line) => line.trim()).filter(Boolean);
    const read = lines.map((line) => /^(\d{4}-\d{2}-\d{2})\s+(放假|上班)\s+(.+)$/.exec(line));
    const lost = read.indexOf(null);
    this.wrong = lost < 0 ? undefined : `看不懂这一行：${lines[lost]}`;
    if (lost >= 0) return;
    const body = { basis: basis.trim(), days: read.map(([, day, word, name]) => ({ day, working: word === '上班', name })) };
    if (!(await this.attempt(() => desk.put(`/calendars/${this.year.year}`, body, { match: `"${this.year.version}"` })))) return;
    toast('已保存，马上按它算期限。');
    this.dispatchEvent(new Event('changed'));
  }
}

customElements.define('console-calendar', Calendar);
customElements.define('calendar-form', CalendarForm);
