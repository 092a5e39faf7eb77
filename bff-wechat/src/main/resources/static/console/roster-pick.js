import { html, nothing } from 'lit';
import { Act } from './act.js';
import { desk } from './session.js';

/** 谁问的: somebody of the roster found by his name, and by the end of his number where several are called so. */
class RosterPick extends Act {
  static properties = { base: { attribute: false }, items: { state: true }, chosen: { state: true } };

  render() {
    if (this.chosen) {
      return html`<div class="row wrap" role="status"><span class="label">谁问的</span><span class="strong grow">${this.words(this.chosen)}</span>
        <button type="button" class="button" @click=${() => (this.chosen = undefined)}>换一个人</button></div>`;
    }
    return html`<fieldset class="stack"><legend>谁问的（不在册的可以不选）</legend>
      <div class="row wrap"><input class="input grow" data-name maxlength="50" autocomplete="off" aria-label="姓名" placeholder="姓名，要写全" @keydown=${this.enter}>
        <input class="input" data-tail inputmode="numeric" maxlength="4" autocomplete="off" aria-label="手机号后四位" placeholder="手机号后四位（可不填）" @keydown=${this.enter}>
        <button type="button" class="button" ?disabled=${this.busy} @click=${this.find}>在花名册里找</button></div>
      ${this.refused()}${this.items ? this.found() : nothing}</fieldset>`;
  }

  found() {
    return this.items.length
      ? html`<ul class="stack plain">${this.items.map((each) => html`<li class="row"><span class="grow">${this.words(each)}</span>
          <button type="button" class="button" @click=${() => (this.chosen = each)}>就是他</button></li>`)}</ul>`
      : html`<p class="note">花名册里没有找到，请核对姓名；不在册的直接登记。</p>`;
  }

  words({ name, phone }) {
    return [name, phone].filter(Boolean).join('　');
  }

  /** Enter looks for the person instead of sending the form around it. */
  enter = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    this.find();
  };

  find = async () => {
    const value = (mark) => this.querySelector(`[data-${mark}]`).value.trim() || undefined;
    const found = await this.attempt(() => desk.post(`${this.base}/roster-searches`, { name: value('name'), phoneTail: value('tail') }));
    if (found) this.items = found.items;
  };
}

customElements.define('roster-pick', RosterPick);
