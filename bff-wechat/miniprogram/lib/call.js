const { mp } = require('./session');

/*
 * Every page can call: the village's number, asked for once while the mini-program is open. Spread `calling` into the page
 * and name `callable` in its `load()`; the page shows the template `call`.
 */
const known = {};

/** Whom to call in a village, the grid worker first; empty where no number is known. */
function contactOf(village) {
  known[village] = known[village] || mp.get(`/villages/${village}/contacts`)
    .then(({ items }) => items.find((each) => each.office.indexOf('网格') >= 0) || items[0] || null)
    .catch(() => {
      delete known[village];
      return null;
    });
  return known[village];
}

const calling = {
  callable(village) {
    contactOf(village).then((contact) => this.setData({ contact }));
  },

  callVillage() {
    wx.makePhoneCall({ phoneNumber: this.data.contact.phone, fail: () => {} });
  },
};

module.exports = { calling };
