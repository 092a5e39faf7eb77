import { html, nothing, svg } from 'lit';
import { Part } from '../shared/element.js';
import { icon } from '../shared/icons.js';
import { desk } from './session.js';

const WIDTH = 600;
const EDGE = 12;

/**
 * The village's grids, drawn from its own borders: no tiles, no other host. A grid has the colour of its most pressing
 * open case. The same is said in the list beside it, for whoever does not see the drawing.
 */
class GridMap extends Part {
  static properties = { base: { attribute: false }, grids: { attribute: false }, label: {}, chosen: { attribute: false }, cases: { attribute: false }, map: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    if (!this.grids) this.load();
  }

  async load() {
    this.map = await desk.get(`${this.base}/grids`).catch(() => null);
  }

  render() {
    const grids = this.grids ?? this.map?.items ?? [];
    if (!grids.length) return nothing;
    const drawn = grids.filter((grid) => grid.polygon.length > 2);
    return html`<section class="card grid-map" aria-label=${this.label ?? '网格'}>
      ${drawn.length ? this.drawing(drawn) : nothing}
      <div class="options" role="group" aria-label="按网格看">${this.all()}${grids.map((grid) => this.choice(grid))}</div>
    </section>`;
  }

  drawing(grids) {
    const place = placing(grids.flatMap((grid) => grid.polygon));
    const points = (this.cases ?? []).filter((item) => item.point);
    return html`<svg class="map" viewBox="0 0 ${WIDTH} ${place.height}" aria-hidden="true" focusable="false">
      ${grids.map((grid) => this.grid(grid, place))}
      ${points.map((item) => {
        const [x, y] = place.of([item.point.lon, item.point.lat]);
        return svg`<circle class="spot ${item.dueColour}" cx=${x} cy=${y} r="6"></circle>`;
      })}</svg>`;
  }

  grid(grid, place) {
    const corners = grid.polygon.map(place.of);
    const [x, y] = middle(corners);
    const { open, colour } = state(grid.openCount);
    const chosen = this.chosen === grid.id;
    return svg`<g class="on-map ${colour} ${chosen ? 'chosen' : ''}" @click=${() => this.choose(chosen ? '' : grid.id)}>
      <polygon points=${corners.map((corner) => corner.join(',')).join(' ')}></polygon>
      <text x=${x} y=${y}>${grid.name}</text>
      <text class="tally" x=${x} y=${y + 22}>${open ? `${open} 件` : ''}</text></g>`;
  }

  all() {
    return html`<button type="button" class="option" aria-pressed=${!this.chosen} @click=${() => this.choose('')}>${icon('grid')}全村</button>`;
  }

  choice(grid) {
    const { open, colour } = state(grid.openCount);
    return html`<button type="button" class="option" aria-pressed=${this.chosen === grid.id} title=${(grid.workers ?? []).join('、')}
      @click=${() => this.choose(grid.id)}>${grid.name}
      ${open ? html`<span class="badge ${colour}">${open} 件${words[colour] ?? ''}</span>` : nothing}</button>`;
  }

  choose(id) {
    this.dispatchEvent(new CustomEvent('choose-grid', { detail: id }));
  }
}

const words = { red: '，有超期', yellow: '，有快到期' };

function state({ green, yellow, red } = { green: 0, yellow: 0, red: 0 }) {
  return { open: green + yellow + red, colour: red ? 'red' : yellow ? 'yellow' : green ? 'green' : '' };
}

/** Fits the borders into the drawing. A village is small: a degree of longitude is shortened by its latitude, no more. */
function placing(corners) {
  const [lons, lats] = [corners.map(([lon]) => lon), corners.map(([, lat]) => lat)];
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const shorter = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * EDGE) / Math.max((east - west) * shorter, (north - south) * 0.8, 1e-6);
  const round = (number) => Math.round(number * 10) / 10;
  return {
    height: round((north - south) * scale + 2 * EDGE),
    of: ([lon, lat]) => [round(EDGE + (lon - west) * shorter * scale), round(EDGE + (north - lat) * scale)],
  };
}

function middle(corners) {
  const sum = corners.reduce(([x, y], [a, b]) => [x + a, y + b], [0, 0]);
  return sum.map((total) => Math.round(total / corners.length));
}

customElements.define('grid-map', GridMap);
