import { html } from 'lit';
import { Act } from '../shared/act.js';
import { clientOf } from '../shared/api.js';
import { signInFirst } from './gate.js';
import { meIfSignedIn } from './session.js';

const door = clientOf({ base: '/console/v1', client: 'h5' });

/** Whoever started the installation types the code it printed and runs it from then on. The start names this page. */
class FirstOperator extends Act {
  static properties = { here: { state: true }, done: { state: true } };

  async connectedCallback() {
    super.connectedCallback();
    document.title = '首位运维人员';
    this.here = await meIfSignedIn().catch(() => null);
  }

  render() {
    if (this.done) {
      return html`<div class="state" role="status"><p>好了，您现在是运维人员。请在电脑上打开 /console，扫码登录。</p></div>`;
    }
    return html`<h1 class="page-title">首位运维人员</h1>${this.here ? this.form() : signInFirst('先用您自己的微信登录。')}`;
  }

  form() {
    return html`<form class="card stack" @submit=${this.send}>
      <label class="field"><span class="label">系统第一次启动时打印的一次性代码</span>
        <input class="input" name="code" required maxlength="64" autocomplete="off"></label>
      ${this.refused()}<button class="button main wide" ?disabled=${this.busy}>提交</button></form>`;
  }

  async send(event) {
    event.preventDefault();
    const code = new FormData(event.target).get('code').trim();
    if (await this.attempt(() => door.post('/bootstrap', { code }))) this.done = true;
  }
}

customElements.define('village-first-operator', FirstOperator);
