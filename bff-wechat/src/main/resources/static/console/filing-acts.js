import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { toast } from '../shared/toast.js';
import { desk } from './session.js';

const simple = {
  submit: { label: '提交监委会审核', path: 'submissions', said: '已提交，等监委会审核。', main: true },
  'take-back': { label: '撤回修改', path: 'take-backs', said: '已撤回，改好后要重新审核。', sure: '撤回后要重新审核，确定吗？' },
  publish: { label: '公布', path: 'publications', said: '已公布。', main: true, sure: '公布后不能改、不能撤，只能更正。确定公布吗？' },
};

/** What may be done with a filing now, as the server says. */
class FilingActs extends Act {
  static properties = { address: { attribute: false }, filing: { attribute: false }, unsaved: { attribute: false } };

  async act(path, body, said) {
    const done = await this.attempt((key) => desk.post(`${this.address}/${path}`, body, { key }));
    if (!done) return;
    toast(done.unchecked ? `已提交。${done.unchecked}` : said);
    this.dispatchEvent(new CustomEvent('done', { detail: done }));
  }

  render() {
    const { deeds } = this.filing;
    return html`<section class="card stack" aria-label="办理">
      ${deeds.includes('check') ? this.check() : nothing}
      <div class="row wrap">${Object.entries(simple).filter(([deed]) => deeds.includes(deed)).map(([, each]) =>
        html`<button class="button ${each.main ? 'main' : ''}" ?disabled=${this.busy || this.unsaved} @click=${() => this.simply(each)}>${each.label}</button>`)}
        ${deeds.includes('discard') ? html`<button class="button" ?disabled=${this.busy} @click=${this.discard}>删去草稿</button>` : nothing}</div>
      ${deeds.includes('write') && !deeds.includes('submit') ? html`<p class="note">这一期还没有过完，过完以后才能提交。</p>` : nothing}
      ${this.unsaved ? html`<p class="note" role="status">有修改还没保存，请先保存草稿。</p>` : nothing}
      ${deeds.includes('correct') ? this.correct() : nothing}
      ${deeds.some((one) => one !== 'mask' && one !== 'release') ? nothing : html`<p class="soft">现在没有要您办的。</p>`}
      ${this.refused()}</section>`;
  }

  simply({ path, said, sure }) {
    if (sure && !confirm(sure)) return;
    this.act(path, { version: this.filing.version }, said);
  }

  check() {
    return html`<form class="stack" @submit=${this.checked}><h2>监委会审核</h2>
      <p class="soft">起草人、公布人和他们的近亲属不能审核。请对照凭证逐笔核对。</p>
      <label class="field"><span class="label">意见 <span class="soft">（退回时必须写）</span></span><textarea name="note" rows="3" maxlength="500"></textarea></label>
      <div class="row wrap"><button class="button main" value="yes" ?disabled=${this.busy}>审核通过</button>
        <button class="button" value="no" ?disabled=${this.busy}>退回修改</button></div></form>`;
  }

  checked(event) {
    event.preventDefault();
    const approved = event.submitter?.value === 'yes';
    const note = new FormData(event.target).get('note').trim();
    this.act('checks', { version: this.filing.version, approved, note }, approved ? '已通过，可以公布了。' : '已退回起草人。');
  }

  correct() {
    return html`<form class="stack" @submit=${this.corrected}><h2>更正</h2>
      <label class="field"><span class="label">更正理由（村民看得到）</span><textarea name="reason" rows="2" maxlength="300" required></textarea></label>
      <button class="button" ?disabled=${this.busy}>起草更正</button></form>`;
  }

  corrected(event) {
    event.preventDefault();
    this.act('corrections', { reason: new FormData(event.target).get('reason').trim() }, '已起草下一版，旧版仍然看得到。');
  }

  async discard() {
    if (!confirm('删去这份草稿吗？已公布的各版不受影响。')) return;
    const done = await this.attempt(() => desk.delete(`${this.address}?version=${this.filing.version}`));
    if (done) this.dispatchEvent(new CustomEvent('gone'));
  }
}

customElements.define('filing-acts', FilingActs);
