import { lives, npmAbove } from './processes.mjs';

const LOOK_EVERY_MS = 250;

/**
 * Calls back when the npm that runs this start has ended (it was killed, or asked to end: it does not pass that on through
 * its shell): nobody could stop the site by its terminal any more.
 * Without npm (a service manager runs the script itself) there is nothing to watch.
 */
export function watchNpm(onKilled: () => void): void {
  const npm = npmAbove();
  if (!npm) return;
  const timer = setInterval(() => {
    if (lives(npm)) return;
    clearInterval(timer);
    onKilled();
  }, LOOK_EVERY_MS);
  timer.unref();
}
