const { charts } = require('./bars');
const { yuan } = require('./yuan');

/** A finance table as a narrow screen can show it: four figures and a chart beside the period before, then every row with its amounts in words. */
function toTable(table, before) {
  if (!table) return null;
  return {
    title: table.title || '收支情况',
    facts: [
      ['上期结余', 'openingFen'], ['收入', 'incomeFen'], ['支出', 'spendingFen'], ['期末结余', 'closingFen'],
    ].map(([name, field]) => ({ name, yuan: yuan(table[field]), before: before && before.table ? yuan(before.table[field]) : '' })),
    period: before && before.table ? before.periodLabel : '',
    charts: charts(table, before && before.table ? before.table : undefined),
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

module.exports = { toTable };
