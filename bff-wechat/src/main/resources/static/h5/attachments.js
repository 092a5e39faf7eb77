import { html, nothing } from 'lit';
import { mp } from './session.js';

const state = { pending: '正在检查', review: '等待审核', risky: '未通过检查，不展示' };

/** Photos to open, recordings to play, documents to fetch. */
export function attachments(village, items = []) {
  const address = (item) => mp.url(`/villages/${village}/attachments/${item.id}`);
  const shown = items.filter((item) => item.state !== 'risky');
  const photos = shown.filter((item) => item.type === 'image');
  const voices = shown.filter((item) => item.type === 'voice');
  const others = shown.filter((item) => item.type === 'document');
  const waiting = items.find((item) => state[item.state]);
  return html`
    ${photos.length
      ? html`<div class="photos">${photos.map((item, index) => html`<a href=${address(item)} target="_blank" rel="noopener"
          ><img src=${address(item)} alt="照片 ${index + 1}" loading="lazy" width="200" height="200"></a>`)}</div>`
      : nothing}
    ${voices.map((item, index) => html`<figure><figcaption class="soft">录音 ${index + 1}</figcaption>
      <audio controls preload="none" src=${address(item)}></audio></figure>`)}
    ${others.map((item) => html`<p><a href=${address(item)} target="_blank" rel="noopener">打开文件</a></p>`)}
    ${waiting ? html`<p class="soft small">附件：${state[waiting.state]}</p>` : nothing}`;
}
