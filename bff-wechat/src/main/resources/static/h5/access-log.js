import { html, nothing } from 'lit';
import { Pages, paged } from '../shared/pages.js';
import { roles, when } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { mp } from './session.js';
import { signInFirst } from './gate.js';

const viewers = { ...roles, platform: '平台' };
const things = { phone: '手机号', name: '姓名', contact: '姓名和电话', 'roster-person': '花名册信息', complaint: '诉求' };

/** 谁看过我的信息 */
class AccessLog extends Pages {
  api = mp;

  address(after) {
    return paged('/me/access-log', after);
  }

  heading() {
    document.title = '谁看过我的信息';
    return html`<h1 class="page-title">谁看过我的信息</h1>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到。') : super.troubled();
  }

  content({ items }) {
    if (!items.length) return nothingHere('还没有人看过您的姓名和电话。');
    return html`<div class="stack"><ul class="cells">${items.map((item) => html`<li class="cell"><span class="grow">
        <span class="strong">${item.viewer}</span> <span class="soft">${viewers[item.viewerRole] ?? item.viewerRole}</span><br>
        看了${things[item.what] ?? item.what}${item.purpose ? html`，因为：${item.purpose}` : nothing}<br>
        <span class="soft small">${when(item.viewedAt)}</span></span></li>`)}</ul>${moreButton(this)}</div>`;
  }
}

customElements.define('village-access-log', AccessLog);
