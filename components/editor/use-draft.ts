import { type RefObject, useEffect, useRef, useState } from 'react';
import { DraftKeeper, type DraftState, type KeeperOptions, NO_DRAFT } from './draft-keeper';

export interface DraftOptions
  extends Pick<KeeperOptions, 'formKey' | 'fields' | 'servedUnsaved' | 'suggest' | 'fill' | 'onSent'> {
  /** The editor's text area; its form is what is drafted. */
  area: RefObject<HTMLTextAreaElement | null>;
  /** Adds Markdown to the text. */
  insert: (markdown: string) => void;
}

export interface DraftView extends DraftState {
  /** Forgets the restored draft and goes back to what the page came with. */
  discard: () => void;
  /** Takes over the text of the other tab. */
  takeOver: () => void;
  /** Keeps this tab's text and closes the notice. */
  keepMine: () => void;
  /** Adds what was offered to the text. */
  addOffered: () => void;
  /** Closes the offer. */
  leaveOffered: () => void;
}

/** The draft of the form around the text area, see draft-keeper.ts. */
export function useDraft({ area, formKey, servedUnsaved, ...options }: DraftOptions): DraftView {
  const [state, setState] = useState(NO_DRAFT);
  const keeper = useRef<DraftKeeper | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    const form = area.current?.form;
    if (!form) return;
    const opened = new DraftKeeper({
      form,
      formKey,
      servedUnsaved,
      fields: latest.current.fields,
      suggest: () => latest.current.suggest?.() ?? null,
      fill: (values) => latest.current.fill(values),
      onSent: () => latest.current.onSent(),
      onChange: (change) => setState((now) => ({ ...now, ...change })),
    });
    keeper.current = opened;
    return () => opened.close();
  }, [area, formKey, servedUnsaved]);

  const leaveOffered = () => setState((now) => ({ ...now, offered: null }));
  const closeNotice = () => setState((now) => ({ ...now, elsewhere: null }));
  return {
    ...state,
    discard() {
      if (state.restored) keeper.current?.discard(state.restored);
    },
    takeOver() {
      if (state.elsewhere) options.fill(state.elsewhere.fields);
      closeNotice();
    },
    keepMine: closeNotice,
    addOffered() {
      if (state.offered !== null) options.insert(state.offered);
      leaveOffered();
    },
    leaveOffered,
  };
}
