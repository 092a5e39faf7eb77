import { html, nothing } from 'lit';
import { nothingHere } from '../shared/states.js';
import { toast } from '../shared/toast.js';
import { Act } from './act.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';
import './periods.js';

/** 诉求类别目录: its versions, and the statutory periods. What is in force never changes; the next version is written for a day to come. */
class Catalogues extends DeskView {
  load() {
    return desk.get('/complaint-catalogues');
  }

  heading() {
    document.title = '诉求类别目录 · 乡音工作台';
    return html`<h1 class="work-title">诉求类别目录</h1>
      <p class="soft">每个类别通常由谁办理、多久办结、怎么办（预案）。要改就另立一个版本，到日子启用；以前的诉求仍显示当时的名称和预案，退回重办的时限按现行版本。</p><br>`;
  }

  content({ items }) {
    return html`<div class="stack">${items.length ? items.map((item) => html`<catalogue-head .item=${item} @changed=${() => this.reload()}></catalogue-head>`)
      : nothingHere('还没有目录。')}<statutory-periods></statutory-periods></div>`;
  }
}

class Head extends Act {
  static properties = { item: { attribute: false } };

  render() {
    const { item } = this;
    const address = `/complaint-catalogues/${encodeURIComponent(item.version)}`;
    return html`<section class="card stack" aria-label=${item.version}><h2 class="row wrap"><span class="grow">${item.effectiveFrom} 起</span>
        <span class="badge ${item.inForce ? 'green' : item.toCome ? 'yellow' : ''}">${item.inForce ? '现行' : item.toCome ? '还没有启用' : '已经换下'}</span></h2>
      <p>${item.legalBasis}</p><p class="soft">${item.size} 个类别</p>
      <div class="row wrap"><a class="button main" href="#${address}">看全部类别，另立新版本</a>
        <a class="button" href=${desk.url(`${address}/sheet`)} download>导出表格</a>
        ${item.toCome ? html`<button class="button bad" ?disabled=${this.busy} @click=${this.undo}>撤回</button>` : nothing}</div>${this.refused()}</section>`;
  }

  async undo() {
    if (!confirm(`撤回 ${this.item.effectiveFrom} 启用的版本吗？`)) return;
    if (!(await this.attempt(() => desk.delete(`/complaint-catalogues/${encodeURIComponent(this.item.version)}`)))) return;
    toast('已经撤回。');
    this.dispatchEvent(new Event('changed'));
  }
}

customElements.define('console-catalogues', Catalogues);
customElements.define('catalogue-head', Head);
