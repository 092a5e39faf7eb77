import { html } from 'lit';
import { icon } from '../shared/icons.js';

/** What a visitor sees where a name is needed. The sign-in page leads back here. */
export function signInFirst(sentence) {
  return html`<div class="state">${icon('person')}<p>${sentence}</p>
    <a class="button main" href="#/sign-in?to=${encodeURIComponent(location.hash)}">登录</a></div>`;
}

export function bindFirst(binding) {
  if (binding === 'pending') {
    return html`<p class="note yellow">村里正在核实您的身份，通过后就能提交。写好的内容会留着。</p>`;
  }
  return html`<div class="note yellow row wrap"><span class="grow">先确认您是本村人，才能提交。</span>
    <a class="button" href="#/me/binding">去绑定身份</a></div>`;
}
