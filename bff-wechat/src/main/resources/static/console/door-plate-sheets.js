import { html } from 'lit';
import { moreButton, nothingHere } from '../shared/states.js';
import { DeskPages } from './desk-view.js';
import { desk } from './session.js';

/** Plates on paper: A4, twelve a sheet, to be cut and hung. */
class DoorPlateSheets extends DeskPages {
  address(after) {
    return `${this.base}/door-plates?limit=96${after ? `&after=${encodeURIComponent(after)}` : ''}`;
  }

  heading() {
    document.title = '门牌二维码 · 打印';
    return html`<h1 class="out-of-sight no-print">打印门牌二维码</h1><div class="row wrap no-print"><a class="back grow" href="#${this.base}/door-plates">返回门牌</a>
      <button class="button main" @click=${() => print()}>打印（A4）</button></div>`;
  }

  content({ items }) {
    if (!items.length) return nothingHere('还没有门牌。');
    return html`<div class="plate-sheets">${items.map((plate) => html`<figure class="plate">
        <img src=${desk.url(`${this.base}/door-plates/${encodeURIComponent(plate.code)}/qr-code`)} alt="" width="150" height="150">
        <figcaption><span class="strong">${plate.label}</span><br><span class="mono">${plate.code}</span><br>微信扫一扫，反映身边事</figcaption></figure>`)}</div>
      <div class="no-print">${moreButton(this)}</div>`;
  }
}

customElements.define('console-door-plate-sheets', DoorPlateSheets);
