import { html } from 'lit';
import { Act } from './act.js';
import { desk } from './session.js';

/** The name and number of who reported a case or asked by telephone: only with a purpose, and he can see who looked. */
class ContactView extends Act {
  static properties = { address: { attribute: false }, asking: { state: true }, found: { state: true } };

  render() {
    if (this.found) {
      return html`<p class="note green"><span class="strong">${this.found.name}</span><br>
        ${this.found.phone ? html`<a href="tel:${this.found.phone}">${this.found.phone}</a>` : '没有留电话。'}</p>`;
    }
    if (!this.asking) return html`<button class="button" @click=${() => (this.asking = true)}>看姓名和电话</button>`;
    return html`<form class="stack" @submit=${this.look}>
      <label class="field"><span class="label">为什么要看</span>
        <input class="input" name="purpose" required minlength="2" maxlength="100" placeholder="例如：上门核实">
        <span class="hint">会记录下来，本人能看到。</span></label>
      ${this.refused()}
      <div class="row"><button class="button main" ?disabled=${this.busy}>查看</button>
        <button type="button" class="button" @click=${() => (this.asking = false)}>不看了</button></div></form>`;
  }

  look(event) {
    event.preventDefault();
    const purpose = new FormData(event.target).get('purpose').trim();
    this.attempt(async () => (this.found = await desk.post(`${this.address}/contact-views`, { purpose })));
  }
}

customElements.define('contact-view', ContactView);
