import { bridge, signIn } from './ticket.js';
import { setElder } from '../shared/elder.js';

/** What 浙里办 says of this phone and this citizen comes first: big letters, and who is here. Then the pages begin. */
async function begin() {
  const style = await bridge('getUiStyle').catch(() => null);
  if (style?.uiStyle) setElder(style.uiStyle === 'elder');
  await signIn().catch(() => null);
  await import('./app.js');
}

begin();
