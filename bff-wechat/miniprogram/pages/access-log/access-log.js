const { page } = require('../../lib/page');
const { mp } = require('../../lib/session');
const { roles, when } = require('../../lib/words');

const VIEWERS = { ...roles, platform: '平台' };
const THINGS = { phone: '手机号', name: '姓名', contact: '姓名和电话', 'roster-person': '花名册信息', complaint: '诉求' };

/** 谁看过我的信息: who, when and why, the newest first; and from which platforms somebody comes in as me. */
page({
  async load() {
    const [log, ways] = await Promise.all([mp.get('/me/access-log'), mp.get('/me/citizen-joins')]);
    return { ...toShown(log, []), ways: ways.items.map((way) => ({ ...way, since: when(way.since) })), asked: '' };
  },

  ask({ currentTarget }) {
    this.setData({ asked: currentTarget.dataset.id });
  },

  keep() {
    this.setData({ asked: '' });
  },

  async end({ currentTarget }) {
    if (await this.attempt(() => mp.delete(`/me/citizen-joins/${currentTarget.dataset.id}`))) await this.reload();
  },

  more() {
    return this.attempt(async () => {
      this.setData(toShown(await mp.get(`/me/access-log?after=${encodeURIComponent(this.data.next)}`), this.data.items));
    });
  },
});

function toShown(found, before) {
  const items = found.items.map((item) => ({
    id: item.id,
    who: `${item.viewer} ${VIEWERS[item.viewerRole] || item.viewerRole}`,
    what: `看了${THINGS[item.what] || item.what}${item.purpose ? `，因为：${item.purpose}` : ''}`,
    when: when(item.viewedAt),
  }));
  return { items: [...before, ...items], next: found.next || '' };
}
