import { html } from 'lit';
import { Part } from '../shared/element.js';
import { go } from '../shared/router.js';
import { toast } from '../shared/toast.js';
import { PRIVACY_VERSION, privacyText } from './privacy-text.js';
import { forgetMe, mp } from './session.js';
import { signIn } from './ticket.js';

/** 绑定: the citizen agrees to the notice; then his checked identity is looked for on the rosters. */
class Binding extends Part {
  static properties = { route: { attribute: false } };

  render() {
    document.title = '绑定村民身份';
    return html`<h1 class="page-title">绑定村民身份</h1>
      <div class="card stack">${privacyText()}
        <button class="button main wide" @click=${this.agree}>同意，并查找我的村</button>
        <p class="soft">按您在浙里办的实名信息在村里的名册上查找。已经在别处绑定过的，核对无误就是同一个账号；没有找到的、没有对上的，请打电话给村里。</p></div>`;
  }

  async agree() {
    try {
      await mp.post('/me/consents', { document: 'privacy', version: PRIVACY_VERSION });
      const looked = await signIn({ anew: true, look: true }).catch(() => false);
      if (!looked) return toast('已经记下您同意了。请退出后重新打开，就会查找名册。');
      forgetMe();
      toast('好的，已经查过名册。');
      return go('#/me');
    } catch (problem) {
      return toast(problem.detail ?? '没有成功，请再试一次。');
    }
  }
}

customElements.define('village-binding', Binding);
