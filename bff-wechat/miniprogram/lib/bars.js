const { yuan } = require('./yuan');

const MOST = 10;
const NONE = { income: 0, spending: 0 };

/*
 * Two charts of a finance table, what came in and what was spent: an account each, the longest bar the largest amount,
 * beside what it was in the period before. A page draws the bars and hides them from whoever cannot see them; the amounts
 * and what changed stand beside them in words.
 */
function charts(table, before) {
  const all = accounts(table, before);
  return [['收入', 'income'], ['支出', 'spending']]
    .map(([title, field]) => chart(title, all.map((each) => ({ name: each.name, now: each[field], before: each.before && each.before[field] }))))
    .filter((each) => each.bars.length);
}

function chart(title, items) {
  const all = items.filter((item) => item.now || item.before).sort((a, b) => Math.abs(b.now) - Math.abs(a.now));
  const shown = all.slice(0, MOST);
  const most = Math.max(1, ...shown.map((item) => Math.max(Math.abs(item.now), Math.abs(item.before || 0))));
  const percent = (fen) => Math.max(fen ? 1 : 0, Math.round((Math.abs(fen) / most) * 100));
  return {
    title: `${title}（元）`,
    more: all.length > MOST ? `只画了金额最大的 ${MOST} 个科目，另有 ${all.length - MOST} 个，见明细。` : '',
    bars: shown.map((item) => ({
      name: item.name,
      yuan: yuan(item.now),
      now: percent(item.now),
      before: item.before === undefined ? -1 : percent(item.before),
      compared: compared(item.now, item.before),
    })),
  };
}

/** What changed, in words: 比上期多 1,200.00 元. */
function compared(now, before) {
  if (before === undefined) return '';
  if (now === before) return '和上期一样';
  return now > before ? `比上期多 ${yuan(now - before)} 元` : `比上期少 ${yuan(before - now)} 元`;
}

/** Account by account; the same code is the same account, and a name without one is the account that has it elsewhere. */
function accounts(table, before) {
  const codes = new Map();
  [before, table].filter(Boolean).forEach((each) => rowsOf(each).forEach((row) => row.code && codes.set(row.account, row.code)));
  const now = sums(table, codes);
  const old = before ? sums(before, codes) : undefined;
  const all = [...now.entries()].map(([key, sum]) => ({ ...sum, before: old && (old.get(key) || NONE) }));
  if (old) old.forEach((sum, key) => now.has(key) || all.push({ ...NONE, name: sum.name, before: sum }));
  return all;
}

function sums(table, codes) {
  const found = new Map();
  rowsOf(table).forEach((row) => {
    const code = row.code || codes.get(row.account) || '';
    const key = code ? `#${code}` : row.account;
    const sum = found.get(key) || { name: row.account, ...NONE };
    found.set(key, { ...sum, income: sum.income + (row.incomeFen || 0), spending: sum.spending + (row.spendingFen || 0) });
  });
  return found;
}

const rowsOf = (table) => [].concat(...table.sections.map((section) => section.rows));

module.exports = { charts };
