const files = require('../../lib/files');
const { page } = require('../../lib/page');
const { rich } = require('../../lib/rich');
const { mp } = require('../../lib/session');
const { when } = require('../../lib/words');
const { site } = require('../../settings');

const AUDIENCES = { villagers: '只给本村村民看', 'party-members': '只给本村党员看' };

/** One article, to be read or listened to. */
page({
  async load({ village, id }) {
    const item = await mp.get(`/villages/${village}/news/${id}`);
    wx.setNavigationBarTitle({ title: item.column.name });
    const { body, hidden } = rich(item.body, village, item.audience === 'public');
    return {
      item,
      body,
      cover: item.cover && item.audience === 'public' ? `${site}/mp/v1/villages/${village}/attachments/${item.cover}` : '',
      hidden: [...(item.cover && item.audience !== 'public' ? [item.cover] : []), ...hidden],
      facts: [item.source, when(item.publishedAt), item.reads > 0 && `${item.reads} 次阅读`].filter(Boolean).join(' · '),
      corrected: item.correctedAt ? `此文有更正（${when(item.correctedAt)}），下面是更正后的内容。` : '',
      only: AUDIENCES[item.audience] || '',
      files: item.files.map((file) => ({ ...file, words: `${file.name}（${file.format.toUpperCase()} ${files.size(file.bytes)}）` })),
    };
  },

  listen() {
    return this.attempt(() => files.playVoice(this.options.village, this.data.item.voice));
  },

  see(event) {
    const { id, type, format } = event.currentTarget.dataset;
    return this.attempt(() => files.show(this.options.village, { id, type, format }));
  },

  /** A mini-program may not open foreign pages: the address goes to the clipboard. */
  video() {
    wx.setClipboardData({
      data: this.data.item.video,
      success: () => wx.showToast({ title: '视频地址已复制，请到浏览器里打开', icon: 'none', duration: 3000 }),
    });
  },

  more() {
    wx.redirectTo({ url: `/pages/news/news?village=${this.options.village}` });
  },

  onUnload: files.stop,
  onHide: files.stop,
});
