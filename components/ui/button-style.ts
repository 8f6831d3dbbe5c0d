import { clsx } from 'clsx';

/** primary: the one main action of a page; secondary: the others; quiet: inside rows and bars; danger: it destroys. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
/** sm: inside rows and post footers; md: everywhere else. Both grow to 44 px for fingers. */
export type ButtonSize = 'sm' | 'md';

/** The classes of a button (styles in app/globals.css, `.button`), for buttons, links and summaries alike. */
export const buttonClass = (variant: ButtonVariant = 'secondary', size: ButtonSize = 'md', more?: string) =>
  clsx('button', `button-${variant}`, size === 'sm' && 'button-sm', more);
