import type { Metadata } from 'next';
import { EARLY_SCRIPT } from '@/lib/early-script';
import './globals.css';

export const metadata: Metadata = { title: '404 · Minibatch', robots: { index: false } };

/** Paths outside of both languages that no file answers (`/nothing.txt`): short, in both, without the shell. */
export default function GlobalNotFound() {
  return (
    <html lang="zh-CN" suppressHydrationWarning>
      <head>
        <script>{EARLY_SCRIPT}</script>
      </head>
      <body>
        <main className="page message-page">
          <p className="message-code">404</p>
          <h1>没有这个页面</h1>
          <p lang="en">There is no such page.</p>
          <div className="message-actions">
            <a href="/zh-CN" className="button button-primary">
              回到首页
            </a>
            <a href="/en" lang="en" className="button button-secondary">
              To the home page
            </a>
          </div>
        </main>
      </body>
    </html>
  );
}
