import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { desk } from './session.js';

/** What may be done with an article: publish at once or later, take the time back, withdraw. */
class ArticleActs extends Act {
  static properties = { address: { attribute: false }, item: { attribute: false }, unsaved: { attribute: false }, open: { state: true } };

  render() {
    const { item } = this;
    const may = (act) => item.acts.includes(act);
    return html`<section class="card stack" aria-labelledby="out"><h2 id="out">发布</h2>
      ${this.standing(item)}
      ${this.unsaved ? html`<p class="note yellow">先保存，再发布。</p>` : nothing}
      ${may('publish') ? this.button('main', item.status === 'published' ? '发布这次修改' : '马上发布', () => this.publish()) : nothing}
      ${may('schedule') ? this.opener('schedule', '定时发布') : nothing}${this.open === 'schedule' ? this.schedule() : nothing}
      ${may('unschedule') ? this.button('', '取消定时', () => this.act(() => desk.delete(`${this.address}/publications`), '已取消定时。')) : nothing}
      ${may('withdraw') ? this.opener('withdraw', '撤下') : nothing}${this.open === 'withdraw' ? this.withdraw() : nothing}
      ${this.refused()}</section>`;
  }

  standing({ publishedAt, scheduledFor, withdrawal, correctedAt, pending, status }) {
    return html`${scheduledFor ? html`<p>${when(scheduledFor)} 自动发布</p>` : nothing}
      ${publishedAt ? html`<p>${when(publishedAt)} 发布${correctedAt ? `，${when(correctedAt)} 更正` : ''}</p>` : nothing}
      ${pending && status === 'published' ? html`<p class="note yellow">读者看到的还是以前的内容。</p>` : nothing}
      ${withdrawal ? html`<p class="note red">${when(withdrawal.at)} 撤下：${withdrawal.reason}</p>` : nothing}`;
  }

  button(kind, words, press) {
    return html`<button class="button ${kind} wide" ?disabled=${this.busy || this.unsaved} @click=${press}>${words}</button>`;
  }

  opener(name, words) {
    return html`<button class="button wide" aria-expanded=${this.open === name} @click=${() => (this.open = this.open === name ? undefined : name)}>${words}</button>`;
  }

  schedule() {
    return html`<form class="stack" @submit=${(event) => this.at(event)}>
      <label class="field"><span class="label">什么时候（北京时间）</span><input class="input" type="datetime-local" name="at" required></label>
      <button class="button main" ?disabled=${this.busy || this.unsaved}>定好</button></form>`;
  }

  withdraw() {
    return html`<form class="stack" @submit=${(event) => this.back(event)}>
      <label class="field"><span class="label">为什么撤下（读者能看到）</span><textarea name="reason" required maxlength="200" rows="3"></textarea></label>
      <button class="button bad" ?disabled=${this.busy}>撤下</button></form>`;
  }

  at(event) {
    event.preventDefault();
    this.publish(`${new FormData(event.target).get('at')}:00+08:00`);
  }

  back(event) {
    event.preventDefault();
    const reason = new FormData(event.target).get('reason').trim();
    this.act((key) => desk.post(`${this.address}/withdrawals`, { reason }, { key }), '已撤下。');
  }

  publish(at) {
    const body = { version: this.item.version, ...(at && { at }) };
    return this.act((key) => desk.post(`${this.address}/publications`, body, { key }), at ? '已定好发布时间。' : '已发布。');
  }

  async act(ask, words) {
    const done = await this.attempt(ask);
    if (this.refusal?.code === 'publication.blocked') this.dispatchEvent(new Event('blocked'));
    if (!done) return;
    this.open = undefined;
    toast(words);
    this.dispatchEvent(new CustomEvent('changed', { detail: done }));
  }
}

customElements.define('article-acts', ArticleActs);
