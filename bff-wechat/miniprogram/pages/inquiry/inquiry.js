const { freshKey } = require('../../lib/api');
const files = require('../../lib/files');
const { calling } = require('../../lib/call');
const { media } = require('../../lib/media');
const { page } = require('../../lib/page');
const { mp } = require('../../lib/session');
const { day, due, when } = require('../../lib/words');

const COLOURS = { answered: 'green', declined: 'red' };
const OPENNESS = {
  private: '不公开，只有您和答复的人能看到。',
  pending: '您同意公开，等待审核：村里看过以后才公开，现在别人看不到。',
  published: '已经公开，不带您的名字。后来写的不公开。',
  'kept-back': '没有公开，只有您和答复的人能看到。您原来同意公开，村里以后还可以公开；不想公开了，请点下面。',
};

/** One thread: what was asked, what was answered, and a place to go on. */
page({
  ...media,
  ...calling,
  data: { media: [], seconds: -1, going: false, words: '' },

  async load({ village, id }) {
    this.listen();
    this.callable(village);
    this.address = `/villages/${village}/inquiries/${id}`;
    return this.shown(await mp.get(`/villages/${village}/inquiries/${id}`));
  },

  shown(item) {
    const late = item.dueColour === 'red';
    return {
      item,
      colour: COLOURS[item.status] || item.dueColour || '',
      due: item.own && item.status === 'waiting'
        ? (late ? '该答复的日子过了，可以打村里电话催一催。' : `最迟 ${day(item.dueAt)}答复（${due(item.dueAt, item.dueColour)}）。`) : '',
      openness: item.own ? OPENNESS[item.openness] : `${day(item.askedAt)} · 公开的咨询，不带名字`,
      thread: item.thread.map((message, index) => ({
        ...message, index, when: when(message.at),
        who: message.side === 'desk' ? `${item.deskName}答复` : item.own ? '我问' : '村民问',
      })),
      hideable: item.own && item.openness !== 'private',
      next: item.status === 'answered' ? '接着问' : '补充',
    };
  },

  onUnload() {
    this.quiet();
  },

  see(event) {
    const { id, type } = event.currentTarget.dataset;
    return this.attempt(() => files.show(this.options.village, { id, type }));
  },

  begin() {
    this.key = freshKey();
    this.setData({ going: true, media: [], refusal: '' });
  },

  never() {
    this.quiet();
    this.setData({ going: false, media: [], words: '', refusal: '' });
  },

  write(event) {
    this.setData({ words: event.detail.value });
  },

  send() {
    const text = this.data.words.trim();
    if (!text && !this.data.media.length) return this.setData({ refusal: '写几个字，拍张照片，或者录一段音。' });
    return this.attempt(async () => {
      const { village, id } = this.options;
      let said;
      try {
        const attachments = await this.carried(village);
        said = await mp.post(`/villages/${village}/inquiries/${id}/messages`, { text, attachments }, { key: this.key });
      } catch (problem) {
        if (!problem.unsure) this.key = freshKey();
        throw problem;
      }
      this.key = freshKey();
      const urgent = (said.callFirst || []).join('、');
      if (urgent) wx.showModal({ title: '听着像急事', content: `请先打 ${urgent}！`, showCancel: false });
      else wx.showToast({ title: '已经送到。', icon: 'none' });
      this.setData({ going: false, media: [], words: '' });
      this.setData(this.shown(await mp.get(`/villages/${village}/inquiries/${id}`)));
    });
  },

  /** His own word is enough. */
  hide() {
    return this.attempt(async () => {
      const { village, id } = this.options;
      this.hiding = this.hiding || freshKey();
      const hidden = await mp.post(`/villages/${village}/inquiries/${id}/withholdings`, {}, { key: this.hiding });
      this.hiding = undefined;
      this.setData(this.shown(hidden));
    });
  },

  another() {
    wx.navigateTo({ url: `/pages/inquire/inquire?village=${this.options.village}&desk=${this.data.item.desk}` });
  },
});
