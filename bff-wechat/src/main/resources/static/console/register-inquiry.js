import { html } from 'lit';
import { due } from '../shared/format.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import './roster-pick.js';
import { desk } from './session.js';

const sources = [['phone', '电话'], ['visit', '来访、走访'], ['paper', '书面']];

/** 登记咨询: what somebody without WeChat asks by telephone, on paper or at the door. */
class RegisterInquiry extends DeskView {
  load() {
    return fetch(`/mp/v1${this.base}/inquiry-desks`).then((answer) => answer.json());
  }

  heading() {
    document.title = '登记咨询 · 乡音工作台';
    return html`<h1 class="work-title">登记电话、来访咨询</h1>`;
  }

  content({ items }) {
    return html`<register-inquiry-form .base=${this.base} .village=${this.village} .desks=${items}></register-inquiry-form>`;
  }
}

class Form extends Act {
  static properties = { base: { attribute: false }, village: { attribute: false }, desks: { attribute: false }, done: { state: true } };

  render() {
    if (this.done) return this.registered(this.done);
    return html`<form class="card stack" @submit=${this.send}>
      <fieldset><legend>怎么来的</legend><div class="options">${sources.map(([value, words], index) =>
        html`<label class="option"><input type="radio" name="source" value=${value} ?checked=${index === 0}>${words}</label>`)}</div></fieldset>
      <roster-pick .base=${this.base}></roster-pick>
      <fieldset class="stack"><legend>名册上没有的，记下来人（有了答复好告诉他）</legend>
        <label class="field"><span class="label">姓名</span><input class="input" name="callerName" maxlength="40" autocomplete="off"></label>
        <label class="field"><span class="label">电话</span><input class="input" name="callerPhone" type="tel" maxlength="20" autocomplete="off"></label></fieldset>
      <label class="field"><span class="label">问哪方面</span><select name="desk">${this.desks.map((each) =>
        html`<option value=${each.code}>${each.name}：${each.hint}</option>`)}</select></label>
      <label class="field"><span class="label">问的什么（看病用药的事不登记，请他问村医，急病打 120）</span>
        <textarea name="text" required maxlength="2000" rows="4"></textarea></label>
      ${this.refused()}
      <div class="row"><button class="button main" ?disabled=${this.busy}>${this.busy ? '正在登记…' : '登记'}</button></div></form>`;
  }

  registered({ id, dueAt }) {
    return html`<section class="card stack" role="status"><h2>登记好了</h2><p>${due(dueAt, 'green')}。有了答复会通知您，请打电话或者当面告诉他；绑定了微信的，他自己看得到。</p>
      <a class="button main" href="#/villages/${this.village}/inquiries/${id}">打开这条咨询</a>
      <button class="button" @click=${() => (this.done = undefined)}>再登记一条</button></section>`;
  }

  async send(event) {
    event.preventDefault();
    const { callerName, callerPhone, ...body } = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]));
    const onBehalfOf = this.querySelector('roster-pick').chosen?.rosterId;
    if (onBehalfOf) body.onBehalfOf = onBehalfOf;
    else if (callerName || callerPhone) body.caller = { name: callerName, ...(callerPhone && { phone: callerPhone }) };
    this.done = await this.attempt((key) => desk.post(`${this.base}/inquiries`, body, { key }));
  }
}

customElements.define('console-register-inquiry', RegisterInquiry);
customElements.define('register-inquiry-form', Form);
