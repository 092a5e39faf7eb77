import { html, nothing } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { replies } from './account-words.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

const types = { reply: '在聊天里回复', page: '打开网页', program: '打开小程序' };
const fresh = () => ({ type: 'reply', name: '', key: 'help' });

/** 公众号菜单: what WeChat shows now, and a draft to change and publish. */
class AccountMenu extends DeskView {
  get address() {
    return `/wechat-accounts/${this.route.params.appId}/menu`;
  }

  load() {
    return desk.get(this.address);
  }

  heading() {
    document.title = '公众号菜单 · 乡音工作台';
    return html`<h1 class="work-title">公众号菜单</h1>`;
  }

  content({ state, published, names, detail, suggested }) {
    return html`<div class="stack">
      <p><a href="#/wechat-accounts/${this.route.params.appId}">回到账号</a></p>
      <section class="card stack"><h2 class="legend">微信里现在的菜单</h2>
        ${state === 'published' ? preview(published) : nothing}
        ${state === 'foreign' ? html`<p>这份菜单是在别处设置的，这里只能整份换掉：</p>
          <ul class="points">${names.map((name) => html`<li>${name}</li>`)}</ul>` : nothing}
        ${state === 'none' ? html`<p class="soft">还没有菜单。</p>` : nothing}
        ${state === 'unavailable' ? html`<p class="wrong">${detail ?? '微信暂时没有响应，不知道现在的菜单。'}</p>` : nothing}</section>
      <menu-draft .start=${published ?? suggested} .suggested=${suggested} .address=${this.address} .there=${state !== 'none'}
        @changed=${() => this.reload()}></menu-draft></div>`;
  }
}

/** A menu as the chat shows it. */
function preview({ buttons }) {
  return html`<div class="menu-preview" role="img" aria-label="菜单的样子">${buttons.map((button) => html`<div>
    ${button.entries?.map((entry) => html`<span>${entry.name || '（没有名字）'}</span>`)}
    <strong>${button.entries ? '☰ ' : ''}${button.name || '（没有名字）'}</strong></div>`)}</div>`;
}

class MenuDraft extends Act {
  static properties = { start: { attribute: false }, suggested: { attribute: false }, address: { attribute: false },
    there: { attribute: false }, buttons: { state: true } };

  willUpdate(changed) {
    if (changed.has('start')) this.buttons = structuredClone(this.start.buttons);
  }

  render() {
    return html`<section class="card stack"><h2 class="legend">要发布的菜单</h2>
      ${preview({ buttons: this.buttons })}
      ${this.buttons.map((button, index) => this.button(button, this.buttons, index, true))}
      <div class="row">
        ${this.buttons.length < 3 ? html`<button class="button" @click=${() => this.touch(() => this.buttons.push(fresh()))}>加一个按钮</button>` : nothing}
        <button class="button" @click=${() => (this.buttons = structuredClone(this.suggested.buttons))}>用建议的菜单</button></div>
      ${this.refused()}
      <div class="row"><button class="button main" ?disabled=${this.busy} @click=${this.publish}>发布到微信</button>
        ${this.there ? html`<button class="button bad" ?disabled=${this.busy} @click=${this.remove}>删除微信里的菜单</button>` : nothing}</div>
      <p class="hint">发布后，已经打开聊天的人可能要过一会儿才看到新菜单。</p></section>`;
  }

  touch(change) {
    change();
    this.buttons = [...this.buttons];
  }

  button(button, siblings, index, top) {
    const set = (field) => (event) => this.touch(() => (button[field] = event.target.value));
    const group = button.type === 'group';
    const text = (field, words) => html`<label class="field"><span class="label">${words}</span><input class="input" maxlength="1024"
      .value=${button[field] ?? ''} @change=${set(field)}></label>`;
    return html`<fieldset class="stack"><legend>${top ? `按钮 ${index + 1}` : `第 ${index + 1} 项`}</legend>
      <label class="field"><span class="label">名字（最多 ${top ? 4 : 8} 个汉字）</span><input class="input" maxlength=${top ? 8 : 16}
        .value=${button.name} @change=${set('name')}></label>
      <label class="field"><span class="label">按下去</span><select class="input" @change=${(event) => this.touch(() => this.retype(button, event.target.value))}>
        ${Object.entries({ ...(top && { group: '打开几项' }), ...types }).map(([type, words]) => html`<option value=${type} ?selected=${type === button.type}>${words}</option>`)}</select></label>
      ${button.type === 'reply' ? html`<label class="field"><span class="label">回复什么</span><select class="input" @change=${set('key')}>
        ${Object.entries(replies).map(([key, words]) => html`<option value=${key} ?selected=${key === button.key}>${words}</option>`)}</select></label>` : nothing}
      ${button.type === 'program' ? [text('appId', '小程序 AppID'), text('path', '小程序页面')] : nothing}
      ${button.type === 'page' || button.type === 'program' ? text('url', button.type === 'page' ? '网址' : '打不开小程序时的网址') : nothing}
      ${group ? html`${button.entries.map((entry, place) => this.button(entry, button.entries, place, false))}
        ${button.entries.length < 5 ? html`<button class="button" @click=${() => this.touch(() => button.entries.push(fresh()))}>加一项</button>` : nothing}` : nothing}
      <button class="button bad" @click=${() => this.touch(() => siblings.splice(index, 1))}>去掉${top ? '这个按钮' : '这一项'}</button></fieldset>`;
  }

  retype(button, type) {
    button.type = type;
    if (type === 'group') button.entries ??= [fresh()];
    else delete button.entries;
    if (type === 'reply') button.key ??= 'help';
  }

  async publish() {
    if (await this.attempt(() => desk.put(this.address, { buttons: this.buttons }))) this.told('已发布。');
  }

  async remove() {
    if (await this.attempt(() => desk.delete(this.address))) this.told('已删除。');
  }

  told(words) {
    toast(words);
    this.dispatchEvent(new Event('changed'));
  }
}

customElements.define('console-account-menu', AccountMenu);
customElements.define('menu-draft', MenuDraft);
