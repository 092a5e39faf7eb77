import { html, nothing } from 'lit';
import { accounts, compared, yuan } from './finance.js';
import { bars } from './bars.js';

const columns = ['收入', '支出', '余额'];

/** A finance table as rows, for wide pages and paper; on a phone a row is a few lines and each sum says what it is. */
export function financeRows(table, name = '收支明细表') {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${name}><table class="finance folding">
    <caption class="out-of-sight">${table.title}</caption>
    <thead><tr><th scope="col">科目</th><th scope="col">摘要</th><th scope="col">凭证</th>
      ${columns.map((each) => html`<th scope="col" class="amount">${each}</th>`)}</tr></thead>
    <tbody>${sum('上期结余', undefined, undefined, table.openingFen)}
      ${table.sections.map((section) => html`
        ${section.name ? html`<tr class="sum"><th scope="rowgroup" colspan="6">${section.name}</th></tr>` : nothing}
        ${section.rows.map(line)}
        ${section.subtotal ? sum('小计', section.subtotal.incomeFen, section.subtotal.spendingFen) : nothing}`)}</tbody>
    <tfoot>${sum('合计', table.incomeFen, table.spendingFen)}${sum('期末结余', undefined, undefined, table.closingFen)}</tfoot>
  </table></div>`;
}

const line = (row) => html`<tr><td>${row.account}</td><td>${row.summary}</td><td>${row.vouchers?.join('、')}</td>
  ${amounts(row.incomeFen || undefined, row.spendingFen || undefined, row.balanceFen)}</tr>`;

const sum = (name, ...fen) => html`<tr class="sum"><th scope="row" colspan="3">${name}</th>${amounts(...fen)}</tr>`;

const amounts = (...fen) => columns.map((each, at) => fen[at] === undefined || fen[at] === null
  ? html`<td class="amount"></td>` : html`<td class="amount" data-what=${each}>${yuan(fen[at])}</td>`);

/** The same account by account, a card each: what a phone and old eyes can read. */
export function financeCards(table, before) {
  return html`<div class="cells">${accounts(table, before).map((each) => html`<div class="cell"><div class="grow">
    <p class="strong">${each.name}</p>
    ${each.income || each.before?.income ? html`<p>收入 ${yuan(each.income)} 元 <span class="soft small">${compared(each.income, each.before?.income)}</span></p>` : nothing}
    ${each.spending || each.before?.spending ? html`<p>支出 ${yuan(each.spending)} 元 <span class="soft small">${compared(each.spending, each.before?.spending)}</span></p>` : nothing}
  </div></div>`)}</div>`;
}

/** The four figures everybody asks for first. */
export function financeHead(table) {
  return html`<dl class="money-facts">
    <div><dt>上期结余</dt><dd>${yuan(table.openingFen)} 元</dd></div><div><dt>收入</dt><dd>${yuan(table.incomeFen)} 元</dd></div>
    <div><dt>支出</dt><dd>${yuan(table.spendingFen)} 元</dd></div><div><dt>期末结余</dt><dd class="strong">${yuan(table.closingFen)} 元</dd></div></dl>`;
}

export function financeBars(table, before) {
  const all = accounts(table, before);
  const of = (field) => all.map((each) => ({ name: each.name, now: each[field], before: each.before?.[field] }))
    .sort((a, b) => Math.abs(b.now) - Math.abs(a.now));
  return html`${bars('收入（元）', of('income'))}${bars('支出（元）', of('spending'))}`;
}
