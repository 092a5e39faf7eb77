const { page } = require('../../lib/page');
const { mp } = require('../../lib/session');
const { when } = require('../../lib/words');

const COLOURS = { waiting: 'yellow', upheld: 'green' };

/** 我的申诉: what I held against a line of my study, and what came of it. */
page({
  async load() {
    return toShown(await mp.get('/me/credits/appeals'), []);
  },

  more() {
    return this.attempt(async () => {
      this.setData(toShown(await mp.get(`/me/credits/appeals?after=${encodeURIComponent(this.data.next)}`), this.data.items));
    });
  },

  lines() {
    wx.navigateTo({ url: '/pages/credit-lines/credit-lines' });
  },
});

function toShown(found, before) {
  return { items: [...before, ...found.items.map(toCard)], next: found.next || '' };
}

function toCard(item) {
  const undone = item.reversal ? (item.corrected ? '（那一行作废了，并重新记了一行）' : '（那一行作废了）') : item.corrected ? '（减掉的又记回来了，新记了一行）' : '';
  return {
    id: item.id, text: item.text, statusLabel: item.statusLabel,
    colour: COLOURS[item.status] || '',
    filed: when(item.filedAt),
    outcome: item.reason ? `${when(item.decidedAt)}处理：${item.reason}${undone}` : '',
  };
}
