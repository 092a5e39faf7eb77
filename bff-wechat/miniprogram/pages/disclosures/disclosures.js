const { freshKey } = require('../../lib/api');
const { openFiling, toFiling } = require('../../lib/news');
const { further, page } = require('../../lib/page');
const { mp } = require('../../lib/session');
const { day } = require('../../lib/words');

const CLASSES = [['finance', '财务'], ['village', '村务'], ['party', '党务']];
const ORDER = { red: 0, yellow: 1, green: 2 };

/** 三务公开: what the village has to disclose, whether it is in time, and what it disclosed. */
page({
  openFiling,
  data: { which: 'finance' },

  onLoad(options) {
    if (CLASSES.some(([word]) => word === options.class)) this.setData({ which: options.class });
  },

  async load({ village }) {
    const { which } = this.data;
    const [catalogue, found] = await Promise.all([
      mp.get(`/villages/${village}/disclosure-items?class=${which}`),
      mp.get(`/villages/${village}/disclosures?class=${which}`),
    ]);
    const owed = catalogue.items.filter((item) => item.period || item.colour !== 'green').sort(byColour);
    return {
      village,
      off: catalogue.off.filter((each) => each.class === which),
      rest: catalogue.items.filter((item) => !owed.includes(item)),
      classes: CLASSES.map(([word, name]) => ({ word, name, on: word === which })),
      items: owed.map((item, at) => toOwed(item, at, found.items)),
      filings: found.items.map((item) => toFiling(village, item)),
      next: found.next || '',
    };
  },

  choose(event) {
    this.setData({ which: event.currentTarget.dataset.word, waiting: true, items: [], filings: null });
    return this.reload();
  },

  call() {
    wx.navigateTo({ url: `/pages/contacts/contacts?village=${this.data.village}` });
  },

  /** What is missing is written for him already; he may say it otherwise. */
  report(event) {
    const { name, fact } = event.currentTarget.dataset;
    const text = encodeURIComponent(`“${name}”${fact}，请公开。`);
    wx.navigateTo({ url: `/pages/report/report?village=${this.data.village}&text=${text}` });
  },

  /** Whoever wants an item public says what of it; the village answers within its days, or publishes it. No name: he was not asked. */
  request(event) {
    const { item, name } = event.currentTarget.dataset;
    wx.showModal({
      title: '要求公开',
      content: '',
      editable: true,
      placeholderText: `要求和答复会公开，不写您的姓名。“${name}”您要看哪些内容？`.slice(0, 60),
      success: ({ confirm, content }) => confirm && content && content.trim() && this.requested(item, content.trim()),
    });
  },

  requested(item, text) {
    const wish = `${item} ${text}`;
    this.keys = this.keys || {};
    const key = (this.keys[wish] = this.keys[wish] || freshKey());
    return this.attempt(async () => {
      const asked = await mp.post(`/villages/${this.data.village}/disclosure-items/${item}/questions`, { text, named: false }, { key });
      delete this.keys[wish];
      wx.showModal({ title: '村里收到了', content: `最迟 ${day(asked.dueAt)}答复，会通知您。`, showCancel: false });
    });
  },

  ...further(
    ({ data: { village, which } }, after) => mp.get(`/villages/${village}/disclosures?class=${which}&after=${after}`),
    (item, { data }) => toFiling(data.village, item),
    'filings',
  ),
});

/** What was published last of it leads on; of what is late and was never published there is nothing to question: one calls. */
function toOwed(item, at, filings) {
  const last = filings.find((filing) => filing.item === item.item);
  return { ...item, key: `${item.item} ${at}`, last: last ? last.id : '', calls: !last && item.colour === 'red' };
}

function byColour(a, b) {
  return ORDER[a.colour] - ORDER[b.colour] || b.overdueDays - a.overdueDays;
}
