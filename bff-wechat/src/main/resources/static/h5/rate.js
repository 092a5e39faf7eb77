import { html, nothing } from 'lit';
import { freshKey } from '../shared/api.js';
import { Part, readable } from '../shared/element.js';
import { icon } from '../shared/icons.js';
import { toast } from '../shared/toast.js';
import { mp } from './session.js';

const words = ['很不满意', '不满意', '一般', '满意', '很满意'];

/** 解决了/没解决: one tap. Stars and words may be given before it. "Answered" is not "fixed": only the reporter can say. */
class Rate extends Part {
  static properties = {
    address: { attribute: false },
    stars: { state: true },
    more: { state: true },
    sending: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.key = freshKey();
    this.stars = 0;
  }

  render() {
    return html`<section class="card stack" aria-labelledby="rate">
      <h2 id="rate">这件事解决了吗？</h2>
      ${this.more ? this.details() : nothing}
      <div class="verdicts">${this.verdict(true, '解决了', 'check')}${this.verdict(false, '没解决', 'cross')}</div>
      ${this.problem ? html`<p class="wrong" role="alert">${this.problem.detail}</p>` : nothing}
      <p class="soft small center">${this.sending ? '正在提交…' : '点“没解决”，会退回去接着办。'}</p>
      ${this.more ? nothing : html`<button class="button plain" @click=${() => (this.more = true)}>想打分、说两句，点这里</button>`}
    </section>`;
  }

  verdict(value, label, picture) {
    return html`<button class="button" ?disabled=${this.sending} @click=${() => this.send(value)}>${icon(picture)}${label}</button>`;
  }

  details() {
    return html`<p class="strong" id="stars">办得怎么样？</p>
      <div class="stars" role="group" aria-labelledby="stars">${words.map((word, index) => this.star(word, index + 1))}</div>
      <p class="center" aria-live="polite">${words[this.stars - 1] ?? '点星星打分'}</p>
      <label class="field"><span class="label">还想说的（可以不填）</span>
        <textarea id="rate-text" maxlength="500" rows="2"></textarea></label>`;
  }

  star(word, count) {
    return html`<button class="star ${count <= this.stars ? 'on' : ''}" aria-label="${count} 星，${word}"
      aria-pressed=${count === this.stars} @click=${() => (this.stars = count)}>${icon('star')}</button>`;
  }

  async send(fixed) {
    this.sending = true;
    this.problem = undefined;
    const text = this.querySelector('#rate-text')?.value.trim();
    const body = { fixed, ...(this.stars && { stars: this.stars }), ...(text && { text }) };
    try {
      const rated = await mp.post(`${this.address}/ratings`, body, { key: this.key });
      toast(fixed ? '谢谢您的评价。' : '知道了，已经退回去接着办。');
      this.dispatchEvent(new CustomEvent('rated', { detail: rated }));
    } catch (error) {
      this.problem = readable(error);
      if (!this.problem.unsure) this.key = freshKey();
    } finally {
      this.sending = false;
    }
  }
}

customElements.define('village-rate', Rate);
