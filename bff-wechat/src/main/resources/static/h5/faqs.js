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
    const asked = keywords(text);
    if (asked.length < 2) return (this.found = []);
    const page = await mp.get(`/villages/${this.village}/faqs?q=${encodeURIComponent(asked)}`, { open: true }).catch(() => null);
    if (page && text === this.text.trim()) this.found = page.items.slice(0, 3);
  }

  render() {
    if (!this.found?.length) return nothing;
    return html`<section class="card stack" aria-live="polite"><h2>也许已经有答案</h2>${this.found.map(answered)}
      <p class="hint">没说清楚，就接着提交，有人答复您。</p></section>`;
  }
}

/** What of an unsent question goes into an address: its beginning, without numbers, letters and what somebody is called. */
export const keywords = (text) => text
  .replace(/(?:[我他她名]叫|姓名是?|名字是?)[:：]?[\u4e00-\u9fff]{2,3}/g, ' ')
  .replace(/[^\u4e00-\u9fff]+/g, ' ')
  .trim().slice(0, 24).trim();

export const answered = (item) => html`<details><summary>${item.question}</summary><p class="said">${item.answer}</p></details>`;

customElements.define('village-faqs', Faqs);
