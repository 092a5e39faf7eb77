import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

/** Every state an article had, two of them side by side with what differs marked. */
class Revisions extends DeskView {
  static properties = { older: { state: true }, newer: { state: true } };

  async load() {
    const { items } = await desk.get(`${this.base}/news/${this.route.params.id}/revisions`);
    [this.newer, this.older] = [items[0]?.number, (items[1] ?? items[0])?.number];
    return { items };
  }

  heading() {
    document.title = '每一次修改 · 乡音工作台';
    return html`<a class="back" href="#${this.base}/news/${this.route.params.id}">返回文章</a><h1 class="work-title">每一次修改</h1>`;
  }

  content({ items }) {
    const at = (number) => items.find((each) => each.number === number);
    const [older, newer] = [at(this.older), at(this.newer)];
    return html`<div class="row wrap filters">${this.choice('以前', items, this.older, (number) => (this.older = number))}
        ${this.choice('以后', items, this.newer, (number) => (this.newer = number))}</div>
      <div class="compared">${this.side(older, newer, 'del')}${this.side(newer, older, 'ins')}</div>`;
  }

  choice(words, items, chosen, choose) {
    return html`<label class="field"><span class="label">${words}</span><select @change=${(event) => choose(Number(event.target.value))}>
      ${items.map((each) => html`<option value=${each.number} ?selected=${each.number === chosen}>第 ${each.number} 次，${when(each.writtenAt)}</option>`)}</select></label>`;
  }

  side(one, other, mark) {
    const known = new Set(linesOf(other));
    const line = (text) => (known.has(text) ? html`<p>${text}</p>` : html`<p>${mark === 'ins' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`}</p>`);
    return html`<section class="card stack" aria-label="第 ${one.number} 次修改"><h2>第 ${one.number} 次</h2>
      ${linesOf(one).map(line)}${one.cover && one.cover !== other.cover ? html`<p class="soft">换了封面</p>` : nothing}</section>`;
  }
}

/** The words of a revision, paragraph by paragraph. */
function linesOf({ title, summary, source, body, attachments = [], video }) {
  const page = new DOMParser().parseFromString(body.replace(/<(br|\/p|\/li|\/h[2-4]|\/td|\/blockquote)>/g, '\n$&'), 'text/html');
  page.querySelectorAll('img').forEach((img) => img.replaceWith('［图片］'));
  const words = page.body.textContent.split('\n').map((line) => line.trim());
  return [title, summary, ...words, source && `来源：${source}`, video && `视频：${video}`, ...attachments.map(({ name }) => `附件：${name}`)].filter(Boolean);
}

customElements.define('console-revisions', Revisions);
