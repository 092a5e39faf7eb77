import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { mp } from './session.js';

const PAUSE = 400;

/** 也许已经有答案: what was answered before, found while one writes. Says nothing where it knows nothing. */
class Faqs extends Part {
  static properties = { village: { attribute: false }, text: { attribute: false }, found: { state: true } };

  updated(changed) {
    if (!changed.has('text')) return;
    clearTimeout(this.later);
    this.later = setTimeout(() => this.look(this.text.trim()), PAUSE);
  }

  disconnectedCallback() {
    clearTimeout(this.later);
    super.disconnectedCallback();
  }

  async look(text) {
    if (text.length < 2) return (this.found = []);
    const page = await mp.get(`/villages/${this.village}/faqs?q=${encodeURIComponent(text.slice(0, 200))}`, { open: true }).catch(() => null);
    if (page && text === this.text.trim()) this.found = page.items.slice(0, 3);
  }

  render() {
    if (!this.found?.length) return nothing;
    return html`<section class="card stack" aria-live="polite"><h2>也许已经有答案</h2>${this.found.map(answered)}
      <p class="hint">没说清楚，就接着提交，有人答复您。</p></section>`;
  }
}

export const answered = (item) => html`<details><summary>${item.question}</summary><p class="said">${item.answer}</p></details>`;

customElements.define('village-faqs', Faqs);
