/** The cells of a row that hold no amount: how each is shown and read. */
const text = (field, name, required = false) =>
  ({ name, type: 'text', most: 200, required, shown: (row) => row[field] ?? '', read: (value) => value.trim() });

export const unnamed = '（未写）';

export const editable = {
  date: { name: '日期', type: 'date', most: 10, shown: (row) => row.date ?? '', read: (value) => value || null },
  account: { ...text('account', '科目', true), shown: (row) => (row.account === unnamed ? '' : row.account) },
  summary: text('summary', '摘要'),
  vouchers: {
    name: '凭证', type: 'text', most: 2000,
    shown: (row) => row.vouchers?.join('、') ?? '',
    read: (value) => value.split(/[、,，;；\s]+/).filter(Boolean),
  },
};
