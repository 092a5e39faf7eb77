import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { View } from '../shared/element.js';
import { when } from '../shared/format.js';
import { signInFirst } from './gate.js';
import { mp } from './session.js';
import { consentMissing } from './study-consent.js';

/** 测验: what it takes, then the paper, then how it went. The right answers are not on this page before. */
class QuizPage extends View {
  static properties = { paper: { state: true }, result: { state: true } };

  get base() {
    return `/villages/${this.route.params.village}/courses/${this.route.params.id}`;
  }

  async load() {
    const course = await mp.get(this.base);
    document.title = `${course.title} 测验`;
    return course;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后才能测验。') : super.troubled();
  }

  content(course) {
    const back = html`<a class="button wide" href="#${this.base}">回到课程</a>`;
    if (!course.quiz) return html`<p class="note">这门课程没有测验。</p>${back}`;
    if (this.result) return html`<quiz-result .result=${this.result} .paper=${this.paper} @again=${this.again}></quiz-result>${back}`;
    if (this.paper) return html`<quiz-paper .base=${this.base} .paper=${this.paper} @done=${(event) => (this.result = event.detail)}></quiz-paper>`;
    return html`<div class="stack"><h1 class="page-title">${course.title} 测验</h1>
      <quiz-start .base=${this.base} .quiz=${course.quiz} @begun=${(event) => (this.paper = event.detail)}></quiz-start>${back}</div>`;
  }

  again = () => {
    [this.paper, this.result] = [undefined, undefined];
    this.reload();
  };
}

class QuizStart extends Act {
  static properties = { base: { attribute: false }, quiz: { attribute: false } };

  render() {
    const { questions, needed, minutes, attempts, used, passed } = this.quiz;
    return html`<section class="card stack"><p>一共 ${questions} 道题，对 ${needed} 道合格，限 ${minutes} 分钟。</p>
      <p class="soft">可以考 ${attempts} 次，已经考过 ${used} 次。中途离开再进来，还是原来那份卷子。</p>
      ${passed ? html`<p class="note green">您已经考合格了。</p>`
        : html`${consentMissing(this.refusal) ? html`<study-consent @agreed=${this.begin}></study-consent>` : this.refused()}<button class="button main wide" ?disabled=${this.busy} @click=${this.begin}>${this.busy ? '正在打开…' : '开始测验'}</button>`}</section>`;
  }

  async begin() {
    const paper = await this.attempt(() => mp.post(`${this.base}/quizzes`, {}));
    if (paper) this.dispatchEvent(new CustomEvent('begun', { detail: paper }));
  }
}

class QuizPaper extends Act {
  static properties = { base: { attribute: false }, paper: { attribute: false }, blank: { state: true } };

  render() {
    return html`<form class="stack" @submit=${this.submit}><h1 class="page-title">第 ${this.paper.number} 次测验</h1>
      <p class="soft">请在${when(this.paper.until)} 前交卷。</p>
      ${this.paper.questions.map((question, index) => this.question(question, index))}
      ${this.blank ? html`<p class="note yellow" role="alert">第 ${this.blank} 题还没有选。再按一次就交卷。</p>` : nothing}
      ${this.refused()}${consentMissing(this.refusal) ? html`<study-consent @agreed=${() => (this.refusal = undefined)}></study-consent>` : nothing}<button class="button main wide" ?disabled=${this.busy}>${this.busy ? '正在交卷…' : '交卷'}</button></form>`;
  }

  question(question, index) {
    return html`<fieldset class="card stack"><legend class="strong">${index + 1}. ${question.text}${question.several ? '（多选）' : ''}</legend>
      <div class="options column">${question.options.map((option, place) => html`<label class="option">
        <input type=${question.several ? 'checkbox' : 'radio'} name="q${index}" value=${place}><span>${option}</span></label>`)}</div></fieldset>`;
  }

  async submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const answers = this.paper.questions.map((_, index) => form.getAll(`q${index}`).map(Number));
    const blank = answers.findIndex((each) => !each.length) + 1;
    if (blank && this.blank !== blank) {
      this.blank = blank;
      return;
    }
    const result = await this.attempt(() => mp.post(`${this.base}/quizzes/${this.paper.id}/submissions`, { answers }));
    if (result) this.dispatchEvent(new CustomEvent('done', { detail: result }));
  }
}

class QuizResult extends Act {
  static properties = { result: { attribute: false }, paper: { attribute: false } };

  connectedCallback() {
    super.connectedCallback();
    scrollTo(0, 0);
  }

  render() {
    const { right, total, needed, passed, attemptsLeft, marks } = this.result;
    return html`<section class="card stack" role="status"><h1>${passed ? '考合格了' : '这次没有合格'}</h1>
      <p>${total} 道题答对 ${right} 道，${needed} 道合格。${passed ? '按村里的规则能记的，已经记入您的学习台账。' : ''}</p>
      <ol class="points">${this.paper.questions.map((question, index) => html`<li>${question.text}　<span class="badge ${marks[index] ? 'green' : 'red'}">${marks[index] ? '对' : '错'}</span></li>`)}</ol>
      ${passed ? nothing : attemptsLeft
        ? html`<p>还可以考 ${attemptsLeft} 次，每次的题不一样。先看看课文再考。</p><button class="button main wide" @click=${() => this.dispatchEvent(new Event('again'))}>再考一次</button>`
        : html`<p>可以考的次数用完了，有疑问请找支部书记。</p>`}</section><br>`;
  }
}

customElements.define('village-quiz', QuizPage);
customElements.define('quiz-start', QuizStart);
customElements.define('quiz-paper', QuizPaper);
customElements.define('quiz-result', QuizResult);
