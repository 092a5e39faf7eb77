import { html } from 'lit';
import { Part } from '../shared/element.js';
import { PRIVACY_VERSION, privacyText } from './privacy-text.js';

/** 隐私说明, to be read at any time. */
class Privacy extends Part {
  render() {
    document.title = '隐私说明';
    return html`<h1 class="page-title">隐私说明</h1>
      <div class="card stack">${privacyText()}<p class="soft">版本 ${PRIVACY_VERSION}</p></div>`;
  }
}

customElements.define('village-privacy', Privacy);
