const { standing } = require('../../lib/credit');
const { page } = require('../../lib/page');
const { mp, rememberVillage } = require('../../lib/session');
const { consenting } = require('../../lib/study-consent');
const { when } = require('../../lib/words');

/** One activity: sign with the code on the wall, by scan or by its digits, or say how one took part from afar. */
page({
  ...consenting,

  data: { consent: false, code: '', remote: '' },

  onLoad({ code = '' }) {
    this.setData({ code });
  },

  async load({ village, id }) {
    rememberVillage(village);
    return toShown(await mp.get(`/villages/${village}/activities/${id}`));
  },

  digits(event) {
    this.setData({ code: event.detail.value });
  },

  afar(event) {
    this.setData({ remote: event.detail.value });
  },

  /** A code of another activity is none of this one. */
  scan() {
    wx.scanCode({
      success: ({ result }) => {
        const found = /activities\/([0-9a-f-]{36})\?code=(\d{6})/.exec(result || '');
        if (!found || found[1] !== this.options.id) return this.setData({ refusal: '这不是这次活动的签到码。' });
        return this.attend({ code: found[2] });
      },
    });
  },

  sign() {
    const code = this.data.code.trim();
    return /^\d{6}$/.test(code) ? this.attend({ code }) : this.setData({ refusal: '请照屏幕上最新的六位数字填。' });
  },

  tell() {
    const remote = this.data.remote.trim();
    return remote ? this.attend({ remote }) : this.setData({ refusal: '请写您是怎么参加的。' });
  },

  attend(body) {
    this.said = body;
    const { village, id } = this.options;
    return this.attempt(async () => {
      await mp.post(`/villages/${village}/activities/${id}/attendances`, body);
      this.setData({ code: '', remote: '', ...toShown(await mp.get(`/villages/${village}/activities/${id}`)) });
    });
  },

  agreed() {
    return this.attend(this.said);
  },
});

function toShown(item) {
  const status = item.attendance && item.attendance.status;
  const may = !item.cancelled && status !== 'confirmed';
  return {
    item, when: `${when(item.startsAt)} 到 ${when(item.endsAt)}`, standing: standing(item),
    told: { confirmed: '已经记到您的学习记录里。', 'called-off': '活动取消了，原来记上的已经冲掉。', waiting: item.cancelled ? '活动取消了，没有要记的。' : item.attendance && item.attendance.how === 'code' ? '签到收到了。您自己看得到签到码，所以要等乡镇确认后才记上。' : '已经告诉书记，等他确认。' }[status] || '',
    refused: (item.attendance && item.attendance.reason) || '',
    signable: may && item.open,
    closed: may && !item.open ? (item.begun ? '签到已经结束。到过现场的，请支部书记登记。' : '还没有开始，开始前半小时可以签到。') : '',
    claimable: may && item.begun && !item.attendance,
  };
}
