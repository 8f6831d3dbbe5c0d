import type { MetadataRoute } from 'next';

/** For a phone's home screen; one for both languages, so it opens where the cookie and the browser lead. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Minibatch',
    short_name: 'Minibatch',
    start_url: '/',
    display: 'browser',
    background_color: '#fbfaf8',
    theme_color: '#fbfaf8',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
}
