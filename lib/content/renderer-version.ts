/**
 * Version of what render() makes. Raise it when the html of existing posts would change for the better;
 * `npm run admin -- posts rerender` then makes posts with another number anew.
 */
export const RENDERER_VERSION = 2;
