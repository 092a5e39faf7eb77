import { html } from 'lit';
import { Act } from '../shared/act.js';
import { View } from '../shared/element.js';
import { go } from '../shared/router.js';
import { toast } from '../shared/toast.js';
import { signInFirst } from './gate.js';
import { mp } from './session.js';

/** 邀请: what I am asked to answer, for which villages. The secret of the address reaches the server in a body only. */
class ExpertInvitation extends View {
  get shown() {
    return { secret: this.route.params.secret };
  }

  load() {
    return mp.post('/me/expert-invitations', this.shown);
  }

  heading() {
    document.title = '请您答复咨询';
    return html`<h1 class="page-title">请您答复咨询</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('请先登录，再看邀请。') : super.troubled();
  }

  content(offer) {
    return html`<div class="stack"><section class="card stack"><h2>“${offer.deskName}”窗口</h2>
        <p>村民在这里问：${offer.hint}。</p><p>答复这些村的咨询：${offer.villages.join('、')}。</p>
        <p>请在 ${offer.days} 个工作日内答复。</p>
        <p class="soft">问的话和照片只有您和乡镇看得到，请不要外传；提问的人是谁，不告诉您。</p></section>
      ${offer.accepted ? html`<p class="note green">您已经接受了。</p><a class="button main wide" href="#/me/expert">去答复</a>`
        : html`<accept-invitation .shown=${this.shown}></accept-invitation>`}</div>`;
  }
}

class AcceptInvitation extends Act {
  static properties = { shown: { attribute: false } };

  render() {
    return html`<div class="stack">${this.refused()}
      ${this.refusal?.code === 'identity.binding-required' ? html`<a class="button wide" href="#/me/binding">去绑定身份</a>` : ''}
      <button class="button main wide" ?disabled=${this.busy} @click=${this.accept}>${this.busy ? '正在提交…' : '接受邀请'}</button></div>`;
  }

  async accept() {
    if (!(await this.attempt((key) => mp.post('/me/expert-desks', this.shown, { key })))) return;
    toast('谢谢您，以后有人问就通知您。');
    go('#/me/expert');
  }
}

customElements.define('village-expert-invitation', ExpertInvitation);
customElements.define('accept-invitation', AcceptInvitation);
