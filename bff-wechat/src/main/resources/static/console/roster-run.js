import { html, nothing } from 'lit';
import { Part, readable } from '../shared/element.js';
import { bones, trouble } from '../shared/states.js';
import { desk } from './session.js';

const BEAT = 1000;

/** One import while it runs and after: counts, and the rows that were wrong. */
class RosterRun extends Part {
  static properties = { address: { attribute: false }, run: { state: true }, problem: { state: true } };

  willUpdate(changed) {
    if (!changed.has('address')) return;
    this.run = undefined;
    this.look();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  async look() {
    clearTimeout(this.timer);
    const { address } = this;
    try {
      const run = await desk.get(address);
      if (address !== this.address) return;
      const ended = this.run?.state === 'running' && run.state !== 'running';
      [this.run, this.problem] = [run, undefined];
      if (run.state === 'running' && this.isConnected) this.timer = setTimeout(() => this.look(), BEAT);
      if (ended) this.dispatchEvent(new Event('ended'));
    } catch (error) {
      this.problem = readable(error);
    }
  }

  render() {
    if (this.problem) return trouble(this.problem, () => this.look());
    if (!this.run) return bones(1);
    const { state, rows, added, updated, unchanged, errors } = this.run;
    return html`<section class="card stack" aria-label="导入结果">
      <div role="status"><h2>${{ running: `正在导入，已读 ${rows} 行…`, done: `导入完成，共 ${rows} 行`, failed: '没有导入成功' }[state]}</h2></div>
      ${state === 'running' ? html`<progress aria-label="正在导入"></progress>` : nothing}
      <p class="row wrap"><span class="badge green">新增 ${added}</span><span class="badge">更新 ${updated}</span>
        <span class="badge">没变 ${unchanged}</span><span class="badge ${errors ? 'red' : ''}">有误 ${errors}</span></p>
      ${this.run.rowErrors?.length ? this.wrongRows(this.run.rowErrors) : nothing}</section>`;
  }

  wrongRows(wrong) {
    return html`<p>这些行没有导入，改好后再导一次就行：</p>
      <div class="scroll" tabindex="0" role="region" aria-label="有误的行"><table>
        <thead><tr><th>第几行</th><th>哪一列</th><th>原因</th></tr></thead>
        <tbody>${wrong.map((each) => html`<tr><td>${each.row}</td><td>${each.column}</td><td>${each.reason}</td></tr>`)}</tbody></table></div>`;
  }
}

customElements.define('roster-run', RosterRun);
