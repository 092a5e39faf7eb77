import { html, nothing } from 'lit';
import { Part, readable } from '../shared/element.js';
import { bones, trouble } from '../shared/states.js';
import { demoPersons } from '../shared/demo.js';
import { desk, forgetSession } from './session.js';
import { keepAsked, keptAsked, wanted } from '../shared/wanted.js';

const BEAT = 2000;
const onPhone = () => matchMedia('(pointer: coarse)').matches;

/** 登录: a number and a QR code here, a tap in WeChat. No password anywhere. */
class LogIn extends Part {
  static properties = { asked: { state: true }, state: { state: true }, problem: { state: true }, demo: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    document.title = '登录 · 乡音工作台';
    forgetSession();
    demoPersons().then((persons) => (this.demo = persons !== null));
    this.resume();
  }

  /** On a phone he confirms in the same place, comes back and goes on with the same number. */
  async resume() {
    const asked = keptAsked();
    if (!asked) return this.start();
    try {
      [this.asked, this.state] = [asked, (await desk.get(`/login-requests/${asked.id}`)).state];
    } catch {
      return this.start();
    }
    return ['waiting', 'confirmed'].includes(this.state) ? this.goOn() : this.start();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  async start() {
    clearTimeout(this.timer);
    [this.asked, this.problem, this.state] = [undefined, undefined, 'waiting'];
    try {
      this.asked = await desk.post('/login-requests', {});
      keepAsked(this.asked);
      this.later();
    } catch (error) {
      this.problem = readable(error);
    }
  }

  later() {
    if (this.isConnected) this.timer = setTimeout(() => this.look(), BEAT);
  }

  async look() {
    if (new Date(this.asked.expiresAt) < new Date()) return (this.state = 'expired');
    try {
      this.state = (await desk.get(`/login-requests/${this.asked.id}`)).state;
    } catch (error) {
      if (!readable(error).unsure) return (this.state = 'expired');
    }
    this.goOn();
  }

  goOn() {
    if (this.state === 'waiting') return this.later();
    keepAsked(undefined);
    if (this.state === 'confirmed') location.replace(wanted());
  }

  render() {
    return html`<div class="log-in"><h1>乡音工作台</h1>
      ${this.problem ? trouble(this.problem, () => this.start()) : this.asked ? this.ask() : bones(1)}</div>`;
  }

  ask() {
    if (this.state === 'refused') return this.again('有人在手机上点了“不是我”，没有登录。');
    if (this.state === 'expired') return this.again('这个数字过期了。');
    const picture = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(this.asked.qr)}`;
    return html`<div class="card stack center">
      <p>用微信扫一扫，再点“确认登录”</p>
      <img class="qr" src=${picture} alt="登录二维码" width="220" height="220">
      <p>请核对手机上的数字</p>
      <p class="ticket">${this.asked.code}</p>
      <p class="soft" role="status">正在等您在微信里确认…</p>
      ${onPhone()
        ? html`<a class="button main" href="/h5#/console-login/${this.asked.id}?code=${this.asked.code}">就在这台手机上确认</a>`
        : nothing}
      ${this.demo
        ? html`<p class="note green">这是演示环境：在<a href="/demo#requests" target="_blank" rel="noopener">演示页</a>选一个人确认。</p>`
        : nothing}
    </div>`;
  }

  again(sentence) {
    return html`<div class="state" role="alert"><p>${sentence}</p>
      <button class="button main" @click=${this.start}>换一个数字</button></div>`;
  }
}

customElements.define('console-log-in', LogIn);
