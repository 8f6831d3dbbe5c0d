'use client';

import { type DragEvent, useEffect, useState } from 'react';

const pictureOf = (data: DataTransfer | null): File | undefined =>
  [...(data?.files ?? [])].find((file) => file.type.startsWith('image/')) ?? data?.files[0];

/**
 * Pictures that are dropped on the element with `dropProps`, or pasted anywhere on the page. A file that is no picture
 * is handed over as well: the answer says what is wrong with it.
 */
export function useDroppedPictures(onPicture: (picture: Blob) => void) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const picture = pictureOf(event.clipboardData);
      if (!picture) return;
      event.preventDefault();
      onPicture(picture);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [onPicture]);

  const dropProps = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      const inside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
      if (!inside) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const picture = pictureOf(event.dataTransfer);
      if (picture) onPicture(picture);
    },
  };
  return { over, dropProps };
}
