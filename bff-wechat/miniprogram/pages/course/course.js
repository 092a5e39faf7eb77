const { minutes } = require('../../lib/credit');
const { page } = require('../../lib/page');
const { mp } = require('../../lib/session');

/** One course: its lessons in order, and its quiz. */
page({
  async load({ village, id }) {
    const course = await mp.get(`/villages/${village}/courses/${id}`);
    wx.setNavigationBarTitle({ title: course.title });
    const next = course.lessons.find((lesson) => !lesson.finished);
    return {
      course,
      lessons: course.lessons.map((lesson, index) => ({ ...lesson, title: `${index + 1}. ${lesson.title}`, ...standing(lesson) })),
      next: next ? next.id : '',
      begun: course.finished > 0 || Boolean(next && next.reachedSeconds),
      quiz: course.quiz && {
        words: `${course.quiz.questions} 道题，对 ${course.quiz.needed} 道合格`,
        badge: course.quiz.passed ? '已合格' : course.quiz.used ? `考过 ${course.quiz.used} 次` : '未考',
        colour: course.quiz.passed ? 'green' : '',
      },
    };
  },

  lesson(event) {
    const { village, id } = this.options;
    wx.navigateTo({ url: `/pages/lesson/lesson?village=${village}&id=${id}&lesson=${event.currentTarget.dataset.id}` });
  },

  test() {
    wx.navigateTo({ url: `/pages/quiz/quiz?village=${this.options.village}&id=${this.options.id}` });
  },
});

function standing(lesson) {
  if (lesson.finished) return { badge: '已学完', colour: 'green' };
  if (!lesson.reachedSeconds) return { badge: minutes(lesson.seconds), colour: '' };
  return { badge: `还剩 ${minutes(lesson.seconds - lesson.reachedSeconds)}`, colour: 'yellow' };
}
