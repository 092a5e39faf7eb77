/** Amounts and accounts of finance tables. Amounts are whole fen; nothing is ever computed in parts of a yuan. */
const digits = new Intl.NumberFormat('zh-CN');

/** 12,345.67 */
export function yuan(fen) {
  const size = Math.abs(fen);
  const words = `${digits.format(Math.floor(size / 100))}.${String(size % 100).padStart(2, '0')}`;
  return fen < 0 ? `-${words}` : words;
}

/** Reads 12,345.67 as fen; undefined for anything that is not an amount to the fen. */
export function fenOf(text) {
  const plain = text.replace(/[,，\s¥￥元]/g, '');
  const found = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!found) return undefined;
  const fen = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0'));
  return found[1] ? -fen : fen;
}

export const rowsOf = (table) => table.sections.flatMap((section) => section.rows);

/** Account by account, beside the period before: [{name, code, income, spending, before}]. */
export function accounts(table, before) {
  const codes = new Map();
  for (const each of [before, table]) {
    if (each) rowsOf(each).forEach((row) => row.code && codes.set(row.account, row.code));
  }
  const now = sums(table, codes);
  const old = before ? sums(before, codes) : undefined;
  const all = [...now.entries()].map(([key, sum]) => ({ ...sum, before: old && (old.get(key) ?? none) }));
  old?.forEach((sum, key) => {
    if (!now.has(key)) all.push({ ...sum, ...none, before: sum });
  });
  return all;
}

const none = { income: 0, spending: 0 };

function sums(table, codes) {
  const found = new Map();
  for (const row of rowsOf(table)) {
    const code = row.code || codes.get(row.account) || '';
    const key = code ? `#${code}` : row.account;
    const sum = found.get(key) ?? { code, name: row.account, ...none };
    found.set(key, { ...sum, income: sum.income + row.incomeFen, spending: sum.spending + row.spendingFen });
  }
  return found;
}

/** What changed, in words: 比上期多 1,200.00 元. */
export function compared(now, before) {
  if (before === undefined) return '';
  if (now === before) return '和上期一样';
  return now > before ? `比上期多 ${yuan(now - before)} 元` : `比上期少 ${yuan(before - now)} 元`;
}
