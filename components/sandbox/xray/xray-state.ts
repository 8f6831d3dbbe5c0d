/** What the X-ray can show, in this order. */
export const XRAY_VIEWS = ['preparation', 'numbers', 'hidden', 'deciding', 'other', 'nearest'] as const;
export type XrayView = (typeof XRAY_VIEWS)[number];

/** Whether someone looks inside, and at what: it outlives the picture, so that the next one is seen in the same way. */
export interface XrayState {
  open: boolean;
  view: XrayView;
}

export const XRAY_CLOSED: XrayState = { open: false, view: 'deciding' };

export const isXrayView = (id: string): id is XrayView => XRAY_VIEWS.some((view) => view === id);
