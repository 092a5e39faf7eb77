import { html } from 'lit';

/** The privacy notice of this version, in plain words. The version is what a consent refers to. */
export const PRIVACY_VERSION = '2026-11';

export function privacyText() {
  return html`<ol class="numbered stack">
    <li><span class="strong">用什么：</span>您的微信身份、手机号、姓名、身份证后四位，只用来确认您是本村人。</li>
    <li><span class="strong">谁能看：</span>办您这件事的人。别人看到的名字和电话都打星号。</li>
    <li><span class="strong">看了有记录：</span>谁、什么时候、为什么看，您在“谁看过我的信息”里都能查到。</li>
    <li><span class="strong">怎么存：</span>手机号和证件号加密保存，不给广告，不卖给别人。</li>
    <li><span class="strong">您说了算：</span>可以随时解除绑定。不满十四岁的孩子，要由家长来办。</li>
  </ol>`;
}
