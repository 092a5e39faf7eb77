import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { desk } from './session.js';

/**
 * What the publish gate found in something that is to be published: masked with one tap, or released by a second
 * person. `address` is the thing's; it tells of `found` (the findings) and of `changed` (the thing as
 * it is now, where the server says).
 */
class GateFindings extends Act {
  static properties = {
    address: { attribute: false }, version: { attribute: false }, deeds: { attribute: false }, person: { attribute: false },
    names: { attribute: false }, unsaved: { attribute: false }, found: { state: true }, releasing: { state: true },
  };

  updated(changes) {
    if (changes.has('version') || changes.has('address')) this.look();
  }

  async look() {
    const found = await desk.get(`${this.address}/findings`).catch(() => undefined);
    this.found = found;
    this.dispatchEvent(new CustomEvent('found', { detail: found?.items ?? [] }));
  }

  render() {
    const { items = [], releases = [] } = this.found ?? {};
    if (!items.length) return nothing;
    return html`<section class="card stack" aria-labelledby="gate"><h2 id="gate">不能直接公开的内容</h2>
      <p>有 ${items.length} 处号码、没有检查的图片或读不出的文件。公开以后谁都看得到，请先打码；确实要公开的，请另一位同事看过后放行。</p>
      <ul class="stack">${items.map((each) => html`<li class="note red">${this.sentence(each)}</li>`)}</ul>
      ${items.some((each) => each.maskable !== false) && this.deeds.includes('mask')
        ? html`<button class="button main wide" ?disabled=${this.busy || this.unsaved} @click=${this.mask}>${this.unsaved ? '先保存，再一键打码' : '一键打码'}</button>` : nothing}
      ${releases.map((each) => html`<p class="note green">${when(each.at)} 已由另一位同事放行：${each.reason}</p>`)}
      ${this.mine() ? this.ask() : this.answer()}${this.refused()}</section>`;
  }

  /** `names` says what the places are called here: a list, or a way to find out. */
  sentence({ pointer, detail }) {
    const name = typeof this.names === 'function' ? this.names(pointer) : this.names?.[pointer];
    return detail.replace(/^这里/, name ?? '这里');
  }

  /** Whoever wrote on it asks somebody else: the server says so in its deeds. */
  mine() {
    return !this.deeds.includes('release');
  }

  ask() {
    return html`<button class="button wide" @click=${this.copy}>请另一位同事放行</button>
      <p class="soft small">会复制这一页的地址，发给村里另一位同事，他打开后写明理由就能放行。内容一改就要重新放行。</p>`;
  }

  async copy() {
    const words = `请看一下这篇内容能不能公开：${location.href}`;
    await navigator.clipboard?.writeText(words).then(() => toast('地址已复制，发给同事就行。'), () => prompt('请复制这个地址发给同事', location.href));
  }

  answer() {
    if (!this.releasing) return html`<button class="button wide" @click=${() => (this.releasing = true)}>我看过了，放行</button>${this.then()}`;
    return html`<form class="stack" @submit=${this.release}>${this.then()}
      <label class="field"><span class="label">为什么可以公开（会留下记录）</span>
        <textarea name="reason" required maxlength="200" rows="3" placeholder="如：本人书面同意公布"></textarea></label>
      <button class="button main" ?disabled=${this.busy}>放行</button></form>`;
  }

  /** Said before, not when he is refused. */
  then() {
    return html`<p class="soft small">您放行后须由别人发布：放行和发布要两个人。${this.deeds.includes('publish') ? '您要自己发布，就请另一位同事放行。' : ''}</p>`;
  }

  async mask() {
    const done = await this.attempt((key) => desk.post(`${this.address}/maskings`, { version: this.version }, { key, match: `"${this.version}"` }));
    if (!done) return;
    toast('已打码，请看一遍再发布。');
    this.dispatchEvent(new CustomEvent('changed', { detail: done.content ? done : undefined }));
  }

  async release(event) {
    event.preventDefault();
    const reason = new FormData(event.target).get('reason').trim();
    const done = await this.attempt((key) => desk.post(`${this.address}/releases`, { version: this.version, reason }, { key, match: `"${this.version}"` }));
    if (!done) return;
    this.releasing = false;
    toast('已放行，请别的同事发布。');
    this.look();
  }
}

customElements.define('gate-findings', GateFindings);
