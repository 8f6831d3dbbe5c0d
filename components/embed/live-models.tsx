'use client';

import dynamic from 'next/dynamic';
import { createPortal } from 'react-dom';
import { useWidgetPlaces } from './use-widget-places';
import { WidgetBoundary } from './widget-boundary';

const CompactWorkbench = dynamic(
  () => import('@/components/sandbox/compact-workbench').then((module) => module.CompactWorkbench),
  { ssr: false },
);

/**
 * Makes live widgets of the models that the posts of this page embed: draw or drop a picture and it is read, in the
 * post. Once for a page; all widgets share the browser's one network. Without JavaScript the links stay what they are.
 */
export function LiveModels() {
  const places = useWidgetPlaces();
  return places.map(({ key, element, model, version }) =>
    createPortal(
      <WidgetBoundary>
        <CompactWorkbench model={model} version={version} />
      </WidgetBoundary>,
      element,
      String(key),
    ),
  );
}
