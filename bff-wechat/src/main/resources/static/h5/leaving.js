import { html, nothing } from 'lit';
import { Part, readable } from '../shared/element.js';
import { toast } from '../shared/toast.js';
import { forgetMe, isEmbedded, mp } from './session.js';

const WORD = '注销';

/** 导出资料、注销账号, and for new staff: 领取职务. */
class Leaving extends Part {
  static properties = {
    route: { attribute: false }, word: { state: true }, sending: { state: true }, refusal: { state: true }, gone: { state: true },
    embedded: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    document.title = '我的资料';
    isEmbedded().then((embedded) => (this.embedded = embedded));
  }

  render() {
    if (this.gone) {
      return html`<div class="state" role="status"><h2>已经注销</h2><p>您的绑定已经解除，个人资料已经删除。</p>
        <a class="button main" href="#/">回首页</a></div>`;
    }
    return html`<h1 class="page-title">我的资料</h1><div class="stack">
      <div class="card stack"><h2>导出我的资料</h2><p>绑定、诉求、通知和谁看过您的信息，存成一个文件。</p>
        <button class="button wide" ?disabled=${this.sending} @click=${this.take}>导出</button></div>
      ${this.embedded ? this.roles() : this.rolesElsewhere()}
      <form class="card stack" @submit=${this.leave}><h2>注销账号</h2>
        <p>绑定会解除，登录会退出，通知会删除，不能恢复。办过的诉求依法保留，但不再带您的姓名。</p>
        <label class="field"><span class="label">请填写“${WORD}”两个字</span>
          <input class="input" name="word" autocomplete="off" @input=${(event) => (this.word = event.target.value.trim())}></label>
        ${this.refusal ? html`<p class="wrong" role="alert">${this.refusal.detail}</p>` : nothing}
        <button class="button bad wide" ?disabled=${this.sending || this.word !== WORD}>注销账号</button></form></div>`;
  }

  /** The phone button is the mini-program's; here the demo's stands for it. */
  roles() {
    return html`<form class="card stack" @submit=${this.takeRoles}><h2>领取职务</h2>
      <p>上级按您的手机号预留了职务的，在这里领取。</p>
      <label class="field"><span class="label">手机号</span><input class="input" name="phone" inputmode="tel" required pattern="1[0-9]{10}" title="11 位手机号"></label>
      <button class="button wide" ?disabled=${this.sending}>领取</button></form>`;
  }

  rolesElsewhere() {
    return html`<div class="card stack"><h2>领取工作身份</h2>
      <p>上级按您的手机号登记了工作的，请打开微信小程序，到“我的”里点“领取工作身份”。</p></div>`;
  }

  take() {
    return this.attempt(async () => {
      const data = await mp.get('/me/data');
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
      link.download = '我的资料.json';
      link.click();
      URL.revokeObjectURL(link.href);
    });
  }

  takeRoles(event) {
    event.preventDefault();
    const phone = new FormData(event.target).get('phone').trim();
    return this.attempt(async () => {
      const { roles } = await mp.post('/me/roles', { phoneCode: `phone-${phone}` });
      forgetMe();
      toast(roles.length ? '领取好了。' : '没有为这个手机号预留的职务。');
    });
  }

  leave(event) {
    event.preventDefault();
    return this.attempt(async () => {
      await mp.delete('/me', { confirm: this.word });
      forgetMe();
      this.gone = true;
    });
  }

  async attempt(act) {
    this.sending = true;
    this.refusal = undefined;
    try {
      await act();
    } catch (error) {
      this.refusal = readable(error);
      toast(this.refusal.detail);
    } finally {
      this.sending = false;
    }
  }
}

customElements.define('village-leaving', Leaving);
