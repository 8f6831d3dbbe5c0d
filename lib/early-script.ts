/**
 * Key of the chosen theme in localStorage. No cookie: shared pages never read one, and the early script needs none.
 */
export const THEME_KEY = 'theme';
/** Set in localStorage while someone is signed in, so that the next page does not flash "sign in" before it knows. */
export const MEMBER_KEY = 'member';

/**
 * Runs in the head before the first paint, so that a chosen theme never flashes. Storage may be forbidden: then the
 * system decides. The Content Security Policy of shared pages allows exactly this text by its hash.
 */
export const EARLY_SCRIPT = `(()=>{try{const r=document.documentElement,s=localStorage,t=s.getItem('${THEME_KEY}');if(t==='light'||t==='dark')r.dataset.theme=t;if(s.getItem('${MEMBER_KEY}'))r.dataset.viewer='member'}catch{}})()`;
