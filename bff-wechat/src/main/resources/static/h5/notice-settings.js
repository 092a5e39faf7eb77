import { html } from 'lit';
import { View } from '../shared/element.js';
import { toast } from '../shared/toast.js';
import { mp } from './session.js';
import { signInFirst } from './gate.js';

const rhythms = [
  ['off', '有一条发一条'],
  ['daily', '每天晚上 7 点合成一条'],
  ['weekly', '每周日晚上合成一条'],
];

/** 消息设置: when WeChat may ring, how often, and in which words. */
class NoticeSettings extends View {
  load() {
    return mp.get('/me/notice-preferences');
  }

  heading() {
    document.title = '消息设置';
    return html`<h1 class="page-title">消息设置</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能改您的消息设置。') : super.troubled();
  }

  content({ quietHours: { from, to }, digest, wording }) {
    const quiet = from !== to;
    return html`<div class="stack">
      <section class="card stack" aria-labelledby="quiet"><h2 id="quiet">免打扰</h2>
        <label class="switch"><span class="grow">晚上不发微信消息</span>
          <input type="checkbox" role="switch" .checked=${quiet}
            @change=${(event) => this.choose({ quietHours: event.target.checked ? { from: '21:00', to: '07:00' } : { from: '00:00', to: '00:00' } })}></label>
        ${quiet ? html`${this.time('从几点开始', from, (value) => ({ from: value, to }))}
          ${this.time('到几点结束', to, (value) => ({ from, to: value }))}` : ''}
        <p class="hint">通知里随时能看到，只是微信不响。</p></section>
      <fieldset class="card"><legend>办理进展怎么发</legend><div class="options column">
        ${rhythms.map(([value, words]) => html`<label class="option"><input type="radio" name="digest" .checked=${digest === value}
          @change=${() => this.choose({ digest: value })}>${words}</label>`)}</div>
        <p class="hint">有答复、要您补充情况，会马上告诉您。</p></fieldset>
      <section class="card"><label class="switch"><span class="grow">话说得短一点，写明找谁</span>
        <input type="checkbox" role="switch" .checked=${wording === 'elder'}
          @change=${(event) => this.choose({ wording: event.target.checked ? 'elder' : 'standard' })}></label></section>
    </div>`;
  }

  time(words, value, hours) {
    return html`<label class="field"><span class="label">${words}</span>
      <input class="input" type="time" required .value=${value}
        @change=${(event) => event.target.value && this.choose({ quietHours: hours(event.target.value) })}></label>`;
  }

  /** The whole is sent at once; what the server kept is shown, also after a refusal. */
  async choose(change) {
    const before = this.data;
    this.data = { ...before, ...change };
    try {
      this.data = await mp.put('/me/notice-preferences', this.data);
      toast('记下了。');
    } catch (problem) {
      this.data = before;
      toast(problem.detail);
    }
  }
}

customElements.define('village-notice-settings', NoticeSettings);
