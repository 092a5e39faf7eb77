import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';

const letters = 'ABCDEF';
const fresh = () => ({ questions: [question()], paper: 1, pass: 60, attempts: 3, minutes: 20 });
const question = () => ({ text: '', options: ['', '', '', ''], right: [] });

/** The quiz of a course being written: a bank of questions, each with its options and what is right. */
class CourseQuiz extends Part {
  static properties = { quiz: { state: true } };

  render() {
    if (!this.quiz) return html`<button type="button" class="button" @click=${() => this.change(fresh())}>加一个测验</button>`;
    const { questions } = this.quiz;
    return html`<fieldset class="card stack"><legend class="strong">测验（题库 ${questions.length} 道题）</legend>
      <div class="row wrap">${this.number('paper', '每次抽几题', 1, Math.min(50, questions.length))}${this.number('pass', '及格线（%）', 1, 100)}
        ${this.number('attempts', '可以考几次', 1, 20)}${this.number('minutes', '一次几分钟', 1, 180)}</div>
      ${questions.map((each, index) => this.question(each, index))}
      <div class="row wrap"><button type="button" class="button" @click=${() => this.change({ ...this.quiz, questions: [...questions, question()] })}>加一道题</button>
        <button type="button" class="button" @click=${() => this.change(undefined)}>不要测验</button></div></fieldset>`;
  }

  number(name, label, min, max) {
    return html`<label class="field"><span class="label">${label}</span><input class="input short" type="number" required min=${min} max=${max}
      .value=${String(this.quiz[name])} @input=${(event) => (this.quiz[name] = Number(event.target.value))}></label>`;
  }

  question(each, index) {
    return html`<div class="stack"><label class="field"><span class="label">第 ${index + 1} 题</span>
        <textarea rows="2" required maxlength="300" .value=${each.text} @input=${(event) => (each.text = event.target.value)}></textarea></label>
      <p class="hint">勾上正确的选项；勾多个就是多选。不用的选项空着。</p>
      ${each.options.map((option, place) => html`<div class="row"><input type="checkbox" aria-label="第 ${index + 1} 题 ${letters[place]} 正确"
          .checked=${each.right.includes(place)} @change=${(event) => this.mark(each, place, event.target.checked)}>
        <input class="input grow" aria-label="第 ${index + 1} 题选项 ${letters[place]}" maxlength="100" ?required=${place < 2} .value=${option}
          @input=${(event) => (each.options[place] = event.target.value)}></div>`)}
      <div class="row wrap">${each.options.length < 6 ? html`<button type="button" class="button" @click=${() => this.more(each)}>加一个选项</button>` : nothing}
        ${this.quiz.questions.length > 1 ? html`<button type="button" class="button" @click=${() => this.drop(index)}>去掉这道题</button>` : nothing}</div></div>`;
  }

  mark(each, place, right) {
    each.right = right ? [...each.right, place] : each.right.filter((other) => other !== place);
  }

  more(each) {
    each.options.push('');
    this.requestUpdate();
  }

  drop(index) {
    this.change({ ...this.quiz, questions: this.quiz.questions.filter((_, at) => at !== index) });
  }

  change(quiz) {
    this.quiz = quiz;
  }

  /** What is sent: empty options left out, with the places of the right ones among those that stay. */
  get written() {
    if (!this.quiz) return undefined;
    const { questions, ...rules } = this.quiz;
    return { ...rules, questions: questions.map(({ text, options, right }) => {
      const kept = options.map((option, place) => ({ option: option.trim(), place })).filter(({ option }) => option);
      return { text, options: kept.map(({ option }) => option), right: kept.map(({ place }, at) => right.includes(place) ? at : -1).filter((at) => at >= 0) };
    }) };
  }
}

customElements.define('course-quiz', CourseQuiz);

/** The quiz of a published course, with what is right. */
export function quizShown(quiz) {
  if (!quiz) return nothing;
  return html`<section class="card stack"><h2>测验</h2><p class="soft">题库 ${quiz.questions.length} 道，每次抽 ${quiz.paper} 道，${quiz.pass}% 合格，可以考 ${quiz.attempts} 次，一次 ${quiz.minutes} 分钟。</p>
    <ol class="points">${quiz.questions.map((each) => html`<li class="stack"><p class="strong">${each.text}</p><p>${each.options.map((option, place) =>
      html`<span class=${each.right.includes(place) ? 'badge green' : 'soft'}>${letters[place]}. ${option}${each.right.includes(place) ? '（对）' : ''}</span>　`)}</p></li>`)}</ol></section>`;
}
