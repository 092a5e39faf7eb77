import { html, nothing } from 'lit';
import { Pages, paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { signInFirst } from './gate.js';
import { mp, rememberVillage } from './session.js';

/** 党员学习: what can be studied now, with how far I have come on whatever device. */
class Courses extends Pages {
  api = mp;

  get base() {
    return `/villages/${this.route.params.village}`;
  }

  address(after) {
    rememberVillage(this.route.params.village);
    return paged(`${this.base}/courses`, after);
  }

  heading() {
    document.title = '党员学习';
    return html`<h1 class="page-title">党员学习</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到可以学的课程。') : super.troubled();
  }

  content({ items }) {
    return html`<div class="stack"><a class="cell boxed" href="#${this.base}/activities"><span class="grow strong">主题党日：签到、申报异地参加</span></a><h2>课程</h2>
      ${items.length
        ? html`<div class="cells">${items.map((course) => this.cell(course))}</div>${moreButton(this)}`
        : nothingHere('现在没有课程，村里发布后会出现在这里。')}</div>`;
  }

  cell(course) {
    const all = course.finished === course.lessonCount;
    return html`<a class="cell" href="#${this.base}/courses/${course.id}">
      <span class="grow"><span class="strong">${course.title}</span><br>
        <span class="soft">共 ${course.lessonCount} 课 · 约 ${course.minutes} 分钟</span></span>
      <span class="tail"><span class="badge ${all ? 'green' : course.finished ? 'yellow' : ''}">${all
        ? '已学完' : course.finished ? `学完 ${course.finished} 课` : '未开始'}</span></span></a>`;
  }
}

customElements.define('village-courses', Courses);

/** How far a lesson is, in words a reader of letters and a listener both understand. */
export function standing(lesson) {
  if (lesson.finished) return html`<span class="badge green">已学完</span>`;
  if (!lesson.reachedSeconds) return html`<span class="badge">${minutes(lesson.seconds)}</span>`;
  return html`<span class="badge yellow">还剩 ${minutes(lesson.seconds - lesson.reachedSeconds)}</span>`;
}

export function minutes(seconds) {
  return seconds < 60 ? `${Math.max(0, Math.ceil(seconds))} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}

export function paragraphs(text) {
  const parts = text.split(/\n\s*\n/).map((each) => each.trim()).filter(Boolean);
  return parts.length ? html`<div class="prose">${parts.map((each) => html`<p class="said">${each}</p>`)}</div>` : nothing;
}
