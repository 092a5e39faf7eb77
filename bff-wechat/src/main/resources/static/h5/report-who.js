import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { elder } from '../shared/elder.js';
import { icon } from '../shared/icons.js';

/** 谁能看到: one line that says it, and the choices behind it. */
class ReportWho extends Part {
  static properties = { draft: { attribute: false }, open: { state: true } };

  render() {
    return html`<section class="cells" aria-label="谁能看到">
      <button class="cell" aria-expanded=${Boolean(this.open)} @click=${() => (this.open = !this.open)}>
        ${icon('eye')}<span class="grow"><span class="strong">谁能看到</span><br>
          <span class="soft">${summary(this.draft)}</span></span>
        <span class="soft" aria-hidden="true">${this.open ? '收起' : '修改'}</span></button>
      ${this.open ? html`<div class="pad stack">${this.choices()}</div>` : nothing}
    </section>`;
  }

  choices() {
    const { aboutStaff } = this.draft;
    return html`
      <label class="switch"><span class="grow">这事和村干部、网格员有关</span>
        <input type="checkbox" role="switch" .checked=${aboutStaff}
          @change=${(event) => this.tell({ aboutStaff: event.target.checked })}></label>
      ${aboutStaff
        ? html`<p class="note green">直接交给镇里办。村干部、网格员看不到，也搜不到。</p>`
        : html`${this.group('nameVisibleTo', '谁能看到我的名字', [
            ['handlers', '处理这事的人'],
            ['dispatcher-only', '只有镇里派单的人'],
          ])}${this.group('visibility', '别人能看到这件事吗', [
            ['private', '不公开'],
            ['public', elder() ? '公开，不带名字' : '公开，不带名字，镇里同意后才公开'],
          ])}`}
      ${aboutStaff ? this.group('nameVisibleTo', '谁能看到我的名字', [
        ['handlers', '镇里处理这事的人'],
        ['dispatcher-only', '只有镇里派单的人'],
      ]) : nothing}`;
  }

  group(name, legend, options) {
    return html`<fieldset><legend>${legend}</legend><div class="options column">${options.map(([value, label]) =>
      html`<label class="option"><input type="radio" name=${name} value=${value} .checked=${this.draft[name] === value}
        @change=${() => this.tell({ [name]: value })}>${label}</label>`)}</div></fieldset>`;
  }

  tell(detail) {
    this.dispatchEvent(new CustomEvent('change-draft', { detail }));
  }
}

export function summary({ aboutStaff, nameVisibleTo, visibility }) {
  if (aboutStaff) return '直接交给镇里，村里人看不到';
  const name = nameVisibleTo === 'handlers' ? '处理的人知道我的名字' : '只有镇里知道我的名字';
  return `${name}，${visibility === 'public' ? '同意公开' : '不公开'}`;
}

customElements.define('report-who', ReportWho);
