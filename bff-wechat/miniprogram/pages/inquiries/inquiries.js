const { further, page } = require('../../lib/page');
const { currentVillage, mp } = require('../../lib/session');
const { day, due } = require('../../lib/words');

/** 我问的: every thread of mine, with what it waits for. */
page({
  async load() {
    const [found, village] = await Promise.all([mp.get('/me/inquiries?limit=20'), currentVillage().catch(() => '')]);
    return { items: found.items.map(toCell), next: found.next || '', village };
  },

  ...further((list, after) => mp.get(`/me/inquiries?limit=20&after=${after}`), toCell),

  open(event) {
    const { village, id } = event.currentTarget.dataset;
    wx.navigateTo({ url: `/pages/inquiry/inquiry?village=${village}&id=${id}` });
  },

  ask() {
    wx.navigateTo({ url: `/pages/inquire/inquire?village=${this.data.village}` });
  },
});

function toCell(item) {
  const waits = item.status === 'waiting';
  return {
    id: item.id, village: item.village, title: item.text || '照片或录音',
    facts: `${item.villageName} · ${day(item.askedAt)}${item.openness === 'pending' ? ' · 公开等待审核' : ''}`,
    colour: { answered: 'green', declined: 'red' }[item.status] || item.dueColour,
    words: (waits && due(item.dueAt, item.dueColour)) || item.statusLabel,
  };
}
