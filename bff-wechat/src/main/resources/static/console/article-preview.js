import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { desk } from './session.js';
import { rich } from '../shared/rich.js';

/** The article as a phone shows it, before it is saved. */
class ArticlePreview extends Part {
  static properties = { article: { attribute: false } };

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  render() {
    const { title, source, body, cover, video, voice, attachments, base } = this.article;
    const address = (id) => desk.url(`${base}/attachments/${id}`);
    return html`<dialog class="sheet phone" aria-label="在手机上的样子" @close=${() => this.dispatchEvent(new Event('closed'))}>
      <div class="sheet-head row"><h2 class="grow">在手机上的样子</h2><button class="button" @click=${() => this.querySelector('dialog').close()}>关闭</button></div>
      <div class="sheet-body"><article class="card article stack">
        <h1>${title || '（还没有标题）'}</h1><p class="soft">${source}</p>
        ${voice ? html`<p class="listen-mark">听家乡话</p>` : nothing}
        ${cover ? html`<img class="cover" alt="" src=${address(cover)}>` : nothing}
        <div class="prose">${rich(body, (src) => address(src.replace('attachment:', '')))}</div>
        ${video ? html`<p class="note">看视频：${video}</p>` : nothing}
        ${attachments.map((each) => html`<p class="note">附件：${each.name}</p>`)}
      </article></div></dialog>`;
  }
}

customElements.define('article-preview', ArticlePreview);
