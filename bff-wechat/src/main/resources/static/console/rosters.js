import { html, nothing } from 'lit';
import { freshKey } from '../shared/api.js';
import { readable } from '../shared/element.js';
import { when } from '../shared/format.js';
import { nothingHere } from '../shared/states.js';
import { upload } from '../shared/upload.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';
import './roster-run.js';

/** 花名册: drop the village's own .xlsx, watch it go in, see which rows were wrong and why. */
class Rosters extends DeskView {
  static properties = { file: { state: true }, part: { state: true }, run: { state: true }, refusal: { state: true }, over: { state: true } };

  async load() {
    if (this.route.params.id) this.run ??= this.route.params.id;
    const found = await desk.get(`${this.base}/rosters`);
    return { items: Array.isArray(found) ? found : found.items };
  }

  heading() {
    document.title = '花名册 · 乡音工作台';
    return html`<h1 class="work-title">花名册</h1>`;
  }

  content({ items }) {
    return html`<div class="stack">${this.dropZone()}
      ${this.run ? html`<roster-run .address=${`${this.base}/rosters/${this.run}`} @ended=${() => this.reload()}></roster-run>` : nothing}
      ${this.history(items)}</div>`;
  }

  dropZone() {
    const sending = this.part !== undefined;
    return html`<section class="card stack">
      <label class="drop ${this.over ? 'over' : ''}" @dragover=${this.hover} @dragleave=${() => (this.over = false)} @drop=${this.dropped}>
        <span class="strong">${this.file ? this.file.name : '把 .xlsx 文件拖到这里，或者点一下选文件'}</span>
        <span class="soft">再导入一次只会更新，不会重复。</span>
        <input class="out-of-sight" type="file" accept=".xlsx" ?disabled=${sending} @change=${(event) => this.take(event.target.files[0])}></label>
      ${sending ? html`<progress max="1" .value=${this.part} aria-label="正在上传"></progress>` : nothing}
      ${this.refusal ? html`<p class="wrong" role="alert">${this.refusal.detail}</p>` : nothing}
      <div class="row wrap"><button class="button main" ?disabled=${!this.file || sending} @click=${this.send}>${sending ? '正在上传…' : '开始导入'}</button>
        <a class="button" href=${desk.url(`${this.base}/rosters/template`)} download>下载空白表格</a></div></section>`;
  }

  hover(event) {
    event.preventDefault();
    this.over = true;
  }

  dropped(event) {
    event.preventDefault();
    this.over = false;
    this.take(event.dataTransfer.files[0]);
  }

  take(file) {
    if (!file) return;
    this.refusal = /\.xlsx$/i.test(file.name) ? undefined : { detail: '请选 .xlsx 文件（Excel 里“另存为”可以选）。' };
    this.file = this.refusal ? undefined : file;
    this.key = freshKey();
  }

  async send() {
    this.part = 0;
    this.refusal = undefined;
    try {
      const { client } = desk;
      const made = await upload(desk.url(`${this.base}/rosters`), this.file, { client, key: this.key, progress: (part) => (this.part = part) });
      [this.run, this.file] = [made.id, undefined];
    } catch (error) {
      this.refusal = readable(error);
    } finally {
      this.part = undefined;
    }
  }

  history(items) {
    if (!items.length) return nothingHere('还没有导入过花名册。');
    return html`<section class="card"><h2>最近的导入</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="最近导入的表"><table>
        <thead><tr><th>时间</th><th>行数</th><th>新增</th><th>更新</th><th>没变</th><th>有误</th><th>结果</th></tr></thead>
        <tbody>${items.map((each) => html`<tr><td><button class="link" @click=${() => (this.run = each.id)}>${when(each.startedAt)}</button></td>
          <td>${each.rows}</td><td>${each.added}</td><td>${each.updated}</td><td>${each.unchanged}</td><td>${each.errors}</td>
          <td>${{ running: '正在导入', done: '完成', failed: '没有成功' }[each.state]}</td></tr>`)}</tbody></table></div></section>`;
  }
}

customElements.define('console-rosters', Rosters);
