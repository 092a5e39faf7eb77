import { html, nothing } from 'lit';
import { when } from '../shared/format.js';
import { nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

/** 存证: how far the log is signed, who outside holds its heads, and erasing what the law wants gone. */
class Evidence extends DeskView {
  static properties = { wrong: { state: true }, busy: { state: true } };

  load() {
    return desk.get('/evidence');
  }

  heading() {
    document.title = '存证 · 乡音工作台';
    return html`<h1 class="work-title">存证</h1>`;
  }

  content(state) {
    const behind = state.size > state.signedSize;
    return html`<div class="stack">
      ${state.alarm ? this.alarm(state.alarm) : nothing}
      <section class="card stack"><h2>日志</h2>
        <p>共 ${state.size} 条，签到 ${state.signedSize} 条${state.signedAt ? `（${when(state.signedAt)}）` : ''}。
          ${behind && !state.alarm ? html`<span class="badge yellow">还有 ${state.size - state.signedSize} 条等签名</span>` : nothing}</p></section>
      <section class="card stack"><h2>外部保管人</h2>
        ${state.holders.length ? state.holders.map((each) => this.holder(each)) : nothingHere('没有配置外部保管人。凭据只在自己手里，改了没有人能作证。')}</section>
      ${state.erasuresAsked?.length ? html`<section class="card stack"><h2>乡镇请您抹除</h2>${state.erasuresAsked.map((each) => this.asked(each))}</section>` : nothing}
      ${this.form()}</div>`;
  }

  /** It goes by itself once the log is put right. */
  alarm({ finding, since }) {
    return html`<section class="card stack alarm" role="alert"><h2>存证链对不上</h2>
      <p>${finding}，${when(since)} 起。已停止签发新的存证，没有凭据的公开在村民那里显示“存证链核对不上”；村里的页面照常用，以前签过的仍然可以核对。</p>
      <ol class="steps"><li>数据库保持原样，先做一份完整备份，和附件、日志一起封存。不要补改、不要重装、不要恢复旧备份。</li>
        <li>查谁在什么时候动过数据库：PostgreSQL 的日志、有数据库口令的人、最近的恢复和迁移。</li>
        <li>向外部保管人要他手里最新的凭据，用独立验证程序 Verify.java 和导出的日志核对，它会指出从哪一条起对不上。</li>
        <li>告诉乡镇和县里。按《使用指南》“存证链对不上”一节办；理顺以后这条警报自己消失，签发自己恢复。</li></ol></section>`;
  }

  holder(each) {
    return html`<p><span class="strong">${each.name}</span> 手里有 ${each.size} 条${each.heldAt ? `，${when(each.heldAt)}送到` : ''}
      ${each.failures ? html`<span class="badge red">连续 ${each.failures} 次没有送到：${each.lastError}</span>` : nothing}</p>`;
  }

  /** The record is filled in: nobody types a number from another page. */
  asked({ leaf, villageName, disclosure, revision, file, reason, askedAt }) {
    return html`<form class="stack" @submit=${this.erase}><p>第 ${leaf} 条：${villageName}一份公开的第 ${revision} 版${file ? '，要去掉的是其中一个附件' : ''}，${when(askedAt)}请求，理由：${reason}</p>
      ${file ? html`<p class="soft">附件编号 ${file}。抹除时这一版的文字、表格也一起抹除；这个附件在几版里都有的，每一版各列一条，全部抹除了附件才会删掉。</p>` : nothing}
      <p class="soft small">公开编号 ${disclosure}</p>
      <input type="hidden" name="leaf" .value=${String(leaf)}><input type="hidden" name="reason" .value=${reason}>
      <button class="button danger" ?disabled=${this.busy}>抹除第 ${leaf} 条</button></form>`;
  }

  form() {
    return html`<form class="card stack" @submit=${this.erase}><h2>依法抹除</h2>
      <p class="soft">这一版公开的文字、表格和只属于它的附件都会删掉，谁也看不到，不能恢复；由它开始写的更正稿也一起作废。指纹和理由留下，人人看得到。第几条写在存证核对页的“核对的细节”里。</p>
      <label class="field"><span class="label">日志里第几条</span><input class="input" name="leaf" inputmode="numeric" pattern="[0-9]+" required></label>
      <label class="field"><span class="label">理由（对外公开，不写个人信息）</span><input class="input" name="reason" maxlength="100" required></label>
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
      <button class="button danger" ?disabled=${this.busy}>抹除</button></form>`;
  }

  async erase(event) {
    event.preventDefault();
    const { leaf, reason } = Object.fromEntries(new FormData(event.target));
    if (!confirm(`抹除第 ${leaf} 条？不能恢复。`)) return;
    [this.busy, this.wrong] = [true, undefined];
    try {
      await desk.post(`/evidence/${leaf}/erasures`, { reason });
      event.target.reset();
      toast('已抹除。');
      this.reload();
    } catch (problem) {
      this.wrong = problem.detail;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('console-evidence', Evidence);
