import { upload } from '../shared/upload.js';
import { mp } from './session.js';

/** Uploads what is not there yet, one after the other, and answers the ids in order. `village` is its address. */
export async function sendFiles(village, files) {
  for (const file of files) {
    if (file.id) continue;
    const named = new File([file.blob], file.name, { type: file.blob.type });
    const made = await upload(mp.url(`${village}/attachments`), named, { client: mp.client, key: file.key });
    file.id = made.id;
  }
  return files.map((file) => file.id);
}
