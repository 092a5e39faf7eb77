const { elder, setElder } = require('../../lib/elder');
const links = require('../../lib/links');
const { page } = require('../../lib/page');
const { me, rememberVillage, signOut } = require('../../lib/session');
const { roles } = require('../../lib/words');

const BINDING = { bound: '已绑定', pending: '村里正在核实' };

/** 我的: my villages, big letters, the console, sign out. */
page({
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
    code: village.code, name: village.name, standing: BINDING[village.binding], colour: village.binding === 'bound' ? 'green' : 'yellow',
    more: [village.maskedName, village.grid && village.grid.name, held].filter(Boolean).join(' · '),
  };
}
