import { html, nothing } from 'lit';
import { badgeOf, due, when } from '../shared/format.js';

/** One case in a list of staff; `village` names it where several villages stand side by side. */
export function caseCell(item, { village = false } = {}) {
  const category = item.category?.name ?? '未分类';
  const urged = [
    item.dispatches > 1 && `派单 ${item.dispatches} 次`,
    item.reminders > 0 && `催办 ${item.reminders}`,
    item.supervisions > 0 && `督办 ${item.supervisions}`,
    item.extensionAsked && '等延期审批',
  ].filter(Boolean);
  return html`<a class="cell task ${badgeOf(item)}" href="#/villages/${item.village.code}/complaints/${item.id}">
    <span class="grow"><span class="strong clip">${item.text || `${category}（照片或录音）`}</span>
      <span class="soft small">${village ? html`${item.village.name} · ` : nothing}<span class="mono">${item.ticket}</span> · ${category}
        ${item.grid ? html` · ${item.grid.name}` : nothing} · ${when(item.filedAt)}
        ${urged.length ? html` · ${urged.join(' · ')}` : nothing}</span></span>
    <span class="tail small">${item.handler?.label ?? '没有经办人'}<br>
      ${item.unheard ? html`<span class="badge red">未听</span>` : nothing}
      ${item.aboutStaff ? html`<span class="badge">涉及干部</span>` : nothing}
      <span class="badge">${item.statusLabel}</span>
      ${due(item.dueAt, item.dueColour) && !item.paused
        ? html`<span class="badge ${badgeOf(item)}">${due(item.dueAt, item.dueColour)}</span>` : nothing}</span></a>`;
}
