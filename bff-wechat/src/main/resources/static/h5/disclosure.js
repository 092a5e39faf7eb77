import { html, nothing } from 'lit';
import { View } from '../shared/element.js';
import { elder } from '../shared/elder.js';
import { day, size, when } from '../shared/format.js';
import { financeBars, financeCards, financeHead, financeRows } from '../shared/finance-table.js';
import { pictures } from './pictures.js';
import { mp } from './session.js';
import { rich } from '../shared/rich.js';
import { fileWords, filesBeside } from '../shared/file-words.js';
import './call.js';
import './disclosure-questions.js';

/** One disclosure: what it says, its table beside the period before, and every revision that ever was. */
class Disclosure extends View {
  static properties = { old: { state: true }, whole: { state: true } };

  get address() {
    const { village, id } = this.route.params;
    return `/villages/${village}/disclosures/${id}`;
  }

  async load() {
    const found = await mp.get(this.address, { open: true });
    document.title = found.current.title;
    return { found };
  }

  content({ found }) {
    const shown = this.old ?? found.current;
    return html`<article class="stack">
      <header class="card stack"><h1>${shown.title}</h1>
        <p class="soft">${found.classLabel} · ${found.itemName} · ${found.periodLabel}</p>
        <p>${day(shown.publishedAt)}公布${found.status === 'settled' ? '，异议期已满' : `，${day(found.objectionsUntil)}前可以提异议`}</p>
        ${found.lateFact ? html`<p class="note red">这件事${found.lateFact}。</p>` : nothing}
        ${shown.reason ? html`<p class="note">这是更正后的第 ${shown.number} 版。更正理由：${shown.reason}</p>` : nothing}
        ${(found.gaps ?? []).map((each) => html`<p class="note yellow">${each}</p>`)}
        ${shown.erased ? html`<p class="note">这一版的内容已依法抹除，理由：${shown.erased}</p>` : nothing}
        ${(shown.covers ?? []).map((each) => this.cover(each, found.periodic && !this.old))}
        ${this.old ? html`<p class="note">您在看第 ${shown.number} 版，已有更新的一版。<button class="button" @click=${() => (this.old = undefined)}>看最新版</button></p>` : nothing}
      </header>
      ${shown.body ? html`<div class="card rich prose">${rich(shown.body, pictures(this.route.params.village))}</div>` : nothing}
      ${shown.table ? this.table(shown.table, this.old ? undefined : found.before?.table, found.before, shown.number) : nothing}
      ${this.files(filesBeside(shown.body, shown.attachments))}
      ${found.revisions.length > 1 ? this.revisions(found.revisions, shown) : nothing}
      <section class="card no-print" aria-labelledby="questions"><village-disclosure-questions .village=${this.route.params.village}
        .disclosure=${found.id}></village-disclosure-questions></section>
      ${this.links(found)}
      <village-call .village=${this.route.params.village}></village-call></article>`;
  }

  /** Who keeps it from everybody's eyes, since when and why. */
  cover({ file, by, at, reason, decideBy, erasureAsked }, owed) {
    return html`<p class="note yellow" role="status">${file ? '一个附件' : '这一版'}因涉及个人信息已暂时遮盖：${by}，${when(at)}，理由：${reason}。
      ${erasureAsked ? `乡镇已请运维依法抹除，理由：${erasureAsked}。` : `乡镇在${day(decideBy)}前决定恢复还是抹除${owed ? '；到期不决定，按没有公开算' : ''}。`}存证没有变。</p>`;
  }

  table(table, before, period, revision) {
    const whole = this.whole ?? !elder();
    return html`<section class="card stack" aria-labelledby="finance"><h2 id="finance">${table.title || '收支情况'}</h2>
      ${financeHead(table)}
      ${before ? html`<p class="soft small">灰色条是${period.periodLabel}。</p>` : nothing}
      ${financeBars(table, before)}${financeCards(table, before)}
      ${whole ? financeRows(table) : html`<button class="button wide" @click=${() => (this.whole = true)}>看每一笔明细</button>`}
      <a class="button wide" href=${mp.url(`${this.address}/finance-table?revision=${revision}`)} download>下载表格（.xlsx）</a></section>`;
  }

  files(files) {
    return files.length === 0 ? nothing : html`<section class="card stack" aria-labelledby="files"><h2 id="files">附件</h2>${files.map((file, at) => html`<a class="button wide"
      href=${mp.url(`/villages/${this.route.params.village}/attachments/${file.id}`)} target="_blank" rel="noopener">${fileWords(file, at)}（${size(file.bytes)}）</a>`)}</section>`;
  }

  revisions(all, shown) {
    return html`<section class="card stack" aria-labelledby="revisions"><h2 id="revisions">历次版本</h2>
      <p class="soft">更正不会抹掉旧版，每一版都看得到。</p>
      ${all.map((each) => html`<div class="row wrap"><div class="grow"><p class="strong">第 ${each.number} 版 · ${when(each.publishedAt)}</p>
        <p>${each.reason ? `更正理由：${each.reason}` : '首次公布'}</p></div>
        ${each.number === shown.number ? html`<span class="badge green">正在看</span>` : html`<button class="button" @click=${() => this.read(each.number)}>看这一版</button>`}</div>`)}</section>`;
  }

  async read(number) {
    if (number === this.data.found.current.number) return (this.old = undefined);
    try {
      this.old = await mp.get(`${this.address}/revisions/${number}`, { open: true });
      scrollTo(0, 0);
    } catch (error) {
      this.problem = error;
    }
  }

  links(found) {
    const here = `#/villages/${this.route.params.village}/disclosures/${found.id}`;
    return html`<nav class="stack no-print" aria-label="更多">
      <a class="button wide" href="${here}/proof${this.old ? `?revision=${this.old.number}` : ''}">核对：和当时发布的一致吗</a>
      <a class="button wide" href="${here}/print">打印张贴</a>
      <a class="button wide" href="#/villages/${this.route.params.village}/disclosures?class=${found.class}">回到${found.classLabel}</a></nav>`;
  }
}

customElements.define('village-disclosure', Disclosure);
