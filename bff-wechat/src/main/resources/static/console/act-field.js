import { html, nothing } from 'lit';
import './case-photos.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** One question of an act's form. */
export function actField(field, item, base) {
  const required = field.required ?? false;
  const star = required ? nothing : html`<span class="soft">（可以不填）</span>`;
  const max = field.max ?? 500;
  switch (field.kind) {
    case 'handler':
      return html`<label class="field"><span class="label">${field.label}</span>
        <select name=${field.name} ?required=${required}><option value="">请选择</option>${(item.handlers ?? []).map((each) =>
          html`<option value=${each.person}>${each.label}</option>`)}</select></label>`;
    case 'receiver':
      return !item.receivers?.length
        ? nothing
        : html`<label class="field"><span class="label">${field.label}${star}</span>
        <select name=${field.name}><option value="">不通过平台</option>${item.receivers.map(({ id, name }) =>
          html`<option value=${id}>${name}</option>`)}</select></label>`;
    case 'category':
      return html`<label class="field"><span class="label">${field.label}</span>
        <select name=${field.name} ?required=${required}><option value="">请选择</option>${(item.categories ?? []).map((group) =>
          html`<optgroup label=${group.name}>${group.children.map((each) =>
            html`<option value=${each.code} ?selected=${each.code === item.suggestedCategory?.code}>${each.name}</option>`)}</optgroup>`)}</select></label>`;
    case 'until':
      return html`<label class="field"><span class="label">${field.label}</span>
        <input class="input" type="date" name=${field.name} ?required=${required} min=${after(item.dueAt, 1)} max=${last(item.dueAt)}></label>`;
    case 'yes-no':
      return html`<fieldset class="field choices"><legend class="label">${field.label}</legend>
        <label class="row"><input type="radio" name=${field.name} value="yes" required><span>${field.yes}</span></label>
        <label class="row"><input type="radio" name=${field.name} value="no" required><span>${field.no}</span></label></fieldset>`;
    case 'publish':
      return !item.can?.includes('publish')
        ? nothing
        : html`<label class="row"><input type="checkbox" name=${field.name} value="yes"><span>${field.label}</span></label>`;
    case 'choice':
      return html`<label class="field"><span class="label">${field.label}</span>
        <select name=${field.name} ?required=${required}><option value="">请选择</option>${field.choices.map(([value, label]) =>
          html`<option value=${value}>${label}</option>`)}</select></label>`;
    case 'stars':
      return html`<label class="field"><span class="label">${field.label}${star}</span>
        <select name=${field.name}><option value="">没有说</option>${[5, 4, 3, 2, 1].map((count) =>
          html`<option value=${count}>${count} 星</option>`)}</select></label>`;
    case 'tick':
      return html`<label class="row"><input type="checkbox" name=${field.name} value="yes"><span>${field.label}</span></label>`;
    case 'photos':
      return html`<case-photos .base=${base}></case-photos>`;
    case 'ticket':
      return html`<label class="field"><span class="label">${field.label}</span>
        <input class="input" name=${field.name} inputmode="numeric" pattern="[0-9]{8}" maxlength="8" required title="8 位数字"></label>`;
    case 'line':
      return html`<label class="field"><span class="label">${field.label}${star}</span>
        <input class="input" name=${field.name} maxlength=${max} ?required=${required}></label>`;
    default:
      return html`<label class="field"><span class="label">${field.label}${star}</span>
        <textarea name=${field.name} rows="4" maxlength=${max} ?required=${required}></textarea></label>`;
  }
}

/** An extension ends at six in the evening, and no later than thirty days after what was due. */
const last = (time) => shanghai.format(new Date(new Date(time).getTime() + 30 * DAY - 18 * HOUR));
const after = (time, days) => shanghai.format(new Date(new Date(time).getTime() + days * DAY));
