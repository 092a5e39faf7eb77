const { hours, points } = require('../../lib/credit');
const { page } = require('../../lib/page');
const { mp } = require('../../lib/session');
const { site } = require('../../settings');

/** 学习证明: mine, with a link that anybody can check. */
page({
  async load({ year }) {
    const { certificate, token } = await mp.get(`/me/credits/certificates/${year}`);
    const { balance, required } = certificate;
    this.link = `${site}/h5#/credit-certificate/${token}`;
    return {
      said: certificate,
      minutes: `学习 ${hours(balance.minutes)}（全年要求 ${hours(required.minutes)}）${balance.points ? `，积分 ${points(balance.points)}` : ''}`,
    };
  },

  copy() {
    wx.setClipboardData({ data: this.link, success: () => wx.showToast({ title: '已复制。', icon: 'none' }) });
  },
});
