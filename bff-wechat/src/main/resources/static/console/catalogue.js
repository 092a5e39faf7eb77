import { html, nothing } from 'lit';
import { roles } from '../shared/format.js';
import { toast } from '../shared/toast.js';
import { upload } from '../shared/upload.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

const handlers = ['', 'grid-worker', 'cadre', 'dispatcher'];
const kinds = { added: ['新增', 'green'], removed: ['去掉', 'red'], changed: ['修改', 'yellow'] };

/** One version of the catalogue, and the next one written from it. */
class Catalogue extends DeskView {
  load() {
    return desk.get(`/complaint-catalogues/${encodeURIComponent(this.route.params.version)}`);
  }

  heading() {
    document.title = '诉求类别 · 乡音工作台';
    return html`<h1 class="work-title">诉求类别（${this.data?.effectiveFrom ?? ''} 起）</h1>`;
  }

  content(version) {
    return html`<catalogue-editor .version=${version}></catalogue-editor>`;
  }
}

/** The lines as a table that is written in; nothing is kept until it is published. */
class Editor extends Act {
  static properties = { version: { attribute: false }, lines: { state: true }, changes: { state: true } };

  willUpdate(changed) {
    if (changed.has('version')) this.lines = this.version.items.map((line) => ({ ...line }));
  }

  render() {
    return html`<div class="stack"><p class="soft">在这里改，或者导出表格改好再导入。发布前不保存。</p>
      <div class="row wrap"><a class="button" href=${desk.url(`/complaint-catalogues/${encodeURIComponent(this.version.version)}/sheet`)} download>导出表格</a>
        <label class="button">导入表格<input class="out-of-sight" type="file" accept=".xlsx" @change=${this.open}></label></div>
      <div class="card scroll" tabindex="0" role="region" aria-label="类别"><table>
        <thead><tr><th>代码</th><th>名称</th><th>通常由谁办理</th><th>小时</th><th>工作日</th><th>预案</th><th>相近（米）</th><th>相近（天）</th><th>去掉</th></tr></thead>
        <tbody>${this.lines.map((line, at) => this.line(line, at))}</tbody></table></div>
      <div class="row"><button class="button" @click=${this.add}>加一个类别</button></div>
      <form class="card stack" @submit=${this.preview}><h2>另立版本</h2>
        <label class="field"><span class="label">启用日期（最早明天）</span><input class="input" type="date" name="effectiveFrom" required></label>
        <label class="field"><span class="label">依据</span><input class="input" name="legalBasis" required maxlength="300" .value=${this.version.legalBasis}></label>
        ${this.refused()}
        <div class="row"><button class="button main" ?disabled=${this.busy}>看改了什么</button></div></form>
      ${this.changes ? this.compared(this.changes) : nothing}
      <a class="button" href="#/complaint-catalogues">回到各个版本</a></div>`;
  }

  line(line, at) {
    const text = (field, words, most) => html`<input class="input" aria-label=${`${line.code} ${words}`} maxlength=${most} .value=${line[field] ?? ''}
      @change=${(event) => this.set(at, field, event.target.value.trim())}>`;
    const count = (field, words) => html`<input class="input" type="number" min="1" aria-label=${`${line.code} ${words}`} .value=${String(line[field] ?? '')}
      @change=${(event) => this.set(at, field, event.target.value ? Number(event.target.value) : null)}>`;
    return html`<tr><td>${text('code', '代码', 4)}</td><td>${text('name', '名称', 20)}</td>
      <td><select aria-label=${`${line.code} 通常由谁办理`} @change=${(event) => this.set(at, 'handlerRole', event.target.value || null)}>${handlers.map((role) =>
        html`<option value=${role} ?selected=${(line.handlerRole ?? '') === role}>${role ? roles[role] : '由调度员定'}</option>`)}</select></td>
      <td>${count('dueHours', '小时')}</td><td>${count('dueDays', '工作日')}</td>
      <td><textarea rows="2" aria-label=${`${line.code} 预案`} maxlength="500" .value=${line.plan ?? ''} @change=${(event) => this.set(at, 'plan', event.target.value.trim())}></textarea></td>
      <td>${count('nearMetres', '相近米数')}</td><td>${count('nearDays', '相近天数')}</td>
      <td><button class="button" aria-label=${`去掉 ${line.code} ${line.name}`} @click=${() => this.drop(at)}>去掉</button></td></tr>`;
  }

  set(at, field, value) {
    this.lines = this.lines.map((line, place) => (place === at ? { ...line, [field]: value } : line));
    this.changes = undefined;
  }

  add() {
    this.lines = [...this.lines, { code: '', name: '', plan: '' }];
    this.changes = undefined;
  }

  drop(at) {
    this.lines = this.lines.filter((_, place) => place !== at);
    this.changes = undefined;
  }

  async open(event) {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    const read = await this.attempt(() => upload(desk.url('/complaint-catalogues/sheets'), file, { client: desk.client }));
    if (!read) return;
    this.lines = read.items;
    this.changes = undefined;
    toast(`读出 ${read.items.length} 个类别，请看改了什么再发布。`);
  }

  get draft() {
    const { effectiveFrom, legalBasis } = Object.fromEntries(new FormData(this.querySelector('form')));
    return { effectiveFrom, legalBasis: legalBasis.trim(), items: this.lines };
  }

  async preview(event) {
    event.preventDefault();
    const found = await this.attempt(() => desk.post('/complaint-catalogues/previews', this.draft));
    if (found) this.changes = found.items;
  }

  compared(changes) {
    if (!changes.length) return html`<p class="note">和启用前一天的版本一样，没有改动。</p>`;
    return html`<section class="card stack" aria-label="改了什么"><h2>改了 ${changes.length} 个类别</h2>
      <div class="cells">${changes.map((each) => html`<div class="cell"><span class="badge ${kinds[each.kind][1]}">${kinds[each.kind][0]}</span>
        <span class="grow"><span class="strong">${each.code} ${each.name}</span>${each.fields.map((field) => html`<br><span class="soft">${field.name}：${field.before || '（空）'} → ${field.after || '（空）'}</span>`)}</span></div>`)}</div>
      <div class="row"><button class="button main" ?disabled=${this.busy} @click=${this.publish}>发布，到日子启用</button></div></section>`;
  }

  async publish() {
    if (!(await this.attempt((key) => desk.post('/complaint-catalogues', this.draft, { key })))) return;
    toast('已经发布，到日子启用；启用前可以撤回。');
    location.hash = '#/complaint-catalogues';
  }
}

customElements.define('console-catalogue', Catalogue);
customElements.define('catalogue-editor', Editor);
