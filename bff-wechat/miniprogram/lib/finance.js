/** 12,345.67 of whole fen. */
function yuan(fen) {
  const size = Math.abs(fen);
  const whole = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const cents = size % 100;
  return `${fen < 0 ? '-' : ''}${whole}.${cents < 10 ? '0' : ''}${cents}`;
}

/** A finance table as a narrow screen can show it: four figures beside the period before, then every row with its amounts in words. */
function toTable(table, before) {
  if (!table) return null;
  return {
    title: table.title || '收支情况',
    facts: [
      ['上期结余', 'openingFen'], ['收入', 'incomeFen'], ['支出', 'spendingFen'], ['期末结余', 'closingFen'],
    ].map(([name, field]) => ({ name, yuan: yuan(table[field]), before: before && before.table ? yuan(before.table[field]) : '' })),
    period: before && before.table ? before.periodLabel : '',
    rows: [].concat(...table.sections.map((section) => section.rows.map((row) => toRow(section, row)))),
  };
}

function toRow(section, row) {
  const amounts = [
    row.incomeFen ? `收入 ${yuan(row.incomeFen)} 元` : '',
    row.spendingFen ? `支出 ${yuan(row.spendingFen)} 元` : '',
  ].filter(Boolean);
  return {
    name: row.account,
    summary: [section.name, row.summary].filter(Boolean).join(' · '),
    amounts: amounts.join('，'),
    vouchers: (row.vouchers || []).join('、'),
  };
}

module.exports = { toTable, yuan };
