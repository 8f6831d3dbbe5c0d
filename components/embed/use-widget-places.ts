import { useEffect, useState } from 'react';
import { type EmbeddedModel, embeddedModel, LIVE_WIDGET } from './live-widget';

/** Where a widget lives: an element of ours in the post, beside the link. */
export interface WidgetPlace extends EmbeddedModel {
  key: number;
  element: HTMLElement;
}

/** The widget and its network are loaded when its place comes this near to what is seen. */
const NEAR = '600px';
const LINKS = `[data-post-text] .embed-block:not(:has(> [${LIVE_WIDGET}])) > a[data-embed="model"]`;

let made = 0;

/** Puts an empty element beside a link; null where the link names nothing that has a widget. */
function makePlace(link: HTMLElement): WidgetPlace | null {
  const model = embeddedModel(link.dataset.id ?? '');
  if (!model) return null;
  const element = document.createElement('div');
  element.setAttribute(LIVE_WIDGET, '');
  link.after(element);
  return { ...model, element, key: ++made };
}

/** Places that are still in the page; the same array where all are. */
const standing = (places: WidgetPlace[]): WidgetPlace[] =>
  places.every(({ element }) => element.isConnected)
    ? places
    : places.filter(({ element }) => element.isConnected);

/** Tells of a place once, when it comes near to what is seen. */
function watchNearness(tell: (place: WidgetPlace) => void) {
  const waiting = new Map<Element, WidgetPlace>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const place = isIntersecting ? waiting.get(target) : undefined;
        if (!place) continue;
        waiting.delete(target);
        observer.unobserve(target);
        tell(place);
      }
    },
    { rootMargin: NEAR },
  );
  return {
    add(place: WidgetPlace) {
      waiting.set(place.element, place);
      observer.observe(place.element);
    },
    stop: () => observer.disconnect(),
  };
}

/**
 * Places for live widgets beside the links of models in the posts of this page, each once it comes near to what is
 * seen. Posts that arrive later (an edit, a reply) get theirs; places that went with their post are given up.
 */
export function useWidgetPlaces(): WidgetPlace[] {
  const [places, setPlaces] = useState<WidgetPlace[]>([]);
  useEffect(() => {
    const nearness = watchNearness((place) => setPlaces((now) => [...now, place]));
    const look = () => {
      setPlaces(standing);
      for (const link of document.querySelectorAll<HTMLElement>(LINKS)) {
        const place = makePlace(link);
        if (place) nearness.add(place);
      }
    };
    look();
    const changes = new MutationObserver(look);
    changes.observe(document.getElementById('content') ?? document.body, { childList: true, subtree: true });
    return () => {
      changes.disconnect();
      nearness.stop();
      for (const element of document.querySelectorAll(`[${LIVE_WIDGET}]`)) element.remove();
    };
  }, []);
  return places;
}
