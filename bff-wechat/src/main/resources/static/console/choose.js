import { html, nothing } from 'lit';
import { Part } from '../shared/element.js';
import { roles } from '../shared/format.js';
import { nothingHere } from '../shared/states.js';

/** 选村 */
class Choose extends Part {
  static properties = { person: { attribute: false } };

  render() {
    document.title = '选择村 · 乡音工作台';
    const { villages, areas } = this.person;
    return html`<h1 class="work-title">选择村</h1>
      ${villages.length || areas.length ? nothing : nothingHere('您还没有工作台里的职务，请找乡镇管理员。')}
      <div class="cells narrow">
        ${areas.map((area) => this.cell(`#/overview/${area.code}`, `${area.name}总览`, [area.role]))}
        ${villages.map((village) => this.cell(`#/villages/${village.code}/tasks`, village.name, village.roles))}
      </div>`;
  }

  cell(address, name, held) {
    return html`<a class="cell" href=${address}><span class="grow strong">${name}</span>
      <span class="tail">${held.map((role) => roles[role] ?? role).join('、')}</span></a>`;
  }
}

customElements.define('console-choose', Choose);
