'use client';

import { type RefObject, useEffect, useState } from 'react';

/** Why there is no picture from the camera; `messages` has a sentence for each. */
export type CameraFailure = 'refused' | 'none' | 'taken' | 'insecure' | 'broken';
export type CameraState = 'starting' | 'live' | CameraFailure;

/** Errors of getUserMedia by their names (Media Capture and Streams, section 10.2). */
const FAILURES: Record<string, CameraFailure> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'taken',
  AbortError: 'taken',
};

const failureOf = (error: unknown): CameraFailure =>
  (error instanceof DOMException ? FAILURES[error.name] : undefined) ?? 'broken';

/** The back camera where there are several: it looks at the paper. A digit needs few pixels. */
const WANTED: MediaStreamConstraints = {
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 960 } },
};

const stop = (stream: MediaStream | null): void => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

/** Shows the camera in the video element while the component lives; then the camera is off again, light and all. */
export function useCamera(video: RefObject<HTMLVideoElement | null>): CameraState {
  const [state, setState] = useState<CameraState>('starting');
  useEffect(() => {
    let stream: MediaStream | null = null;
    let left = false;
    const start = async () => {
      // Browsers hide the whole interface from pages that did not come over https.
      if (!navigator.mediaDevices) return setState('insecure');
      const opened = await navigator.mediaDevices.getUserMedia(WANTED);
      if (left) return stop(opened);
      stream = opened;
      if (!video.current) return;
      video.current.srcObject = opened;
      await video.current.play();
      setState('live');
    };
    start().catch((error: unknown) => {
      if (!left) setState(failureOf(error));
    });
    return () => {
      left = true;
      stop(stream);
    };
  }, [video]);
  return state;
}

/** The video's present frame as a JPEG file; null where there is none yet. */
export function takePicture(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
}
