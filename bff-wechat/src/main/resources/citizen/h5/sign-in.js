import { html } from 'lit';
import { Part } from '../shared/element.js';
import { go } from '../shared/router.js';
import { toast } from '../shared/toast.js';
import { forgetMe } from './session.js';
import { signIn } from './ticket.js';

/** 登录: 浙里办 has signed the citizen in already; here its word is asked for once more. */
class SignIn extends Part {
  static properties = { route: { attribute: false } };

  render() {
    document.title = '登录';
    return html`<h1 class="page-title">登录</h1>
      <div class="card stack center"><p>用您在浙里办的实名身份登录，不用再记密码。</p>
        <button class="button main wide" @click=${this.enter}>登录</button></div>`;
  }

  async enter() {
    const done = await signIn({ anew: true }).catch(() => false);
    if (!done) return toast('没有登录成功，请退出后重新打开。');
    forgetMe();
    const to = this.route.query.get('to') ?? '#/';
    return go(to.startsWith('#/') ? to : '#/');
  }
}

customElements.define('village-sign-in', SignIn);
