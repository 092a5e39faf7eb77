import { html, nothing } from 'lit';
import { freshKey } from '../shared/api.js';
import { View, readable } from '../shared/element.js';
import { currentVillage, forgetMe, isEmbedded, me, mp } from './session.js';
import { signInFirst } from './gate.js';
import { PRIVACY_VERSION, privacyText } from './privacy-text.js';

/** 绑定身份: the notice and consent first, then phone and name; what is not certain waits for the village. */
class Binding extends View {
  static properties = { agreed: { state: true }, sending: { state: true }, refusal: { state: true }, outcome: { state: true } };
  key = freshKey();

  async load() {
    const [person, embedded] = await Promise.all([me(true), isEmbedded()]);
    const code = await currentVillage();
    const known = person.villages.find((village) => village.code === code)
      ?? (code ? await mp.get(`/villages/${code}`).catch(() => null) : null);
    this.agreed = person.consents.some((each) => each.document === 'privacy' && each.version === PRIVACY_VERSION);
    return { embedded, known };
  }

  heading() {
    document.title = '绑定身份';
    return html`<h1 class="page-title">绑定村民身份</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('先登录，再绑定。') : super.troubled();
  }

  content(data) {
    if (this.outcome) return this.told();
    return this.agreed ? this.form(data) : this.consent();
  }

  consent() {
    return html`<div class="card stack"><h2>先看看怎么用您的信息</h2>${privacyText()}
      ${this.refused()}
      <button class="button main wide" ?disabled=${this.sending} @click=${this.agree}>我同意，继续</button>
      <a class="button wide" href="#/me">不同意</a></div>`;
  }

  form({ embedded, known }) {
    if (!embedded) return html`<div class="card stack"><p>手机号要由微信确认。请打开“乡音”小程序，点“我的”里的“绑定村民身份”。</p></div>`;
    return html`<form class="card stack" @submit=${this.bind}>
      ${known
        ? html`<p>村：<span class="strong">${known.name}</span></p><input type="hidden" name="village" value=${known.code}>`
        : this.input('village', '村的编号（12 位数字）', { inputmode: 'numeric', required: true, pattern: '[0-9]{12}', title: '12 位数字' })}
      ${this.input('phone', '手机号', { inputmode: 'tel', autocomplete: 'tel', required: true, pattern: '1[0-9]{10}', title: '11 位手机号' })}
      ${this.input('name', '姓名', { autocomplete: 'name' })}
      ${this.input('idLast4', '身份证后四位', { hint: '填了姓名或后四位，更容易马上通过。' })}
      ${this.refused()}
      <button class="button main wide" ?disabled=${this.sending}>${this.sending ? '正在提交…' : '绑定'}</button>
    </form>`;
  }

  input(name, label, { inputmode = 'text', autocomplete = 'off', required = false, pattern, title, hint }) {
    const wrong = this.refusal?.about?.(name === 'phone' ? 'phoneCode' : name);
    return html`<label class="field"><span class="label">${label}</span>
      <input class="input" name=${name} inputmode=${inputmode} autocomplete=${autocomplete} ?required=${required}
        pattern=${pattern ?? nothing} title=${title ?? nothing}
        aria-invalid=${wrong ? 'true' : nothing}>
      ${wrong ? html`<span class="wrong">${wrong}</span>` : hint ? html`<span class="hint">${hint}</span>` : nothing}</label>`;
  }

  refused() {
    return this.refusal ? html`<p class="wrong" role="alert">${this.refusal.detail}</p>` : nothing;
  }

  told() {
    const bound = this.outcome === 'bound';
    return html`<div class="state" role="status"><h2>${bound ? '绑定好了' : '已交给村里核实'}</h2>
      <p>${bound ? '现在可以反映问题了。' : '村干部核实后会通知您，一般一两天。'}</p>
      <a class="button main" href="#/">回首页</a></div>`;
  }

  agree() {
    return this.attempt(async () => {
      await mp.post('/me/consents', { document: 'privacy', version: PRIVACY_VERSION });
      this.agreed = true;
    });
  }

  bind(event) {
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]));
    const { village, phone, name, idLast4 } = fields;
    const body = { village, phoneCode: `phone-${phone}`, ...(name && { name }), ...(idLast4 && { idLast4 }) };
    return this.attempt(async () => {
      this.outcome = (await mp.post('/me/bindings', body, { key: this.key })).state;
      forgetMe();
    });
  }

  async attempt(act) {
    this.sending = true;
    this.refusal = undefined;
    try {
      await act();
    } catch (error) {
      this.refusal = readable(error);
      if (!this.refusal.unsure) this.key = freshKey();
    } finally {
      this.sending = false;
    }
  }
}

customElements.define('village-binding', Binding);
