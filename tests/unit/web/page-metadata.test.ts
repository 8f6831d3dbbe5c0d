import { describe, expect, it } from 'vitest';
import { pageMetadata } from '@/lib/web/page-metadata';

describe("a page's metadata", () => {
  it('names the page in the other language and itself', () => {
    const { alternates } = pageMetadata('en', '/boards/nlp', { title: 'Language' });
    expect(alternates).toEqual({
      canonical: '/en/boards/nlp',
      languages: { 'zh-CN': '/zh-CN/boards/nlp', en: '/en/boards/nlp', 'x-default': '/boards/nlp' },
    });
    expect(pageMetadata('zh-CN', '/').alternates?.canonical).toBe('/zh-CN');
  });

  it("leaves the layout's title alone where the page has none", () => {
    expect(pageMetadata('en', '/')).not.toHaveProperty('title');
  });

  it('asks search engines to leave personal pages out', () => {
    expect(pageMetadata('en', '/settings', { index: false }).robots).toEqual({ index: false });
    expect(pageMetadata('en', '/about')).not.toHaveProperty('robots');
  });
});
