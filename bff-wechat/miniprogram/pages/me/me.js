const { elder, setElder } = require('../../lib/elder');
const links = require('../../lib/links');
const { page } = require('../../lib/page');
const { me, mp, rememberVillage, signOut } = require('../../lib/session');
const { roles } = require('../../lib/words');

const BINDING = { bound: '已绑定', pending: '村里正在核实' };

/** 我的: my villages, work taken up, big letters, the console, sign out. */
page({
  data: { taken: '' },

  async load() {
    const { villages } = await me(true);
    const member = villages.find((village) => village.roles.indexOf('party-member') >= 0);
    return { villages: villages.filter((village) => BINDING[village.binding]).map(toCell), claims: member ? member.code : '' };
  },

  choose(event) {
    rememberVillage(event.currentTarget.dataset.code);
    wx.switchTab({ url: '/pages/index/index' });
  },

  bind() {
    wx.navigateTo({ url: '/pages/binding/binding' });
  },

  /** WeChat hands out the code for the telephone number only to this button's tap. */
  takeRoles(event) {
    const { code } = event.detail;
    if (!code) return this.setData({ taken: '', refusal: '没有拿到手机号，不能领取。请再点一次，并选“允许”。' });
    return this.attempt(async () => {
      this.setData({ taken: '' });
      const { roles: given } = await mp.post('/me/roles', { phoneCode: code });
      this.setData({ taken: given.length
        ? `领取好了：${given.map((role) => roles[role] || role).join('、')}。`
        : '没有等您领取的身份。请问问给您安排工作的人，登记的是不是这个手机号。' });
      if (given.length) await this.reload();
    });
  },

  /** Staff scan the number on the console's screen. */
  scan() {
    wx.scanCode({ success: ({ result }) => links.open(result || '') });
  },

  read(event) {
    links.open(`#/me/${event.currentTarget.dataset.what}`);
  },

  claims() {
    links.open(`#/villages/${this.data.claims}/claims`);
  },

  /** Cases stay; whoever wants to act again binds again. */
  unbind(event) {
    const { code, name } = event.currentTarget.dataset;
    wx.showModal({
      title: '解除绑定', content: `解除后不能再以${name}村民的身份反映和评价，办过的事还在。`, confirmText: '解除',
      success: ({ confirm }) => confirm && this.attempt(async () => {
        await mp.delete(`/me/bindings/${code}`);
        await this.reload();
      }),
    });
  },

  letters(event) {
    setElder(event.detail.value);
    this.setData({ elder: elder() });
  },

  leave() {
    return this.attempt(async () => {
      await signOut();
      wx.reLaunch({ url: '/pages/index/index' });
    });
  },
});

function toCell(village) {
  const held = village.roles.map((role) => roles[role] || role).join('、');
  return {
    code: village.code, name: village.name, bound: village.binding === 'bound', standing: BINDING[village.binding], colour: village.binding === 'bound' ? 'green' : 'yellow',
    more: [village.maskedName, village.grid && village.grid.name, held].filter(Boolean).join(' · '),
  };
}
