'use client';

import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { EditorHandle } from '@/components/editor/editor';
import { useViewer } from '@/components/shell/viewer-provider';
import type { ViewerPostView, ViewerTopicView } from '@/lib/topics/views';
import { copyFormulas } from './copy-formulas';

/** A post that a reply answers, as the reply form names it. */
export interface ReplyTarget {
  postId: number;
  number: number;
  name: string;
}

interface TopicOverlayValue {
  /** Null until the server has told what this viewer may do; it stays null without JavaScript. */
  view: ViewerTopicView | null;
  replyTo: ReplyTarget | null;
  setReplyTo: (target: ReplyTarget | null) => void;
  /** The reply form's editor. */
  editor: RefObject<EditorHandle | null>;
  refresh: () => Promise<void>;
}

const TopicOverlayContext = createContext<TopicOverlayValue>({
  view: null,
  replyTo: null,
  setReplyTo: () => undefined,
  editor: { current: null },
  refresh: async () => undefined,
});

/** What the topic page knows about its viewer beyond the shared html. */
export const useTopicOverlay = (): TopicOverlayValue => useContext(TopicOverlayContext);

/** What the viewer may do with one post; undefined while that is not known. */
export const useViewerPost = (postId: number): ViewerPostView | undefined =>
  useTopicOverlay().view?.posts.find((post) => post.postId === postId);

/**
 * Lays over a shared topic page what is personal: my reactions, what I may edit. Also puts TeX on the clipboard where
 * formulas are copied. `revision` changes when the shared page does, and the overlay is asked for again.
 */
export function TopicOverlay({
  topicId,
  from,
  to,
  revision,
  children,
}: {
  topicId: number;
  from: number;
  to: number;
  revision: string;
  children: ReactNode;
}) {
  const { member } = useViewer();
  const memberId = member?.id ?? null;
  const [view, setView] = useState<ViewerTopicView | null>(null);
  const [replyTo, setReplyTo] = useState<ReplyTarget | null>(null);
  const editor = useRef<EditorHandle | null>(null);
  const refresh = useCallback(async () => {
    const loaded = await loadOverlay(topicId, from, to);
    if (loaded) setView(loaded);
  }, [topicId, from, to]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another member, or a changed page, has another overlay
  useEffect(() => {
    void refresh();
  }, [refresh, memberId, revision]);

  useEffect(() => {
    document.addEventListener('copy', copyFormulas);
    return () => document.removeEventListener('copy', copyFormulas);
  }, []);

  const value = useMemo(() => ({ view, replyTo, setReplyTo, editor, refresh }), [view, replyTo, refresh]);
  return <TopicOverlayContext value={value}>{children}</TopicOverlayContext>;
}

async function loadOverlay(topicId: number, from: number, to: number): Promise<ViewerTopicView | null> {
  try {
    const response = await fetch(`/api/viewer/topics/${topicId}?from=${from}&to=${to}`, {
      cache: 'no-store',
    });
    return response.ok ? ((await response.json()) as ViewerTopicView) : null;
  } catch {
    return null;
  }
}
