import { html, nothing } from 'lit';
import { Act } from './act.js';
import './article-files.js';
import './rich-editor.js';

const audiences = [['public', '所有人'], ['villagers', '本村村民'], ['party-members', '本村党员']];

/** What an article consists of. What the gate found stands under the field it was found in. */
class ArticleForm extends Act {
  static properties = {
    base: { attribute: false },
    columns: { attribute: false },
    content: { attribute: false },
    findings: { attribute: false },
    readonly: { attribute: false },
    given: { state: true },
  };

  render() {
    const content = this.given ?? this.content ?? {};
    return html`<form class="card stack" @submit=${(event) => event.preventDefault()} @input=${this.typed}>
      ${this.line('title', '标题', 64, content.title, true)}
      <div class="row wrap pair"><label class="field grow"><span class="label">栏目</span><select name="column" required>
          <option value="">请选择</option>${this.columns.map((top) => this.columnOptions(top, content.column))}</select></label>
        <label class="field grow"><span class="label">给谁看</span><select name="audience">${audiences.map(([value, words]) =>
          html`<option value=${value} ?selected=${content.audience === value}>${words}</option>`)}</select></label></div>
      <div class="field"><span class="label">正文</span>
        <rich-editor .base=${this.base} .body=${content.body} @changed=${this.typed}></rich-editor>${this.found('body')}</div>
      ${this.line('summary', '摘要（不填就用正文开头）', 200, content.summary)}
      ${this.line('source', '来源（如 村委会）', 40, content.source)}
      ${this.line('video', '视频链接（腾讯视频等，可以不填）', 500, content.video)}
      <label class="field"><span class="label">置顶到（可以不填）</span>
        <input class="input" type="date" name="pinnedUntil" .value=${dayOf(content.pinnedUntil)}></label>
      <article-files .base=${this.base} .cover=${content.cover} .voice=${content.voice} .files=${content.attachments}
        .states=${content.files} .findings=${this.findings} @changed=${this.typed}></article-files>
      ${this.refused()}</form>`;
  }

  columnOptions(top, chosen) {
    const option = (each, words) => html`<option value=${each.id} ?selected=${each.id === chosen}>${words}</option>`;
    return html`${option(top, top.name)}${top.children.map((each) => option(each, `${top.name} · ${each.name}`))}`;
  }

  line(name, words, max, value, required = false) {
    return html`<label class="field"><span class="label">${words}</span>
      <input class="input" name=${name} maxlength=${max} ?required=${required} autocomplete="off" .value=${value ?? ''}></label>${this.found(name)}`;
  }

  found(name) {
    const here = (this.findings ?? []).filter((each) => each.pointer === `/${name}`);
    return here.length ? html`<ul class="wrong">${here.map((each) => html`<li>${each.detail}</li>`)}</ul>` : nothing;
  }

  typed() {
    this.dispatchEvent(new Event('changed'));
  }

  /** Shows another content, also where fields were typed in. */
  fill(content) {
    this.given = { ...content };
    for (const name of ['title', 'summary', 'source', 'video']) this.field(name).value = content[name] ?? '';
    for (const name of ['column', 'audience']) this.field(name).value = content[name] ?? '';
    this.field('pinnedUntil').value = dayOf(content.pinnedUntil);
    this.querySelector('rich-editor').fill(content.body ?? '');
    this.querySelector('article-files').fill(content);
  }

  field(name) {
    return this.querySelector('form').elements[name];
  }

  body() {
    const words = (name) => this.field(name).value.trim();
    const pinned = words('pinnedUntil');
    return {
      column: words('column') || undefined,
      title: words('title'),
      summary: words('summary'),
      body: this.querySelector('rich-editor').value,
      source: words('source'),
      video: words('video') || undefined,
      audience: words('audience'),
      pinnedUntil: pinned ? `${pinned}T23:59:59+08:00` : undefined,
      ...this.querySelector('article-files').value,
    };
  }

  send() {
    if (!this.querySelector('form').reportValidity()) return;
    this.dispatchEvent(new CustomEvent('send', { detail: this.body() }));
  }
}

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
const dayOf = (time) => (time ? shanghai.format(new Date(time)) : '');

customElements.define('article-form', ArticleForm);
