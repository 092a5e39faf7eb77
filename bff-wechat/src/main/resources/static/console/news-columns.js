import { html, nothing } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

/** 新闻栏目: two levels, with names and an order. */
class Columns extends DeskView {
  load() {
    return desk.get(`${this.base}/news-columns`);
  }

  heading() {
    document.title = '新闻栏目 · 乡音工作台';
    return html`<a class="back" href="#${this.base}/news">返回新闻</a><h1 class="work-title">新闻栏目</h1>`;
  }

  content({ items }) {
    const changed = (event) => (this.data = event.detail);
    const row = (column, above) => html`<column-row class=${above ? 'lower' : ''} .base=${this.base} .column=${column} .above=${above ?? ''}
      .tops=${items} @changed=${changed}></column-row>`;
    return html`<div class="columns"><section class="card stack" aria-label="现有栏目">
        ${items.map((top) => html`${row(top)}${top.children.map((each) => row(each, top.id))}`)}
        ${items.length ? '' : html`<p class="soft">还没有栏目，先加一个。</p>`}</section>
      <column-new .base=${this.base} .tops=${items} @changed=${changed}></column-new></div>`;
  }
}

class ColumnRow extends Act {
  static properties = { base: { attribute: false }, column: { attribute: false }, above: { attribute: false }, tops: { attribute: false } };

  render() {
    const { column } = this;
    const parents = column.children?.length ? [] : this.tops.filter((top) => top.id !== column.id);
    return html`<form class="row wrap" @submit=${this.save}>
      <input class="input grow" name="name" required maxlength="20" aria-label="栏目名称" .value=${column.name}>
      <input class="input short" name="position" type="number" min="0" max="999" aria-label="${column.name}的排序" .value=${column.position}>
      ${parents.length ? html`<select name="parent" aria-label="${column.name}放在哪里"><option value="" ?selected=${!this.above}>一级栏目</option>
        ${parents.map((top) => html`<option value=${top.id} ?selected=${top.id === this.above}>${top.name} 下面</option>`)}</select>` : nothing}
      <button class="button" ?disabled=${this.busy}>保存</button>
      <button class="button bad" type="button" aria-label="删除栏目${column.name}" ?disabled=${this.busy} @click=${this.remove}>删除</button></form>${this.refused()}`;
  }

  get address() {
    return `${this.base}/news-columns/${this.column.id}`;
  }

  get seen() {
    return { match: `"${this.column.version}"` };
  }

  async remove() {
    if (!confirm(`删除栏目“${this.column.name}”？`)) return;
    this.told(await this.attempt(() => desk.delete(this.address, undefined, this.seen)), '已删除。');
  }

  told(done, said) {
    if (!done) return;
    toast(said);
    this.dispatchEvent(new CustomEvent('changed', { detail: done }));
  }

  async save(event) {
    event.preventDefault();
    const fields = new FormData(event.target);
    const body = { parent: fields.get('parent') || undefined, name: fields.get('name').trim(), position: Number(fields.get('position') || 0) };
    this.told(await this.attempt(() => desk.put(this.address, body, this.seen)), '已保存。');
  }
}

class ColumnNew extends Act {
  static properties = { base: { attribute: false }, tops: { attribute: false } };

  render() {
    return html`<form class="card stack" @submit=${this.add}><h2>加一个栏目</h2>
      <label class="field"><span class="label">名称</span><input class="input" name="name" required maxlength="20"></label>
      <label class="field"><span class="label">放在哪里</span><select name="parent"><option value="">一级栏目</option>
        ${this.tops.map((top) => html`<option value=${top.id}>${top.name} 下面</option>`)}</select></label>
      <label class="field"><span class="label">排序（小的在前）</span><input class="input" name="position" type="number" min="0" max="999" value="0"></label>
      ${this.refused()}<button class="button main" ?disabled=${this.busy}>加上</button></form>`;
  }

  async add(event) {
    event.preventDefault();
    const form = event.target;
    const fields = new FormData(form);
    const body = { parent: fields.get('parent') || undefined, name: fields.get('name').trim(), position: Number(fields.get('position') || 0) };
    const done = await this.attempt((key) => desk.post(`${this.base}/news-columns`, body, { key }));
    if (!done) return;
    form.reset();
    this.dispatchEvent(new CustomEvent('changed', { detail: done }));
  }
}

customElements.define('console-news-columns', Columns);
customElements.define('column-row', ColumnRow);
customElements.define('column-new', ColumnNew);
