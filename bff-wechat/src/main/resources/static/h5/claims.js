import { html } from 'lit';
import { Pages, paged } from '../shared/pages.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { caseCell } from './case-cell.js';
import { mp } from './session.js';
import { signInFirst } from './gate.js';

/** 党员接单: requests and wishes the village has opened to its Party members. No names, no ranking. */
class Claims extends Pages {
  api = mp;

  address(after) {
    return paged(`/villages/${this.route.params.village}/complaints`, after, { claimable: true });
  }

  heading() {
    document.title = '党员接单';
    return html`<h1 class="page-title">党员接单</h1>
      <p class="soft">乡亲们的事和心愿，能办的就接下来。不公开的诉求（心愿除外），接下后才能看到内容。</p><br>`;
  }

  troubled() {
    return this.problem.status === 401 ? signInFirst('登录后能看到可以接的事。') : super.troubled();
  }

  content({ items }) {
    if (!items.length) return nothingHere('现在没有等人接的事。');
    return html`<div class="stack"><div class="cells">${items.map(caseCell)}</div>${moreButton(this)}</div>`;
  }
}

customElements.define('village-claims', Claims);
