import { html, nothing } from 'lit';
import { Part, readable } from '../shared/element.js';
import { elder } from '../shared/elder.js';
import { icon } from '../shared/icons.js';
import { bones, nothingHere, trouble } from '../shared/states.js';
import { mp } from './session.js';

/** 哪一类事: two levels with a search; not knowing is a good answer. */
class ReportCategory extends Part {
  static properties = {
    chosen: { attribute: false },
    kind: { attribute: false },
    village: { attribute: false },
    text: { attribute: false },
    guesses: { state: true },
    groups: { state: true },
    open: { state: true },
    wanted: { state: true },
    problem: { state: true },
  };

  render() {
    return html`<div class="cells"><button class="cell to" aria-haspopup="dialog" @click=${this.show}>
        ${icon('tag')}<span class="strong">哪一类事</span>
        <span class="grow tail">${this.chosen?.name ?? '不知道，请帮我选'}</span></button></div>
      ${this.chosen || !this.guesses?.length ? nothing : this.guess()}
      <dialog class="sheet" aria-label="选类别" @close=${() => (this.wanted = '')}>${this.sheet()}</dialog>`;
  }

  guess() {
    return html`<div class="options guess" role="group" aria-label="是不是这一类"><span class="soft">是不是：</span>${this.guesses.map((each) =>
      html`<button class="option" @click=${() => this.pick(each)}>${each.name}</button>`)}</div>`;
  }

  /** A moment after the last letter, the words are read for what they may be about. */
  updated(changed) {
    if (!changed.has('text')) return;
    clearTimeout(this.soon);
    const text = this.text?.trim() ?? '';
    if (this.chosen || text.length < 3) return;
    this.soon = setTimeout(() => this.ask(text), 700);
  }

  async ask(text) {
    const found = await mp.post(`/villages/${this.village}/complaint-categories/suggestions`, { text }).catch(() => null);
    if (text === this.text?.trim()) this.guesses = found?.items ?? [];
  }

  disconnectedCallback() {
    clearTimeout(this.soon);
    super.disconnectedCallback();
  }

  pick({ code, name }) {
    this.dispatchEvent(new CustomEvent('change-draft', { detail: { category: { code, name } } }));
  }

  async show() {
    this.querySelector('dialog').showModal();
    this.open = undefined;
    if (this.groups) return;
    this.problem = undefined;
    try {
      this.groups = (await mp.get(`/villages/${this.village}/complaint-categories`, { open: true })).items;
    } catch (error) {
      this.problem = readable(error);
    }
  }

  sheet() {
    return html`<div class="sheet-head row">
        <h2 class="grow">哪一类事</h2>
        <button class="button" @click=${this.hide}>关闭</button></div>
      <div class="sheet-body stack">
        <button class="button wide" @click=${() => this.choose(null)}>不知道选哪个</button>
        ${this.problem ? trouble(this.problem, () => this.show()) : this.groups ? this.list() : bones(2)}
      </div>`;
  }

  list() {
    const groups = this.groups.filter((group) => !group.kind || group.kind === this.kind);
    const wanted = this.wanted?.trim();
    const found = groups.flatMap((group) => group.children.map((child) => ({ ...child, group: group.name })))
      .filter((child) => !wanted || child.name.includes(wanted) || child.group.includes(wanted));
    return html`
      ${elder() ? nothing : html`<input class="input" type="search" aria-label="搜索类别" placeholder="搜索，例如 路灯"
        .value=${this.wanted ?? ''} @input=${(event) => (this.wanted = event.target.value)}>`}
      ${wanted
        ? found.length ? html`<div class="cells boxed">${found.map((child) => this.leaf(child))}</div>` : nothingHere('没有找到，可以点“不知道选哪个”。')
        : html`<div class="cells boxed">${groups.map((group) => this.group(group))}</div>`}`;
  }

  group(group) {
    const open = this.open === group.code;
    return html`<div><button class="cell" aria-expanded=${open} @click=${() => (this.open = open ? undefined : group.code)}>
        <span class="grow strong">${group.name}</span><span class="soft" aria-hidden="true">${open ? '收起' : '展开'}</span></button>
      ${open ? html`<div class="leaves">${group.children.map((child) => this.leaf(child))}</div>` : nothing}</div>`;
  }

  leaf(child) {
    return html`<button class="cell" aria-pressed=${this.chosen?.code === child.code} @click=${() => this.choose(child)}>
      <span class="grow">${child.name}</span>
      ${child.dueText && !elder() ? html`<span class="soft small">${child.dueText}</span>` : nothing}</button>`;
  }

  choose(child) {
    if (child) this.pick(child);
    else this.dispatchEvent(new CustomEvent('change-draft', { detail: { category: null } }));
    this.hide();
  }

  hide() {
    this.querySelector('dialog').close();
  }
}

customElements.define('report-category', ReportCategory);
