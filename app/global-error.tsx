'use client';

import { useEffect, useState } from 'react';
import './globals.css';

/** Stands alone: the layout itself failed, so neither messages nor shell can be counted on. */
const TEXTS = {
  en: {
    lang: 'en',
    title: 'The site could not be shown',
    what: 'Something went wrong on our side. Nothing that you saved is lost; text that you were writing stays in this browser.',
    retry: 'Try again',
  },
  zh: {
    lang: 'zh-CN',
    title: '网站暂时无法显示',
    what: '我们这边出了问题。已保存的内容不会丢失，正在写的文字留在这个浏览器里。',
    retry: '再试一次',
  },
} as const;

export default function GlobalError({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const [texts, setTexts] = useState<(typeof TEXTS)['en' | 'zh']>(TEXTS.zh);
  useEffect(() => {
    setTexts(window.location.pathname.startsWith('/en') ? TEXTS.en : TEXTS.zh);
  }, []);
  return (
    <html lang={texts.lang}>
      <body>
        <main className="page message-page" role="alert">
          <h1>{texts.title}</h1>
          <p>{texts.what}</p>
          <div className="message-actions">
            <button type="button" className="button button-primary" onClick={reset}>
              {texts.retry}
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
