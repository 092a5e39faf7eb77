const { freshKey } = require('../../lib/api');
const { page } = require('../../lib/page');
const { currentVillage, me, mp } = require('../../lib/session');

/** The version a consent refers to; its words stand on the page. */
const PRIVACY = '2026-11';

/** 绑定身份: the notice and consent first, then phone and name; what is not certain waits for the village. */
page({
  data: { agreed: false, outcome: '', name: '', idLast4: '' },

  async load() {
    const [person, code] = await Promise.all([me(true), currentVillage()]);
    const village = code ? await mp.get(`/villages/${code}`).catch(() => null) : null;
    this.key = this.key || freshKey();
    return {
      village,
      agreed: person.consents.some((each) => each.document === 'privacy' && each.version === PRIVACY),
    };
  },

  agree() {
    return this.attempt(async () => {
      await mp.post('/me/consents', { document: 'privacy', version: PRIVACY });
      this.setData({ agreed: true });
    });
  },

  refuse() {
    wx.navigateBack({ fail: () => wx.switchTab({ url: '/pages/index/index' }) });
  },

  typed(event) {
    this.setData({ [event.currentTarget.dataset.field]: event.detail.value.trim() });
  },

  /** WeChat hands out the code for the telephone number only to this button's tap. */
  phone(event) {
    const { code } = event.detail;
    if (!code) return this.setData({ refusal: '没有拿到手机号，不能绑定。也可以请村干部帮您办。' });
    const { village, villageCode, name, idLast4 } = this.data;
    const body = { village: village ? village.code : villageCode, phoneCode: code };
    if (name) body.name = name;
    if (idLast4) body.idLast4 = idLast4;
    return this.bind(body);
  },

  bind(body) {
    return this.attempt(async () => {
      try {
        const made = await mp.post('/me/bindings', body, { key: this.key });
        await me(true).catch(() => {});
        this.setData({ outcome: made.state });
      } catch (problem) {
        if (!problem.unsure) this.key = freshKey();
        throw problem;
      }
    });
  },

  home() {
    wx.switchTab({ url: '/pages/index/index' });
  },
});
