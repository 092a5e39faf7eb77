import { html, nothing } from 'lit';
import { View } from '../shared/element.js';
import { standing } from './courses.js';
import { signInFirst } from './gate.js';
import { mp, rememberVillage } from './session.js';

/** One course: its lessons in order. */
class Course extends View {
  get base() {
    return `/villages/${this.route.params.village}/courses`;
  }

  async load() {
    rememberVillage(this.route.params.village);
    const course = await mp.get(`${this.base}/${this.route.params.id}`);
    document.title = course.title;
    return course;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后才能学习。') : super.troubled();
  }

  content(course) {
    const next = course.lessons.find((lesson) => !lesson.finished);
    return html`<div class="stack"><h1 class="page-title">${course.title}</h1>
      ${course.summary ? html`<p>${course.summary}</p>` : nothing}
      <p class="soft">共 ${course.lessonCount} 课，学完 ${course.finished} 课。时间以村里的系统为准，快进不算，换手机接着学。</p>
      <div class="cells">${course.lessons.map((lesson, index) => html`<a class="cell" href=${this.address(lesson)}>
        <span class="grow"><span class="strong">${index + 1}. ${lesson.title}</span><br><span class="soft">${lesson.kindLabel}</span></span>
        <span class="tail">${standing(lesson)}</span></a>`)}</div>
      ${course.quiz ? html`<div class="cells"><a class="cell" href="#${this.base}/${course.id}/quiz"><span class="grow"><span class="strong">测验</span><br>
        <span class="soft">${course.quiz.questions} 道题，对 ${course.quiz.needed} 道合格</span></span><span class="tail"><span class="badge ${course.quiz.passed ? 'green' : ''}">${course.quiz.passed
        ? '已合格' : course.quiz.used ? `考过 ${course.quiz.used} 次` : '未考'}</span></span></a></div>` : nothing}
      ${next
        ? html`<a class="button main wide" href=${this.address(next)}>${course.finished || next.reachedSeconds ? '接着学' : '开始学'}</a>`
        : html`<p class="note green">各课都学完了，按村里的规则能记的，已经记入您的学习台账。学时按分钟记，积分每一课单独折算，折不满 1 分的不记分。</p>`}
      <a class="button wide" href="#${this.base}">看其他课程</a></div>`;
  }

  address(lesson) {
    return `#${this.base}/${this.route.params.id}/lessons/${lesson.id}`;
  }
}

customElements.define('village-course', Course);
