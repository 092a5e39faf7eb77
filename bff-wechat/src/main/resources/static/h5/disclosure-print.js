import { html, nothing } from 'lit';
import { View } from '../shared/element.js';
import { fileWords, filesBeside } from '../shared/file-words.js';
import { dated, size } from '../shared/format.js';
import { financeHead, financeRows } from '../shared/finance-table.js';
import { pictures } from './pictures.js';
import { mp } from './session.js';
import { rich } from '../shared/rich.js';

/** The same record for the board in the village: A4, large letters, and a code that leads back to it. */
class DisclosurePrint extends View {
  async load() {
    const { village, id } = this.route.params;
    const found = await mp.get(`/villages/${village}/disclosures/${id}`, { open: true });
    document.title = `${found.current.title} · 打印`;
    return found;
  }

  content(found) {
    const { village, id } = this.route.params;
    const { current } = found;
    return html`<article class="card stack sheet-of-paper">
      <button class="button main no-print" @click=${() => print()}>打印</button>
      <h1 class="center">${current.title}</h1>
      <p class="center">${found.classLabel} · ${found.itemName} · ${found.periodLabel}</p>
      ${current.reason ? html`<p>第 ${current.number} 版。更正理由：${current.reason}</p>` : nothing}
      ${current.erased ? html`<p>这一版的内容已依法抹除，理由：${current.erased}</p>` : nothing}
      ${(current.covers ?? []).map((each) => this.cover(each))}
      ${current.body ? html`<div class="rich prose">${rich(current.body, pictures(village))}</div>` : nothing}
      ${current.table ? html`${financeHead(current.table)}${financeRows(current.table)}` : nothing}
      ${this.files(filesBeside(current.body, current.attachments))}
      ${this.times(found)}
      <div class="row"><img class="qr" width="160" height="160" alt="二维码，扫一扫看这份公开" src=${mp.url(`/villages/${village}/disclosures/${id}/qr-code`)}>
        <p class="grow">微信扫一扫，看这份公开的电子版、历次更正，也可以核对是否与发布时一致。</p></div>
    </article>`;
  }

  /** Who keeps it from everybody's eyes, since when and why. */
  cover({ file, by, at, reason, decideBy, erasureAsked }) {
    return html`<p>${file ? '一个附件' : '这一版'}因涉及个人信息已暂时遮盖：${by}，${dated(at)}，理由：${reason}。${erasureAsked
      ? `乡镇已请运维依法抹除，理由：${erasureAsked}。` : `乡镇在 ${dated(decideBy)} 前决定恢复还是抹除。`}</p>`;
  }

  /** Every revision with its time: the board says what stood there before, and the paper of before what replaced it. */
  times({ current, revisions, objectionsUntil, due, itemName }) {
    const told = (each) => `第 ${each.number} 版，${dated(each.publishedAt)} ${each.reason ? `公布，更正理由：${each.reason}` : '首次公布'}`;
    const all = [...revisions].sort((one, other) => one.number - other.number);
    return html`${all.length > 1 ? html`<section aria-labelledby="paper-revisions"><h2 id="paper-revisions">历次版本（共 ${all.length} 版）</h2>
        <ul>${all.map((each) => html`<li>${told(each)}${each.number === current.number ? '（就是这一张）' : ''}</li>`)}</ul></section>`
      : html`<p>${dated(current.publishedAt)} 首次公布。</p>`}
      <p>${dated(objectionsUntil)} 以前可以提异议。依据：${due?.legalBasis ?? itemName}</p>`;
  }

  /** Paper cannot open them, so it says what there is and where. */
  files(files) {
    return files.length === 0 ? nothing : html`<section aria-labelledby="paper-files"><h2 id="paper-files">附件（${files.length} 个）</h2>
      <ol>${files.map((file, at) => html`<li>${fileWords(file, at)}（${size(file.bytes)}）</li>`)}</ol>
      <p>附件的内容请扫码看电子版，或到村委会查看。</p></section>`;
  }
}

customElements.define('village-disclosure-print', DisclosurePrint);
