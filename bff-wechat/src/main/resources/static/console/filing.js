import { html, nothing } from 'lit';
import { fileWords, filesBeside } from '../shared/file-words.js';
import { when } from '../shared/format.js';
import { financeHead, financeRows } from '../shared/finance-table.js';
import { nothingHere } from '../shared/states.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';
import './filing-acts.js';
import './filing-editor.js';
import './gate-findings.js';
import { rich } from '../shared/rich.js';

const places = { '/title': '标题里', '/body': '正文里', '/table': '财务表里' };
const cells = { date: '日期', code: '科目代码', account: '科目', summary: '摘要', vouchers: '凭证' };

/** What a place is called on screen, down to the row and column of the table. */
function place(work, pointer) {
  const [, section, row, column] = pointer.match(/^\/table\/sections\/(\d+)\/rows\/(\d+)\/(\w+)/) ?? [];
  if (column) {
    const { account } = work.table?.sections[section]?.rows[row] ?? {};
    const above = work.table?.sections.slice(0, section).reduce((sum, each) => sum + each.rows.length, 0) ?? 0;
    return `财务表第 ${above + Number(row) + 1} 行${account && column !== 'account' ? `“${account}”` : ''}的${cells[column] ?? column}里`;
  }
  return places[pointer] ?? (pointer.startsWith('/table') ? places['/table'] : undefined);
}

/** One filing: being written, checked, published or corrected. */
class FilingPage extends DeskView {
  static properties = { unsaved: { state: true }, findings: { state: true } };

  get address() {
    return `${this.base}/disclosures/${this.route.params.id}`;
  }

  load() {
    return desk.get(this.address);
  }

  heading() {
    document.title = '公开办理 · 乡音工作台';
    return html`<p><a class="back" href="#/villages/${this.village}/disclosures">回到三务公开</a></p>`;
  }

  content(filing) {
    const { work } = filing;
    return html`<div class="stack">
      <div class="row wrap work-head"><h1 class="work-title grow">${work?.title ?? filing.revisions[0]?.title}</h1><span class="badge">${filing.statusLabel}</span></div>
      <p class="soft">${filing.periodLabel}</p>
      ${work?.check ? html`<p class="note">监委会${work.check.approved ? '已通过' : '退回'}（${when(work.check.at)}）${work.check.note ? `：${work.check.note}` : ''}</p>` : nothing}
      ${filing.unchecked ? html`<p class="note red" role="status">${filing.unchecked}</p>` : nothing}
      ${(filing.covers ?? []).map((each) => html`<p class="note yellow">第 ${each.revision} 版${each.file ? '的一个附件' : ''}已暂时遮盖：${each.by}，${when(each.at)}，理由：${each.reason}${each.erasureAsked ? '。已请运维抹除' : ''}</p>`)}
      ${work?.reason ? html`<p class="note">更正理由：${work.reason}</p>` : nothing}
      ${filing.deeds.includes('write') ? html`<filing-editor .base=${this.base} .filing=${filing} .findings=${this.findings} @touched=${() => (this.unsaved = true)}
        @saved=${(event) => this.took(event.detail)}></filing-editor>`
        : work ? this.shown(work) : nothing}
      ${work ? html`<gate-findings .address=${this.address} .version=${filing.version} .deeds=${filing.deeds} .person=${this.person}
        .names=${(pointer) => place(work, pointer)} .unsaved=${Boolean(this.unsaved)} @found=${(event) => (this.findings = event.detail)}
        @changed=${() => this.reload()}></gate-findings>` : nothing}
      <filing-acts .address=${this.address} .filing=${filing} .unsaved=${Boolean(this.unsaved)} @done=${(event) => this.took(event.detail)}
        @gone=${() => (location.hash = `#/villages/${this.village}/disclosures`)}></filing-acts>
      ${filing.revisions.length ? this.outside(filing) : nothing}
      ${filing.revisions.map((each) => html`<details class="card" ?open=${!work}><summary>第 ${each.number} 版 · ${when(each.publishedAt)}${each.reason ? ` · 更正：${each.reason}` : ''}</summary>${this.shown(each, `第 ${each.number} 版`)}</details>`)}
    </div>`;
  }

  /** The filing as the server has it now: nothing is unsaved any more. */
  took(filing) {
    [this.data, this.unsaved] = [filing, false];
  }

  outside(filing) {
    const page = `/h5#${this.base}/disclosures/${filing.id}`;
    return html`<p class="row wrap"><a class="button" href=${page} target="_blank" rel="noopener">看公开页</a>
      <a class="button" href="${page}/print" target="_blank" rel="noopener">打印张贴</a></p>`;
  }

  picture = (src) => (src.startsWith('attachment:') ? desk.url(`${this.base}/attachments/${src.slice('attachment:'.length)}`) : src);

  file(file, at) {
    return html`<a class="button" href=${desk.url(`${this.base}/attachments/${file.id}`)} target="_blank" rel="noopener">${fileWords(file, at)}</a>`;
  }

  /** For whoever checks it: where the table stands on its writer's word. */
  confirmed(doubts = []) {
    const found = doubts.filter((each) => each.confirmed);
    if (!found.length) return nothing;
    return html`<div class="note"><p>这几处原表里看不清或者没有可以核对的，起草人对照账本确认过，请重点核对：</p>
      <ul class="points">${found.map((each) => html`<li>${each.sentence}</li>`)}</ul></div>`;
  }

  shown(content, which = '') {
    const files = filesBeside(content.body, content.files ?? content.attachments);
    return html`<section class="card stack" aria-label=${`${which}内容`}><h2>${content.title}</h2>
      ${content.body ? html`<div class="rich prose">${rich(content.body, this.picture)}</div>` : nothing}
      ${files.length ? html`<div class="row wrap">${files.map((file, at) => this.file(file, at))}</div>` : nothing}
      ${this.confirmed(content.tableDoubts)}
      ${content.table ? html`${financeHead(content.table)}${financeRows(content.table, `${which}收支明细表`)}` : nothing}</section>`;
  }
}

customElements.define('console-filing', FilingPage);

/** The first draft of an item. */
class NewFiling extends DeskView {
  async load() {
    const { items } = await desk.get(`${this.base}/disclosure-items`);
    return { item: items.find((each) => each.item === this.route.params.item) };
  }

  heading() {
    document.title = '起草公开 · 乡音工作台';
    return html`<p><a class="back" href="#/villages/${this.village}/disclosures">回到三务公开</a></p>`;
  }

  content({ item }) {
    if (!item) return nothingHere('公开目录里没有这一项。');
    return html`<h1 class="work-title">起草：${item.itemName}</h1><p class="soft">${item.fact}。依据：${item.legalBasis}${item.tableRequired ? '。这一项要附收支表' : ''}</p>
      <filing-editor .base=${this.base} .item=${item} @saved=${(event) => (location.hash = `#/villages/${this.village}/disclosures/${event.detail.id}`)}></filing-editor>`;
  }
}

customElements.define('console-new-filing', NewFiling);
