const { standing } = require('../../lib/credit');
const links = require('../../lib/links');
const { further, page } = require('../../lib/page');
const { mp, rememberVillage } = require('../../lib/session');
const { when } = require('../../lib/words');

/** 主题党日: what is planned and what was, with what was recognised for me. */
page({
  async load({ village }) {
    rememberVillage(village);
    const found = await mp.get(`/villages/${village}/activities?limit=20`);
    return { items: found.items.map(toCell), next: found.next || '' };
  },

  ...further(({ options }, after) => mp.get(`/villages/${options.village}/activities?limit=20&after=${after}`), toCell),

  open(event) {
    wx.navigateTo({ url: `/pages/activity/activity?village=${this.options.village}&id=${event.currentTarget.dataset.id}` });
  },

  /** The code on the wall carries the activity and the digits of the moment. */
  scan() {
    wx.scanCode({ success: ({ result }) => links.open(result || '') });
  },
});

function toCell(item) {
  return { id: item.id, title: item.title, facts: [when(item.startsAt), item.place].filter(Boolean).join(' · '), ...standing(item) };
}
