const { page } = require('../../lib/page');
const { mp } = require('../../lib/session');

/** Office numbers the village gave out: one tap calls. */
page({
  async load({ village }) {
    return { items: (await mp.get(`/villages/${village}/contacts`)).items };
  },

  call(event) {
    wx.makePhoneCall({ phoneNumber: event.currentTarget.dataset.phone, fail: () => {} });
  },
});
