const { page, sentence } = require('../../lib/page');
const { mp } = require('../../lib/session');

/** 常见问题, with a field to look for one's own; below, what others asked in public. */
page({
  data: { words: '' },

  onLoad({ q = '' }) {
    this.setData({ words: decodeURIComponent(q) });
  },

  async load({ village }) {
    const { words } = this.data;
    const [found, open] = await Promise.all([
      mp.get(`/villages/${village}/faqs?${words ? `q=${encodeURIComponent(words)}` : 'limit=20'}`),
      mp.get(`/villages/${village}/inquiries?limit=20`).catch(() => ({ items: [] }))]);
    return { items: found.items, next: found.next || '', open: open.items.map((each) => ({ id: each.id, title: each.text })) };
  },

  async more() {
    try {
      const found = await mp.get(`/villages/${this.options.village}/faqs?limit=20&after=${encodeURIComponent(this.data.next)}`);
      this.setData({ items: [...this.data.items, ...found.items], next: found.next || '' });
    } catch (problem) {
      wx.showToast({ title: sentence(problem), icon: 'none' });
    }
  },

  search(event) {
    this.setData({ words: event.detail.value.trim(), waiting: true });
    return this.reload();
  },

  read(event) {
    wx.navigateTo({ url: `/pages/inquiry/inquiry?village=${this.options.village}&id=${event.currentTarget.dataset.id}` });
  },

  ask() {
    wx.navigateTo({ url: `/pages/inquire/inquire?village=${this.options.village}&text=${encodeURIComponent(this.data.words)}` });
  },
});
