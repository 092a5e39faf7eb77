const { minutes } = require('../../lib/credit');
const { further, page } = require('../../lib/page');
const { mp, rememberVillage } = require('../../lib/session');

/** 党员学习: what can be studied now, with how far I have come on whatever device. */
page({
  async load({ village }) {
    rememberVillage(village);
    const found = await mp.get(`/villages/${village}/courses?limit=20`);
    return { items: found.items.map(toCell), next: found.next || '' };
  },

  ...further(({ options }, after) => mp.get(`/villages/${options.village}/courses?limit=20&after=${after}`), toCell),

  open(event) {
    wx.navigateTo({ url: `/pages/course/course?village=${this.options.village}&id=${event.currentTarget.dataset.id}` });
  },

  activities() {
    wx.navigateTo({ url: `/pages/activities/activities?village=${this.options.village}` });
  },

  credits() {
    wx.navigateTo({ url: '/pages/credits/credits' });
  },
});

function toCell(course) {
  const all = course.finished === course.lessonCount;
  return {
    id: course.id, title: course.title, facts: `共 ${course.lessonCount} 课 · 约 ${minutes(course.minutes * 60)}`,
    colour: all ? 'green' : course.finished ? 'yellow' : '',
    words: all ? '已学完' : course.finished ? `学完 ${course.finished} 课` : '未开始',
  };
}
