import { html, nothing } from 'lit';
import { roles, when } from '../shared/format.js';
import { moreButton, nothingHere } from '../shared/states.js';
import { paged } from '../shared/pages.js';
import { DeskPages } from './desk-view.js';

const acts = {
  'binding.bound': '通过了身份绑定', 'binding.refused': '没有通过身份绑定', 'citizen.parted': '解除了从政务平台的登录', 'family.approved': '同意了家人代办',
  'family.refused': '没有同意家人代办', 'role.granted': '给了职务', 'role.offered': '预留了职务', 'role.revoked': '收回了职务',
  'roster.imported': '导入了花名册', 'contact.viewed': '看了联系方式', 'event.replayed': '重新处理了搁置的事件', 'letter.replayed': '重新处理了搁置的来信',
  'attachment.reviewed': '审核了附件', 'console.opened': '登录了工作台', 'complaint.dispatched': '派了单',
  'complaint.answered': '答复了诉求', 'complaint.accepted': '受理了诉求', 'complaint.rejected': '没有受理诉求',
  'area.added': '登记了县或乡镇', 'area.renamed': '改了县或乡镇的名称', 'village.founded': '登记了村', 'village.renamed': '改了村名',
  'village.recoded': '换了村的代码', 'village.grid-drawn': '画了网格', 'village.grid-redrawn': '改了网格', 'village.grid-closed': '停用了网格', 'village.grid-reopened': '恢复了网格', 'village.plates-hung': '登记了门牌',
  'village.plate-changed': '改了门牌', 'village.plate-removed': '停用了门牌', 'village.plate-hung-again': '恢复了门牌', 'village.contact-entered': '登记了便民电话', 'village.contact-changed': '改了便民电话',
  'village.contact-removed': '去掉了便民电话', 'village.promised': '改了答复承诺', 'calendar.put': '核对了工作日历',
  'wechat-account.entered': '登记了微信账号', 'wechat-account.changed': '改了微信账号', 'wechat-account.callback-agreed': '换了消息回调的密钥',
  'wechat-account.village-served': '让一个村使用微信账号', 'wechat-account.village-left': '让一个村不再使用微信账号',
  'wechat-account.template-named': '指定了消息模板', 'wechat-account.template-dropped': '去掉了消息模板',
  'client.registered': '登记了接入方', 'client.changed': '改了接入方的约定', 'client.key-issued': '给接入方发了密钥',
  'client.key-revoked': '停用了接入方的密钥', 'wechat-menu.published': '发布了公众号菜单', 'wechat-menu.removed': '删除了公众号菜单',
};
const things = { binding: '身份绑定', 'citizen-join': '政务平台登录', family: '家人代办', role: '职务', complaint: '诉求', attachment: '附件', session: '登录', 'wechat-account': '微信账号', client: '接入方' };

/** 操作记录: who did what, newest first. */
class Audit extends DeskPages {
  address(after) {
    return paged('/audit', after, this.village ? { village: this.village } : {});
  }

  heading() {
    document.title = '操作记录 · 乡音工作台';
    return html`<h1 class="work-title">操作记录</h1>`;
  }

  content({ items }) {
    if (!items.length) return nothingHere('还没有操作记录。');
    return html`<div class="stack"><ul class="cells">${items.map((item) => this.row(item))}</ul>${moreButton(this)}</div>`;
  }

  row({ actor, act, subject, village, from, at }) {
    const held = actor.roles.map((role) => roles[role] ?? role).join('、');
    return html`<li class="cell"><span class="grow"><span class="strong">${[actor.platform ?? actor.name, held].filter(Boolean).join(' · ') || '工作人员'}</span>
        ${acts[act] ?? act}<br>
        <span class="soft small">${[when(at), village?.name, things[subject?.kind] ?? subject?.kind, from && `来自 ${from}`]
          .filter(Boolean).join(' · ')}</span>${subject ? html` <span class="soft small mono">${subject.id.slice(-8)}</span>` : nothing}</span></li>`;
  }
}

customElements.define('console-audit', Audit);
