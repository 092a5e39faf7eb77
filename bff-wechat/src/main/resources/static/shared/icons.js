import { html, svg } from 'lit';

/** Line icons of our own, drawn on a 24-grid. They always stand beside words, so they are hidden from readers. */
const paths = {
  camera: svg`<path d="M4 8h3l2-3h6l2 3h3v11H4z"/><circle cx="12" cy="13" r="3.5"/>`,
  microphone: svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11a7 7 0 0 0 14 0M12 18v3M8 21h8"/>`,
  stop: svg`<rect x="6" y="6" width="12" height="12" rx="2"/>`,
  list: svg`<path d="M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01"/>`,
  phone: svg`<path d="M6 3h4l2 5-2.5 1.5a11 11 0 0 0 5 5L16 12l5 2v4c0 2-1 3-3 3C10 21 3 14 3 6c0-2 1-3 3-3z"/>`,
  bell: svg`<path d="M6 10a6 6 0 0 1 12 0c0 6 2 7 2 7H4s2-1 2-7M10 20a2 2 0 0 0 4 0"/>`,
  house: svg`<path d="M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 4-7 8-7s8 2 8 7"/>`,
  place: svg`<path d="M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.500 7 12 7 12z"/><circle cx="12" cy="9" r="2.500"/>`,
  plate: svg`<rect x="3" y="6" width="18" height="12" rx="2"/><path d="M7 12h5M15 12h2"/>`,
  grid: svg`<path d="M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z"/>`,
  tag: svg`<path d="M4 4h8l8 8-8 8-8-8zM8.500 8.500h.01"/>`,
  eye: svg`<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>`,
  speaker: svg`<path d="M4 9h4l5-4v14l-5-4H4zM16.500 8.500a5 5 0 0 1 0 7M19 6a9 9 0 0 1 0 12"/>`,
  play: svg`<path d="M7 4l13 8-13 8z"/>`,
  paper: svg`<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>`,
  check: svg`<path d="M5 12.500l4.500 4.500L19 7.500"/>`,
  cross: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  star: svg`<path d="M12 3l2.800 5.800 6.200.8-4.500 4.400 1.100 6.300L12 17.300 6.400 20.300l1.100-6.300L3 9.600l6.200-.8z"/>`,
  empty: svg`<path d="M4 13l3-8h10l3 8v6H4zM4 13h5l1 2h4l1-2h5"/>`,
  warning: svg`<path d="M12 4l9 16H3zM12 10v4M12 17h.01"/>`,
  offline: svg`<path d="M3 3l18 18M8.500 15.500a5 5 0 0 1 7 0M5 12a10 10 0 0 1 4-2.300M15 9.700a10 10 0 0 1 4 2.300M12 19h.01"/>`,
  file: svg`<path d="M6 3h8l4 4v14H6zM14 3v4h4"/>`,
};

export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor"
    stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths[name]}</svg>`;
}
