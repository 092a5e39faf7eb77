import { html, nothing } from 'lit';
import { freshKey } from '../shared/api.js';
import { View, readable } from '../shared/element.js';
import { icon } from '../shared/icons.js';
import { minutes, paragraphs } from './courses.js';
import { signInFirst } from './gate.js';
import { mp } from './session.js';
import { consentMissing } from './study-consent.js';

const BEAT = 15_000;

/**
 * One lesson. Time runs while the page is seen, or while its video is shown elsewhere; what counts is what the server
 * says, and the page goes on from there.
 */
class Lesson extends View {
  static properties = { at: { state: true }, word: { state: true }, reached: { state: true }, finished: { state: true }, consent: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.seen = () => this.turned();
    document.addEventListener('visibilitychange', this.seen);
    this.second = setInterval(() => this.tick(), 1000);
    this.every = setInterval(() => this.say(), BEAT);
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.seen);
    clearInterval(this.second);
    clearInterval(this.every);
    this.say();
    super.disconnectedCallback();
  }

  get base() {
    return `/villages/${this.route.params.village}/courses/${this.route.params.id}`;
  }

  async load() {
    const course = await mp.get(this.base);
    const index = course.lessons.findIndex((each) => each.id === this.route.params.lesson);
    const lesson = course.lessons[index];
    if (!lesson) throw readable({ status: 404 });
    [this.at, this.reached, this.finished] = [lesson.reachedSeconds, lesson.reachedSeconds, lesson.finished];
    document.title = lesson.title;
    queueMicrotask(() => this.say());
    return { course, lesson, index };
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后才能学习。') : super.troubled();
  }

  /** A video plays while this page is out of sight; an article is read only while it is in sight. */
  tick() {
    const running = this.data?.lesson.kind === 'video' ? this.playing : !document.hidden;
    if (!running || this.finished || this.consent || this.at === undefined) return;
    this.at = Math.min(this.data.lesson.seconds, this.at + this.passed());
    if (this.at >= this.data.lesson.seconds) this.say();
  }

  /** Timers sleep in the background: the clock tells how long. */
  passed() {
    const now = Date.now();
    const seconds = Math.round((now - (this.ticked ?? now - 1000)) / 1000);
    this.ticked = now;
    return this.data.lesson.kind === 'video' ? Math.max(0, seconds) : Math.min(2, Math.max(0, seconds));
  }

  turned() {
    if (this.data?.lesson.kind !== 'video') this.ticked = undefined;
    this.say();
  }

  async say() {
    if (!this.data || this.finished || this.saying || this.consent) return;
    this.saying = true;
    const positionSeconds = Math.floor(this.at);
    try {
      const heard = await mp.post(`${this.base}/lessons/${this.data.lesson.id}/progress`, {
        beat: freshKey(), positionSeconds });
      [this.reached, this.finished] = [heard.reachedSeconds, heard.finished];
      if (heard.reachedSeconds < positionSeconds - 5 || heard.finished) this.at = heard.reachedSeconds;
      this.word = heard.elsewhere ? '刚才您在学另一课（也许在另一台设备上），那段时间不算，现在从这里接着学。' : undefined;
    } catch (error) {
      const problem = readable(error);
      this.consent = consentMissing(problem);
      this.word = this.consent ? undefined : `${problem.detail}${problem.unsure ? '先接着学，连上网后会补上；没有网太久的，补不上的要重学。' : ''}`;
    } finally {
      this.saying = false;
    }
  }

  agreed() {
    this.consent = false;
    this.ticked = undefined;
    this.say();
  }

  content({ course, lesson, index }) {
    const next = course.lessons[index + 1];
    const left = lesson.seconds - this.at;
    return html`${this.consent ? html`<study-consent @agreed=${this.agreed}></study-consent><br>` : nothing}<article class="card stack">
        <p class="soft">${course.title} · 第 ${index + 1} 课</p><h1>${lesson.title}</h1>
        ${lesson.kind === 'video' ? this.video(lesson) : nothing}${paragraphs(lesson.body)}</article><br>
      <section class="card stack" aria-label="学习进度">
        <progress max=${lesson.seconds} value=${this.finished ? lesson.seconds : this.at} aria-label="已学"></progress>
        <p role="status">${this.finished ? html`<span class="strong">这一课学完了，按村里的规则能记的，已经记入您的学习台账。</span>` : `还要学 ${minutes(left)}`}</p>
        ${this.word ? html`<p class="note yellow" role="status">${this.word}</p>` : nothing}
        ${this.finished && next ? html`<a class="button main wide" href="#${this.base}/lessons/${next.id}">学下一课</a>` : nothing}
        <a class="button wide" href="#${this.base}">回到课程</a></section>`;
  }

  video(lesson) {
    return html`<a class="button main wide" href=${lesson.video} target="_blank" rel="noopener noreferrer" @click=${this.play}>
      ${icon('play')}<span>看视频<span class="small">（会打开 ${new URL(lesson.video).hostname}）</span></span></a>
      <p class="soft">看完回到这里，时间自动算上。</p>`;
  }

  play() {
    this.playing = true;
    this.ticked = Date.now();
    this.say();
  }
}

customElements.define('village-lesson', Lesson);
