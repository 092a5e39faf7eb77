import { html, nothing } from 'lit';
import { day } from '../shared/format.js';
import { paged } from '../shared/pages.js';
import { go } from '../shared/router.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskPages, DeskView } from './desk-view.js';
import { desk, holds } from './session.js';
import { quizShown } from './course-quiz.js';

const kinds = [['published', '学习中'], ['draft', '草稿'], ['withdrawn', '已停用']];

/** 党员学习: the village's courses by status. */
class Courses extends DeskPages {
  static properties = { status: { state: true } };

  address(after) {
    return paged(`${this.base}/courses`, after, { status: this.status ?? 'published' });
  }

  heading() {
    document.title = '党员学习 · 乡音工作台';
    return html`<h1 class="work-title">党员学习</h1>
      <div class="options" role="group" aria-label="按状态看">${kinds.map(([word, label]) => html`<button class="option"
        aria-pressed=${(this.status ?? 'published') === word} @click=${() => this.choose(word)}>${label}</button>`)}</div><br>
      <div class="row wrap">${holds(this.person, this.village, 'cadre', 'branch-secretary') ? html`<a class="button main" href="#${this.base}/courses/new">做一门课程</a>` : nothing}
        <a class="button" href="#${this.base}/activities">主题党日</a></div><br>`;
  }

  choose(word) {
    this.status = word;
    this.data = undefined;
    this.retry();
  }

  content({ items }) {
    if (!items.length) return nothingHere('这一类没有课程。');
    return html`<div class="stack"><div class="cells">${items.map((course) => html`<a class="cell" href="#${this.base}/courses/${course.id}">
      <span class="grow"><span class="strong">${course.title}</span><br><span class="soft small">共 ${course.lessons.length} 课${course.publishedAt ? ` · ${day(course.publishedAt)}发布` : ''}</span></span>
      <span class="tail"><span class="badge ${course.status === 'published' ? 'green' : ''}">${course.statusLabel}</span></span></a>`)}</div>${moreButton(this)}</div>`;
  }
}

/** One course: written as a draft, then published; afterwards only read or taken back. */
class Course extends DeskView {
  get fresh() {
    return this.route.params.id === 'new';
  }

  load() {
    return this.fresh ? { title: '', summary: '', status: 'draft', lessons: [] } : desk.get(`${this.base}/courses/${this.route.params.id}`);
  }

  heading() {
    document.title = '课程 · 乡音工作台';
    return html`<a class="back" href="#${this.base}/courses">返回党员学习</a><h1 class="work-title">${this.fresh ? '做一门课程' : '课程'}</h1>`;
  }

  content(course) {
    const editor = holds(this.person, this.village, 'cadre', 'branch-secretary');
    if (course.status === 'draft' && editor) {
      return html`<course-form .base=${this.base} .course=${course} @changed=${(event) => this.changed(event.detail)}></course-form>`;
    }
    return html`<div class="stack"><section class="card stack"><h2>${course.title} <span class="badge ${course.status === 'published' ? 'green' : ''}">${course.statusLabel}</span></h2>
        ${course.summary ? html`<p>${course.summary}</p>` : nothing}</section>
      ${course.lessons.map((lesson, index) => html`<section class="card stack"><h2>第 ${index + 1} 课　${lesson.title}</h2>
        <p class="soft small">${lesson.kind === 'video' ? html`视频 <span class="mono">${lesson.video}</span>` : '图文'} · ${Math.round(lesson.seconds / 60)} 分钟</p>
        ${lesson.body ? html`<p class="said">${lesson.body}</p>` : nothing}</section>`)}
      ${quizShown(course.quiz)}
      ${course.status === 'published' && editor
        ? html`<course-withdrawal .base=${this.base} .course=${course} @changed=${(event) => this.changed(event.detail)}></course-withdrawal>` : nothing}</div>`;
  }

  changed(course) {
    if (this.fresh) return go(`#${this.base}/courses/${course.id}`);
    this.data = course;
  }
}

class CourseForm extends Act {
  static properties = { base: { attribute: false }, course: { attribute: false }, lessons: { state: true } };

  willUpdate(changed) {
    if (!changed.has('course')) return;
    this.lessons = this.course.lessons.map((each) => ({ ...each }));
    this.quiz = structuredClone(this.course.quiz ?? undefined);
  }

