import { html } from 'lit';
import { Act } from '../shared/act.js';
import { mp } from './session.js';

/** What the server says before a member agreed to how his study is kept. */
export const consentMissing = (problem) => problem?.code === 'credit.consent-required';

/** 先看一下怎么记: how study is kept and who sees it, and the button that agrees. Tells `agreed` afterwards. */
class StudyConsent extends Act {
  static properties = { version: {} };

  render() {
    return html`<section class="card stack"><h2>先看一下怎么记</h2>
      <p>学习积分记您学了什么、参加了什么、为群众办了什么，供您和党支部核对全年学习要求。</p>
      <ul class="points"><li>能看到的人：您自己；本支部书记；支部没有书记的，或者您就是书记的，是管台账的乡镇工作人员。他们看您的记录要写明理由，您在“谁看过我的信息”里看得到。其他乡镇和县里的人只看总数。</li>
        <li>不排名，不公布个人积分，不统计在线时间。</li>
        <li>记上的不改，记错了另写一行减掉；您可以对任何一行申诉。</li>
        <li>不同意也可以看课程，只是您在手机上的学习、测验、签到和申报都不记；同意了也可以随时收回，收回以后这些不再记新的。</li>
        <li>书记按党员教育档案登记的（现场登记、线下学习、为民服务、以前年度的记录）不靠这个同意，照样记，您都看得到、能申诉。</li>
        <li>学习记录按党员教育档案保存；您注销账号后，申诉和申报里写的内容会清空。</li></ul>
      ${this.refused()}<button class="button main wide" ?disabled=${this.busy} @click=${this.agree}>知道了，同意</button></section>`;
  }

  async agree() {
    const done = await this.attempt(async () => {
      const version = this.version ?? (await mp.get('/me/credits')).consentVersion;
      await mp.post('/me/consents', { document: 'credit', version });
    });
    if (done) this.dispatchEvent(new Event('agreed'));
  }
}

/** 收回同意: from then on nothing more is recorded; what stands, stays. */
class StudyConsentBack extends Act {
  render() {
    return html`<details class="card"><summary>收回对学习记录的同意</summary><div class="stack">
      <p>收回以后，课程照样能看，但不再记您在手机上的学习、测验、签到和申报；书记按党员教育档案登记的照样记，已经记上的按规定保存。以后想记了，再同意就行。</p>
      ${this.refused()}<button class="button bad wide" ?disabled=${this.busy} @click=${this.back}>收回同意</button></div></details>`;
  }

  async back() {
    const done = await this.attempt(() => mp.delete('/me/consents/credit'));
    if (done) this.dispatchEvent(new Event('done'));
  }
}

customElements.define('study-consent', StudyConsent);
customElements.define('study-consent-back', StudyConsentBack);
