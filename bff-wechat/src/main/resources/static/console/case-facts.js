import { html, nothing } from 'lit';
import { badgeOf, due, when } from '../shared/format.js';

/** The head of a case: where it stands, how pressing it is, and how often it was moved and urged. */
export function standing(item) {
  const late = due(item.dueAt, item.dueColour);
  return html`<div class="row wrap"><span class="badge">${item.statusLabel}</span>
    ${late ? html`<span class="badge ${badgeOf(item)}">${late}</span>` : nothing}
    ${item.paused ? html`<span class="badge">时间暂停</span>` : nothing}
    ${item.level && item.level !== 'village' ? html`<span class="badge yellow">${item.levelLabel}盯办</span>` : nothing}
    ${item.offered ? html`<span class="badge green">等党员接单</span>` : nothing}
    ${counters(item).map((words) => html`<span class="badge">${words}</span>`)}</div>`;
}

export function counters({ dispatches, reminders, supervisions, reopenings }) {
  return [
    dispatches > 1 && `派单 ${dispatches} 次`,
    reminders > 0 && `催办 ${reminders}`,
    supervisions > 0 && `督办 ${supervisions}`,
    reopenings > 0 && `重办 ${reopenings} 次`,
  ].filter(Boolean);
}

/** What is true of a case beside its state, as pairs of a word and what it is. */
export function facts(item) {
  return [
    ['经办人', item.handler?.label ?? (item.claimant ? item.claimant.label : '还没有')],
    item.assistants?.length && ['协办', item.assistants.map((each) => each.label).join('、')],
    item.handler && item.claimant && ['接单', item.claimant.label],
    ['反映人', item.reporter?.label ?? '诉求人'],
    ['来源', `${item.sourceLabel ?? ''}${item.onBehalf ? '（代办）' : ''}`],
    ['公开', item.published ? '已公开' : item.visibility === 'public' ? '反映人同意公开' : '不公开'],
    ['提交', when(item.filedAt)],
    item.dueAt && item.dueColour !== 'done' && ['应答复', when(item.dueAt)],
    item.extension && ['申请延期', html`到 ${when(item.extension.until)}：${item.extension.reason}`],
    item.transfer && ['转往', html`${item.transfer.office}${item.transfer.externalNumber ? html`，那边编号 <span class="mono">${item.transfer.externalNumber}</span>` : '（还没有那边的编号）'}，${when(item.transfer.at)}`],
    item.answeredAt && ['答复', when(item.answeredAt)],
    item.verifiedAt && ['核实', when(item.verifiedAt)],
    item.closedAt && ['办结', `${when(item.closedAt)}，${item.closingLabel}`],
    item.supports > 0 && ['附议', `${item.supports} 人`],
    item.rating && ['评价', html`${item.rating.fixed ? '解决了' : '没解决'}${item.rating.stars ? `，${item.rating.stars} 星` : ''}${item.rating.text ? html`<br>${item.rating.text}` : nothing}`],
  ].filter(Boolean);
}
