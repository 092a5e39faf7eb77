const { page } = require('../../lib/page');
const { mp } = require('../../lib/session');
const { consenting } = require('../../lib/study-consent');
const { when } = require('../../lib/words');

/** 测验: what it takes, then the paper, then how it went. The right answers are not on this page before. */
page({
  ...consenting,

  data: { consent: false, paper: null, result: null, blank: 0 },

  async load({ village, id }) {
    if (this.data.paper) return {};
    const { title, quiz } = await mp.get(`/villages/${village}/courses/${id}`);
    return { title, quiz: quiz || null, none: !quiz };
  },

  begin() {
    const { village, id } = this.options;
    return this.attempt(async () => {
      const paper = await mp.post(`/villages/${village}/courses/${id}/quizzes`, {});
      const questions = paper.questions.map((question, index) => ({
        ...question, index, options: question.options.map((text, place) => ({ text, place: String(place), on: false })),
      }));
      this.setData({ paper: { ...paper, questions, until: when(paper.until) }, result: null, blank: 0 });
    });
  },

  pick(event) {
    const { index } = event.currentTarget.dataset;
    const chosen = [].concat(event.detail.value);
    this.setData({
      [`paper.questions[${index}].options`]: this.data.paper.questions[index].options.map((option) => ({ ...option, on: chosen.indexOf(option.place) >= 0 })),
    });
  },

  submit() {
    const { village, id } = this.options;
    const { paper } = this.data;
    const answers = paper.questions.map((question) => question.options.filter((option) => option.on).map((option) => Number(option.place)));
    const blank = answers.findIndex((each) => !each.length) + 1;
    if (blank && this.data.blank !== blank) return this.setData({ blank });
    return this.attempt(async () => {
      const result = await mp.post(`/villages/${village}/courses/${id}/quizzes/${paper.id}/submissions`, { answers });
      this.setData({ result: { ...result, lines: paper.questions.map(({ text }, index) => ({ index, text, right: result.marks[index] })) } });
      wx.pageScrollTo({ scrollTop: 0 });
    });
  },

  again() {
    this.setData({ paper: null, result: null, waiting: true });
    return this.reload();
  },

  /** What he has filled in stays; a paper he did not get yet is fetched. */
  agreed() {
    return this.data.paper ? undefined : this.begin();
  },

  back() {
    wx.navigateBack();
  },
});
