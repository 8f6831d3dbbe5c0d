import type { MetadataRoute } from 'next';

/** Public pages may be indexed; forms, personal pages and the viewer's data have nothing for a search engine. */
export default function robots(): MetadataRoute.Robots {
  const personal = [
    '/settings',
    '/notifications',
    '/admin',
    '/sign-in',
    '/sign-up',
    '/reset',
    '/confirm',
    '/new',
  ];
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', ...personal.map((path) => `/*${path}`), '/*/posts/*/edit', '/*/posts/*/delete'],
    },
  };
}
