import { html, nothing } from 'lit';
import { clientOf } from '../shared/api.js';
import { View, readable } from '../shared/element.js';
import { keptAsked } from '../shared/wanted.js';
import { me } from './session.js';
import { signInFirst } from './gate.js';

const door = clientOf({ base: '/console/v1', client: 'h5' });

/** A staff member opens the console on a computer: compare the number, then confirm here. */
class ConsoleLogin extends View {
  static properties = { sending: { state: true }, refusal: { state: true }, outcome: { state: true } };

  load() {
    return me();
  }

  heading() {
    document.title = '登录工作台';
    return html`<h1 class="page-title">登录工作台</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('先用您自己的微信登录。') : super.troubled();
  }

  content() {
    if (this.outcome) return html`<div class="state" role="status"><p>${this.outcome}</p>
      ${this.here ? html`<a class="button main" href="/console#/log-in">打开工作台</a>` : html`<a class="button" href="#/">回首页</a>`}</div>`;
    const code = this.route.query.get('code');
    return html`<form class="card stack center" @submit=${this.confirm}>
      <p>${this.here ? '请确认是您自己在登录工作台' : code ? '电脑上的数字和这里一样吗？' : '请输入电脑上显示的 6 位数字'}</p>
      ${code
        ? html`<p class="ticket">${code}</p><input type="hidden" name="code" value=${code}>`
        : html`<input class="input code" name="code" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" required
            autocomplete="one-time-code" aria-label="6 位数字">`}
      <p class="note yellow">不是您自己在登录，千万不要确认。</p>
      ${this.refusal ? html`<p class="wrong" role="alert">${this.refusal.detail}</p>` : nothing}
      <button class="button main wide" ?disabled=${this.sending}>${this.sending ? '正在确认…' : '确认登录'}</button>
      <button type="button" class="button bad wide" @click=${() => (this.outcome = '好的，没有登录。这个数字几分钟后就失效。')}>不是我</button>
    </form>`;
  }

  /** Whether this very tab asked for it. What a link says is no proof: somebody else may have asked and sent it. */
  get here() {
    return keptAsked()?.id === this.route.params.id;
  }

  async confirm(event) {
    event.preventDefault();
    this.sending = true;
    this.refusal = undefined;
    const code = new FormData(event.target).get('code');
    try {
      await door.post(`/login-requests/${encodeURIComponent(this.route.params.id)}/confirmations`, { code });
      this.outcome = this.here ? '已确认。' : '已确认，请看电脑。';
    } catch (error) {
      this.refusal = readable(error);
    } finally {
      this.sending = false;
    }
  }
}

customElements.define('village-console-login', ConsoleLogin);
