import { html } from 'lit';
import { when } from '../shared/format.js';
import { nothingHere } from '../shared/states.js';
import { DeskView } from './desk-view.js';
import { desk } from './session.js';

/** 重复的账号: pairs whom WeChat calls one person and who have records of their own here. Numbers only, no names. */
class IdentityConflicts extends DeskView {
  load() {
    return desk.get('/identity-conflicts');
  }

  heading() {
    document.title = '重复的账号 · 乡音工作台';
    return html`<h1 class="work-title">重复的账号</h1>
      <p class="soft">微信认为下面每一对是同一个人，这里却各有记录，系统不会自己合并。请村里问清楚，让本人在其中一个账号里注销。</p>`;
  }

  content({ items }) {
    return items.length
      ? html`<ul class="cells">${items.map((pair) => html`<li class="cell"><span class="grow mono">${pair.persons.map((id) => html`${id}<br>`)}
          <span class="soft small">${when(pair.since)} 发现</span></span></li>`)}</ul>`
      : nothingHere('没有重复的账号。');
  }
}

customElements.define('console-identity-conflicts', IdentityConflicts);
