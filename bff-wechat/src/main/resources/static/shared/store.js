/** A small drawer that outlives a reload: IndexedDB where it works (it can hold photos), else memory. */
const memory = new Map();
let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('village', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('drawer');
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => reject(request.error);
  });
  return opened;
}

async function within(mode, act) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('drawer', mode);
    const request = act(transaction.objectStore('drawer'));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

export async function keep(name, value) {
  memory.set(name, value);
  await within('readwrite', (drawer) => drawer.put(value, name)).catch(() => {});
}

export async function find(name) {
  const kept = await within('readonly', (drawer) => drawer.get(name)).catch(() => undefined);
  return kept ?? memory.get(name);
}

export async function forget(name) {
  memory.delete(name);
  await within('readwrite', (drawer) => drawer.delete(name)).catch(() => {});
}