  render() {
    const { course } = this;
    return html`<form class="stack" @submit=${this.save}>
      <section class="card stack">
        <label class="field"><span class="label">课程名</span><input class="input" name="title" required maxlength="60" .value=${course.title}></label>
        <label class="field"><span class="label">简介</span><textarea name="summary" rows="2" maxlength="300" .value=${course.summary}></textarea></label></section>
      ${this.lessons.map((lesson, index) => this.lesson(lesson, index))}
      <div class="row wrap"><button type="button" class="button" @click=${() => this.add('article')}>加一课图文</button>
        <button type="button" class="button" @click=${() => this.add('video')}>加一课视频</button></div>
      <course-quiz .quiz=${this.quiz}></course-quiz>
      ${this.refused()}
      <div class="row wrap"><button class="button main" ?disabled=${this.busy}>保存草稿</button>
        ${course.id ? html`<button type="button" class="button" ?disabled=${this.busy} @click=${this.publish}>保存并发布</button>` : nothing}</div>
      <p class="soft">发布后党员马上能学，内容不能再改；要改请停用后另做一门。</p></form>`;
  }

  lesson(lesson, index) {
    return html`<fieldset class="card stack"><legend class="strong">第 ${index + 1} 课（${lesson.kind === 'video' ? '视频' : '图文'}）</legend>
      <label class="field"><span class="label">题目</span><input class="input" required maxlength="60" .value=${lesson.title} @input=${(event) => (lesson.title = event.target.value)}></label>
      ${lesson.kind === 'video' ? html`<label class="field"><span class="label">视频链接（腾讯视频等，https 开头）</span>
        <input class="input" type="url" required maxlength="500" .value=${lesson.video ?? ''} @input=${(event) => (lesson.video = event.target.value)}></label>` : nothing}
      <label class="field"><span class="label">${lesson.kind === 'video' ? '简介（可以不写）' : '正文（空一行是一段）'}</span>
        <textarea rows=${lesson.kind === 'video' ? 2 : 8} maxlength="20000" ?required=${lesson.kind !== 'video'} .value=${lesson.body} @input=${(event) => (lesson.body = event.target.value)}></textarea></label>
      <label class="field"><span class="label">至少学几分钟</span><input class="input short" type="number" required min="1" max="240" .value=${String(Math.round(lesson.seconds / 60))}
        @input=${(event) => (lesson.seconds = Number(event.target.value) * 60)}></label>
      <div class="row"><button type="button" class="button" @click=${() => this.drop(index)}>去掉这一课</button></div></fieldset>`;
  }

  add(kind) {
    this.lessons = [...this.lessons, { kind, title: '', body: '', seconds: 300 }];
  }

  drop(index) {
    this.lessons = this.lessons.filter((_, at) => at !== index);
  }

  body() {
    const form = new FormData(this.querySelector('form'));
    const lessons = this.lessons.map(({ kind, title, body, video, seconds }) => ({ kind, title, body, seconds, ...(kind === 'video' && { video: video?.trim() }) }));
    return { title: form.get('title').trim(), summary: form.get('summary').trim(), lessons, quiz: this.querySelector('course-quiz').written };
  }

  store() {
    return this.attempt((key) => this.course.id
      ? desk.put(`${this.base}/courses/${this.course.id}`, this.body(), { match: `"${this.course.version}"` })
      : desk.post(`${this.base}/courses`, this.body(), { key }));
  }

  async save(event) {
    event.preventDefault();
    const saved = await this.store();
    if (saved) this.over(saved, '草稿已保存。');
  }

  async publish() {
    if (!this.querySelector('form').reportValidity()) return;
    const saved = await this.store();
    if (!saved) return;
    const done = await this.attempt((key) => desk.post(`${this.base}/courses/${saved.id}/publications`, { version: saved.version }, { key }));
    this.over(done ?? saved, done ? '已发布，党员可以学了。' : '草稿已保存，但没有发布。');
  }

  over(course, words) {
    toast(words);
    this.dispatchEvent(new CustomEvent('changed', { detail: course }));
  }
}

class CourseWithdrawal extends Act {
  static properties = { base: { attribute: false }, course: { attribute: false } };

  render() {
    return html`<details class="card"><summary>停用这门课程</summary><div class="stack"><p>停用后党员看不到它；学过的照样算。</p>${this.refused()}
      <button class="button bad" ?disabled=${this.busy} @click=${this.withdraw}>停用</button></div></details>`;
  }

  async withdraw() {
    const done = await this.attempt((key) => desk.post(`${this.base}/courses/${this.course.id}/withdrawals`, { version: this.course.version }, { key }));
    if (!done) return;
    toast('已停用。');
    this.dispatchEvent(new CustomEvent('changed', { detail: done }));
  }
}

customElements.define('console-courses', Courses);
customElements.define('console-course', Course);
customElements.define('course-form', CourseForm);
customElements.define('course-withdrawal', CourseWithdrawal);
