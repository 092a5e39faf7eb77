// Runs the mini-program's list of disclosures outside WeChat, taps 去反映, and opens the form where that leads: says what
// the form holds and what would be sent.
const path = require('node:path');

const [root, kept] = process.argv.slice(2);
let own;
let opened = '';
const drafts = kept === '-' ? {} : { 'draft:330999101201:p': JSON.parse(kept) };
const calls = { onStop() {}, onError() {} };
global.Page = (options) => (own = options);
global.wx = {
  getStorageSync: (name) => drafts[name] || '', setStorageSync: (name, held) => (drafts[name] = held), removeStorageSync() {},
  navigateTo: ({ url }) => (opened = url), redirectTo() {}, getRecorderManager: () => calls, setNavigationBarTitle() {},
};
const late = { item: 'C0001', itemName: '财务收支情况（逐项逐笔，附收支表）', fact: '2026年第三季度应在10月15日前公开，已逾期 12 天', period: '2026-Q3', colour: 'red', overdueDays: 12 };
let sent;
const answers = [
  [/disclosure-items/, { items: [late], off: [] }], [/disclosures\?/, { items: [] }], [/complaint-categories$/, { items: [] }], [/^\/villages\/\d+$/, { grids: [] }],
];
const mp = {
  get: async (address) => (answers.find(([known]) => known.test(address)) || [0, { items: [] }])[1],
  post: async (address, body) => (address.endsWith('/complaints') ? ((sent = body), { id: 'i', ticket: 't', dueAt: '', callFirst: [] }) : { items: [] }),
};
const lent = {
  'lib/session.js': { mp, rememberVillage() {}, standingIn: async () => ({ person: 'p', binding: 'bound' }) },
  'lib/subscribe.js': { askToTell: async () => {}, templates: async () => [] },
  'lib/family.js': { actFor: async () => [] },
};
for (const [name, exports] of Object.entries(lent)) {
  const filename = require.resolve(path.join(root, name));
  require.cache[filename] = { id: filename, filename, loaded: true, exports };
}
const settled = async () => { for (let turn = 0; turn < 30; turn += 1) await new Promise(setImmediate); };

async function open(name, options) {
  require(path.resolve(root, `pages/${name}/${name}.js`));
  const page = { ...own, data: { ...own.data }, setData(more) { Object.assign(this.data, more); } };
  page.onLoad(options);
  page.onShow();
  await settled();
  return page;
}

(async () => {
  const list = await open('disclosures', { village: '330999101201' });
  const [item] = list.data.items;
  if (item.calls) list.report({ currentTarget: { dataset: { name: item.itemName, fact: item.fact } } });
  const options = Object.fromEntries(opened.split('?')[1].split('&').map((each) => each.split('=')));
  const form = await open('report', options);
  console.log(form.data.draft.text);
  await form.send();
  await settled();
  console.log(sent.text);
})();
