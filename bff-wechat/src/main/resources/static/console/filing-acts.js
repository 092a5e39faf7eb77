import { html, nothing } from 'lit';
import { Act } from '../shared/act.js';
import { fileWords } from '../shared/file-words.js';
import { day, when } from '../shared/format.js';
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
      ${deeds.includes('decide-cover') ? this.filing.covers.filter((each) => !each.erasureAsked).map((each) => this.decide(each)) : nothing}
      ${deeds.includes('cover') ? this.cover() : nothing}
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

  /** One urgent act: everybody reads that it was done. */
  cover() {
    const targets = this.filing.revisions.filter((each) => !each.erased).flatMap(({ number, attachments }) => [
      [`${number}`, `第 ${number} 版整版`], ...attachments.map((file, at) => [`${number} ${file.id}`, `第 ${number} 版的附件：${fileWords(file, at)}`])]);
    if (!targets.length) return nothing;
    return html`<details><summary>泄露了个人信息？马上遮盖</summary><form class="stack" @submit=${this.covered}>
      <p class="soft">遮盖后公众马上看不到，页面写明谁、何时、为什么遮盖；监委会会收到通知，乡镇 7 天内决定恢复还是抹除。存证不变。不能用来藏账：按期公开的最新一版（整版或它的附件）过期不恢复、不更正，按没有公开算。</p>
      <label class="field"><span class="label">遮盖哪里</span><select class="input" name="target">${targets.map(([value, label]) => html`<option value=${value}>${label}</option>`)}</select></label>
      <label class="field"><span class="label">理由（人人看得到，不写个人信息）</span><input class="input" name="reason" maxlength="100" required></label>
      <button class="button danger" ?disabled=${this.busy}>马上遮盖</button></form></details>`;
  }

  covered(event) {
    event.preventDefault();
    const { target, reason } = Object.fromEntries(new FormData(event.target));
    const [revision, file] = target.split(' ');
    this.act('covers', { revision: Number(revision), file, reason: reason.trim() }, '已遮盖，公众看不到了。');
  }

  decide(cover) {
    return html`<form class="stack" @submit=${(event) => event.preventDefault()}><h2>决定遮盖：第 ${cover.revision} 版${cover.file ? '的一个附件' : '整版'}</h2>
      <p>${cover.by}，${when(cover.at)}，理由：${cover.reason}。请在${day(cover.decideBy)}前决定。</p>
      <label class="field"><span class="label">理由（人人看得到，不写个人信息）</span><input class="input" name="note" maxlength="100" required></label>
      <div class="row wrap"><button type="button" class="button" value="lift" ?disabled=${this.busy} @click=${(event) => this.decided(event, cover)}>没有个人信息，恢复</button>
        <button type="button" class="button danger" value="erase" ?disabled=${this.busy} @click=${(event) => this.decided(event, cover)}>确有个人信息，请运维抹除</button></div></form>`;
  }

  /** Neither verdict is the form's own: Enter in the field decides nothing. */
  decided({ currentTarget: { form, value: verdict } }, cover) {
    if (!form.reportValidity()) return;
    if (!confirm(verdict === 'lift' ? '恢复后人人马上又看得到，确定没有个人信息吗？' : '确定请运维抹除吗？抹除后不能恢复。')) return;
    const note = new FormData(form).get('note').trim();
    this.act(`covers/${cover.id}/decisions`, { verdict, note }, verdict === 'lift' ? '已恢复，大家又看得到了。' : '已请运维抹除，抹除以前一直遮盖。');
  }

  async discard() {
    if (!confirm('删去这份草稿吗？已公布的各版不受影响。')) return;
    const done = await this.attempt(() => desk.delete(`${this.address}?version=${this.filing.version}`));
    if (done) this.dispatchEvent(new CustomEvent('gone'));
  }
}

customElements.define('filing-acts', FilingActs);
