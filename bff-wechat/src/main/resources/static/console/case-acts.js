import { html, nothing } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { desk } from './session.js';

/** 派单 and 答复: only what the server says is possible now. */
class CaseActs extends Act {
  static properties = { address: { attribute: false }, item: { attribute: false } };

  render() {
    const can = this.item.can ?? [];
    return html`${can.includes('answer') ? this.answerForm() : nothing}
      ${can.includes('dispatch') ? this.dispatchForm() : nothing}
      ${this.refused()}`;
  }

  answerForm() {
    return html`<form class="card stack" @submit=${this.answer}><h2>答复</h2>
      <label class="field"><span class="label">写给反映人的话</span>
        <textarea name="text" required maxlength="2000" rows="4"></textarea></label>
      <label class="field"><span class="label">内部记录（反映人看不到）</span>
        <textarea name="internalText" maxlength="2000" rows="2"></textarea></label>
      ${this.publishBox()}
      <button class="button main" ?disabled=${this.busy}>${this.busy ? '正在提交…' : '提交答复'}</button></form>`;
  }

  dispatchForm() {
    const handlers = this.item.handlers ?? [];
    return html`<form class="card stack" @submit=${this.dispatch}><h2>派单</h2>
      <label class="field"><span class="label">交给谁办</span>
        <select name="handler" required><option value="">请选择</option>${handlers.map((each) =>
          html`<option value=${each.person} ?selected=${each.person === this.item.handler?.person}>${each.label}</option>`)}</select></label>
      <label class="field"><span class="label">交代一句（内部）</span><input class="input" name="note" maxlength="500"></label>
      ${this.publishBox()}
      <button class="button" ?disabled=${this.busy}>派单</button></form>`;
  }

  /** The reporter has agreed already; making it public needs the other half of the agreement. */
  publishBox() {
    if (this.item.visibility !== 'public' || this.item.published || this.item.aboutStaff) return nothing;
    return html`<label class="row"><input type="checkbox" name="publish"><span>同意公开（不带名字）</span></label>`;
  }

  answer(event) {
    event.preventDefault();
    this.send(event.target, 'answers', ['text', 'internalText'], '答复已提交，会通知反映人。');
  }

  dispatch(event) {
    event.preventDefault();
    this.send(event.target, 'dispatches', ['handler', 'note'], '已派单。');
  }

  async send(form, what, names, said) {
    const fields = new FormData(form);
    const body = Object.fromEntries(names.map((name) => [name, fields.get(name)?.trim()]).filter(([, value]) => value));
    if (fields.get('publish')) body.publish = true;
    const done = await this.attempt(async (key) => {
      const detail = await desk.post(`${this.address}/${what}`, body, { key });
      this.dispatchEvent(new CustomEvent('changed', { detail }));
    });
    if (!done) return;
    form.reset();
    toast(said);
  }
}

customElements.define('case-acts', CaseActs);
