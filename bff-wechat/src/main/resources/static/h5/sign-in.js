import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { icon } from '../shared/icons.js';
import { inWechat, isEmbedded, oauthAddress } from './session.js';

/** 登录: through WeChat, and nothing to remember. Elsewhere a clear word what to do. */
class SignIn extends Part {
  static properties = { route: { attribute: false }, embedded: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    document.title = '登录';
    isEmbedded().then((embedded) => (this.embedded = embedded));
  }

  get address() {
    const to = this.route.query.get('to') ?? '#/';
    return oauthAddress(to.startsWith('#/') ? to : '#/');
  }

  render() {
    return html`<h1 class="page-title">登录</h1>
      <div class="card stack center">
        ${inWechat ? this.throughWechat('用微信登录') : html`<p class="icon-line">${icon('phone')}</p>
          <p class="strong">请在微信里打开</p><p>用微信扫一扫门牌二维码，或者从村里的公众号点进来。</p>`}
      </div>
      ${this.embedded ? this.demo() : nothing}`;
  }

  throughWechat(words) {
    return html`<p>不用记密码。</p><a class="button main wide" href=${this.address}>${words}</a>`;
  }

  demo() {
    return html`<br><div class="card stack"><p>这是演示环境，可以直接选一个人进入。</p>
      <a class="button main wide" href="/demo">去选演示人物</a>
      ${inWechat ? nothing : html`<a class="button wide" href=${this.address}>走一遍微信授权</a>`}</div>`;
  }
}

customElements.define('village-sign-in', SignIn);
