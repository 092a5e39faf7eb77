/** What this phone can do, by the browser's own means. */
export const camera = () => Promise.resolve();

export const photos = () => Promise.resolve([]);

/** Where this phone is, in WGS-84. */
export async function whereabouts() {
  if (!navigator.geolocation) throw new Error('no location');
  const { coords } = await new Promise((resolve, reject) =>
    navigator.geolocation.getCurrentPosition(resolve, reject, { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 }));
  return coords;
}
