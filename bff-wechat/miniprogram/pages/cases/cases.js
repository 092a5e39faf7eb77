const { openCase, toCell } = require('../../lib/cases');
const { further, page } = require('../../lib/page');
const { currentVillage, mp } = require('../../lib/session');

/** 我的诉求: what I reported, newest first, with its colour. */
page({
  openCase,

  async load() {
    const found = await mp.get('/me/complaints?limit=20');
    return { items: found.items.map(toCell), next: found.next || '' };
  },

  ...further((list, after) => mp.get(`/me/complaints?limit=20&after=${after}`), toCell),

  async report() {
    const village = await currentVillage();
    if (village) wx.navigateTo({ url: `/pages/report/report?village=${village}` });
    else wx.switchTab({ url: '/pages/index/index' });
  },
});
