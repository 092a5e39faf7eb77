import { html } from 'lit';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { desk } from './session.js';

/** 下载本支部台账: with a purpose, which every member of the branch reads. */
class Export extends Act {
  static properties = { address: {}, year: { type: Number } };

  render() {
    return html`<details class="card"><summary>下载 ${this.year} 年本支部台账</summary><form class="stack" @submit=${this.submit}>
      <p class="soft">存成一个表格（.csv），可以自己重新算一遍。每位党员都看得到您下载过、为什么下载。</p>
      <label class="field"><span class="label">为什么要下载</span><input class="input" name="purpose" required maxlength="200"></label>
      ${this.refused()}<div class="row"><button class="button main" ?disabled=${this.busy}>${this.busy ? '正在准备…' : '下载台账'}</button></div></form></details>`;
  }

  async submit(event) {
    event.preventDefault();
    const form = event.target;
    const purpose = new FormData(form).get('purpose').trim();
    const file = await this.attempt(() => desk.file(this.address, { purpose, year: this.year }));
    if (!file) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `党支部学习台账-${this.year}.csv`;
    link.click();
    URL.revokeObjectURL(link.href);
    form.reset();
    toast('已下载。');
  }
}

customElements.define('credit-export', Export);
