const { freshKey } = require('../../lib/api');
const { gain, hours, points } = require('../../lib/credit');
const { further, page } = require('../../lib/page');
const { mp } = require('../../lib/session');
const { day, when } = require('../../lib/words');

const LIMITS = { day: '当天上限', year: '全年上限', item: '同一项上限' };

/** 学习记录: every line with what came after it; a line can be appealed. */
page({
  data: { appealing: '', words: '' },

  async load() {
    const found = await mp.get('/me/credits/entries?limit=20');
    return { items: found.items.map(toLine), next: found.next || '' };
  },

  ...further((list, after) => mp.get(`/me/credits/entries?limit=20&after=${after}`), toLine),

  begin(event) {
    this.key = freshKey();
    this.setData({ appealing: event.currentTarget.dataset.id, words: '', refusal: '' });
  },

  never() {
    this.setData({ appealing: '' });
  },

  write(event) {
    this.setData({ words: event.detail.value });
  },

  appeal() {
    const text = this.data.words.trim();
    if (!text) return this.setData({ refusal: '请写明哪里不对。' });
    return this.attempt(async () => {
      try {
        await mp.post('/me/credits/appeals', { line: this.data.appealing, text }, { key: this.key });
      } catch (problem) {
        if (!problem.unsure) this.key = freshKey();
        throw problem;
      }
      this.setData({ appealing: '' });
      wx.showToast({ title: '申诉已提交。', icon: 'none' });
    });
  },
});

function toLine(item) {
  const notes = [];
  if (item.limitedBy) notes.push(`本该记 ${gain(item.wanted)}，到了${LIMITS[item.limitedBy]}，只记了这些。`);
  if (item.reason) notes.push(`为什么减掉：${item.reason}`);
  return {
    id: item.id, title: item.title, gain: gain(item.granted), over: item.takenBack,
    badge: item.takenBack ? '这行作废了' : item.reverses ? '减掉记错的' : '',
    head: `${item.year} 年第 ${item.number} 行 · ${item.sourceLabel}`,
    facts: `${day(item.occurredAt)}发生，${when(item.recordedAt)}记入；记后累计 ${points(item.balance.points)}、${hours(item.balance.minutes)}`,
    notes,
  };
}
