const { page } = require('../../lib/page');
const { mp } = require('../../lib/session');
const { day } = require('../../lib/words');

/** The ticket in huge letters, and somebody to call. */
page({
  async load({ village, ticket, dueAt, call }) {
    const { items } = await mp.get(`/villages/${village}/contacts`).catch(() => ({ items: [] }));
    const contact = items.find((each) => each.office.indexOf('网格员') >= 0) || items[0];
    return { ticket, by: day(decodeURIComponent(dueAt)), contact, callFirst: call ? decodeURIComponent(call).split(',') : [] };
  },

  call() {
    wx.makePhoneCall({ phoneNumber: this.data.contact.phone, fail: () => {} });
  },

  emergency(event) {
    wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.number, fail: () => {} });
  },

  look() {
    wx.redirectTo({ url: `/pages/case/case?village=${this.options.village}&id=${this.options.id}` });
  },

  home() {
    wx.switchTab({ url: '/pages/index/index' });
  },
});
