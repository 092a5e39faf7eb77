const { freshKey } = require('../../lib/api');
const { minutes } = require('../../lib/credit');
const { page, sentence } = require('../../lib/page');
const { mp } = require('../../lib/session');
const { consenting, consentMissing } = require('../../lib/study-consent');

const BEAT = 15000;

/**
 * One lesson. Time runs while the page is seen, or while its video is watched elsewhere; what counts is what the server
 * says, and the page goes on from there.
 */
page({
  ...consenting,

  data: { word: '', finished: false, consent: false },

  async load({ village, id, lesson }) {
    const course = await mp.get(`/villages/${village}/courses/${id}`);
    const index = course.lessons.findIndex((each) => each.id === lesson);
    const found = course.lessons[index];
    if (!found) return { missing: true };
    this.lesson = found;
    const watching = this.playing && !found.finished;
    this.at = watching ? Math.max(this.at, found.reachedSeconds) : found.reachedSeconds;
    this.run(watching);
    wx.setNavigationBarTitle({ title: found.title });
    const after = course.lessons[index + 1];
    return {
      lesson: found, head: `${course.title} · 第 ${index + 1} 课`, finished: found.finished, after: after ? after.id : '',
      paragraphs: found.body.split(/\n\s*\n/).map((each) => each.trim()).filter(Boolean), ...this.standing(found.finished),
    };
  },

  /** Who comes back from his video has watched it meanwhile: that is added before the first beat. */
  run(watching) {
    this.rest();
    if (watching) this.at = Math.min(this.lesson.seconds, this.at + this.passed());
    else this.shownAt = Date.now();
    this.second = setInterval(() => this.tick(), 1000);
    this.every = setInterval(() => this.say(), BEAT);
    this.say();
  },

  rest() {
    clearInterval(this.second);
    clearInterval(this.every);
  },

  /** Out of sight only a video goes on. */
  onHide() {
    this.rest();
    this.say();
  },

  onUnload() {
    this.rest();
    this.say();
  },

  tick() {
    if (this.data.finished || this.data.consent || (this.lesson.kind === 'video' && !this.playing)) return;
    this.at = Math.min(this.lesson.seconds, this.at + this.passed());
    this.setData(this.standing(false));
    if (this.at >= this.lesson.seconds) this.say();
  },

  /** Timers sleep in the background: the clock tells how long a video was watched there. */
  passed() {
    const now = Date.now();
    const seconds = Math.max(0, Math.round((now - this.shownAt) / 1000));
    this.shownAt = now;
    return this.lesson.kind === 'video' ? seconds : Math.min(2, seconds);
  },

  standing(finished) {
    const percent = finished ? 100 : Math.min(100, (this.at / this.lesson.seconds) * 100);
    return { percent, left: finished ? '' : minutes(this.lesson.seconds - this.at) };
  },

  async say() {
    if (!this.lesson || this.data.finished || this.data.consent || this.saying) return;
    this.saying = true;
    const { village, id, lesson } = this.options;
    const positionSeconds = Math.floor(this.at);
    try {
      const heard = await mp.post(`/villages/${village}/courses/${id}/lessons/${lesson}/progress`, { beat: freshKey(), positionSeconds });
      if (heard.reachedSeconds < positionSeconds - 5 || heard.finished) this.at = heard.reachedSeconds;
      const word = heard.elsewhere ? '刚才您在学另一课（也许在另一台设备上），那段时间不算，现在从这里接着学。' : '';
      this.setData({ finished: heard.finished, word, ...this.standing(heard.finished) });
    } catch (problem) {
      if (consentMissing(problem)) this.setData({ consent: true, word: '' });
      else this.setData({ word: `${sentence(problem)}${problem.unsure ? '先接着学，连上网后会补上；没有网太久的，补不上的要重学。' : ''}` });
    } finally {
      this.saying = false;
    }
  },

  /** Only from here on is his study kept. */
  agreed() {
    this.shownAt = Date.now();
    return this.say();
  },

  /** A mini-program opens no video of somebody else's site: the address is copied for the browser. */
  watch() {
    this.playing = true;
    this.shownAt = Date.now();
    this.say();
    wx.setClipboardData({ data: this.lesson.video, success: () => wx.showToast({ title: '地址已复制，到浏览器里打开', icon: 'none' }) });
  },

  next() {
    const { village, id } = this.options;
    wx.redirectTo({ url: `/pages/lesson/lesson?village=${village}&id=${id}&lesson=${this.data.after}` });
  },

  back() {
    wx.navigateBack();
  },
});
