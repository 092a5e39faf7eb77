import { html, nothing } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import { desk, holds } from './session.js';

const PICKED = 50;
const matches = { exact: '完全相同才回复', contains: '话里有就回复' };

/** 关键词回复: what the public account says to which word. */
class KeywordAnswers extends DeskView {
  async load() {
    const [answers, news] = await Promise.all([
      desk.get(`${this.base}/keyword-answers`), desk.get(`${this.base}/news?status=published&limit=${PICKED}`)]);
    return { items: answers.items, articles: news.items };
  }

  heading() {
    document.title = '关键词回复 · 乡音工作台';
    return html`<a class="back" href="#${this.base}/news">返回新闻</a><h1 class="work-title">关键词回复</h1>
      <p class="soft">村民在公众号里发这些词，马上收到这里写的话。“电话”“查进度”这些口令照旧，正在反映问题时不打断。</p>`;
  }

  content({ items, articles }) {
    const cadre = holds(this.person, this.village, 'cadre');
    const changed = () => this.retry();
    const form = (answer) => html`<keyword-form .base=${this.base} .answer=${answer} .articles=${articles} @changed=${changed}></keyword-form>`;
    return html`<div class="columns"><section class="stack" aria-label="现有的回复">
        ${items.length ? items.map((each) => cadre ? form(each) : this.line(each, articles)) : html`<p class="soft">还没有关键词回复。</p>`}</section>
      ${cadre ? form(undefined) : nothing}</div>`;
  }

  line(answer, articles) {
    const article = articles.find(({ id }) => id === answer.article);
    return html`<section class="card stack"><h2>${answer.keyword} ${answer.on ? nothing : html`<span class="badge">停用</span>`}</h2>
      <p class="soft small">${matches[answer.match]}</p>${answer.text ? html`<p>${answer.text}</p>` : nothing}
      ${answer.article ? html`<p>《${article?.title ?? '一篇文章'}》</p>` : nothing}</section>`;
  }
}

class KeywordForm extends Act {
  static properties = { base: { attribute: false }, answer: { attribute: false }, articles: { attribute: false } };

  get address() {
    return `${this.base}/keyword-answers/${this.answer.id}`;
  }

  render() {
    const { answer } = this;
    return html`<form class="card stack" @submit=${this.save}>
      <h2>${answer ? answer.keyword : '加一条'} ${answer && !answer.on ? html`<span class="badge">停用</span>` : nothing}</h2>
      <label class="field"><span class="label">关键词</span><input class="input" name="keyword" required maxlength="20" .value=${answer?.keyword ?? ''}></label>
      <label class="field"><span class="label">什么时候回复</span><select name="match">
        ${Object.entries(matches).map(([value, words]) => html`<option value=${value} ?selected=${answer?.match === value}>${words}</option>`)}</select></label>
      <label class="field"><span class="label">回复的话（最多 300 字）</span><textarea name="text" rows="3" maxlength="300" .value=${answer?.text ?? ''}></textarea></label>
      <label class="field"><span class="label">附一篇文章</span><select name="article"><option value="">不附</option>${this.choices()}</select></label>
      <label class="field"><span class="label">排序（小的先答）</span><input class="input short" name="position" type="number" min="0" max="999" .value=${String(answer?.position ?? 0)}></label>
      <label class="row"><input type="checkbox" name="on" .checked=${answer?.on ?? true}> 启用</label>
      ${this.refused()}
      <div class="row wrap"><button class="button main" ?disabled=${this.busy}>${answer ? '保存' : '加上'}</button>
        ${answer ? html`<button class="button" type="button" ?disabled=${this.busy} @click=${this.remove}>删掉</button>` : nothing}</div></form>`;
  }

  /** The article of the answer stays in the list, also when it is older than those offered. */
  choices() {
    const { answer } = this;
    const open = this.articles.filter(({ audience }) => !audience || audience === 'public');
    const known = open.some(({ id }) => id === answer?.article);
    return html`${answer?.article && !known ? html`<option value=${answer.article} selected>现在的文章</option>` : nothing}
      ${open.map(({ id, title }) => html`<option value=${id} ?selected=${answer?.article === id}>${title}</option>`)}`;
  }

  async save(event) {
    event.preventDefault();
    const form = event.target;
    const fields = new FormData(form);
    const body = {
      keyword: fields.get('keyword').trim(), match: fields.get('match'), text: fields.get('text').trim(),
      article: fields.get('article') || undefined, position: Number(fields.get('position') || 0), on: fields.has('on'),
    };
    const done = await this.attempt((key) => this.answer
      ? desk.put(this.address, body, { match: `"${this.answer.version}"` })
      : desk.post(`${this.base}/keyword-answers`, body, { key }));
    if (!done) return;
    if (!this.answer) form.reset();
    this.over('已保存，马上生效。');
  }

  async remove() {
    if (await this.attempt(() => desk.delete(this.address))) this.over('已删掉。');
  }

  over(words) {
    toast(words);
    this.dispatchEvent(new Event('changed'));
  }
}

customElements.define('console-keyword-answers', KeywordAnswers);
customElements.define('keyword-form', KeywordForm);
