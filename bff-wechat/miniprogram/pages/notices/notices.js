const links = require('../../lib/links');
const { page, sentence } = require('../../lib/page');
const { mp } = require('../../lib/session');
const { when } = require('../../lib/words');

const toCell = (item) => ({ ...item, at: when(item.createdAt) });

/** 通知: the inbox. Opening it marks what is shown as read. */
page({
  async load() {
    const found = await mp.get('/me/notices?limit=20');
    if (found.unread && found.items[0]) mp.post('/me/notices/readings', { upTo: found.items[0].id }).catch(() => {});
    return { items: found.items.map(toCell), next: found.next || '' };
  },

  async onReachBottom() {
    if (!this.data.next) return;
    try {
      const found = await mp.get(`/me/notices?limit=20&after=${encodeURIComponent(this.data.next)}`);
      this.setData({ items: [...this.data.items, ...found.items.map(toCell)], next: found.next || '' });
    } catch (problem) {
      wx.showToast({ title: sentence(problem), icon: 'none' });
    }
  },

  open(event) {
    links.open(event.currentTarget.dataset.link || '');
  },
});
