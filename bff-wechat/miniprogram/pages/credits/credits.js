const { gain, hours, measure, points } = require('../../lib/credit');
const { page } = require('../../lib/page');
const { currentVillage, mp } = require('../../lib/session');
const { consenting } = require('../../lib/study-consent');

/** 我的学习积分: this year against what is required, where it came from, what would count next. Never against others. */
page({
  ...consenting,

  data: { year: 0 },

  async load() {
    const [found, village] = await Promise.all([
      mp.get(this.data.year ? `/me/credits?year=${this.data.year}` : '/me/credits'), currentVillage().catch(() => '')]);
    return { ...toShown(found), village };
  },

  choose(event) {
    this.setData({ year: event.currentTarget.dataset.year, waiting: true });
    return this.reload();
  },

  agreed() {
    return this.reload();
  },

  lines() {
    wx.navigateTo({ url: '/pages/credit-lines/credit-lines' });
  },

  certificate() {
    wx.navigateTo({ url: `/pages/certificate/certificate?year=${this.data.year}` });
  },

  appeals() {
    wx.navigateTo({ url: '/pages/appeals/appeals' });
  },

  seen() {
    wx.navigateTo({ url: '/pages/access-log/access-log' });
  },

  takeBack() {
    wx.showModal({
      title: '收回同意', content: '收回以后，课程照样能看，但不再记您在手机上的学习、测验、签到和申报；书记按党员教育档案登记的照样记，已经记上的按规定保存。以后想记了，再同意就行。', confirmText: '收回',
      success: ({ confirm }) => confirm && this.attempt(async () => {
        await mp.delete('/me/consents/credit');
        await this.reload();
      }),
    });
  },

  courses() {
    wx.navigateTo({ url: `/pages/courses/courses?village=${this.data.village}` });
  },
});

function toShown(found) {
  const now = new Date().getFullYear();
  return {
    consent: !found.consented,
    year: found.year,
    years: [now, now - 1, now - 2].map((year) => ({ year, on: year === found.year })),
    fulfilled: found.fulfilled,
    closed: found.closed,
    measures: [
      measure('学时', found.balance.minutes, found.required.minutes, hours),
      measure('积分', found.balance.points, found.required.points, points)],
    branch: `${found.villageName} · ${found.branch}`,
    count: found.lines,
    sources: found.bySource.map((each) => ({ label: each.label, gain: gain(each.amount) })),
    nexts: found.next.map(toNext),
  };
}

function toNext({ rule, pointsToday, pointsThisYear, untilNextPoint }) {
  const left = [];
  if (untilNextPoint != null) left.push(`还差 ${untilNextPoint} ${rule.unit}得下一分，短的会攒起来`);
  if (pointsToday != null) left.push(`今天还能记 ${points(pointsToday)}`);
  if (pointsThisYear != null) left.push(`今年还能记 ${points(pointsThisYear)}`);
  const full = pointsThisYear === 0 ? '今年已到上限' : pointsToday === 0 ? '今天已到上限，明天再记' : '';
  return { name: rule.name, words: full || left.join('，') };
}
