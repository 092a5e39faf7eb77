const links = require('../../lib/links');
const { further, page } = require('../../lib/page');
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

  ...further((list, after) => mp.get(`/me/notices?limit=20&after=${after}`), toCell),

  open(event) {
    links.open(event.currentTarget.dataset.link || '');
  },
});
